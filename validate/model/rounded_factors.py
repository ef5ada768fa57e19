"""Factors that were rounded from what others of their line multiply to: "12,85" kW of 306 lamps of
42 W each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from extract.facts import Fact

_UNITS = (1, 100, 1_000)
"""What a product may be worth in units of its factors: in per cent, in thousands of watts."""
_LEAST_UNITS = 100
"""Units of the last digit, from which a figure tells what it was rounded from."""


@dataclass(frozen=True, slots=True)
class RoundedFactor:
    """Two figures whose product, divided by ``unit``, another was rounded from."""

    factors: tuple[Fact, Fact]
    unit: int


def rounded_factors(
    printed: Fact, others: Sequence[Fact]
) -> Iterator[RoundedFactor]:
    """The pairs of figures that multiply to another but for digits that it does not print."""
    number = printed.number
    if number is None or abs(number.units) < _LEAST_UNITS:
        return
    for one, other in combinations(others, 2):
        product = one.value_or_zero * other.value_or_zero
        for unit in _UNITS:
            exact = product / Decimal(unit)
            is_rounded = exact != number.value
            if is_rounded and number.to_last_digit(exact) == number.value:
                yield RoundedFactor((one, other), unit)
