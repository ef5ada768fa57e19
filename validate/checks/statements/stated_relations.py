"""What the words of a sentence make of its numbers: a change, a share, a sum, what is left."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import Fact
from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.finding import Abstention, Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Severity,
    Verdict,
    evaluate,
)
from validate.prose.clauses import Clause, read_clauses
from validate.prose.pairing.misprints import is_slip
from validate.prose.pairing.pair_cells import CellPairer
from validate.prose.relations import Sentence, StatedRelation, relations
from validate.prose.statements import read_sentences
from validate.prose.subjects.table_subjects import Subjects

CODE = "stated-relations"
NEAR = Decimal("0.2")
"""How far a figure may be from what the words give and still be it, mistaken: farther, the words
spoke of other operands."""


def find(context: Context) -> Iterator[Identity | Abstention]:
    """Every relation that a sentence states of its numbers, over the sentence and the cells that
    its numbers surely stand for.

    A warning where it fails: a sentence has but its words to support it. One that is far off was
    misunderstood, and abstains.
    """
    subjects = Subjects(context.document)
    pairer = CellPairer(subjects, context.figure_tables)
    labels = {table.view.table.id: table for table in pairer.tables}
    added_up = [one for one in context.found if one.rule == "sentence-adds-up"]
    known = {identity.result for identity in added_up}

    earlier: dict[str, tuple[Fact, ...]] = defaultdict(tuple)

    for group in read_sentences(context.document.claims):
        clauses = read_clauses(group)
        first = clauses[0].said.claim
        section = first.fact.section
        sentence = Sentence(clauses, pairer, labels, earlier[section])
        for relation in relations(sentence):
            if relation.result.id not in known and _is_read(context, relation):
                yield _stated(context, subjects, relation, first.article)
        earlier[section] += _last_amount(clauses)


def _last_amount(clauses: Sequence[Clause]) -> tuple[Fact, ...]:
    """The last amount of a sentence: what it comes to."""
    facts = [clause.said.claim.fact for clause in clauses]
    return tuple([fact for fact in facts if fact.counts == "amount"][-1:])


def _is_read(context: Context, relation: StatedRelation) -> bool:
    facts = (
        relation.result,
        *(context.facts[term.fact] for term in relation.terms),
    )
    return all(fact.value is not None for fact in facts)


def _stated(
    context: Context, subjects: Subjects, relation: StatedRelation, article: str
) -> Identity | Abstention:
    result = relation.result
    claim = next(
        one for one in context.document.claims if one.fact.id == result.id
    )
    place = subjects.where(claim)
    identity = Identity(
        id=place_id(
            CODE, context.document, result, relation.why, article, claim.subject
        ),
        rule=CODE,
        kind=relation.kind,
        form=relation.form,
        result=result.id,
        terms=relation.terms,
        table_id=relation.table_id,
        constant=relation.constant,
        offset=relation.offset,
        severity=Severity.WARNING,
        nature=Nature.JUDGMENTAL,
        adoption=by_words(relation.why),
        label=place.fr,
        label_en=place.en,
        rounded=_rounded(context, relation),
    )
    outcome = evaluate(identity, context.facts)
    if outcome.verdict is not Verdict.FAILED or _is_meant(
        relation, outcome.expected
    ):
        return identity
    return Abstention(
        CODE, "", place.fr, _FAR, places=result.places, label_en=place.en
    )


def _rounded(context: Context, relation: StatedRelation) -> tuple[str, ...]:
    """The result, where it is printed with fewer decimals than its terms."""
    number = relation.result.number
    terms = [context.facts[term.fact].number for term in relation.terms]
    if number is None or relation.form is not Form.WEIGHTED_SUM:
        return ()
    finer = any(one is not None and one.ulp < number.ulp for one in terms)
    if finer:
        return (relation.result.id,)
    return ()


def _is_meant(relation: StatedRelation, expected: Decimal | None) -> bool:
    """Whether a figure may be the one that the words give, mistaken; where the place alone tells
    the terms, only by a slip of the hand.
    """
    result = relation.result
    if result.value is None or expected is None:
        return False
    if relation.by_place:
        return is_slip(result.value, expected)
    gap = abs(abs(result.value) - abs(expected))
    near = gap <= NEAR * max(abs(result.value), abs(expected))
    return near or is_slip(result.value, expected)


_FAR = Message(
    "les nombres de la phrase donnent tout autre chose : elle parle sans doute d'autres termes",
    "the sentence's numbers give something else altogether: it must speak of other terms",
)

CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message(
        "Une hausse, une part, une somme dites par une phrase sont celles de ses nombres",
        "A change, a share or a sum that a sentence states is that of its numbers",
    ),
    source=Message(
        "Arithmétique énoncée par la phrase",
        "Arithmetic stated by the sentence",
    ),
    failed=Message(
        "{place} : la phrase donne {printed}, ses nombres donnent {expected} ({equation}).",
        "{place}: the sentence says {printed}, its numbers give {expected} ({equation}).",
    ),
    find=find,
)

CHECKS = (CHECK,)
