"""Figures whose digits are said as letters, so that a column of them would be one of words.

Only what stands alone, as in a cell, and is set as an amount is looked at: thousands in groups, or
two signs behind a comma.
"""

import re
from collections.abc import Iterator

import numpy as np

from extract.french.folding import SPACES
from extract.pdf.page import BoolArray, Chars
from extract.pdf.sight.digit_shapes import shows_rival
from extract.pdf.sight.painted_page import PaintedPage

_SIGN = f"[^{SPACES},]"
_AMOUNT = re.compile(
    rf"[-+(]?(?:{_SIGN}{{1,3}}(?:[{SPACES}]?{_SIGN}{{3}})*,{_SIGN}{{2}}"
    rf"|{_SIGN}{{1,3}}(?:[{SPACES}]{_SIGN}{{3}})+)(?:[{SPACES}]?[€%])?\)?"
)
"""Any signs in the groups of an amount."""
_APART = 1.0
"""White around a cell's text, in sizes of its letters."""
_LONGEST = 18
"""Characters of such an amount."""
_FIRST = 4
"""Signs before the first space of one."""
_COMMA = ord(",")
_LEAST = 2
"""Letters of it."""
_OF_FIGURES = f"0123456789.,-+()€%{SPACES}"
"""What figures hold anyway."""
_IS_LETTER = np.ones(max(map(ord, _OF_FIGURES)) + 2, np.bool_)
"""Whether each code is anything else, and one more for all codes beyond."""
_IS_LETTER[list(map(ord, _OF_FIGURES))] = False


def drawn_as_digits(view: PaintedPage, seen: BoolArray) -> list[int]:
    """The letters of amounts, of those ``seen``, that are drawn as digits: all letters of each."""
    found: list[int] = []
    for letters in _amounts_of_letters(view.chars):
        if seen[letters].all() and all(_is_digit(view, k) for k in letters):
            found += letters
    return found


def _is_digit(view: PaintedPage, k: int) -> bool:
    """Whether a letter is drawn as a digit, which a letter that looks like one is not."""
    return shows_rival(view.looked_at(k), view.chars.text[k][0])


def _amounts_of_letters(chars: Chars) -> Iterator[list[int]]:
    """The letters of each text that stands alone and is set as an amount."""
    text = chars.written
    if len(chars) < _LEAST or len(text) != len(chars):
        return
    codes = np.minimum(chars.codes, len(_IS_LETTER) - 1)
    is_letter = _IS_LETTER[codes]
    for start, end in _short_texts(chars, is_letter):
        if _AMOUNT.fullmatch(text[start:end].strip()):
            yield (start + np.flatnonzero(is_letter[start:end])).tolist()


def _short_texts(
    chars: Chars, is_letter: BoolArray
) -> Iterator[tuple[int, int]]:
    """Where each text begins and ends that stands alone, is as short as an amount, has letters, and
    is parted after as many signs as thousands have."""
    starts = _starts(chars)
    ends = np.append(starts[1:], len(chars))
    letters = np.append(0, np.cumsum(is_letter))
    few = ends - starts <= _LONGEST
    few &= letters[ends] - letters[starts] >= _LEAST

    parted = np.flatnonzero(~is_letter & ~chars.is_digit)
    if not len(parted):
        return
    starts, ends = starts[few], ends[few]
    next_one = parted.searchsorted(starts + 1)
    first = parted[np.minimum(next_one, len(parted) - 1)]
    is_parted = (first > starts) & (first < ends)
    is_parted &= (first - starts <= _FIRST) | (chars.codes[first] == _COMMA)
    for n in np.flatnonzero(is_parted).tolist():
        yield int(starts[n]), int(ends[n])


def _starts(chars: Chars) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """The first character of each text that stands apart from what is printed before it."""
    boxes, size = chars.boxes, chars.sizes[1:]
    gap = boxes[1:, 0] - boxes[:-1, 2]
    apart = (gap > _APART * size) | (gap < -_APART * size)
    apart |= np.abs(boxes[1:, 3] - boxes[:-1, 3]) > size / 2
    return np.append(0, np.flatnonzero(apart) + 1)
