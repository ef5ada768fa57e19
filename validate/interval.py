"""Closed intervals of decimals: what a printed number may stand for."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both included; exact when they are equal."""

    low: Decimal
    high: Decimal

    @classmethod
    def exact(cls, value: Decimal) -> "Interval":
        """The interval of one value."""
        return cls(value, value)
