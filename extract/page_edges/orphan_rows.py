"""What a page break leaves of a table that is too little to be seen as one: a header with its first
row, a last total.

Lines at the foot or head of a page are laid in the columns of the table that the neighbouring page
goes on with. They are its rows if nothing but furniture stands between them and the edge of the
page, each of their texts keeps within one column, and figures stand only where that table has
figures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

import numpy as np
import numpy.typing as npt

from extract.french.lexicon.marks import replaces_figure
from extract.geometry import BBox
from extract.grid import Grid, GridCell
from extract.grids.completeness import in_cells
from extract.grids.unruled.cells import build_cells
from extract.grids.unruled.columns import Layout, PlacedLine, lay_out_in_columns, place_line
from extract.grids.unruled.engine import BorderlessEngine
from extract.grids.unruled.merged_rules import MergedRules, heights_between
from extract.grids.unruled.rows import RowBorders, group_lines
from extract.grids.unruled.settings import DEFAULTS
from extract.lines.glyphs import Glyphs, glyphs, middles, parted, run_gap
from extract.lines.tokens import TextLine, is_figure, text_lines
from extract.pdf.page import FloatArray, Page

FURNITURE = 3
"""Lines that may stand between the edge of a page and a table that goes on over it."""
TITLES = 5
"""Lines of titles that a page may repeat before the rows that go on from the last one."""
FEW = 8
"""Rows, titles included, in which a column may print nothing by chance."""
LEAST = 2
"""Cells that a line must print to be the first of a table at the foot of a page."""


@dataclass(frozen=True, eq=False)
class Side:
    """A page beside a page break, with the grids found on it; what is asked twice of it is found
    once.
    """

    page: Page
    grids: tuple[Grid, ...]

    @cached_property
    def celled(self) -> npt.NDArray[np.bool_]:
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
    def parted(self) -> npt.NDArray[np.bool_]:
        """Which of the lines of ``free`` may be a row: its cells stand further apart than words."""
        return parted(self.free, self.gap)

    @cached_property
    def first(self) -> "Model | None":
        """The topmost grid."""
        return Model(min(self.grids, key=lambda g: g.bbox.top)) if self.grids else None

    @cached_property
    def last(self) -> "Model | None":
        """The grid that reaches furthest down."""
        lowest = max(self.grids, key=lambda g: g.bbox.bottom, default=None)
        if lowest is None or (self.first is not None and self.first.grid is lowest):
            return self.first
        return Model(lowest)

    @cached_property
    def gap(self) -> float:
        """The gap that parts two runs on this page."""
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
        return found if len(numbers) < 2 or numbers[0] < numbers[1] else found[::-1]


@dataclass(frozen=True, eq=False)
class Model:
    """A table whose columns a line beyond the page break may stand in."""

    grid: Grid

    @cached_property
    def edges(self) -> dict[int, float]:
        """The x of each border of columns, from left to right."""
        starts: dict[int, list[float]] = {}
        for cell in self.grid.cells:
            starts.setdefault(cell.col, []).append(cell.bbox.x0)
            starts.setdefault(cell.col + cell.colspan, []).append(cell.bbox.x1)
        starts.setdefault(0, []).append(self.grid.bbox.x0)
        starts.setdefault(self.grid.cols, []).append(self.grid.bbox.x1)
        return {col: median(starts[col]) for col in sorted(starts)}

    @cached_property
    def figures(self) -> tuple[bool, ...]:
        """Which columns hold mostly figures."""
        texts: dict[int, list[str]] = {}
        for cell in self.grid.cells:
            if cell.colspan == 1:
                texts.setdefault(cell.col, []).extend(cell.lines)
        return tuple(_mostly_figures(texts.get(col, ())) for col in list(self.edges)[:-1])

    @cached_property
    def titles(self) -> frozenset[str]:
        """All that is printed and is no figure."""
        return frozenset(
            line for cell in self.grid.cells for line in cell.lines if not is_figure(line)
        )


def _mostly_figures(texts: Sequence[str]) -> bool:
    figures, least = sum(map(is_figure, texts)), DEFAULTS.columns.mostly_figures * (len(texts) - 1)
    return figures > 0 and (figures >= least or figures + sum(map(replaces_figure, texts)) >= least)


def mended(above: Side, below: Side) -> tuple[Side, Side]:
    """The two pages with what ``above`` holds at its foot of the first table of ``below``, or the
    other way round.

    A few rows that were seen as a table of fewer columns are laid in those of the other page, all
    of them or none.
    """
    last, first = above.last, below.first
    if first is not None and few(below.middles < first.grid.bbox.top):
        poor = _without(above, last, first)
        foot = _foot(poor, first) if poor is not above else None
        if foot is not None and last is not None and foot.bbox.top < last.grid.bbox.top + 1:
            return Side(above.page, (*poor.grids, foot)), below
        foot = _foot(above, first)
        if foot is not None:
            return Side(above.page, (*above.grids, foot)), below
    if last is not None and few(above.middles > last.grid.bbox.bottom):
        poor = (
            below
            if first is not None and _has_titles(first.grid, last.grid)
            else _without(below, first, last)
        )
        head = _head(poor, last) if poor is not below else None
        if head is not None and first is not None and head.bbox.bottom > first.grid.bbox.bottom - 1:
            return above, Side(below.page, (head, *poor.grids))
        head = _head(below, last)
        if head is not None:
            return above, Side(below.page, (head, *below.grids))
    return above, below


def _without(side: Side, near: Model | None, model: Model) -> Side:
    """The page without the grid ``near`` the break, if that has a few rows only and columns that
    ``model`` parts.
    """
    if near is None or near.grid.engine != BorderlessEngine.name:
        return side
    poor = near.grid.rows <= FEW and near.grid.cols < model.grid.cols
    return Side(side.page, tuple(g for g in side.grids if g is not near.grid)) if poor else side


def _has_titles(grid: Grid, model: Grid) -> bool:
    """Whether a table begins with titles of its own: texts in several columns, words that ``model``
    prints nowhere.
    """
    first = [cell for cell in grid.cells if cell.row == 0 and cell.lines]
    texts = [line for cell in first for line in cell.lines]
    if len(first) < 2 or any(is_figure(line) or replaces_figure(line) for line in texts):
        return False
    known = {word for cell in model.cells for line in cell.lines for word in line.split()}
    return any(word not in known for line in texts for word in line.split())


def few(beyond: npt.NDArray[np.bool_]) -> bool:
    """Whether no more than furniture stands between a grid and the edge of its page."""
    return int(beyond.sum()) <= FURNITURE


def _foot(side: Side, model: Model) -> Grid | None:
    bottom = side.last.grid.bbox.bottom if side.last else 0.0
    return _remnant(side, np.flatnonzero(side.middles > bottom)[::-1], model, foot=True)


def _head(side: Side, model: Model) -> Grid | None:
    top = side.first.grid.bbox.top if side.first else side.page.height
    return _remnant(side, np.flatnonzero(side.middles < top), model, foot=False)


def _remnant(side: Side, numbers: npt.NDArray[np.intp], model: Model, *, foot: bool) -> Grid | None:
    """The rows of ``model`` among the free lines with these ``numbers``, from the edge of the page
    inwards.
    """
    reach = FURNITURE + 1 + TITLES
    if not side.parted[numbers[:reach]].any():
        return None
    nearest, columns = side.lines(numbers[:reach]), Columns(side, model)
    start = next((i for i, x in enumerate(nearest) if columns.anchors(x)), None)
    if start is None or sum(not columns.repeats(x) for x in nearest[:start]) > FURNITURE:
        return None
    inward = side.lines(numbers)
    while start and columns.fits(inward[start - 1]) and _close(inward[start - 1], inward[start]):
        start -= 1
    kept = [inward[start]]
    for line in inward[start + 1 :]:
        if not columns.fits(line) or not _close(kept[-1], line):
            break
        kept.append(line)
    while foot and kept and not columns.opens(kept[-1]):
        kept.pop()
    kept.sort(key=lambda x: x.middle)
    return columns.grid(kept) if any(map(columns.anchors, kept)) else None


def _close(a: TextLine, b: TextLine) -> bool:
    return max(a.top, b.top) - min(a.bottom, b.bottom) < DEFAULTS.regions.row_reach * max(
        a.size, b.size
    )


class Columns:
    """The columns of the table that the other page holds, and how a line of this one stands in
    them.
    """

    def __init__(self, side: Side, model: Model) -> None:
        self._page, self._model = side.page, model.grid
        self._edges = list(model.edges.values())
        self._figures = model.figures
        self._titles = model.titles
        self._gap = side.gap
        self._layout = Layout(
            cuts=tuple(self._edges[1:-1]),
            figures=self._figures,
            extents=((0.0, 0.0),) * len(self._figures),
            size=10.0,
            gap=side.gap,
        )

    def _laid(self, line: TextLine) -> PlacedLine:
        return place_line(line, self._layout)

    def fits(self, line: TextLine) -> bool:
        """Whether each text keeps within a column of the table, or is printed in it."""
        inside = self._edges[0] - line.size <= line.x0 and line.x1 <= self._edges[-1] + line.size
        pieces = self._laid(line).pieces
        return inside and all(p.first == p.last or p.segment.text in self._titles for p in pieces)

    def repeats(self, line: TextLine) -> bool:
        """Whether each text of the line is one that the table prints: titles that every page has."""
        return all(p.segment.text in self._titles for p in self._laid(line).pieces)

    def anchors(self, line: TextLine) -> bool:
        """Whether the line is a row of the table: figures in most columns of figures, and nothing
        else in any of them.

        The first column may print codes over the label of a total. Cells stand apart: a page number
        is no row, though its word and its figure lie in two columns.
        """
        if not self.fits(line):
            return False
        pieces = self._laid(line).pieces
        own = [p for p in pieces if p.first == p.last and self._figures[p.first]]
        apart = all(
            b.segment.x0 - a.segment.x1 > self._gap * line.size for a, b in pairwise(pieces)
        )
        most = 2 * len(own) >= sum(self._figures)
        return (
            len(pieces) > 1
            and apart
            and most
            and any(p.segment.is_figure for p in own)
            and all(p.segment.is_value or p.first == 0 for p in own)
        )

    def titles(self, line: TextLine, *, lowest: bool) -> bool:
        """Whether the line can name columns: no figure but years; the ``lowest`` has a text in most
        columns of figures.

        A line above it may name several columns at once, but none of the labels: those are a
        caption's.
        """
        inside = self._edges[0] - line.size <= line.x0 and line.x1 <= self._edges[-1] + line.size
        pieces = self._laid(line).pieces
        if not inside or any(p.segment.is_plain_value for p in pieces):
            return False
        named = sum(self._figures[p.first] for p in pieces)
        single = len(pieces) > 1 and all(p.first == p.last for p in pieces)
        return (
            pieces[0].first > 0
            if not lowest
            else single and named > 0 and 2 * named >= sum(self._figures)
        )

    def head(self, titles: Sequence[TextLine]) -> Grid:
        """Lines of titles above the table as a grid in its columns."""
        body = text_lines(
            self._page.chars,
            glyphs(self._page.chars, in_cells(self._page.chars.boxes, (self._model,))),
        )
        return self._grid([*titles, *body], len(titles))

    def opens(self, line: TextLine) -> bool:
        """Whether the line can be the first of the table: several cells, or a text that the table
        prints.
        """
        pieces = self._laid(line).pieces
        return len(pieces) >= LEAST or all(p.segment.text in self._titles for p in pieces)

    def grid(self, kept: Sequence[TextLine]) -> Grid:
        """The lines as a grid in these columns."""
        return self._grid(kept, len(kept))

    def _grid(self, kept: Sequence[TextLine], wanted: int) -> Grid:
        """The rows of the first ``wanted`` of these lines."""
        layout = lay_out_in_columns(kept, self._gap, self._layout.cuts)
        rules = MergedRules.of(self._page.rules)
        x0, x1 = self._edges[0], self._edges[-1]
        across = rules.across(x0, x1, DEFAULTS.extent.parting_rule)
        borders = RowBorders(tuple(heights_between(across, kept[0].top, kept[-1].bottom)))
        made = group_lines(layout, borders)
        cells, box = build_cells(layout, made, borders, rules, self._page.rules.fills)
        low = max(line.bottom for line in kept[:wanted])
        count = sum(row.bottom <= low for row in made)
        cells = tuple(cell for cell in cells if cell.row + cell.rowspan <= count)
        return Grid(
            page=self._page.number,
            bbox=BBox(x0, box.top, x1, low),
            rows=count,
            cols=layout.cols,
            cells=tuple(
                self._whole([self._widened(cell, layout.cols) for cell in cells], layout.cols)
            ),
            engine=BorderlessEngine.name,
            open_top=True,
            open_bottom=True,
        )

    def _whole(self, cells: Sequence[GridCell], cols: int) -> Iterator[GridCell]:
        """The cells, and an empty one for each column that no line prints in: the table has it all
        the same.
        """
        yield from cells
        if not cells:
            return
        printed = {col for cell in cells for col in range(cell.col, cell.col + cell.colspan)}
        top, bottom = cells[0].bbox.top, cells[0].bbox.bottom
        for col in set(range(cols)) - printed:
            yield GridCell(
                cells[0].row,
                col,
                1,
                1,
                (),
                BBox(self._edges[col], top, self._edges[col + 1], bottom),
            )

    def _widened(self, cell: GridCell, cols: int) -> GridCell:
        """The cell with the outer edges of the table."""
        x0 = self._edges[0] if cell.col == 0 else cell.bbox.x0
        x1 = self._edges[-1] if cell.col + cell.colspan == cols else cell.bbox.x1
        return replace(cell, bbox=BBox(x0, cell.bbox.top, x1, cell.bbox.bottom))
