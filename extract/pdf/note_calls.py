"""Calls of footnotes beside figures, told by how they are set: smaller than the figure, raised or
on its line, behind it or before it; and raised behind the bracket of a title's unit, "(€)". Their
digits and letters are written as raised ones, and so are those behind the word of a label.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import numpy.typing as npt

from extract.french.folding import (
    CALL_LETTERS,
    RAISED_DIGITS,
    RAISED_LETTERS,
)
from extract.pdf.page import BoolArray, Chars
from extract.pdf.unmapped_glyphs import UNREAD_GLYPH

Index = npt.NDArray[np.intp]
_UNIT_SIGNS = "€%"
"""Behind them a call may be set as behind the digits."""
_BRACKET = ")"
"""So behind what is in brackets: a unit, or a figure below nothing."""
_AT_ONCE = 1 << 16
"""Pairs of characters that are compared at once."""
_MARKS = "([*†‡#"
"""What a call begins with, beside digits and letters."""
_RAISED = str.maketrans(
    f"0123456789{CALL_LETTERS}", f"{RAISED_DIGITS}{RAISED_LETTERS}"
)
_ONE = rf"(?:\d\d?(?!\d)|(?<![a-z])[{CALL_LETTERS}](?![a-z])|\*{{1,3}}|[†‡#])"
"""One call: the number of a note, a letter, stars."""
_BETWEEN = r"[)\]]? ?(?:[,;/&–-]|et)? ?[(\[]?"
_CALL = re.compile(rf"[(\[]?{_ONE}(?:{_BETWEEN}{_ONE})*[)\]]?")
"""One call or several: "1", "(a)", "1,2", "*1", "1 et 2"."""
_IN_BRACKETS = re.compile(r"[(\[][^,;/&–\- ]+[)\]]")
"""A call that is known for one by its brackets, wherever it stands."""
_DIGIT_RUN = re.compile(r"\d+(?![.,]?\d)")
"""The number of a note before anything else that is small."""
_MAY_BE_CENTS = re.compile(r"\d\d+|\d+[.,]\d\d+")
"""Digits behind a whole figure that may be no call."""
_LONGEST = 12
"""Characters of a call."""
_LONG_WORD = 4
"""Letters from which a word is no unit that a raised digit squares: "m²", "km²"."""
_LONG_FIGURE = 3
"""Digits from which a whole number is no ordinal, no hour and no number of a house: a letter behind
it is none of theirs."""


@dataclass(frozen=True, slots=True)
class NoteCallSettings:
    """What a character beside a figure must be like to be of the call of a footnote."""

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


CALLS = NoteCallSettings()


def with_raised_calls(chars: Chars) -> Chars:
    """``chars`` with the calls beside figures written as raised digits and letters, on the line of
    their figure. What may be its cents as well is written as unread."""
    calls = [*_calls_behind(chars), *_calls_before(chars)]
    if not calls:
        return chars

    text, sizes = list(chars.text), chars.sizes.copy()
    boxes, loose = chars.boxes.copy(), chars.loose.copy()
    for figure, call in calls:
        said = "".join(chars.text[call.start : call.stop])
        is_behind = call.start > figure
        is_unsure = (
            is_behind
            and text[figure] != _BRACKET
            and not chars.is_letter[figure]
            and _MAY_BE_CENTS.fullmatch(said) is not None
            and not _has_decimals(text, figure)
        )
        is_raised = _lift(chars, figure, call.start) >= (
            CALLS.raised * chars.sizes[figure]
        )
        if not _IN_BRACKETS.fullmatch(said):
            for k in call:
                raised = chars.text[k].translate(_RAISED)
                is_sign = is_unsure and not chars.text[k].isspace()
                text[k] = UNREAD_GLYPH if is_sign else raised
        # on the line of the figure, which raised letters may seem to stand above
        which = slice(call.start, call.stop)
        if is_raised:
            sizes[which] = sizes[figure]
        boxes[which, 1::2] = boxes[figure, 1::2]
        loose[which, 1::2] = loose[figure, 1::2]
    return replace(
        chars, text=tuple(text), sizes=sizes, boxes=boxes, loose=loose
    )


_Call = tuple[int, range]
"""The digit of a figure that is next to a call, or its unit, and the characters of that call."""


def _calls_behind(chars: Chars) -> Iterator[_Call]:
    """The calls behind figures."""
    for last, first in (*_may_be_called(chars), *_set_behind(chars)):
        call = _call(chars, last, first)
        if call:
            yield last, call


# ------------------------------------------------------------------------------------------------
# where a call may begin


@cache
def _beginnings() -> npt.NDArray[np.bool_]:
    """Which codes a call may begin with, and one more for all codes beyond."""
    signs = f"0123456789{CALL_LETTERS}{_MARKS}"
    found = np.zeros(max(map(ord, signs)) + 2, np.bool_)
    found[list(map(ord, signs))] = True
    return found


def _begin_calls(chars: Chars) -> BoolArray:
    known = _beginnings()
    found: BoolArray = known[np.minimum(chars.codes, len(known) - 1)]
    found &= chars.angles == 0
    return found


def _may_be_called(chars: Chars) -> Iterator[tuple[int, int]]:
    """The last digit of a figure and a smaller character beside it that follows it in the text, or
    was printed apart from it."""
    index = np.flatnonzero(chars.is_digit & (chars.angles == 0))
    if not len(index):
        return
    most = CALLS.small * chars.sizes[index].max()
    small = np.flatnonzero(_begin_calls(chars) & (chars.sizes <= most))
    small = small[_leads(chars, small)]

    step = max(1, _AT_ONCE // len(index))
    for start in range(0, len(small), step):
        lasts, firsts = _side_by_side(chars, index, small[start : start + step])
        for last, first in zip(lasts.tolist(), firsts.tolist(), strict=True):
            goes_on = _goes_on(chars, last, first)
            if not goes_on and _is_beside(chars, last, first):
                yield last, first


def _leads(chars: Chars, index: Index) -> BoolArray:
    """Which of the characters ``index`` begin a word, a number or a bracket of their size."""
    before = np.maximum(index - 1, 0)
    in_word = chars.is_letter | chars.is_digit
    in_word |= (chars.codes == ord("(")) | (chars.codes == ord("["))
    goes_on = in_word[before] & (chars.sizes[before] == chars.sizes[index])
    found: BoolArray = ~goes_on | (index == 0)
    return found


def _set_behind(chars: Chars) -> Iterator[tuple[int, int]]:
    """The last sign of a figure and a character right behind it, smaller and clearly raised."""
    first = np.flatnonzero(_begin_calls(chars)[1:]) + 1
    smaller = chars.sizes[first] <= CALLS.less_small * chars.sizes[first - 1]
    upright = chars.angles[first - 1] == 0
    for k in first[smaller & upright].tolist():
        before = chars.text[k - 1]
        may_be_called = chars.is_digit[k - 1] or _ends_word(chars, k - 1)
        if may_be_called or before in (*_UNIT_SIGNS, _BRACKET):
            size = float(chars.sizes[k - 1])
            gap = (chars.loose[k, 0] - chars.loose[k - 1, 2]) / size
            is_raised = CALLS.clearly <= _lift(chars, k - 1, k) / size < 1
            if is_raised and abs(gap) <= CALLS.behind:
                yield k - 1, k


def _ends_word(chars: Chars, last: int) -> bool:
    """Whether a character is the last of a word that is no unit of measure, as "m" and "km" are."""
    first = last - _LONG_WORD + 1
    return first >= 0 and bool(chars.is_letter[first : last + 1].all())


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


def _is_beside(chars: Chars, last: int, first: int) -> bool:
    """Whether a small character stands where a call does: touching the figure, or raised beside
    it."""
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


# ------------------------------------------------------------------------------------------------
# what a call is


def _call(chars: Chars, last: int, first: int) -> range | None:
    """The characters from ``first`` on that are a call behind the figure that ends at ``last``."""
    largest = max(CALLS.small * chars.sizes[last], chars.sizes[first])
    run = _small_run(chars, range(first, len(chars)), last, largest)
    said = "".join(chars.text[k] for k in run)
    if _CALL.fullmatch(said):
        is_letter = any(map(str.isalpha, said.replace("et", "")))
        if not is_letter or _is_long_figure(chars.text, last):
            return run

    digits = _DIGIT_RUN.match(said)
    if digits is None or len(digits[0]) > CALLS.digits:
        return None
    return range(first, first + len(digits[0]))


def _small_run(
    chars: Chars, order: Sequence[int], figure: int, largest: float
) -> range:
    """The first characters of ``order`` that are small and stand side by side, as far as a call
    goes; without spaces at their ends."""
    reach = CALLS.beside * float(chars.sizes[figure])
    found: list[int] = []
    inked = order[0]
    for k in order[:_LONGEST]:
        if chars.sizes[k] > largest:
            break
        if not chars.text[k].isspace():
            if not _are_level(chars, inked, k, reach):
                break
            inked = k
        found.append(k)
    low, high = min(found, default=inked), max(found, default=inked)
    while high > low and chars.text[high].isspace():
        high -= 1
    while low < high and chars.text[low].isspace():
        low += 1
    return range(low, high + 1)


def _are_level(chars: Chars, one: int, other: int, reach: float) -> bool:
    """Whether two characters stand side by side on one line."""
    before, after = chars.loose[one], chars.loose[other]
    gap = max(after[0] - before[2], before[0] - after[2])
    middle = (after[1] + after[3]) / 2
    return bool(gap <= reach / 2 and before[1] < middle < before[3])


def _is_long_figure(text: Sequence[str], last: int) -> bool:
    """Whether the figure that ends at ``last``, its unit aside, has decimals or thousands."""
    end = last if text[last] in _UNIT_SIGNS else last + 1
    digits = "".join(text[max(0, end - _LONG_FIGURE - 1) : end]).rstrip()
    is_long = len(digits) >= _LONG_FIGURE
    is_long &= digits[-_LONG_FIGURE:].isdecimal()
    return is_long or _has_decimals(text, end - 1)


def _has_decimals(text: Sequence[str], last: int) -> bool:
    """Whether the figure that ends at ``last`` has a decimal mark: small digits after a whole one
    may be its cents."""
    return any(mark in text[max(last - 3, 0) : last] for mark in ",.")


# ------------------------------------------------------------------------------------------------
# calls before figures


def _calls_before(chars: Chars) -> Iterator[_Call]:
    """The calls that stand raised before the first digit of a figure."""
    digits = np.flatnonzero(chars.is_digit & (chars.angles == 0))
    digits = digits[digits > 0]
    smaller = chars.sizes[digits - 1] <= CALLS.small * chars.sizes[digits]
    for figure in digits[smaller].tolist():
        largest = CALLS.small * float(chars.sizes[figure])
        run = _small_run(chars, range(figure - 1, -1, -1), figure, largest)
        said = "".join(chars.text[k] for k in run)
        if _CALL.fullmatch(said) and _is_before(chars, run, figure):
            yield figure, run


def _is_before(chars: Chars, call: range, figure: int) -> bool:
    """Whether some characters stand raised right before a figure, and behind nothing of their
    line."""
    size = float(chars.sizes[figure])
    lift = _lift(chars, figure, call[-1]) / size
    gap = (chars.loose[figure, 0] - chars.loose[call[-1], 2]) / size
    is_raised = CALLS.clearly <= lift < 1
    if not is_raised or not -CALLS.touching <= gap <= CALLS.touching:
        return False

    earlier = call.start - 1
    if earlier < 0 or chars.text[earlier].isspace():
        return True
    return not _are_level(chars, earlier, call.start, size)
