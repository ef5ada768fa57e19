"""Figures of a scan under accusation, read once more (`cell_pictures`).

A figure may be misread surely. Where an identity fails, its figures are read again at a higher
scale; one whose digits then differ, as surely read, is in doubt like any other: arithmetic may
choose between the two readings, and says so.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from extract.cell_ref import CellRef
from extract.document import Document, OcrPlaces
from extract.grid import Doubt
from extract.ocr.digit_doubts import SURE, trust
from extract.ocr.ocr_engine import OcrEngine
from extract.pdf.source import Source
from extract.readings.cell_pictures import (
    digits_of,
    surely_read_digits,
    with_digits,
)
from extract.readings.disputed_cells import disagreements, dispute, is_open
from extract.readings.judge import Judge
from extract.readings.ocr_arbitration import arbitrate
from extract.readings.reconcile import with_tables
from extract.table import RawCell, RawTable, Table
from extract.tables.typing import type_table

_MOST_CELLS = 120
"""Cells read again in a document: more of them are no misreadings."""
_DOUBTED = 0.8
"""The probability given to a figure that a second reading contradicts."""


def reread(
    source: Source,
    document: Document,
    cells: Collection[CellRef],
    engine: OcrEngine,
    judge: Judge,
) -> Document:
    """``document`` with those of ``cells`` that a second reading contradicts in doubt, or settled
    by ``judge``.

    Only figures that an engine read surely on a scan are read again; the same object where none
    differs.
    """
    scanned = OcrPlaces.of(document)
    asked: dict[str, list[RawCell]] = {}
    for table in document.tables:
        sure = _surely_read(table, cells, scanned)
        if sure and _tells_its_structure(table):
            asked[table.id] = sure
    if not 0 < sum(map(len, asked.values())) <= _MOST_CELLS:
        return document

    tables: dict[str, Table] = {}
    doubts: list[Doubt] = []
    for table in document.tables:
        others = _contradicted(source, asked.get(table.id, ()), engine)
        if others:
            raw = arbitrate(_with_rivals(table.raw, others, engine.name), judge)
            tables[table.id] = type_table(raw)
            doubts += _doubts(table.raw, raw, asked[table.id])
    if tables:
        return with_tables(document, tables, doubts)
    return document


def _surely_read(
    table: Table, cells: Collection[CellRef], scanned: OcrPlaces
) -> list[RawCell]:
    """The figures of ``table`` among ``cells`` that an engine was sure of."""
    found = []
    for cell in table.raw.cells:
        if CellRef(table.id, cell.row, cell.col) not in cells:
            continue
        is_sure = cell.confidence >= SURE and not cell.readings
        if is_sure and _is_figure(cell, scanned):
            found.append(cell)
    return found


def _is_figure(cell: RawCell, scanned: OcrPlaces) -> bool:
    """Whether a cell holds a digit and lies as a whole on one scanned page, or picture."""
    if len(cell.places) != 1 or cell.places[0] not in scanned:
        return False
    return any(map(str.isdigit, cell.text))


def _tells_its_structure(table: Table) -> bool:
    """Whether the table types as before: places turned back to the page displayed may not tell its
    structure any more.
    """
    return type_table(table.raw) == table


def _contradicted(
    source: Source, cells: Sequence[RawCell], engine: OcrEngine
) -> Mapping[tuple[int, int], str]:
    """What the second reading says of the cells where its digits are as many, sure, and others."""
    found = {}
    for cell, digits in zip(
        cells, surely_read_digits(source, cells, engine), strict=True
    ):
        known = digits_of(cell.text)
        if len(digits) == len(known) and digits != known:
            found[cell.row, cell.col] = with_digits(cell.text, digits)
    return found


def _with_rivals(
    raw: RawTable, others: Mapping[tuple[int, int], str], engine: str
) -> RawTable:
    cells = list(raw.cells)
    for n, cell in enumerate(cells):
        other = others.get((cell.row, cell.col))
        if other is not None:
            cells[n] = dispute(cell, engine, other, trust(_DOUBTED))
    return replace(raw, cells=tuple(cells))


def _doubts(
    before: RawTable, after: RawTable, asked: Sequence[RawCell]
) -> list[Doubt]:
    """What arithmetic corrected, and the cells read twice between which nothing decided."""
    places = {cell.places for cell in asked}
    undecided: list[RawCell] = []
    for cell in after.cells:
        if cell.places in places and is_open(cell):
            undecided.append(cell)
    return [*after.doubts[len(before.doubts) :], *disagreements(undecided)]
