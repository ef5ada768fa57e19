"""A number of a sentence is what others make it: what is left, what several come to, a share."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import chain, product

from extract.facts import Claim, Fact
from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.finding import Message
from validate.model.identity import (
    Identity,
    Kind,
    Nature,
    Severity,
    Verdict,
    evaluate,
)
from validate.prose.clauses import Clause, read_clauses
from validate.prose.deriving.deciding import (
    ChosenDerivation,
    decide,
    decide_sure,
)
from validate.prose.deriving.derivations import derivations
from validate.prose.deriving.passage import Passage
from validate.prose.deriving.sure_derivations import sure_derivations
from validate.prose.statements import read_sentences
from validate.prose.subjects.table_labels import (
    TableLabels,
    may_hold,
    read_labels,
)
from validate.prose.subjects.table_subjects import Subjects
from validate.prose.words.label_words import label_stems

CODE = "derived-numbers"
_FEWEST_LINES = 2
"""Lines of a table that a word names together, at least."""
_SENTENCES = 3
"""Sentences before one whose amounts it may speak of."""


def find(context: Context) -> Iterator[Identity]:
    """Every number of the prose that the words beside it let be reckoned from others.

    Words say how, the figures which: one that gives the number, or else the only one that it is a
    slip of, where chance would hardly give one. A warning where it fails. A number that is printed
    elsewhere too is another one, and none that another check has said of is looked at.
    """
    subjects = Subjects(context.document)
    settled = _settled(context)
    repeated = _repeated(context)
    for passage in _passages(context, subjects):
        for index, clause in enumerate(passage.clauses):
            claim = clause.said.claim
            if claim.fact.id in settled:
                continue
            decided = _decided(passage, index)
            if decided is None:
                continue
            identity = _identity(context, subjects, claim, decided)
            holds = evaluate(identity, context.facts).verdict is Verdict.HELD
            if holds or claim.fact.value not in repeated:
                yield identity


def _decided(passage: Passage, index: int) -> ChosenDerivation | None:
    """How a number is reckoned: as words surely say, or else as they allow."""
    stated = passage.fact(index)
    sure = decide_sure(stated, sure_derivations(passage, index))
    return sure or decide(stated, derivations(passage, index))


def _settled(context: Context) -> frozenset[str]:
    """The numbers that an identity before this check is the result of, unless it only equates."""
    return frozenset(
        one.result for one in context.found if one.kind is not Kind.EQUALITY
    )


def _repeated(context: Context) -> frozenset[Decimal]:
    """The figures that are printed twice."""
    seen, twice = set[Decimal](), set[Decimal]()
    for fact in context.facts.values():
        if fact.value is not None:
            (twice if fact.value in seen else seen).add(fact.value)
    return frozenset(twice)


@dataclass(frozen=True, slots=True)
class _Tables:
    """The tables of one part of the document, by their names."""

    tables: tuple[TableLabels, ...]

    def totals(self, named: frozenset[str]) -> list[Fact]:
        """The totals of the columns that some words head."""
        return [fact for one in self.tables for fact in _totals(one, named)]

    def lines(self, clause: Clause) -> Iterator[tuple[Fact, ...]]:
        """The figures of the lines that a word of a clause names, column by column."""
        for one in self.tables:
            yield from _lines_named(one, clause)


def _passages(context: Context, subjects: Subjects) -> Iterator[Passage]:
    """The sentences with the amounts of those before them in their part of the document."""
    earlier: dict[str, list[tuple[Clause, ...]]] = defaultdict(list)
    named = _tables_of(context, subjects)
    for group in read_sentences(context.document.claims):
        clauses = read_clauses(group)
        section = clauses[0].said.claim.fact.section
        before = chain.from_iterable(earlier[section][-_SENTENCES:])
        here = named(section)
        yield Passage(clauses, tuple(before), here.totals, here.lines)
        earlier[section].append(clauses)


def _tables_of(
    context: Context, subjects: Subjects
) -> Callable[[str], _Tables]:
    """The named tables of each part of the document."""
    views = context.figure_tables
    labels = [read_labels(view, order) for order, view in enumerate(views)]

    @cache
    def named(section: str) -> _Tables:
        own = {table.id for table in subjects.tables_of(section)}
        return _Tables(tuple(one for one in labels if one.view.table.id in own))

    return named


def _totals(table: TableLabels, named: Set[str]) -> Iterator[Fact]:
    """The totals of a table in columns that some words head."""
    for column in table.columns:
        if not column.words & named:
            continue
        for label in table.rows:
            place = label.row.index, column.column.index
            fact = table.view.facts.get(place) if label.total else None
            if fact is not None and fact.value is not None:
                yield fact


def _lines_named(
    table: TableLabels, clause: Clause
) -> Iterator[tuple[Fact, ...]]:
    """The figures of the lines that one word of a clause names, in each column that may hold its
    number: several lines, and not all.
    """
    claim = clause.said.claim
    noun = frozenset(label_stems(claim.unit_noun))
    columns = [
        column.column.index
        for column in table.columns
        if may_hold(claim.fact, noun, column)
    ]
    for rows, col in product(_groups(table, clause), columns):
        facts = [table.view.facts.get((row, col)) for row in rows]
        told = [one for one in facts if one is not None and one.value]
        if len(told) == len(rows):
            yield tuple(told)


def _groups(table: TableLabels, clause: Clause) -> list[tuple[int, ...]]:
    """The lines that each word names: several, and not all."""
    details = [label for label in table.rows if not label.total]
    groups = {
        tuple(label.row.index for label in details if word in label.head)
        for word in clause.own
    }
    return sorted(
        rows for rows in groups if _FEWEST_LINES <= len(rows) < len(details)
    )


def _identity(
    context: Context,
    subjects: Subjects,
    claim: Claim,
    decided: ChosenDerivation,
) -> Identity:
    made = decided.derivation
    place = subjects.where(claim)
    tables = [fact.table_id for fact in made.terms if fact.table_id]
    return Identity(
        id=place_id(
            CODE, context.document, claim.fact, made.why, claim.subject
        ),
        rule=CODE,
        kind=made.kind,
        form=made.form,
        result=claim.fact.id,
        terms=made.as_terms,
        constant=made.constant,
        offset=made.offset,
        table_id=tables[0] if tables else "",
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=by_words(made.why).as_heard(decided.told),
        label=place.fr,
        label_en=place.en,
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message(
        "Un nombre du texte est celui que d'autres donnent",
        "A number of the text is what others give",
    ),
    source=Message(
        "Arithmétique énoncée par le texte", "Arithmetic stated by the text"
    ),
    failed=Message(
        "{place} : le texte donne {printed}, le calcul qu'il énonce donne {expected}"
        " ({equation}).",
        "{place}: the text says {printed}, what it reckons gives {expected} ({equation}).",
    ),
    find=find,
)

CHECKS = (CHECK,)
