"""Closed intervals of decimals: what a printed number may stand for."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from operator import mul, truediv

from extract.quick_init import quick_init


@quick_init
@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both included; exact when they are equal.

    >>> Interval.exact(Decimal(3)) + Interval.around(Decimal(10), Decimal("0.5"))
    Interval(low=Decimal('12.5'), high=Decimal('13.5'))
    """

    low: Decimal
    high: Decimal

    @classmethod
    def exact(cls, value: Decimal) -> "Interval":
        """The interval of one value."""
        return cls(value, value)

    @classmethod
    def around(cls, value: Decimal, margin: Decimal) -> "Interval":
        """``value`` give or take ``margin``."""
        return cls(value - margin, value + margin)

    @property
    def middle(self) -> Decimal:
        """The value itself where it is exact, the centre otherwise."""
        if self.low == self.high:
            return self.low
        return (self.low + self.high) / 2

    @property
    def margin(self) -> Decimal:
        """Half its width: 0 where it is exact."""
        return (self.high - self.low) / 2

    def meets(self, other: "Interval") -> bool:
        """Whether some value belongs to both."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, value: Decimal) -> bool:
        """Whether ``value`` belongs to it."""
        return self.low <= value <= self.high

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def times(self, weight: Decimal) -> "Interval":
        """Every value multiplied by ``weight``."""
        low, high = self.low * weight, self.high * weight
        return Interval(min(low, high), max(low, high))

    def __mul__(self, other: "Interval") -> "Interval":
        return _spanned(map(mul, *self._corners(other)))

    def _corners(self, other: "Interval") -> tuple[tuple[Decimal, ...], ...]:
        """The ends of both, each of one with each of the other."""
        ours = (self.low, self.low, self.high, self.high)
        theirs = (other.low, other.high, other.low, other.high)
        return ours, theirs

    def __truediv__(self, other: "Interval") -> "Interval":
        """Every quotient.

        Raises:
            ZeroDivisionError: ``other`` holds zero.
        """
        if other.holds(Decimal(0)):
            raise ZeroDivisionError(
                "an interval that holds zero divides nothing"
            )
        return _spanned(map(truediv, *self._corners(other)))


def _spanned(values: Iterable[Decimal]) -> Interval:
    """The smallest interval that holds all of some values."""
    known = tuple(values)
    return Interval(min(known), max(known))
