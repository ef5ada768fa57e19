"""An OCR engine's characters -> characters with boxes, and the spaces and minus signs it did not
tell apart.

An engine knows where the middle of a character is, not where its ink ends: inside a word boxes are
set edge to edge, so that no space is read into it. Where the engine read no space, the picture
decides: white as wide as the spaces it did read parts two words, and white before each group of
three parts the thousands of a figure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np
import numpy.typing as npt

from extract.ocr.ocr_engine import OcrChar, OcrLine, Picture
from extract.pdf.page import BoolArray, Chars
from extract.several import texts_of


@dataclass(frozen=True, slots=True)
class SpacingSettings:
    """What tells spaces and signs on a picture; lengths in heights of the line but where said."""

    minus: float = 0.75
    """A dash before a digit that is at least this share of a digit's width is a minus sign; a
    hyphen is about half."""
    usual_share: float = 0.9
    """White of at least this share of the usual space between two words is a space: an engine that
    reads spaces misses few, and letters of one word stand up to .8 of one apart."""
    least_space: float = 0.2
    """White that can be a space at all."""
    usual_space: float = 0.22
    """The usual white between two words where none was read."""
    thousands_extra: float = 0.05
    """How much wider the white before a group of thousands is than between other digits."""
    beside_one: float = 0.08
    """White that a 1, narrower than the place it is set in, has beside it without any space."""
    reach: float = 0.42
    """Letters are looked for so far above and below the middle of their line: between the table's
    rules."""
    new_cell: float = 2.0
    """White wider than this parts two cells."""
    paper: float = 75.0
    """The percentile of a picture's grey that is paper."""
    ink: float = 0.5
    """The percentile that is ink."""


SPACING = SpacingSettings()

_DASHES = frozenset("-–−")
_MINUS_SIGN = "\u2212"
_GROUP = 3
"""Digits of a group of thousands."""


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A character with its box and size in pixels."""

    text: str
    box: tuple[float, float, float, float]
    size: float
    angle: int
    confidence: float
    rivals: str = ""


def boxed_chars(
    lines: Sequence[OcrLine], picture: Picture, scale: float
) -> Chars:
    """The characters of ``lines`` in points, sideways ones last; ``picture`` is the page they were
    read on, once straight, ``scale`` the points of a pixel.
    """
    level = [line for line in lines if line.angle == 0]
    dark = _dark(picture)
    usual = _usual_space(level, dark)

    glyphs: list[_Glyph] = []
    for line in level:
        spaced = _spaces_before(line) | _unread_spaces(line, dark, usual)
        glyphs += _level_glyphs(line, spaced, picture)
    for line in lines:
        if line.angle != 0:
            glyphs += _sideways_glyphs(line)
    return _chars_of(glyphs, scale)


def _chars_of(glyphs: Sequence[_Glyph], scale: float) -> Chars:
    boxes = (
        np.array([glyph.box for glyph in glyphs], dtype=np.float64).reshape(
            -1, 4
        )
        * scale
    )
    return Chars(
        text=tuple(texts_of(glyphs)),
        boxes=boxes,
        loose=boxes,
        angles=np.array([glyph.angle for glyph in glyphs], np.int32),
        sizes=np.array([glyph.size for glyph in glyphs], dtype=np.float64)
        * scale,
        bold=np.zeros(len(glyphs), np.bool_),
        confidence=np.array(
            [glyph.confidence for glyph in glyphs], dtype=np.float64
        ),
        rivals=tuple(glyph.rivals for glyph in glyphs),
    )


def _dark(picture: Picture) -> BoolArray:
    """Where ink is: darker than half way between the darkest and the paper."""
    grey = picture.mean(axis=2)
    paper, ink = (
        np.percentile(grey, SPACING.paper),
        np.percentile(grey, SPACING.ink),
    )
    dark: BoolArray = grey < (paper + ink) / 2
    return dark


def _level_glyphs(
    line: OcrLine, spaced: set[int], picture: Picture
) -> Iterator[_Glyph]:
    """The line's characters, edge to edge inside a word, with the spaces before those of
    ``spaced``.
    """
    chars, size = line.chars, line.height
    for n, char in enumerate(chars):
        x0, x1 = _edges(chars, n, spaced)
        top, bottom = char.y - size / 2, char.y + size / 2

        if n in spaced:
            before = min(chars[n - 1].x + _half_width(chars, n - 1), x0)
            yield _Glyph(" ", (before, top, x0, bottom), size, 0, 1.0)

        box = (x0, top, max(x0, x1), bottom)
        text = _dash(line, n, picture) if _may_be_minus(line, n) else char.text
        yield _Glyph(text, box, size, 0, char.confidence, char.rivals)


def _sideways_glyphs(line: OcrLine) -> Iterator[_Glyph]:
    half = line.height / 2
    for char in line.chars:
        box = (
            char.x - half,
            char.y - char.half_width,
            char.x + half,
            char.y + char.half_width,
        )
        yield _Glyph(
            char.text,
            box,
            line.height,
            line.angle,
            char.confidence,
            char.rivals,
        )


def _edges(
    chars: Sequence[OcrChar], n: int, spaced: set[int]
) -> tuple[float, float]:
    """The left and right edge of a character: half way to its neighbour inside a word."""
    char, half = chars[n], _half_width(chars, n)

    joined_left = n > 0 and n not in spaced
    left = (chars[n - 1].x + char.x) / 2 if joined_left else char.x - half

    joined_right = n + 1 < len(chars) and n + 1 not in spaced
    right = (char.x + chars[n + 1].x) / 2 if joined_right else char.x + half
    return left, right


def _half_width(chars: Sequence[OcrChar], n: int) -> float:
    """Half the width of a character at the edge of its word: not more than half the way to its
    neighbours.
    """
    found = chars[n].half_width
    if n > 0:
        found = min(found, abs(chars[n - 1].x - chars[n].x) / 2)
    if n + 1 < len(chars):
        found = min(found, abs(chars[n + 1].x - chars[n].x) / 2)
    return found


def _spaces_before(line: OcrLine) -> set[int]:
    """The indexes of the characters that follow a space in the line's text."""
    found, index, after_space = set(), 0, False
    for char in line.text:
        if char.isspace():
            after_space = True
            continue
        if after_space and index:
            found.add(index)
        index, after_space = index + 1, False
    return found if index == len(line.chars) else set()


# spaces not read


def _white(line: OcrLine, n: int, dark: BoolArray) -> float:
    """The widest white between characters ``n - 1`` and ``n``, in heights of the line."""
    left, right = line.chars[n - 1], line.chars[n]
    y, reach = (left.y + right.y) / 2, SPACING.reach * line.height

    rows = slice(max(0, round(y - reach)), round(y + reach))
    cols = slice(max(0, round(left.x)), round(right.x) + 1)
    band = dark[rows, cols]
    if not band.size:
        return 0.0

    inked = np.flatnonzero(np.r_[True, band.any(axis=0), True])
    return float(np.diff(inked).max() - 1) / line.height


def _usual_space(lines: Sequence[OcrLine], dark: BoolArray) -> float:
    """The usual white of the spaces that were read between letters, in heights of their lines."""
    found: list[float] = []
    for line in lines:
        between = (
            n for n in _spaces_before(line) if _is_between_letters(line, n)
        )
        found += (_white(line, n, dark) for n in between)
    return median(found) if found else SPACING.usual_space


def _is_between_letters(line: OcrLine, n: int) -> bool:
    return line.chars[n - 1].text.isalpha() and line.chars[n].text.isalpha()


def _unread_spaces(line: OcrLine, dark: BoolArray, usual: float) -> set[int]:
    """The indexes of characters after white that the engine did not read as a space."""
    read = _spaces_before(line)
    least = max(SPACING.least_space, SPACING.usual_share * usual)

    found = _thousands(line, read, dark)
    for n in range(1, len(line.chars)):
        if n in read:
            continue
        left, right = line.chars[n - 1].text, line.chars[n].text
        if _part_words(left, right) and _white(line, n, dark) >= least:
            found.add(n)
    return found


def _part_words(left: str, right: str) -> bool:
    """Whether white between two characters can only be a space: letters, or a letter or comma
    beside a dash.
    """
    if right.isdigit() and (left.isdigit() or left in ",;:"):
        return False
    ends_word = left.isalnum() or left in "–,;:"
    if not ends_word:
        return False
    if right.isalnum():
        return True
    return right == "–"


def _thousands(line: OcrLine, read: set[int], dark: BoolArray) -> set[int]:
    """Where the thousands of a figure part: white before each group of three, wider than between
    its other digits.
    """
    found: set[int] = set()
    for first, last in _digit_runs(line.chars, read):
        cuts = set(range(last - _GROUP, first, -_GROUP))
        if not cuts or _are_decimals(line, first, read):
            continue
        if _is_parted_at(cuts, line, range(first + 1, last), dark):
            found |= cuts
    return found


def _are_decimals(line: OcrLine, first: int, read: set[int]) -> bool:
    """Whether the digits from ``first`` on follow a decimal mark."""
    if first == 0 or first in read:
        return False
    return line.chars[first - 1].text in ",."


def _is_parted_at(
    cuts: set[int], line: OcrLine, inner: range, dark: BoolArray
) -> bool:
    """Whether the white before each digit of ``cuts`` is wider than before the others."""
    white = {n: _white(line, n, dark) for n in inner}
    others = max((white[n] for n in white if n not in cuts), default=0.0)
    least = others + SPACING.thousands_extra
    for n in cuts:
        space = SPACING.least_space
        if "1" in (line.chars[n - 1].text, line.chars[n].text):
            space += SPACING.beside_one
        if white[n] < max(space, least):
            return False
    return True


def _digit_runs(
    chars: Sequence[OcrChar], read: set[int]
) -> Iterator[tuple[int, int]]:
    """The stretches (first, end) of digits without a space between them."""
    start: int | None = None
    for n, char in enumerate(chars):
        is_digit = char.text.isdigit()
        goes_on = is_digit and n not in read
        if start is not None and not goes_on:
            yield start, n
            start = None
        if is_digit and start is None:
            start = n
    if start is not None:
        yield start, len(chars)


# dashes


def _may_be_minus(line: OcrLine, n: int) -> bool:
    """Whether a character is a dash before a digit, and the first of its cell."""
    chars = line.chars
    if chars[n].text not in _DASHES:
        return False
    following = "".join(texts_of(chars[n + 1 : n + 2]))
    if not following.isdigit():
        return False
    return (
        n == 0 or chars[n].x - chars[n - 1].x > SPACING.new_cell * line.height
    )


def _dash(line: OcrLine, n: int, picture: Picture) -> str:
    """A minus sign or a hyphen, by the width of its ink against the digit after it."""
    char = line.chars[n]
    x0, x1 = (
        max(0, round(char.x - char.half_width - 3)),
        round(line.chars[n + 1].x),
    )
    top, bottom = (
        round(char.y - line.height * 0.15),
        round(char.y + line.height * 0.25),
    )
    if x1 <= x0 or bottom <= top:
        return "-"

    grey = picture[max(0, top) : bottom, x0:x1].mean(axis=2)
    width = _ink_width(grey) if grey.size else 0
    if width >= SPACING.minus * line.height / 2:
        return _MINUS_SIGN
    return "-"


def _ink_width(grey: npt.NDArray[np.float64]) -> int:
    """The width in pixels of the first ink from the left."""
    dark = (grey < (grey.min() + grey.max()) / 2).any(axis=0)
    starts = np.flatnonzero(dark)
    if not len(starts):
        return 0

    start = int(starts[0])
    ends = np.flatnonzero(~dark[start:])
    if len(ends):
        return int(ends[0])
    return len(dark) - start


def levelled(line: OcrLine, slope: float, picture: Picture) -> OcrLine:
    """The line as it lies on ``picture`` once that is straightened by ``slope``."""
    height, width = picture.shape[:2]
    cos = 1 / float(np.hypot(1, slope))
    sin = slope * cos

    def turned(char: OcrChar) -> OcrChar:
        x, y = char.x - width / 2, char.y - height / 2
        return replace(
            char,
            x=width / 2 + cos * x + sin * y,
            y=height / 2 - sin * x + cos * y,
        )

    return replace(
        line, chars=tuple(map(turned, line.chars)), slope=line.slope - slope
    )
