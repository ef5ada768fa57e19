"""What a suite expects of a frame beyond the identities: stated by the suite alone, never
discovered.
"""

from collections.abc import Iterator

from validate.check import Check, Context
from validate.model.finding import Message
from validate.model.identity import Identity, Kind

CODE = "suite-expectation"


def find(_: Context) -> Iterator[Identity]:
    """Nothing: a document does not state what a suite expects."""
    return iter(())


CHECK = Check(
    code=CODE,
    version="1",
    kind=Kind.FORMAT,
    title=Message(
        "Attentes de la suite appliquée", "Expectations of the suite in use"
    ),
    source=Message("La suite donnée par --suite", "The suite given by --suite"),
    failed=Message(
        "« {printed} » ne répond pas à l'attente : {label}.",
        "“{printed}” does not meet: {label}.",
    ),
    find=find,
)


CHECKS = (CHECK,)
