"""Which engine reads which part of a page: rules where they draw the whole grid, white space
elsewhere.

A grid of rules is *whole* if it has two rows and two columns and none of its cells holds what white
space parts:
several figures above each other, or a river of white. What is not whole is read again by its white
space, a frame closed all around by itself, and the finer reading stays.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from extract.french.lexicon.marks import replaces_figure
from extract.geometry import BBox
from extract.grid import FUSED, Grid, GridCell, corners
from extract.grids.page_region import cropped
from extract.grids.ruled.engine import RuledEngine
from extract.grids.unruled.engine import BorderlessEngine
from extract.lines.glyphs import GROUP_GAP, Glyphs, glyphs
from extract.lines.spaces import WORD_GAP
from extract.lines.tokens import is_figure
from extract.pdf.page import Chars, FloatArray, IntArray, Page
from extract.wrapped_lines import is_wrapped_figure

WIDE = 1.5
"""White in a cell, in font sizes, that parts two columns: wider than any space in justified text
is, as a rule. Between two figures it is what no group of digits leaves."""
EMPTY = 0.5
"""Share of printed cells under which a drawing has to show more to be a table."""
ALL = 0.98
"""Share of the letters inside a frame that a reading of it by white must place to stand for the
table.
"""
ALIKE = 3.0
"""Points by which the column edges of two pieces of one table may differ."""

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    """A grid of rules, and whether it is the whole reading of its part of the page."""

    grid: Grid
    whole: bool


def grids(page: Page, within: BBox | None = None) -> tuple[Grid, ...]:
    """All tables of ``page``, or of its part ``within``, top to bottom; no two of them overlap."""
    if within is not None:
        page = cropped(page, within)
    text = glyphs(page.chars)
    keep = np.ones(len(page.chars), bool)
    drawn: list[Grid] = []
    for grid in RuledEngine().grids(page):
        if _cuts_word(grid, text):
            keep[_within(page.chars.loose, grid)] = False
        elif not _is_drawing(grid):
            drawn.append(grid)
    judged = _judge(drawn, text, *_parting(page.chars, text))
    for d in judged:
        if d.whole:
            keep[_within(page.chars.loose, d.grid)] = False
    framed: list[Grid] = []
    for grid in (d.grid for d in judged if not d.whole and _closed(d.grid)):
        inside = keep & _within(page.chars.loose, grid)
        own = BorderlessEngine().read(page, inside)
        if len(own) == 1 and _ink(own[0]) >= ALL * np.count_nonzero(inside & ~_blank(page.chars)):
            framed += own
            keep &= ~inside
    return _merge(judged, [*framed, *BorderlessEngine().read(page, keep)])


def _closed(grid: Grid) -> bool:
    """Whether rules close a grid of several rows and columns all around: the frame of a table,
    apart from the next.
    """
    return grid.rows > 1 and grid.cols > 1 and not grid.open_top and not grid.open_bottom


def _ink(grid: Grid) -> int:
    return sum(len("".join(line.split())) for cell in grid.cells for line in cell.lines)


def _blank(chars: Chars) -> BoolArray:
    return np.fromiter((char.isspace() for char in chars.text), bool, len(chars))


def _is_drawing(grid: Grid) -> bool:
    """Whether the rules draw something else than a table: the axes of a chart, a frame.

    Most of its rows are empty, or half of its cells are and no two rows have text side by side. But
    a first row with a name in every column heads a table, however little is filled in below it.
    """
    printed = [c for c in grid.cells if c.lines]
    rows: dict[int, int] = {}
    for c in printed:
        rows[c.row] = rows.get(c.row, 0) + 1
    if not printed:
        return True
    if (
        sum(c.colspan for c in printed if c.row == 0) == grid.cols > 1
        and rows[0] > 1
        and len(rows) > 1
    ):
        return False
    if len(rows) < EMPTY * grid.rows:
        return True
    if len(printed) >= EMPTY * len(grid.cells):
        return False
    return sum(n > 1 for n in rows.values()) < 2


def _cuts_word(grid: Grid, text: Glyphs) -> bool:
    """Whether two letters of one word stand in two cells of a grid half empty: labels over the bars
    of a chart.
    """
    if sum(1 for c in grid.cells if c.lines) >= EMPTY * len(grid.cells):
        return False
    inside = _within(text.boxes, grid)
    same = (text.line[1:] == text.line[:-1]) & inside[1:] & inside[:-1]
    close = np.flatnonzero(same & (text.gap[1:] < WORD_GAP * text.sizes[1:]))
    x = text.boxes[:, [0, 2]].mean(axis=1)
    y = text.boxes[:, [1, 3]].mean(axis=1)
    edges = [(c.bbox.x0, c.bbox.top, c.bbox.bottom) for c in grid.cells]
    return any(x[i] < e[0] < x[i + 1] and e[1] < y[i] < e[2] for i in close.tolist() for e in edges)


def _within(boxes: FloatArray, grid: Grid) -> BoolArray:
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    x0, top, x1, bottom = grid.bbox
    inside: BoolArray = (x > x0) & (x < x1) & (y > top) & (y < bottom)
    return inside


def _judge(
    drawn: Sequence[Grid], text: Glyphs, parting: IntArray, between: Collection[int]
) -> list[_Drawn]:
    pieces = _pieces_of_one(drawn)
    out = []
    for i, grid in enumerate(drawn):
        white = _white(grid, text, parting)
        whole = (
            i not in pieces and grid.rows > 1 and grid.cols > 1 and not _coarse(grid, text, white)
        )
        out.append(
            _Drawn(_doubted(grid, {cell for cell, glyph in white if glyph in between}), whole)
        )
    return out


def _white(grid: Grid, text: Glyphs, parting: IntArray) -> list[tuple[int, int]]:
    """The cells of ``grid`` that hold white that may part columns, each with the glyph after it."""
    wide = parting[_within(text.boxes.take(parting, axis=0), grid)]
    if not len(wide):
        return []
    x0, x1, y = (
        text.boxes[wide - 1, 2],
        text.boxes[wide, 0],
        text.boxes[wide][:, [1, 3]].mean(axis=1),
    )
    left, top, right, bottom = corners(cell.bbox for cell in grid.cells).T[:, :, None]
    within = (left < x0) & (x1 < right) & (top < y) & (y < bottom)
    return [(cell, int(wide[gap])) for cell, gap in np.argwhere(within).tolist()]


def _doubted(grid: Grid, parted: Collection[int]) -> Grid:
    """``grid`` with those of its cells ``parted`` by white between two figures marked that read as
    one figure.
    """
    fused = {k for k in parted if is_figure(grid.cells[k].text)}
    if not fused:
        return grid
    return replace(
        grid,
        cells=tuple(
            replace(c, confidence=FUSED) if k in fused else c for k, c in enumerate(grid.cells)
        ),
    )


def _parting(chars: Chars, text: Glyphs) -> tuple[IntArray, frozenset[int]]:
    """The glyphs that start a figure after white that may part two columns, and those of them that
    follow a figure.

    Between two figures it is less: what no group of digits leaves.
    """
    wide = np.flatnonzero(text.starts_figure & (text.gap > GROUP_GAP * text.sizes)).astype(np.int32)
    pairs = text.index[[wide - 1, wide]].T.tolist()
    between = np.array(
        [_ends_figure(chars.text[a]) and chars.text[b] != "€" for a, b in pairs], bool
    )
    return wide[between | (text.gap[wide] > WIDE * text.sizes[wide])], frozenset(
        wide[between].tolist()
    )


def _ends_figure(letter: str) -> bool:
    return letter.isdecimal() or letter in "€%"


def _pieces_of_one(drawn: Sequence[Grid]) -> set[int]:
    """Grids of one row each that repeat each other's columns: the backgrounds of a striped table."""
    out: set[int] = set()
    for i, a in enumerate(drawn):
        for j, b in enumerate(drawn[:i]):
            same = abs(a.bbox.x0 - b.bbox.x0) < ALIKE and abs(a.bbox.x1 - b.bbox.x1) < ALIKE
            if same and min(a.rows, b.rows) == 1:
                out |= {i, j}
    return out


def _coarse(grid: Grid, text: Glyphs, white: Sequence[tuple[int, int]]) -> bool:
    """Whether some cells hold several rows of figures, or white parts a figure from what is left of
    it.

    One such gap may be justified text; two in one column of the grid that share their white are a
    river, and two in one cell where other rows have their borders are a row.
    """
    if any(_stacked(cell) for cell in grid.cells if len(cell.lines) > 1):
        return True
    seen: dict[tuple[int, int], list[tuple[float, float]]] = {}
    parted: list[int] = []
    edges = {cell.bbox.x0 for cell in grid.cells} if white else set()
    for cell, glyph in white:
        x0, x1 = float(text.boxes[glyph - 1, 2]), float(text.boxes[glyph, 0])
        if grid.cells[cell].colspan > 1 and any(x0 < edge < x1 for edge in edges):
            parted.append(cell)
        seen.setdefault((grid.cells[cell].col, grid.cells[cell].colspan), []).append((x0, x1))
    if len(parted) > len(set(parted)):
        return True
    shared = [gaps for gaps in seen.values() if len(gaps) > 1]
    return bool(shared) and any(_river(gaps, float(np.median(text.sizes))) for gaps in shared)


def _river(gaps: Sequence[tuple[float, float]], size: float) -> bool:
    return any(
        min(a[1], b[1]) - max(a[0], b[0]) > 0.5 * size for i, a in enumerate(gaps) for b in gaps[:i]
    )


def _stacked(cell: GridCell) -> bool:
    """Whether its lines are figures and dashes below each other, and not one figure that had no
    room.
    """
    figures = sum(map(is_figure, cell.lines))
    told = figures > 0 and all(is_figure(line) or replaces_figure(line) for line in cell.lines)
    return told and not (len(cell.lines) == 2 and is_wrapped_figure(*cell.lines))


def _merge(drawn: Sequence[_Drawn], found: Sequence[Grid]) -> tuple[Grid, ...]:
    out: list[Grid] = [d.grid for d in drawn if d.whole]
    for grid in found:
        rivals = [d.grid for d in drawn if not d.whole and d.grid.bbox.common(grid.bbox) > 0]
        best = max(rivals, key=_texts, default=None)
        if best is None or _texts(grid) >= _texts(best):
            out.append(grid)
    for d in drawn:
        table = d.grid.rows > 1 and d.grid.cols > 1
        if not d.whole and table and not any(d.grid.bbox.common(g.bbox) > 0 for g in out):
            out.append(d.grid)
    return tuple(sorted(out, key=lambda g: (g.bbox.top, g.bbox.x0)))


def _texts(grid: Grid) -> int:
    return sum(1 for c in grid.cells if c.lines)
