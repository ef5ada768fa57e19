"""Rows of names over rows of figures alone, again and again: a calendar, whose cells print a month
and, below it, its amount and its count.

Each row of names heads the figures below it and is no line itself. Nothing else names them, so that
the table has no column of labels.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from extract.french.folding import has_digit
from extract.lines.tokens import is_figure
from extract.table import RawCell
from extract.tables.occupancy import Occupancy, cells_printed_in

_LEAST_ROWS = 2
"""Rows of names that head what is below them; one may be a line of texts."""
_LEAST_NAMES = 2
"""Names of such a row."""


def name_rows(grid: Occupancy, asides: Collection[int]) -> list[int]:
    """The rows of names, in a table whose other rows print figures alone, as many below each; what
    closes the table may have a label.
    """
    lines = [row for row in range(len(grid)) if row not in asides]
    names = [row for row in lines if _is_of_names(cells_printed_in(grid, row))]
    if len(names) < _LEAST_ROWS or names[0] != lines[0]:
        return []

    steps = {after - before for before, after in pairwise(names)}
    if len(steps) > 1 or 1 in steps:
        return []
    (step,) = steps
    heads = all(_heads_figures(grid, row, step - 1) for row in names)
    return names if heads else []


def _heads_figures(grid: Occupancy, row: int, below: int) -> bool:
    """Whether so many rows below a row of names print figures alone, in its columns."""
    columns = list(_columns(grid, row))
    rows = range(row + 1, row + 1 + below)
    alike = all(list(_columns(grid, one)) == columns for one in rows)
    return alike and _are_figures(grid, rows)


def _is_of_names(cells: Sequence[RawCell]) -> bool:
    """Whether each cell of a row prints words, the first without a digit."""
    if len(cells) < _LEAST_NAMES or has_digit(cells[0].text):
        return False
    texts = [cell.text for cell in cells]
    return not any(is_figure(text) or not text.strip() for text in texts)


def _columns(grid: Occupancy, row: int) -> Iterator[int]:
    if row < len(grid):
        yield from (cell.col for cell in cells_printed_in(grid, row))


def _are_figures(grid: Occupancy, rows: Sequence[int]) -> bool:
    return all(
        is_figure(cell.text)
        for row in rows
        for cell in cells_printed_in(grid, row)
    )
