"""Periods in prose and in the cells of tables, with their places."""

from collections.abc import Iterator, Sequence

from extract.cell_ref import CellRef
from extract.facts import Period
from extract.french.dates import find_periods, parse_period
from extract.french.folding import has_digit, plain
from extract.prose.heading_path import ScopedBlock
from extract.table import Cell, ColumnKind, Row, RowKind, Table

_FIGURES = frozenset(
    {
        ColumnKind.AMOUNT,
        ColumnKind.COUNT,
        ColumnKind.RATE,
        ColumnKind.PERCENT,
        ColumnKind.CODE,
    }
)
_ROWS = frozenset(
    {RowKind.DETAIL, RowKind.SUBTOTAL, RowKind.TOTAL, RowKind.OF_WHICH}
)


def prose_periods(scoped: Sequence[ScopedBlock]) -> Iterator[Period]:
    """Every period of the prose that is printed with both its ends. Ids: ``period-<n>``."""
    number = 0
    for block, scope in scoped:
        if not has_digit(block.text):
            continue
        for found in find_periods(block.text):
            number += 1
            yield Period(
                id=f"period-{number}",
                start=found.first,
                end=found.last,
                printed=plain(block.text[found.start : found.end]),
                places=block.places(found.start, found.end),
                section=scope.section,
                theme=scope.theme,
                operation=scope.operation,
            )


def table_periods(table: Table) -> Iterator[Period]:
    """The periods of a table's cells; in a cell of its own, open periods and bare years too.

    Ids are those of their cells (`CellRef`).
    """
    columns = [
        column.index for column in table.columns if column.kind not in _FIGURES
    ]
    for row in table.rows:
        if row.kind not in _ROWS:
            continue
        for column in columns:
            cell = row.cells[column]
            if cell is None:
                continue
            if (cell.raw.row, cell.raw.col) == (row.index, column):
                yield from _in_cell(table, row, column, cell)


def _in_cell(
    table: Table, row: Row, column: int, cell: Cell
) -> Iterator[Period]:
    may_be_bare = table.columns[column].kind in (
        ColumnKind.DATE,
        ColumnKind.TEXT,
    )
    found = list(_periods_in(cell.text, may_be_bare=may_be_bare))
    for index, (start, end, printed) in enumerate(found, 1):
        ref = CellRef(
            table.id, row.index, column, str(index) if len(found) > 1 else ""
        )
        yield Period(
            id=str(ref),
            start=start,
            end=end,
            printed=plain(printed),
            places=cell.raw.places,
            section=table.section,
            cell=ref,
            theme=row.theme,
            operation=row.operation,
        )


def _periods_in(
    text: str, *, may_be_bare: bool
) -> Iterator[tuple[str, str, str]]:
    """First day, last day and printed text of the periods in a cell; a bare year only where it
    ``may_be_bare``.
    """
    if not has_digit(text):
        return
    matches = find_periods(text)
    for match in matches:
        yield match.first, match.last, text[match.start : match.end]

    if matches or not may_be_bare:
        return
    whole = parse_period(text)
    if whole is not None:
        yield (*whole, text)
