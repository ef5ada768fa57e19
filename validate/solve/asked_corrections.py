"""What failed identities ask of each figure: where two of them ask for the same, that figure is
wrong, and neither is an exception to its rule.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extract.facts import Fact
from validate.model.identity import Outcome, Verdict
from validate.solve.system import System

_TELLING = 100
"""Last digits from which a difference is not met a second time by accident."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A correction of one figure, and the figures of the identity that asks for it."""

    shift: Decimal
    figures: frozenset[str]


class AskedCorrections:
    """What some identities, if they fail, ask of each of their figures."""

    def __init__(
        self, outcomes: Iterable[Outcome], facts: Mapping[str, Fact]
    ) -> None:
        self._asked: dict[str, list[_Asked]] = defaultdict(list)
        for outcome in outcomes:
            for fact, asked in _asked_by(outcome, facts):
                self._asked[fact].append(asked)

    def are_met(self, outcome: Outcome, facts: Mapping[str, Fact]) -> bool:
        """Whether a failed identity asks the same of one figure as another, which shares no other
        figure with it.
        """
        return any(
            asked.shift == other.shift
            and asked.figures & other.figures == {fact}
            for fact, asked in _asked_by(outcome, facts)
            for other in self._asked.get(fact, ())
        )


def _asked_by(
    outcome: Outcome, facts: Mapping[str, Fact]
) -> Iterator[tuple[str, _Asked]]:
    """Each correction of a failed identity that is no matter of few digits."""
    if outcome.verdict is not Verdict.FAILED:
        return
    system = System([outcome], facts)
    if not system.outcomes:
        return
    figures = frozenset(outcome.identity.facts)
    for correction in system.corrections(0):
        fact, shift = correction.shifts[0]
        number = facts[fact].number
        if number is not None and abs(shift) >= _TELLING * number.ulp:
            yield fact, _Asked(shift, figures)
