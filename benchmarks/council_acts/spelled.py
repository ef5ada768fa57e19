"""What acts write out: numbers in words, dates; and how these are read back."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from benchmarks.council_acts.figures import COUNTED

_TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante")
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
_READ = {word: value for value, word in enumerate(COUNTED)} | {
    "une": 1,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
}
_UNITS = {"et", "euros", "d", "euro"}


def _below_hundred(value: int, last: bool) -> str:
    if value <= 20:
        return COUNTED[value]
    if value >= 80:
        left = value - 80
        tail = f"-{COUNTED[left]}" if left else "s" if last else ""
        return f"quatre-vingt{tail}"
    ten = min(value // 10, 6)
    left = value - 10 * ten
    if not left:
        return _TENS[ten]
    return f"{_TENS[ten]}{' et ' if left in {1, 11} else '-'}{COUNTED[left]}"


def _below_thousand(value: int, last: bool) -> str:
    hundreds, left = divmod(value, 100)
    if not hundreds:
        return _below_hundred(value, last)
    many = "" if hundreds == 1 else f"{COUNTED[hundreds]} "
    if not left:
        return f"{many}cent{'s' if hundreds > 1 and last else ''}"
    return f"{many}cent {_below_hundred(left, last)}"


def in_words(value: Decimal) -> str:
    """A whole number below a million, written out: `quatre-vingt mille deux cents`."""
    thousands, left = divmod(int(value), 1000)
    if not thousands:
        return _below_thousand(left, last=True)
    many = "" if thousands == 1 else f"{_below_thousand(thousands, False)} "
    return f"{many}mille" + (f" {_below_thousand(left, True)}" if left else "")


def read_words(text: str) -> Decimal:
    """The number that words tell.

    Raises:
        KeyError: a word is none of a number.
    """
    whole = group = 0
    for word in re.findall(r"\w+", text.lower()):
        if word in _UNITS:
            continue
        if word == "mille":
            whole, group = whole + (group or 1) * 1000, 0
        elif word in {"cent", "cents"}:
            group = (group or 1) * 100
        elif word in {"vingt", "vingts"}:
            group += 76 if group % 100 == 4 else 20
        else:
            group += _READ[word]
    return Decimal(whole + group)


def long_date(ordinal: Decimal) -> str:
    """A day's number as acts write it: `1er janvier 2026`."""
    day = date.fromordinal(int(ordinal))
    first = "1er" if day.day == 1 else str(day.day)
    return f"{first} {_MONTHS[day.month - 1]} {day.year}"


def read_date(text: str) -> Decimal:
    """The number of a written day."""
    day, month, year = text.split(" ")
    found = date(
        int(year), _MONTHS.index(month) + 1, int(day.removesuffix("er"))
    )
    return Decimal(found.toordinal())


def months_between(first: Decimal, last: Decimal) -> Decimal:
    """The whole months of a period, its last day included."""
    start = date.fromordinal(int(first))
    end = date.fromordinal(int(last) + 1)
    months = (end.year - start.year) * 12 + end.month - start.month
    return Decimal(months - (end.day < start.day))
