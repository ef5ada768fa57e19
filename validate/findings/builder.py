"""Makes the finding of each root cause: what is printed, what was expected, and the words
for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.document import Document
from extract.facts import Fact
from validate.check import Check, stable_id
from validate.findings.diagnosis_case import DiagnosisCases
from validate.findings.evidence import (
    consequences_of,
    evidence_of,
    pages_of,
    suspect,
)
from validate.findings.misprint_odds import MisprintOdds
from validate.findings.severity import severity_of
from validate.findings.supports import (
    OwnTables,
    rests_on_a_person,
    supports_of,
)
from validate.findings.uncertainty import Uncertainty
from validate.messages import (
    at_cell_message,
    calculation_message,
    corrected_message,
    failure_message,
    format_equation,
    format_like,
    is_in_euros,
)
from validate.model.finding import Evidence, Finding, Message, Status
from validate.model.identity import (
    LINEAR,
    Form,
    Identity,
    Kind,
    Nature,
    Outcome,
    Severity,
    Verdict,
    evaluate,
)
from validate.registry import find_check
from validate.solve.candidates import likelihood_in, rank_candidates
from validate.solve.diagnose import diagnose
from validate.solve.root_causes import Root
from validate.solve.system import is_solvable

_FAR_LIKELIER = 100
"""How many times likelier a slip of what a result should be is, from which the figures are taken as
other findings correct them, and not as they are printed."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a root's finding is about: its identity and the figure at issue.

    ``at_cell``: the root's identities agree on one cell, which is then the figure; otherwise it is
    the result of the identity, or None where that prints none.
    """

    root: Root
    fact: Fact | None
    at_cell: bool

    @property
    def identity(self) -> Identity:
        return self.root.primary.identity

    @property
    def elsewhere(self) -> bool:
        """Whether the figure is another one than the identity's result."""
        return self.fact is not None and self.fact.id != self.identity.result

    @property
    def accused(self) -> str:
        """The fact whose correction resolves the finding; empty where several would."""
        if self.fact is None:
            return ""
        named = self.at_cell or self.fact.id in self.root.change.facts
        if named or not self.root.rivals:
            return self.fact.id
        return ""


class FindingBuilder:
    """Builds the findings of one document; ``rules`` are those of packs, beside the checks."""

    def __init__(
        self,
        document: Document,
        facts: Mapping[str, Fact],
        outcomes: Sequence[Outcome],
        rules: Sequence[Check] = (),
    ) -> None:
        self.facts = facts
        self.rules = rules
        self._uncertainty = Uncertainty(document, facts)
        self._cases = DiagnosisCases(document, facts)
        self._odds = MisprintOdds(
            document, facts, frozenset(rule.code for rule in rules)
        )
        self._tables = OwnTables(outcomes, facts)
        self._calculated = dict(_calculated(outcomes))

    def build(self, root: Root) -> Finding:
        """The finding of a root: at the cell where several identities name one, else at the
        identity that failed.
        """
        subject = self._subject(root)
        finding = self._state(subject)
        if subject.at_cell and subject.elsewhere:
            finding = self._move_to_cell(finding, subject)
        finding = self._beside_others(finding, subject)
        finding = self._add_calculated_value(finding)
        finding = self._add_diagnosis(finding, subject)
        finding = self._add_suspects(finding, subject)
        finding = self._lower_if_by_person(finding, root)
        return self._uncertainty.downgrade_if_uncertain(finding, root)

    def _subject(self, root: Root) -> _Subject:
        shifts = root.change.shifts
        if root.located and shifts:
            return _Subject(root, self.facts[shifts[0][0]], at_cell=True)
        return _Subject(
            root, self.facts.get(root.primary.identity.result), at_cell=False
        )

    def _state(self, subject: _Subject) -> Finding:
        """The finding as its identity says it."""
        root, fact, identity = subject.root, subject.fact, subject.identity
        outcome = root.primary
        rule = find_check(identity.rule, self.rules)
        supports = supports_of(root, self.facts, self._tables)
        probability = self._odds.probability(root, supports)
        legal = identity.nature is Nature.LEGAL  # a bound is no expected value
        return Finding(
            id=_finding_id(subject),
            kind=identity.kind,
            severity=severity_of(
                root,
                supports,
                probability,
                may_be_likely=self._odds.may_be_likely(root),
            ),
            nature=_nature(root),
            status=Status.OPEN,
            pages=pages_of(fact, identity.facts, self.facts),
            table_id=identity.table_id or (fact.table_id if fact else ""),
            printed=outcome.printed,
            expected=_plain(None if legal else outcome.expected),
            delta=None if legal else outcome.delta,
            tolerance=outcome.tolerance,
            equation=format_equation(outcome, self.facts),
            message=failure_message(rule, outcome, self.facts),
            rule=rule.code,
            rule_version=rule.version,
            evidence=tuple(evidence_of(root, fact, self.facts)),
            root=subject.accused,
            consequences=tuple(consequences_of(root, self.facts, self.rules)),
            money=is_in_euros(fact) and _nature(root) is not Nature.LEGAL,
            probability=probability,
            supports=supports,
        )

    def _move_to_cell(self, finding: Finding, subject: _Subject) -> Finding:
        """The finding said of the cell that its identities agree on."""
        fact, shift = subject.fact, subject.root.change.shifts[0][1]
        assert fact is not None
        expected = fact.value_or_zero + shift
        return replace(
            finding,
            printed=fact.printed,
            expected=_plain(expected),
            delta=-shift,
            tolerance=Decimal(0),
            message=at_cell_message(fact, expected, _voices(subject.root)),
        )

    def _beside_others(self, finding: Finding, subject: _Subject) -> Finding:
        """The finding of a sum with what it should be where other findings correct the figures
        that it is reckoned from, if what is printed is far likelier a slip of that.
        """
        root, fact = subject.root, subject.fact
        if fact is None or root.change.facts != (fact.id,) or subject.elsewhere:
            return finding
        if not root.beside.shifts:
            return finding
        corrected = [
            self.facts[name].with_value(self.facts[name].value_or_zero + shift)
            for name, shift in root.beside.shifts
        ]
        facts = {**self.facts, **{one.id: one for one in corrected}}
        again = evaluate(subject.identity, facts)
        if not self._is_rather(again, root, facts):
            return finding

        told = corrected_message(again, corrected, facts)
        return replace(
            finding,
            expected=_plain(again.expected),
            delta=again.delta,
            equation=format_equation(again, _as_printed(facts, corrected)),
            message=Message(
                f"{finding.message.fr} {told.fr}",
                f"{finding.message.en} {told.en}",
            ),
        )

    def _is_rather(
        self, again: Outcome, root: Root, facts: Mapping[str, Fact]
    ) -> bool:
        """Whether what a sum prints is far likelier a slip of what its lines give with some
        ``facts`` corrected than of what they give as they are printed; of the few digits of a
        quotient a slip is soon found.
        """
        if again.identity.form not in LINEAR:
            return False
        result, before = again.identity.result, root.primary.expected
        if again.expected is None or before is None:
            return False
        likelihood = likelihood_in(root, facts, result, again.expected)
        own = likelihood_in(root, self.facts, result, before)
        return likelihood >= _FAR_LIKELIER * own

    def _add_calculated_value(self, finding: Finding) -> Finding:
        """A malformed figure with the value that an identity over it gives."""
        calculated = self._calculated.get(finding.root)
        if finding.kind is not Kind.FORMAT or calculated is None:
            return finding

        more = calculation_message(calculated, self.facts)
        return replace(
            finding,
            expected=_plain(calculated.expected),
            equation=format_equation(calculated, self.facts),
            message=Message(
                f"{finding.message.fr} {more.fr}",
                f"{finding.message.en} {more.en}",
            ),
        )

    def _add_diagnosis(self, finding: Finding, subject: _Subject) -> Finding:
        """The finding with what would explain its difference."""
        known = finding.expected and finding.kind not in (
            Kind.DATE,
            Kind.DUPLICATE,
        )
        if not known or subject.fact is None or subject.fact.value is None:
            return finding
        case = self._cases.case(
            subject.root, subject.fact, Decimal(finding.expected)
        )
        return replace(finding, diagnosis=diagnose(case))

    def _lower_if_by_person(self, finding: Finding, root: Root) -> Finding:
        """The finding as one to examine where what a person typed is its only evidence."""
        is_error = finding.severity is Severity.ERROR
        if not is_error or not rests_on_a_person(root, self.facts):
            return finding
        return replace(finding, severity=Severity.WARNING)

    def _add_suspects(self, finding: Finding, subject: _Subject) -> Finding:
        """The finding with the cell it accuses, or with those that may be wrong.

        Where one identity alone fails, its figures disagree and no cell is accused; a cell that
        contradicts itself (no number, an end before its start) needs no second identity. Of the
        figures that a rule of law compares none is accused.
        """
        fact = subject.fact
        identity = subject.identity
        if identity.nature is Nature.LEGAL and identity.terms:
            named = filter(None, map(self.facts.get, identity.facts))
            return replace(finding, candidates=tuple(map(suspect, named)))
        itself = not is_solvable(subject.identity)
        if subject.identity.between_places:
            return replace(finding, root="", candidates=self._places(subject))
        if fact is not None and (subject.at_cell or itself):
            return replace(finding, accused=suspect(fact))

        return replace(finding, candidates=self._ranked(subject))

    def _ranked(self, subject: _Subject) -> tuple[Evidence, ...]:
        """The figures that may be wrong, the likeliest first; of two that should be one, both."""
        identity = subject.identity
        ranked = [one.fact for one in rank_candidates(subject.root, self.facts)]
        if identity.form is Form.EQUALITY and identity.result not in ranked:
            ranked.append(identity.result)
        return tuple(suspect(self.facts[one]) for one in ranked)

    def _places(self, subject: _Subject) -> tuple[Evidence, ...]:
        """The places that disagree: that of the result and that of the first term."""
        identity = subject.identity
        named = (identity.result, identity.terms[0].fact)
        return tuple(suspect(self.facts[one]) for one in named)


def _voices(root: Root) -> int:
    """How many identities, and numbers of the text, say what the cell of a root should be."""
    return len(root.mends) + bool(root.told)


def _as_printed(
    facts: Mapping[str, Fact], corrected: Sequence[Fact]
) -> dict[str, Fact]:
    """Facts, the corrected ones as they would be printed."""
    printed = {
        one.id: replace(one, printed=format_like(one, one.value_or_zero))
        for one in corrected
    }
    return {**facts, **printed}


def _calculated(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, Outcome]]:
    """For each malformed result the last identity that gives its value."""
    for outcome in outcomes:
        unread = (
            outcome.verdict is Verdict.ABSTAINED and outcome.note == "malformed"
        )
        if unread and outcome.expected is not None:
            yield outcome.identity.result, outcome


def _finding_id(subject: _Subject) -> str:
    """The identity's id, or half of it with a hash of the cell's labels where another cell is
    accused.
    """
    fact = subject.fact
    if fact is None or not subject.elsewhere:
        return subject.identity.id
    cell = stable_id("cell", fact.section, *fact.row_path, *fact.column_path)
    return f"{subject.identity.id[:8]}{cell[:8]}"


def _nature(root: Root) -> Nature:
    """Factual where one of its identities is; legal where the law alone asks for it."""
    natures = {outcome.identity.nature for outcome in root.mends}
    if Nature.FACTUAL in natures:
        return Nature.FACTUAL
    if natures == {Nature.LEGAL}:
        return Nature.LEGAL
    return Nature.JUDGMENTAL


def _plain(value: Decimal | None) -> str:
    if value is None:
        return ""
    return f"{value:f}"
