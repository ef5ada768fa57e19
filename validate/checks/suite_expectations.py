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
    title=Message("Suite de contrôles appliquée", "Suite of checks in use"),
    source=Message("La suite donnée à l'audit", "The suite given to the audit"),
    failed=Message(
        "« {printed} » ne répond pas à l'attente : {label}.",
        "“{printed}” does not meet: {label}.",
    ),
    find=find,
)


CHECKS = (CHECK,)
