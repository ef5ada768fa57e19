"""How much of what is printed was proved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.document import Document
from extract.facts import Fact
from extract.pdf.unmapped_glyphs import unread_glyphs
from extract.table import ColumnKind
from validate.model.finding import Coverage, CoverageCount
from validate.model.identity import Form, Identity, Outcome, Verdict, evaluate

_NUMERIC = (ColumnKind.AMOUNT, ColumnKind.COUNT, ColumnKind.RATE, ColumnKind.PERCENT)
_LINEAR = (Form.WEIGHTED_SUM, Form.EQUALITY)


def numeric_cells(document: Document) -> tuple[Fact, ...]:
    """The numeric cells of all tables: one fact each, figures inside texts and headers left out."""
    kinds = {
        (table.id, column.index): column.kind
        for table in document.tables
        for column in table.columns
    }
    return tuple(
        fact
        for fact in document.facts
        if fact.table_id and fact.row is not None and fact.col is not None and not fact.free
        and kinds.get((fact.table_id, fact.col)) in _NUMERIC
    )  # fmt: skip


def coverage(
    document: Document,
    outcomes: Sequence[Outcome],
    facts: Mapping[str, Fact],
    roots: frozenset[str] = frozenset(),
) -> Coverage:
    """The state of every numeric cell, and the counts by table.

    *proved*: changing it alone by one unit of its last digit, beyond its rounding, breaks a check
    that holds; *held*:
    it takes part in a check that holds; *failed*: in one that fails, and nothing proves it;
    *unchecked*: in none. The ``roots`` of findings are failed, whatever else holds.
    """
    proved, held, failed = set[str](), set[str](), set[str]()
    for outcome in outcomes:
        if outcome.verdict is Verdict.FAILED and not unread_glyphs(outcome.printed):
            failed.update(outcome.identity.facts)
        elif outcome.verdict is Verdict.HELD:
            held.update(outcome.identity.facts)
            proved.update(proofs(outcome, facts))
    cells = numeric_cells(document)
    proved -= roots
    states = {fact.id: _state(fact.id, proved, failed, held) for fact in cells}
    return Coverage(tuple(_counts(document, cells, states, failed)), states)


def _state(fact: str, proved: set[str], failed: set[str], held: set[str]) -> str:
    if fact in proved:
        return "proved"
    if fact in failed:
        return "failed"
    return "held" if fact in held else "unchecked"


def _counts(
    document: Document, cells: Sequence[Fact], states: Mapping[str, str], failed: set[str]
) -> Iterable[CoverageCount]:
    for table in document.tables:
        ids = [fact.id for fact in cells if fact.table_id == table.id]
        if ids:
            yield CoverageCount(
                table_id=table.id,
                section=table.section,
                cells=len(ids),
                held=sum(states[one] in ("proved", "held") for one in ids),
                failed=sum(one in failed for one in ids),
                unchecked=sum(states[one] == "unchecked" for one in ids),
                proved=sum(states[one] == "proved" for one in ids),
            )


def proofs(outcome: Outcome, facts: Mapping[str, Fact]) -> set[str]:
    """The facts of a held identity that could not change alone without breaking it.

    None where a reading of the identity, or the identity, was itself chosen by arithmetic.
    """
    identity = outcome.identity
    if identity.own_figures:
        return set()
    known = [facts[fact] for fact in identity.facts if fact in facts]
    if any(fact.arbitrated for fact in known) or identity.form in (
        Form.ORDER,
        Form.DISTINCT,
        Form.WELL_FORMED,
    ):
        return set()
    if identity.form in _LINEAR and identity.result and _all_exact(identity, known, outcome):
        return {fact.id for fact in known}
    caught = _shows if identity.form in _LINEAR and identity.result else _caught
    return {fact.id for fact in known if caught(outcome, fact, facts)}


def _all_exact(identity: Identity, known: Sequence[Fact], outcome: Outcome) -> bool:
    """No rounding anywhere and one last digit for all: any change shows."""
    units = {fact.number.ulp for fact in known if fact.number}
    weights = all(abs(term.weight) == 1 for term in identity.terms)
    distinct = len({fact.id for fact in known}) == len(identity.facts)
    return outcome.tolerance == 0 and not outcome.note and len(units) == 1 and weights and distinct


def _shows(outcome: Outcome, fact: Fact, facts: Mapping[str, Fact]) -> bool:
    """Whether a step of the last digit, either way, takes a linear identity out of its tolerance."""
    result, number = facts[outcome.identity.result].number, fact.number
    if number is None or result is None or outcome.delta is None:
        return False
    own = Decimal(1 if fact.id == outcome.identity.result else 0)
    weight = own - sum(
        (term.weight for term in outcome.identity.terms if term.fact == fact.id), Decimal(0)
    )
    for step in (number.ulp, -number.ulp):
        gap = outcome.delta + weight * step
        short = -gap if result.value >= 0 else gap
        if abs(gap) <= outcome.tolerance or 0 <= short < result.ulp:
            return False
    return True


def _caught(outcome: Outcome, fact: Fact, facts: Mapping[str, Fact]) -> bool:
    """Whether one unit more, and one less, of the last printed digit of ``fact`` makes the identity
    fail.
    """
    if fact.number is None:
        return False
    own = {one: facts[one] for one in outcome.identity.facts if one in facts}
    for step in (fact.number.ulp, -fact.number.ulp):
        changed = replace(fact, number=replace(fact.number, value=fact.number.value + step))
        if evaluate(outcome.identity, own | {fact.id: changed}).verdict is not Verdict.FAILED:
            return False
    return True
