"""The pictures of letters that pdfium keeps until its document is closed: one for each letter, for
each size and direction in which it is painted.

A page of letters of one size asks for some hundred thousand bytes. One whose letters are stretched,
each by another measure, asks for as many again whenever a part of it is painted at another scale:
26 kB can take gigabytes.
"""

from dataclasses import dataclass, field

import numpy as np

from extract.geometry import BBox
from extract.pdf.limits import LIMITS, exceeded
from extract.pdf.page import FloatArray

_MEGA = 10**6
_WIDEST, _LONGEST = 50.0, 2_048.0
"""Pixels of the short and the long side of a picture: a larger letter is drawn as a path."""
_EDGE = 2.0
"""Pixels that a picture has beyond its letter."""
_CHANNELS = 3
_USUAL = 8 * _MEGA
"""Bytes: where the whole page keeps less, looks at its parts are not counted. Pages of the open
minutes keep 4.5 million with them."""
_ENTRY = 300
"""Bytes that are kept with a picture."""


@dataclass(slots=True, eq=False)
class KeptLetters:
    """What is kept of the letters of one page, at most: letters of one size are counted each."""

    name: str
    number: int
    boxes: FloatArray
    """Of all letters, those beside the page included, from ascender to descender."""
    size: float = 0.0
    """Bytes."""
    _looks: set[tuple[BBox, float]] = field(default_factory=set)

    def add(self, part: BBox, scale: float) -> None:
        """Count what painting a part of the page keeps, so many pixels to the point.

        Raises:
            LimitExceededError: with that, it is more than is kept.
        """
        is_usual = bool(self._looks) and self.size < _USUAL
        if is_usual or (part, scale) in self._looks:
            return
        self._looks.add((part, scale))
        x0, top, x1, bottom = self.boxes.T
        touched = (x0 <= part.x1) & (x1 >= part.x0)
        touched &= (top <= part.bottom) & (bottom >= part.top)
        own = self.boxes[touched]
        sides = np.sort(own[:, 2:] - own[:, :2], axis=1).clip(min=0) * scale
        pixels = np.fmin(sides, (_WIDEST, _LONGEST)) + _EDGE
        self.take(_CHANNELS * float(pixels.prod(axis=1).sum()))
        self.take(_ENTRY * len(own))

    def take(self, size: float) -> None:
        """Count so many bytes more.

        Raises:
            LimitExceededError: with them, it is more than is kept.
        """
        self.size += size
        if self.size > LIMITS.letters * _MEGA:
            raise exceeded(self.name, "letters", page=self.number)
