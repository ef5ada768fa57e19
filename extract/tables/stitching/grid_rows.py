"""A grid row by row, and what its rows print."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from extract.grid import GridCell

Rows = Sequence[Sequence[GridCell]]
"""The cells that start in each row of a grid."""


def by_row(cells: Iterable[GridCell], rows: int) -> list[list[GridCell]]:
    """The cells that start in each row, left to right."""
    found: list[list[GridCell]] = [[] for _ in range(rows)]
    for cell in cells:
        found[cell.row].append(cell)
    for row in found:
        row.sort(key=attrgetter("col"))
    return found


def filled_cells(row: Sequence[GridCell]) -> list[GridCell]:
    """The cells of a row that print something."""
    return [cell for cell in row if cell.lines]
