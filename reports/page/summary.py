"""The verdict in a sentence and the key figures."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from itertools import filterfalse

from extract.document import Document
from extract.facts import Fact
from reports.i18n import Texts
from reports.page.findings.equation_terms import BrokenIdentities, stake
from reports.page.findings.same_difference import (
    SameDifference,
    same_differences,
)
from reports.page.wording.reading_notes import unread_pages, unread_pictures
from validate.materiality import Misstatements, misstatements, trivial
from validate.model.finding import Audit, Finding
from validate.model.identity import Outcome, Severity, Verdict
from validate.model.likelihood import Likelihood

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_FEWEST_TOLD, _MOST_TOLD = 3, 5
"""Deviations that the first screen tells."""
_ARGUABLE = (Likelihood.LIKELY, Likelihood.POSSIBLE)
_TENTH = Decimal("0.1")
"""What a percentage is told to."""
_MUCH = 50
"""Percentage of figures proved below which the verdict says how little that is."""


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
    told: Mapping[Severity, int]
    """Those of them whose difference no other one tells."""
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
    in_text: int = 0
    """Checks outside of tables that hold."""
    unread: int = 0
    """Pages and pictures that were not read, or not entirely."""

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
        """Percentage of the tables' figures that are proved, rounded: 100 means all, 0 none."""
        if not self.cells:
            return Decimal("0.0")
        exact = Decimal(100 * self.proved) / self.cells
        share = exact.quantize(_TENTH, ROUND_HALF_UP)
        if 0 < self.proved < self.cells:
            return min(max(share, _TENTH), 100 - _TENTH)
        return share

    @property
    def is_little(self) -> bool:
        """Whether so little is proved that the verdict says how little it is."""
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
    again = same_differences(audit, audit.findings, facts)
    deviations = _told_once(filter(_is_deviation, audit.findings), again)
    amounts = _amounts_of(broken, filter(counts_in_stake, deviations), facts)
    weighed = misstatements(audit.findings, audit.materiality, amounts)
    established = _amounts_of(broken, filter(is_established, deviations), facts)
    explained = _amounts_of(broken, filter(settled, deviations), facts)
    figures = audit.document.facts
    tables = audit.coverage.tables
    standing = tuple(filterfalse(settled, audit.findings))
    told = _told_once(standing, again)
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
        told=_by_severity(told),
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
        arguable=sum(map(is_arguable, told)),
        in_text=sum(map(_holds_in_text, audit.outcomes)),
        unread=_count_unread(audit.document),
    )


def _holds_in_text(outcome: Outcome) -> bool:
    in_table = outcome.identity.table_id
    return outcome.verdict is Verdict.HELD and not in_table


def is_arguable(finding: Finding) -> bool:
    """Whether a deviation is established, and another reading of the document remains possible."""
    return is_established(finding) and finding.likelihood in _ARGUABLE


def _told_once(
    findings: Iterable[Finding], again: Mapping[str, SameDifference]
) -> list[Finding]:
    """The findings without those that an earlier one tells already."""
    return [one for one in findings if one.id not in again]


def _count_unread(document: Document) -> int:
    return len(unread_pages(document)) + len(unread_pictures(document))


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
    errors, warnings = (
        found.told[Severity.ERROR],
        found.told[Severity.WARNING],
    )
    if errors:
        sentences = _with_errors(found, errors, warnings, texts)
    elif warnings:
        sentences = [texts.count("verdict.warnings", warnings)]
    else:
        return _without_deviation(found, texts)
    sentences.append(_proved_beside(found, texts))
    return " ".join(filter(None, sentences))


def _with_errors(
    found: Summary, errors: int, warnings: int, texts: Texts
) -> list[str]:
    sentences = [_established(found, errors, texts)]
    if found.arguable and errors == 1:
        sentences.append(texts("verdict.arguable.alone"))
    elif found.arguable == errors:
        sentences.append(texts("verdict.arguable.each"))
    elif found.arguable:
        sentences.append(texts.count("verdict.arguable", found.arguable))
    if warnings:
        sentences.append(texts.count("verdict.and-warnings", warnings))
    return sentences


def _established(found: Summary, errors: int, texts: Texts) -> str:
    """How many deviations are established; in how many places, where one is told by several
    findings."""
    places = found.standing[Severity.ERROR]
    if places == errors:
        return texts.count("verdict.errors", errors)
    return texts.count("verdict.errors.places", errors, places=places)


def _proved_beside(found: Summary, texts: Texts) -> str:
    """How much of the tables was proved, beside what was found; "" without figures in them."""
    if not found.cells:
        return ""
    if not found.proved:
        return texts("verdict.but.none", cells=found.cells)
    key = "verdict.but.little" if found.is_little else "verdict.but.much"
    return texts.count(key, found.proved, **_share(found, texts))


def _share(found: Summary, texts: Texts) -> dict[str, object]:
    """What the sentences of how much is proved name."""
    return {
        "proved": found.proved,
        "cells": found.cells,
        "share": texts.number(found.share, 1),
    }


def _without_deviation(found: Summary, texts: Texts) -> str:
    if found.crashed:
        return texts("verdict.incomplete")
    if not found.cells:
        return _nothing_to_check(found, texts)
    if not found.evaluated:
        return texts("verdict.unchecked")
    if not found.proved:
        return _none_proved(found, texts)
    if found.proved == found.cells:
        return texts.count("verdict.all-proved", found.cells)
    key = "verdict.little-proved" if found.is_little else "verdict.much-proved"
    return texts.count(key, found.proved, **_share(found, texts))


def _nothing_to_check(found: Summary, texts: Texts) -> str:
    """The verdict where the tables hold no figure: there was nothing to check in them, unless
    something was not read.
    """
    key = "verdict.no-figures" if found.tables else "verdict.no-tables"
    if found.unread:
        key = f"{key}.unread"
    sentences = [texts(key)]
    if found.in_text:
        sentences.append(texts.count("verdict.in-text", found.in_text))
    elif found.prose:
        sentences.append(texts.count("verdict.prose-unchecked", found.prose))
    return " ".join(sentences)


def _none_proved(found: Summary, texts: Texts) -> str:
    """The verdict where no figure is proved, and what holds nevertheless."""
    if not found.held and not found.in_text:
        return texts.count("verdict.none-proved", found.cells)
    sentences = [texts.count("verdict.none-proved.but", found.cells)]
    if found.held:
        sentences.append(texts.count("verdict.held", found.held))
    if found.in_text:
        sentences.append(texts.count("verdict.in-text", found.in_text))
    return " ".join(sentences)


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
        **_share(found, texts),
    )
