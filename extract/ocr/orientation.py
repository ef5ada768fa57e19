"""Pages scanned sideways or upside down: which way their text reads, by how surely it is read."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from extract.ocr.digit_doubts import SURE
from extract.ocr.ocr_engine import OcrEngine, OcrLine, Picture

_SIDEWAYS_SHARE = 0.6
"""Share of a page's characters that read in one sideways direction for the page to lie on its side.
"""
_FEW = 20
"""Fewer characters say nothing about the way up."""
_MUCH = 400
"""Characters of a page whose middle tells as much as the whole."""
_UPRIGHT_SHARE = 0.7
"""Share of characters read surely from which a page is the right way up: of those that are it is
above .95 (.75 where the engine is Tesseract), of words on their head below .1, of figures, many of
which are one on their head too, up to .55."""
_CLEAR_SHARE = 0.6
"""The share from which another direction is the right one."""
_CLEARLY_MORE = 0.25
"""What that share is above the one of the page as it lies."""
_OTHER_DIRECTIONS = (180, 90, 270)


def reading_direction(
    lines: Sequence[OcrLine], picture: Picture, engine: OcrEngine
) -> int:
    """Where the text of ``picture``, read as ``lines``, runs: 0, 90 (downwards), 180 (upside down),
    270 (upwards).

    Only a page read badly costs more: it, or its middle where it holds much, is read in the other
    three directions.
    """
    angles: Counter[int] = Counter()
    for line in lines:
        angles[line.angle] += len(line.chars)
    if angles.total() < _FEW:
        return 0

    main = _main_direction(angles)
    surely = _surely_read(lines, main)
    if surely >= _UPRIGHT_SHARE:
        return main

    part = _middle(picture) if angles.total() >= _MUCH else picture
    tried = {
        angle: _surely_read(engine.read(upright_picture(part, angle)), 0)
        for angle in _OTHER_DIRECTIONS
    }
    best = max(tried, key=lambda angle: tried[angle])
    if tried[best] >= max(_CLEAR_SHARE, surely + _CLEARLY_MORE):
        return best
    return 0


def _main_direction(angles: Counter[int]) -> int:
    """The direction of most characters, level where no other is clearly more frequent."""
    main = max(sorted(angles), key=lambda angle: angles[angle])
    if angles[main] >= _SIDEWAYS_SHARE * angles.total():
        return main
    return 0


def upright_picture(picture: Picture, angle: int) -> Picture:
    """``picture`` with the text that reads at ``angle`` set upright."""
    return np.ascontiguousarray(np.rot90(picture, angle // 90))


def _surely_read(lines: Sequence[OcrLine], angle: int) -> float:
    """The share of the characters that run at ``angle`` read surely; 0 where there are few."""
    sure = total = 0
    for line in lines:
        if line.angle == angle:
            total += len(line.chars)
            sure += sum(char.confidence >= SURE for char in line.chars)
    return sure / total if total >= _FEW else 0.0


def _middle(picture: Picture) -> Picture:
    """Half the page's height and width about its middle."""
    height, width = picture.shape[:2]
    return picture[
        height // 4 : height - height // 4, width // 4 : width - width // 4
    ]
