"""A statement of the prose believed to speak of figures of the tables."""

from dataclasses import dataclass
from enum import StrEnum

from extract.facts import Claim, Fact


class PairingFamily(StrEnum):
    """The way a pairing was found; the other pairings of its family support or contradict it."""

    OPERATION_TOTAL = "operation-total"
    THEME_TOTAL = "theme-total"
    OPERATION_PARTS = "operation-parts"
    """Several amounts of one operation that together are its total."""
    ACRONYM_COLUMN = "acronym-column"
    BAND_SUM = "band-sum"
    EACH_LINE = "each-line"
    NAMED_LINE = "named-line"
    CODED_LINE = "coded-line"
    QUOTED_GROUP = "quoted-group"
    NAMED_TOTAL = "named-total"
    TABLE_TOTAL = "table-total"
    TOTAL_PARTS = "total-parts"
    """Several amounts of one sentence or article that together are a total."""
    TABLE_SUM = "table-sum"
    """The lines of a table without a total."""
    ALL_TABLES = "all-tables"
    ALL_TABLES_SAID = "all-tables-said"
    """The totals of several tables that the sentence says it adds up."""


BY_NUMBER = frozenset({
    PairingFamily.OPERATION_TOTAL, PairingFamily.THEME_TOTAL, PairingFamily.OPERATION_PARTS,
    PairingFamily.ACRONYM_COLUMN, PairingFamily.BAND_SUM, PairingFamily.EACH_LINE,
})  # fmt: skip
"""Families whose figures bear the number of what is stated: no other is that one's."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """A statement of the prose believed to give the sum of some figures of the tables.

    ``sure``: the words and numbers leave no other reading, so that a deviation may be reported.
    ``limited``: the words restrict or widen what is counted ("hors financement FSL", several
    annexes), so that a deviation has a possible reason. Several claims are the terms of the one
    figure in ``figures``.
    """

    claims: tuple[Claim, ...]
    figures: tuple[Fact, ...]
    family: PairingFamily
    why: str
    sure: bool
    limited: bool = False
    judged: bool = False
    """It rests on matching two names."""
    by_value: bool = False
    """Other amounts would not have been paired: that they are equal is why they are."""
    about: str = ""
    """What the figures are, as the tables print it: a name, a group, a column's header."""
