"""The text of a cell as a fact: what a rule of law in words quotes, and puts to the reader."""

from dataclasses import replace

from extract.cell_ref import CellRef
from extract.facts import Fact, FactContext, FactReading
from extract.table import Cell
from validate.tables.figure_table import FigureTable

_PART = "words"
"""What tells the text of a cell from the figures in it."""


def quoted_cell(table: FigureTable, row: int, col: int) -> Fact | None:
    """What is printed in a cell, or spans into it, as a fact without a number; None where nothing
    is.
    """
    cell = table.rows[row].cells[col]
    if cell is None or not cell.text.strip():
        return None
    ref = CellRef(table.table.id, cell.raw.row, cell.raw.col)
    return _as_fact(table, replace(ref, part=_PART), cell)


def _as_fact(table: FigureTable, ref: CellRef, cell: Cell) -> Fact:
    assert ref.row is not None
    assert ref.col is not None
    row, raw = table.rows[ref.row], cell.raw
    path = (*row.path, row.label) if row.label else row.path
    return Fact(
        id=str(ref),
        counts="other",
        number=None,
        printed=cell.text.strip(),
        places=raw.places,
        section=table.table.section,
        cell=ref,
        context=FactContext(path, table.column(ref.col).path, money=False),
        reading=FactReading(raw.engine, raw.confidence),
        unavailable=True,
    )
