"""The cell whose figure a number is a slip of, among the few that its words may name.

Where words leave several cells open and none prints the number, one of them may still differ from
it by a digit, or by two that changed places: so few figures do that chance seldom gives one.
"""

from decimal import Decimal

from extract.facts import Fact
from validate.prose.pairing.pair_cells import CellCandidate, CellPairing
from validate.prose.pairing.slip_chance import slipped

_LEAST_EXPLAINED, _LEAST_SCORE = 0.5, 0.45
"""What the words must say of a cell for it to be one of those that are meant."""


def resembled(pairing: CellPairing) -> CellCandidate | None:
    """The cell that a number is a slip of; None where there is none, or too many are open."""
    stated = pairing.clause.said.claim.fact
    if stated.number is None:
        return None
    every = (pairing.best, *pairing.plausible)
    meant = [one for one in every if _may_be_meant(one)]
    printed = [value for one in every if (value := _value(one.fact))]
    if abs(stated.number.value) in map(abs, printed):
        return None
    value = slipped(stated.number.value, stated.number.ulp, printed)
    found = [one for one in meant if _value(one.fact) == value]
    return found[0] if value is not None and found else None


def _may_be_meant(one: CellCandidate) -> bool:
    return one.explained >= _LEAST_EXPLAINED and one.score >= _LEAST_SCORE


def _value(fact: Fact) -> Decimal | None:
    return fact.value
