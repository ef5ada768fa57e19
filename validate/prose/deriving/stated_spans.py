"""Lengths of time that a sentence states beside the two dates they run between: "du 3 mars au 26
octobre 2025, soit 238 jours"; "pour une durée de six ans à compter du …"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from extract.french.dates import find_dates, find_periods
from extract.french.lexicon.calendar import WEEKDAY
from extract.french.lexicon.concept import WordList
from validate.prose.deriving.wording import SpokenNumber, Wording
from validate.prose.words.names import plain_words

Candidates = tuple[tuple[str, Decimal], ...]
"""Ways to count the time between two dates, by name, with what they give."""
_DAY = "jour"
_UNITS = (_DAY, "semaine", "mois", "an")
_STARTS = WordList(
    "a compter du", "a partir du", "prend* effet le", "prend* effet au", "debut* le", "commenc* le",
    "ouvr* le", "depuis le", "du",
)  # fmt: skip
"""Before the first day."""
_ENDS = WordList(
    "jusqu'au", "achev* le", "expir* le", "prend* fin le", "termin* le", "echeance le", "fixe* au",
    "fixe* le",
)  # fmt: skip
"""Before the last one."""
_SAID_AGAIN = WordList(
    "soit", "c'est-a*", "ou", "d'ou", "donc", "duree", "representant", "couvr*", "compte(nt)",
)  # fmt: skip
"""Between the last day and a length of time that says it again."""
_FROM = frozenset({"a", "compter", "partir", "du", "le"})
"""Between a length of time and the first day."""
_LENGTH = WordList("duree", "periode", "pendant", "pour")
"""Before a length of time that its dates follow."""
_NO_LENGTH = WordList(
    "de plus", "de moins", "avant", "apres", "supplement*", "plus tard", "ouvr*", "travaill*",
    "effecti*", "d'ouverture", "de",
)  # fmt: skip
"""Behind a number of days that is no length of the time between both."""
_INCLUDED = WordList("inclus*", "compris*")
_REACH, _BESIDE = 60, 40
"""Characters between dates and a length of time, and before one."""
_WORDS = 3
"""Words between a length of time and the first day, and behind a number of days."""
_WEEK = 7
_YEAR = 12


class _Pair(NamedTuple):
    """Where two dates begin and end in their sentence, and both days."""

    start: int
    end: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class StatedSpan:
    """A length of time, with what the dates beside it give."""

    number: SpokenNumber
    candidates: Candidates


def stated_spans(wording: Wording, sentence: str) -> Iterator[StatedSpan]:
    """The lengths of time of a sentence that one of its pairs of dates gives. ``sentence`` is its
    text as it is printed."""
    if not any(one.unit in _UNITS for one in wording.numbers):
        return
    dates = find_dates(sentence)
    pairs = _pairs(wording.text, sentence)
    is_alone = len(dates) == 2 * len(pairs)
    included = _INCLUDED.within(wording.text)
    for index, number in enumerate(wording.numbers):
        if not _is_length(wording, number):
            continue
        told = [
            one
            for one in pairs
            if is_alone or _is_last(one, number, [start for start, *_ in dates])
        ]
        said = [one for one in told if _is_said(wording, index, one)]
        if len(said) == 1:
            (pair,) = said
            found = _candidates(number.unit, pair.first, pair.last, included)
            yield StatedSpan(number, found)


def _is_length(wording: Wording, number: SpokenNumber) -> bool:
    """Whether a number is a length of time; of days only some may be meant."""
    if number.unit not in _UNITS or number.per:
        return False
    if number.unit != _DAY:
        return True
    behind = plain_words(wording.text[_end(number) :]).split()
    return not _NO_LENGTH.within(" ".join(behind[:_WORDS]))


def _end(number: SpokenNumber) -> int:
    """Where a number ends, with its noun."""
    return number.end + len(number.claim.unit_noun) + 1


def _pairs(text: str, sentence: str) -> list[_Pair]:
    """The pairs of dates of a sentence."""
    periods = find_periods(sentence)
    found = [
        _in_order(one.start, one.end, _day(one.first), _day(one.last))
        for one in periods
    ]
    for (start, between, first), (stop, end, last) in pairwise(
        find_dates(sentence)
    ):
        is_known = any(one.start <= start < one.end for one in periods)
        opens, goes_on = text[:start], text[between:stop]
        if not is_known and _is_told(opens, goes_on):
            found.append(_in_order(start, end, first, last))
    return [one for one in found if one is not None]


def _is_last(pair: _Pair, number: SpokenNumber, starts: Sequence[int]) -> bool:
    """Whether a number follows a pair of dates, none between them."""
    between = range(pair.end, number.start)
    return bool(between) and not any(start in between for start in starts)


def _is_told(before: str, between: str) -> bool:
    """Whether words before two dates and between both make them the ends of a time."""
    opens, goes_on = (WEEKDAY.replaced_in(one, "") for one in (before, between))
    ends = _ENDS.closes(goes_on) or goes_on.strip() == "au"
    return _STARTS.closes(opens) and ends


def _day(printed: str) -> date | None:
    return date.fromisoformat(printed) if printed else None


def _in_order(
    start: int, end: int, first: date | None, last: date | None
) -> _Pair | None:
    """Two days that are both known, and follow each other."""
    if first is None or last is None or first >= last:
        return None
    return _Pair(start, end, first, last)


def _is_said(wording: Wording, index: int, pair: _Pair) -> bool:
    """Whether a number is said of the time between the two dates."""
    number = wording.numbers[index]
    if number.start >= pair.end:
        return _is_said_again(wording, index, pair)
    told = _LENGTH.within(wording.before(index)[-_BESIDE:])
    between = plain_words(wording.text[_end(number) : pair.start]).split()
    others = [word for word in between if word not in _FROM]
    return number.end <= pair.start and told and len(others) <= _WORDS


def _is_said_again(wording: Wording, index: int, pair: _Pair) -> bool:
    """Whether a number behind the dates tells their length, nothing but other lengths between."""
    others = [one for one in wording.numbers[:index] if one.start >= pair.end]
    if any(one.unit not in _UNITS for one in others):
        return False
    start = max([pair.end, *(one.end for one in others)])
    words = wording.text[start : wording.numbers[index].start]
    is_near = len(words) <= _REACH and ";" not in words
    return is_near and _SAID_AGAIN.within(words)


def _candidates(
    unit: str, first: date, last: date, included: bool
) -> Candidates:
    days = (last - first).days
    if unit == _DAY:
        counts = [days + 1] if included else [days + 1, days]
    elif unit == "semaine":
        counts = _whole([days + 1, days], _WEEK)
    else:
        months = _months(first, last + timedelta(days=1))
        counts = months if unit == "mois" else _whole(months, _YEAR)
    names = ("bornes comprises", "différence", "arrondi")
    kept = [one for one in dict.fromkeys(counts) if one > 0]
    return tuple(zip(names, map(Decimal, kept), strict=False))


def _whole(numbers: Sequence[int], unit: int) -> list[int]:
    """How many of a larger unit some numbers are: exactly, where one is, or else the two around."""
    exact = [one // unit for one in numbers if one % unit == 0]
    below = numbers[0] // unit
    return exact or [below, below + 1]


def _months(first: date, after: date) -> list[int]:
    """The months from a day to the day after the last, exactly, or else the two numbers around."""
    months = (after.year - first.year) * _YEAR + after.month - first.month
    if after.day == first.day:
        return [months]
    below = months if after.day > first.day else months - 1
    return [below, below + 1]
