"""Digits and marks that are drawn without text beside the digits of a figure, or between them: the
figure says another value with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox
from extract.grid import Doubt, DoubtCode, Grid, GridCell
from extract.grids.ink_pieces import (
    PIECES,
    InkPiece,
    are_spaces,
    find_pieces,
    upright_rules,
)
from extract.pdf.page import BoolArray, Chars, FloatArray, IntArray, Page
from extract.pdf.sight.raster import Raster, spread
from extract.pdf.unmapped_glyphs import UNREAD_GLYPH


@dataclass(frozen=True, slots=True)
class InkBesideSettings:
    """What ink reads as part of a figure. Lengths are in sizes of its letters."""

    reach: float = 0.6
    """How far beside a digit another one begins or ends."""
    gap: float = 0.12
    """The least white between two digits that a mark fits in."""
    leaning: float = 0.06
    """How far a digit's ink may reach out of its box into such white."""
    samples: tuple[int, int] = (10, 10)
    """Rows and columns of such a place that are looked at."""
    high: tuple[float, float] = (0.5, 0.9)
    """From top to bottom of a digit's ink."""
    wide: tuple[float, float] = (0.14, 0.75)
    """A digit; a bar is narrower, a line wider."""
    mark: tuple[float, float] = (0.12, 0.45)
    """The sides of a comma's, or a dot's, ink."""
    dash: tuple[float, float] = (0.27, 0.7)
    """How wide a minus is, before the first digit."""
    thin: float = 0.22
    """How high it is, at most."""
    level: tuple[float, float] = (0.25, 0.8)
    """Where it stands, in shares of the height of a digit's ink."""
    ruled: float = 1.2
    """Points on both sides of an upright rule that are not looked at first."""


BESIDE = InkBesideSettings()


_BEFORE, _AFTER, _BETWEEN = range(3)


class _Places(NamedTuple):
    """Places beside digits: n x 4 boxes, the sizes of the letters, and on which side of a digit
    they are."""

    boxes: FloatArray
    sizes: FloatArray
    sides: IntArray

    def of(self, which: BoolArray) -> "_Places":
        """Some of them."""
        index = np.flatnonzero(which)
        return _Places(
            self.boxes.take(index, axis=0), self.sizes[index], self.sides[index]
        )


def ink_beside_figures(
    page: Page, raster: Raster, grids: Sequence[Grid]
) -> Sequence[BBox]:
    """The boxes of what is drawn beside the digits of ``page``, or between two of them, in
    ``grids``."""
    places = _places_in(grids, _places(page.chars))
    if not len(places.sizes):
        return ()
    upright = upright_rules(page)
    inked = _contrasts(places, raster, upright) >= PIECES.dark
    places = places.of(inked)
    return [
        piece.bbox
        for piece in find_pieces(
            page, raster, upright, places.boxes, places.sizes
        )
        if _fits(piece, places)
    ]


def mark_ink_beside(grid: Grid, drawn: Sequence[BBox]) -> Grid:
    """``grid`` with a mark in each cell of a figure that ``drawn`` lies in, and a doubt."""
    if not drawn:
        return grid
    cells, doubts = list(grid.cells), []
    for n, cell in enumerate(cells):
        for box in drawn:
            if _lies_in(box, cell.bbox) and any(map(str.isdigit, cell.text)):
                cells[n] = _marked(cell)
                doubts.append(Doubt(grid.page, box, DoubtCode.UNREAD))
    if not doubts:
        return grid
    return replace(grid, cells=tuple(cells), doubts=(*grid.doubts, *doubts))


def _lies_in(box: BBox, cell: BBox) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return cell.x0 < x < cell.x1 and cell.top < y < cell.bottom


def _marked(cell: GridCell) -> GridCell:
    """A cell whose figure is not known."""
    lines = [
        f"{line}{UNREAD_GLYPH}" if any(map(str.isdigit, line)) else line
        for line in cell.lines
    ]
    return replace(cell, lines=tuple(lines), confidence=0.0)


def _places(chars: Chars) -> _Places:
    """Where a digit, or a mark, may stand that no text says."""
    solid = np.flatnonzero((chars.angles == 0) & ~are_spaces(chars))
    digit = chars.is_digit[solid]
    boxes, sizes = chars.loose.take(solid, axis=0), chars.sizes[solid]
    if not digit.any():
        return _Places(boxes[:0], sizes[:0], np.zeros(0, np.int32))

    x0, x1 = boxes[:, 0], boxes[:, 2]
    gap = x0[1:] - x1[:-1]
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    level = np.abs(middle[1:] - middle[:-1]) < sizes[1:] / 2
    joined = level & (gap > -0.2 * sizes[1:]) & (gap < BESIDE.reach * sizes[1:])
    begins, ends = digit.copy(), digit.copy()
    begins[1:] &= ~joined
    ends[:-1] &= ~joined
    parted = joined & digit[:-1] & digit[1:] & (gap > BESIDE.gap * sizes[1:])
    first, last, before = map(np.flatnonzero, (begins, ends, parted))

    reach, edge = BESIDE.reach * sizes, BESIDE.leaning * sizes
    left = (x0 - reach)[first], x1[last], (x1 + edge)[before]
    right = x0[first], (x1 + reach)[last], x0[before + 1] - edge[before]
    which = np.concatenate((first, last, before))
    rows = chars.boxes.take(solid[which], axis=0)
    sides = np.array((_BEFORE, _AFTER, _BETWEEN), np.int32)
    return _Places(
        np.stack(
            (
                np.concatenate(left),
                rows[:, 1],
                np.concatenate(right),
                rows[:, 3],
            ),
            axis=1,
        ),
        sizes[which],
        sides.repeat((len(first), len(last), len(before))),
    )


def _places_in(grids: Sequence[Grid], places: _Places) -> _Places:
    """Those of ``places`` that reach into one of ``grids``."""
    left, top, right, low = places.boxes.T
    inside = np.zeros(len(left), np.bool_)
    for grid in grids:
        x0, y0, x1, y1 = grid.bbox
        inside |= (left <= x1) & (right >= x0) & (top <= y1) & (low >= y0)
    return places.of(inside)


def _contrasts(
    places: _Places, raster: Raster, upright: FloatArray
) -> npt.NDArray[np.int32]:
    """The contrast at a few points of each place, but for those on an upright rule."""
    rows, columns = BESIDE.samples
    boxes = places.boxes
    x = spread(boxes[:, 0], boxes[:, 2], columns)
    is_ruled = _are_near(x, _rules(upright, float(places.sizes.max())))
    pixels = raster.at(x, spread(boxes[:, 1], boxes[:, 3], rows))
    most = np.where(is_ruled, 0, pixels.max(axis=0)).max(axis=0)
    least = np.where(is_ruled, 255, pixels.min(axis=0)).min(axis=0)
    found: npt.NDArray[np.int32] = most.astype(np.int32) - least
    return found


def _rules(upright: FloatArray, size: float) -> FloatArray:
    """Those of the upright lines that are rules: what is as short as the stem of a 1 is none."""
    return upright[upright[:, 3] - upright[:, 1] > size]


def _are_near(across: FloatArray, rules: FloatArray) -> BoolArray:
    """Which of the positions ``across`` lie on a rule, wherever it is on the page."""
    if not len(rules):
        return np.zeros(across.shape, np.bool_)
    lines = np.unique(rules[:, 0])
    after = np.searchsorted(lines, across).clip(1, len(lines) - 1)
    before = np.abs(across - lines[after - 1])
    gap = np.minimum(before, np.abs(across - lines[after]))
    found: BoolArray = gap <= BESIDE.ruled
    return found


def _fits(piece: InkPiece, places: _Places) -> bool:
    """Whether a piece of ink is like a digit; between two digits, like a mark; before the first,
    like a minus, which may touch it."""
    n, box = piece.place, piece.bbox
    size, side = float(places.sizes[n]), int(places.sides[n])
    wide, high = (box.x1 - box.x0) / size, (box.bottom - box.top) / size
    if side == _BEFORE and high <= BESIDE.thin:
        _, top, _, bottom = places.boxes[n].tolist()
        level = ((box.top + box.bottom) / 2 - top) / (bottom - top)
        return _is_in(level, BESIDE.level) and _is_in(wide, BESIDE.dash)
    if not piece.apart:
        return False
    if _is_in(high, BESIDE.high) and _is_in(wide, BESIDE.wide):
        return True
    low, most = BESIDE.mark
    is_mark = low <= min(high, wide) and max(high, wide) <= most
    return side == _BETWEEN and is_mark


def _is_in(value: float, ends: tuple[float, float]) -> bool:
    return ends[0] <= value <= ends[1]
