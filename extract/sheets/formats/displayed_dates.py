"""Days and hours as a spreadsheet displays them: a number of days through its cell's format."""

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from extract.french.lexicon.calendar import MONTH_FORMS

_MONTHS = tuple(name for name, *_ in MONTH_FORMS)
_DAYS = (
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
)
_SHORT_MONTH, _SHORT_DAY = 4, 3
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]'
    r"|(?P<half>AM/PM|A/P)|(?P<unit>y+|m+|d+|h+|s+|a{3,4}|e+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
"""One piece of a format of dates: a quoted text, an escaped sign, a unit, a half of the day."""
_LITERAL = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|General|Standard', re.IGNORECASE
)
"""What of a format code is no unit of time, whatever letters it holds."""
_UNITS = re.compile(r"[ymdhs]", re.IGNORECASE)
"""A unit of time, which makes a format one of dates."""
_SET_SECONDS = re.compile(r"s\.?0+", re.IGNORECASE)
"""Parts of a second, however they are set behind it: their noughts are no digits of a number."""
_DIGITS = re.compile(r"[0#?]")
"""Where digits of a number stand, it is no date."""
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_DAY = 2_958_465
"""The 31st of December 9999."""
_SECONDS = 86_400
"""Those of a day."""
_LOCAL_DATES = {
    "mm-dd-yy": "dd/mm/yyyy",
    "m/d/yy": "dd/mm/yyyy",
    "m/d/yy h:mm": "dd/mm/yyyy hh:mm",
    "m/d/yyyy h:mm": "dd/mm/yyyy hh:mm",
}
"""Formats that stand for the reader's own short date, and what that is in France."""


@lru_cache(maxsize=512)
def is_date_format(code: str) -> bool:
    """Whether a format code shows days or hours.

    >>> is_date_format("dd/mm/yyyy"), is_date_format('#,##0.00 "jours"'), is_date_format("[Red]0")
    (True, False, False)
    """
    bare = _LITERAL.sub("", code)
    if _UNITS.search(bare) is None:
        return False
    return _DIGITS.search(_SET_SECONDS.sub("", bare)) is None


def displayed_date(
    value: Decimal, code: str, *, from_1904: bool = False
) -> str:
    """A number of days through a format; its digits where no calendar has such a day.

    >>> displayed_date(Decimal(45000), "dd/mm/yyyy"), displayed_date(Decimal(45000), "mmmm yyyy")
    ('15/03/2023', 'mars 2023')
    """
    days = int(value)
    if not 0 <= days <= _LAST_DAY:
        return f"{value:f}"

    start = _EPOCH_1904 if from_1904 else _EPOCH
    seconds = int(((value - days) * _SECONDS).to_integral_value())
    clock = _Clock(start + timedelta(days), seconds, days)
    return clock.told(_LOCAL_DATES.get(code.lower(), code)).strip()


class _Clock:
    """A day and the seconds of it."""

    def __init__(self, day: date, seconds: int, days: int) -> None:
        self.day = day
        self.hour, rest = divmod(seconds, 3600)
        self.minute, self.second = divmod(rest, 60)
        self.elapsed = days * _SECONDS + seconds

    def told(self, code: str) -> str:
        """The moment through a format."""
        tokens = list(_TOKEN.finditer(code))
        half = any(token["half"] for token in tokens)
        found, after_hour = "", False
        for n, token in enumerate(tokens):
            unit = (token["unit"] or "").lower()
            if unit.startswith("m") and (
                after_hour or _precedes_seconds(tokens, n)
            ):
                found += f"{self.minute:0{min(len(unit), 2)}d}"
            elif unit:
                found += self._unit(unit, half=half)
            else:
                found += self._beside(token)
            if unit:
                after_hour = unit.startswith("h")
            elif token["elapsed"]:
                after_hour = token["elapsed"].lower().startswith("h")
        return found

    def _beside(self, token: "re.Match[str]") -> str:
        if token["half"]:
            return "AM" if self.hour < 12 else "PM"
        if token["elapsed"]:
            by = {"h": 3600, "m": 60, "s": 1}[token["elapsed"][0].lower()]
            return f"{self.elapsed // by:0{len(token['elapsed'])}d}"
        return token["quoted"] or token["escaped"] or token["other"] or ""

    def _unit(self, unit: str, *, half: bool) -> str:
        day, size = self.day, len(unit)
        match unit[0]:
            case "y" | "e":
                return f"{day.year % 100:02d}" if size <= 2 else f"{day.year}"
            case "m":
                return _named(
                    _MONTHS[day.month - 1], day.month, size, _SHORT_MONTH
                )
            case "d" | "a":
                return _named(_DAYS[day.weekday()], day.day, size, _SHORT_DAY)
            case "h":
                hour = (self.hour % 12 or 12) if half else self.hour
                return f"{hour:0{min(size, 2)}d}"
        return f"{self.second:0{min(size, 2)}d}"


def _named(word: str, number: int, size: int, short: int) -> str:
    """A month or a weekday by as many letters as its unit has: a number up to two."""
    if size <= 2:
        return f"{number:0{size}d}"
    if size == 3:
        return word if len(word) <= short else f"{word[:short]}."
    return word[0] if size == 5 else word


def _precedes_seconds(tokens: "list[re.Match[str]]", n: int) -> bool:
    """Whether the next unit of time is the second: then this one is the minute."""
    for token in tokens[n + 1 :]:
        if token["unit"] or token["elapsed"]:
            return (token["unit"] or token["elapsed"])[0].lower() == "s"
    return False
