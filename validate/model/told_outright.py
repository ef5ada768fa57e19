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
_OF_TABLES = "stated-of-tables"
"""The one that reads what they reckon of tables."""


def is_told_outright(identity: Identity) -> bool:
    """Whether a sentence makes a number of others, and their place leaves no other reading."""
    is_said = identity.rule in OF_SENTENCES or identity.rule == _OF_TABLES
    return is_said and Ground.POSITION in identity.adoption.grounds
