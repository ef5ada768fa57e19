"""Figures that something painted strikes out, whatever it is painted by: a curve, a slanted bar, a
picture, the look of an annotation.

Where drawings of a page touch a figure, its letters are switched off and what is left in their
place is looked at: a thin line that goes through several digits strikes them out. Letters need not
be told from it then.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extract.geometry import BBox
from extract.pdf.page import BoolArray, FloatArray, Page, box_around
from extract.pdf.sight.own_ink import without_text
from extract.pdf.sight.painted_page import Index, PaintedPage
from extract.pdf.sight.raster import Pixels
from extract.pdf.sight.unseen_words import runs_of


@dataclass(frozen=True, slots=True)
class StrikeSettings:
    """What is a line through digits."""

    scale: float = 3.0
    """Pixels to the point that are looked at."""
    dark: int = 60
    """The least difference from the ground of a digit, of 255."""
    middle: tuple[float, float] = (0.15, 0.85)
    """Where it crosses them, in shares of the height of their ink: an underline is below."""
    thin: float = 0.45
    """Its thickness at most, in such shares."""
    share: float = 0.5
    """Of the width of a digit that it is seen over, at least: a line of dashes has gaps."""
    lines: int = 2
    """Lines of a cross; more, one above the other, hatch a ground."""
    several: int = 2
    """Digits that it goes through, at least."""
    together: int = 256
    """Drawings that are compared with all digits at once."""


STRIKE = StrikeSettings()


def struck_through(
    view: PaintedPage, page: Page, digits: BoolArray
) -> BoolArray:
    """Which of ``digits`` a painted line goes through."""
    found = np.zeros(len(digits), np.bool_)
    index = np.flatnonzero(digits)
    touched = _touched(view.chars.boxes[index], _drawn(page))
    words = [
        word
        for word in runs_of(view.chars, index[touched])
        if len(word) >= STRIKE.several
    ]
    if not words:
        return found
    around = box_around(view.chars.boxes[np.concatenate(words)])
    with without_text(view.handle):
        bare = view.grey_box(around, STRIKE.scale)
    for word in words:
        crossed = [_is_crossed(view, bare, around, k) for k in word]
        found[_several(word, crossed)] = True
    return found


def _drawn(page: Page) -> FloatArray:
    """The boxes of what may be such a line, n x 4."""
    boxes = (*page.drawings, *page.images)
    return np.array(boxes, np.float64).reshape(-1, 4)


def _touched(digits: FloatArray, drawn: FloatArray) -> BoolArray:
    """Which of the boxes ``digits`` one of ``drawn`` reaches into."""
    found = np.zeros(len(digits), np.bool_)
    x0, top, x1, bottom = digits.T
    for first in range(0, len(drawn), STRIKE.together):
        left, high, right, low = drawn[first : first + STRIKE.together].T
        across = (left[:, None] < x1) & (right[:, None] > x0)
        down = (high[:, None] < bottom) & (low[:, None] > top)
        found |= (across & down).any(axis=0)
    return found


def _is_crossed(view: PaintedPage, bare: Pixels, around: BBox, k: int) -> bool:
    """Whether a thin line goes through the middle of a digit, in the pixels of the box ``around``
    it without its letters."""
    pixels = _upright(bare, around, view.chars.boxes[k], view.chars.angles[k])
    if not pixels.size:
        return False
    ground = int(np.median(pixels))
    dark = np.abs(pixels.astype(np.int16) - ground) >= STRIKE.dark
    high = len(dark)
    first, end = (round(share * high) for share in STRIKE.middle)
    is_thin = np.count_nonzero(dark, axis=0) <= STRIKE.thin * high
    begins = dark & ~np.vstack((np.zeros_like(dark[:1]), dark[:-1]))
    is_thin &= np.count_nonzero(begins, axis=0) <= STRIKE.lines
    crossed = dark[first:end].any(axis=0) & is_thin
    return bool(crossed.mean() >= STRIKE.share)


def _upright(bare: Pixels, around: BBox, box: FloatArray, angle: int) -> Pixels:
    """The pixels of a digit's box, set upright."""
    x0, x1 = ((x - around.x0) * STRIKE.scale for x in (box[0], box[2]))
    top, bottom = ((y - around.top) * STRIKE.scale for y in (box[1], box[3]))
    own = bare[round(top) : round(bottom), round(x0) : round(x1)]
    return np.rot90(own, int(angle) // 90)


def _several(word: Sequence[int], crossed: Sequence[bool]) -> Index:
    """Those of the digits of a word that a line goes through, where it does through several that
    follow each other."""
    found: list[int] = []
    run: list[int] = []
    for k, is_crossed in zip((*word, -1), (*crossed, False), strict=True):
        if is_crossed:
            run.append(k)
            continue
        if len(run) >= STRIKE.several:
            found += run
        run = []
    return np.array(found, np.intp)
