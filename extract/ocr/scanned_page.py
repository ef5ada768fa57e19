"""A picture of a page -> the same `Page` as a text layer gives: characters, rules, backgrounds, in
points.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from statistics import median

import numpy as np

from extract.ocr.character_boxes import chars, level
from extract.ocr.engine import OcrEngine, OcrLine, Picture
from extract.ocr.orientation import reading_direction, turned
from extract.ocr.picture_rules import backgrounds, rules, skew, straighten
from extract.pdf.page import Page, Rules
from extract.pdf.source import Source

DPI = 200
"""Pixels to the inch that a page is read at; the lengths of `picture` are in such pixels."""
_LEVEL = 0.002
"""A slope that moves a line by less than a pixel in five hundred needs no straightening."""
_ONE_SIZE = 0.15
"""How much the heights of boxes around text of one size differ, with and without ascenders, accents
and tails.
"""


def ocr_reader(engine: OcrEngine) -> Callable[[Source, int], Page]:
    """The function that reads one page of a source through ``engine``."""

    def read(source: Source, number: int) -> Page:
        return read_picture(
            np.asarray(source.render(number, DPI / 72), dtype=np.uint8), number, engine
        )

    return read


def read_picture(picture: Picture, number: int, engine: OcrEngine) -> Page:
    """The page of a picture of ``DPI`` pixels to the inch.

    The picture is set upright and straightened before it is read, and again by what the lines read
    still lean:
    ``turned`` and ``skew`` keep this, and coordinates are those of the straight page.
    """
    page, lines = _read(picture, number, engine)
    angle = reading_direction(lines, picture, engine)
    return (
        replace(_read(turned(picture, angle), number, engine)[0], turned=angle) if angle else page
    )


def _read(picture: Picture, number: int, engine: OcrEngine) -> tuple[Page, tuple[OcrLine, ...]]:
    """The page of a picture the right way up, and the lines as the engine gave them."""
    first = skew(picture)
    first = first if abs(first) >= _LEVEL else 0.0
    picture = straighten(picture, first) if first else picture
    lines = given = engine.read(picture)
    rest = _slope([line for line in lines if line.angle == 0])
    rest = rest if abs(rest) >= _LEVEL else 0.0
    if rest:
        picture = straighten(picture, rest)
        lines = tuple(level(line, rest, picture) for line in lines)
    slope = math.tan(math.atan(first) + math.atan(rest))
    lines = _one_size(lines)
    height, width = picture.shape[:2]
    horizontal, vertical = rules(picture)
    scale = 72 / DPI
    shapes = Rules(horizontal * scale, vertical * scale, backgrounds(picture) * scale)
    found = chars(lines, picture, scale)
    return Page(
        number, width * scale, height * scale, 0, found, shapes, skew=slope, ocr=engine.name
    ), given


def _one_size(lines: tuple[OcrLine, ...]) -> tuple[OcrLine, ...]:
    """Lines about as high as most are set in one size: an engine's boxes are high where letters
    happen to reach up.
    """
    usual = median([line.height for line in lines]) if lines else 0.0
    return tuple(
        replace(line, height=usual) if abs(line.height - usual) <= _ONE_SIZE * usual else line
        for line in lines
    )


def _slope(lines: list[OcrLine]) -> float:
    """The median slope of the longer half of the lines; none for an empty page."""
    ranked = sorted(lines, key=lambda line: -len(line.chars))
    return median([line.slope for line in ranked[: max(1, len(ranked) // 2)]]) if ranked else 0.0
