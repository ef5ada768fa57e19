"""Lengths of time as they are printed, in hours and minutes: one number in minutes. Pure.

Hours would not do: twenty minutes are a third of one, which no decimal is.
"""

import re
from decimal import Decimal
from functools import lru_cache

from extract.french.folding import MINUS, RAISED_DIGITS, SN, plain
from extract.number import Number, Unit

MINUTES = "min"
"""The unit that such a length of time is told in."""
IN_HOUR = 60
MINUTES_OF_DAY = 24 * IN_HOUR
_HOURS = rf"\d{{1,3}}(?:{SN}\d{{3}})+|\d+"
_H = rf"{SN}*(?:h|heures?|hrs?)\b\.?"
_MIN = rf"{SN}*(?:min|mn|minutes?)\b\.?"
_MARKS = rf"(?P<note>(?:{SN}*(?:\(\w\)|\*+|[†‡]+|[{RAISED_DIGITS}]+))*)"
"""The calls of footnotes behind it."""
_DURATION = re.compile(
    rf"(?P<sign>[{MINUS}+]{SN}*)?(?:"
    rf"(?P<hours>{_HOURS}){SN}*(?:h|H|heures?|hrs?){SN}*(?:et{SN}*)?"
    rf"(?:(?P<of_hour>[0-5]\d)|(?P<named>[0-5]?\d)(?={_MIN}))(?:{_MIN})?"
    rf"|(?P<alone>{_HOURS}){_MIN}"
    rf"|(?P<whole>{_HOURS})(?:,(?P<decimals>\d{{1,3}}))?{_H})"
    rf"{_MARKS}",
    re.IGNORECASE,
)
"""Hours and minutes, minutes alone, or hours alone: "1 224 h 30", "52 min", "35 h", "7,5 h"."""
_SEEN = re.compile(r"\d\s*(?:h|mi?n)", re.IGNORECASE)
"""What every one of them holds: most texts do not, which is quick to see."""
_LONGEST = 40
"""A longer text is more than one."""


@lru_cache(maxsize=1 << 12)
def parse_duration(text: str) -> Number | None:
    """The length of time that the whole of a text is, in minutes, or None.

    >>> [int(parse_duration(text).value) for text in ("1 224 h 30", "52 min", "8h05", "35 h")]
    [73470, 52, 485, 2100]
    >>> parse_duration("7,5 h").value, parse_duration("8 h 75"), parse_duration("8 h 30 – 12 h 00")
    (Decimal('450.0'), None, None)
    """
    printed = plain(text)
    is_seen = len(printed) <= _LONGEST and _SEEN.search(printed)
    found = _DURATION.fullmatch(printed) if is_seen else None
    if found is None:
        return None
    value = _minutes(found)
    decimals = len(found["decimals"] or "")
    negative = (found["sign"] or "+").strip() != "+"
    return Number(
        -value if negative and value else value,
        decimals,
        printed,
        Unit.OTHER,
        IN_HOUR if decimals else 1,
        MINUTES,
        found["note"].strip(),
    )


def _minutes(found: re.Match[str]) -> Decimal:
    if found["alone"]:
        return Decimal(_whole(found["alone"]))
    hours = Decimal(_whole(found["hours"] or found["whole"]))
    decimals = found["decimals"]
    if decimals:
        hours += Decimal(f"0.{decimals}")
    return hours * IN_HOUR + int(found["of_hour"] or found["named"] or 0)


def _whole(digits: str) -> int:
    return int("".join(digits.split()))


_PARTS = re.compile(r"\d\s*(?:h|heures?|hrs?)\s*(?:et\s*)?\d", re.IGNORECASE)
"""Hours before minutes."""


def has_hours_and_minutes(text: str) -> bool:
    """Whether a length of time is printed in both: "8 h 30"."""
    return _PARTS.search(text) is not None


_STYLE = re.compile(
    r"\d(?P<before>\s*)(?P<h>h|heures?|hrs?)(?P<after>\s*)\d*(?P<min>\s*(?:min|mn|minutes?))?",
    re.IGNORECASE,
)
"""How hours and minutes are written: the white around the h, and what follows the minutes."""
_ALONE = re.compile(r"\d(?P<min>\s*(?:min|mn|minutes?))", re.IGNORECASE)
"""How minutes alone are written."""


def spell_duration(
    minutes: Decimal, like: str, *, thousands: str, point: str
) -> str:
    """Minutes without their sign, written as ``like`` is, with these marks inside of numbers.

    >>> [spell_duration(Decimal(minutes), like, thousands=" ", point=",")
    ...  for minutes, like in ((1515, "26 h 00"), (73470, "8h30"), (52, "35 min"), (68, "35 min"))]
    ['25 h 15', '1 224h30', '52 min', '1 h 08']
    """
    style = _STYLE.search(like)
    alone = None if style else _ALONE.search(like)
    hours, over = divmod(minutes, IN_HOUR)
    is_whole = over == over.to_integral_value()
    rest = (f"{over:02.0f}" if is_whole else f"{over:05.2f}").replace(
        ".", point
    )
    if alone is not None and not hours:
        return f"{rest.removeprefix('0')}{alone['min']}"

    whole = f"{hours:,.0f}".replace(",", thousands)
    before, h, after, named = (" ", "h", " ", "")
    if style is not None:
        before, h, after, named = style.groups(default="")
    return f"{whole}{before}{h}{after or before}{rest}{named}"
