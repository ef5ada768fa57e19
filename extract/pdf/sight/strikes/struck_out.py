"""Figures that a line strikes out: they are seen, and no longer hold."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox
from extract.pdf.page import BoolArray, Chars, FloatArray, Page

Index = npt.NDArray[np.intp]
_MIDDLE = (0.3, 0.75)
"""Where a line crosses a digit to strike it out, in shares of the height of its ink: an underline
is below, the rule of a table outside."""
_STEEPEST = 1.0
"""The slope of a stroke that strikes out, at most."""


_SHORTEST = 1e-3
"""Points: a part of a stroke that is shorter has no slope."""
_COMMON = frozenset((0, 90, 180, 270))
"""The ways of reading of text that lines are compared with: none is slanted."""


def struck_out(page: Page) -> BoolArray:
    """Which digits of ``page`` a rule strikes out, or an annotation that is not painted."""
    chars = page.chars
    found = np.zeros(len(chars), np.bool_)
    digits = np.flatnonzero(chars.is_digit)
    angles = chars.angles[digits]
    for angle in sorted(_COMMON.intersection(angles.tolist())):
        own = digits[angles == angle]
        boxes = _boxes_level(chars.boxes[own], angle)
        rules = page.rules.vertical if angle % 180 else page.rules.horizontal
        crossed = _crossed(boxes, _boxes_level(rules, angle))
        for stroke in page.strokes:
            crossed |= _crossed_at_a_slant(boxes, _turned(stroke, angle))
        found[own[crossed]] = True
    found[digits] |= are_under(chars, digits, page.strikes)
    return found


def _turned(lines: FloatArray, angle: int) -> FloatArray:
    """The ends of ``lines`` (n x 4) about the page's upper left corner turned so that text that
    reads at ``angle`` (90: downwards, 270: upwards) reads from left to right."""
    x0, y0, x1, y1 = lines.T
    if angle == 90:
        return np.column_stack((y0, -x0, y1, -x1))
    if angle == 270:
        return np.column_stack((-y0, x0, -y1, x1))
    if angle == 180:
        return -lines
    return lines


def _boxes_level(boxes: FloatArray, angle: int) -> FloatArray:
    """The same of ``boxes``."""
    if not angle:
        return boxes
    x0, y0, x1, y1 = _turned(boxes, angle).T
    return np.column_stack(
        (
            np.minimum(x0, x1),
            np.minimum(y0, y1),
            np.maximum(x0, x1),
            np.maximum(y0, y1),
        )
    )


def _crossed_at_a_slant(boxes: FloatArray, stroke: FloatArray) -> BoolArray:
    """Which of the digits in ``boxes`` a stroke, given by its straight parts, crosses that goes
    through several of them."""
    found = np.zeros(len(boxes), np.bool_)
    x = (boxes[:, 0] + boxes[:, 2]) / 2
    for part in stroke.tolist():
        (x0, y0), (x1, y1) = sorted((part[:2], part[2:]))
        if abs(y1 - y0) > _STEEPEST * (x1 - x0):
            continue
        y = y0 + (x - x0) * (y1 - y0) / max(x1 - x0, _SHORTEST)
        hit = (x >= x0) & (x <= x1) & (y > boxes[:, 1]) & (y < boxes[:, 3])
        found |= hit
    return found & (np.count_nonzero(found) > 1)


def _crossed(boxes: FloatArray, lines: FloatArray) -> BoolArray:
    """Which of the digits in ``boxes`` have a level line through their middle."""
    found = np.zeros(len(boxes), np.bool_)
    x = (boxes[:, 0] + boxes[:, 2]) / 2
    tops, bottoms = boxes[:, 1], boxes[:, 3]
    low, high = (tops + share * (bottoms - tops) for share in _MIDDLE)

    # most lines cross no digit at all: those that may are where more middles began than ended
    y = (lines[:, 1] + lines[:, 3]) / 2
    begun = np.searchsorted(np.sort(low), y)
    ended = np.searchsorted(np.sort(high), y)
    for n in np.flatnonzero(begun > ended).tolist():
        level = (low < y[n]) & (high > y[n])
        found |= level & (x >= lines[n, 0]) & (x <= lines[n, 2])
    return found


def are_under(chars: Chars, digits: Index, boxes: Sequence[BBox]) -> BoolArray:
    """Which of ``digits`` have their middle in one of ``boxes``."""
    found = np.zeros(len(digits), np.bool_)
    x, y = (middle[digits] for middle in chars.middles)
    for x0, top, x1, bottom in boxes:
        found |= (x >= x0) & (x <= x1) & (y >= top) & (y <= bottom)
    return found
