"""A number of the text that a slip of the hand parts from what the numbers before it make."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from extract.facts import Fact
from validate.check import Check, Context, recalculated_identity
from validate.model.adoption import by_words
from validate.model.finding import Message
from validate.model.identity import Identity, Kind, Verdict, evaluate
from validate.prose.recalculating.slipped_results import (
    SlippedResult,
    slipped_results,
)

CODE = "recalculated-slip"
_NEAR_AND_A_SLIP = by_words(
    "the numbers right before it make what a slip of the hand parts it from"
)


def find(context: Context) -> Iterator[Identity]:
    """One identity of each number that is parted by a slip from what those before it make, and that
    no check before speaks of.

    What holds is not told: numbers that agree by their figures alone prove none of each other.
    """
    stated: dict[str, list[Identity]] = defaultdict(list)
    for one in context.found:
        stated[one.result].append(one)

    def is_accused(fact: Fact) -> bool:
        return any(
            evaluate(one, context.facts).verdict is Verdict.FAILED
            for one in stated.get(fact.id, ())
        )

    elsewhere = context.prose.tabled_sizes
    for numbers in context.prose.said_numbers:
        for slipped in slipped_results(numbers, elsewhere, is_accused):
            if slipped.said.fact.id not in stated:
                yield _identity(context, slipped)


def _identity(context: Context, slipped: SlippedResult) -> Identity:
    said, made = slipped.said, slipped.made.derive()
    claim = said.number.claim
    return replace(
        recalculated_identity(context, CODE, claim, said.fact, made),
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
