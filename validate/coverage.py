"""How much of what is printed was proved."""

from collections.abc import Iterator, Mapping, Sequence, Set

from extract.document import Document
from extract.facts import Fact
from extract.pdf.unmapped_glyphs import unread_glyphs
from validate.model.finding import (
    CellState,
    Coverage,
    CoverageCount,
    LinkState,
    ProseCoverage,
)
from validate.model.identity import Nature, Outcome, Verdict
from validate.model.proof import find_proofs
from validate.tables.figure_table import NUMERIC


def numeric_cells(document: Document) -> tuple[Fact, ...]:
    """The numeric cells of all tables: one fact each, figures inside texts and headers left out."""
    numeric: set[tuple[str, int | None]] = set()
    for table in document.tables:
        for column in table.columns:
            if column.kind in NUMERIC:
                numeric.add((table.id, column.index))

    cells = filter(_is_in_a_cell, document.facts)
    return tuple(fact for fact in cells if (fact.table_id, fact.col) in numeric)


def _is_in_a_cell(fact: Fact) -> bool:
    """Whether a fact is the figure of a cell, and no number inside its text."""
    return bool(fact.table_id) and fact.row is not None and not fact.free


def coverage(
    document: Document,
    outcomes: Sequence[Outcome],
    facts: Mapping[str, Fact],
    roots: Set[str] = frozenset(),
) -> Coverage:
    """The state of every numeric cell with what proves it, and the counts by table.

    The ``roots`` of findings are failed, whatever else holds. Rules of law are no part of it.
    """
    held, failed = set[str](), set[str]()
    arithmetic = [
        one for one in outcomes if one.identity.nature is not Nature.LEGAL
    ]
    for outcome in arithmetic:
        if outcome.verdict is Verdict.HELD:
            held.update(outcome.identity.facts)
        elif outcome.verdict is Verdict.FAILED and not unread_glyphs(
            outcome.printed
        ):
            failed.update(outcome.identity.facts)

    proofs = find_proofs(arithmetic, facts)
    proved = proofs.keys() - roots
    cells = numeric_cells(document)
    states = {fact.id: _state(fact.id, proved, failed, held) for fact in cells}
    return Coverage(
        tables=tuple(_counts(document, cells, states, failed)),
        cells=states,
        proofs={
            fact: proofs[fact]
            for fact, state in states.items()
            if state is CellState.PROVED
        },
        prose=_prose(document, held, failed),
    )


def _prose(
    document: Document, held: Set[str], failed: Set[str]
) -> ProseCoverage:
    """The state of every number stated in prose: one that fails a check fails, whatever holds."""
    states = {}
    for claim in document.claims:
        fact = claim.fact.id
        linked = LinkState.HELD if fact in held else LinkState.UNLINKED
        states[fact] = LinkState.FAILED if fact in failed else linked

    found = list(states.values())
    return ProseCoverage(
        numbers=len(found),
        held=found.count(LinkState.HELD),
        failed=found.count(LinkState.FAILED),
        unlinked=found.count(LinkState.UNLINKED),
        states=states,
    )


def _state(
    fact: str, proved: Set[str], failed: Set[str], held: Set[str]
) -> CellState:
    if fact in proved:
        return CellState.PROVED
    if fact in failed:
        return CellState.FAILED
    if fact in held:
        return CellState.HELD
    return CellState.UNCHECKED


def _counts(
    document: Document,
    cells: Sequence[Fact],
    states: Mapping[str, CellState],
    failed: Set[str],
) -> Iterator[CoverageCount]:
    """The counts of each table that has numeric cells; a cell that fails one check and is proved
    by another counts on both sides.
    """
    by_table: dict[str, list[str]] = {table.id: [] for table in document.tables}
    for fact in cells:
        by_table[fact.table_id].append(fact.id)

    for table in document.tables:
        ids = by_table[table.id]
        own = [states[fact] for fact in ids]
        if ids:
            yield CoverageCount(
                table_id=table.id,
                section=table.section,
                cells=len(ids),
                held=own.count(CellState.PROVED) + own.count(CellState.HELD),
                failed=len(failed & set(ids)),
                unchecked=own.count(CellState.UNCHECKED),
                proved=own.count(CellState.PROVED),
            )
