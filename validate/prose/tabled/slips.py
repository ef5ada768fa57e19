"""The figures that a slip of the hand would have made of one: what may have been meant by a number
that nothing offers, and how likely each slip is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, product

from extract.facts import Fact
from extract.quick_init import quick_init

_DIGITS = "0123456789"
_LONG = 6
"""Telling digits from which a figure that differs by two is seldom met by accident."""


@dataclass(frozen=True, slots=True)
class SlipSettings:
    """How misprints are made: shares of all. What is left is another figure altogether."""

    misprints: float = 0.015
    """Of numbers in prose, as of identities: 13.5 of 713."""
    swapped: float = 0.25
    swapped_far: float = 0.05
    """Two digits that are no neighbours."""
    changed: float = 0.25
    two_changed: float = 0.1
    """Two digits anywhere: a figure of an earlier draft is mostly the same."""
    length: float = 0.05
    """A digit left out, or printed twice."""
    line: float = 0.1
    """One of the lines that are added left out."""
    other: float = 0.25
    """Another figure altogether, of as many digits."""


SETTINGS = SlipSettings()


@quick_init
@dataclass(frozen=True, slots=True)
class MeantFigure:
    """A figure that may have been meant, and the chance that a misprint of it is just what is
    printed."""

    value: Decimal
    chance: float


def printed_digits(fact: Fact) -> str:
    """The digits of a number in units of its last one, signs aside."""
    assert fact.number is not None
    return str(fact.number.units)


def accident(fact: Fact) -> float:
    """The chance that an unrelated number is just this one: noughts at its end tell nothing."""
    telling = printed_digits(fact).rstrip("0") or "0"
    if fact.counts == "percent":
        telling = printed_digits(fact)
    return 10.0 ** -len(telling)


def meant_figures(fact: Fact) -> Iterator[MeantFigure]:
    """What a number may be a slip of: noughts at its end are as many as those of the other, as
    round figures are mistaken for round ones; nothing is what no digit was changed in."""
    assert fact.number is not None
    digits = printed_digits(fact)
    telling = digits.rstrip("0") if fact.counts != "percent" else digits
    if not telling:
        return
    dropped = len(digits) - len(telling)
    unit = fact.number.ulp * 10**dropped
    whole = len(digits) - fact.number.decimals
    for other, chance in _slips(telling, whole):
        yield MeantFigure(Decimal(other) * unit, chance)
    if dropped:
        # the last digit that tells, and the nought behind it
        meant = Decimal(f"{telling[:-1]}0{telling[-1]}") * unit / 10
        yield MeantFigure(meant, SETTINGS.swapped / len(telling))


def is_slip_of_rounded(fact: Fact, value: Decimal) -> bool:
    """Whether a slip of the hand makes a number of a figure that is rounded as it is."""
    assert fact.number is not None
    half = fact.number.half_unit
    return any(
        abs(one.value - abs(value)) <= half for one in meant_figures(fact)
    )


@lru_cache(maxsize=4096)
def _slips(digits: str, whole: int) -> tuple[tuple[str, float], ...]:
    found: dict[str, float] = {}
    for other, chance in (
        *_swaps(digits),
        *_changes(digits),
        *_lengths(digits),
        *_two_changes(digits, whole),
    ):
        is_figure = not other.startswith("0") and other != digits
        if other and is_figure:
            found.setdefault(other, chance)
    return tuple(found.items())


def _swaps(digits: str) -> Iterator[tuple[str, float]]:
    last = len(digits) - 1
    for at, to in combinations(range(len(digits)), 2):
        if digits[at] != digits[to]:
            other = list(digits)
            other[at], other[to] = digits[to], digits[at]
            chance = SETTINGS.swapped / last
            if to > at + 1:
                chance = SETTINGS.swapped_far / (last * last)
            yield "".join(other), chance


def _changes(digits: str) -> Iterator[tuple[str, float]]:
    chance = SETTINGS.changed / (len(_DIGITS) * len(digits))
    for at in range(len(digits)):
        for digit in _DIGITS:
            yield digits[:at] + digit + digits[at + 1 :], chance


def _two_changes(digits: str, whole: int) -> Iterator[tuple[str, float]]:
    """Two digits changed, of a number that is long enough for the others to tell it; not the cents
    alone, which are rounded. ``whole`` is how many digits stand before them.
    """
    every = combinations(range(len(digits)), 2)
    pairs = [pair for pair in every if pair[0] < whole]
    if len(digits) < _LONG or not pairs:
        return
    chance = SETTINGS.two_changed / (len(_DIGITS) ** 2 * len(pairs))
    for at, to in pairs:
        for one, other in product(_DIGITS, repeat=2):
            changed = list(digits)
            changed[at], changed[to] = one, other
            yield "".join(changed), chance


def _lengths(digits: str) -> Iterator[tuple[str, float]]:
    """One digit more, the same as its neighbour, or one digit less."""
    chance = SETTINGS.length / (2 * len(digits))
    for at in range(len(digits)):
        doubled = at + 1 < len(digits) and digits[at] == digits[at + 1]
        if doubled:
            yield digits[:at] + digits[at + 1 :], chance
        for digit in _DIGITS:
            yield digits[:at] + digit + digits[at:], chance / len(_DIGITS)


def chance_of_one(fact: Fact) -> float:
    """The chance that a misprint of a number is one given figure that differs by a digit."""
    return SETTINGS.changed / (len(_DIGITS) * len(printed_digits(fact)))
