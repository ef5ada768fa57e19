"""A number of the text that two recalculations of its neighbours contradict alike."""

from collections.abc import Iterator
from dataclasses import replace

from extract.facts import Fact
from validate.belief.trials import significant_digits
from validate.check import Check, Context, recalculated_identity
from validate.model.adoption import by_words
from validate.model.finding import Message
from validate.model.identity import (
    Identity,
    Kind,
    Outcome,
    Severity,
    Verdict,
    evaluate,
)
from validate.prose.deriving.derivation import Derivation
from validate.prose.pairing.misprints import is_slip
from validate.prose.recalculating.cross_checks import CrossCheck, cross_checks

CODE = "recalculated-twice"
_TELLING, _LARGE = 4, 1_000
"""Digits on which two calculations hardly agree by accident, and a size from which noughts tell."""
_RESULT_OF_OTHERS = by_words("the words before it say that others make it")
_MADE_TWICE = by_words(
    "the numbers right before it make what another number is made of"
)


def find(context: Context) -> Iterator[Identity]:
    """Two identities of each number that the numbers before it and others behind it make something
    else, and the same: that of the number, and that of one that is made of it.

    What holds is not told: numbers that agree by their figures alone prove none of each other.
    Where a check before makes the number the same, the second identity alone is.
    """
    for numbers in context.prose.said_numbers:
        for check in cross_checks(numbers, context.prose.tabled_sizes):
            if not _may_be_met(check.said.fact, check.own.derive()):
                yield from _identities(context, check)


def _identities(context: Context, check: CrossCheck) -> Iterator[Identity]:
    said, own = check.said, check.own.derive()
    before = [one for one in context.found if one.result == said.fact.id]
    known = evaluate(before[-1], context.facts) if before else None
    if known is not None and _is_settled(known):
        return
    is_other = known is not None and known.expected != own.value
    if is_other and not check.is_told:
        return
    if known is None or is_other:
        yield _identity(context, check, said.fact, own)
    other = check.other
    yield _identity(context, check, other.result.fact, other.derive())


def _may_be_met(fact: Fact, made: Derivation) -> bool:
    """Whether two calculations may agree by accident: on few digits, which no slip makes of what is
    printed."""
    if fact.value is None or is_slip(abs(fact.value), abs(made.value)):
        return False
    few = significant_digits(made.value) < _TELLING
    return few and abs(made.value) < _LARGE


def _is_settled(known: Outcome) -> bool:
    """Whether a check before makes a number what it is, or cannot tell."""
    return known.verdict is Verdict.HELD or known.expected is None


def _identity(
    context: Context, check: CrossCheck, result: Fact, made: Derivation
) -> Identity:
    """An error where words and the other identity are two supports, otherwise a warning."""
    claim = check.said.number.claim
    stated = recalculated_identity(context, CODE, claim, result, made)
    if not check.is_told:
        return replace(stated, adoption=_MADE_TWICE)
    return replace(stated, severity=Severity.ERROR, adoption=_RESULT_OF_OTHERS)


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
