"""Dates and periods in every usual French form. Pure; a date that is not in the calendar is found
but has no value.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from extract.french.folding import MINUS, SN
from extract.french.lexicon.calendar import MONTH, MONTHS, WEEKDAY, YEAR

_DAY = r"(?:1\s?er|[0-3]?\d)"
_ATOM = re.compile(
    rf"""\d(?<![\w/.,]\d)(?<![^\W\d][{MINUS}]\d)(?<=(?P<first>\d))(?:
      (?P<iso_year>\d\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)
    | (?P<n_day>\d?)(?P<separator>[/.\-])(?P<n_month>[01]?\d)(?P=separator)(?P<n_year>{YEAR}|\d\d)
    | (?P<day>(?<=1)\s?er|\d?){SN}{{1,2}}(?P<month>{MONTH})(?:{SN}{{1,2}}(?P<year>{YEAR})\b)?
    )(?![\w/]|[.,]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_YEAR_ALONE = re.compile(r"[12](?<!\w[12])[90]\d\d(?![\w/]|[.,]\d)")
_ONLY_MONTH = re.compile(rf"(?<![\w/.,])(?P<month>{MONTH}){SN}{{1,2}}\Z", re.IGNORECASE)
_LONGEST_MONTH = 13
"""Characters before a year that may hold its month: "septembre" and up to two spaces, with room."""
_BETWEEN = rf"{SN}*(?:au|à|jusqu['’](?:au|en|à)|et{SN}le|[{MINUS}→]){SN}*"
_BETWEEN_DATES = re.compile(_BETWEEN + rf"(?:(?:le|la|fin){SN}+)?", re.IGNORECASE)
_DAY_BEFORE = re.compile(rf"\b(?P<day>{_DAY}){_BETWEEN}$", re.IGNORECASE)
_MONTH_BEFORE = re.compile(rf"\b(?P<month>{MONTH}){_BETWEEN}$", re.IGNORECASE)
_OPENING = re.compile(rf"(?:\b(?:du|de|depuis{SN}le|entre{SN}le){SN}+)$", re.IGNORECASE)
_YEARS = re.compile(rf"(?:de{SN})?({YEAR}){SN}?(?:[{MINUS}/]|à|au){SN}?({YEAR})", re.IGNORECASE)
_YEAR = re.compile(
    rf"(?:année|exercice|an){SN}(?:(?:civile|budgétaire){SN})?({YEAR})", re.IGNORECASE
)
_SINCE = re.compile(
    rf"(?:à{SN}(?:compter|partir){SN}du|depuis{SN}le|dès{SN}le){SN}+$", re.IGNORECASE
)
_UNTIL = re.compile(rf"jusqu['’]au{SN}+$", re.IGNORECASE)

_WEEKDAY = re.compile(rf"(?:le\s+)?{WEEKDAY}\s+|le\s+", re.IGNORECASE)
_DATE_BEGINS = re.compile(rf"\d{{1,4}}[/.\-]|\d{{1,2}}(?:\s?er)?{SN}{{1,2}}[^\W\d_]", re.IGNORECASE)
_PERIOD_LABEL = re.compile(r"(?:période|dates?|durée)\s*:?\s*", re.IGNORECASE)
_MONTH_AND_YEAR = re.compile(rf"(?P<month>0?[1-9]|1[0-2])[/.](?P<year>{YEAR})")
_NUMERIC_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_CENTURY = re.compile(YEAR)


class DateMatch(NamedTuple):
    """A date in ``text[start:end]``; ``date`` is None where it is not in the calendar or gives no
    year.
    """

    start: int
    end: int
    date: date | None


class PeriodMatch(NamedTuple):
    """A period in ``text[start:end]``: ISO dates, empty where one is missing or not in the
    calendar.
    """

    start: int
    end: int
    first: str
    last: str


class _Atom(NamedTuple):
    start: int
    end: int
    year: int | None
    month: int
    day: int | None

    def date(self, year: int | None = None, *, last: bool = False) -> date | None:
        """The day meant: ``year`` where none is printed; the first or last of the month where no
        day is.
        """
        at = self.year or year
        if at is None or not 1 <= self.month <= 12:
            return None
        day = self.day or (monthrange(at, self.month)[1] if last else 1)
        return date(at, self.month, day) if 1 <= day <= monthrange(at, self.month)[1] else None


def parse_date(text: str) -> date | None:
    """The one full date that the whole of ``text`` is, a weekday before it allowed; None otherwise.

    >>> [str(parse_date(text)) for text in ("1er juillet 2022", "19/04/22", "lundi 4 février 2013", "31/06/2022")]
    ['2022-07-01', '2022-04-19', '2013-02-04', 'None']
    """
    body = text.strip()
    if weekday := _WEEKDAY.match(body):
        body = body[weekday.end() :]
    if not _DATE_BEGINS.match(body):
        return None
    atoms = _atoms(body)
    if len(atoms) != 1 or (atoms[0].start, atoms[0].end) != (0, len(body)) or atoms[0].day is None:
        return None
    return atoms[0].date()


def is_numeric_date(text: str) -> bool:
    """Whether the whole of ``text`` is printed as a date in figures, in the calendar or not."""
    return _NUMERIC_DATE.fullmatch(text) is not None


def parse_month(text: str) -> tuple[int, int] | None:
    """The year and the month that the whole of ``text`` is in figures; None for any other text.

    >>> parse_month("03/2024"), parse_month("13.2024"), parse_month("mars 2024")
    ((2024, 3), None, None)
    """
    found = _MONTH_AND_YEAR.fullmatch(text)
    return (int(found["year"]), int(found["month"])) if found else None


def find_dates(text: str) -> tuple[DateMatch, ...]:
    """All dates in ``text``, days without a year ("1er juillet") and months with one ("juin 2022")
    included.
    """
    return tuple(
        DateMatch(a.start, a.end, a.date() if a.day is not None else None) for a in _atoms(text)
    )


def find_periods(text: str) -> tuple[PeriodMatch, ...]:
    """All closed periods in ``text``.

    A start without a year takes the end's, or the year before where it would otherwise come after
    the end ("du 1er septembre au 31 août 2025").

    >>> find_periods("du 1er juin au 31 décembre 2022")
    (PeriodMatch(start=0, end=31, first='2022-06-01', last='2022-12-31'),)
    """
    periods: list[PeriodMatch] = []
    atoms = _atoms(text)
    for index, end in enumerate(atoms):
        start = _start_of(text, atoms[index - 1] if index else None, end)
        if start is not None and (not periods or periods[-1].end <= start.start):
            periods.append(_period(text, start, end))
    return tuple(periods)


def parse_period(text: str) -> tuple[str, str] | None:
    """The one period that the whole of a cell's text states, as ISO dates, either empty where it is
    open.

    Beside the forms of `find_periods`: "2022-2024", "année 2022", "juin 2022", "à compter du …",
    "jusqu'au …".

    >>> parse_period("01/06/2022 au 31/05/2022"), parse_period("2022-2024")
    (('2022-06-01', '2022-05-31'), ('2022-01-01', '2024-12-31'))
    """
    body = text.strip()
    if label := _PERIOD_LABEL.match(body):
        body = body[label.end() :]
    body = body.rstrip(" .;")
    found = find_periods(body)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(body)):
        return found[0].first, found[0].last
    if _CENTURY.search(body):
        if years := _YEARS.fullmatch(body):
            return f"{years[1]}-01-01", f"{years[2]}-12-31"
        if year := _YEAR.fullmatch(body):
            return f"{year[1]}-01-01", f"{year[1]}-12-31"
    return _month_or_open_period(body)


def _month_or_open_period(body: str) -> tuple[str, str] | None:
    atoms = _atoms(body)
    if len(atoms) != 1 or atoms[0].end != len(body):
        return None
    (atom,), before = atoms, body[: atoms[0].start]
    if not before:
        return (_iso(atom.date()), _iso(atom.date(last=True))) if atom.day is None else None
    if _SINCE.fullmatch(before):
        return _iso(atom.date()), ""
    return ("", _iso(atom.date(last=True))) if _UNTIL.fullmatch(before) else None


@lru_cache(maxsize=1 << 12)
def _atoms(text: str) -> tuple[_Atom, ...]:
    found = [atom for match in _ATOM.finditer(text) if (atom := _atom(match)) is not None]
    for year in _YEAR_ALONE.finditer(text):
        context = max(0, year.start() - _LONGEST_MONTH)
        taken = any(atom.end == year.end() for atom in found)
        month = None if taken else _ONLY_MONTH.search(text[context : year.start()])
        if month is not None:
            found.append(
                _Atom(
                    context + month.start(),
                    year.end(),
                    int(year.group()),
                    _month(month["month"]),
                    None,
                )
            )
    return tuple(sorted(found))


def _atom(found: re.Match[str]) -> _Atom | None:
    span, first = found.span(), found["first"]
    if found["iso_year"]:
        year = int(first + found["iso_year"])
        return (
            _Atom(*span, year, int(found["iso_month"]), int(found["iso_day"]))
            if 1900 <= year < 2100
            else None
        )
    if found["n_year"]:
        year = int(found["n_year"])
        century = 0 if year > 99 else 2000 if year < 70 else 1900
        return _Atom(*span, century + year, int(found["n_month"]), int(first + found["n_day"]))
    year_printed = int(found["year"]) if found["year"] else None
    return _Atom(*span, year_printed, _month(found["month"]), _day(first + found["day"]))


_LETTERS = str.maketrans("ıİſ", "iis")
"""Letters that a search without regard to case takes for the plain ones."""


def _month(text: str) -> int:
    return MONTHS[text.translate(_LETTERS).lower().rstrip(".")]


def _day(text: str) -> int:
    return 1 if text[-1] in "rR" else int(text)


def _start_of(text: str, before: _Atom | None, end: _Atom) -> _Atom | None:
    """The date that opens the period which ``end`` closes, or None where ``end`` closes none."""
    if before is not None and _BETWEEN_DATES.fullmatch(text, before.end, end.start):
        return before
    context = max(0, end.start - 40)
    if end.day is not None and (day := _DAY_BEFORE.search(text[context : end.start])):
        return _Atom(context + day.start(), end.start, end.year, end.month, _day(day["day"]))
    if end.day is None and (month := _MONTH_BEFORE.search(text[context : end.start])):
        return _Atom(context + month.start(), end.start, None, _month(month["month"]), None)
    return None


def _period(text: str, start: _Atom, end: _Atom) -> PeriodMatch:
    last = end.date(last=True)
    first = start.date(end.year)
    if start.year is None and first is not None and last is not None and first > last:
        first = start.date(last.year - 1)
    context = max(0, start.start - 20)
    opening = _OPENING.search(text[context : start.start])
    return PeriodMatch(
        start.start if opening is None else context + opening.start(),
        end.end,
        _iso(first),
        _iso(last),
    )


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
