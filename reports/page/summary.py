"""The verdict in a sentence and the key figures."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, Decimal
from itertools import filterfalse

from extract.facts import Fact
from reports.i18n import Texts
from reports.page.findings.equation_terms import BrokenIdentities, stake
from reports.page.findings.mirrored import first_of_mirrored
from validate.materiality import Misstatements, misstatements, trivial
from validate.model.finding import Audit, Finding
from validate.model.identity import Severity, Verdict
from validate.model.likelihood import Likelihood

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_FEWEST_TOLD, _MOST_TOLD = 3, 5
"""Deviations that the first screen tells."""
_ARGUABLE = (Likelihood.LIKELY, Likelihood.POSSIBLE)
_MUCH = 50
"""Percentage of figures proved below which an audit without deviations says how little that is."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What an audit comes to. ``gross`` adds the sizes of the established deviations, ``net`` their
    signed values, in euros; what is to be explained, and what was, is added up apart. One
    difference told of two columns that mirror each other counts once.
    """

    pages: int
    tables: int
    figures: int
    cells: int
    """The figures in the tables' columns of figures: the others are in labels, titles and notes, or
    in the text.
    """
    prose: int
    proved: int
    held: int
    failed: int
    unchecked: int
    counts: Mapping[Severity, int]
    standing: Mapping[Severity, int]
    """The findings that no disposition explains or lays at extraction's door."""
    gross: Decimal
    net: Decimal
    staked: int
    """How many findings the amounts at stake come from."""
    to_explain: Decimal
    """The sizes of the deviations that are open, and not established."""
    explained: Decimal
    """The sizes of those that were explained, or come from reading."""
    abstained: int
    crashed: int
    """Checks that crashed: the audit says nothing of what they would have found."""
    evaluated: int
    """Checks that held or failed."""
    materiality: Decimal | None = None
    trivial: Decimal = Decimal(0)
    """The amount below which a misstatement is clearly trivial."""
    by_nature: Mapping[str, Misstatements] = field(default_factory=dict)
    trifles: int = 0
    """Misstatements below it."""
    arguable: int = 0
    """Standing errors of which another reading remains possible."""

    @property
    def material(self) -> bool:
        """Whether the misstatements, gross, reach materiality."""
        gross = sum((one.gross for one in self.by_nature.values()), Decimal(0))
        return self.materiality is not None and gross >= self.materiality

    @property
    def settled(self) -> int:
        """How many findings are explained or come from reading."""
        return sum(self.counts.values()) - sum(self.standing.values())

    @property
    def share(self) -> Decimal:
        """Percentage of the tables' figures that are proved, rounded down: 100 means all."""
        share = Decimal(0)
        if self.cells:
            share = Decimal(100 * self.proved) / self.cells
        return share.quantize(Decimal("0.1"), ROUND_DOWN)

    @property
    def is_little(self) -> bool:
        """Whether so little is proved that the verdict says how much it is."""
        return self.share < _MUCH


def settled(finding: Finding) -> bool:
    """An auditor explained the deviation, or it comes from reading the file."""
    return finding.status in ("explained", "extraction")


def counts_in_stake(finding: Finding) -> bool:
    """Contradictions and points to examine count, unless settled."""
    return finding.severity is not Severity.INFO and not settled(finding)


def is_established(finding: Finding) -> bool:
    """The document alone proves the deviation, and nobody has explained it."""
    return finding.severity is Severity.ERROR and not settled(finding)


def summary(audit: Audit, facts: Mapping[str, Fact]) -> Summary:
    """The key figures of an audit."""
    broken = BrokenIdentities(audit)
    deviations = _told_once(audit, facts)
    amounts = _amounts_of(broken, filter(counts_in_stake, deviations), facts)
    weighed = misstatements(audit.findings, audit.materiality, amounts)
    established = _amounts_of(broken, filter(is_established, deviations), facts)
    explained = _amounts_of(broken, filter(settled, deviations), facts)
    figures = audit.document.facts
    tables = audit.coverage.tables
    standing = tuple(filterfalse(settled, audit.findings))
    return Summary(
        pages=len(audit.document.pages),
        tables=len(audit.document.tables),
        figures=len(figures),
        cells=sum(table.cells for table in tables),
        prose=sum(not fact.table_id for fact in figures),
        proved=sum(table.proved for table in tables),
        held=sum(table.held for table in tables),
        failed=sum(table.failed for table in tables),
        unchecked=sum(table.unchecked for table in tables),
        counts=_by_severity(audit.findings),
        standing=_by_severity(standing),
        gross=_gross(established),
        net=sum(established.values(), Decimal(0)),
        staked=len(established),
        to_explain=_gross(amounts) - _gross(established),
        explained=_gross(explained),
        abstained=len(audit.abstentions),
        crashed=len(audit.crashed),
        evaluated=sum(
            one.verdict is not Verdict.ABSTAINED for one in audit.outcomes
        ),
        materiality=audit.materiality,
        trivial=trivial(audit.materiality),
        by_nature=weighed,
        trifles=len(amounts) - sum(one.count for one in weighed.values()),
        arguable=sum(map(is_arguable, standing)),
    )


def is_arguable(finding: Finding) -> bool:
    """Whether a deviation is established, and another reading of the document remains possible."""
    return is_established(finding) and finding.likelihood in _ARGUABLE


def _told_once(audit: Audit, facts: Mapping[str, Fact]) -> list[Finding]:
    """The deviations, without those that an earlier one tells already."""
    again = first_of_mirrored(audit, audit.findings, facts)
    return [
        one
        for one in audit.findings
        if _is_deviation(one) and one.id not in again
    ]


def _is_deviation(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO


def _amounts_of(
    broken: BrokenIdentities,
    findings: Iterable[Finding],
    facts: Mapping[str, Fact],
) -> dict[str, Decimal]:
    """The amount at stake of each finding that has one, by its id."""
    found: dict[str, Decimal] = {}
    for finding in findings:
        amount = stake(broken, finding, facts)
        if amount:
            found[finding.id] = amount
    return found


def _gross(amounts: Mapping[str, Decimal]) -> Decimal:
    return sum(map(abs, amounts.values()), Decimal(0))


def _by_severity(findings: Iterable[Finding]) -> dict[Severity, int]:
    counts = Counter(finding.severity for finding in findings)
    return {severity: counts[severity] for severity in SEVERITIES}


def verdict(found: Summary, texts: Texts, left_out: int = 0) -> str:
    """The audit in a sentence or two; ``left_out`` findings wait for an auditor and are
    not in it.

    Where checks crashed, or none could be made, it never reads as without deviations.
    """
    if left_out:
        return texts.count("verdict.left-out", left_out)
    if not found.tables:
        return texts("verdict.no-tables")
    errors, warnings = (
        found.standing[Severity.ERROR],
        found.standing[Severity.WARNING],
    )
    if not errors and not warnings:
        return _without_deviation(found, texts)
    if errors:
        sentences = _with_errors(found, errors, warnings, texts)
    else:
        sentences = [texts.count("verdict.warnings", warnings)]
    if found.is_little:
        sentences.append(_little_proved(found, texts))
    return " ".join(filter(None, sentences))


def _with_errors(
    found: Summary, errors: int, warnings: int, texts: Texts
) -> list[str]:
    sentences = [texts.count("verdict.errors", errors)]
    if found.arguable and errors == 1:
        sentences.append(texts("verdict.arguable.alone"))
    elif found.arguable == errors:
        sentences.append(texts("verdict.arguable.each"))
    elif found.arguable:
        sentences.append(texts.count("verdict.arguable", found.arguable))
    if warnings:
        sentences.append(texts.count("verdict.and-warnings", warnings))
    return sentences


def _little_proved(found: Summary, texts: Texts) -> str:
    """How little of the tables was proved, beside what was found; "" without figures in them."""
    if not found.cells:
        return ""
    if not found.proved:
        return texts("verdict.but.none", cells=found.cells)
    return texts.count("verdict.but.little", found.proved, cells=found.cells)


def _without_deviation(found: Summary, texts: Texts) -> str:
    if found.crashed:
        return texts("verdict.incomplete")
    if not found.evaluated:
        is_empty = not found.cells
        return texts("verdict.no-figures" if is_empty else "verdict.unchecked")
    if found.cells and not found.proved:
        return texts.count("verdict.none-proved", found.cells)
    if found.is_little:
        return texts.count(
            "verdict.little-proved",
            found.proved,
            proved=found.proved,
            cells=found.cells,
        )
    return texts("verdict.none")


def gravest(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The deviations that the first screen tells, of all in their order: those established, five at
    most; where they are fewer than three, some that are to be explained after them.
    """
    return _told_and_left(findings)[0]


def next_gravest(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those that come after them, as grave as the last of them."""
    return _told_and_left(findings)[1]


def _told_and_left(
    findings: Sequence[Finding],
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The deviations that the first screen tells, and those as grave that it has no room for."""
    established = tuple(filter(is_established, findings))
    missing = _FEWEST_TOLD - len(established)
    if missing <= 0:
        return established[:_MOST_TOLD], established[_MOST_TOLD:]
    asking = tuple(filter(_asks, findings))
    return (*established, *asking[:missing]), asking[missing:]


def _asks(finding: Finding) -> bool:
    """Whether a deviation is to be explained."""
    return counts_in_stake(finding) and not is_established(finding)


def proof(found: Summary, texts: Texts) -> str:
    """How much of the tables is proved, as a sentence; empty where they hold no figure."""
    if not found.cells:
        return ""
    if not found.proved:
        return texts("verdict.proved.none", cells=found.cells)
    return texts.count(
        "verdict.proved",
        found.proved,
        proved=found.proved,
        cells=found.cells,
        share=texts.number(found.share, 1),
    )
