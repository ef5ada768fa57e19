"""Arithmetic that one sentence states by itself: a sum shared out, a change in per cent, shares of
a whole.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import Claim
from extract.french.lexicon.concept import WordList
from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.finding import Abstention, Message
from validate.model.identity import Form, Identity, Kind, Nature, Severity, Term
from validate.prose.statements import Statement
from validate.prose.subjects.table_subjects import Subjects
from validate.prose.words import names

CODE = "sentence-adds-up"
_SENTENCE = by_words("the sentence says so")
_SHARED = re.compile(
    r"^\W*(?:€|euros?)?\W*(?:se |est |sont |ete )?(?:repart|decompos|ventil|partag|reparti)\w*\b"
)
"""After an amount that is shared out: "se répartit"."""
_CHANGE = re.compile(
    r"\b(?P<up>progression|hausse|augmentation|croissance|accroissement)"
    r"|\b(?P<down>baisse|diminution|recul|reduction)"
)
"""A noun of change, and its direction."""
_OPENS = ("(", ":")
"""Right before the first of several parts."""
_PASSES = WordList("passe*")
"""A verb that says two ends: "passe de 10 à 12"."""
_FROM, _TO = re.compile(r"\bde$"), re.compile(r"^\S* ?(?:\w+ )?a$|^a$")
"""Before the first of the two ends, and between both."""
_HUNDRED = Decimal(100)


def find(context: Context) -> Iterator[Identity | Abstention]:
    """What a sentence says of its own numbers, where its wording leaves no other reading.

    "La somme de A se répartit entre … (B) et … (C)": A = B + C. "Passé de A à B, soit une hausse de
    P %":
    P = (B - A) / A. A list of at least four percentages that comes within five points of a hundred:
    information only, since a share may be left out.
    """
    subjects = context.prose.subjects
    for group in context.prose.sentences:
        yield from _shared_out(context, subjects, group)
        yield from _changed(context, subjects, group)
        yield from _shares(context, subjects, group)


def _shared_out(
    context: Context, subjects: Subjects, group: Sequence[Statement]
) -> Iterator[Identity]:
    if len(group) < 3 or not all(map(_is_an_amount, group)):
        return
    if not _all_read(group, r"€|\beuros?\b"):
        return
    whole, *parts = group
    if not _SHARED.search(names.plain_words(whole.after)):
        return

    # The last part may follow without a mark: "et le solde".
    if all(part.before.rstrip().endswith(_OPENS) for part in parts[:-1]):
        terms = tuple(Term(part.claim.fact.id) for part in parts)
        yield _identity(
            context, subjects, whole.claim, terms, Form.WEIGHTED_SUM, Kind.SUM
        )


def _is_an_amount(statement: Statement) -> bool:
    fact = statement.claim.fact
    return fact.counts == "amount" and fact.value is not None


def _changed(
    context: Context, subjects: Subjects, group: Sequence[Statement]
) -> Iterator[Identity]:
    for first, second, change in zip(group, group[1:], group[2:], strict=False):
        words = _CHANGE.search(names.plain_words(change.before))
        if words is None or change.claim.fact.counts != "percent":
            continue
        start = names.plain_words(first.before)
        if not _FROM.search(start) or not _PASSES.within(start):
            continue
        if not _TO.search(names.plain_words(second.before)):
            continue
        sign = 1 if words["up"] else -1
        terms = (Term(second.claim.fact.id), Term(first.claim.fact.id))
        yield _identity(
            context,
            subjects,
            change.claim,
            terms,
            Form.RATIO,
            Kind.DIFFERENCE,
            sign * _HUNDRED,
            -sign * _HUNDRED,
        )


def _shares(
    context: Context, subjects: Subjects, group: Sequence[Statement]
) -> Iterator[Identity]:
    if (
        len(group) < 4
        or any(one.claim.fact.counts != "percent" for one in group)
        or not _all_read(group, "%")
    ):
        return
    values = [one.claim.fact.value_or_zero for one in group]
    if abs(sum(values, Decimal(0)) - _HUNDRED) <= 5 and max(values) < 60:
        ids = tuple(one.claim.fact.id for one in group)
        terms = tuple(map(Term, ids))
        yield _identity(
            context,
            subjects,
            group[0].claim,
            terms,
            Form.WEIGHTED_SUM,
            Kind.SUM,
            _HUNDRED,
            shares=ids,
        )


def _all_read(group: Sequence[Statement], sign: str) -> bool:
    """Whether the sentence prints no more figures with this sign than were read: else a part may be
    missing.
    """
    # the signs of the sentence, "%" or "€|euros?"
    return len(re.findall(sign, group[0].claim.sentence)) == len(group)


def _identity(
    context: Context,
    subjects: Subjects,
    claim: Claim,
    terms: tuple[Term, ...],
    form: Form,
    kind: Kind,
    constant: Decimal = Decimal(1),
    offset: Decimal = Decimal(0),
    shares: tuple[str, ...] = (),
) -> Identity:
    scope = (
        claim.article,
        claim.fact.theme,
        claim.fact.operation,
        claim.heading,
        claim.subject,
    )
    where = subjects.where(claim)
    return Identity(
        id=place_id(CODE, context.document, claim.fact, form.value, *scope),
        rule=CODE,
        kind=kind,
        form=form,
        result="" if shares else claim.fact.id,
        terms=terms,
        constant=constant,
        offset=offset,
        severity=Severity.INFO if shares else Severity.ERROR,
        nature=Nature.JUDGMENTAL if shares else Nature.FACTUAL,
        adoption=_SENTENCE,
        label=where.fr,
        label_en=where.en,
        rounded=shares,
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.SUM,
    title=Message(
        "Une phrase dit vrai de ses propres nombres",
        "A sentence is right about its own numbers",
    ),
    source=Message(
        "Arithmétique énoncée par la phrase",
        "Arithmetic stated by the sentence",
    ),
    failed=Message(
        "{place} : les nombres de la phrase donnent {printed} d'un côté, {expected} de l'autre.",
        "{place}: the sentence's numbers give {printed} on one side, {expected} on the other.",
    ),
    find=find,
)


CHECKS = (CHECK,)
