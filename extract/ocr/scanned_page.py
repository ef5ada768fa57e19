"""A picture of a page -> the same `Page` as a text layer gives: characters, rules, backgrounds, in
points.
"""

import math
from dataclasses import replace
from statistics import median

import numpy as np

from extract.geometry import BBox
from extract.ocr.character_boxes import boxed_chars, levelled
from extract.ocr.misread_characters import with_likely_characters
from extract.ocr.ocr_engine import OcrEngine, OcrLine, OcrReader, Picture
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
_CLOSE = 300
"""Pixels to the inch that a part of a page is read at: type in pictures is small as a rule."""
_LONGEST = 1900
"""Pixels of a side of such a part: an engine makes larger pictures smaller."""
_LEVEL = 0.002
"""A slope that moves a line by less than a pixel in five hundred needs no straightening."""
_ONE_SIZE = 0.15
"""How much the heights of boxes around text of one size differ, with and without ascenders, accents
and tails.
"""


def ocr_reader(engine: OcrEngine) -> OcrReader:
    """The function that reads one page of a source, or a part of it, through ``engine``."""

    def read(
        source: Source, number: int, region: BBox | None = None, /
    ) -> Page:
        dpi = DPI if region is None else _dpi_of(region)
        image = source.render(number, dpi / 72, region)
        picture = np.asarray(image, dtype=np.uint8)
        return read_picture(picture, number, engine, dpi)

    return read


def _dpi_of(region: BBox) -> float:
    longest = max(region.x1 - region.x0, region.bottom - region.top)
    return max(DPI, min(_CLOSE, _LONGEST * 72 / longest))


def read_picture(
    picture: Picture, number: int, engine: OcrEngine, dpi: float = DPI
) -> Page:
    """The page of a picture of ``dpi`` pixels to the inch.

    The picture is set upright and straightened before it is read, and again by what the lines read
    still lean: ``turned`` and ``skew`` keep this, and coordinates are those of the straight page.
    """
    page, lines = _read_upright(picture, number, engine, 72 / dpi)
    angle = reading_direction(lines, picture, engine)
    if not angle:
        return page

    upright = upright_picture(picture, angle)
    page, _ = _read_upright(upright, number, engine, 72 / dpi)
    return replace(page, turned=angle)


def _read_upright(
    picture: Picture, number: int, engine: OcrEngine, scale: float
) -> tuple[Page, tuple[OcrLine, ...]]:
    """The page of a picture the right way up, and the lines as the engine gave them; ``scale`` are
    the points of a pixel.
    """
    first = _leaning(detect_skew(picture))
    if first:
        picture = straighten(picture, first)
    lines = given = tuple(map(with_likely_characters, engine.read(picture)))

    # What is left of the slope once the lines are known: the page is straightened, not read again.
    rest = _leaning(_slope([line for line in lines if line.angle == 0]))
    if rest:
        picture = straighten(picture, rest)
        lines = tuple(levelled(line, rest, picture) for line in lines)

    slope = math.tan(math.atan(first) + math.atan(rest))
    page = _page(picture, _one_size(lines), scale)
    return replace(page, number=number, ocr=engine.name, skew=slope), given


def _page(picture: Picture, lines: tuple[OcrLine, ...], scale: float) -> Page:
    height, width = picture.shape[:2]
    horizontal, vertical = detect_rules(picture)
    fills = detect_backgrounds(picture)
    return Page(
        number=0,
        width=width * scale,
        height=height * scale,
        rotation=0,
        chars=boxed_chars(lines, picture, scale),
        rules=Rules(horizontal * scale, vertical * scale, fills * scale),
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
