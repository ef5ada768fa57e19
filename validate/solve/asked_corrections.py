"""What failed identities ask of each figure: where two of them ask for the same, that figure is
wrong, and neither is an exception to its rule.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extract.facts import Fact
from validate.model.identity import (
    LINEAR,
    Form,
    Identity,
    Outcome,
    Verdict,
    evaluate_with,
)
from validate.solve.system import corrections_alone

_TELLING = 50
"""Last digits from which a difference is not met a second time by accident."""
_BEYOND_ROUNDING = 10
"""How many times what its rounding leaves open a quotient misses by, from which a correction that
makes it hold is no accident."""


@dataclass(frozen=True, slots=True)
class _Asking:
    """A failed identity, and how much more each of its figures should print for it to hold."""

    identity: Identity
    shifts: Mapping[str, Decimal]

    def asks_alike(self, other: "_Asking") -> set[str]:
        """The figures of which another asks the same."""
        return {
            fact
            for fact, shift in self.shifts.items()
            if other.shifts.get(fact) == shift
        }


class AskedCorrections:
    """What some identities, if they fail, ask of each of their figures."""

    def __init__(
        self, outcomes: Iterable[Outcome], facts: Mapping[str, Fact]
    ) -> None:
        self._facts = facts
        self._asked: dict[str, list[_Asking]] = defaultdict(list)
        self._quotients: dict[str, list[Outcome]] = defaultdict(list)
        for outcome in outcomes:
            if _is_telling_quotient(outcome):
                for fact in outcome.identity.operands:
                    self._quotients[fact].append(outcome)
            asking = _asked_by(outcome, facts)
            for fact in asking.shifts:
                self._asked[fact].append(asking)

    def are_met(self, outcome: Outcome, facts: Mapping[str, Fact]) -> bool:
        """Whether a failed identity asks the same of one figure as another. Of other figures that
        both have each asks another thing, and neither is a second sum of it along the same line:
        what both leave out is one.
        """
        return bool(self.met(outcome, facts))

    def met(self, outcome: Outcome, facts: Mapping[str, Fact]) -> set[str]:
        """The figures of which another identity asks the same."""
        own = _asked_by(outcome, facts)
        alike = {
            fact
            for fact in own.shifts
            for other in self._asked.get(fact, ())
            if own.asks_alike(other) == {fact}
            and _are_asked(own, other)
            and not self._is_sum_again(own.identity, other.identity)
        }
        mending = {
            fact
            for fact, shift in own.shifts.items()
            if self._mends_quotient(outcome.identity, fact, shift)
        }
        return alike | mending

    def _mends_quotient(
        self, identity: Identity, fact: str, shift: Decimal
    ) -> bool:
        """Whether a share, a change or a mean that fails holds, as it is rounded, where one of its
        operands is what a sum asks for; it has no other figure of that one."""
        if identity.form not in LINEAR:
            return False
        for other in self._quotients.get(fact, ()):
            shared = set(identity.facts) & set(other.identity.facts)
            if shared != {fact}:
                continue
            known = self._facts[fact]
            changed = known.with_value(known.value_or_zero + shift)
            again = evaluate_with(other.identity, changed, self._facts)
            if again.verdict is Verdict.HELD:
                return True
        return False

    def _is_sum_again(self, one: Identity, other: Identity) -> bool:
        """Whether two identities give one result by figures of one row, or of one column."""
        if one.result != other.result:
            return False
        figures = (
            self._facts[name]
            for name in (*one.facts, *other.facts)
            if name in self._facts
        )
        places = [(fact.row, fact.col) for fact in figures]
        return any(len(set(lines)) == 1 for lines in zip(*places, strict=True))


def _is_telling_quotient(outcome: Outcome) -> bool:
    """Whether a quotient fails by much more than its rounding leaves open."""
    return (
        outcome.verdict is Verdict.FAILED
        and outcome.identity.form is Form.RATIO
        and abs(outcome.delta or Decimal(0))
        > _BEYOND_ROUNDING * outcome.tolerance
    )


def _are_asked(one: _Asking, other: _Asking) -> bool:
    """Whether each figure that two identities share is asked for something by both; a single one
    is, where they ask the same of it. Two rates that no figure prints are no two voices: of the
    same lines each is what the other makes it.
    """
    if len(one.identity.terms) == len(other.identity.terms) == 1:
        return False
    shared = set(one.identity.facts) & set(other.identity.facts)
    return shared <= one.shifts.keys() & other.shifts.keys()


def _asked_by(outcome: Outcome, facts: Mapping[str, Fact]) -> _Asking:
    """The corrections of a failed identity that are no matter of few digits, and leave something of
    the figure: what two sums leave out whole is none of theirs."""
    shifts: dict[str, Decimal] = {}
    if outcome.verdict is Verdict.FAILED:
        for fact, shift in corrections_alone(outcome, facts):
            number = facts[fact].number
            if number is None or shift == -number.value:
                continue
            if abs(shift) >= _TELLING * number.ulp:
                shifts[fact] = shift
    return _Asking(outcome.identity, shifts)
