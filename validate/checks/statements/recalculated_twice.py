"""A number of the text that two recalculations of its neighbours contradict alike."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.facts import Fact
from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.finding import Message
from validate.model.identity import Identity, Kind, Nature, Severity
from validate.prose.deriving.derivation import Derivation
from validate.prose.recalculating.cross_checks import CrossCheck, cross_checks
from validate.prose.recalculating.said_numbers import by_section

CODE = "recalculated-twice"
_PLACES = 4
"""Decimals to which figures are compared."""


def find(context: Context) -> Iterator[Identity]:
    """Two identities of each number that the numbers before it and others behind it make something
    else, and the same: that of the number, and that of one that is made of it.

    What holds is not told: numbers that agree by their figures alone prove none of each other.
    """
    told = {identity.result for identity in context.found}
    elsewhere = frozenset(
        round(abs(float(fact.value)), _PLACES)
        for fact in context.facts.values()
        if fact.table_id and fact.value is not None
    )
    for numbers in by_section(context.prose.wordings):
        for check in cross_checks(numbers, elsewhere):
            if check.said.fact.id not in told:
                yield from _identities(context, check)


@dataclass(frozen=True, slots=True)
class _Side:
    """A number, and what makes it."""

    result: Fact
    derivation: Derivation


def _identities(context: Context, check: CrossCheck) -> Iterator[Identity]:
    place = context.prose.subjects.where(check.said.number.claim)
    for made in (check.own, check.other):
        side = _Side(made.result.fact, made.derive())
        yield _identity(context, side, place)


def _identity(context: Context, side: _Side, place: Message) -> Identity:
    made, result = side.derivation, side.result
    return Identity(
        id=place_id(
            CODE, context.document, result, *(one.id for one in made.terms)
        ),
        rule=CODE,
        kind=made.kind,
        form=made.form,
        result=result.id,
        terms=made.as_terms,
        constant=made.constant,
        offset=made.offset,
        severity=Severity.ERROR,
        nature=Nature.JUDGMENTAL,
        adoption=by_words("the words before it say that others make it"),
        label=place.fr,
        label_en=place.en,
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message(
        "Un montant du texte est celui que deux recalculs sans chiffre commun donnent",
        "An amount of the text is what two recalculations that share no figure give",
    ),
    source=Message(
        "Recoupement de deux calculs du texte",
        "Two calculations of the text that cross-check",
    ),
    failed=Message(
        "{place} : le texte porte {printed}, deux calculs de ses autres nombres donnent "
        "{expected} ({equation}).",
        "{place}: the text says {printed}, two calculations from its other numbers give "
        "{expected} ({equation}).",
    ),
    find=find,
)

CHECKS = (CHECK,)
