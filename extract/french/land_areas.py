"""Areas as deeds print them, in hectares, ares and centiares: one number in square metres. Pure."""

import re
from decimal import Decimal

from extract.french.folding import SN, plain
from extract.french.numbers import Match
from extract.number import Number, Unit

_AREA = re.compile(
    rf"(?<![\w.,/])(?:(?P<ha>\d{{1,4}}){SN}*(?:ha|hectares?)\b[,\s]*(?:et{SN})?)?"
    rf"(?P<a>\d{{1,2}}){SN}*(?:a|ares?)\b[,\s]*(?:et{SN})?"
    rf"(?P<ca>\d{{1,2}}){SN}*(?:ca|centiares?)\b"
)
"""Hectares where there are any, ares and centiares: "1 ha 91 a 07 ca"."""
_IN_HECTARE, _IN_ARE = 10_000, 100
SQUARE_METRES = "m²"
"""The unit that such an area is told in."""


def find_land_areas(text: str) -> tuple[Match, ...]:
    """Every area of a text that is printed so, in square metres.

    >>> [int(found.number.value) for found in find_land_areas("soit 1 ha 91 a 07 ca")]
    [19107]
    >>> find_land_areas("12 a obtenu 3 voix")
    ()
    """
    return tuple(map(_match, _AREA.finditer(text)))


def _match(found: re.Match[str]) -> Match:
    metres = _IN_HECTARE * int(found["ha"] or 0)
    metres += _IN_ARE * int(found["a"]) + int(found["ca"])
    number = Number(
        Decimal(metres),
        0,
        plain(found[0]),
        Unit.OTHER,
        unit_text=SQUARE_METRES,
    )
    return Match(*found.span(), number)
