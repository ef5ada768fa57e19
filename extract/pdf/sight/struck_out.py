"""Figures that a line strikes out: they are seen, and no longer hold."""

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox
from extract.pdf.page import BoolArray, Chars, FloatArray, Page

_MIDDLE = (0.3, 0.75)
"""Where a line crosses a digit to strike it out, in shares of the height of its ink: an underline
is below, the rule of a table outside."""
_STEEPEST = 1.0
"""The slope of a stroke that strikes out, at most."""
_DRAWING = 200
"""A page with more slanted strokes holds a drawing or a chart, whose lines cross its labels."""


def struck_out(page: Page) -> BoolArray:
    """Which digits of ``page`` a line, or an annotation made for that, strikes out."""
    chars = page.chars
    found = np.zeros(len(chars), np.bool_)
    digits = np.flatnonzero(chars.is_digit)
    digits = digits[chars.angles[digits] == 0]
    if not len(digits):
        return found

    crossed = _crossed(chars, digits, page.rules.horizontal)
    crossed |= _crossed_at_a_slant(chars, digits, page.slants)
    found[digits[crossed | are_under(chars, digits, page.strikes)]] = True
    return found


def _crossed_at_a_slant(
    chars: Chars, digits: npt.NDArray[np.intp], strokes: FloatArray
) -> BoolArray:
    """Which of ``digits`` a stroke crosses that goes through several of them: a cross has two."""
    found = np.zeros(len(digits), np.bool_)
    if len(strokes) > _DRAWING:
        return found
    boxes, x = chars.boxes[digits], chars.middles[0][digits]
    for x0, y0, x1, y1 in strokes.tolist():
        slope = (y1 - y0) / (x1 - x0)
        if abs(slope) > _STEEPEST:
            continue
        y = y0 + (x - x0) * slope
        hit = (x >= x0) & (x <= x1) & (y > boxes[:, 1]) & (y < boxes[:, 3])
        if np.count_nonzero(hit) > 1:
            found |= hit
    return found


def _crossed(
    chars: Chars, digits: npt.NDArray[np.intp], lines: FloatArray
) -> BoolArray:
    """Which of ``digits`` have a level line through their middle."""
    found = np.zeros(len(digits), np.bool_)
    x = chars.middles[0][digits]
    tops, bottoms = chars.boxes[digits, 1], chars.boxes[digits, 3]
    low, high = (tops + share * (bottoms - tops) for share in _MIDDLE)

    # most lines cross no digit at all: those that may are where more middles began than ended
    y = (lines[:, 1] + lines[:, 3]) / 2
    begun = np.searchsorted(np.sort(low), y)
    ended = np.searchsorted(np.sort(high), y)
    for n in np.flatnonzero(begun > ended).tolist():
        level = (low < y[n]) & (high > y[n])
        found |= level & (x >= lines[n, 0]) & (x <= lines[n, 2])
    return found


def are_under(
    chars: Chars, digits: npt.NDArray[np.intp], boxes: tuple[BBox, ...]
) -> BoolArray:
    """Which of ``digits`` have their middle in one of ``boxes``."""
    found = np.zeros(len(digits), np.bool_)
    x, y = (middle[digits] for middle in chars.middles)
    for x0, top, x1, bottom in boxes:
        found |= (x >= x0) & (x <= x1) & (y >= top) & (y <= bottom)
    return found
