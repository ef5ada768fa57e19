"""Cells in the making: what the lines of a row print, put together where their columns meet."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from extract.grids.unruled.columns import Piece
from extract.grids.unruled.rows import RowLines

Span = tuple[int, int]
"""The first and last column."""


@dataclass(slots=True, eq=False)
class PlannedCell:
    """A cell of the rows from ``row`` and the columns ``first`` to ``last``."""

    row: int
    first: int
    last: int
    pieces: list[Piece] = field(default_factory=list)
    rowspan: int = 1
    is_ruled: bool = False
    """A rule, or its place among others, gave it the columns it spans."""
    top_row: int = 0
    """The row that it is printed in, where it was stretched over those above."""

    @property
    def x0(self) -> float:
        """Left edge of the ink."""
        return min(piece.segment.x0 for piece in self.pieces)

    @property
    def x1(self) -> float:
        """Right edge of the ink."""
        return max(piece.segment.x1 for piece in self.pieces)

    @property
    def middle(self) -> float:
        """Half way between both edges."""
        return (self.x0 + self.x1) / 2

    @property
    def end_row(self) -> int:
        """The row below it."""
        return self.row + self.rowspan

    @property
    def cols(self) -> range:
        """The columns it spans."""
        return range(self.first, self.last + 1)

    def meets(self, other: "PlannedCell | Piece") -> bool:
        """Whether both are in a common column."""
        return self.first <= other.last and other.first <= self.last

    def absorb(self, other: "PlannedCell") -> None:
        """Take in the pieces of another cell of its row, and the columns that these are in."""
        self.first = min(self.first, other.first)
        self.last = max(self.last, other.last)
        self.pieces += other.pieces

    def span(self, first: int, last: int) -> None:
        """Stretch it over the columns ``first`` to ``last``."""
        self.is_ruled = (first, last) != (self.first, self.last)
        self.first, self.last = first, last


def spanned_columns(cells: Iterable[PlannedCell]) -> set[int]:
    """All columns that the cells span."""
    cols: set[int] = set()
    for cell in cells:
        cols.update(cell.cols)
    return cols


def if_free(span: Span | None, taken: Collection[int]) -> Span | None:
    """A span, if there is one and none of its columns is ``taken``."""
    if span is None:
        return None
    first, last = span
    return None if any(first <= col <= last for col in taken) else span


def enclose(cols: Sequence[int], cell: PlannedCell) -> bool:
    """Whether all columns of a cell are between the first and the last of some."""
    if not cols:
        return False
    first, last = cols[0], cols[-1]
    return first <= cell.first and cell.last <= last


def plan_row(row: RowLines, number: int) -> list[PlannedCell]:
    """The pieces of a row's lines put together where their columns meet, left to right."""
    cells: list[PlannedCell] = []
    figures = set() if row.title else _columns_of_values(row)
    for placed in row.by_height():
        for piece in placed.pieces:
            cells = _with_piece(cells, _cut_before(piece, figures), number)
    for cell in cells:
        cell.is_ruled = row.told
    return sorted(cells, key=lambda cell: cell.first)


def _columns_of_values(row: RowLines) -> set[int]:
    """The columns, right of the labels, in which a line of the row prints a value."""
    found: set[int] = set()
    for placed in row.lines:
        if not placed.anchor:
            continue
        for piece in placed.pieces:
            if piece.segment.is_value and not piece.is_spanning:
                found.add(piece.first)
    return found - {0}


def _cut_before(piece: Piece, figures: Collection[int]) -> Piece:
    """A text without the columns to its right from the first in which its row has a value: it runs
    over the edge of its own, and the value stands on another line.
    """
    if piece.segment.is_value:
        return piece
    within = [col for col in figures if piece.first < col <= piece.last]
    if not within:
        return piece
    return replace(piece, last=min(within) - 1)


def _with_piece(
    cells: Sequence[PlannedCell], piece: Piece, row: int
) -> list[PlannedCell]:
    """The cells of a row with one more piece: all that it meets and itself are one cell."""
    merged = PlannedCell(row, piece.first, piece.last)
    apart: list[PlannedCell] = []
    for cell in cells:
        if cell.meets(piece):
            merged.absorb(cell)
        else:
            apart.append(cell)
    merged.pieces.append(piece)
    return [*apart, merged]
