"""Figures that a line strikes out: they are seen, and no longer hold."""

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox
from extract.pdf.page import Chars, FloatArray, Page

_MIDDLE = (0.3, 0.75)
"""Where a line crosses a digit to strike it out, in shares of the height of its ink: an underline
is below, the rule of a table outside."""


def struck_out(page: Page) -> npt.NDArray[np.bool_]:
    """Which digits of ``page`` a line, or an annotation made for that, strikes out."""
    chars = page.chars
    found = np.zeros(len(chars), np.bool_)
    digits = np.flatnonzero([text.isdecimal() for text in chars.text])
    digits = digits[chars.angles[digits] == 0]
    if not len(digits):
        return found

    crossed = _crossed(chars, digits, page.rules.horizontal)
    found[digits[crossed | _covered(chars, digits, page.strikes)]] = True
    return found


def _crossed(
    chars: Chars, digits: npt.NDArray[np.intp], lines: FloatArray
) -> npt.NDArray[np.bool_]:
    """Which of ``digits`` have a level line through their middle."""
    found = np.zeros(len(digits), np.bool_)
    x, _ = chars.middles
    tops, bottoms = chars.boxes[digits, 1], chars.boxes[digits, 3]
    high = bottoms - tops
    order = np.argsort(tops)
    for x0, top, x1, bottom in lines.tolist():
        y = (top + bottom) / 2
        start = np.searchsorted(tops[order], y - _TALLEST)
        end = np.searchsorted(tops[order], y)
        near = order[start:end]
        share = (y - tops[near]) / np.maximum(high[near], 0.1)
        across = (x[digits[near]] >= x0) & (x[digits[near]] <= x1)
        crossed = across & (share > _MIDDLE[0]) & (share < _MIDDLE[1])
        found[near[crossed]] = True
    return found


_TALLEST = 40.0
"""Points: no figure is taller."""


def _covered(
    chars: Chars, digits: npt.NDArray[np.intp], boxes: tuple[BBox, ...]
) -> npt.NDArray[np.bool_]:
    """Which of ``digits`` have their middle in one of ``boxes``."""
    found = np.zeros(len(digits), np.bool_)
    x, y = (middle[digits] for middle in chars.middles)
    for x0, top, x1, bottom in boxes:
        found |= (x >= x0) & (x <= x1) & (y >= top) & (y <= bottom)
    return found
