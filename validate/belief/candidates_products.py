"""Products of several lines, and lines in one fixed proportion: a rate that most entries share.

Both look at columns only. A product of three (area x price x months) is tried for every three
lines of a table; a proportion for every two, with the rate that most entries obey.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from itertools import combinations, product
from math import comb

import numpy as np

from extract.several import present
from validate.belief.figures import Bools, Direction, Floats, Lines, Word
from validate.belief.hypothesis import (
    EntryOutcome,
    FamilyForm,
    Hypothesis,
)
from validate.belief.reading import family_of
from validate.belief.scoring import EvidenceArrays, once_each
from validate.belief.settings import BeliefSettings

_MOST_LINES = 14
"""Lines up to which any three may be factors, and any two in proportion."""
_NOISE = 1e-9
_FACTORS = 3
_UNITS = (Decimal(1), Decimal("0.001"))
"""What a product of three is in: the units of its factors, or thousands of them (watts and hours,
kilowatt-hours)."""
_WORDED = 3.0
"""What a unit price among factors that are counted says for a product."""
_VARIOUS = 3
"""Different operands that a proportion must hold for: of two, anything is in proportion."""
_SHORT = 2
"""Digits of a rate that somebody may have set, as 12 months; longer ones are all alike."""
_HUNDRED = 100.0


@dataclass(frozen=True, slots=True, eq=False)
class _Figures:
    """The figures of the lines as numbers, with half a unit of their last digit."""

    value: Floats
    half: Floats
    readable: Bools

    @classmethod
    def of(cls, lines: Lines) -> "_Figures":
        decimal = 10.0**lines.scale
        return cls(
            lines.values / decimal,
            lines.units / decimal / 2,
            lines.filled & ~lines.unread,
        )


def discover_products(
    lines: Lines, settings: BeliefSettings
) -> list[Hypothesis]:
    """The products of three lines, and the proportions of two, that the figures make believable."""
    several = lines.count <= _MOST_LINES and len(lines.entries) > 1
    if lines.direction is not Direction.ACROSS or not several:
        return []
    figures = _Figures.of(lines)
    return [
        *_products(lines, figures, settings),
        *_proportions(lines, figures, settings),
    ]


def read_product(
    lines: Lines,
    result: int,
    operands: tuple[int, ...],
    times: Decimal,
    prior: float,
    settings: BeliefSettings,
) -> Hypothesis:
    """The hypothesis that a product is, over every entry of its lines."""
    figures = _Figures.of(lines)
    return _read(lines, figures, result, operands, times, prior, settings)


# ------------------------------------------------------------------------------------------------
# three factors


def _products(
    lines: Lines, figures: _Figures, settings: BeliefSettings
) -> Iterator[Hypothesis]:
    """Of each result the product of three lines that is believed most."""
    best: dict[int, Hypothesis] = {}
    tried = product(combinations(range(lines.count), _FACTORS), _UNITS)
    for operands, times in tried:
        for result in _fitting(lines, figures, operands, float(times)):
            prior = _prior(lines, operands)
            family = _read(
                lines, figures, result, operands, times, prior, settings
            )
            known = best.get(result, family)
            if family.log_odds >= max(settings.believed, known.log_odds):
                best[result] = family
    yield from best.values()


def _fitting(
    lines: Lines, figures: _Figures, operands: tuple[int, ...], times: float
) -> Iterator[int]:
    """The results that the product of some lines gives more often than not, at least twice."""
    varied = _varied(figures, operands)
    if _shares(lines, operands) > 1 or not (
        varied or _is_said(lines, operands)
    ):
        return

    made, readable = _product(lines, figures, operands, times)
    readable = readable & (made != 0)
    near = np.abs(figures.value - made) <= figures.half * (1 + 1e-6) + _NOISE
    fits = (near & readable & figures.readable).sum(axis=1)
    told = (readable & figures.readable).sum(axis=1)
    for result in np.flatnonzero((fits >= 2) & (2 * fits > told)).tolist():
        if result not in operands:
            yield result


def _varied(figures: _Figures, operands: tuple[int, ...]) -> bool:
    """Whether no factor is the same in all entries: then fewer factors, or a rate, would do."""
    for operand in operands:
        told = figures.readable[operand]
        if len(np.unique(figures.value[operand, told])) <= 1:
            return False
    return True


def _is_said(lines: Lines, operands: tuple[int, ...]) -> bool:
    """Whether one factor is a unit price, and the others are counted, or a share."""
    part = list(operands)
    prices = lines.hints.says(Word.UNIT_PRICE)[part]
    others = lines.hints.says(Word.COUNTED | Word.SHARE)[part] & ~prices
    one = int(prices.sum()) == 1 and int(others.sum()) == len(part) - 1
    return one and len(part) > 1


def _prior(lines: Lines, operands: tuple[int, ...]) -> float:
    rivals = len(_UNITS) * lines.count * comb(lines.count - 1, _FACTORS)
    said = _WORDED if _is_said(lines, operands) else 0.0
    return said - float(np.log(max(1, rivals)))


def _product(
    lines: Lines, figures: _Figures, operands: tuple[int, ...], times: float
) -> tuple[Floats, Bools]:
    """What some lines give when multiplied, in entries that are no totals, and where they do."""
    part = list(operands)
    made = np.prod(figures.value[part], axis=0) * times
    readable = np.asarray(figures.readable[part].all(axis=0))
    if len(part) > 1:
        readable = readable & ~lines.entry_hints.says(Word.TOTAL)
    return made / _HUNDRED ** _shares(lines, operands), readable


def _shares(lines: Lines, operands: tuple[int, ...]) -> int:
    """How many factors are percentages; the rate of a proportion takes them as printed."""
    if len(operands) == 1:
        return 0
    return int(lines.hints.says(Word.SHARE)[list(operands)].sum())


def _read(
    lines: Lines,
    figures: _Figures,
    result: int,
    operands: tuple[int, ...],
    times: Decimal,
    prior: float,
    settings: BeliefSettings,
) -> Hypothesis:
    made, readable = _product(lines, figures, operands, float(times))
    shown = _evidence(figures, result, made, readable, settings)
    gain = once_each(lines, [result, *operands], shown.gain[0])
    family = family_of(
        lines,
        FamilyForm.PRODUCT,
        result,
        operands,
        prior,
        (),
        shown,
        gain,
        settings,
        factor=100 ** _shares(lines, operands),
    )
    return replace(family, worded=_is_said(lines, operands), times=times)


def _evidence(
    figures: _Figures,
    result: int,
    made: Floats,
    readable: Bools,
    settings: BeliefSettings,
) -> EvidenceArrays:
    """What every entry shows of a product, within half a unit of its result."""
    printed, half = figures.value[result], figures.half[result]
    told = readable & figures.readable[result]
    obeys = told & (np.abs(printed - made) <= half * (1 + 1e-6) + _NOISE)
    telling = (printed != 0) & (made != 0)
    broken = told & ~obeys

    chance = settings.spread * 2 * half / np.maximum(np.abs(printed), _NOISE)
    gain = np.clip(-np.log(np.maximum(chance, _NOISE)), 0.0, settings.gain_cap)
    exact = obeys & telling
    nothing = np.zeros_like(exact)
    return EvidenceArrays(
        exact[None],
        nothing[None],
        broken[None],
        (obeys & ~telling)[None],
        np.zeros((1, len(exact)), dtype=np.int64),
        np.where(exact, gain, 0.0)[None],
    )


# ------------------------------------------------------------------------------------------------
# proportions


def _proportions(
    lines: Lines, figures: _Figures, settings: BeliefSettings
) -> Iterator[Hypothesis]:
    """Of two lines in proportion the one that is better reckoned from the other; of all such pairs
    those that are believed most, and no further pair that they tie to each other already: it says
    again, of fewer entries, what those say.
    """
    found: list[Hypothesis] = []
    for one, other in combinations(range(lines.count), 2):
        both = (
            _proportion(lines, figures, one, other, settings),
            _proportion(lines, figures, other, one, settings),
        )
        told = present(both)
        if told:
            found.append(min(told, key=lambda each: _rank(lines, each)))

    tied: dict[int, set[int]] = {}
    for family in sorted(found, key=lambda each: -each.log_odds):
        ends = (family.result, *family.operands)
        groups = [tied.get(end, {end}) for end in ends]
        if groups[0] is groups[1]:
            continue
        joined = set().union(*groups)
        tied |= dict.fromkeys(joined, joined)
        yield family


def _rank(lines: Lines, family: Hypothesis) -> tuple[bool, int, int, bool]:
    """What makes a line the result of a proportion: it counts nothing, obeys most often, at the
    shortest rate, and stands behind.
    """
    result = int(np.searchsorted(lines.index, family.result))
    counted = bool(lines.hints.says(Word.COUNTED)[result])
    digits = len(family.times.normalize().as_tuple().digits)
    return (
        counted,
        -len(family.entries(EntryOutcome.EXACT)),
        min(digits, _SHORT + 1),
        family.result < family.operands[0],
    )


def _proportion(
    lines: Lines,
    figures: _Figures,
    result: int,
    operand: int,
    settings: BeliefSettings,
) -> Hypothesis | None:
    """The proportion of a line to another; None where too few entries tell, or are believed."""
    rate = _shared_rate(figures, result, operand)
    if rate is None:
        return None

    prior = -2.0 * float(np.log(lines.count)) - 1.0
    family = _read(lines, figures, result, (operand,), rate, prior, settings)
    gains = [one.gain for one in family.evidence]
    # One entry gave the rate, and is no evidence of it.
    odds = family.log_odds - max(gains, default=0.0)
    if odds < settings.believed:
        return None
    return replace(family, log_odds=odds)


def _shared_rate(
    figures: _Figures, result: int, operand: int
) -> Decimal | None:
    """The shortest rate that most entries leave open; None where it is none at all, or one."""
    value, by = figures.value[result], figures.value[operand]
    told = figures.readable[result] & figures.readable[operand]
    told = told & (value != 0) & (by != 0)
    if len(np.unique(by[told])) < _VARIOUS:
        return None

    half = figures.half[result, told]
    ends = np.stack((value[told] - half, value[told] + half)) / by[told]
    low, high = ends.min(axis=0), ends.max(axis=0)
    obeying = _most_shared(low, high)
    if len(np.unique(by[told][obeying])) < _VARIOUS:
        return None

    rate = shortest_between(
        float(low[obeying].max()), float(high[obeying].min())
    )
    return None if rate in (Decimal(0), Decimal(1)) else rate


def _most_shared(low: Floats, high: Floats) -> Bools:
    """Which intervals hold the number that most of them hold.

    Going up, each low end opens an interval and each high end closes one: most are open at some
    low end.
    """
    starts, stops = np.sort(low), np.sort(high)
    opened = np.searchsorted(starts, starts + _NOISE, side="right")
    closed = np.searchsorted(stops, starts - _NOISE, side="left")
    at = float(starts[int(np.argmax(opened - closed))])
    return np.asarray((low <= at + _NOISE) & (high >= at - _NOISE))


def shortest_between(low: float, high: float) -> Decimal:
    """The number with the fewest decimals between two others.

    >>> shortest_between(11.996, 12.004), shortest_between(0.08305, 0.0835)
    (Decimal('12'), Decimal('0.0831'))
    """
    if low < 0:
        return -shortest_between(-high, -low)
    least, most = Decimal(repr(low)), Decimal(repr(high))
    for places in range(12):
        step = Decimal(1).scaleb(-places)
        found = least.quantize(step, ROUND_CEILING)
        if found <= most:
            return found
    return (least + most) / 2
