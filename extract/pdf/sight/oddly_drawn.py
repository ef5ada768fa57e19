"""Figures that are seen and are not what is read: a digit said as a mark, digits upside down among
others, digits under a form field.
"""

import numpy as np

from extract.pdf.page import BoolArray, Chars, Page
from extract.pdf.sight.digit_shapes import SHAPES, likeness
from extract.pdf.sight.painted_page import PaintedPage
from extract.pdf.sight.raster import contrast, spread
from extract.pdf.sight.struck_out import are_under

_LOW_SIGNS = np.array(
    list(map(ord, ",.-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212"))
)
"""Marks and dashes: none has ink in the upper half of a digit."""
_UPPER = (0.25, 0.45)
"""That half, in shares of the box from ascender to descender."""
_SAMPLES = (3, 5)
"""Rows and columns of it that are looked at."""
_SIDE = 0.3
"""The share of the box at its sides where the letters beside it may reach."""
_TOUCHING = 0.5
"""White between two letters of one figure, at most, in sizes of the letters."""


def drawn_as_digits(view: PaintedPage) -> list[int]:
    """The marks and dashes beside digits in whose place a digit is drawn."""
    chars = view.chars
    beside = np.zeros(len(chars), np.bool_)
    beside[1:] = chars.is_digit[:-1]
    beside[:-1] |= chars.is_digit[1:]
    index = np.flatnonzero(beside & (chars.angles == 0))
    index = index[np.isin(chars.codes[index], _LOW_SIGNS)]
    if not len(index):
        return []
    boxes = chars.loose[index]
    heights = boxes[:, 3] - boxes[:, 1]
    top, bottom = (boxes[:, 1] + share * heights for share in _UPPER)
    y = spread(top, bottom, _SAMPLES[0])
    inset = (boxes[:, 2] - boxes[:, 0]) * _SIDE
    x = spread(boxes[:, 0] + inset, boxes[:, 2] - inset, _SAMPLES[1])
    upper = view.raster.at(x, y)
    inked = contrast(upper.reshape(len(index), -1)) >= SHAPES.inked

    found = []
    for k in index[inked].tolist():
        near = likeness(view.looked_at(k))
        if near is not None and near.scores[near.best] >= SHAPES.near:
            found.append(k)
    return found


def turned_over(chars: Chars) -> BoolArray:
    """Which digits stand upside down beside what does not: a 6 is a 9 then."""
    found = np.zeros(len(chars), np.bool_)
    if not (chars.angles == 180).any() or (chars.angles == 180).all():
        return found
    boxes, size = chars.loose, chars.sizes[1:]
    against = np.abs(np.diff(chars.angles)) == 180
    gap = np.maximum(boxes[1:, 0] - boxes[:-1, 2], boxes[:-1, 0] - boxes[1:, 2])
    against &= gap < _TOUCHING * size
    against &= np.abs(np.diff(chars.middles[1])) < size
    found[1:] |= against
    found[:-1] |= against
    return found & chars.is_digit


def under_fields(page: Page) -> BoolArray:
    """Which digits lie under a form field that draws something: it is not painted with the page."""
    chars = page.chars
    found = np.zeros(len(chars), np.bool_)
    if page.covers:
        digits = np.flatnonzero(chars.is_digit)
        found[digits] = are_under(chars, digits, page.covers)
    return found
