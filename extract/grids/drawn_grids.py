"""What a grid of rules is worth: a table read whole, one whose cells hold more than a cell does, or
a drawing.

A grid is *whole* if it has two rows and two columns and none of its cells holds what white space
parts: several figures above each other, or a gutter of white.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, filterfalse
from typing import NamedTuple

import numpy as np

from extract.french.lexicon.calendar import is_year
from extract.french.lexicon.marks import replaces_figure
from extract.french.wrapped_lines import is_wrapped_figure
from extract.geometry import bboxes_of
from extract.grid import FUSED, Grid, GridCell, corners
from extract.grids.near_pairs import pairs_within
from extract.lines.glyphs import (
    GROUP_GAP,
    Glyphs,
    middles,
    parted,
    run_gap,
)
from extract.lines.spaces import WORD_GAP
from extract.lines.tokens import is_figure
from extract.pdf.page import BoolArray, Chars, FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class DrawnSettings:
    """Lengths in font sizes (em) or points."""

    wide: float = 1.5
    """White in a cell (em) that parts two columns: wider than any space in justified text is, as a
    rule. Between two figures it is what no group of digits leaves."""
    filled: float = 0.5
    """Share of printed cells, or rows, under which a drawing has to show more to be a table."""
    alike: float = 3.0
    """Points by which the edges of two pieces of one table may differ."""
    stripes_apart: float = 3.0
    """White between two stripes, in heights of the lower one, at most: a row of several lines."""
    row_apart: float = 1.5
    """Heights of a drawn row above and below it without another one, where it stands alone."""
    row_columns: int = 3
    """Columns of a row that is a table by itself at least, one of a figure counting twice: fewer
    are a frame around a title."""
    cut_cells: int = 2
    """Cells of words that a reading by white may part: by chance in so many."""
    gutter: float = 0.5
    """White (em) that two gaps below each other share where a gutter runs through them."""


DRAWN = DrawnSettings()
"""The settings for any document."""


@dataclass(frozen=True, slots=True, eq=False)
class DrawnGrid:
    """A grid of rules, and whether it is the whole reading of its part of the page."""

    grid: Grid
    whole: bool
    striped: bool = False
    """Whether it is of the backgrounds of a table that goes on between them."""

    @property
    def is_table(self) -> bool:
        """Whether it has several rows and columns."""
        return self.grid.rows > 1 and self.grid.cols > 1

    @property
    def is_row(self) -> bool:
        """Whether it is a single row, closed all around, each cell printed: of a label and a
        figure, or of more columns.
        """
        grid = self.grid
        if grid.rows > 1 or grid.open_top or grid.open_bottom:
            return False
        if printed_cells(grid) < grid.cols:
            return False
        has_figure = any(is_figure(cell.text) for cell in grid.cells)
        return grid.cols >= DRAWN.row_columns - has_figure

    @property
    def is_closed(self) -> bool:
        """Whether rules close it all around: the frame of a table, apart from the next."""
        if not self.is_table or self.striped:
            return False
        if self.grid.open_top:
            return False
        return not self.grid.open_bottom


def is_within(boxes: FloatArray, grid: Grid) -> BoolArray:
    """Which of ``boxes`` (n x 4) have their middle inside ``grid``."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    x0, top, x1, bottom = grid.bbox
    inside: BoolArray = (x > x0) & (x < x1) & (y > top) & (y < bottom)
    return inside


def printed_cells(grid: Grid) -> int:
    """How many cells of ``grid`` print something."""
    return sum(1 for cell in grid.cells if cell.lines)


# -------------------------------------------------------------------------------------------------
# drawings that are no tables


def is_drawing(grid: Grid, settings: DrawnSettings = DRAWN) -> bool:
    """Whether the rules draw something else than a table: the axes of a chart, a frame.

    Most of its rows are empty, or most of its cells are and no two rows have text side by side, or
    no row at all has: boxes and arrows. But a first row with a name in every column heads a table,
    however little is filled in below it.
    """
    printed = Counter(cell.row for cell in grid.cells if cell.lines)
    if not printed:
        return True
    has_body = len(printed) > 1
    if has_body and printed[0] > 1 and _has_full_head(grid):
        return False
    if len(printed) < settings.filled * grid.rows:
        return True
    rows = sum(count > 1 for count in printed.values())
    if not rows and grid.cols > 1:
        return True
    return rows < 2 and printed.total() < settings.filled * len(grid.cells)


def _has_full_head(grid: Grid) -> bool:
    named = sum(cell.colspan for cell in grid.printed_in(0))
    return named == grid.cols > 1


def cuts_word(
    grid: Grid, text: Glyphs, settings: DrawnSettings = DRAWN
) -> bool:
    """Whether two letters of one word are in two cells of a grid half empty: labels over the bars
    of a chart.
    """
    if printed_cells(grid) >= settings.filled * len(grid.cells):
        return False

    inside = is_within(text.boxes, grid)
    same = (text.line[1:] == text.line[:-1]) & inside[1:] & inside[:-1]
    close = np.flatnonzero(same & (text.gap[1:] < WORD_GAP * text.sizes[1:]))
    x = text.boxes[:, [0, 2]].mean(axis=1)
    y = text.boxes[close][:, [1, 3]].mean(axis=1)

    # the left edge of a cell lies between the middles of two letters that touch
    left, top, _, bottom = corners(bboxes_of(grid.cells)).T
    for pair, cell in pairs_within(x[close], x[close + 1], left):
        inside = (top[cell] < y[pair]) & (y[pair] < bottom[cell])
        between = (x[close][pair] < left[cell]) & (
            left[cell] < x[close + 1][pair]
        )
        if (between & inside).any():
            return True
    return False


def cuts_texts(
    finer: Grid, drawn: Grid, settings: DrawnSettings = DRAWN
) -> bool:
    """Whether a reading by white puts the words of one cell that rules draw all around into several
    columns, in more cells than by chance: white that words happen to share.

    White before a figure parts a column that the rules leave out.
    """
    if drawn.open_top or drawn.open_bottom or min(drawn.rows, drawn.cols) < 2:
        return False
    printed = [cell for cell in finer.cells if cell.lines]
    cut = 0
    for cell in drawn.cells:
        within = [one for one in printed if _is_inside(one, cell)]
        columns = {one.col for one in within}
        has_figure = any(is_figure(one.text) for one in within)
        cut += cell.colspan == 1 and len(columns) > 1 and not has_figure
    return cut > settings.cut_cells


def _is_inside(one: GridCell, cell: GridCell) -> bool:
    """Whether the middle of a cell is inside another."""
    x = (one.bbox.x0 + one.bbox.x1) / 2
    y = (one.bbox.top + one.bbox.bottom) / 2
    within = cell.bbox
    return within.x0 < x < within.x1 and within.top < y < within.bottom


# -------------------------------------------------------------------------------------------------
# grids that are whole


def judge_grids(
    grids: Sequence[Grid], chars: Chars, text: Glyphs
) -> list[DrawnGrid]:
    """Which of ``grids`` are whole; cells that fuse two figures are marked in all of them.

    A drawn row by itself is whole beside a table of its width.
    """
    rows = _rows_outside(grids, text)
    pieces = _striped_rows(grids, rows)
    wide = _wide_white(chars, text)

    judged = []
    for number, grid in enumerate(grids):
        white = list(_white_in_cells(grid, text, wide))
        is_striped = number in pieces
        is_table = min(grid.rows, grid.cols) > 1 and not is_striped
        is_part = (
            not is_table
            or _heads_rows_below(grid, grids, rows)
            or _heads_wider_rows(grid, text, rows)
        )
        whole = not is_part and not _is_coarse(grid, text, white)
        judged.append(DrawnGrid(_with_fused(grid, white), whole, is_striped))
    return _with_lone_rows(judged, rows)


def _heads_rows_below(
    grid: Grid, others: Sequence[Grid], rows: FloatArray
) -> bool:
    """Whether a drawn grid is the head of rows right below it, and one of the others is a row of
    its width: that of a table whose rows have no borders.
    """
    lone = [other for other in others if other.rows == 1]
    if not any(_have_same_sides(grid, other) for other in lone):
        return False
    return _prints_names(grid) and len(_rows_right_below(grid, rows)) > 0


def _heads_wider_rows(
    grid: Grid,
    text: Glyphs,
    rows: FloatArray,
    settings: DrawnSettings = DRAWN,
) -> bool:
    """Whether a drawn grid is the head of a row right below it that begins under it and goes on
    beside it: borders are drawn around a part of the titles alone.
    """
    below = _rows_right_below(grid, rows)
    if not len(below) or not _prints_names(grid):
        return False
    starts = text.line_starts
    x0 = text.boxes[starts, 0]
    x1 = text.boxes[starts + text.line_lengths - 1, 2]
    begins_under = (x0 > grid.bbox.x0 - settings.alike) & (x0 < grid.bbox.x1)
    goes_on_beside = x1 > grid.bbox.x1 + settings.alike
    is_below = np.isin(middles(text), below)
    return bool((is_below & begins_under & goes_on_beside).any())


def _prints_names(grid: Grid) -> bool:
    """Whether a grid prints no figure but years."""
    texts = (cell.text for cell in grid.cells)
    return all(map(is_year, filter(is_figure, texts)))


def _rows_right_below(
    grid: Grid, rows: FloatArray, settings: DrawnSettings = DRAWN
) -> FloatArray:
    """Those of ``rows`` that are no further below a grid than its own rows are high."""
    _, top, _, bottom = grid.bbox
    reach = settings.row_apart * (bottom - top) / grid.rows
    return rows[(rows > bottom) & (rows < bottom + reach)]


def _with_lone_rows(
    judged: Sequence[DrawnGrid], rows: FloatArray
) -> list[DrawnGrid]:
    """``judged`` with the rows by themselves that have the sides of a whole table as whole."""
    tables = [one.grid for one in judged if one.whole]

    def is_table(one: DrawnGrid) -> bool:
        if one.whole or not (one.is_row and _is_apart(one.grid, rows)):
            return one.whole
        return any(_have_same_sides(one.grid, grid) for grid in tables)

    return [replace(one, whole=is_table(one)) for one in judged]


def _rows_outside(grids: Sequence[Grid], text: Glyphs) -> FloatArray:
    """The heights of the lines of several texts that are in none of ``grids``."""
    if not len(text):
        return np.empty(0)
    heights = middles(text)[parted(text, run_gap(text))]
    for grid in grids:
        outside = (heights < grid.bbox.top) | (heights > grid.bbox.bottom)
        heights = heights[outside]
    return heights


def _is_apart(
    grid: Grid, rows: FloatArray, settings: DrawnSettings = DRAWN
) -> bool:
    """Whether no row without borders is right above or below a drawn one."""
    _, top, _, bottom = grid.bbox
    reach = settings.row_apart * (bottom - top)
    return not ((rows > top - reach) & (rows < bottom + reach)).any()


def _striped_rows(
    grids: Sequence[Grid], rows: FloatArray, settings: DrawnSettings = DRAWN
) -> set[int]:
    """Grids that are the backgrounds of one striped table: alike, one of them of one row, with one
    of ``rows`` between them.
    """
    found: set[int] = set()
    by_top = sorted(range(len(grids)), key=lambda k: grids[k].bbox.top)
    for place, i in enumerate(by_top):
        below = (
            k for k in by_top[place + 1 :] if _are_stripes(grids[i], grids[k])
        )
        j = next(below, None)
        if j is not None and _is_row_between(
            grids[i], grids[j], rows, settings
        ):
            found |= {i, j}
    return found


def _are_stripes(
    one: Grid, other: Grid, settings: DrawnSettings = DRAWN
) -> bool:
    """Whether two grids repeat each other's sides; or end at the same x, and one is a row of
    backgrounds that begins where a later column of the other does: a label stands beside them that
    covers several rows.
    """
    if _have_same_sides(one, other):
        return True
    wide, narrow = sorted((one, other), key=lambda grid: grid.bbox.x0)
    if abs(wide.bbox.x1 - narrow.bbox.x1) >= settings.alike:
        return False
    if narrow.rows > 1 or not all(cell.shaded for cell in narrow.cells):
        return False
    starts = (cell.bbox.x0 for cell in wide.cells if cell.col)
    return any(abs(x0 - narrow.bbox.x0) < settings.alike for x0 in starts)


def _is_row_between(
    upper: Grid, lower: Grid, rows: FloatArray, settings: DrawnSettings
) -> bool:
    """Whether one of ``rows`` is between two grids that are close, one of them of one row."""
    lone = [grid.bbox for grid in (upper, lower) if grid.rows == 1]
    if not lone:
        return False
    height = min(box.bottom - box.top for box in lone)
    start, end = upper.bbox.bottom, lower.bbox.top
    if end - start > settings.stripes_apart * height:
        return False
    return bool(((rows > start) & (rows < end)).any())


def _have_same_sides(
    one: Grid, other: Grid, settings: DrawnSettings = DRAWN
) -> bool:
    """Whether two grids begin and end at the same x."""
    left = abs(one.bbox.x0 - other.bbox.x0)
    right = abs(one.bbox.x1 - other.bbox.x1)
    return max(left, right) < settings.alike


class _WideWhite(NamedTuple):
    """The glyphs that start a figure after white that may part two columns, and which of them
    follow a figure.
    """

    glyphs: IntArray
    after_figure: BoolArray


def _wide_white(
    chars: Chars, text: Glyphs, settings: DrawnSettings = DRAWN
) -> _WideWhite:
    """Between two figures less white parts columns: what no group of digits leaves."""
    wide = np.flatnonzero(
        text.starts_figure & (text.gap > GROUP_GAP * text.sizes)
    )
    pairs = text.index[[wide - 1, wide]].T.tolist()
    between = np.array(
        [_are_two_figures(chars.text[a], chars.text[b]) for a, b in pairs], bool
    )
    parting = between | (text.gap[wide] > settings.wide * text.sizes[wide])
    return _WideWhite(wide[parting].astype(np.int32), between[parting])


def _are_two_figures(before: str, after: str) -> bool:
    """Whether a figure ends with the letter before the white, and another starts after it."""
    if not (before.isdecimal() or before in "€%"):
        return False
    return after != "€"


class _CellWhite(NamedTuple):
    """White inside a cell, from ``x0`` to ``x1``, that may part two columns; the glyph before it is
    the cell's, not one of the cell on the left that runs over its border.
    """

    cell: int
    x0: float
    x1: float
    after_figure: bool


def _white_in_cells(
    grid: Grid, text: Glyphs, wide: _WideWhite
) -> Iterable[_CellWhite]:
    inside = is_within(text.boxes.take(wide.glyphs, axis=0), grid)
    after, between = wide.glyphs[inside], wide.after_figure[inside]
    if not len(after):
        return

    start, x0 = text.boxes[after - 1][:, [0, 2]].T
    middle, x1 = (start + x0) / 2, text.boxes[after, 0]
    y = text.boxes[after][:, [1, 3]].mean(axis=1)
    left, top, right, bottom = corners(bboxes_of(grid.cells)).T
    for cell, gap in pairs_within(top, bottom, y):
        within = (left[cell] < middle[gap]) & (x1[gap] < right[cell])
        within &= (top[cell] < y[gap]) & (y[gap] < bottom[cell])
        pairs = np.column_stack((cell[within], gap[within]))
        for one, at in pairs[np.lexsort(pairs.T[::-1])].tolist():
            yield _CellWhite(
                one, float(x0[at]), float(x1[at]), bool(between[at])
            )


def _with_fused(grid: Grid, white: Iterable[_CellWhite]) -> Grid:
    """``grid`` with those of its cells marked that read as one figure, with white between two."""
    fused: set[int] = set()
    for gap in white:
        if gap.after_figure and is_figure(grid.cells[gap.cell].text):
            fused.add(gap.cell)
    if not fused:
        return grid

    cells = list(grid.cells)
    for number in fused:
        cells[number] = replace(cells[number], confidence=FUSED)
    return replace(grid, cells=tuple(cells))


def _is_coarse(
    grid: Grid,
    text: Glyphs,
    white: Sequence[_CellWhite],
    settings: DrawnSettings = DRAWN,
) -> bool:
    """Whether some cells hold several rows of figures, or white parts a figure from what is left of
    it.

    One such gap may be justified text; two in one column of the grid that share their white are a
    gutter, and two in one cell where other rows have their borders are a row.
    """
    if any(map(stacks_figures, grid.cells)):
        return True
    if not white:
        return False

    edges = {cell.bbox.x0 for cell in grid.cells}
    over_borders = Counter(
        gap.cell for gap in white if _is_over_border(gap, grid, edges)
    )
    if over_borders.total() > len(over_borders):
        return True

    by_column: dict[tuple[int, int], list[_CellWhite]] = {}
    for gap in white:
        cell = grid.cells[gap.cell]
        by_column.setdefault((cell.col, cell.colspan), []).append(gap)
    least = settings.gutter * float(np.median(text.sizes))
    return any(_share_white(gaps, least) for gaps in by_column.values())


def _is_over_border(
    gap: _CellWhite, grid: Grid, edges: Collection[float]
) -> bool:
    """Whether other rows have a border where the white is."""
    if grid.cells[gap.cell].colspan == 1:
        return False
    return any(gap.x0 < edge < gap.x1 for edge in edges)


def _share_white(gaps: Sequence[_CellWhite], least: float) -> bool:
    """Whether two gaps share more white than ``least`` points."""
    for one, other in combinations(gaps, 2):
        if min(one.x1, other.x1) - max(one.x0, other.x0) > least:
            return True
    return False


def stacks_figures(cell: GridCell) -> bool:
    """Whether its lines are figures and dashes below each other, and not one figure that had no
    room, or a list of numbers that goes on.
    """
    if len(cell.lines) < 2 or any(line.endswith(",") for line in cell.lines):
        return False
    others = list(filterfalse(is_figure, cell.lines))
    if len(others) == len(cell.lines) or not all(map(replaces_figure, others)):
        return False
    return len(cell.lines) > 2 or not is_wrapped_figure(*cell.lines)
