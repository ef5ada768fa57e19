"""What speaks for the identities that a root breaks, without the disputed figure.

An error needs two supports (the contract, "Findings"). Not every identity that a correction mends
is a witness of its own: where the scope of a total is not what it was taken for, its sums over
lines and over subtotals fail together, and so do the sums of all columns over a line that is
missing; what one check only warns of, it may misunderstand more than once.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import chain

from extract.facts import Fact
from extract.several import found_in
from validate.explanations.rounding import may_be_rounding
from validate.model.adoption import Ground
from validate.model.identity import (
    Identity,
    Kind,
    Outcome,
    Severity,
    Verdict,
    evaluate,
)
from validate.model.likelihood import Support
from validate.solve.root_causes import Root
from validate.solve.system import is_solvable

_OF_GROUND = {
    Ground.WORDS: Support.WORDS,
    Ground.POSITION: Support.POSITION,
    Ground.AGREEMENT: Support.AGREEMENT,
    Ground.SUITE: Support.SUITE,
}
"""Figures that agree by themselves are no support."""
_ORDER = list(Support)


class OwnTables:
    """What the other figures of a table say of one of them: the identities of that table which
    hold.
    """

    def __init__(
        self, outcomes: Iterable[Outcome], facts: Mapping[str, Fact]
    ) -> None:
        self._outcomes = outcomes
        self._facts = facts

    @cached_property
    def _held(self) -> Mapping[str, list[Identity]]:
        """The identities that hold over each figure, equalities of two places apart."""
        held: dict[str, list[Identity]] = defaultdict(list)
        for outcome in self._outcomes:
            if outcome.verdict is Verdict.HELD and _tells(
                outcome.identity, self._facts
            ):
                for fact in outcome.identity.facts:
                    held[fact].append(outcome.identity)
        return held

    def refuse(self, name: str, shift: Decimal) -> bool:
        """Whether a figure could not be ``shift`` more: an identity that holds would fail."""
        fact = self._facts.get(name)
        if fact is None or fact.number is None:
            return False
        shifted = replace(fact.number, value=fact.number.value + shift)
        changed = replace(fact, number=shifted)
        return any(
            self._fails(identity, changed)
            for identity in self._held.get(name, ())
        )

    def _fails(self, identity: Identity, changed: Fact) -> bool:
        own = {
            one: self._facts[one]
            for one in identity.facts
            if one in self._facts
        }
        outcome = evaluate(identity, {**own, changed.id: changed})
        return outcome.verdict is Verdict.FAILED


def _tells(identity: Identity, facts: Mapping[str, Fact]) -> bool:
    """Whether an identity may prove figures of its table: not by their own agreement, nor where a
    reading was chosen by arithmetic or given by a person.
    """
    if identity.kind is Kind.EQUALITY or identity.adoption.circular:
        return False
    known = found_in(facts, identity.facts)
    return not any(fact.arbitrated or fact.by_person for fact in known)


def supports_of(
    root: Root, facts: Mapping[str, Fact], tables: OwnTables
) -> tuple[Support, ...]:
    """The supports of a root, each once."""
    identity = root.primary.identity
    if not is_solvable(identity) and not identity.between_places:
        return (Support.ITSELF,)

    grounds = chain(
        *(outcome.identity.adoption.grounds for outcome in root.mends)
    )
    found = {_OF_GROUND[ground] for ground in grounds if ground in _OF_GROUND}
    if witnesses(root, facts) > 1:
        found.add(Support.SECOND_IDENTITY)
    if any(_has_proved_side(outcome, tables) for outcome in root.mends):
        found.add(Support.PROVED_FIGURE)
    return tuple(sorted(found, key=_ORDER.index))


def rests_on_a_person(root: Root, facts: Mapping[str, Fact]) -> bool:
    """Whether a person read the figure at issue, or one in every identity that speaks against it:
    what they typed is then the only evidence.
    """
    by_person = {name for name, fact in facts.items() if fact.by_person}
    if not by_person:
        return False
    if by_person.intersection(root.change.facts):
        return True
    return all(
        by_person.intersection(outcome.identity.facts) for outcome in root.mends
    )


def witnesses(root: Root, facts: Mapping[str, Fact]) -> int:
    """How many identities ask for the root's correction, each for a reason of its own, and the text
    that says it; 1 where they name no one cell or line.
    """
    if not root.located:
        return 1

    line = bool(root.change.gaps)
    asking = {_witness(one, facts, line) for one in _telling(root, facts)}
    return max(1, len(asking)) + bool(root.told)


def _telling(root: Root, facts: Mapping[str, Fact]) -> list[Outcome]:
    """The mended identities whose failure is no rounding."""
    return [
        outcome for outcome in root.mends if not may_be_rounding(outcome, facts)
    ]


def _witness(outcome: Outcome, facts: Mapping[str, Fact], line: bool) -> str:
    """What an identity shares with those that would be misunderstood along with it."""
    identity = outcome.identity
    if line or identity.severity is not Severity.ERROR:
        return identity.rule
    if _adds_down(identity, facts):
        return f"{identity.rule} {identity.result}"
    return identity.id


def _adds_down(identity: Identity, facts: Mapping[str, Fact]) -> bool:
    """Whether the terms stand in the column of the result."""
    if identity.kind is not Kind.SUM:
        return False
    columns = {
        (facts[fact].table_id, facts[fact].col)
        for fact in identity.facts
        if fact in facts
    }
    return len(columns) == 1


def _has_proved_side(outcome: Outcome, tables: OwnTables) -> bool:
    """Whether one fact is printed in two places, and its own table refuses what the other says."""
    identity, delta = outcome.identity, outcome.delta
    if identity.kind is not Kind.EQUALITY or not delta:
        return False
    if tables.refuse(identity.result, -delta):
        return True
    return any(
        tables.refuse(term.fact, delta * term.weight) for term in identity.terms
    )
