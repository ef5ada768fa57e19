"""A minus that is drawn as a line before its figure: no text says it, and the figure says another
value without it.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from extract.geometry import BBox
from extract.grid import Doubt, DoubtCode, Grid, GridCell
from extract.grids.near_pairs import pairs_within
from extract.pdf.page import FloatArray, Page
from extract.pdf.unmapped_glyphs import UNREAD_GLYPH


@dataclass(frozen=True, slots=True)
class DrawnSignSettings:
    """What line is a sign. Lengths are in sizes of the figure's letters, heights in shares of the
    ink of a digit.
    """

    shortest: float = 0.2
    longest: float = 0.9
    gap: float = 0.5
    """White between the line and the first digit, at most."""
    touching: float = 0.05
    """How far it may reach into the box of that digit."""
    middle: tuple[float, float] = (0.25, 0.85)
    apart: float = 1.0
    """White on both sides of a line, level with it, where it stands farther from the digit: one of
    several is a leader's, or a rule's of dashes."""


SIGNS = DrawnSignSettings()


def mark_drawn_signs(page: Page, grid: Grid) -> Grid:
    """``grid`` with a mark before each figure that has a sign of its own drawn, and a doubt."""
    signs, lonely = _signs(page), _lonely(page)
    if not len(signs) and not len(lonely):
        return grid
    cells = list(grid.cells)
    doubts = []
    for n, cell in enumerate(cells):
        found = _within(cell.bbox, signs)
        for box in _within(cell.bbox, lonely):
            if box not in found and _is_of_figure(page, cell.bbox, box):
                found.append(box)
        for box in found:
            cells[n] = _marked(cells[n])
            doubts.append(Doubt(grid.page, box, DoubtCode.UNREAD))
    if not doubts:
        return grid
    return replace(grid, cells=tuple(cells), doubts=(*grid.doubts, *doubts))


@lru_cache(maxsize=1)
def _signs(page: Page) -> FloatArray:
    """The level lines (n x 4) that stand where a minus does, before the first digit of a figure."""
    chars, lines = page.chars, page.rules.horizontal
    wide = lines[:, 2] - lines[:, 0]
    usual = float(chars.sizes.max(initial=0.0))
    short = lines[(wide > 0) & (wide <= SIGNS.longest * usual)]
    digits = np.flatnonzero(chars.is_digit & (chars.angles == 0))
    if not len(short) or not len(digits):
        return short[:0]

    boxes, sizes = chars.boxes.take(digits, axis=0), chars.sizes[digits]
    low, high = SIGNS.middle
    height = boxes[:, 3] - boxes[:, 1]
    upper, lower = boxes[:, 1] + low * height, boxes[:, 1] + high * height
    middle = (short[:, 1] + short[:, 3]) / 2

    found = np.zeros(len(short), np.bool_)
    for digit, line in pairs_within(upper, lower, middle):
        size, y = sizes[digit], middle[line]
        x0, x1 = short[line, 0], short[line, 2]
        gap = boxes[digit, 0] - x1
        beside = (gap >= -SIGNS.touching * size) & (gap <= SIGNS.gap * size)
        level = (y > upper[digit]) & (y < lower[digit])
        long = (x1 - x0 >= SIGNS.shortest * size) & (
            x1 - x0 <= SIGNS.longest * size
        )
        found[line[beside & level & long]] = True
    signs: FloatArray = short[found]
    return signs


@lru_cache(maxsize=1)
def _lonely(page: Page) -> FloatArray:
    """The level lines (n x 4) that may be a minus, and have no other one beside them."""
    lines = page.rules.horizontal
    usual = float(page.chars.sizes.max(initial=0.0))
    wide = lines[:, 2] - lines[:, 0]
    short = lines[(wide > 0) & (wide <= SIGNS.longest * usual)]
    if not len(short):
        return short
    rows = np.rint((short[:, 1] + short[:, 3]) / 2)
    order = np.lexsort((short[:, 0], rows))
    short, rows = short[order], rows[order]
    gaps = short[1:, 0] - short[:-1, 2]
    beside = (rows[1:] == rows[:-1]) & (gaps < SIGNS.apart * usual)
    alone = np.ones(len(short), np.bool_)
    alone[1:] &= ~beside
    alone[:-1] &= ~beside
    found: FloatArray = short[alone]
    return found


def _is_of_figure(page: Page, cell: BBox, line: BBox) -> bool:
    """Whether a line in a cell may be the minus of a figure: level with its digits, and beside all
    that is printed there, next to a digit."""
    chars = page.chars
    y, wide = (line.top + line.bottom) / 2, line.x1 - line.x0
    inside = chars.inside(cell) & chars.is_inked
    inside &= np.abs(chars.middles[1] - y) < chars.sizes / 2
    index = np.flatnonzero(inside)
    if not len(index):
        return False
    x0, tops, x1, bottoms = chars.boxes[index].T
    first, last = int(x0.argmin()), int(x1.argmax())
    touching = SIGNS.touching * float(chars.sizes[index].max())
    if line.x1 < x0[first] + touching:
        beside = first
    elif line.x0 > x1[last] - touching:
        beside = last
    else:
        return False

    size = float(chars.sizes[index[beside]])
    low, high = SIGNS.middle
    share = (y - tops[beside]) / max(bottoms[beside] - tops[beside], 1.0)
    is_long = SIGNS.shortest * size <= wide <= SIGNS.longest * size
    is_digit = bool(chars.is_digit[index[beside]])
    return is_digit and is_long and low < share < high


def _within(box: BBox, lines: FloatArray) -> list[BBox]:
    """The boxes of those of ``lines`` that lie in ``box``."""
    x, y = (lines[:, 0] + lines[:, 2]) / 2, (lines[:, 1] + lines[:, 3]) / 2
    inside = (x > box.x0) & (x < box.x1) & (y > box.top) & (y < box.bottom)
    return [BBox(*line) for line in lines[inside].tolist()]


def _marked(cell: GridCell) -> GridCell:
    """A cell with a mark for the sign before its first figure."""
    lines = [
        UNREAD_GLYPH + line
        if n == 0 and not line.startswith(UNREAD_GLYPH)
        else line
        for n, line in enumerate(cell.lines)
    ]
    return replace(cell, lines=tuple(lines), confidence=0.0)
