"""A general raise that the prose announces: every new tariff is the old one raised by that much."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, pairwise

from extract.facts import Fact
from extract.french.folding import fold
from extract.number import Unit
from extract.several import ids_of, partition, present
from validate.belief.trials import Trial
from validate.check import Check, Context, place_id
from validate.model.adoption import Adoption, Ground, by_lines, by_words
from validate.model.finding import Abstention, Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Outcome,
    Severity,
    Term,
    Verdict,
    evaluate,
)
from validate.prose.clauses import Clause, Move
from validate.prose.subjects.table_labels import (
    ColumnLabel,
    TableLabels,
    read_labels,
)
from validate.prose.subjects.table_subjects import Subjects
from validate.prose.words.label_words import label_stems

CODE = "stated-raises"
_HUNDRED = Decimal(100)
_UP = r"(?:major|augment|revaloris|relev|hauss|rehauss|actualis|index)"
_DOWN = r"(?:baiss|diminu|redui|minor)"
_RAISED = re.compile(
    rf"\b(?:tarifs|prix|loyers|redevances|droits|taux|indemnites|participations|cotisations|bases)\b"
    rf"[^.;]{{0,80}}\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\w* (?:\w+ )?de\W*$"
)
"""Said of many figures at once; of one, the sentence gives both ends itself."""


@dataclass(frozen=True, slots=True)
class RaiseSettings:
    """When lines are believed to follow a raise: as many as leave no chance, for a line within half
    a unit of its last digit does so once in some dozens; and far more than do not."""

    least_lines: int = 3
    least_share: float = 0.75
    chance: float = 0.05
    near: Decimal = Decimal("0.05")
    """How far a price stated in prose may be from the raised one and still be meant."""


SETTINGS = RaiseSettings()


@dataclass(frozen=True, slots=True)
class Raise:
    """A raise as stated: by what every figure is multiplied, and of which figures it is said."""

    clause: Clause
    factor: Decimal

    @property
    def fact(self) -> Fact:
        """The percentage."""
        return self.clause.said.claim.fact


def find(context: Context) -> Iterator[Identity | Abstention]:
    """ "Les tarifs sont majorés de 2,5 %": each new figure is the old one of its row times 1,025,
    where a table has both and most of its lines obey; and so is each price that prose moves "de A
    à B".

    An act that states two raises leaves open which figures follow which, and is left.
    """
    subjects = context.prose.subjects
    clauses = list(chain.from_iterable(context.prose.clauses))
    for raised in _raises(clauses):
        section = raised.fact.section
        own = ids_of(subjects.tables_of(section))
        followed = False
        for order, view in enumerate(context.figure_tables):
            if view.table.id in own:
                lines = tuple(_lines(context, raised, read_labels(view, order)))
                followed = followed or bool(lines)
                yield from lines
        if followed:
            yield from _moves(context, subjects, raised, clauses)


def _raises(clauses: Sequence[Clause]) -> list[Raise]:
    """The one raise of each part of a document."""
    found: dict[str, list[Raise]] = {}
    for clause in clauses:
        fact = clause.said.claim.fact
        words = _RAISED.search(fold(clause.said.opening))
        if (
            fact.counts == "percent"
            and fact.value is not None
            and words is not None
        ):
            sign = -1 if words["down"] else 1
            factor = 1 + sign * abs(fact.value) / _HUNDRED
            found.setdefault(fact.section, []).append(Raise(clause, factor))
    alone = []
    for raises in found.values():
        if len({one.factor for one in raises}) == 1:
            alone.append(raises[0])
    return alone


def _lines(
    context: Context, raised: Raise, table: TableLabels
) -> Iterator[Identity]:
    """The lines of a table that follow the raise, where enough of them do."""
    outcomes = []
    for older, newer in _column_pairs(raised, table):
        for old, new in _figures(table, older, newer):
            identity = _product(context, raised, new, old)
            outcomes.append(evaluate(identity, context.facts))
    held = sum(one.verdict is Verdict.HELD for one in outcomes)
    telling = held + sum(one.verdict is Verdict.FAILED for one in outcomes)
    if held < SETTINGS.least_lines or held < SETTINGS.least_share * telling:
        return
    tally = Trial(held, telling - held, SETTINGS.chance).tally
    adoption = by_lines(
        tally, "the act states the raise, and its lines follow", Ground.WORDS
    )
    for outcome in outcomes:
        if outcome.verdict is not Verdict.ABSTAINED:
            yield _adopted(outcome, adoption)


def _adopted(outcome: Outcome, adoption: Adoption) -> Identity:
    return replace(outcome.identity, adoption=adoption)


def _column_pairs(
    raised: Raise, table: TableLabels
) -> Iterator[tuple[ColumnLabel, ColumnLabel]]:
    """Columns of one thing in one year and in the next."""
    said = frozenset(label_stems(raised.clause.said.opening))
    for older in table.columns:
        for newer in table.columns:
            if not older.years or not newer.years:
                continue
            if older.column.kind is not newer.column.kind:
                continue
            named = (
                older.words == newer.words or older.words & newer.words & said
            )
            if named and min(newer.years) == min(older.years) + 1:
                yield older, newer


def _figures(
    table: TableLabels, older: ColumnLabel, newer: ColumnLabel
) -> Iterator[tuple[Fact, Fact]]:
    """What the lines print in two columns, where both print a figure that is not nil."""
    for label in table.rows:
        if label.total:
            continue
        old = table.view.facts.get((label.row.index, older.column.index))
        new = table.view.facts.get((label.row.index, newer.column.index))
        if old is None or new is None:
            continue
        if old.value and new.value:
            yield old, new


def _product(context: Context, raised: Raise, new: Fact, old: Fact) -> Identity:
    name = " · ".join((*new.row_path[-1:], *new.column_path))
    return Identity(
        id=place_id(CODE, context.document, new),
        rule=CODE,
        kind=Kind.PRODUCT,
        form=Form.PRODUCT,
        result=new.id,
        terms=(Term(old.id),),
        table_id=new.table_id,
        constant=raised.factor,
        severity=Severity.ERROR,
        label=f"« {name} »",
        label_en=f"“{name}”",
    )


def _moves(
    context: Context,
    subjects: Subjects,
    raised: Raise,
    clauses: Sequence[Clause],
) -> Iterator[Identity]:
    """The prices that prose moves "de A à B" by nearly as much as the raise; one that does not
    follow it only where no more do so than follow: the others have terms of their own."""
    near = (
        _moved_near(context, subjects, raised, old, new)
        for old, new in _prices_moved(raised, clauses)
    )
    others, broken = partition(
        present(near), lambda one: one.verdict is not Verdict.FAILED
    )
    if len(broken) <= max(1, len(others)):
        others += broken
    yield from (one.identity for one in others)


def _prices_moved(
    raised: Raise, clauses: Sequence[Clause]
) -> Iterator[tuple[Clause, Clause]]:
    """Both ends of each price that the raise may be said of: no count of things has a tariff, and a
    new price that the act says again is set by itself."""
    section = raised.fact.section
    said = Counter(
        one.said.claim.fact.value
        for one in clauses
        if one.said.claim.fact.section == section
    )
    for first, second in pairwise(clauses):
        new = second.said.claim.fact
        ends = first.move is Move.FROM and second.move is Move.TO
        priced = new.section == section and new.unit is Unit.EUR
        if ends and priced and said[new.value] == 1:
            yield first, second


def _moved_near(
    context: Context,
    subjects: Subjects,
    raised: Raise,
    first: Clause,
    second: Clause,
) -> Outcome | None:
    """How a price fares as the old one raised; None where it is too far from that to be meant."""
    place = subjects.where(second.said.claim)
    old, new = first.said.claim.fact, second.said.claim.fact
    identity = replace(
        _product(context, raised, new, old),
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=by_words("the act states the raise"),
        label=f"{place.fr} : le texte",
        label_en=f"{place.en}: the text",
    )
    outcome = evaluate(identity, context.facts)
    far = SETTINGS.near * abs(outcome.expected or Decimal(0))
    if outcome.delta is None or abs(outcome.delta) > far:
        return None
    return outcome


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.PRODUCT,
    title=Message(
        "Les tarifs suivent la hausse annoncée",
        "Tariffs follow the raise that is announced",
    ),
    source=Message("Hausse énoncée par l'acte", "The raise stated by the act"),
    failed=Message(
        "{place} porte {printed} ; l'ancien chiffre {other}, relevé comme l'acte le dit, donne"
        " {expected}, soit un écart de {delta}.",
        "{place} prints {printed}; the old figure {other}, raised as the act says, gives"
        " {expected}, a difference of {delta}.",
    ),
    find=find,
)

CHECKS = (CHECK,)
