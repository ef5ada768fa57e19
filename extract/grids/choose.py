"""Which engine reads which part of a page: rules where they draw the whole grid, white space elsewhere.

A grid of rules is *whole* if it has two rows and two columns and none of its cells holds what white space parts:
several figures above each other, or a river of white. What is not whole is read again by its white space, and the
finer reading stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.grids import borderless
from extract.grids.grid import Grid, GridCell
from extract.grids.ruled import RuledEngine
from extract.grids.runs import Glyphs, glyphs, is_figure, run_gap
from extract.page import Page

WIDE = 1.5
"""White in a cell, in font sizes, that parts two columns: wider than any space in justified text is, as a rule."""
ALIKE = 3.0
"""Points by which the column edges of two pieces of one table may differ."""

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    """A grid of rules, and whether it is the whole reading of its part of the page."""

    grid: Grid
    whole: bool


def grids(page: Page) -> tuple[Grid, ...]:
    """All tables of ``page``, top to bottom; no two of them overlap."""
    drawn = [g for g in RuledEngine().grids(page) if any(c.lines for c in g.cells)]
    text = glyphs(page.chars)
    judged = _judge(drawn, text)
    keep = np.ones(len(page.chars), bool)
    for d in judged:
        if d.whole:
            keep[text.index[_inside(text, d.grid)]] = False
    if not keep.all():
        text = glyphs(page.chars, keep)
    found = borderless.read_page(page, text)
    return _merge(judged, found)


def _inside(text: Glyphs, grid: Grid) -> BoolArray:
    x, y = text.boxes[:, [0, 2]].mean(axis=1), text.boxes[:, [1, 3]].mean(axis=1)
    x0, top, x1, bottom = grid.bbox
    return (x > x0) & (x < x1) & (y > top) & (y < bottom)


def _judge(drawn: Sequence[Grid], text: Glyphs) -> list[_Drawn]:
    gap = run_gap(text)
    pieces = _pieces_of_one(drawn)
    return [
        _Drawn(g, i not in pieces and g.rows > 1 and g.cols > 1 and not _coarse(g, text, gap))
        for i, g in enumerate(drawn)
    ]


def _pieces_of_one(drawn: Sequence[Grid]) -> set[int]:
    """Grids of one row each that repeat each other's columns: the backgrounds of a striped table."""
    out: set[int] = set()
    for i, a in enumerate(drawn):
        for j, b in enumerate(drawn[:i]):
            same = abs(a.bbox.x0 - b.bbox.x0) < ALIKE and abs(a.bbox.x1 - b.bbox.x1) < ALIKE
            if same and min(a.rows, b.rows) == 1:
                out |= {i, j}
    return out


def _coarse(grid: Grid, text: Glyphs, gap: float) -> bool:
    """Whether some cells hold several rows or columns."""
    if any(_stacked(cell) for cell in grid.cells):
        return True
    wide = np.flatnonzero(_inside(text, grid) & (text.gap > max(gap, WIDE) * text.sizes))
    hits: dict[int, int] = {}
    for i in wide.tolist():
        x0, x1, y = text.boxes[i - 1, 2], text.boxes[i, 0], text.boxes[i, [1, 3]].mean()
        for k, cell in enumerate(grid.cells):
            b = cell.bbox
            if b.x0 < x0 and x1 < b.x1 and b.top < y < b.bottom:
                hits[k] = hits.get(k, 0) + 1
    return sum(hits.values()) > 1


def _stacked(cell: GridCell) -> bool:
    return len(cell.lines) > 1 and all(is_figure(line) for line in cell.lines)


def _merge(drawn: Sequence[_Drawn], found: Sequence[Grid]) -> tuple[Grid, ...]:
    out: list[Grid] = [d.grid for d in drawn if d.whole]
    for grid in found:
        rivals = [d.grid for d in drawn if not d.whole and d.grid.bbox.common(grid.bbox) > 0]
        best = max(rivals, key=lambda g: _texts(g), default=None)
        if best is None or _texts(grid) >= _texts(best):
            out.append(grid)
    for d in drawn:
        table = d.grid.rows > 1 and d.grid.cols > 1
        if not d.whole and table and not any(d.grid.bbox.common(g.bbox) > 0 for g in out):
            out.append(d.grid)
    return tuple(sorted(out, key=lambda g: (g.bbox.top, g.bbox.x0)))


def _texts(grid: Grid) -> int:
    return sum(1 for c in grid.cells if c.lines)
