"""Rows that add up the ones above them, whatever their labels say.

What such a row prints of a price is a mean, and rounded.
"""

from collections.abc import Collection, Iterator
from decimal import Decimal

from extract.french.lexicon.calendar import without_years, years_in
from extract.table import RowKind
from validate.tables.figure_table import FigureTable

_LEAST_LINES = 2
"""Lines of which a row is the sum, at least: of one it is a copy."""
_CLOSING = (RowKind.SUBTOTAL, RowKind.TOTAL)


def adds_up(table: FigureTable, row: int, columns: Collection[int]) -> bool:
    """Whether the figures of a row in all these columns are sums of the same lines: those right
    above it, or those of another year, above the same row of this one ("Saison 2024" below
    "Saison 2025").
    """
    if _adds_up_printed(table, row, columns):
        return True
    return any(
        _adds_up_printed(table, other, columns)
        for other in _of_other_years(table, row)
    )


def _of_other_years(table: FigureTable, row: int) -> Iterator[int]:
    """The rows whose label is the same but for its year."""
    label = table.rows[row].label
    named, years = without_years(label).split(), years_in(label)
    if not named or not years:
        return
    for other in table.rows:
        of_others = years_in(other.label)
        is_same = without_years(other.label).split() == named
        if is_same and of_others and of_others != years:
            yield other.index


def _adds_up_printed(
    table: FigureTable, row: int, columns: Collection[int]
) -> bool:
    """Whether the figures of a row in all these columns are sums of the same lines, those right
    above it.
    """
    left = _figures(table, row, columns)
    if not all(left):
        return False

    lines = 0
    for added in _lines_above(table, row, columns):
        left = [rest - part for rest, part in zip(left, added, strict=True)]
        lines += any(added)
        if lines >= _LEAST_LINES and not any(left):
            return True
    return False


def _lines_above(
    table: FigureTable, row: int, columns: Collection[int]
) -> Iterator[list[Decimal]]:
    """The figures of the lines above a row, the nearest one first, up to what closes others."""
    for above in reversed(table.rows[:row]):
        if above.kind in _CLOSING:
            return
        if above.kind is RowKind.DETAIL:
            yield _figures(table, above.index, columns)


def _figures(
    table: FigureTable, row: int, columns: Collection[int]
) -> list[Decimal]:
    return [table.value(row, col) or Decimal(0) for col in columns]
