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
from extract.grids.ink_pieces import PIECES, find_pieces
from extract.pdf.page import BoolArray, Chars, FloatArray, Page
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
    samples: tuple[int, int] = (6, 10)
    """Rows and columns of such a place that are looked at."""
    high: tuple[float, float] = (0.5, 0.9)
    """From top to bottom of a digit's ink."""
    wide: tuple[float, float] = (0.14, 0.75)
    """A digit; a bar is narrower, a line wider."""
    mark: tuple[float, float] = (0.12, 0.45)
    """The sides of a comma's, or a dot's, ink."""
    ruled: float = 1.2
    """Points on both sides of an upright rule that are not looked at first."""


BESIDE = InkBesideSettings()


class _Places(NamedTuple):
    """Places beside digits: n x 4 boxes, the sizes of the letters, and which are between two
    digits."""

    boxes: FloatArray
    sizes: FloatArray
    between: BoolArray


def ink_beside_figures(page: Page, raster: Raster) -> Sequence[BBox]:
    """The boxes of what is drawn beside the digits of ``page``, or between two of them."""
    places = _places(page.chars)
    if not len(places.sizes):
        return ()
    inked = _contrasts(places, raster, page.rules.vertical) >= PIECES.dark
    sizes, between = places.sizes[inked], places.between[inked]
    return [
        piece
        for n, piece in find_pieces(page, raster, places.boxes[inked], sizes)
        if _fits(piece, float(sizes[n]), bool(between[n]))
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
    solid = np.flatnonzero((chars.angles == 0) & ~_are_spaces(chars))
    digit = chars.is_digit[solid]
    boxes, sizes = chars.loose[solid], chars.sizes[solid]
    inks = chars.boxes[solid]
    if not digit.any():
        return _Places(boxes[:0], sizes[:0], digit[:0])

    gap = boxes[1:, 0] - boxes[:-1, 2]
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    level = np.abs(np.diff(middle)) < sizes[1:] / 2
    joined = level & (gap > -0.2 * sizes[1:]) & (gap < BESIDE.reach * sizes[1:])
    begins = digit & ~np.r_[False, joined]
    ends = digit & ~np.r_[joined, False]
    parted = np.r_[joined & (gap > BESIDE.gap * sizes[1:]), False]
    parted[:-1] &= digit[:-1] & digit[1:]

    reach = BESIDE.reach * sizes
    rows = inks[:, 1], inks[:, 3]
    left = _stacked(boxes[:, 0] - reach, boxes[:, 0], rows)[begins]
    right = _stacked(boxes[:, 2], boxes[:, 2] + reach, rows)[ends]
    following = np.r_[boxes[1:, 0], 0.0]
    edge = BESIDE.leaning * sizes
    inner = _stacked(boxes[:, 2] + edge, following - edge, rows)[parted]
    return _Places(
        np.vstack((left, right, inner)),
        np.r_[sizes[begins], sizes[ends], sizes[parted]],
        np.r_[np.zeros(len(left) + len(right), np.bool_), parted[parted]],
    )


def _are_spaces(chars: Chars) -> BoolArray:
    found = np.zeros(len(chars), np.bool_)
    for space in (0x20, 0xA0, 0x2009, 0x202F):
        found |= chars.codes == space
    return found


def _stacked(
    x0: FloatArray, x1: FloatArray, rows: tuple[FloatArray, FloatArray]
) -> FloatArray:
    found: FloatArray = np.stack((x0, rows[0], x1, rows[1]), axis=1)
    return found


def _contrasts(
    places: _Places, raster: Raster, upright: FloatArray
) -> npt.NDArray[np.int32]:
    """The contrast at a few points of each place, but for those on an upright rule."""
    rows, columns = BESIDE.samples
    boxes = places.boxes
    high, wide = raster.pixels.shape
    across = spread(boxes[:, 0], boxes[:, 2], columns)
    is_ruled = _are_near(across, _rules(upright, float(places.sizes.max())))
    x, y = across * raster.across, spread(boxes[:, 1], boxes[:, 3], rows)
    x = np.clip(x, 0, wide - 1).astype(np.intp)
    y = np.clip(y * raster.down, 0, high - 1).astype(np.intp)
    pixels = raster.pixels[y[:, :, None], x[:, None, :]]
    most = np.where(is_ruled[:, None], 0, pixels).max(axis=(1, 2))
    least = np.where(is_ruled[:, None], 255, pixels).min(axis=(1, 2))
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


def _fits(piece: BBox, size: float, between: bool) -> bool:
    """Whether a piece of ink is like a digit, or, between two digits, like a mark."""
    wide = (piece.x1 - piece.x0) / size
    high = (piece.bottom - piece.top) / size
    is_digit = (
        BESIDE.high[0] <= high <= BESIDE.high[1]
        and BESIDE.wide[0] <= wide <= BESIDE.wide[1]
    )
    low, most = BESIDE.mark
    is_mark = low <= min(high, wide) and max(high, wide) <= most
    return is_digit or (between and is_mark)
