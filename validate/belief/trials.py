"""When an identity that nobody configured is believed.

A *family* is one hypothesis over many lines: "the rows since the last subtotal add up to this kind
of subtotal", "column 3 minus column 4 is column 5", "quantity x rate is the amount". Its lines
either obey to the last digit or do not.

The rule. A family is adopted when

1. at least half of its telling lines obey (a line is telling when its figures are not trivial: not
   all zero, not one figure copied), and
2. so many lines obeying by chance is improbable: with ``chance`` the probability that one unrelated
   line obeys, the p-value is the upper tail of the binomial law. ``chance`` is the larger of the
   share of *foreign* lines that obey (the results of the column shifted against the lines, so that
   a column of equal figures proves nothing) and one over the number of values that the printed
   digits leave open.

False discoveries. All the families tried on one table by one check are judged together by the
procedure of Benjamini and Hochberg (1995) at ``RATE``: among the identities adopted, the expected
share that hold by chance is at most that rate. Families not tried on the figures cost nothing, so
hypotheses are stated by structure first (headers, labels, positions), and by arithmetic only where
structure leaves several.

One line alone (a grand total, an amount carried forward, an article against its annex) is never
adopted by counting its own agreement. It is adopted on wording and position: the row says that it
is a total, and stands where only one reading of its scope is possible; the check that does so says
when, and such an identity accuses (severity ``error``) only when nothing in the table speaks
against that scope.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import gcd, lgamma

from validate.model.adoption import LineTally

RATE = 0.01
"""The expected share of false identities among those adopted."""
_MOST = 0.8
"""The share of figures whose common step counts as the step of all."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How a family fared: telling lines that obey, that do not, and the chance of one obeying for
    no reason.
    """

    held: int
    failed: int
    chance: float

    @property
    def p_value(self) -> float:
        """The probability of as many lines obeying by chance."""
        return tail(self.held, self.held + self.failed, self.chance)

    def with_broken(self, lines: int = 1) -> "Trial":
        """The same family if so many of its lines that obey broke it instead."""
        return replace(self, held=self.held - lines, failed=self.failed + lines)

    @property
    def tally(self) -> LineTally:
        """What is kept of it with the identities that it makes believed."""
        return LineTally.of(self.held, self.failed, self.p_value)


def tail(held: int, lines: int, chance: float) -> float:
    """P(X >= held) for X binomial over ``lines`` with probability ``chance``.

    >>> tail(0, 5, 0.1), round(tail(2, 2, 0.1), 4)
    (1.0, 0.01)
    """
    if held <= 0:
        return 1.0
    if chance <= 0:
        return 0.0
    if chance >= 1:
        return 1.0
    if held <= lines * chance:
        return 1.0
    total = 0.0
    for k in range(
        held, lines + 1
    ):  # terms fall from here on: stop when they no longer count
        log = (
            lgamma(lines + 1)
            - lgamma(k + 1)
            - lgamma(lines - k + 1)
            + k * math.log(chance)
        )
        term = math.exp(log + (lines - k) * math.log1p(-chance))
        total += term
        if term <= total * 1e-9:
            break
    return min(1.0, total)


def adopted(trials: Sequence[Trial], rate: float = RATE) -> list[bool]:
    """For each family whether it is adopted, all of them judged together."""
    order = sorted(range(len(trials)), key=lambda index: trials[index].p_value)
    last = -1
    for rank, index in enumerate(order, start=1):
        if trials[index].p_value <= rate * rank / len(trials):
            last = rank
    accepted = set(order[: max(last, 0)])
    return [
        index in accepted and trial.held >= trial.failed
        for index, trial in enumerate(trials)
    ]


def chance_of_digits(values: Sequence[int], step: int = 1) -> float:
    """One over the number of values the printed digits leave open, from results counted in their
    last unit.

    ``step`` is what all figures are multiples of: round figures leave fewer values open.
    """
    largest = max(map(abs, values), default=0) / max(step, 1)
    if largest == 0:
        return 1.0
    return max(1e-9, min(1.0, 2.0 / largest))


def significant_digits(value: Decimal) -> int:
    """The digits of a figure without the zeros at its end.

    >>> significant_digits(Decimal("12300.00"))
    3
    """
    return len(value.normalize().as_tuple().digits)


def roundness(values: Sequence[int]) -> int:
    """The step that figures are multiples of, as far as four in five tell: a misprint makes no list
    less round.

    >>> figures = [150000, 200000, 350000, 50000]
    >>> roundness(figures), roundness([*figures, 120001])
    (50000, 50000)
    """
    told = [abs(value) for value in values if value]
    step = gcd(*told) or 1
    unit = 1
    while told and unit <= max(told):
        for size in (unit, 2 * unit, 5 * unit):
            if size > step and sum(
                value % size == 0 for value in told
            ) >= _MOST * len(told):
                step = size
        unit *= 10
    return step
