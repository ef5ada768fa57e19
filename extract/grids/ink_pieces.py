"""Pieces of ink that are neither text nor rules, in places where a page should have none.

A page of tables has a hundred such places: they are looked at together, those of one size in pixels
at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox
from extract.pdf.page import BoolArray, FloatArray, Page
from extract.pdf.sight.raster import Pixels, Raster


@dataclass(frozen=True, slots=True)
class PieceSettings:
    """What is a piece of ink."""

    dark: int = 60
    """The least difference from the ground, of 255."""
    ground: float = 0.5
    """The least share of a place that is of one grey: a photograph has none."""
    around: float = 0.45
    """Sizes of the letters, on all sides of a place: what goes on there is a rule, a frame or a
    picture."""
    covered: float = 0.5
    """Points around rules that their own ink reaches; letters keep within their boxes."""
    together: int = 256
    """Places looked at in one go, at most."""


PIECES = PieceSettings()
_Ints = npt.NDArray[np.int64]
_GREYS = 256


class _Windows(NamedTuple):
    """Places with what is around them, all of one size in pixels."""

    numbers: _Ints
    """Which of the given places they are."""
    boxes: FloatArray
    """n x 4, as far as is looked at."""
    starts: _Ints
    """n x 2: the first column and the first row of pixels of each."""
    within: _Ints
    """n x 2: of their columns, the first that is in the place, and the first after it."""
    sizes: FloatArray
    """Of the letters."""


def find_pieces(
    page: Page, raster: Raster, places: FloatArray, sizes: FloatArray
) -> Iterator[tuple[int, BBox]]:
    """The ink in each of ``places`` (n x 4, at letters of ``sizes``) and as far as it goes on,
    without letters and rules, by the number of its place. None where it goes on above or below.
    """
    cover = _cover(page)
    found: list[tuple[int, BBox]] = []
    for shape, windows in _windows(raster, places, sizes):
        found += _look(raster, cover, windows, shape)
    yield from sorted(found, key=lambda one: one[0])


def _windows(
    raster: Raster, places: FloatArray, sizes: FloatArray
) -> Iterator[tuple[tuple[int, int], _Windows]]:
    """The places by how many rows and columns of pixels they have."""
    around = PIECES.around * sizes
    boxes = places + np.array((-1, -1, 1, 1)) * around[:, None]
    scale = np.array((raster.across, raster.down))
    limits = np.array(raster.pixels.shape[::-1])
    starts, ends = (
        np.rint(np.maximum(corner, 0.0) * scale)
        .astype(np.int64)
        .clip(0, limits)
        for corner in (boxes[:, :2], boxes[:, 2:])
    )
    shapes = ends - starts
    within = _spans(places[:, ::2], boxes[:, :1], raster.across)
    seen = (shapes > 0).all(axis=1)
    keys = shapes[:, 1] * (limits[0] + 1) + shapes[:, 0]
    for key in np.unique(keys[seen]).tolist():
        alike = np.flatnonzero(seen & (keys == key))
        for first in range(0, len(alike), PIECES.together):
            some = alike[first : first + PIECES.together]
            columns, rows = shapes[some[0]].tolist()
            yield (
                (rows, columns),
                _Windows(
                    some, boxes[some], starts[some], within[some], sizes[some]
                ),
            )


def _spans(ends: FloatArray, starts: FloatArray, scale: float) -> _Ints:
    """Where a window that begins at ``starts`` has its pixels of what reaches between two ends."""
    found: _Ints = np.rint((ends - starts) * scale).astype(np.int64)
    return np.maximum(found, 0)


class _Cover(NamedTuple):
    """What letters and rules cover."""

    letters: FloatArray
    """n x 4 boxes from the top of the page down."""
    tallest: float
    """From top to bottom of a letter, at most."""
    rules: FloatArray
    """n x 4 boxes."""
    lengths: FloatArray
    """How long the rules that are upright are: one may be the stem of a 1."""


def _cover(page: Page) -> _Cover:
    letters = page.chars.loose[page.chars.loose[:, 1].argsort()]
    edge = np.array((-1, -1, 1, 1)) * PIECES.covered
    level, upright = page.rules.horizontal, page.rules.vertical
    lengths = np.full(len(level) + len(upright), np.inf)
    lengths[len(level) :] = upright[:, 3] - upright[:, 1]
    tallest = float((letters[:, 3] - letters[:, 1]).max(initial=0.0))
    rules = np.vstack((level + edge, upright + edge))
    return _Cover(letters, tallest, rules, lengths)


def _look(
    raster: Raster, cover: _Cover, windows: _Windows, shape: tuple[int, int]
) -> Iterator[tuple[int, BBox]]:
    """The pieces in windows of one size."""
    rows, columns = (
        start[:, None] + np.arange(count)
        for start, count in zip(windows.starts.T[::-1], shape, strict=True)
    )
    pixels = raster.pixels[rows[:, :, None], columns[:, None, :]]
    inked, grounded = _inked(pixels)
    dark = inked.copy()
    _clear(dark, raster, cover, windows)
    is_piece, edges = _edges(dark, inked, windows.within)
    for n in np.flatnonzero(is_piece & grounded).tolist():
        first, last, top, bottom = edges[n].tolist()
        box = BBox(*windows.boxes[n].tolist())
        place = raster.place(box, (top, bottom), (first, last))
        yield int(windows.numbers[n]), place


def _inked(pixels: Pixels) -> tuple[BoolArray, BoolArray]:
    """Which pixels of each window differ from its ground, which is what most of them are; and which
    windows have one."""
    flat = pixels.reshape(len(pixels), -1)
    numbers = np.arange(len(flat))[:, None] * _GREYS
    counts = np.bincount((flat + numbers).ravel(), minlength=len(flat) * _GREYS)
    grounds = counts.reshape(-1, _GREYS).argmax(axis=1).astype(np.int16)
    away = np.abs(pixels - grounds[:, None, None])
    near = np.count_nonzero(away < PIECES.dark / 4, axis=(1, 2))
    grounded: BoolArray = near >= PIECES.ground * flat.shape[1]
    inked: BoolArray = away >= PIECES.dark
    return inked, grounded


def _clear(
    dark: BoolArray, raster: Raster, cover: _Cover, windows: _Windows
) -> None:
    """Take away what lies under letters and rules."""
    for which, boxes in (
        _letters_near(cover, windows.boxes),
        _rules_near(cover, windows),
    ):
        starts = windows.boxes[which, :2]
        columns = _spans(boxes[:, ::2], starts[:, :1], raster.across)
        rows = _spans(boxes[:, 1::2], starts[:, 1:], raster.down)
        for n, (first, last), (above, below) in zip(
            which.tolist(), columns.tolist(), rows.tolist(), strict=True
        ):
            dark[n, above:below, first:last] = False


def _letters_near(
    cover: _Cover, windows: FloatArray
) -> tuple[_Ints, FloatArray]:
    """The letters that reach into each of ``windows`` (n x 4): its number, and their boxes."""
    tops = cover.letters[:, 1]
    first = np.searchsorted(tops, windows[:, 1] - cover.tallest - 1.0)
    counts = np.searchsorted(tops, windows[:, 3], side="right") - first
    which = np.repeat(np.arange(len(windows)), counts)
    before = np.cumsum(counts) - counts
    what = np.arange(len(which)) + np.repeat(first - before, counts)
    boxes, window = cover.letters[what], windows[which]
    near = _overlap(boxes.T, window.T)
    return which[near], boxes[near]


def _rules_near(cover: _Cover, windows: _Windows) -> tuple[_Ints, FloatArray]:
    """The same of rules."""
    sides = windows.boxes.T[:, :, None]
    near = _overlap(np.ascontiguousarray(cover.rules.T), sides)
    near &= cover.lengths > windows.sizes[:, None]
    which, what = np.nonzero(near)
    return which, cover.rules[what]


def _overlap(one: FloatArray, other: FloatArray) -> BoolArray:
    """Whether boxes, 4 x any shape, touch each other."""
    (left, top, right, low), (x0, y0, x1, y1) = one, other
    found: BoolArray = (top <= y1) & (low >= y0) & (left <= x1) & (right >= x0)
    return found


def _edges(
    dark: BoolArray, inked: BoolArray, within: _Ints
) -> tuple[BoolArray, _Ints]:
    """Which windows have a piece in their place, and where: its first and last column, its first
    and last row.

    A piece is the dark columns that stand in the place, and those beside them. It is none where it
    reaches the edge of what is looked at, or other ink goes on from it: a letter may be drawn a
    little beside its box.
    """
    count, high, wide = dark.shape
    each, column = np.arange(count), np.arange(wide)
    columns = np.any(dark, axis=1)
    inside = columns & (column >= within[:, :1]) & (column < within[:, 1:])
    first, last = _run_around(columns, inside.argmax(axis=1))

    own = (column >= first[:, None]) & (column <= last[:, None])
    lines = np.any(dark & own[:, None, :], axis=2)
    top = lines.argmax(axis=1)
    bottom = high - 1 - lines[:, ::-1].argmax(axis=1)

    row = np.arange(high)
    level = (row >= top[:, None]) & (row <= bottom[:, None])
    before = inked[each, :, np.maximum(first - 1, 0)]
    after = inked[each, :, np.minimum(last + 1, wide - 1)]
    goes_on = ((before | after) & level).any(axis=1)
    goes_on |= (top == 0) | (bottom == high - 1)
    goes_on |= (first == 0) | (last == wide - 1)
    return inside.any(axis=1) & ~goes_on, np.stack(
        (first, last, top, bottom), axis=1
    )


def _run_around(columns: BoolArray, at: _Ints) -> tuple[_Ints, _Ints]:
    """The first and the last of the columns that stand together with the one ``at``: one column
    without ink parts no piece."""
    wide = columns.shape[1]
    joined = columns.copy()
    joined[:, 1:-1] |= columns[:, :-2] & columns[:, 2:]
    column, at = np.arange(wide), at[:, None]
    first = np.where(~joined & (column < at), column, -1).max(axis=1) + 1
    last = np.where(~joined & (column > at), column, wide).min(axis=1) - 1
    return first, last
