"""An amount of the text that is reckoned with a rate or a price that the text replaces."""

from collections.abc import Iterator

from validate.check import Check, Context, place_id
from validate.model.finding import Message
from validate.model.identity import Identity, Kind
from validate.prose.recalculating.replaced_rates import (
    ReplacedRate,
    replaced_rates,
)
from validate.prose.recalculating.said_numbers import tabled_sizes
from validate.prose.said_identity import said_identity

CODE = "replaced-rate"


def find(context: Context) -> Iterator[Identity]:
    """One identity of each amount that the replaced rate makes, and that no check before speaks of:
    what the rate in its place makes of the same base.
    """
    elsewhere = tabled_sizes(context.facts.values())
    known = {one.result for one in context.found}
    for numbers in context.prose.said_numbers:
        for one in replaced_rates(numbers, elsewhere):
            if one.said.fact.id not in known:
                yield _identity(context, one)


def _identity(context: Context, replaced: ReplacedRate) -> Identity:
    said, made = replaced.said, replaced.derive()
    terms = (one.id for one in made.terms)
    name = place_id(CODE, context.document, said.fact, *terms)
    place = context.prose.subjects.where(said.number.claim)
    return said_identity(name, CODE, said.fact, made, place)


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.PRODUCT,
    title=Message(
        "Un montant du texte n'est pas celui que donnait un taux ou un prix remplacé",
        "An amount of the text is not what a rate or price that was replaced made",
    ),
    source=Message(
        "Recalcul d'un montant au taux ou au prix qui s'applique",
        "An amount reckoned again with the rate or price that applies",
    ),
    failed=Message(
        "{place} : le texte porte {printed}, ce que donne le taux ou le prix remplacé ; celui qui "
        "le remplace donne {expected} ({equation}).",
        "{place}: the text says {printed}, which the replaced rate or price gives; the one in its "
        "place gives {expected} ({equation}).",
    ),
    find=find,
)

CHECKS = (CHECK,)
