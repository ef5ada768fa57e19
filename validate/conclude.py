"""Outcomes -> findings, coverage, audit."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.document import Document
from extract.facts import Fact
from extract.french.lexicon.calendar import YEAR
from extract.number import Unit
from extract.pdf.unmapped_glyphs import unread_glyphs
from extract.table import RowKind, Table
from validate.check import fact_index, stable_id
from validate.coverage import coverage
from validate.dispositions import Disposition, dispose
from validate.explanations.explanation import Scene
from validate.explanations.registry import account_for
from validate.explanations.rounding import may_be_rounding
from validate.materiality import threshold
from validate.messages import failure_message, format_equation, format_like
from validate.model.finding import (
    Abstention,
    Audit,
    Consequence,
    Diagnosis,
    Evidence,
    Finding,
    Message,
    RuleInfo,
)
from validate.model.identity import Kind, Outcome, Severity, Verdict
from validate.reading_doubts import cut_by_a_rule, doubtful, takes_of_the_next
from validate.registry import CHECKS, find_check
from validate.solve.diagnose import Case, diagnose
from validate.solve.root_causes import Root, find_roots
from validate.tables.figure_table import CLOSING

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_YEAR = re.compile(rf"(?<![\d/.-]){YEAR}(?![\d/-])")
_SHOWN = 40
"""Terms of a sum kept as evidence."""


def conclude(
    document: Document,
    outcomes: Sequence[Outcome],
    abstentions: Sequence[Abstention],
    dispositions: Sequence[Disposition] = (),
    materiality: str = "",
) -> Audit:
    """The audit of ``document``: one finding a root cause, with its consequences and what would
    explain it.

    ``dispositions`` set the status of findings by their ids; ``materiality`` is an amount or a
    share of the total.
    """
    facts = fact_index(document)
    outcomes, accounted = account_for(outcomes, Scene.of(document, facts))
    roots = find_roots(outcomes, facts)
    maker = _Maker(document, facts, outcomes)
    findings = _numbered(maker.finding(root) for root in roots)
    disposed, unknown = dispose(_sorted(findings), dispositions)
    broken = frozenset(finding.root for finding in findings if finding.root)
    return Audit(
        document=document,
        findings=disposed,
        outcomes=tuple(outcomes),
        abstentions=tuple(abstentions),
        coverage=coverage(document, outcomes, facts, broken),
        rules=tuple(_rules(outcomes)),
        materiality=threshold(materiality, document),
        unknown_dispositions=unknown,
        materiality_asked=materiality.strip(),
        accounted=tuple(accounted),
    )


def _sorted(findings: Iterable[Finding]) -> list[Finding]:
    """The gravest first, then in the order of reading."""
    return sorted(
        findings, key=lambda one: (_RANK[one.severity], one.page, *_position(one), one.id)
    )


def _position(finding: Finding) -> tuple[float, float]:
    first = next(
        (one.place.bbox for one in finding.evidence if one.place.page == finding.page), None
    )
    return (0.0, 0.0) if first is None else (first.top, first.x0)


def _numbered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with the same words get an ordinal."""
    seen: Counter[str] = Counter()
    numbered = []
    for finding in findings:
        seen[finding.id] += 1
        again = seen[finding.id] > 1
        numbered.append(
            replace(finding, id=f"{finding.id}-{seen[finding.id]}") if again else finding
        )
    return numbered


def _rules(outcomes: Sequence[Outcome]) -> Iterator[RuleInfo]:
    tally = Counter((outcome.identity.rule, outcome.verdict) for outcome in outcomes)
    for one in CHECKS:
        shown = (Verdict.HELD, Verdict.FAILED, Verdict.ABSTAINED)
        held, failed, abstained = (tally[one.code, verdict] for verdict in shown)
        yield RuleInfo(one.code, one.version, one.title, one.source, held, failed, abstained)


class _Maker:
    """Makes the findings of one document."""

    def __init__(
        self, document: Document, facts: Mapping[str, Fact], outcomes: Sequence[Outcome]
    ) -> None:
        self.facts = facts
        self.doubtful = doubtful(document)
        self.tables = {table.id: table for table in document.tables}
        self.by_table: dict[str, list[Fact]] = defaultdict(list)
        for fact in document.facts:
            if fact.table_id and not fact.free:
                self.by_table[fact.table_id].append(fact)
        self.closing = {key: years for table in document.tables for key, years in _years(table)}
        self.given = {
            outcome.identity.result: outcome
            for outcome in outcomes
            if outcome.verdict is Verdict.ABSTAINED
            and outcome.note == "malformed"
            and outcome.expected is not None
        }

    def finding(self, root: Root) -> Finding:
        """The finding of a root: at the cell where several identities name one, else at the
        identity that failed.
        """
        outcome = root.primary
        identity = outcome.identity
        rule = find_check(identity.rule)
        at_cell = root.located and bool(root.change.shifts)
        fact = self.facts[root.change.shifts[0][0]] if at_cell else self.facts.get(identity.result)
        finding = Finding(
            id=(
                identity.id
                if fact is None or fact.id == identity.result
                else f"{identity.id[:8]}{_tail(fact)}"
            ),
            kind=identity.kind,
            severity=_severity(root, self.facts),
            nature=(
                "factual"
                if any(o.identity.nature == "factual" for o in root.mends)
                else "judgmental"
            ),
            status="open",
            pages=_pages(fact, identity.facts, self.facts),
            table_id=identity.table_id or (fact.table_id if fact else ""),
            printed=outcome.printed,
            expected=_plain(outcome.expected),
            delta=outcome.delta,
            tolerance=outcome.tolerance,
            equation=format_equation(outcome, self.facts),
            message=failure_message(rule, outcome, self.facts),
            rule=rule.code,
            rule_version=rule.version,
            evidence=tuple(self._evidence(outcome, fact)),
            root=(
                fact.id
                if fact is not None and (at_cell or fact.id in root.change.facts or not root.rivals)
                else ""
            ),
            consequences=tuple(self._consequences(root)),
            money=_money(fact),
        )
        if at_cell and fact is not None and fact.id != identity.result:
            finding = self._at_cell(finding, root, fact)
        finding = self._told(finding)
        return self._doubted(replace(finding, diagnosis=self._diagnosis(finding, root, fact)), root)

    def _at_cell(self, finding: Finding, root: Root, fact: Fact) -> Finding:
        """The finding said of the cell that its identities agree on."""
        shift = root.change.shifts[0][1]
        expected = (fact.value or Decimal(0)) + shift
        label = " · ".join((*fact.row_path[-1:], *fact.column_path[-1:])) or fact.printed
        words = {
            lang: (format_like(fact, expected, lang), format_like(fact, abs(shift), lang))
            for lang in ("fr", "en")
        }
        count = len(root.mends)
        message = Message(
            f"« {label} » porte {fact.printed} ; {count} contrôles concordent pour"
            f" {words['fr'][0]}, soit un écart de {words['fr'][1]}.",
            f"“{label}” prints {fact.printed}; {count} checks agree on {words['en'][0]}, a"
            f" difference of {words['en'][1]}.",
        )
        return replace(
            finding,
            printed=fact.printed,
            expected=_plain(expected),
            delta=-shift,
            tolerance=Decimal(0),
            message=message,
        )

    def _told(self, finding: Finding) -> Finding:
        """A malformed figure with the value that an identity over it gives."""
        given = self.given.get(finding.root)
        if finding.kind is not Kind.FORMAT or given is None:
            return finding
        fr, en = (
            format_like(self.facts[finding.root], given.expected or Decimal(0), lang)
            for lang in ("fr", "en")
        )
        message = Message(
            f"{finding.message.fr} Le calcul {format_equation(given, self.facts)} donne {fr}.",
            f"{finding.message.en} The calculation {format_equation(given, self.facts)} gives {en}.",
        )
        return replace(
            finding,
            expected=_plain(given.expected),
            equation=format_equation(given, self.facts),
            message=message,
        )

    def _doubted(self, finding: Finding, root: Root) -> Finding:
        """A contradiction that stands only on cells that were read in two ways is a doubt about the
        reading.

        So is one where the printed digits are those expected (the separator between them was
        misread), or those but for the first ones, which the cell on the left has.
        """
        unread = finding.kind is Kind.FORMAT and unread_glyphs(finding.printed)
        if _same_digits(finding) or unread or self._cut(finding, root):
            return replace(finding, severity=Severity.INFO, status="extraction")
        clear = [o for o in root.mends if not self.doubtful.keys() & set(o.identity.facts)]
        if (clear and finding.root not in self.doubtful) or not self.doubtful.keys() & set(
            root.primary.identity.facts
        ):
            return finding
        read = {
            fact: self.doubtful[fact]
            for fact in root.primary.identity.facts
            if fact in self.doubtful
        }
        shown = " ; ".join(list(dict.fromkeys(" / ".join(texts) for texts in read.values()))[:3])
        message = Message(
            f"{finding.message.fr} Lecture incertaine : {shown}.",
            f"{finding.message.en} Uncertain reading: {shown}.",
        )
        return replace(finding, severity=Severity.INFO, status="extraction", message=message)

    def _cut(self, finding: Finding, root: Root) -> bool:
        """Whether the figure at issue lost its first digits to the cell on its left, or ends with
        the next one's.
        """
        fact = self.facts.get(finding.root or root.primary.identity.result)
        table = None if fact is None else self.tables.get(fact.table_id)
        if fact is None or table is None or finding.kind is Kind.DATE:
            return False
        if finding.kind is Kind.FORMAT:
            return takes_of_the_next(fact, table)
        return bool(finding.expected) and cut_by_a_rule(fact, Decimal(finding.expected), table)

    def _evidence(self, outcome: Outcome, root: Fact | None) -> Iterator[Evidence]:
        identity = outcome.identity
        if root is not None and root.id != identity.result:
            yield from _evidence(root, "result")
        if identity.result in self.facts:
            yield from _evidence(self.facts[identity.result], "result")
        for term in identity.terms[:_SHOWN]:
            if term.fact in self.facts and (root is None or term.fact != root.id):
                yield from _evidence(self.facts[term.fact], "term")

    def _consequences(self, root: Root) -> Iterator[Consequence]:
        others = [o for o in root.mends if o is not root.primary]
        for outcome in (
            *others,
            *(o for o in root.others if o is not root.primary and o not in others),
        ):
            identity = outcome.identity
            result = self.facts.get(identity.result)
            yield Consequence(
                identity=identity.id,
                kind=identity.kind,
                printed=outcome.printed,
                expected=outcome.expected,
                delta=outcome.delta,
                message=failure_message(find_check(identity.rule), outcome, self.facts),
                places=() if result is None else result.places,
            )

    def _diagnosis(self, finding: Finding, root: Root, fact: Fact | None) -> tuple[Diagnosis, ...]:
        if (
            fact is None
            or fact.value is None
            or not finding.expected
            or finding.kind in (Kind.DATE, Kind.DUPLICATE)
        ):
            return ()
        tables = {
            self.facts[one].table_id for one in root.primary.identity.facts if one in self.facts
        }
        neighbours = [other for table in sorted(tables - {""}) for other in self.by_table[table]]
        free = [
            self.facts[one]
            for outcome in root.mends
            for one in outcome.identity.facts
            if one in self.facts
        ]
        totals = [other for other in neighbours if (other.table_id, other.row) in self.closing]
        case = Case(
            fact,
            fact.value,
            Decimal(finding.expected),
            root.primary.identity,
            root,
            self.facts,
            [*neighbours, *free],
            totals,
            {other.id: self.closing[other.table_id, other.row] for other in totals},
        )
        return diagnose(case)


def _years(table: Table) -> Iterator[tuple[tuple[str, int | None], int]]:
    """For each total line how many different years the texts of the lines above it name, since the
    last total.
    """
    seen: set[str] = set()
    for row in table.rows:
        if row.kind in CLOSING:
            yield (table.id, row.index), len(seen)
            seen = set()
        elif row.kind is RowKind.DETAIL:
            texts = (cell.text for cell in row.cells if cell is not None and cell.free)
            seen.update(year for text in texts for year in _YEAR.findall(text))


def _severity(root: Root, facts: Mapping[str, Fact]) -> Severity:
    """The most that its identities allow.

    An inferred rate or a count in a text warns. Two different checks that both ask for the same
    correction of one cell are no longer inference: each would have to be wrong by the same amount.
    That is a contradiction the document proves.
    """
    best = min((outcome.identity.severity for outcome in root.mends), key=_RANK.__getitem__)
    rules = {outcome.identity.rule for outcome in root.mends if not may_be_rounding(outcome, facts)}
    if (
        best is Severity.WARNING
        and root.located
        and len(root.change.shifts) == 1
        and len(rules) > 1
    ):
        return Severity.ERROR
    return best


def _same_digits(finding: Finding) -> bool:
    """Whether ``1,538`` is printed where 1538 is expected."""
    printed, expected = (
        re.sub(r"\D", "", text).rstrip("0") for text in (finding.printed, finding.expected)
    )
    marked = re.search(r"\d[.,]\d{3}(?!\d)", finding.printed)
    return (
        bool(marked)
        and finding.kind is not Kind.DATE
        and printed == expected
        and bool(finding.delta)
    )


def _pages(fact: Fact | None, ids: Sequence[str], facts: Mapping[str, Fact]) -> tuple[int, ...]:
    """The page of the figure at issue first, then the others in order."""
    first = [place.page for place in fact.places] if fact is not None else []
    others = sorted({place.page for one in ids if one in facts for place in facts[one].places})
    return tuple(dict.fromkeys((*first, *others)))


def _evidence(fact: Fact, role: str) -> Iterator[Evidence]:
    for place in fact.places:
        yield Evidence(fact.id, place, fact.printed, role)


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _money(fact: Fact | None) -> bool:
    return fact is not None and (
        fact.counts == "amount" or (fact.number is not None and fact.number.unit is Unit.EUR)
    )


def _tail(fact: Fact) -> str:
    return stable_id("cell", fact.section, *fact.row_path, *fact.column_path)[:8]
