"""Characters as figures have them: digits of other scripts as ours, the calls of footnotes set
apart, marks without ink left out.
"""

import unicodedata
from dataclasses import replace

import numpy as np

from extract.french.folding import RAISED_DIGITS
from extract.pdf.note_calls import with_raised_calls
from extract.pdf.page import Chars

_FORMAT = "Cf"
"""The Unicode category of characters that say how others are set: joiners, marks of direction."""
_SOFT_HYPHEN = "\u00ad"
"""Printed at the end of a line only."""
_SAME = 0.01
"""How far edges that are one may be apart, in font sizes."""
_TOUCHING = 0.1
"""How far apart letters of one word stand at most, in font sizes."""
_LOWERED = dict(zip(RAISED_DIGITS, "0123456789", strict=True))
_WIDE = 0.5
"""A raised digit of a font takes less of its size, one on the line takes more."""


def written_digits(chars: Chars) -> Chars:
    """``chars`` with our digits, without marks that have no ink, calls of footnotes raised."""
    letters = set(chars.written)
    if any(map(_is_format_mark, letters)):
        chars = _without_format_marks(chars)
    if any(letter != _our_digit(letter) for letter in letters):
        chars = replace(chars, text=tuple(map(_our_digit, chars.text)))
    if not letters.isdisjoint(_LOWERED):
        chars = _with_wide_ones_lowered(chars)
    return with_raised_calls(chars)


def _with_wide_ones_lowered(chars: Chars) -> Chars:
    """Raised digits as wide as others are, inside a figure, as those others: a font may say so of
    a digit that it draws on the line, and what is drawn is compared with the page."""
    text = list(chars.text)
    wide = chars.loose[:, 2] - chars.loose[:, 0] >= _WIDE * chars.sizes
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
    boxes, loose = chars.boxes.copy(), chars.loose.copy()
    for k in np.flatnonzero(~keep).tolist():
        if chars.text[k] != _SOFT_HYPHEN or _is_between_digits(chars, k):
            continue
        if _is_of_letter(chars, k):
            boxes[k - 1, 2], loose[k - 1, 2] = boxes[k, 2], loose[k, 2]
        else:
            keep[k] = True
    return replace(chars, boxes=boxes, loose=loose).where(keep)


def _is_of_letter(chars: Chars, k: int) -> bool:
    """Whether a mark between two letters of a line has no ink of its own: a reader gives it a part
    of the first, as high as that one, where a font draws both as one."""
    around = chars.text[max(k - 1, 0) : k + 2]
    if len(around) < 3 or not (around[0].isalpha() and around[2].isalpha()):
        return False
    before, own, after = chars.boxes[k - 1 : k + 2]
    same = (own[0] - before[2], own[1] - before[1], own[3] - before[3])
    is_part = max(map(abs, same)) < _SAME * chars.sizes[k]
    is_next = abs(after[0] - own[2]) < _TOUCHING * chars.sizes[k]
    is_level = bool(after[1] < own[3] and own[1] < after[3])
    return bool(is_part and is_next) and is_level


def _is_between_digits(chars: Chars, k: int) -> bool:
    """Whether a mark stands inside a figure: beside its digits, or its comma."""
    beside = (*chars.text[max(k - 1, 0) : k], *chars.text[k + 1 : k + 2])
    return (
        len(beside) == 2
        and all(one.isdecimal() or one in ",." for one in beside)
        and any(map(str.isdecimal, beside))
    )
