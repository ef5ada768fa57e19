"""A number of the text that a slip of the hand parts from what the numbers before it make."""

from collections.abc import Iterator
from dataclasses import replace

from validate.check import Check, Context, place_id
from validate.model.adoption import by_words
from validate.model.finding import Message
from validate.model.identity import Identity, Kind, Verdict, evaluate
from validate.prose.deriving.derivation import Derivation
from validate.prose.recalculating.said_numbers import tabled_sizes
from validate.prose.recalculating.slipped_results import (
    SlippedResult,
    slipped_results,
)
from validate.prose.said_identity import said_identity

CODE = "recalculated-slip"
_NEAR_AND_A_SLIP = by_words(
    "the numbers right before it make what a slip of the hand parts it from"
)


def find(context: Context) -> Iterator[Identity]:
    """One identity of each number that is parted by a slip from what those before it make, and that
    no check before speaks of.

    What holds is not told: numbers that agree by their figures alone prove none of each other.
    """
    elsewhere = tabled_sizes(context.facts.values())
    known = {one.result for one in context.found}
    accused = {
        one.result
        for one in context.found
        if evaluate(one, context.facts).verdict is Verdict.FAILED
    }
    for numbers in context.prose.said_numbers:
        for one in slipped_results(numbers, elsewhere, accused):
            if one.said.fact.id not in known:
                yield _identity(context, one)


def _identity(context: Context, slipped: SlippedResult) -> Identity:
    said = slipped.said
    made: Derivation = slipped.made.derive()
    terms = (one.id for one in made.terms)
    name = place_id(CODE, context.document, said.fact, *terms)
    place = context.prose.subjects.where(said.number.claim)
    return replace(
        said_identity(name, CODE, said.fact, made, place),
        adoption=_NEAR_AND_A_SLIP,
    )


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.DIFFERENCE,
    title=Message(
        "Un nombre du texte est, à une frappe près, ce que donnent ceux qui le précèdent",
        "A number of the text is, but for a slip of the hand, what those before it give",
    ),
    source=Message(
        "Recalcul d'un nombre à partir de ceux qui le précèdent",
        "A number reckoned again from those before it",
    ),
    failed=Message(
        "{place} : le texte porte {printed}, les nombres qui le précèdent donnent {expected} "
        "({equation}).",
        "{place}: the text says {printed}, the numbers before it give {expected} ({equation}).",
    ),
    find=find,
)

CHECKS = (CHECK,)
