"""The rows of a table as one of its sides prints them, where two stand side by side.

Expenses and receipts share the rows of one grid and no meaning: "Total des aides" closes what
stands above it in the column of receipts, and says nothing of the expense printed left of it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extract.reasons import RowCause, RowReason
from extract.table import Column, ColumnKind, Row, RowKind, Table
from extract.tables.occupancy import Occupancy
from extract.tables.rows.draft_table import Classified, DraftTable
from extract.tables.rows.row_kinds import ASIDES, find_title, type_rows

_BLANK = RowKind.NOTE, RowReason(RowCause.BLANK)


def rows_of_side(
    table: Table, side: Sequence[Column], beyond: Collection[int] = ()
) -> tuple[Row, ...]:
    """The rows of ``table`` with the kind and label that the columns of one ``side`` give them.

    A row that prints figures there and no text is what it is in the whole table. Those ``beyond``
    close all sides, and are none of this one.
    """
    own = {column.index for column in side}
    grid = _grid_of(table, own)
    columns = [
        column
        if column.index in own
        else replace(column, kind=ColumnKind.EMPTY)
        for column in table.columns
    ]
    asides = dict(_asides(table, grid, first=min(own)))
    asides |= dict.fromkeys(beyond, _BLANK)
    draft = DraftTable(table.raw, grid, columns, asides)

    rows = []
    for row, typed in zip(table.rows, type_rows(draft), strict=True):
        is_worded = bool(draft.text_cells(row.index))
        keeps = row.kind in ASIDES or not (is_worded or row.index in asides)
        rows.append(row if keeps else replace(typed, cells=row.cells))
    return tuple(rows)


def _grid_of(table: Table, own: set[int]) -> Occupancy:
    """The printed cells of the columns ``own``, and nothing in the others."""
    return tuple(
        tuple(
            cell.raw if cell is not None and col in own else None
            for col, cell in enumerate(row.cells)
        )
        for row in table.rows
    )


def _asides(
    table: Table, grid: Occupancy, *, first: int
) -> Iterator[tuple[int, Classified]]:
    """The rows that are no line of figures: those of the whole table, and of this side those with
    nothing, or with a title in its first column alone.
    """
    for row in table.rows:
        if row.kind in ASIDES:
            yield row.index, (row.kind, row.reason)
        elif not any(grid[row.index]):
            yield row.index, _BLANK
        elif (title := find_title(grid, row.index, first)) is not None:
            yield row.index, title
