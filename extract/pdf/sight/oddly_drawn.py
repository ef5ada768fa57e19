"""Figures that are seen and are not what is read: digits upside down, digits under a form field,
points and commas for which there is no room.
"""

import numpy as np
import numpy.typing as npt

from extract.pdf.page import BoolArray, Chars, FloatArray, Page
from extract.pdf.sight.strikes.struck_out import are_under

_ROOM = 0.25
"""The least share of a point or comma that lies beside the digits around it. Letters set as tightly
as a tenth of their size leave it .28."""
_NARROW = 0.25
"""The width of a point or comma to that of a digit beside it, at least: in most fonts a half."""
_SMALL = 0.6
"""The size of one to that of the digits beside it, at least."""


def turned_over(chars: Chars) -> BoolArray:
    """Which digits stand upside down on a page that does not: a 6 is a 9 then."""
    upside_down = chars.angles == 180
    if np.count_nonzero(upside_down) > len(chars) / 2:
        upside_down = chars.angles == 0
    found: BoolArray = upside_down & chars.is_digit
    return found


def under_fields(page: Page) -> BoolArray:
    """Which digits lie under a form field that draws something: it is not painted with the page."""
    chars = page.chars
    found = np.zeros(len(chars), np.bool_)
    if page.covers:
        digits = np.flatnonzero(chars.is_digit)
        found[digits] = are_under(chars, digits, page.covers)
    return found


def squeezed_marks(chars: Chars) -> BoolArray:
    """Which points and commas between two digits nobody sees there: too small, too narrow, or over
    the digits themselves."""
    found = np.zeros(len(chars), np.bool_)
    marks = _between_digits(chars)
    if not len(marks):
        return found

    sideways = chars.angles[marks] % 180 == 90
    (before, own, after) = (
        _spans(chars, marks + away, sideways) for away in (-1, 0, 1)
    )
    wide = own[:, 1] - own[:, 0]
    hidden = _shared(before, own) + _shared(own, after)
    digit = np.minimum(before[:, 1] - before[:, 0], after[:, 1] - after[:, 0])
    least = np.minimum(chars.sizes[marks - 1], chars.sizes[marks + 1])
    found[marks] = (
        (hidden > (1 - _ROOM) * wide)
        | (wide < _NARROW * digit)
        | (chars.sizes[marks] < _SMALL * least)
    )
    return found


def _spans(
    chars: Chars, index: npt.NDArray[np.intp], sideways: BoolArray
) -> FloatArray:
    """From where to where characters reach along their lines (n x 2), as if they stood upright."""
    boxes = chars.loose[index]
    along, across = boxes[:, ::2].copy(), boxes[:, 1::2].copy()
    along[sideways], across[sideways] = across[sideways], along[sideways]
    over = chars.lean[index] * (across[:, 1] - across[:, 0]) / 2
    return along + np.column_stack((over, -over))


def _between_digits(chars: Chars) -> npt.NDArray[np.intp]:
    """The points and commas with a digit on both sides, all of which read the same way."""
    codes, angles = chars.codes, chars.angles
    is_mark = (codes == ord(",")) | (codes == ord("."))
    marks = np.flatnonzero(is_mark[1:-1]) + 1
    alike = angles[marks] % 90 == 0
    for beside in (marks - 1, marks + 1):
        alike &= chars.is_digit[beside] & (angles[beside] == angles[marks])
    found: npt.NDArray[np.intp] = marks[alike]
    return found


def _shared(one: FloatArray, other: FloatArray) -> FloatArray:
    """How much of their length each two spans have in common."""
    low = np.maximum(one[:, 0], other[:, 0])
    high = np.minimum(one[:, 1], other[:, 1])
    return (high - low).clip(0)
