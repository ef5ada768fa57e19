"""A number as printed: its exact value, and the interval its printing leaves open."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from extract.quick_init import quick_init

Counts = Literal[
    "amount",
    "rate",
    "percent",
    "duration",
    "persons",
    "structures",
    "places",
    "posts",
    "operations",
    "other",
]
"""What a stated number is a number of."""
_HALF = Decimal("0.5")


@lru_cache(maxsize=1 << 8)
def _last_digit(scale: int, decimals: int) -> Decimal:
    """What one unit of the last of so many decimals is worth."""
    return Decimal(scale).scaleb(-decimals)


class Unit(StrEnum):
    """What a printed number is expressed in."""

    NONE = ""
    EUR = "EUR"
    PERCENT = "%"
    OTHER = "other"


@quick_init
@dataclass(frozen=True, slots=True)
class Number:
    """One printed number.

    ``value`` is in base units (``12,5 k€`` is 12500), ``decimals`` counts the digits printed after
    the decimal mark, ``scale`` is what the printed digits were multiplied by (1000 for k€). The
    last printed digit is therefore worth ``scale * 10**-decimals``.
    """

    value: Decimal
    decimals: int
    printed: str
    unit: Unit = Unit.NONE
    scale: int = 1
    unit_text: str = ""
    """The unit as printed beside the number: ``€/mois``, ``places``, ``%``."""
    note: str = ""
    """A footnote mark printed with the number: ``(1)``, ``*``."""
    approximate: bool = False
    """Prose marks it as rounded: "environ", "plus de"; or a spreadsheet stores more digits than it
    displays.
    """

    @property
    def ulp(self) -> Decimal:
        """The worth of one unit of the last printed digit."""
        return _last_digit(self.scale, self.decimals)

    @property
    def units(self) -> int:
        """How many units of the last printed digit it is, its sign aside."""
        return int(abs(self.value) / self.ulp)

    def to_last_digit(self, value: Decimal) -> Decimal:
        """Another value, rounded half up to what its last printed digit is worth."""
        units = (value / self.ulp).to_integral_value(ROUND_HALF_UP)
        return Decimal(int(units)) * self.ulp

    @property
    def half_unit(self) -> Decimal:
        """How far what was rounded to its last printed digit may be from it."""
        return self.ulp * _HALF
