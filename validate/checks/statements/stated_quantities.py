"""A number of the text is one of the figures that the document offers, or a slip of one."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import chain, islice, takewhile

from extract.facts import Claim, Fact
from extract.french.folding import plain
from extract.french.lexicon.sentences.limits_said import LIMIT
from extract.several import ids_of, only, with_id
from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.counted_line import CountedLine
from validate.model.finding import Abstention, Message
from validate.model.identity import (
    Form,
    Identity,
    Kind,
)
from validate.model.typing_slips import digits_told
from validate.prose.clauses import Clause
from validate.prose.counting.count_candidates import (
    LINES,
    Way,
    counted_lines,
)
from validate.prose.deriving.derivation import Derivation
from validate.prose.deriving.passage import Passage
from validate.prose.offers.judgment import NumberJudgment, judge_number
from validate.prose.offers.offer_space import OfferTables
from validate.prose.pairing.compared_by_rates import compared_by_rates
from validate.prose.pairing.misprints import restates
from validate.prose.recalculating.rivals import EXPLAINED
from validate.prose.said_identity import said_identity
from validate.prose.subjects.table_subjects import Subjects
from validate.prose.tabled.offer import Offer, OfferKind
from validate.prose.tabled.slips import accident
from validate.prose.words.label_words import printed_labels
from validate.prose.words.names import plain_words

CODE = "stated-quantities"
_SENTENCES = 3
"""Sentences before one whose amounts it may speak of, at least."""
_LINES = 8
"""Lines of a list before one that it may speak of."""
_LARGE = 2_000_000
"""Numbers by lines of tables beyond which a document is very large."""
_BEFORE = 80
"""Characters before a number in which words of a limit stand."""
_TELLING = 1e-4
_RATE_DIGITS = 2
"""Digits of a rate that is not met by accident."""
_COUNTED = Derivation(
    terms=(), weights=(), form=Form.ANY_OF, kind=Kind.COUNT, why=""
)
"""What a number is held to be that others do not make: so many lines."""


def find(context: Context) -> Iterator[Identity | Abstention]:
    """Every number of the prose that no check before has tied, against all that it may be.

    A warning where it is likelier to be a slip of one figure than anything else.
    """
    subjects = context.prose.subjects
    judged = list(_judged(context))
    made = {**_made_of_numbers(context), **dict(_held(judged))}
    compared = compared_by_rates(context.found, context.facts)
    for claim, one in judged:
        if one.holds:
            yield _identity(context, subjects, claim, one)
        elif not (
            _is_turned_round(claim.fact, one, made)
            or _is_compared(claim.fact, one, compared)
            or _is_what_follows(claim, one)
        ):
            yield _doubted(context, subjects, claim, one)


def _doubted(
    context: Context, subjects: Subjects, claim: Claim, judged: NumberJudgment
) -> Identity | Abstention:
    """What a number is a slip of, where no others make it as it is printed, and it is no limit."""
    reason = _silence(context, claim, judged.offer)
    if reason is None:
        return _identity(context, subjects, claim, judged)
    place = subjects.where(claim)
    return Abstention(
        CODE,
        "",
        place.fr,
        reason,
        places=claim.fact.places,
        label_en=place.en,
    )


def _silence(context: Context, claim: Claim, offer: Offer) -> Message | None:
    """Why nothing is said of a number that looks like a slip of what is offered; None where nothing
    speaks against it."""
    made = offer.derivation
    operands = () if made is None else made.terms
    reasons = (
        (context.prose.rivals.explain(claim.fact, operands), EXPLAINED),
        (_is_limit(claim, offer), _BOUND),
        (_is_rounded_share(claim.fact, made), _SHARED),
        (_is_operand(claim), _OPERAND),
        (claim.fact.value in context.prose.sums_across, _ACROSS),
        (_is_change_told(context, claim, offer), _CHANGED),
        (_is_of_another_thing(context, claim, operands), _ANOTHER),
    )
    return next((reason for holds, reason in reasons if holds), None)


def _is_change_told(context: Context, claim: Claim, offer: Offer) -> bool:
    """Whether the sentence tells the rate by which a number and the one that it is offered for
    differ: both are meant, as last year's price and this year's."""
    old, new = claim.fact.value, offer.value
    if not old or not new or old == new:
        return False
    change = 100 * (new - old) / old, 100 * (old - new) / new
    rates = (
        one.fact
        for one in context.document.claims
        if one.sentence == claim.sentence and one.fact.counts == "percent"
    )
    return any(
        digits_told(rate) >= _RATE_DIGITS
        and any(restates(rate, one) for one in change)
        for rate in rates
    )


def _is_of_another_thing(
    context: Context, claim: Claim, operands: Sequence[Fact]
) -> bool:
    """Whether a number is the price of one thing, and all that would make it those of others: "le
    voyage rapporte 0,38 € et coûte 1,88 € ; le kilomètre revient à 5,10 €"."""
    priced = context.prose.priced
    own = priced.get(claim.fact.id)
    others = {priced.get(one.id) for one in operands}
    is_known = own is not None and bool(others) and None not in others
    return is_known and own not in others


def _is_rounded_share(fact: Fact, made: Derivation | None) -> bool:
    """Whether a whole number gives, of the amount that a percentage with decimals is taken of, that
    percentage as it is rounded: "63,3 % de l'ensemble (67 482 entrées)"."""
    if made is None or made.form is not Form.PRODUCT or not fact.is_whole:
        return False
    share = only([one for one in made.terms if one.counts == "percent"])
    whole = only([one for one in made.terms if one.counts != "percent"])
    if share is None or whole is None or share.is_whole or not whole.value:
        return False
    return restates(share, 100 * fact.value_or_zero / whole.value)


def _is_limit(claim: Claim, offer: Offer) -> bool:
    """Whether words before a number say a limit, and none of a cell that it differs from: "Taux
    maximaux : 55,70 % pour le maire, 21,40 % par adjoint"."""
    if offer.kind is not OfferKind.CELL:
        return False
    before = claim.sentence.partition(claim.fact.printed)[0]
    is_said = LIMIT.within(plain_words(before[-_BEFORE:]))
    return bool(is_said and not LIMIT.within(plain_words(offer.name)))


def _is_operand(claim: Claim) -> bool:
    """Whether a number stands beside a sign of multiplication or division of a formula that the
    sentence prints: "0,30 + 0,70 × 108,4 / 104,9"."""
    before, _, after = claim.sentence.partition(claim.fact.printed)
    return bool(_TIMES_BEFORE.search(before) or _TIMES_AFTER.match(after))


_TIMES_BEFORE = re.compile(r"\d\s*[×x*/÷]\s*\Z")
"""What stands before a number that another is multiplied with, or divided by,"""
_TIMES_AFTER = re.compile(r"\s*[×x*/÷]\s*\d")
"""and behind one that another is."""
_OPERAND = Message(
    "le chiffre est un terme d'une formule que la phrase imprime",
    "the figure is a term of a formula that the sentence prints",
)
_ACROSS = Message(
    "une ligne d'un tableau donne ce nombre sur ses colonnes de même titre",
    "a line of a table comes to this number over its columns of one title",
)
_CHANGED = Message(
    "la phrase donne le taux dont ce nombre et l'autre diffèrent",
    "the sentence tells the rate by which this number and the other differ",
)
_ANOTHER = Message(
    "le nombre est le prix d'autre chose que les nombres dont il serait fait",
    "the number is the price of another thing than the numbers that would make it",
)
_SHARED = Message(
    "le pourcentage est arrondi, et le chiffre le donne",
    "the percentage is rounded, and the figure gives it",
)
_BOUND = Message(
    "la phrase donne une limite, et le chiffre du tableau n'en est pas une",
    "the sentence gives a limit, and the table's figure is none",
)


def _held(
    judged: Sequence[tuple[Claim, NumberJudgment]],
) -> Iterator[tuple[str, Set[str]]]:
    """The numbers that hold, and what they are reckoned from; no shares, which hold when others
    are a little wrong."""
    for claim, one in judged:
        derivation, fact = one.offer.derivation, claim.fact
        if one.holds and derivation is not None and fact.counts != "percent":
            yield fact.id, ids_of(derivation.terms)


def _judged(context: Context) -> Iterator[tuple[Claim, NumberJudgment]]:
    settled = _settled(context)
    tables = OfferTables(context.prose.pairer, settled)
    sums = _made_of_numbers(context)
    least = _least_chance(context)
    passages = list(read_passages(context))
    tables.acquaint(passages)
    places = [
        (passage, index)
        for passage in passages
        for index in range(len(passage.clauses))
        if _is_open(passage.fact(index), settled, least)
    ]
    judged = context.spread(partial(_judge, tables), places)
    for (passage, index), one in zip(places, judged, strict=True):
        claim = passage.clauses[index].said.claim
        if one is not None and not _is_turned_round(claim.fact, one, sums):
            yield claim, one


def _is_open(fact: Fact, settled: Set[str], least: float) -> bool:
    """Whether it is to be found what a number is."""
    return bool(
        fact.id not in settled and fact.value and accident(fact) <= least
    )


def _judge(
    tables: OfferTables, place: tuple[Passage, int]
) -> NumberJudgment | None:
    """What a number is taken for, without what told it, which is large."""
    judged = judge_number(tables, *place)
    if judged is None:
        return None
    return replace(judged, offer=replace(judged.offer, told_by=dict))


def _made_of_numbers(context: Context) -> Mapping[str, Set[str]]:
    """What a check before this one makes each number of the prose of, by the number."""
    return {
        one.result: frozenset(one.operands)
        for one in context.found
        if one.kind is not Kind.EQUALITY and not one.table_id
    }


def _is_turned_round(
    fact: Fact, judged: NumberJudgment, sums: Mapping[str, Set[str]]
) -> bool:
    """Whether a number is reckoned from another that is itself made of it: that says nothing new
    where the other is right, and is an accident where it is wrong.
    """
    derivation = judged.offer.derivation
    if derivation is None:
        return False
    return any(fact.id in sums.get(term.id, ()) for term in derivation.terms)


def _is_compared(
    fact: Fact, judged: NumberJudgment, compared: Set[frozenset[str]]
) -> bool:
    """Whether a number is held to be made of one that a rate told of both sets it against: "passe
    de 122,55 à 123,06, soit + 0,42 %"; or to be a cell, where a rate sets it against any."""
    if judged.offer.kind is OfferKind.CELL:
        return any(fact.id in pair for pair in compared)
    derivation = judged.offer.derivation
    terms = () if derivation is None else derivation.terms
    return any(frozenset((fact.id, one.id)) in compared for one in terms)


def _is_what_follows(claim: Claim, judged: NumberJudgment) -> bool:
    """Whether a number is held to be made of the one that it takes the place of: "de 31,20 € à
    31,93 €"."""
    derivation = judged.offer.derivation
    terms = () if derivation is None else derivation.terms
    said = plain(claim.sentence)
    return any(
        f"{plain(one.printed)} à {claim.fact.printed}" in said for one in terms
    )


def _least_chance(context: Context) -> float:
    """The chance of meeting a number by accident from which it is not looked at: in very large
    documents only numbers are that have digits enough to be told by."""
    lines = sum(len(view.rows) for view in context.figure_tables)
    if len(context.document.claims) * lines > _LARGE:
        return _TELLING
    return 1.0


def _settled(context: Context) -> frozenset[str]:
    """The numbers that an identity before this check ties to a table, or makes of others."""
    found: set[str] = set()
    for identity in context.found:
        tabled = any(map(context.is_tabled, identity.facts))
        if identity.table_id or tabled:
            found.update(identity.facts)
        elif identity.kind is not Kind.EQUALITY:
            found.add(identity.result)
    return frozenset(found)


def read_passages(context: Context) -> Iterator[Passage]:
    """The sentences with the numbers of those before them in their part of the document."""
    earlier: dict[str, list[tuple[Clause, ...]]] = defaultdict(list)
    for clauses in context.prose.clauses:
        section = clauses[0].said.claim.fact.section
        yield Passage(clauses, tuple(_just_before(earlier[section])))
        earlier[section].append(clauses)


def _just_before(
    sentences: Sequence[tuple[Clause, ...]],
) -> Iterator[Clause]:
    """The numbers of the last sentences; of a list, whose lines have one number each, those of more
    lines."""
    lines = takewhile(lambda one: len(one) == 1, reversed(sentences))
    listed = sum(1 for _ in islice(lines, _LINES))
    return chain.from_iterable(sentences[-max(_SENTENCES, listed) :])


def _identity(
    context: Context, subjects: Subjects, claim: Claim, judged: NumberJudgment
) -> Identity:
    offer = judged.offer
    label = subjects.where(claim)
    if offer.name:
        shown = printed_labels(offer.name)
        about = Message(f"« {shown} »", f"“{shown}”")
        label = Message.joined(label, about)
    made = _signed(claim, offer.derivation)
    equation = made or _COUNTED
    adoption = by_words(f"the words make it {offer.kind}")
    if not judged.holds:
        adoption = replace(adoption, misprinted=round(judged.probability, 2))
    fact = claim.fact
    name = place_id(
        CODE, context.document, fact, offer.kind, offer.name, claim.subject
    )
    return replace(
        said_identity(name, CODE, fact, equation, label),
        candidates=((LINES, offer.value),) if made is None else (),
        counted=_counted(context, offer),
        table_id=offer.table_id,
        adoption=adoption.as_heard(judged.told or not judged.holds),
        rounded=_rounded(claim, made),
    )


def _counted(context: Context, offer: Offer) -> tuple[CountedLine, ...]:
    """The lines that a figure is the number of; none of any other."""
    if not offer.lines:
        return ()
    table = with_id(context.document.tables, offer.table_id)
    assert table is not None
    return counted_lines(
        [Way(LINES, tuple((table, one) for one in offer.lines))]
    )


def _signed(claim: Claim, made: Derivation | None) -> Derivation | None:
    """The derivation with the sign of what is stated: a fall is so much less."""
    if made is None or claim.fact.value is None:
        return made
    return made.as_told(claim.fact)


def _rounded(claim: Claim, made: Derivation | None) -> tuple[str, ...]:
    """The number, where it leaves out decimals of what it restates."""
    number = claim.fact.number
    if number is None or made is None:
        return ()
    linear = made.form in (Form.EQUALITY, Form.WEIGHTED_SUM)
    if linear and made.value % number.ulp != 0:
        return (claim.fact.id,)
    return ()


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.EQUALITY,
    title=Message(
        "Un nombre du texte est celui que le document donne",
        "A number of the text is the one that the document gives",
    ),
    source=Message(
        "Règle de Pointage, « equality »", "A rule of Pointage, “equality”"
    ),
    failed=Message(
        "{place} : le texte donne {printed}, ses propres chiffres et ceux des tableaux donnent"
        " {expected}{reckoning}.",
        "{place}: the text says {printed}, its own numbers and those of the tables give"
        " {expected}{reckoning}.",
    ),
    find=find,
)

CHECKS = (CHECK,)
