"""A number of the text that is reckoned with a rate, a price or a count that the text replaces."""

from collections.abc import Iterator

from validate.check import Check, Context, recalculated_identity
from validate.model.finding import Message
from validate.model.identity import Identity, Kind
from validate.prose.recalculating.replaced_figures import replaced_figures

CODE = "replaced-rate"


def find(context: Context) -> Iterator[Identity]:
    """One identity of each number that the replaced figure makes, and that no check before speaks
    of: what the one in its place makes with the same others.
    """
    known = {one.result for one in context.found}
    for numbers in context.prose.said_numbers:
        for one in replaced_figures(numbers, context.prose.tabled_sizes):
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
        "Un nombre du texte n'est pas celui que donnait un taux, un prix ou un nombre remplacé",
        "A number of the text is not what a rate, a price or a count that was replaced made",
    ),
    source=Message(
        "Recalcul d'un nombre au taux, au prix ou au nombre qui s'applique",
        "A number reckoned again with the rate, price or count that applies",
    ),
    failed=Message(
        "{place} : le texte porte {printed}, ce que donne le chiffre remplacé ; celui qui "
        "le remplace donne {expected} ({equation}).",
        "{place}: the text says {printed}, which the replaced figure gives; the one in its "
        "place gives {expected} ({equation}).",
    ),
    find=find,
)

CHECKS = (CHECK,)
