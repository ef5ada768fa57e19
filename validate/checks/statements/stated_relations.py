"""What the words of a sentence make of its numbers: a change, a share, a sum, what is left."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from extract.facts import Claim, Fact
from extract.several import only, partition
from validate.check import Check, Context, place_id
from validate.model.adoption import Ground, by_words
from validate.model.finding import Abstention, Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
    Nature,
    Verdict,
    evaluate,
)
from validate.prose.clauses import Clause
from validate.prose.deriving.derivation import HUNDRED, Derivation, quotient
from validate.prose.deriving.reckoned import reckoned
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.pairing.misprints import is_slip, is_slip_as_printed
from validate.prose.recalculating.rivals import EXPLAINED
from validate.prose.relations import Sentence, StatedRelation, relations
from validate.prose.said_identity import said_identity
from validate.prose.subjects.table_subjects import Subjects
from validate.prose.tabled.misprinted_parts import misprinted_part

CODE = "stated-relations"
_ARITHMETIC = ("printed-formulas", "sentence-adds-up")
"""The checks before this one that make a number of others of its sentence."""
_ON_OTHER_BASE = 0.6
"""How likely a percentage is not the one that its sentence asks for, where it is a share or a
change of other numbers beside it: of 13 figures of acts that others give so 12 are wrong, half of
the first that nobody had looked at."""


def find(context: Context) -> Iterator[Identity | Abstention]:
    """Every relation that a sentence states of its numbers, over the sentence and the cells that
    its numbers surely stand for.

    A warning where it fails: a sentence has but its words to support it. One that is far off was
    misunderstood, and abstains.
    """
    subjects, pairer = context.prose.subjects, context.prose.pairer
    labels = {table.view.table.id: table for table in pairer.tables}
    known = {one.result for one in context.found if one.rule in _ARITHMETIC}

    facts = context.facts.values()
    found = tuple(reckoned(context.prose.wordings, facts))
    defined = {made.result.fact.id for made in found if made.law}
    earlier: dict[str, tuple[Fact, ...]] = defaultdict(tuple)

    for clauses in context.prose.clauses:
        first = clauses[0].said.claim
        section = first.fact.section
        sentence = Sentence(clauses, pairer, labels, earlier[section])
        for relation in relations(sentence):
            result = relation.result.id
            is_open = result not in known and result not in defined
            if is_open and _is_read(context, relation):
                known.add(relation.result.id)
                claim = _claim_of(clauses, relation)
                yield _stated(context, subjects, relation, first.article, claim)
        earlier[section] += _last_amount(clauses)
    yield from _worded(context, subjects, found, known)


def _worded(
    context: Context,
    subjects: Subjects,
    found: Sequence[Reckoned],
    known: Set[str],
) -> Iterator[Identity | Abstention]:
    """What the units of a sentence's numbers, in figures or in words, leave no choice of; where
    another check finds what a number restates, only as far as it holds, or the one part of it that
    is a slip of what the others leave."""
    said = chain.from_iterable((made.result, *made.parts) for made in found)
    held = _held(context, {one.fact.id for one in said})
    for made in found:
        if made.result.fact.id in known or not _is_read(
            context, _relation(made)
        ):
            continue
        stated = _of_words(context, subjects, made)
        is_right = _holds(context, stated)
        part = None if is_right else misprinted_part(made, held)
        if part is not None:
            yield _of_words(context, subjects, part)
        elif is_right or made.result.fact.id not in held:
            yield stated


def _of_words(
    context: Context, subjects: Subjects, made: Reckoned
) -> Identity | Abstention:
    claim = made.result.claim
    return _stated(context, subjects, _relation(made), claim.article, claim)


def _held(context: Context, asked: Set[str]) -> frozenset[str]:
    """Those of some numbers that an identity before this check gives, and rightly."""
    return frozenset(
        identity.result
        for identity in context.found
        if identity.result in asked and _holds(context, identity)
    )


def _holds(context: Context, stated: Identity | Abstention) -> bool:
    if isinstance(stated, Abstention):
        return False
    return evaluate(stated, context.facts).verdict is Verdict.HELD


def _relation(made: Reckoned) -> StatedRelation:
    """What a sentence makes of a number, with the sign of what is stated: so much less."""
    fact = made.result.fact
    return replace(
        _as_stated(fact, made.derivation.as_told(fact)),
        by_place=made.loose,
        near=made.near,
        outright=made.is_outright,
        nature=Nature.LEGAL if made.law else Nature.JUDGMENTAL,
    )


def _as_stated(result: Fact, made: Derivation) -> StatedRelation:
    return StatedRelation(
        result=result,
        terms=made.as_terms,
        form=made.form,
        kind=made.kind,
        why=made.why,
        constant=made.constant,
        offset=made.offset,
    )


def _claim_of(clauses: Sequence[Clause], relation: StatedRelation) -> Claim:
    """The claim of a relation's result, which is one of its sentence."""
    claims = (clause.said.claim for clause in clauses)
    return next(one for one in claims if one.fact.id == relation.result.id)


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
    context: Context,
    subjects: Subjects,
    relation: StatedRelation,
    article: str,
    claim: Claim,
) -> Identity | Abstention:
    place = subjects.where(claim)
    identity = _identity(context, relation, article, claim, place)
    outcome = evaluate(identity, context.facts)
    if outcome.verdict is not Verdict.FAILED:
        return identity
    share = _slipped_share(context, relation)
    if share is not None:
        return _identity(context, share, article, claim, place)
    operands = [context.facts[term.fact] for term in relation.terms]
    if not _is_meant(relation, outcome.expected):
        reason = _FAR
    elif not context.prose.rivals.explain(relation.result, operands):
        return identity
    elif _is_share(relation.result):
        adoption = replace(identity.adoption, misprinted=_ON_OTHER_BASE)
        return replace(identity, adoption=adoption)
    else:
        reason = EXPLAINED
    places = relation.result.places
    return Abstention(
        CODE, "", place.fr, reason, places=places, label_en=place.en
    )


def _identity(
    context: Context,
    relation: StatedRelation,
    article: str,
    claim: Claim,
    place: Message,
) -> Identity:
    result = relation.result
    name = place_id(
        CODE, context.document, result, relation.why, article, claim.subject
    )
    grounds = (Ground.POSITION,) if relation.outright else ()
    return replace(
        said_identity(name, CODE, result, relation, place),
        table_id=relation.table_id,
        adoption=by_words(relation.why, *grounds),
        nature=relation.nature,
        rounded=_rounded(context, relation),
    )


def _slipped_share(
    context: Context, relation: StatedRelation
) -> StatedRelation | None:
    """The percentage that makes an amount of another, where it is a slip of what the amount is of
    that one, and the amount is none of what it makes: "16,2 %, soit 662 760 €" of 5 260 000."""
    facts = [context.facts[term.fact] for term in relation.terms]
    shares, bases = partition(facts, _is_share)
    share, base = only(shares), only(bases)
    is_share = relation.constant * HUNDRED == 1
    is_part = relation.form is Form.PRODUCT and is_share
    if share is None or base is None or not is_part:
        return None
    made = quotient(relation.result, base, relation.why)
    part, whole = relation.result.value_or_zero, base.value_or_zero
    taken = whole * share.value_or_zero / HUNDRED
    if is_slip(part, taken) or not is_slip_as_printed(share, made.value):
        return None
    return _as_stated(share, made)


def _is_share(fact: Fact) -> bool:
    return fact.counts == "percent"


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
    slipped = is_slip(result.value, expected)
    is_product = relation.form is Form.PRODUCT or len(relation.terms) == 1
    is_other = is_product and _is_so_many_times(result, expected)
    if relation.by_place or is_other:
        return slipped
    gap = abs(abs(result.value) - abs(expected))
    near = gap <= relation.near * max(abs(result.value), abs(expected))
    return near or slipped


def _is_so_many_times(result: Fact, expected: Decimal) -> bool:
    """Whether one of two amounts is just so many times the other: "14 260 repas à 1 €, soit
    42 780 € attendus de l'État", which are three for each."""
    small, large = sorted((abs(result.value_or_zero), abs(expected)))
    return small > 0 and small != large and not large % small


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
