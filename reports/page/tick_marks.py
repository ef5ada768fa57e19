"""Tick marks: what was done with each figure, as an auditor marks a workpaper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extract.facts import Fact
from validate.model.finding import Audit
from validate.model.identity import Identity, Kind, Outcome, Verdict

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
STATES = ("proved", "held", "failed", "unchecked")
_ORDER = tuple(SIGNS)
_OF_RESULT = {
    Kind.PRODUCT: "recalculated",
    Kind.DIFFERENCE: "recalculated",
    Kind.EQUALITY: "agreed",
    Kind.CARRY: "agreed",
    Kind.COUNT: "counted",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """The ticks of one figure and its state of coverage (one of ``STATES``, empty for no table
    cell).
    """

    ticks: tuple[str, ...]
    state: str


def marks(audit: Audit) -> dict[str, Mark]:
    """The marks of every figure that a check touched or that stands in a table, by fact id."""
    facts = {fact.id: fact for fact in audit.document.facts}
    found: dict[str, set[str]] = {}
    for outcome in audit.outcomes:
        if outcome.verdict is Verdict.HELD:
            for fact, tick in _ticks(outcome, facts):
                found.setdefault(fact, set()).add(tick)
    for finding in audit.findings:
        for item in finding.evidence:
            if item.fact == finding.root or item.role == "result":
                found.setdefault(item.fact, set()).add(
                    "doubt" if finding.status == "extraction" else "deviation"
                )
    states = audit.coverage.cells
    for fact, state in states.items():
        if state == "unchecked" and fact not in found:
            found[fact] = {"unchecked"}
    everything = {**dict.fromkeys(states), **dict.fromkeys(found)}
    return {fact: Mark(_sorted(found.get(fact, ())), states.get(fact, "")) for fact in everything}


def _sorted(ticks: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ticks, key=_ORDER.index))


def _ticks(outcome: Outcome, facts: Mapping[str, Fact]) -> Iterable[tuple[str, str]]:
    identity = outcome.identity
    if identity.kind is Kind.SUM:
        yield identity.result, "crossed" if _across(identity, facts) else "footed"
        for term in identity.terms:
            yield term.fact, "included"
        return
    tick = _OF_RESULT.get(identity.kind)
    if tick:
        yield identity.result, tick
        for term in identity.terms:
            yield term.fact, "included" if tick == "counted" else tick


def _across(identity: Identity, facts: Mapping[str, Fact]) -> bool:
    """The terms stand in the result's own row."""
    result = facts.get(identity.result)
    terms = [facts[term.fact] for term in identity.terms if term.fact in facts]
    return bool(result and result.row is not None and terms) and all(
        result is not None and (term.table_id, term.row) == (result.table_id, result.row)
        for term in terms
    )
