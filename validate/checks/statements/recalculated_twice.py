"""A number of the text that two recalculations of its neighbours contradict alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extract.facts import Fact
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
    Where a check before makes the number the same, the second identity alone is.
    """
    known = _known(context)
    elsewhere = frozenset(
        round(abs(float(fact.value)), _PLACES)
        for fact in context.facts.values()
        if fact.table_id and fact.value is not None
    )
    for numbers in by_section(context.prose.wordings):
        for check in cross_checks(numbers, elsewhere):
            yield from _identities(context, check, known)


def _known(context: Context) -> Mapping[str, Decimal | None]:
    """What checks before this one make of each number: nothing where that holds."""
    known: dict[str, Decimal | None] = {}
    for identity in context.found:
        outcome = evaluate(identity, context.facts)
        held = outcome.verdict is Verdict.HELD
        known[identity.result] = None if held else outcome.expected
    return known


@dataclass(frozen=True, slots=True)
class _Side:
    """A number, and what makes it."""

    result: Fact
    derivation: Derivation


def _identities(
    context: Context,
    check: CrossCheck,
    known: Mapping[str, Decimal | None],
) -> Iterator[Identity]:
    said = check.said.fact
    own = check.own.derive()
    if known.get(said.id, own.value) is None:
        return
    place = context.prose.subjects.where(check.said.number.claim)
    if known.get(said.id) != own.value:
        yield _identity(context, _Side(said, own), place)
    other = _Side(check.other.result.fact, check.other.derive())
    yield _identity(context, other, place)


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
