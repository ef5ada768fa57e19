"""Two different digits in one place: which of them is meant, the page does not say."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from extract.pdf.page import BoolArray, Chars

_NEAR = 0.2
"""Shares of the font size between the middles of two digits in one place."""
_WIDEST = 1e5
"""Points that no line is longer than."""
_COVERED = 0.5
"""The share of the narrower of two digits from which one shows in the other's place."""
_SIZES = 2.0
"""A digit twice as large is of a watermark, or a drop letter."""


def overprinted(chars: Chars, digits: BoolArray) -> BoolArray:
    """Which of ``digits`` share their place with a different one of about their size."""
    found = np.zeros(len(chars), np.bool_)
    index = np.flatnonzero(digits & (chars.angles % 90 == 0))
    if len(index) < 2:
        return found

    x, y = chars.middles
    size = np.maximum(chars.sizes, 1.0)
    for shift in (0.0, 2.0):
        line = np.floor((y[index] + shift) / 4)
        order = index[(line * _WIDEST + x[index]).argsort()]
        one, other = order[:-1], order[1:]
        near = _NEAR * np.minimum(size[one], size[other])
        same = (np.abs(x[one] - x[other]) < near) & (
            np.abs(y[one] - y[other]) < near
        )
        ratio = size[one] / size[other]
        same &= (ratio < _SIZES) & (ratio > 1 / _SIZES)
        same &= chars.codes[one] != chars.codes[other]
        found[one[same]] = found[other[same]] = True
    return found


def shown_by_others(chars: Chars, drawn: Mapping[int, int]) -> list[int]:
    """Those of the digits ``drawn`` as others in whose place another text prints just these: what
    is seen there is not theirs, as where a cell cuts its figure off at the end of the one before.
    """
    return [
        k
        for k, digit in drawn.items()
        if (chars.codes[_in_place_of(chars, k)] == ord(str(digit))).any()
    ]


def _in_place_of(chars: Chars, place: int) -> npt.NDArray[np.intp]:
    """Other characters of which the one at ``place`` shares most of its box, or of theirs."""
    own, others = chars.boxes[place], chars.boxes
    common = np.minimum(others[:, 2:], own[2:]) - np.maximum(
        others[:, :2], own[:2]
    )
    sides = np.minimum(others[:, 2:] - others[:, :2], own[2:] - own[:2])
    found = (common > _COVERED * sides).all(axis=1)
    found[place] = False
    return np.flatnonzero(found)
