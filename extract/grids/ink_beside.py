"""Digits and marks that are drawn without text beside the digits of a figure, or between them: the
figure says another value with them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox
from extract.grid import Doubt, DoubtCode, Grid, GridCell
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
    dark: int = 60
    """The least difference from the ground, of 255."""
    ground: float = 0.5
    """The least share of the place that is of one grey: a photograph has none."""
    around: float = 0.45
    """Above and below a digit: what goes on there is a rule, a frame or a picture."""
    high: tuple[float, float] = (0.5, 0.9)
    """From top to bottom of a digit's ink."""
    wide: tuple[float, float] = (0.14, 0.75)
    """A digit; a bar is narrower, a line wider."""
    mark: tuple[float, float] = (0.12, 0.45)
    """The sides of a comma's, or a dot's, ink."""
    covered: float = 0.5
    """Points around rules that their own ink reaches; letters keep within their boxes."""
    ruled: float = 1.2
    """Points on both sides of an upright rule that are not looked at first."""
    parted: int = 2
    """Columns of pixels without ink that part two pieces."""


BESIDE = InkBesideSettings()
_Index = npt.NDArray[np.intp]


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
    inked = _contrasts(places, raster, page.rules.vertical) >= BESIDE.dark
    found = []
    for n in np.flatnonzero(inked).tolist():
        box = BBox(*places.boxes[n].tolist())
        piece = _piece(page, raster, box, float(places.sizes[n]))
        if piece is not None and _fits(
            piece, float(places.sizes[n]), bool(places.between[n])
        ):
            found.append(piece)
    return found


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
    found: BoolArray = np.isin(chars.codes, (0x20, 0xA0, 0x2009, 0x202F))
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


def _piece(page: Page, raster: Raster, place: BBox, size: float) -> BBox | None:
    """The ink in ``place`` and as far as it goes on, without letters and rules; None where there is
    none, or it goes on above or below."""
    around = BESIDE.around * size
    outer = BBox(
        place.x0 - around,
        place.top - around,
        place.x1 + around,
        place.bottom + around,
    )
    pixels = raster.cut(outer)
    if not pixels.size:
        return None
    ground = int(np.bincount(pixels.ravel()).argmax())
    away = np.abs(pixels.astype(np.int32) - ground)
    if np.count_nonzero(away < BESIDE.dark / 4) < BESIDE.ground * away.size:
        return None
    inked = away >= BESIDE.dark
    dark = inked.copy()
    for each in _covering(page, outer, size):
        dark[
            _span(each.top, each.bottom, outer.top, raster.down),
            _span(each.x0, each.x1, outer.x0, raster.across),
        ] = False
    return _whole_piece(dark, inked, raster, outer, place)


def _covering(page: Page, box: BBox, size: float) -> Iterator[BBox]:
    """The letters and the rules that reach into ``box``."""
    cover = _cover(page)
    x0, top, x1, bottom = cover.edges
    near = (
        (top <= box.bottom)
        & (bottom >= box.top)
        & (x0 <= box.x1)
        & (x1 >= box.x0)
        & (cover.lengths > size)
    )
    for one in cover.edges[:, near].T.tolist():
        yield BBox(*one)


class _Cover(NamedTuple):
    """What letters and rules cover: 4 x n edges, and how long those of upright lines are, which may
    be the stem of a 1.
    """

    edges: FloatArray
    lengths: FloatArray


@lru_cache(maxsize=1)
def _cover(page: Page) -> _Cover:
    edge = np.array((-1, -1, 1, 1)) * BESIDE.covered
    level, upright = page.rules.horizontal, page.rules.vertical
    boxes = np.vstack((page.chars.loose, level + edge, upright + edge))
    lengths = np.full(len(boxes), np.inf)
    if len(upright):
        lengths[-len(upright) :] = upright[:, 3] - upright[:, 1]
    return _Cover(np.ascontiguousarray(boxes.T), lengths)


def _span(low: float, high: float, start: float, scale: float) -> slice:
    first, last = round((low - start) * scale), round((high - start) * scale)
    return slice(max(0, first), max(0, last))


def _whole_piece(
    dark: BoolArray,
    inked: BoolArray,
    raster: Raster,
    outer: BBox,
    place: BBox,
) -> BBox | None:
    """The box of the dark columns that stand in ``place``, and of those beside them; None where
    other ink goes on from them: a letter may be drawn a little beside its box.
    """
    columns = np.flatnonzero(dark.any(axis=0))
    within = _span(place.x0, place.x1, outer.x0, raster.across)
    breaks = np.flatnonzero(np.diff(columns) > BESIDE.parted) + 1
    run = next(
        (
            run
            for run in np.split(columns, breaks)
            if ((run >= within.start) & (run < within.stop)).any()
        ),
        None,
    )
    if run is None:
        return None
    rows = np.flatnonzero(dark[:, run].any(axis=1))
    high, wide = dark.shape
    goes_on = rows[0] == 0 or rows[-1] == high - 1
    if goes_on or run[0] == 0 or run[-1] == wide - 1:
        return None
    beside = inked[rows[0] : rows[-1] + 1, [run[0] - 1, run[-1] + 1]]
    if beside.any():
        return None
    return raster.place(outer, (rows[0], rows[-1]), (run[0], run[-1]))


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
