"""From a believed family to the lines that break it: misprint or exception, as a probability.

``P(misprint) = P(family) e q(misprint) / (e q(misprint) + d q(exception))``, with the family judged
without the line, ``e`` the rate of misprints, ``d`` the rate of exceptions of this family, and
``q`` how likely each makes the difference that is printed.
"""

import math
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from validate.belief.figures import Direction, Lines
from validate.belief.hypothesis import (
    BrokenLine,
    Cause,
    CauseKind,
    EntryOutcome,
    FamilyForm,
    Hypothesis,
)
from validate.belief.scoring import breaking_odds
from validate.belief.settings import DEFAULTS, BeliefSettings

_ONE_DIGIT, _SWAPPED, _SCALED, _ANY_MISPRINT = 0.5, 0.15, 0.1, 0.25
"""How misprints of figures are shared out."""
_SCOPE, _ROUNDING, _ANY_EXCEPTION = 0.5, 0.2, 0.3
"""How exceptions are shared out: a line more or less, coarser rounding, anything else."""


def judge_broken(
    lines: Lines, family: Hypothesis, settings: BeliefSettings
) -> Hypothesis:
    """The family with a judgment of every line that breaks it."""
    if family.form is not FamilyForm.SUM or not family.entries(
        EntryOutcome.BROKEN
    ):
        return family
    held = len(family.obeying)
    failed = len(family.entries(EntryOutcome.BROKEN))
    odds, rate = _left_out(lines, family, held, failed, settings)
    broken = [
        _judge(lines, family, one.entry, one.difference, odds, rate, settings)
        for one in family.evidence
        if one.outcome is EntryOutcome.BROKEN
    ]
    return replace(family, broken=tuple(broken))


def odds_if_broken(
    family: Hypothesis, entry: int, settings: BeliefSettings = DEFAULTS
) -> float:
    """The log odds of a family if an entry that obeys broke it instead."""
    held = len(family.obeying)
    failed = len(family.entries(EntryOutcome.BROKEN))
    gain = sum(one.gain for one in family.evidence if one.entry == entry)
    shift = _odds_shift(
        family.direction, (held, failed), (held - 1, failed + 1), settings
    )
    return family.log_odds - gain + shift


def _odds_shift(
    direction: Direction,
    now: tuple[int, int],
    then: tuple[int, int],
    settings: BeliefSettings,
) -> float:
    """What other numbers of entries that obey and that break would add to the log odds."""
    held, failed = np.array((now, then)).T
    breaking = breaking_odds(direction, held, failed, settings)
    return float(breaking[1] - breaking[0])


def _left_out(
    lines: Lines,
    family: Hypothesis,
    held: int,
    failed: int,
    settings: BeliefSettings,
) -> tuple[float, float]:
    """The log odds of the family without one broken line, and then its rate of exceptions."""
    shift = _odds_shift(
        lines.direction, (held, failed), (held, failed - 1), settings
    )
    shape = settings.rate_of_exceptions(lines.direction)
    rate = (shape[0] + failed - 1) / (sum(shape) + held + failed - 1)
    return family.log_odds + shift, rate


def _judge(
    lines: Lines,
    family: Hypothesis,
    entry: int,
    difference: int,
    odds: float,
    rate: float,
    settings: BeliefSettings,
) -> BrokenLine:
    at = int(np.searchsorted(lines.entries, entry))
    result = int(np.searchsorted(lines.index, family.result))
    operands = np.searchsorted(lines.index, family.operands)
    figures = [int(lines.values[line, at]) for line in (result, *operands)]
    unit = int(lines.units[result, at])

    slips = list(_slips(figures, difference, unit))
    scopes = list(_scopes(lines, family, at, difference))
    magnitude = max(2.0 * max(map(abs, figures)) / unit, 2.0)
    digits = max(1.0, math.log10(magnitude))
    misprint = _ANY_MISPRINT / magnitude + sum(
        _likelihood(one, digits) for one in slips
    )
    exception = _ANY_EXCEPTION / magnitude
    exception += _SCOPE * len(scopes) / (2.0 * lines.count)
    exception += _coarse(lines, family, result, at, difference)

    trust = 1.0 / (1.0 + math.exp(-min(odds, 500.0)))
    error = settings.misprint_rate * misprint
    probability = trust * error / (error + rate * exception)
    probability = min(probability, _most(family, settings))
    return BrokenLine(entry, difference, (*slips, *scopes), probability)


def _most(family: Hypothesis, settings: BeliefSettings) -> float:
    """The most that may be said of a line that breaks a family."""
    if is_supported(family, settings):
        return 1.0
    enough = family.agrees(*settings.some_lines)
    if enough:
        return settings.agreeing
    return settings.unsupported


def is_supported(
    family: Hypothesis, settings: BeliefSettings = DEFAULTS
) -> bool:
    """Whether words, position or many lines speak for a family: what may make an error of a line
    that breaks it.
    """
    return not family.own_agreement_only or family.agrees(*settings.many_lines)


def _slips(figures: list[int], difference: int, unit: int) -> Iterable[Cause]:
    """Slips of the pen in one figure that account for the whole difference."""
    steps = abs(difference) // max(unit, 1)
    exact = steps * unit == abs(difference)
    if exact and steps and len(str(steps).rstrip("0")) == 1:
        yield Cause(CauseKind.ONE_DIGIT, ())
    for place, figure in enumerate(figures):
        corrected = figure - difference if place == 0 else figure + difference
        if exact and _swapped(abs(figure) // unit, abs(corrected) // unit):
            yield Cause(CauseKind.SWAPPED, (place,))
        elif (
            figure
            and corrected
            and max(abs(figure), abs(corrected))
            in (
                10 * min(abs(figure), abs(corrected)),
                100 * min(abs(figure), abs(corrected)),
            )
        ):
            yield Cause(CauseKind.SCALED, (place,))
        elif corrected == -figure != 0:
            yield Cause(CauseKind.SIGN, (place,))


def _swapped(one: int, other: int) -> bool:
    """Whether two neighbouring digits changed places."""
    first, second = str(one), str(other)
    if len(first) != len(second) or first == second:
        return False
    apart = [
        place for place in range(len(first)) if first[place] != second[place]
    ]
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    start, end = apart
    return first[start] + first[end] == second[end] + second[start]


def _scopes(
    lines: Lines, family: Hypothesis, at: int, difference: int
) -> Iterable[Cause]:
    """Printed figures of the same entry that are the difference: a line more or less; and rivals
    that fit to the last digit.
    """
    column = lines.values[:, at]
    for line in np.flatnonzero(
        lines.filled[:, at] & (np.abs(column) == abs(difference))
    ):
        yield Cause(CauseKind.FIGURE, (int(lines.index[line]),))
    printed = int(column[np.searchsorted(lines.index, family.result)])
    for rival in family.rivals:
        places = np.searchsorted(lines.index, rival.operands)
        if int(column[places].sum()) == printed:
            yield Cause(CauseKind.RIVAL, rival.operands)


def _likelihood(slip: Cause, digits: float) -> float:
    if slip.kind is CauseKind.ONE_DIGIT:
        return _ONE_DIGIT / (9.0 * digits)
    if slip.kind is CauseKind.SWAPPED:
        return _SWAPPED / digits
    return _SCALED / 2.0


def _coarse(
    lines: Lines, family: Hypothesis, result: int, at: int, difference: int
) -> float:
    """How likely coarser rounding makes the difference, in a family that rounding touches."""
    rounded = len(family.entries(EntryOutcome.NEAR))
    unit = int(lines.units[result, at])
    reach = 4.0 * (len(family.operands) + 1)
    if not rounded or abs(difference) > reach * unit:
        return 0.0
    return _ROUNDING / reach
