"""How likely a failed identity is a misprint, and not an exception to its rule.

``P(misprint) = e q(misprint) / (e q(misprint) + d q(exception))``: ``e`` is the share of figures
that are misprinted, ``d`` the share of lines to which the rule does not apply, and ``q`` how likely
each gives just the difference that is printed.
"""

from collections.abc import Mapping

from extract.facts import Fact
from validate.model.identity import Outcome, Verdict
from validate.solve.candidates import slip_likelihood
from validate.solve.system import corrections_alone

MISPRINTS = 0.002
"""The share of printed figures that are wrong: 12 known places among 3,709 figures of real minutes,
10 of which show in a table.
"""
_RESULT = 0.5
"""The share of misprints that are in the result of an identity."""


def misprint_probability(
    outcome: Outcome,
    facts: Mapping[str, Fact],
    exceptions: float,
    misprints: float = MISPRINTS,
) -> float:
    """The probability that a figure of a failed identity is misprinted; 1 where it holds.

    ``exceptions`` is the share of lines that do not follow the rule.
    """
    result = facts.get(outcome.identity.result)
    if outcome.verdict is not Verdict.FAILED:
        return 1.0
    if result is None or result.number is None:
        return 0.0

    slip = _slip(outcome, facts)
    other = 1.0 / max(2.0, float(abs(result.number.value) / result.number.ulp))
    return misprints * slip / (misprints * slip + exceptions * other)


def _slip(outcome: Outcome, facts: Mapping[str, Fact]) -> float:
    """How likely a slip of the hand gives the difference, over the figures that may be wrong."""
    identity = outcome.identity
    share = (1 - _RESULT) / max(1, len(identity.terms))
    total = 0.0
    for fact, shift in corrections_alone(outcome, facts):
        weight = _RESULT if fact == identity.result else share
        total += weight * slip_likelihood(
            facts[fact], facts[fact].value_or_zero + shift
        )
    return total
