"""Signs of figures that are drawn as something else: digits said as currency signs or notes, points
said as commas, a plus said as a minus.

Which sign it is says where its ink is: that of a dash is flat, that of a point stands on the line
and that of a comma goes below it, a raised digit ends above it. What is as high as a digit is told
from one by its shape.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox
from extract.pdf.page import BoolArray, Chars, FloatArray
from extract.pdf.sight.album import Album, reduced
from extract.pdf.sight.digit_shapes import (
    HIGH,
    SHAPES,
    Floats,
    inked_rows,
    inked_runs,
    inkedness,
    shows_rival,
)
from extract.pdf.sight.painted_page import SIGHT, Index, PaintedPage
from extract.pdf.sight.raster import Pixels

_DASHES = frozenset("-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212")
_RAISED = frozenset("'\u2019\u00b2\u00b3\u00b9\u2070*") | frozenset(
    map(chr, range(0x2074, 0x207A))
)
"""They end above the line that digits stand on."""
_PLACED = _RAISED | frozenset(",.+")
"""Signs that are told by where their ink is."""
_SHAPED = "\u20ac%\u2030()[]\u2020\u2021"
_UNITS = "hkMtuU"
"""Letters that may follow the digits of a figure by themselves."""
_SPACES = "\x20\xa0\u202f\u205f\u2060\ufeff" + "".join(
    map(chr, range(0x2000, 0x2010))
)


def _kinds() -> npt.NDArray[np.int8]:
    """What each character is to us, by its code: the last kind is for all codes beyond."""
    kinds = np.zeros(0x10000, np.int8)
    for sign in {*_SHAPED, *_PLACED, *_DASHES, *_UNITS}:
        kinds[ord(sign)] = _SIGN
    for space in _SPACES:
        kinds[ord(space)] = _SPACE
    return kinds


_OTHER, _SIGN, _SPACE = range(3)
_KINDS = _kinds()
_AKIN = 0.9
"""The likeness from which two pictures show the same sign: that of a dash and a plus is .87 at
most, from five points on."""
_MARKS = ",."
_Way = tuple[int, int]
"""A sign, and the way it reads."""
_Whole = tuple[_Way, tuple[int, ...], bytes]
"""A sign, the way it reads, and all pixels of its picture."""
_NEAR = 1.5
"""Sizes of a letter between the middles of a digit and of a sign of its figure."""
_LOW = 0.6
"""Points and commas are below this, in heights of a digit from its top."""
_ABOVE = 0.85
"""What is raised ends above this."""
_FLAT = 0.35
"""A plus is higher, a dash lower."""
_BELOW = 1.07
"""A comma ends below this, a point above it."""
_TAIL = 2
"""Pixels below it that the tail of a comma is looked for in: a rule may follow."""
_ROUND = (0.75, 1.3)
"""The height of a point to its width."""
_FULL = 0.62
"""The share of its box that a point fills, more than the slanted stroke of a comma: of a disc .78.
"""
_INNER, _MIDDLE, _STEM = (0.15, 0.85), (0.3, 0.7), (0.4, 0.6)
"""Parts of a sign's width that letters beside it do not reach into, slanted ones too: where they
stand on their line, above it, and anywhere. A plus has its upright in the third."""
_BESIDE = 0.7
"""Widths of a sign on both sides of it that are looked at too: slanted commas end there."""
_SIZES = (0.8, 1.25)
"""The size of a sign to that of the digit that it is placed by: a call is smaller."""


@dataclass(slots=True, eq=False)
class SignReader:
    """What was already looked at in a document: a sign drawn much alike is looked at once."""

    albums: dict[_Way, Album] = field(default_factory=dict)
    """Pictures of signs that are what they are said to be, by the sign and the way it reads."""
    known: set[bytes] = field(default_factory=set)
    """The same, and signs that are like one of them."""
    wholes: set["_Whole"] = field(default_factory=set)
    """Whole pictures of signs that are what they are said to be. The keys leave out the columns at
    both sides, in which a comma of seven points may have all of its ink."""

    def misdrawn(self, view: PaintedPage) -> list[int]:
        """The signs beside digits in whose place something else is drawn."""
        index, digits = _signs_beside_digits(view.chars)
        digit_of = dict(zip(index.tolist(), digits.tolist(), strict=True))
        found: list[int] = []
        for some in view.new_pictures(index, self.known):
            shapes, flat = reduced(some.pixels), some.are_flat
            for n, (k, key) in enumerate(
                zip(some.places.tolist(), some.keys, strict=True)
            ):
                way = int(view.chars.codes[k]), int(view.chars.angles[k])
                if key in self.known or self._is_again(way, some.pixels[n]):
                    continue
                if not self._is_like(way, shapes[n : n + 1]):
                    close = _CloseUp.of(view, k, digit_of[k])
                    if _is_misdrawn(view, k, digit_of[k], close):
                        found.append(k)
                        continue
                    self._keep(way, some.pixels[n], close)
                if not flat[n]:
                    self.known.add(key)
        return sorted(found)

    def _keep(
        self, way: _Way, picture: Pixels, close: "_CloseUp | None"
    ) -> None:
        """Compare other signs with one that is what it is said to be. The picture of a point may be
        like that of a comma: none is compared with these. Where ink of the sign's own is dark from
        close by, another one of the very same picture has it too.
        """
        if chr(way[0]) not in _MARKS:
            self.albums.setdefault(way, Album()).add(0, picture)
        is_told = way[1] % 180 == 0 and np.ptp(picture) >= SHAPES.inked
        if is_told and close and close.is_dark:
            self.wholes.add((way, picture.shape, picture.tobytes()))

    def _is_again(self, way: _Way, picture: Pixels) -> bool:
        """Whether the whole picture of a sign is that of one that is what it is said to be."""
        return (way, picture.shape, picture.tobytes()) in self.wholes

    def _is_like(self, way: _Way, shape: Floats) -> bool:
        """Whether a sign, ``reduced``, is drawn much like one that is what it is said to be."""
        album = self.albums.get(way)
        if album is None:
            return False
        return bool(album.nearest(shape)[0] >= _AKIN)


def _signs_beside_digits(chars: Chars) -> tuple[Index, Index]:
    """The signs next to a digit, but for spaces, and that digit."""
    kinds = _KINDS[np.minimum(chars.codes, len(_KINDS) - 1)]
    solid = np.flatnonzero(kinds != _SPACE)
    at = np.flatnonzero(kinds[solid] == _SIGN)
    signs = solid[at]
    # the first and the last character have none on one side
    earlier, later = solid[np.maximum(at - 1, 0)], solid[(at + 1) % len(solid)]
    follows = (at > 0) & _are_near(chars, earlier, signs)
    leads = (at < len(solid) - 1) & _are_near(chars, signs, later)
    after = follows & chars.is_digit[earlier]
    before = leads & chars.is_digit[later]

    # the unit of a figure is a letter by itself
    letter = chars.is_letter
    in_word = letter[earlier] & follows | letter[later] & leads
    codes = chars.codes[signs]
    is_mark = (codes == ord(",")) | (codes == ord("."))
    which = np.where(is_mark, after & before, after | before)
    which &= ~(letter[signs] & in_word)
    after &= _are_of_one_size(chars.sizes, earlier, signs) | ~before
    digits = np.where(after, earlier, later)
    return signs[which], digits[which]


def _are_of_one_size(
    sizes: FloatArray, earlier: Index, later: Index
) -> BoolArray:
    """Whether two characters, each pair of them, are about of one size."""
    ratio = sizes[later] / sizes[earlier]
    found: BoolArray = (ratio > _SIZES[0]) & (ratio < _SIZES[1])
    return found


def _are_near(chars: Chars, earlier: Index, later: Index) -> BoolArray:
    """Whether two characters, each pair of them, stand side by side, and read the same way."""
    x, y = chars.middles
    reach = _NEAR * chars.sizes[later]
    angles = chars.angles[later]
    found: BoolArray = (
        np.hypot(x[later] - x[earlier], y[later] - y[earlier]) < reach
    )
    found &= (angles == chars.angles[earlier]) & (angles % 90 == 0)
    return found


class _Frame(NamedTuple):
    """A box along the way it reads, and across it, downwards."""

    start: float
    end: float
    top: float
    bottom: float

    @classmethod
    def of(cls, box: BBox, angle: int) -> "_Frame":
        """A box of text that reads at ``angle``."""
        x0, top, x1, bottom = box
        if angle == 0:
            return cls(x0, x1, top, bottom)
        if angle == 90:
            return cls(top, bottom, -x1, -x0)
        if angle == 180:
            return cls(-x1, -x0, -bottom, -top)
        return cls(-bottom, -top, x0, x1)


class _CloseUp(NamedTuple):
    """A sign and a digit beside it, set upright, and what of the page that is."""

    pixels: Pixels
    whole: _Frame
    scale: float
    own: _Frame
    digit: _Frame

    @classmethod
    def of(cls, view: PaintedPage, k: int, digit: int) -> "_CloseUp | None":
        """The sign ``k``; None where it has no size."""
        angle = int(view.chars.angles[k])
        boxes = [BBox(*view.chars.loose[n].tolist()) for n in (k, digit)]
        own, other = (_Frame.of(box, angle) for box in boxes)
        wide, high = own.end - own.start, own.bottom - own.top
        if high <= 0 or HIGH * wide < high:  # less than a pixel
            return None
        margin = _BESIDE * wide
        x0, top, x1, bottom = BBox.around(boxes)
        box = BBox(x0 - margin, top - margin, x1 + margin, bottom + margin)
        scale = HIGH / high
        pixels = view.upright(box, scale, angle)
        return cls(pixels, _Frame.of(box, angle), scale, own, other)

    def part(self, frame: _Frame, beside: float) -> Pixels:
        """One of the two, and what is beside it for so many of its widths."""
        margin = beside * (frame.end - frame.start)
        left, right = (
            round((x - self.whole.start) * self.scale)
            for x in (frame.start - margin, frame.end + margin)
        )
        rows = (round((y - self.whole.top) * self.scale) for y in frame[2:])
        return self.pixels[slice(*rows), max(0, left) : right]

    @property
    def is_dark(self) -> bool:
        """Whether the sign is clearly seen in grey where letters beside it do not reach, and in the
        rows of its picture: what is so in another one of the same pixels is seen there too."""
        own = self.part(self.own, -_INNER[0])
        margin = round(SIGHT.margin * len(own))
        inner = own[margin : len(own) - margin]
        return inner.size > 0 and int(np.ptp(inner)) >= SHAPES.inked

    def shows_rival_of(self, sign: str) -> bool:
        """Whether a digit is drawn in place of ``sign``, or a plus in that of a dash."""
        more = "+" if sign in _DASHES else ""
        return shows_rival(self.part(self.own, 0.1), sign, more)

    def digit_rows(self) -> tuple[float, float] | None:
        """From which row of the sign to which one the digit is drawn."""
        rows = inked_rows(self.part(self.digit, 0.0))
        if rows is None:
            return None
        down = (self.digit.top - self.own.top) * self.scale
        return rows[0] + down, rows[1] + down


def _is_misdrawn(
    view: PaintedPage, k: int, digit: int, close: _CloseUp | None
) -> bool:
    """Whether the ink of the sign ``k`` beside ``digit`` is that of something else."""
    sign = view.chars.text[k][0]
    if close is None:
        return False

    size = float(view.chars.sizes[k] / view.chars.sizes[digit])
    rows = None
    if sign in _PLACED and _SIZES[0] < size < _SIZES[1]:
        rows = close.digit_rows()
    if rows is None:
        return sign not in _RAISED and close.shows_rival_of(sign)

    ink = inkedness(close.part(close.own, _BESIDE))
    if _is_misplaced(sign, ink, rows):
        return True
    above = _between(ink, (rows[0], sum(rows) / 2), _STEM)
    return (
        sign not in _RAISED and bool(above.any()) and close.shows_rival_of(sign)
    )


def _is_misplaced(sign: str, ink: Floats, digit: tuple[float, float]) -> bool:
    """Whether ``ink`` is not where that of ``sign`` is; ``digit`` is from which row to which one a
    digit beside it is drawn."""
    first, last = digit
    high = last - first
    if sign in _RAISED:
        own = _without_neighbours(ink)
        low = _between(own, (first + _ABOVE * high, last), _INNER)
        return _is_inked(low)
    if sign == "+":
        stem = _between(ink, (first, last), _STEM)
        return _extent(stem, 1) < _FLAT * high

    low = ink[round(first + _LOW * high) :]
    # the rule of a table, or an underline
    is_rule = (low > SHAPES.edge).all(axis=1, keepdims=True)
    return _is_other_mark(
        sign, np.where(is_rule, 0, low), round((_BELOW - _LOW) * high)
    )


def _is_other_mark(sign: str, ink: Floats, line: int) -> bool:
    """Whether ``ink``, below the middle of a digit, is not that of ``sign``, a comma or a point;
    only commas go below row ``line``."""
    mark, middle = (_between(ink, (0, len(ink)), x) for x in (_INNER, _MIDDLE))
    rows = np.flatnonzero((middle > SHAPES.edge).any(axis=1))
    if not len(rows):
        return not _is_inked(ink[line:])

    breaks = np.flatnonzero(np.diff(rows) > 1)
    end = int(rows[breaks[0] if len(breaks) else -1]) + 1
    # at their edges pixels are inked in part
    around = mark[max(0, int(rows[0]) - 1) : end + 1]
    shape = _extent(around, 1) / _extent(around, 0)
    if sign == ".":
        return end > line and shape > _ROUND[1]
    is_point = _ROUND[0] < shape < _ROUND[1] and _fill(around) > _FULL
    return is_point and not _is_inked(ink[line : line + _TAIL])


def _without_neighbours(ink: Floats) -> Floats:
    """``ink`` without what of each row goes on beyond the sign's box at one of its sides: slanted
    digits reach under a sign that is raised."""
    wide = ink.shape[1] / (1 + 2 * _BESIDE)
    left, right = round(_BESIDE * wide), round((1 + _BESIDE) * wide)
    found = ink.copy()
    for row, inked in zip(found, ink > SHAPES.edge, strict=True):
        for start, end in inked_runs(inked):
            if (start < left) != (end > right):
                row[start:end] = 0
    return found


def _fill(ink: Floats) -> float:
    """The share of the box around some ink that is inked: of a slanted stroke about a half."""
    inked = ink > SHAPES.edge
    rows, columns = np.flatnonzero(inked.any(1)), np.flatnonzero(inked.any(0))
    if not len(rows):
        return 0.0
    box = inked[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return float(box.mean())


def _between(
    ink: Floats, rows: tuple[float, float], columns: tuple[float, float]
) -> Floats:
    """The part of ``ink`` between two rows, and two shares of the sign's width."""
    wide = ink.shape[1] / (1 + 2 * _BESIDE)
    left, right = (round((_BESIDE + share) * wide) for share in columns)
    top, bottom = (max(0, round(row)) for row in rows)
    return ink[top:bottom, left : right + 1]


def _is_inked(ink: Floats) -> bool:
    return bool((ink > SHAPES.edge).any())


def _extent(ink: Floats, axis: int) -> float:
    """How many rows (axis 1) or columns (axis 0) have ink, those at an edge as far as they have."""
    return float(ink.max(axis=axis, initial=0).sum())
