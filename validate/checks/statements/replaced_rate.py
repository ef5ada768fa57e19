"""An amount of the text that is reckoned with a rate or a price that the text replaces."""

from collections.abc import Iterator

from validate.check import Check, Context, recalculated_identity
from validate.model.finding import Message
from validate.model.identity import Identity, Kind
from validate.prose.recalculating.replaced_rates import replaced_rates

CODE = "replaced-rate"


def find(context: Context) -> Iterator[Identity]:
    """One identity of each amount that the replaced rate makes, and that no check before speaks of:
    what the rate in its place makes of the same base.
    """
    known = {one.result for one in context.found}
    for numbers in context.prose.said_numbers:
        for one in replaced_rates(numbers, context.prose.tabled_sizes):
            said = one.said
            if said.fact.id not in known:
                yield recalculated_identity(
                    context, CODE, said.number.claim, said.fact, one.derive()
                )


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
