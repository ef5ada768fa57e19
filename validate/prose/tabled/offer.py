"""A figure that a document offers: one printed in a table, or one reckoned from what is printed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from extract.facts import Fact
from extract.quick_init import quick_init
from extract.table import Row
from validate.prose.deriving.derivation import Derivation

Features = Mapping[str, float]
"""What speaks for a figure: a name and how far it applies, as a rule from 0 to 1."""


class OfferKind(StrEnum):
    """How a figure comes from what is printed."""

    CELL = "a cell"
    LINES = "lines together"
    MEAN = "a mean of lines"
    NUMBER = "how many lines"
    REST = "all lines but one"
    GAP = "two columns apart"
    CHANGE = "a change between columns"
    SHARE = "a share"
    QUOTIENT = "one column by another"
    SAID = "numbers of the text"
    MIXED = "a number of the text and a cell"
    AGAIN = "said before"


class Measure(StrEnum):
    """What a figure measures, as far as two may be the same."""

    MONEY = "money"
    THINGS = "things"
    SHARE = "share"


def measure_of(fact: Fact) -> Measure:
    """What a number of the prose measures."""
    if fact.counts in ("amount", "rate"):
        return Measure.MONEY
    return Measure.SHARE if fact.counts == "percent" else Measure.THINGS


@quick_init
@dataclass(frozen=True, slots=True)
class Offer:
    """One figure on offer."""

    kind: OfferKind
    told_by: Callable[[], Features]
    """Gives its features: most figures are dropped for their value, before anybody asks."""
    derivation: Derivation | None = None
    """How it is reckoned from facts; None where lines are counted."""
    lines: tuple[Row, ...] = ()
    """The lines, where they are counted."""
    name: str = ""
    """What it is, as the tables print it."""
    table_id: str = ""

    @property
    def features(self) -> Features:
        """What words, units and place say for it (`offer_features`)."""
        return self.told_by()

    @property
    def value(self) -> Decimal:
        """The figure."""
        if self.derivation is None:
            return Decimal(len(self.lines))
        return self.derivation.value
