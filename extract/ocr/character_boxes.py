"""An OCR engine's characters -> characters with boxes, and the spaces and minus signs it did not
tell apart.

An engine knows where the middle of a character is, not where its ink ends: inside a word boxes
stand edge to edge, so that no space is read into it. Where the engine read no space, the picture
decides: white as wide as the spaces it did read parts two words, and white before each group of
three parts the thousands of a figure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np
import numpy.typing as npt

from extract.ocr.engine import OcrChar, OcrLine, Picture
from extract.pdf.page import Chars

_MINUS = 0.75
"""A dash before a digit that is at least this share of a digit's width is a minus sign; a hyphen is
about half.
"""
_SPACE = 0.65
"""White of at least this share of the usual space between two words is a space."""
_WIDE = 0.2
"""White that can be a space at all, in heights of the line."""
_QUARTER = 0.25
"""The usual white between two words, in heights of the line, where none was read."""
_APART = 0.05
"""How much wider, in heights of the line, the white before a group of thousands is than between
other digits.
"""
_BAND = 0.42
"""Letters are looked for so far above and below the middle of their line, in its heights: between
the table's rules.
"""

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    x0: float
    x1: float
    y: float
    size: float
    confidence: float
    rivals: str = ""


def chars(lines: Sequence[OcrLine], picture: Picture, scale: float) -> Chars:
    """The characters of ``lines`` in points; ``picture`` is the page they were read on, once
    straight.
    """
    dark = _dark(picture)
    level = [line for line in lines if line.angle == 0]
    usual = _usual_space(level, dark)
    glyphs: list[_Glyph] = []
    for line in level:
        glyphs += _glyphs(line, _spaces_before(line) | _unread_spaces(line, dark, usual), picture)
    upright = [(line.angle, char, line) for line in lines if line.angle != 0 for char in line.chars]
    boxes = [(g.x0, g.y - g.size / 2, g.x1, g.y + g.size / 2) for g in glyphs]
    boxes += [
        (c.x - line.height / 2, c.y - c.half_width, c.x + line.height / 2, c.y + c.half_width)
        for _, c, line in upright
    ]
    placed = np.array(boxes, dtype=np.float64).reshape(-1, 4) * scale
    count = len(boxes)
    return Chars(
        text=(*(g.text for g in glyphs), *(c.text for _, c, _ in upright)),
        boxes=placed,
        loose=placed,
        angles=np.array([0] * len(glyphs) + [angle for angle, _, _ in upright], np.int32),
        sizes=np.array(
            [g.size for g in glyphs] + [line.height for _, _, line in upright], dtype=np.float64
        )
        * scale,
        bold=np.zeros(count, np.bool_),
        confidence=np.array(
            [g.confidence for g in glyphs] + [c.confidence for _, c, _ in upright], dtype=np.float64
        ),
        rivals=(*(g.rivals for g in glyphs), *(c.rivals for _, c, _ in upright)),
    )


def _dark(picture: Picture) -> BoolArray:
    """Where ink is: darker than half way between the darkest and the paper."""
    grey = picture.mean(axis=2)
    paper, ink = np.percentile(grey, 75), np.percentile(grey, 0.5)
    dark: BoolArray = grey < (paper + ink) / 2
    return dark


def _glyphs(line: OcrLine, spaced: set[int], picture: Picture) -> Iterator[_Glyph]:
    """The line's characters, edge to edge inside a word, with the spaces before those of
    ``spaced``.
    """
    found = line.chars
    for n, char in enumerate(found):
        joined_left = n > 0 and n not in spaced
        joined_right = n + 1 < len(found) and n + 1 not in spaced
        x0 = (found[n - 1].x + char.x) / 2 if joined_left else char.x - _half(line, n, spaced)
        x1 = (char.x + found[n + 1].x) / 2 if joined_right else char.x + _half(line, n, spaced)
        if n in spaced and n > 0:
            before = min(found[n - 1].x + _half(line, n - 1, spaced), x0)
            yield _Glyph(" ", before, x0, char.y, line.height, 1.0)
        text = char.text
        if (
            text in "-–−"
            and n + 1 < len(found)
            and found[n + 1].text.isdigit()
            and _starts_cell(line, n)
        ):
            text = _dash(char, found[n + 1].x, line, picture)
        yield _Glyph(text, x0, max(x0, x1), char.y, line.height, char.confidence, char.rivals)


def _starts_cell(line: OcrLine, n: int) -> bool:
    """Whether nothing stands before a character in its cell."""
    return n == 0 or line.chars[n].x - line.chars[n - 1].x > 2 * line.height


def _half(line: OcrLine, n: int, spaced: set[int]) -> float:
    """Half the width of a character at the edge of its word: not more than half the way to the next
    word's.
    """
    near = [
        abs(line.chars[m].x - line.chars[n].x) / 2
        for m in (n - 1, n + 1)
        if 0 <= m < len(line.chars)
    ]
    return min([line.chars[n].half_width, *near]) if spaced or near else line.chars[n].half_width


def _spaces_before(line: OcrLine) -> set[int]:
    """The indexes of the characters that follow a space in the line's text."""
    found, index, after_space = set(), 0, False
    for char in line.text:
        if char.isspace():
            after_space = True
        else:
            if after_space and index:
                found.add(index)
            index, after_space = index + 1, False
    return found if index == len(line.chars) else set()


# ---------------------------------------------------------------------------------------------
# spaces not read


def _white(line: OcrLine, n: int, dark: BoolArray) -> float:
    """The widest white between characters ``n - 1`` and ``n``, in heights of the line."""
    left, right = line.chars[n - 1], line.chars[n]
    y, reach = (left.y + right.y) / 2, _BAND * line.height
    band = dark[
        max(0, round(y - reach)) : round(y + reach), max(0, round(left.x)) : round(right.x) + 1
    ]
    if not band.size:
        return 0.0
    inked = np.flatnonzero(np.r_[True, band.any(axis=0), True])
    return float(np.diff(inked).max() - 1) / line.height


def _usual_space(lines: Sequence[OcrLine], dark: BoolArray) -> float:
    """The usual white of the spaces that were read between letters, in heights of their lines."""
    found = [
        _white(line, n, dark)
        for line in lines
        for n in _spaces_before(line)
        if line.chars[n - 1].text.isalpha() and line.chars[n].text.isalpha()
    ]
    return median(found) if found else _QUARTER


def _unread_spaces(line: OcrLine, dark: BoolArray, usual: float) -> set[int]:
    """The indexes of characters after white that the engine did not read as a space."""
    read = _spaces_before(line)
    least = max(_WIDE, _SPACE * usual)
    words = {
        n
        for n in range(1, len(line.chars))
        if n not in read
        and _part_words(line.chars[n - 1].text, line.chars[n].text)
        and _white(line, n, dark) >= least
    }
    return words | _thousands(line, read, dark)


def _part_words(left: str, right: str) -> bool:
    """Whether white between two characters can only be a space: letters, or a letter or comma
    beside a dash.
    """
    if right.isdigit() and (left.isdigit() or left in ",;:"):
        return False
    return (left.isalnum() or left in "–,;:") and (right.isalnum() or right == "–")


def _thousands(line: OcrLine, read: set[int], dark: BoolArray) -> set[int]:
    """Where the thousands of a figure part: white before each group of three, wider than between
    its other digits.
    """
    found: set[int] = set()
    for first, last in _digit_runs(line.chars, read):
        cuts = set(range(last - 3, first, -3))
        if not cuts or (first and first not in read and line.chars[first - 1].text in ",."):
            continue
        white = {n: _white(line, n, dark) for n in range(first + 1, last)}
        inside = max((white[n] for n in white if n not in cuts), default=0.0)
        if min(white[n] for n in cuts) >= max(_WIDE, inside + _APART):
            found |= cuts
    return found


def _digit_runs(found: Sequence[OcrChar], read: set[int]) -> Iterator[tuple[int, int]]:
    """The stretches (first, end) of digits without a space between them."""
    start: int | None = None
    for n in range(len(found) + 1):
        digit = n < len(found) and found[n].text.isdigit()
        if start is not None and (not digit or n in read):
            yield start, n
            start = None
        if digit and start is None:
            start = n


# ------------------------------------------------------------------------------------------------------
# dashes


def _dash(char: OcrChar, next_x: float, line: OcrLine, picture: Picture) -> str:
    """A minus sign or a hyphen, by the width of its ink against the digit after it."""
    x0, x1 = max(0, round(char.x - char.half_width - 3)), round(next_x)
    top, bottom = round(char.y - line.height * 0.15), round(char.y + line.height * 0.25)
    grey = (
        picture[max(0, top) : bottom, x0:x1].mean(axis=2)
        if x1 > x0 and bottom > top
        else np.empty((0, 0))
    )
    if not grey.size:
        return "-"
    dark = (grey < (grey.min() + grey.max()) / 2).any(axis=0)
    starts = np.flatnonzero(dark)
    ends = np.flatnonzero(~dark)
    if not len(starts):
        return "-"
    stop = ends[ends > starts[0]]
    width = (stop[0] if len(stop) else len(dark)) - starts[0]
    return "\u2212" if width >= _MINUS * line.height / 2 else "-"


def level(line: OcrLine, slope: float, picture: Picture) -> OcrLine:
    """The line as it stands on the straightened picture."""
    height, width = picture.shape[:2]
    cos = 1 / float(np.hypot(1, slope))
    sin = slope * cos

    def turned(char: OcrChar) -> OcrChar:
        x, y = char.x - width / 2, char.y - height / 2
        return replace(char, x=width / 2 + cos * x + sin * y, y=height / 2 - sin * x + cos * y)

    return replace(line, chars=tuple(map(turned, line.chars)), slope=line.slope - slope)
