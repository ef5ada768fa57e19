"""A picture of a page -> the same `Page` as a text layer gives: characters, rules, backgrounds, in points."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from extract.ocr.engine import OcrChar, OcrEngine, OcrLine, Picture
from extract.ocr.picture import backgrounds, rules, straighten
from extract.page import Chars, Page, Rules
from extract.source import Source

DPI = 200
_MINUS = 0.75
"""A dash before a digit that is at least this share of a digit's width is a minus sign; a hyphen is about half."""
_LEVEL = 0.002
"""A slope that moves a line by less than a pixel in five hundred needs no straightening."""


def ocr_reader(engine: OcrEngine) -> Callable[[Source, int], Page]:
    """The function that reads one page of a source through ``engine``."""

    def read(source: Source, number: int) -> Page:
        return read_picture(np.asarray(source.render(number, DPI / 72), dtype=np.uint8), number, engine)

    return read


def read_picture(picture: Picture, number: int, engine: OcrEngine) -> Page:
    """The page of a picture of ``DPI`` pixels to the inch.

    Lines are straightened by their median slope first: ``skew`` keeps it, and coordinates are those of the straight
    page.
    """
    lines = engine.read(picture)
    slope = _slope(lines)
    if abs(slope) >= _LEVEL:
        picture = straighten(picture, slope)
        lines = tuple(_level(line, slope, picture) for line in lines)
    else:
        slope = 0.0
    height, width = picture.shape[:2]
    horizontal, vertical = rules(picture)
    scale = 72 / DPI
    shapes = Rules(horizontal * scale, vertical * scale, backgrounds(picture) * scale)
    return Page(number, width * scale, height * scale, 0, _chars(lines, picture, scale), shapes, skew=slope)


def _slope(lines: tuple[OcrLine, ...]) -> float:
    """The median slope of the longer half of the lines; none for an empty page."""
    ranked = sorted(lines, key=lambda line: -len(line.chars))
    return median([line.slope for line in ranked[: max(1, len(ranked) // 2)]]) if ranked else 0.0


def _level(line: OcrLine, slope: float, picture: Picture) -> OcrLine:
    """The line as it stands on the straightened picture."""
    height, width = picture.shape[:2]
    cos = 1 / math.hypot(1, slope)
    sin = slope * cos

    def turned(char: OcrChar) -> OcrChar:
        x, y = char.x - width / 2, char.y - height / 2
        return replace(char, x=width / 2 + cos * x + sin * y, y=height / 2 - sin * x + cos * y)

    return replace(line, chars=tuple(map(turned, line.chars)), slope=line.slope - slope)


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    x0: float
    x1: float
    y: float
    size: float
    confidence: float


def _chars(lines: tuple[OcrLine, ...], picture: Picture, scale: float) -> Chars:
    glyphs = [glyph for line in lines for glyph in _glyphs(line, picture)]
    boxes = np.array([(g.x0, g.y - g.size / 2, g.x1, g.y + g.size / 2) for g in glyphs], dtype=np.float64)
    boxes = boxes.reshape(-1, 4) * scale
    count = len(glyphs)
    return Chars(
        text=tuple(glyph.text for glyph in glyphs),
        boxes=boxes,
        loose=boxes,
        angles=np.zeros(count, np.int32),
        sizes=np.array([glyph.size * scale for glyph in glyphs], dtype=np.float64),
        bold=np.zeros(count, np.bool_),
        confidence=np.array([glyph.confidence for glyph in glyphs], dtype=np.float64),
    )


def _glyphs(line: OcrLine, picture: Picture) -> Iterator[_Glyph]:
    """The line's characters, edge to edge inside a word, with the spaces the engine read between them."""
    chars = line.chars
    spaced = _spaces_before(line)
    for n, char in enumerate(chars):
        joined_left = n > 0 and n not in spaced
        joined_right = n + 1 < len(chars) and n + 1 not in spaced
        x0 = (chars[n - 1].x + char.x) / 2 if joined_left else char.x - char.half_width
        x1 = (char.x + chars[n + 1].x) / 2 if joined_right else char.x + char.half_width
        if n in spaced and n > 0:
            before = chars[n - 1].x + chars[n - 1].half_width
            if x0 > before:
                yield _Glyph(" ", before, x0, char.y, line.height, 1.0)
        text = char.text
        if text in "-–−" and n + 1 < len(chars) and chars[n + 1].text.isdigit() and not joined_left:
            text = _dash(char.x - char.half_width, chars[n + 1].x, char.y, line, picture)
        yield _Glyph(text, x0, max(x0, x1), char.y, line.height, char.confidence)


def _spaces_before(line: OcrLine) -> set[int]:
    """The indexes of the characters that follow a space in the line's text."""
    found, index, after_space = set(), 0, False
    for char in line.text:
        if char.isspace():
            after_space = True
        else:
            if after_space:
                found.add(index)
            index, after_space = index + 1, False
    return found if index == len(line.chars) else set()


def _dash(left: float, next_x: float, y: float, line: OcrLine, picture: Picture) -> str:
    """A minus sign or a hyphen, by the width of its ink against the digit after it."""
    x0, x1 = max(0, round(left - 3)), round(next_x)
    top, bottom = round(y - line.height * 0.15), round(y + line.height * 0.25)
    grey = picture[max(0, top) : bottom, x0:x1].mean(axis=2) if x1 > x0 and bottom > top else np.empty((0, 0))
    if not grey.size:
        return "-"
    dark = (grey < (grey.min() + grey.max()) / 2).any(axis=0)
    ends = np.flatnonzero(~dark)
    starts = np.flatnonzero(dark)
    if not len(starts):
        return "-"
    stop = ends[ends > starts[0]]
    width = (stop[0] if len(stop) else len(dark)) - starts[0]
    digit = line.height / 2
    return "\u2212" if width >= _MINUS * digit else "-"
