"""Identities that a sentence states by itself, and those of them that its words tell outright."""

from validate.model.adoption import Ground
from validate.model.identity import Identity

OF_SENTENCES = frozenset(
    {
        "stated-relations",
        "stated-quantities",
        "sentence-adds-up",
        "recalculated-slip",
        "replaced-rate",
    }
)
"""The checks that read arithmetic in sentences."""


def is_told_outright(identity: Identity) -> bool:
    """Whether a sentence makes a number of others, and their place leaves no other reading."""
    is_said = identity.rule in OF_SENTENCES
    return is_said and Ground.POSITION in identity.adoption.grounds
