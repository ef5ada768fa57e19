"""Hypotheses that words propose: scored on the figures as all others are, with the words as prior.

Who knows the labels says which line is reckoned from which others; a printed formula says it for
certain. What the figures do not make believable is dropped.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from validate.belief.candidates_products import read_product
from validate.belief.candidates_ratios import read_ratio
from validate.belief.candidates_signed import with_negatives
from validate.belief.figures import Direction, Lines
from validate.belief.hypothesis import EntryOutcome, FamilyForm, Hypothesis
from validate.belief.reading import read_family
from validate.belief.settings import DEFAULTS, BeliefSettings

SUMS = (FamilyForm.SUM, FamilyForm.SIGNED)
"""Forms that add and take away."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What words say of one line; lines are numbered as in the grid.

    A change names the old figure first, a ratio its numerator; ``factor`` is 100 where the result
    is printed in per cent.
    """

    direction: Direction
    form: FamilyForm
    result: int
    operands: tuple[int, ...]
    prior: float
    signs: tuple[int, ...] = ()
    factor: int = 1
    times: Decimal = Decimal(1)
    stated: bool = False
    """Whether it is a printed formula, or the labels leave no other reading."""

    @property
    def lines(self) -> tuple[int, ...]:
        """The result and its operands."""
        return (self.result, *self.operands)


def read_proposals(
    lines: Lines,
    proposals: Iterable[Proposal],
    settings: BeliefSettings = DEFAULTS,
) -> list[Hypothesis]:
    """The proposals that the figures make believable: of each result the best of the quotients and
    products of one form, and the sums that share no operand with a better one.
    """
    found: list[Hypothesis] = []
    families = _believed(lines, proposals, settings)
    for family in sorted(families, key=lambda one: -one.log_odds):
        if not any(rivals(family, other) for other in found):
            found.append(family)
    return found


def rivals(one: Hypothesis, other: Hypothesis) -> bool:
    """Whether two families reckon one result in ways that exclude each other."""
    if (one.direction, one.result) != (other.direction, other.result):
        return False
    summed = one.form in SUMS, other.form in SUMS
    if all(summed):
        return not set(one.operands).isdisjoint(other.operands)
    return one.form is other.form


def _believed(
    lines: Lines, proposals: Iterable[Proposal], settings: BeliefSettings
) -> Iterator[Hypothesis]:
    at = {int(line): place for place, line in enumerate(lines.index)}
    for one in proposals:
        if one.direction is not lines.direction:
            continue
        if not all(line in at for line in one.lines):
            continue
        family = _read(lines, one, at, settings)
        family = replace(family, worded=True, stated=one.stated)
        if family.log_odds >= settings.believed or _is_certain(family):
            yield family


def _is_certain(family: Hypothesis) -> bool:
    """Whether words leave no other reading of a family, and no more lines break than obey."""
    obeying = len(family.obeying)
    broken = len(family.entries(EntryOutcome.BROKEN))
    return family.stated and obeying > 0 and broken <= obeying


def _read(
    lines: Lines, one: Proposal, at: dict[int, int], settings: BeliefSettings
) -> Hypothesis:
    result = at[one.result]
    operands = tuple(at[line] for line in one.operands)
    if one.form is FamilyForm.PRODUCT:
        return read_product(
            lines, result, operands, one.times, one.prior, settings
        )
    if one.form is FamilyForm.SIGNED:
        return _read_signed(lines, one, result, operands, settings)
    if one.form in (FamilyForm.SUM, FamilyForm.AVERAGE):
        return read_family(
            lines, one.form, result, operands, one.prior, (), settings
        )
    return read_ratio(
        lines, one.form, one.factor, result, operands, one.prior, settings
    )


def _read_signed(
    lines: Lines,
    one: Proposal,
    result: int,
    operands: tuple[int, ...],
    settings: BeliefSettings,
) -> Hypothesis:
    """A signed sum: what is taken away is found among the negatives behind the lines."""
    signs = np.array(one.signs)
    signed = np.where(signs < 0, np.array(operands) + lines.count, operands)
    family = read_family(
        with_negatives(lines),
        FamilyForm.SUM,
        result,
        tuple(signed.tolist()),
        one.prior,
        (),
        settings,
    )
    return replace(
        family, form=FamilyForm.SIGNED, operands=one.operands, signs=one.signs
    )
