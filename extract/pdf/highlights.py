"""Highlighted words: backgrounds of words, whose edges bound no cell."""

import numpy as np

from extract.pdf.page import BoolArray, Chars, FloatArray

_HUGS = 0.6
"""Points between the sides of such a background and those of its words: a cell leaves more."""
_LINES = 2.0
"""Font sizes that it is high at most: it holds one line."""
_MANY = 500
"""Backgrounds of a page: of more, none is looked at."""


def highlights(fills: FloatArray, chars: Chars) -> BoolArray:
    """Which of ``fills`` (n x 4) begin and end where the words inside them do, on one line."""
    found = np.zeros(len(fills), np.bool_)
    if not len(chars) or not 0 < len(fills) <= _MANY:
        return found

    boxes, sizes = chars.loose, chars.sizes
    heights = (boxes[:, 1] + boxes[:, 3]) / 2
    order = np.argsort(heights, kind="stable")
    left, right = boxes[order, 0], boxes[order, 2]
    heights, sizes = heights[order], sizes[order]

    bounds = heights.searchsorted(fills[:, [1, 3]]).tolist()
    for k, ((first, last), fill) in enumerate(zip(bounds, fills, strict=True)):
        x0, top, x1, bottom = fill
        beside = slice(first, last)
        middle = (left[beside] + right[beside]) / 2
        inside = (x0 < middle) & (middle < x1)
        if not inside.any():
            continue
        begins = left[beside][inside].min()
        ends = right[beside][inside].max()
        hugs = abs(begins - x0) < _HUGS and abs(ends - x1) < _HUGS
        found[k] = hugs and bottom - top < _LINES * sizes[beside][inside].max()
    return found
