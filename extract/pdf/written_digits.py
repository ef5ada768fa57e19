"""Characters as figures have them: digits of other scripts as ours, the calls of footnotes set
apart, marks without ink left out.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from extract.french.folding import RAISED_DIGITS
from extract.pdf.page import Chars
from extract.pdf.unmapped_glyphs import UNREAD_GLYPH

Index = npt.NDArray[np.intp]
_FORMAT = "Cf"
"""The Unicode category of characters that say how others are set: joiners, marks of direction."""
_SOFT_HYPHEN = "\u00ad"
"""Printed at the end of a line only."""
_RAISED = dict(zip("0123456789", RAISED_DIGITS, strict=True))
_UNIT_SIGNS = "€%"
"""Behind them a call may be set as behind the digits."""
_AT_ONCE = 1 << 16
"""Pairs of digits that are compared at once."""
_LOWERED = {raised: digit for digit, raised in _RAISED.items()}


@dataclass(frozen=True, slots=True)
class NoteCallSettings:
    """What a digit beside a figure must be like to be the call of a footnote."""

    small: float = 0.75
    """Its size to the figure's, at most."""
    touching: float = 0.35
    """White between both, in sizes of the figure."""
    raised: float = 0.1
    """How much higher it stands, in such sizes, to be raised,"""
    beside: float = 1.0
    """and the white before it then."""
    digits: int = 2
    """More are no call."""
    less_small: float = 0.9
    """Its size at most where it is set right behind the figure or its unit, and raised clearly: by
    default a browser sets what is raised five sixths as large."""
    clearly: float = 0.2
    """How much higher it stands then,"""
    behind: float = 0.2
    """and the white before it."""
    wide: float = 0.5
    """A raised digit of a font takes less of its size, one on the line takes more."""


CALLS = NoteCallSettings()


def written_digits(chars: Chars) -> Chars:
    """``chars`` with our digits, without marks that have no ink, calls of footnotes raised."""
    letters = set(chars.written)
    if any(map(_is_format_mark, letters)):
        chars = _without_format_marks(chars)
    if any(letter != _our_digit(letter) for letter in letters):
        chars = replace(chars, text=tuple(map(_our_digit, chars.text)))
    if not letters.isdisjoint(_LOWERED):
        chars = _with_wide_ones_lowered(chars)
    return _with_raised_calls(chars)


def _with_wide_ones_lowered(chars: Chars) -> Chars:
    """Raised digits as wide as others are, inside a figure, as those others: a font may say so of
    a digit that it draws on the line, and what is drawn is compared with the page."""
    text = list(chars.text)
    wide = chars.loose[:, 2] - chars.loose[:, 0] >= CALLS.wide * chars.sizes
    for k in np.flatnonzero(wide).tolist():
        before = text[k - 1 : k] if k else ()
        if text[k] in _LOWERED and any(map(str.isdecimal, before)):
            text[k] = _LOWERED[text[k]]
    return replace(chars, text=tuple(text))


def _is_format_mark(letter: str) -> bool:
    return unicodedata.category(letter) == _FORMAT


def _our_digit(letter: str) -> str:
    if letter.isdecimal() and not letter.isascii():
        return str(unicodedata.decimal(letter))
    return letter


def _without_format_marks(chars: Chars) -> Chars:
    is_mark = [_is_format_mark(text[0]) for text in chars.text]
    keep = ~np.array(is_mark)
    for k in np.flatnonzero(~keep).tolist():
        if chars.text[k] == _SOFT_HYPHEN and not _is_between_digits(chars, k):
            keep[k] = True
    return chars.where(keep)


def _is_between_digits(chars: Chars, k: int) -> bool:
    """Whether a mark stands inside a figure: beside its digits, or its comma."""
    beside = (*chars.text[max(k - 1, 0) : k], *chars.text[k + 1 : k + 2])
    return (
        len(beside) == 2
        and all(one.isdecimal() or one in ",." for one in beside)
        and any(map(str.isdecimal, beside))
    )


def _with_raised_calls(chars: Chars) -> Chars:
    """Small digits that follow the digits of a figure, written as raised ones."""
    pairs = [*_may_be_called(chars), *_set_behind(chars)]
    if not pairs:
        return chars

    text, sizes = list(chars.text), chars.sizes.copy()
    boxes, loose = chars.boxes.copy(), chars.loose.copy()
    for last, first in pairs:
        call = _call(chars, last, first)
        if not call:
            continue
        is_unsure = len(call) > 1 and not _has_decimals(text, last)
        for k in call:
            text[k] = UNREAD_GLYPH if is_unsure else _RAISED[chars.text[k]]
            # on the line of the figure, which raised letters may seem to stand above
            sizes[k] = sizes[last]
            boxes[k, 1::2], loose[k, 1::2] = (
                boxes[last, 1::2],
                loose[last, 1::2],
            )
    return replace(
        chars, text=tuple(text), sizes=sizes, boxes=boxes, loose=loose
    )


def _may_be_called(chars: Chars) -> Iterator[tuple[int, int]]:
    """The last digit of a figure and a smaller one beside it that follows it in the text, or was
    printed apart from it."""
    index = np.flatnonzero(chars.is_digit & (chars.angles == 0))
    sizes = chars.sizes[index]
    if not len(index) or sizes.min() > CALLS.small * sizes.max():
        return

    # of those that follow each other the first
    leads = np.ones(len(index), np.bool_)
    leads[1:] = (index[1:] > index[:-1] + 1) | (sizes[1:] != sizes[:-1])
    small = np.flatnonzero(leads & (sizes <= CALLS.small * sizes.max()))
    step = max(1, _AT_ONCE // len(index))
    for start in range(0, len(small), step):
        lasts, firsts = _side_by_side(
            chars, index, index[small[start : start + step]]
        )
        for last, first in zip(lasts.tolist(), firsts.tolist(), strict=True):
            goes_on = _goes_on(chars, last, first)
            if not goes_on and _is_beside(chars, last, first):
                yield last, first


def _set_behind(chars: Chars) -> Iterator[tuple[int, int]]:
    """The last sign of a figure and a digit right behind it, some smaller and clearly raised."""
    first = np.flatnonzero(chars.is_digit[1:]) + 1
    smaller = chars.sizes[first] <= CALLS.less_small * chars.sizes[first - 1]
    upright = (chars.angles[first] == 0) & (chars.angles[first - 1] == 0)
    for k in first[smaller & upright].tolist():
        before = chars.text[k - 1]
        if chars.is_digit[k - 1] or before in _UNIT_SIGNS:
            size = float(chars.sizes[k - 1])
            gap = (chars.loose[k, 0] - chars.loose[k - 1, 2]) / size
            is_raised = CALLS.clearly <= _lift(chars, k - 1, k) / size < 1
            if is_raised and abs(gap) <= CALLS.behind:
                yield k - 1, k


def _lift(chars: Chars, last: int, first: int) -> float:
    """How much higher one character stands than another, by their middles."""
    figure, small = chars.loose[last], chars.loose[first]
    return float((figure[1] + figure[3]) - (small[1] + small[3])) / 2


def _side_by_side(
    chars: Chars, index: Index, small: Index
) -> tuple[Index, Index]:
    """The digits of ``index`` that end about where a smaller one of ``small`` begins, and those."""
    sizes, right = chars.sizes[index], chars.loose[index, 2]
    gaps = chars.loose[small, 0][:, None] - right
    gaps /= np.maximum(sizes, 1.0)
    near = (gaps >= -CALLS.touching) & (gaps <= CALLS.beside)
    near &= chars.sizes[small][:, None] <= CALLS.small * sizes
    which, last = near.nonzero()
    return index[last], small[which]


def _goes_on(chars: Chars, last: int, first: int) -> bool:
    """Whether another character than ``first`` follows the digit ``last`` closely, as a comma does
    inside a figure."""
    after = last + 1
    if after in (first, len(chars)) or chars.text[after].isspace():
        return False
    size = chars.sizes[last]
    gap = chars.loose[after, 0] - chars.loose[last, 2]
    level = chars.loose[after, 3] - chars.loose[last, 3]
    return bool(abs(gap) <= CALLS.touching * size and abs(level) <= size / 2)


def _call(chars: Chars, last: int, first: int) -> range | None:
    """The digits from ``first`` on that are a call after the figure that ends at ``last``."""
    largest = max(CALLS.small * chars.sizes[last], chars.sizes[first])
    end = first
    while end < len(chars) and chars.is_digit[end]:
        if chars.sizes[end] > largest:
            break
        end += 1
    return range(first, end) if end - first <= CALLS.digits else None


def _is_beside(chars: Chars, last: int, first: int) -> bool:
    """Whether a small digit stands where a call does: touching the figure, or raised beside it."""
    size = float(chars.sizes[last])
    figure, small = chars.loose[last], chars.loose[first]
    gap = (small[0] - figure[2]) / size
    lift = _lift(chars, last, first) / size
    inside = small[1] > figure[1] - size / 2 and small[3] < figure[3] + size / 4
    if not inside or gap < -CALLS.touching:
        return False
    return bool(
        gap <= (CALLS.beside if lift >= CALLS.raised else CALLS.touching)
    )


def _has_decimals(text: list[str], last: int) -> bool:
    """Whether the figure that ends at ``last`` has a decimal mark: small digits after a whole one
    may be its cents."""
    return any(mark in text[max(last - 3, 0) : last] for mark in ",.")
