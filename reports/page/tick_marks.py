"""Tick marks: what was done with each figure, as an auditor marks a workpaper."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from extract.facts import Fact
from extract.several import by_id, found_in
from reports.page.known_figures import figures_at_issue
from validate.model.finding import Audit, CellState
from validate.model.identity import Identity, Kind, Verdict

SIGNS: Mapping[str, str] = {
    "footed": "∑",
    "crossed": "↔",
    "recalculated": "×",
    "agreed": "≡",
    "counted": "#",
    "included": "+",
    "deviation": "≠",
    "doubt": "?",
    "unchecked": "○",
}
"""Tick code -> its sign, in the order of the legend."""
STATES = tuple(map(str, CellState))
_ORDER = tuple(SIGNS)
_OF_KIND = {
    Kind.SUM: ("footed", "included"),
    Kind.PRODUCT: ("recalculated", "recalculated"),
    Kind.DIFFERENCE: ("recalculated", "recalculated"),
    Kind.EQUALITY: ("agreed", "agreed"),
    Kind.CARRY: ("agreed", "agreed"),
    Kind.COUNT: ("counted", "included"),
}
"""The ticks of the result and of the terms of an identity that holds, by its kind."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The ticks of one figure and its state of coverage (one of ``STATES``, empty for no table
    cell).
    """

    ticks: tuple[str, ...]
    state: str


def tick_marks(audit: Audit) -> dict[str, Mark]:
    """The marks of every figure that a check touched or that stands in a table, by fact id."""
    states = audit.coverage.cells
    ticks: dict[str, set[str]] = defaultdict(set)
    for fact, tick in chain(_ticks_of_checks(audit), _ticks_of_findings(audit)):
        ticks[fact].add(tick)
    for fact, state in states.items():
        if state == CellState.UNCHECKED and fact not in ticks:
            ticks[fact].add("unchecked")

    marks: dict[str, Mark] = {}
    for fact in (*states, *ticks):
        ordered = sorted(ticks.get(fact, ()), key=_ORDER.index)
        marks[fact] = Mark(tuple(ordered), states.get(fact, ""))
    return marks


def _ticks_of_checks(audit: Audit) -> Iterator[tuple[str, str]]:
    facts = by_id(audit.document.facts)
    for outcome in audit.outcomes:
        if outcome.verdict is Verdict.HELD:
            yield from _ticks(outcome.identity, facts)


def _ticks_of_findings(audit: Audit) -> Iterator[tuple[str, str]]:
    for finding in audit.findings:
        tick = "deviation"
        if finding.status == "extraction":
            tick = "doubt"
        for fact in figures_at_issue(finding):
            yield fact, tick


def _ticks(
    identity: Identity, facts: Mapping[str, Fact]
) -> Iterator[tuple[str, str]]:
    """The tick of each figure of an identity that holds: of its result first, then of its terms."""
    of_result, of_terms = _OF_KIND.get(identity.kind, ("", ""))
    if identity.kind is Kind.SUM and _is_across(identity, facts):
        of_result = "crossed"
    if of_result:
        yield identity.result, of_result
        for term in identity.terms:
            yield term.fact, of_terms


def _is_across(identity: Identity, facts: Mapping[str, Fact]) -> bool:
    """Whether all terms stand in the result's own row."""
    result = facts.get(identity.result)
    if result is None or result.row is None:
        return False
    terms = found_in(facts, identity.operands)
    rows = {(term.table_id, term.row) for term in terms}
    return rows == {(result.table_id, result.row)}
