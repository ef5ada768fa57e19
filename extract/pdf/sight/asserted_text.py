"""Digits that the file states and does not draw, against what is drawn in their place.

Invisible text lies over a picture of it, and a mark may give another text as the reading of what
is drawn under it (ActualText). Neither says where each letter is: what is drawn is taken apart into
pieces, and the digits among them must be those stated.
"""

from collections.abc import Iterator

import numpy as np

from extract.pdf.page import BoolArray, box_around
from extract.pdf.sight.digit_shapes import HIGH, inked_runs, likeness
from extract.pdf.sight.painted_page import PaintedPage
from extract.pdf.sight.painting import Look, close_up
from extract.pdf.sight.raster import Pixels
from extract.pdf.sight.unseen_words import runs_of

_DARK = 60
"""The least difference of ink from its ground, of 255."""
_GROUND = 4
"""Pixels of ground that a piece is given on both sides."""


def unconfirmed(view: PaintedPage, digits: BoolArray) -> BoolArray:
    """Which of ``digits``, all of them only stated, are not the digits that are drawn."""
    found = np.zeros(len(view.chars), np.bool_)
    if not digits.any():
        return found

    for run in runs_of(view.chars, np.flatnonzero(view.chars.is_asserted)):
        stated = [k for k in run if digits[k]]
        if stated and _drawn(view, run) != [view.chars.text[k] for k in stated]:
            found[stated] = True
    return found


def _drawn(view: PaintedPage, run: list[int]) -> list[str]:
    """The digits that are drawn where the characters of ``run`` are said to be, left to right."""
    box = box_around(view.chars.loose[run])
    angle = int(view.chars.angles[run[0]])
    high = float(view.heights[run].max())
    if angle % 90 or box.area <= 0 or high <= 0:
        return []

    found = []
    line = close_up(view.handle, Look.at_box(box, HIGH / high))
    for piece in _pieces(np.rot90(line, angle // 90)):
        near = likeness(piece)
        if near is not None and near.is_digit:
            found.append(str(near.best))
    return found


def _pieces(pixels: Pixels) -> Iterator[Pixels]:
    """What stands apart in a line of text, each piece with ground around it."""
    ground = np.bincount(pixels.ravel()).argmax()
    inked = (np.abs(pixels.astype(np.int32) - ground) >= _DARK).any(axis=0)
    for start, end in inked_runs(inked):
        yield np.pad(
            pixels[:, start:end],
            ((0, 0), (_GROUND, _GROUND)),
            constant_values=int(ground),
        )
