"""Lines of a table of allocations that are no allocation: headings whose one cell lies over the
columns of names and purposes, beside what the lines below come to."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from extract.records.families.grant_table import GrantTable, own_cell
from extract.table import ColumnKind, Row, RowKind
from extract.tables.column_roles import Role

_WRITTEN = (
    ColumnKind.TEXT,
    ColumnKind.LABEL,
    ColumnKind.CODE,
    ColumnKind.EMPTY,
)


def heading_lines(grants: GrantTable) -> frozenset[int]:
    """The rows whose name lies over all columns of texts, where most such lines come to what lines
    below do, and others name each column by itself: "65748 – Personnes de droit privé" over the
    object, the name and the form of each body."""
    lines = [row for row in grants.table.rows if row.kind is RowKind.DETAIL]
    over = [row for row in lines if _lies_over(grants, row)]
    if not over or len(over) * 2 > len(lines):
        return frozenset()
    headings = frozenset(row.index for row in over)
    named = [row for row in lines if row.index not in headings]
    given = [row for row in over if _is_sum_of_lines(grants, row, named)]
    return headings if len(given) * 2 > len(over) else frozenset()


def _lies_over(grants: GrantTable, row: Row) -> bool:
    """Whether one cell of a line is its name and all other text of it."""
    names = grants.columns(Role.BENEFICIARY)
    cells = [
        row.cells[column.index]
        for column in grants.table.columns
        if column.kind in _WRITTEN
    ]
    name = row.cells[names[0]] if names else None
    if name is None or len(cells) == 1:
        return False
    raws = {cell.raw for cell in cells if cell is not None}
    covered = sum(cell is not None for cell in cells)
    return raws == {name.raw} and covered > 1


def _is_sum_of_lines(
    grants: GrantTable, row: Row, lines: Sequence[Row]
) -> bool:
    """Whether an amount of a line is what lines right below it come to."""
    below = [one for one in lines if one.index > row.index]
    return any(
        value in set(accumulate(_amount(one, col) for one in below))
        for col in grants.measures
        if (value := _amount(row, col))
    )


def _amount(row: Row, col: int) -> Decimal:
    cell = own_cell(row, col)
    if cell is None or cell.number is None:
        return Decimal(0)
    return cell.number.value
