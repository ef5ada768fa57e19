"""A picture of a page -> the same `Page` as a text layer gives: characters, rules, backgrounds, in
points.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from statistics import median

import numpy as np

from extract.ocr.character_boxes import boxed_chars, levelled
from extract.ocr.misread_capitals import with_capitals
from extract.ocr.ocr_engine import OcrEngine, OcrLine, Picture
from extract.ocr.orientation import reading_direction, upright_picture
from extract.ocr.picture_rules import (
    detect_backgrounds,
    detect_rules,
    detect_skew,
    straighten,
)
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
        picture = np.asarray(source.render(number, DPI / 72), dtype=np.uint8)
        return read_picture(picture, number, engine)

    return read


def read_picture(picture: Picture, number: int, engine: OcrEngine) -> Page:
    """The page of a picture of ``DPI`` pixels to the inch.

    The picture is set upright and straightened before it is read, and again by what the lines read
    still lean: ``turned`` and ``skew`` keep this, and coordinates are those of the straight page.
    """
    page, lines = _read_upright(picture, number, engine)
    angle = reading_direction(lines, picture, engine)
    if not angle:
        return page

    page, _ = _read_upright(upright_picture(picture, angle), number, engine)
    return replace(page, turned=angle)


def _read_upright(
    picture: Picture, number: int, engine: OcrEngine
) -> tuple[Page, tuple[OcrLine, ...]]:
    """The page of a picture the right way up, and the lines as the engine gave them."""
    first = _leaning(detect_skew(picture))
    if first:
        picture = straighten(picture, first)
    lines = given = tuple(map(with_capitals, engine.read(picture)))

    # What is left of the slope once the lines are known: the page is straightened, not read again.
    rest = _leaning(_slope([line for line in lines if line.angle == 0]))
    if rest:
        picture = straighten(picture, rest)
        lines = tuple(levelled(line, rest, picture) for line in lines)

    slope = math.tan(math.atan(first) + math.atan(rest))
    return _page(picture, number, engine.name, _one_size(lines), slope), given


def _page(
    picture: Picture,
    number: int,
    engine: str,
    lines: tuple[OcrLine, ...],
    slope: float,
) -> Page:
    height, width = picture.shape[:2]
    scale = 72 / DPI
    horizontal, vertical = detect_rules(picture)
    fills = detect_backgrounds(picture)
    return Page(
        number=number,
        width=width * scale,
        height=height * scale,
        rotation=0,
        chars=boxed_chars(lines, picture, scale),
        rules=Rules(horizontal * scale, vertical * scale, fills * scale),
        skew=slope,
        ocr=engine,
    )


def _leaning(slope: float) -> float:
    """``slope`` where it is worth straightening, else 0."""
    return slope if abs(slope) >= _LEVEL else 0.0


def _one_size(lines: tuple[OcrLine, ...]) -> tuple[OcrLine, ...]:
    """Lines about as high as most are set in one size: an engine's boxes are high where letters
    happen to reach up.
    """
    if not lines:
        return ()
    usual = median([line.height for line in lines])
    near = _ONE_SIZE * usual
    sized: list[OcrLine] = []
    for line in lines:
        is_usual = abs(line.height - usual) <= near
        sized.append(replace(line, height=usual) if is_usual else line)
    return tuple(sized)


def _slope(lines: list[OcrLine]) -> float:
    """The median slope of the longer half of the lines; none for an empty page."""
    ranked = sorted(lines, key=lambda line: -len(line.chars))
    longer = ranked[: max(1, len(ranked) // 2)]
    if longer:
        return median([line.slope for line in longer])
    return 0.0
