"""Pieces of ink that are neither text nor rules, in places where a page should have none.

A page of tables has a hundred such places: they are looked at together, those of about one size in
pixels at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox
from extract.pdf.page import BoolArray, Chars, FloatArray, Page
from extract.pdf.sight.raster import Pixels, Raster


class InkPiece(NamedTuple):
    """Ink in a place."""

    place: int
    """The number of the place."""
    bbox: BBox
    apart: bool
    """Whether no other ink goes on from it: a letter may be drawn a little beside its box."""


@dataclass(frozen=True, slots=True)
class PieceSettings:
    """What is a piece of ink."""

    dark: int = 60
    """The least difference from the ground, of 255."""
    pale: int = 20
    """The same where a letter is: its edge."""
    ground: float = 0.5
    """The least share of a place that is of one grey: a photograph has none."""
    around: float = 0.45
    """Sizes of the letters, on all sides of a place: what goes on there is a rule, a frame or a
    picture."""
    covered: float = 0.5
    """Points around rules that their own ink reaches; letters keep within their boxes."""
    dot: float = 2.0
    """Points: a level line as short is a dot, which may be one of an upright dotted rule."""
    parted: tuple[float, float] = (2.0, 0.4)
    """Between the dots or dashes of one upright rule: points at most, or shares of the longer one.
    Ones below each other in a column are farther apart."""
    together: int = 256
    """Places looked at in one go, at most."""


PIECES = PieceSettings()
_Ints = npt.NDArray[np.int64]
_GREYS = 256
_SPACES = (0x20, 0xA0, 0x2009, 0x202F)
_IS_SPACE = np.zeros(max(_SPACES) + 2, np.bool_)
"""Whether each character is one, up to the last that is, and one more for all beyond."""
_IS_SPACE[list(_SPACES)] = True
_COARSE = 8
"""Places whose rows and columns of pixels differ by less than so many are looked at together."""


class _Windows(NamedTuple):
    """Places with what is around them, all of about one size in pixels."""

    numbers: _Ints
    """Which of the given places they are."""
    boxes: FloatArray
    """n x 4, as far as is looked at."""
    starts: _Ints
    """n x 2: the first column and the first row of pixels of each."""
    shapes: _Ints
    """n x 2: how many columns and rows."""
    within: _Ints
    """n x 2: of their columns, the first that is in the place, and the first after it."""
    sizes: FloatArray
    """Of the letters."""

    def of(self, which: _Ints) -> "_Windows":
        """Some of them."""
        return _Windows(
            self.numbers.take(which),
            self.boxes.take(which, axis=0),
            self.starts.take(which, axis=0),
            self.shapes.take(which, axis=0),
            self.within.take(which, axis=0),
            self.sizes.take(which),
        )


def find_pieces(
    page: Page,
    raster: Raster,
    upright: FloatArray,
    places: FloatArray,
    sizes: FloatArray,
) -> Iterator[InkPiece]:
    """The ink in each of ``places`` (n x 4, at letters of ``sizes``) and as far as it goes on,
    without letters and rules, place by place. None where it goes on above or below. ``upright`` are
    the page's `upright_rules`.
    """
    if not len(places):
        return
    cover = _cover(page, upright)
    found: list[InkPiece] = []
    for windows in _windows(raster, places, sizes):
        found += _look(raster, cover, windows)
    yield from sorted(found, key=lambda one: one.place)


def _windows(
    raster: Raster, places: FloatArray, sizes: FloatArray
) -> Iterator[_Windows]:
    """The places by about how many rows and columns of pixels they have."""
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
    numbers = np.arange(len(places))
    every = _Windows(numbers, boxes, starts, shapes, within, sizes)

    seen = (shapes > 0).all(axis=1)
    columns, rows = -(-shapes.T // _COARSE)
    keys = rows * (limits[0] + 1) + columns
    for key in np.unique(keys[seen]).tolist():
        alike = np.flatnonzero(seen & (keys == key))
        for first in range(0, len(alike), PIECES.together):
            yield every.of(alike[first : first + PIECES.together])


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


def _cover(page: Page, upright: FloatArray) -> _Cover:
    printed = np.flatnonzero(~are_spaces(page.chars))
    order = printed[page.chars.loose[printed, 1].argsort()]
    letters = page.chars.loose.take(order, axis=0)
    edge = np.array((-1, -1, 1, 1)) * PIECES.covered
    level = page.rules.horizontal
    lengths = np.full(len(level) + len(upright), np.inf)
    lengths[len(level) :] = upright[:, 3] - upright[:, 1]
    tallest = float((letters[:, 3] - letters[:, 1]).max(initial=0.0))
    rules = np.vstack((level + edge, upright + edge))
    return _Cover(letters, tallest, rules, lengths)


def upright_rules(page: Page) -> FloatArray:
    """The upright lines of a page, n x 4: dots or dashes one below the other are one line."""
    level, upright = page.rules.horizontal, page.rules.vertical
    dots = level[level[:, 2] - level[:, 0] < PIECES.dot]
    lines = np.vstack((upright, dots))
    if not len(lines):
        return lines
    columns = np.rint((lines[:, 0] + lines[:, 2]) / 2).astype(np.int64)
    order = np.lexsort((lines[:, 1], columns))
    lines, columns = lines[order], columns[order]

    lengths = lines[:, 3] - lines[:, 1]
    most, share = PIECES.parted
    allowed = np.maximum(most, share * np.maximum(lengths[1:], lengths[:-1]))
    follows = (np.diff(columns) == 0) & (
        lines[1:, 1] - lines[:-1, 3] <= allowed
    )
    starts = np.flatnonzero(np.r_[True, ~follows])
    found: FloatArray = np.column_stack(
        (
            np.minimum.reduceat(lines[:, 0], starts),
            np.minimum.reduceat(lines[:, 1], starts),
            np.maximum.reduceat(lines[:, 2], starts),
            np.maximum.reduceat(lines[:, 3], starts),
        )
    )
    return found


def are_spaces(chars: Chars) -> BoolArray:
    """Which characters have no ink of their own."""
    found: BoolArray = _IS_SPACE[np.minimum(chars.codes, len(_IS_SPACE) - 1)]
    return found


def _look(
    raster: Raster, cover: _Cover, windows: _Windows
) -> Iterator[InkPiece]:
    """The pieces in windows of about one size."""
    pixels, outside = _pixels(raster, windows)
    away, grounded = _away(pixels, outside)
    covered = _covered(away.shape, raster, cover, windows)
    inked = away >= PIECES.dark
    dark = inked & ~covered
    # the edge of a letter is pale in its own box
    inked |= covered & (away >= PIECES.pale)

    # most places have nothing left
    column = np.arange(dark.shape[2])
    inside = column >= windows.within[:, :1]
    inside &= column < windows.within[:, 1:]
    inside &= dark.any(axis=1)
    left = np.flatnonzero(inside.any(axis=1) & grounded)
    if not len(left):
        return
    windows = windows.of(left)
    is_piece, apart, edges = _edges(
        dark[left], inked[left], inside[left], windows.shapes
    )
    for n in np.flatnonzero(is_piece).tolist():
        first, last, top, bottom = edges[n].tolist()
        box = BBox(*windows.boxes[n].tolist())
        place = raster.place(box, (top, bottom), (first, last))
        yield InkPiece(int(windows.numbers[n]), place, bool(apart[n]))


def _pixels(raster: Raster, windows: _Windows) -> tuple[Pixels, BoolArray]:
    """The pixels of windows, as many of each as the largest has, and which of them are outside of
    their own."""
    columns, rows = windows.shapes.max(axis=0).tolist()
    high, wide = raster.pixels.shape
    x = windows.starts[:, :1] + np.arange(columns)
    y = windows.starts[:, 1:] + np.arange(rows)
    at = np.minimum(y, high - 1)[:, :, None] * wide
    at = at + np.minimum(x, wide - 1)[:, None, :]
    right = np.arange(columns) >= windows.shapes[:, :1]
    below = np.arange(rows) >= windows.shapes[:, 1:]
    return raster.pixels.ravel().take(at), below[:, :, None] | right[:, None, :]


def _away(
    pixels: Pixels, outside: BoolArray
) -> tuple[npt.NDArray[np.int16], BoolArray]:
    """By how much the pixels of each window differ from its ground, which is what most of them are;
    and which windows have one."""
    count = len(pixels)
    values = np.where(outside, np.int64(_GREYS), pixels).reshape(count, -1)
    values += np.arange(count)[:, None] * (_GREYS + 1)
    counts = np.bincount(values.ravel(), minlength=count * (_GREYS + 1))
    counts = counts.reshape(-1, _GREYS + 1)[:, :_GREYS]
    grounds = counts.argmax(axis=1).astype(np.int16)
    away = np.abs(pixels - grounds[:, None, None])
    away[outside] = PIECES.dark - 1

    near = np.count_nonzero(away < PIECES.dark / 4, axis=(1, 2))
    grounded: BoolArray = near >= PIECES.ground * counts.sum(axis=1)
    return away, grounded


def _covered(
    shape: tuple[int, ...], raster: Raster, cover: _Cover, windows: _Windows
) -> BoolArray:
    """Which pixels lie under letters and rules."""
    found = np.zeros(shape, np.bool_)
    for which, boxes in (
        _letters_near(cover, windows.boxes),
        _rules_near(cover, windows),
    ):
        starts = windows.boxes.take(which, axis=0)
        columns = _spans(boxes[:, ::2], starts[:, :1], raster.across)
        rows = _spans(boxes[:, 1::2], starts[:, 1:2], raster.down)
        for n, (first, last), (above, below) in zip(
            which.tolist(), columns.tolist(), rows.tolist(), strict=True
        ):
            found[n, above:below, first:last] = True
    return found


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
    boxes = cover.letters.take(what, axis=0)
    near = np.flatnonzero(_overlap(boxes.T, windows.take(which, axis=0).T))
    return which[near], boxes.take(near, axis=0)


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
    dark: BoolArray, inked: BoolArray, inside: BoolArray, shapes: _Ints
) -> tuple[BoolArray, BoolArray, _Ints]:
    """Which windows have a piece in their place, from which no other ink goes on, and where: its
    first and last column, its first and last row. ``inside`` are the columns of the place that are
    dark.

    A piece is the dark columns that stand in the place, and those beside them. It is none where it
    reaches the edge of what is looked at.
    """
    count, high, wide = dark.shape
    each, column = np.arange(count), np.arange(wide)
    first, last = _run_around(np.any(dark, axis=1), inside.argmax(axis=1))

    own = (column >= first[:, None]) & (column <= last[:, None])
    lines = np.any(dark & own[:, None, :], axis=2)
    top = lines.argmax(axis=1)
    bottom = high - 1 - lines[:, ::-1].argmax(axis=1)

    row = np.arange(high)
    level = (row >= top[:, None]) & (row <= bottom[:, None])
    right, low = (shapes - 1).T
    before = inked[each, :, np.maximum(first - 1, 0)]
    after = inked[each, :, np.minimum(last + 1, right)]
    apart = ~((before | after) & level).any(axis=1)
    is_cut = (top == 0) | (bottom == low) | (first == 0) | (last == right)
    return ~is_cut, apart, np.stack((first, last, top, bottom), axis=1)


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
