"""The digits of single cells, each cut out of its page, larger, and apart from its table."""

from collections.abc import Sequence
from itertools import chain

import numpy as np

from extract.geometry import BBox
from extract.ocr.digit_doubts import SURE
from extract.ocr.ocr_engine import OcrChar, OcrEngine, Picture
from extract.ocr.orientation import upright_picture
from extract.pdf.source import Source
from extract.several import texts_of
from extract.table import RawCell

_DPI = 350
"""Pixels to the inch: three quarters more than at first, so that the engine sees other pixels."""
_INSET = 1.0
"""Points left out along a cell's edges: its rules."""
_MARGIN = 40
"""White pixels around each cut."""
_HIGHEST = 1900
"""Pixels of a picture of cuts: RapidOCR makes higher ones smaller."""
_WHITE = 255


def surely_read_digits(
    source: Source, cells: Sequence[RawCell], engine: OcrEngine
) -> list[str]:
    """The digits read surely in each cell; "" where one is not sure."""
    cuts = [_cut_out(source, cell) for cell in cells]
    found: list[str] = []
    while len(found) < len(cuts):
        sheet, bands = stack(cuts[len(found) :])
        lines = engine.read(sheet)
        chars = list(chain.from_iterable(line.chars for line in lines))
        found += (_digits_within(chars, top, bottom) for top, bottom in bands)
    return found


def _digits_within(chars: Sequence[OcrChar], top: float, bottom: float) -> str:
    inside = [char for char in chars if top <= char.y < bottom]
    if any(char.confidence < SURE for char in inside):
        return ""
    inside.sort(key=lambda char: char.x)
    return digits_of("".join(texts_of(inside)))


def _cut_out(source: Source, cell: RawCell) -> Picture:
    """The cell's picture, upright."""
    page, (x0, top, x1, bottom), _ = cell.places[0]
    left, high = x0 + _INSET, top + _INSET
    inner = BBox(
        left, high, max(x1 - _INSET, left + 1), max(bottom - _INSET, high + 1)
    )
    picture = np.asarray(source.render(page, _DPI / 72, inner), dtype=np.uint8)
    return upright_picture(picture, cell.angle)


def stack(cuts: Sequence[Picture]) -> tuple[Picture, list[tuple[int, int]]]:
    """As many of ``cuts`` as fit one under the other on one white picture, and where each begins
    and ends.
    """
    bands: list[tuple[int, int]] = []
    y = _MARGIN
    for cut in cuts:
        if bands and y + cut.shape[0] + _MARGIN > _HIGHEST:
            break
        bands.append((y, y + cut.shape[0]))
        y += cut.shape[0] + _MARGIN

    width = max(cut.shape[1] for cut in cuts) + 2 * _MARGIN
    sheet = np.full((y, width, 3), _WHITE, np.uint8)
    for (top, bottom), cut in zip(bands, cuts, strict=False):
        sheet[top:bottom, _MARGIN : _MARGIN + cut.shape[1]] = cut
    return sheet, bands


def digits_of(text: str) -> str:
    """The digits of ``text``."""
    return "".join(filter(is_digit, text))


def with_digits(text: str, digits: str) -> str:
    """``text`` with its digits replaced one by one.

    >>> with_digits("1 250,00 €", "728000")
    '7 280,00 €'
    """
    left = iter(digits)
    return "".join(
        next(left) if is_digit(letter) else letter for letter in text
    )


def is_digit(letter: str) -> bool:
    """Whether ``letter`` is one of the ten digits (and no superscript)."""
    return letter.isascii() and letter.isdigit()
