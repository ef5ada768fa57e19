"""Measures that are printed in several units, as one number of the smallest: lengths of time in
hours and minutes, areas in hectares, ares and centiares. Pure.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from extract.french.durations import (
    MINUTES,
    has_hours_and_minutes,
    parse_duration,
    spell_duration,
)
from extract.french.land_areas import (
    SQUARE_METRES,
    has_parts_of_area,
    parse_land_area,
    spell_land_area,
)
from extract.number import Number, Unit


class _Speller(Protocol):
    def __call__(
        self, value: Decimal, like: str, /, *, thousands: str, point: str
    ) -> str: ...


@dataclass(frozen=True, slots=True)
class CompoundMeasure:
    """How a measure is read and written."""

    unit: str
    """The unit of its numbers."""
    parse: Callable[[str], Number | None]
    is_in_parts: Callable[[str], bool]
    """Whether a text prints it in several units."""
    spell: _Speller


DURATION = CompoundMeasure(
    MINUTES, parse_duration, has_hours_and_minutes, spell_duration
)
LAND_AREA = CompoundMeasure(
    SQUARE_METRES, parse_land_area, has_parts_of_area, spell_land_area
)
MEASURES = (DURATION, LAND_AREA)


def compound_of(number: Number | None) -> CompoundMeasure | None:
    """The measure that a number was printed as; None for any other number, though it has the
    unit.

    >>> compound_of(parse_duration("8 h 30")) is DURATION
    True
    """
    if number is None or number.unit is not Unit.OTHER:
        return None
    for measure in MEASURES:
        if number.unit_text == measure.unit and measure.parse(number.printed):
            return measure
    return None
