"""The figures of a table that checks stated before, and what their identities say of them: which
are made as they are printed, which are contradicted, which a share or a change confirms.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.facts import Fact
from extract.several import partition
from validate.check import Context
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Outcome,
    Verdict,
    evaluate,
    evaluate_with,
)
from validate.solve.asked_corrections import AskedCorrections

_POINTING = 4
"""Figures of an identity whose failure points at each of them; a sum of many points at none."""
_Place = tuple[str, Kind, bool]
"""A result, how it is reckoned, and whether across its line."""


@dataclass(frozen=True, slots=True)
class EarlierFigures:
    """The figures that identities stated before are over, and those that they are the
    results of.
    """

    facts: Mapping[str, Fact]
    """All figures by their ids."""
    figures: frozenset[frozenset[str]]
    """Those of each identity."""
    results: frozenset[_Place]
    """Those on the left of one, with how they are reckoned."""
    quotients: frozenset[tuple[str, str]]
    """Any two figures of a product or a ratio, its result first."""
    contradicted: frozenset[str]
    """The figures that identities which fail point at: their results, and all figures of those
    with few."""
    made: frozenset[str]
    """The figures that identities which hold give as they are printed."""
    added: frozenset[str]
    """The figures that sums which hold add up as they are printed."""
    failing: tuple[Outcome, ...]
    """The identities stated before that fail."""
    asked: AskedCorrections
    """What they, and families that judge, ask of the figures of lines that break them."""
    asked_by_few: AskedCorrections
    """What families that are believed, of too few lines to judge, ask of them."""
    divided: Mapping[str, Sequence[Identity]]
    """The shares, changes and means that hold, by the figures that they divide."""
    proved: frozenset[str] = frozenset()
    """The figures of lines that obey a family of the table which proves."""

    @classmethod
    def of(cls, context: Context) -> "EarlierFigures":
        """What the identities that checks stated so far say."""
        supported = (
            evaluate(one, context.facts)
            for one in context.found
            if not one.adoption.circular
        )
        held, others = partition(
            supported, lambda one: one.verdict is Verdict.HELD
        )
        failing = tuple(one for one in others if one.verdict is Verdict.FAILED)
        return cls(
            context.facts,
            context.stated_figures,
            frozenset(_place(one, context.facts) for one in context.found),
            frozenset(_quotients(context)),
            frozenset(_contradicted(failing)),
            frozenset(one.identity.result for one in held),
            frozenset(_added_up(one.identity for one in held)),
            failing,
            AskedCorrections(failing, context.facts),
            AskedCorrections((), context.facts),
            _by_operand(one.identity for one in held),
        )

    def asking(
        self,
        broken: Iterable[tuple[bool, Outcome]],
        facts: Mapping[str, Fact],
    ) -> "EarlierFigures":
        """The same with what the lines that break families of a table ask, each with whether its
        family judges; a figure is contradicted of which one that does not asks what another asks,
        or one that judges what an earlier identity does.
        """
        of_many, of_few = (
            [outcome for _, outcome in some]
            for some in partition(broken, lambda one: one[0])
        )
        asking = (*self.failing, *of_many)
        asked_by_few = AskedCorrections(of_few, facts)
        asked_by_all = AskedCorrections((*asking, *of_few), facts)
        met = [asked_by_all.met(outcome, facts) for outcome in of_few]
        met += [self.asked.met(outcome, facts) for outcome in of_many]
        return replace(
            self,
            contradicted=self.contradicted.union(*met),
            asked=AskedCorrections(asking, facts),
            asked_by_few=asked_by_few,
        )

    def met(
        self, outcome: Outcome, facts: Mapping[str, Fact], *, judges: bool
    ) -> set[str]:
        """The figures of which another identity asks the same; one of both judges."""
        found = self.asked.met(outcome, facts)
        return found | (
            self.asked_by_few.met(outcome, facts) if judges else set()
        )

    def confirms(self, result: Fact, failed: Outcome) -> bool:
        """Whether a share or a change holds of the result of a failed identity as it is printed,
        and would not of what that makes it: then its line has a rule of its own."""
        expected = failed.expected
        if result.number is None or expected is None:
            return False
        changed = result.with_value(expected)
        again = (
            evaluate_with(one, changed, self.facts)
            for one in self.divided.get(result.id, ())
        )
        return any(one.verdict is Verdict.FAILED for one in again)

    def beside(self, failing: Sequence[Outcome]) -> "EarlierFigures":
        """The same with the figures that further identities contradict."""
        wrong = self.contradicted | set(_contradicted(failing))
        return replace(self, contradicted=wrong)

    def beside_sums(self, results: Iterable[str]) -> "EarlierFigures":
        """The same with the figures that sums of a table give."""
        return replace(self, made=self.made.union(results))

    def beside_proved(self, figures: Iterable[str]) -> "EarlierFigures":
        """The same with the figures that families of a table prove."""
        return replace(self, proved=frozenset(figures))

    def stated(
        self, identity: Identity, facts: Mapping[str, Fact], *, obeys: bool
    ) -> bool:
        """Whether the same figures were stated before, a proportion also as part of a product or a
        ratio; of a line that does not obey, and that no other identity speaks for, also whether its
        result was, in the same way.
        """
        same = frozenset(identity.facts) in self.figures
        if len(identity.terms) == 1:
            operand = identity.terms[0].fact
            same = same or (identity.result, operand) in self.quotients
            same = same or (operand, identity.result) in self.quotients
        return same or (not obeys and _place(identity, facts) in self.results)


def _added_up(identities: Iterable[Identity]) -> Iterator[str]:
    """The figures that the sums among some identities add up."""
    for one in identities:
        if one.form is Form.WEIGHTED_SUM:
            yield from one.operands


def _by_operand(
    identities: Iterable[Identity],
) -> Mapping[str, Sequence[Identity]]:
    """The quotients among some identities by the figures that they divide."""
    found: dict[str, list[Identity]] = defaultdict(list)
    for one in identities:
        if one.form is Form.RATIO:
            for fact in one.operands:
                found[fact].append(one)
    return found


def _quotients(context: Context) -> Iterator[tuple[str, str]]:
    for one in context.found:
        if one.form in (Form.PRODUCT, Form.RATIO):
            yield from ((one.result, term.fact) for term in one.terms)


def _contradicted(failing: Sequence[Outcome]) -> Iterator[str]:
    for outcome in failing:
        yield outcome.identity.result
        if len(outcome.identity.facts) <= _POINTING:
            yield from outcome.identity.facts


def _place(identity: Identity, facts: Mapping[str, Fact]) -> _Place:
    result = facts.get(identity.result)
    terms = [facts.get(term.fact) for term in identity.terms]
    across = result is not None and all(
        term is not None and term.row == result.row for term in terms
    )
    return identity.result, identity.kind, across
