"""Areas as deeds print them, in hectares, ares and centiares: one number in square metres. Pure."""

import re
from decimal import Decimal
from functools import lru_cache

from extract.french.folding import RAISED_DIGITS, SN, plain
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
    number = Number(
        _square_metres(found),
        0,
        plain(found[0]),
        Unit.OTHER,
        unit_text=SQUARE_METRES,
    )
    return Match(*found.span(), number)


_HA = rf"{SN}*(?:ha|hectares?)\b"
_A = rf"{SN}*(?:a|ares?)\b"
_CA = rf"{SN}*(?:ca|centiares?)\b"
_DIGITS = rf"\d{{1,3}}(?:{SN}\d{{3}})+|\d{{1,6}}"
_WHOLE = re.compile(
    rf"(?:(?P<ha>{_DIGITS})(?:,(?P<decimals>\d{{1,4}})(?={_HA}\W*\Z))?{_HA}{SN}*)?"
    rf"(?:(?P<a>\d{{1,2}}){_A}{SN}*)?"
    rf"(?:(?P<ca>\d{{1,2}}){_CA})?"
    rf"(?P<note>(?:{SN}*(?:\(\w\)|\*+|[{RAISED_DIGITS}]+))*)",
    re.IGNORECASE,
)
"""A text that is one area, whichever parts it prints."""
_SEEN = re.compile(r"\d\s*(?:ha|hectare|a|are|ca|centiare)s?\b", re.IGNORECASE)
"""What every one of them holds: most texts do not, which is quick to see."""
_PARTS = re.compile(
    r"\d\s*(?:(?:ha|hectares?)\s*\d+\s*(?:c?a|ares?|centiares?)"
    r"|(?:a|ares?)\s*\d+\s*(?:ca|centiares?))\b",
    re.IGNORECASE,
)
"""A part of an area before a smaller one."""


@lru_cache(maxsize=1 << 11)
def parse_land_area(text: str) -> Number | None:
    """The area that the whole of a text is, in square metres, or None.

    >>> texts = ("49 ha 28 a 04 ca", "25 a 40 ca", "3 ha", "1,2540 ha", "12 a 5")
    >>> [found and int(found.value) for found in map(parse_land_area, texts)]
    [492804, 2540, 30000, 12540, None]
    """
    printed = plain(text)
    found = _WHOLE.fullmatch(printed) if _SEEN.search(printed) else None
    if found is None or not any(found.group("ha", "a", "ca")):
        return None
    decimals = found["decimals"] or ""
    return Number(
        _square_metres(found, decimals),
        len(decimals),
        printed,
        Unit.OTHER,
        _IN_HECTARE if decimals else 1,
        SQUARE_METRES,
        found["note"].strip(),
    )


def _square_metres(found: re.Match[str], decimals: str = "") -> Decimal:
    hectares = "".join((found["ha"] or "0").split())
    metres = _IN_HECTARE * Decimal(
        f"{hectares}.{decimals}" if decimals else hectares
    )
    return metres + _IN_ARE * int(found["a"] or 0) + int(found["ca"] or 0)


def has_parts_of_area(text: str) -> bool:
    """Whether an area is printed in two parts at least: "1 ha 25 a"."""
    return _PARTS.search(text) is not None


_FILLED = re.compile(r"\D0\d\s*c?a|\d\d\s*a\s*\d\d\s*ca", re.IGNORECASE)
"""Parts that are printed with two digits each."""


def spell_land_area(
    metres: Decimal, like: str, *, thousands: str, point: str
) -> str:
    """Square metres without their sign in hectares, ares and centiares, filled up with noughts as
    ``like`` is.

    >>> [spell_land_area(Decimal(492804), like, thousands=" ", point=",")
    ...  for like in ("1 ha 05 a 40 ca", "1 ha 5 a 3 ca")]
    ['49 ha 28 a 04 ca', '49 ha 28 a 4 ca']
    """
    hectares, rest = divmod(metres, _IN_HECTARE)
    ares, centiares = divmod(rest, _IN_ARE)
    width = 2 if _FILLED.search(like) else 1
    parts = [f"{hectares:,.0f} ha".replace(",", thousands)] if hectares else []
    if hectares or ares:
        parts.append(f"{ares:0{width if parts else 1}.0f} a")
    smallest = f"{centiares:0{width if parts else 1}.0f}"
    if centiares != centiares.to_integral_value():
        smallest = f"{centiares:.2f}".replace(".", point)
    return " ".join([*parts, f"{smallest} ca"])
