"""A page on one side of a page break: the grids found on it, and the lines outside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import filterfalse
from statistics import median

import numpy as np
import numpy.typing as npt

from extract.french.lexicon.calendar import is_year
from extract.french.lexicon.marks import replaces_figure
from extract.grid import Grid
from extract.grids.completeness import in_cells
from extract.grids.ruled.engine import RuledEngine
from extract.grids.unruled.settings import DEFAULTS
from extract.lines.glyphs import Glyphs, glyphs, middles, parted, run_gap
from extract.lines.tokens import TextLine, is_figure, text_lines
from extract.pdf.page import BoolArray, FloatArray, Page
from extract.tables.stitching.grid_rows import by_row
from extract.tables.stitching.headers import read_head

FURNITURE = 3
"""Lines that may be between the edge of a page and a table that goes on over it."""


@dataclass(frozen=True, eq=False)
class TableModel:
    """A table whose columns a line beyond the page break may be in; what is asked twice of it is
    found once.
    """

    grid: Grid

    @cached_property
    def edges(self) -> dict[int, float]:
        """The x of each border of columns, from left to right."""
        found: dict[int, list[float]] = {}
        for cell in self.grid.cells:
            found.setdefault(cell.col, []).append(cell.bbox.x0)
            found.setdefault(cell.col + cell.colspan, []).append(cell.bbox.x1)
        found.setdefault(0, []).append(self.grid.bbox.x0)
        found.setdefault(self.grid.cols, []).append(self.grid.bbox.x1)
        return {col: median(found[col]) for col in sorted(found)}

    @cached_property
    def figures(self) -> tuple[bool, ...]:
        """Which columns hold mostly figures."""
        lines: dict[int, list[str]] = {}
        for cell in self.grid.cells:
            if cell.colspan == 1:
                lines.setdefault(cell.col, []).extend(cell.lines)
        *columns, _ = self.edges
        return tuple(_are_mostly_figures(lines.get(col, ())) for col in columns)

    @property
    def is_closed(self) -> bool:
        """Whether rules draw the whole table, its lower edge too."""
        return (
            self.grid.engine == RuledEngine.name and not self.grid.open_bottom
        )

    @cached_property
    def texts(self) -> frozenset[str]:
        """All lines of its cells that are no figure, and the years that name columns."""
        grid = self.grid
        titles = read_head(by_row(grid.cells, grid.rows), grid.cols).rows
        found: set[str] = set()
        for cell in grid.cells:
            found.update(filterfalse(is_figure, cell.lines))
            if cell.row < titles:
                found.update(filter(is_year, cell.lines))
        return frozenset(found)


def _are_mostly_figures(lines: Sequence[str]) -> bool:
    """Whether the lines of a column, one title apart, are mostly figures or marks for them."""
    figures = sum(map(is_figure, lines))
    least = DEFAULTS.columns.mostly_figures * (len(lines) - 1)
    if figures == 0 or figures >= least:
        return figures > 0
    return figures + sum(map(replaces_figure, lines)) >= least


@dataclass(frozen=True, eq=False)
class PageSide:
    """A page next to a page break, with the grids found on it; what is asked twice of it is found
    once.
    """

    page: Page
    grids: tuple[Grid, ...]

    @cached_property
    def celled(self) -> BoolArray:
        """Which of the page's characters are in a cell."""
        return in_cells(self.page.chars.boxes, self.grids)

    @cached_property
    def free(self) -> Glyphs:
        """The glyphs outside all cells."""
        return glyphs(self.page.chars, ~self.celled)

    @cached_property
    def middles(self) -> FloatArray:
        """Of the lines of ``free``."""
        return middles(self.free)

    @cached_property
    def parted(self) -> BoolArray:
        """Which of the lines of ``free`` may be a row: its cells are further apart than words."""
        return parted(self.free, self.gap)

    @cached_property
    def first(self) -> TableModel | None:
        """The topmost grid."""
        if self.grids:
            return TableModel(min(self.grids, key=lambda g: g.bbox.top))
        return None

    @cached_property
    def last(self) -> TableModel | None:
        """The grid that reaches furthest down."""
        first = self.first
        if first is None:
            return None
        lowest = max(self.grids, key=lambda g: g.bbox.bottom)
        if lowest is first.grid:
            return first
        return TableModel(lowest)

    @cached_property
    def gap(self) -> float:
        """The gap that parts two runs on this page, in font sizes."""
        return run_gap(glyphs(self.page.chars))

    def above(self, y: float) -> tuple[TextLine, ...]:
        """The free lines above ``y``, top to bottom."""
        return text_lines(self.page.chars, self.free, self.middles < y)

    def below(self, y: float) -> tuple[TextLine, ...]:
        """The free lines below ``y``, top to bottom."""
        return text_lines(self.page.chars, self.free, self.middles > y)

    def lines(self, numbers: npt.NDArray[np.intp]) -> tuple[TextLine, ...]:
        """The free lines with these ``numbers``, all rising or all falling, in their order."""
        which = np.zeros(len(self.middles), bool)
        which[numbers] = True
        found = text_lines(self.page.chars, self.free, which)
        if len(numbers) < 2 or numbers[0] < numbers[1]:
            return found
        return found[::-1]

    def with_grids(self, *grids: Grid) -> "PageSide":
        """The page with these grids instead."""
        return PageSide(self.page, grids)

    def without(self, grid: Grid) -> "PageSide":
        """The page with all grids but this one."""
        return self.with_grids(
            *(other for other in self.grids if other is not grid)
        )


def has_few(beyond: BoolArray) -> bool:
    """Whether no more than furniture is between a grid and the edge of its page."""
    return int(beyond.sum()) <= FURNITURE


def is_close(line: TextLine, other: TextLine) -> bool:
    """Whether there is no more white between two lines, in whichever order, than between rows."""
    white = max(line.top, other.top) - min(line.bottom, other.bottom)
    return white < DEFAULTS.regions.row_reach * max(line.size, other.size)
