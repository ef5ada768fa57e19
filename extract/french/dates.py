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
_ANY_FORM = re.compile(
    rf"""\d(?<![\w/.,]\d)(?<![^\W\d][{MINUS}]\d)(?<=(?P<first>\d))(?:
      (?P<iso_year>\d\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)
    | (?P<n_day>\d?)(?P<separator>[/.\-])(?P<n_month>[01]?\d)(?P=separator)(?P<n_year>{YEAR}|\d\d)
    | (?P<day>(?<=1)\s?er|\d?){SN}{{1,2}}(?P<month>{MONTH})(?:{SN}{{1,2}}(?P<year>{YEAR})\b)?
    )(?![\w/]|[.,]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
"""A full date in figures or words, or a day with its month: "2022-07-01", "01/07/22", "1er mai".
The first digit is outside of the groups: it is what the engine looks for quickest."""
_YEAR_ALONE = re.compile(r"[12](?<!\w[12])[90]\d\d(?![\w/]|[.,]\d)")
"""A year of no numeric date, before which a month may stand; a first set of digits makes it quick.
"""
_ONLY_MONTH = re.compile(
    rf"(?<![\w/.,])(?P<month>{MONTH}){SN}{{1,2}}\Z", re.IGNORECASE
)
"""The month before such a year: "juin " of "juin 2022"."""
_LONGEST_MONTH = 13
"""Characters before a year that may hold its month: "septembre" and up to two spaces, with room."""
_BETWEEN = rf"{SN}*(?:au|à|jusqu['’](?:au|en|à)|et{SN}le|[{MINUS}→]){SN}*"
_BETWEEN_DATES = re.compile(
    _BETWEEN + rf"(?:(?:le|la|fin){SN}+)?", re.IGNORECASE
)
"""What is between the two dates of a period, and nothing else: " au ", " jusqu'à fin "."""
_FIRST_ALONE = re.compile(
    rf"\b(?:(?P<day>{_DAY})|(?P<month>{MONTH})){_BETWEEN}$", re.IGNORECASE
)
"""A day or a month alone that opens a period: "1er au" of "1er au 15 juin 2022"."""
_OPENING = re.compile(
    rf"(?:\b(?:du|de|depuis{SN}le|entre{SN}le){SN}+)$", re.IGNORECASE
)
"""The word before a period's first date, which is part of it: "du"."""
_YEARS = re.compile(
    rf"(?:de{SN})?(?P<first>{YEAR}){SN}?(?:[{MINUS}/]|à|au){SN}?(?P<last>{YEAR})"
    rf"|(?:année|exercice|an){SN}(?:(?:civile|budgétaire){SN})?(?P<only>{YEAR})",
    re.IGNORECASE,
)
"""A period of whole years: "2022-2024", "exercice budgétaire 2022"."""
_OPEN_END = re.compile(
    rf"(?:(?P<since>à{SN}(?:compter|partir){SN}du|depuis{SN}le|dès{SN}le)"
    rf"|jusqu['’]au){SN}+",
    re.IGNORECASE,
)
"""What is before the one day of a period that is open: "à compter du", "jusqu'au"."""

_WEEKDAY = re.compile(rf"(?:le\s+)?{WEEKDAY}\s+|le\s+", re.IGNORECASE)
"""What may be before the date of a cell: "le lundi"."""
_DATE_BEGINS = re.compile(
    rf"\d{{1,4}}[/.\-]|\d{{1,2}}(?:\s?er)?{SN}{{1,2}}[^\W\d_]", re.IGNORECASE
)
"""How every full date begins: most figures do not, which is quick to see."""
_PERIOD_LABEL = re.compile(r"(?:période|dates?|durée)\s*:?\s*", re.IGNORECASE)
"""A label inside the cell of a period: "Durée : du 1er mai au 31 août"."""
_MONTH_AND_YEAR = re.compile(rf"(?P<month>0?[1-9]|1[0-2])[/.](?P<year>{YEAR})")
"""A month in figures: "03/2024"."""
_NUMERIC_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
"""A date in figures, which the calendar may not have: "31/06/2022"."""
_CENTURY = re.compile(YEAR)
"""Most texts name no year, which is quick to see."""
_LONGEST_BETWEEN, _LONGEST_OPENING = 40, 20
"""Characters in which a period's first day and the word before it must begin: "1er" to "au"."""
_TWO_DIGITS_UNTIL = 70
"""A year of two digits below this one is of this century."""
_FIRST_YEAR, _AFTER_LAST_YEAR = 1900, 2100


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


class _PrintedDate(NamedTuple):
    """A date in ``text[start:end]``, as printed: a day without a year, or a month without a day."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None

    def date(
        self, year: int | None = None, *, last: bool = False
    ) -> date | None:
        """The day meant: ``year`` where none is printed; the first or last of the month where no
        day is. None where it is not in the calendar.
        """
        at = self.year or year
        is_month = 1 <= self.month <= 12
        if at is None or not is_month:
            return None

        _, length = monthrange(at, self.month)
        day = self.day
        if not day:
            day = length if last else 1
        if not 1 <= day <= length:
            return None
        return date(at, self.month, day)


def parse_date(text: str) -> date | None:
    """The one full date that the whole of ``text`` is, a weekday before it allowed; None otherwise.

    >>> str(parse_date("1er juillet 2022")), str(parse_date("lundi 4 février 2013"))
    ('2022-07-01', '2013-02-04')
    >>> str(parse_date("19/04/22")), str(parse_date("31/06/2022"))
    ('2022-04-19', 'None')
    """
    body = text.strip()
    weekday = _WEEKDAY.match(body)
    if weekday is not None:
        body = body[weekday.end() :]
    if not _DATE_BEGINS.match(body):
        return None

    printed = _printed_dates(body)
    if len(printed) != 1:
        return None
    (only,) = printed
    whole = (only.start, only.end) == (0, len(body))
    if whole and only.day is not None:
        return only.date()
    return None


def is_numeric_date(text: str) -> bool:
    """Whether the whole of ``text`` is printed as a date in figures, in the calendar or not."""
    return _NUMERIC_DATE.fullmatch(text) is not None


def parse_month(text: str) -> tuple[int, int] | None:
    """The year and the month that the whole of ``text`` is in figures; None for any other text.

    >>> parse_month("03/2024"), parse_month("13.2024"), parse_month("mars 2024")
    ((2024, 3), None, None)
    """
    found = _MONTH_AND_YEAR.fullmatch(text)
    if found is None:
        return None
    return int(found["year"]), int(found["month"])


def find_dates(text: str) -> tuple[DateMatch, ...]:
    """All dates in ``text``, days without a year ("1er juillet") and months with one ("juin 2022")
    included.
    """
    found = []
    for printed in _printed_dates(text):
        day = None if printed.day is None else printed.date()
        found.append(DateMatch(printed.start, printed.end, day))
    return tuple(found)


def find_periods(text: str) -> tuple[PeriodMatch, ...]:
    """All closed periods in ``text``.

    A start without a year takes the end's, or the year before where it would otherwise come after
    the end ("du 1er septembre au 31 août 2025").

    >>> find_periods("du 1er juin au 31 décembre 2022")
    (PeriodMatch(start=0, end=31, first='2022-06-01', last='2022-12-31'),)
    """
    periods: list[PeriodMatch] = []
    before: _PrintedDate | None = None
    for end in _printed_dates(text):
        start = _start_of(text, before, end)
        before = end

        # A date that closed a period opens none.
        closed = periods[-1].end if periods else 0
        if start is not None and closed <= start.start:
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
    label = _PERIOD_LABEL.match(body)
    if label is not None:
        body = body[label.end() :]
    body = body.rstrip(" .;")

    found = find_periods(body)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(body)):
        return found[0].first, found[0].last
    return _whole_years(body) or _month_or_open_period(body)


def _whole_years(body: str) -> tuple[str, str] | None:
    """The period that years alone state: "2022-2024", "exercice 2022"; "2024 / 2023" compares
    one with the other."""
    if not _CENTURY.search(body):
        return None
    found = _YEARS.fullmatch(body)
    if found is None:
        return None
    first, last = (
        found["first"] or found["only"],
        found["last"] or found["only"],
    )
    if "/" in body and first > last:
        return None
    return f"{first}-01-01", f"{last}-12-31"


def _month_or_open_period(body: str) -> tuple[str, str] | None:
    """The period that one date at the end of a cell states, by the words before it."""
    printed = _printed_dates(body)
    if len(printed) != 1 or printed[0].end != len(body):
        return None

    (only,) = printed
    first, last = _iso(only.date()), _iso(only.date(last=True))
    before = body[: only.start]
    if not before:
        if only.day is None:
            return first, last
        return None
    opened = _OPEN_END.fullmatch(before)
    if opened is None:
        return None
    return (first, "") if opened["since"] else ("", last)


# ---------------------------------------------------------------------------------------------
# dates as printed


@lru_cache(maxsize=1 << 12)
def _printed_dates(text: str) -> tuple[_PrintedDate, ...]:
    """All dates of a text, in order."""
    found = []
    for match in _ANY_FORM.finditer(text):
        printed = _as_printed(match)
        if printed is not None:
            found.append(printed)

    ends = {printed.end for printed in found}
    for year in _YEAR_ALONE.finditer(text):
        month = None if year.end() in ends else _month_before(text, year)
        if month is not None:
            found.append(month)
    return tuple(sorted(found))


def _month_before(text: str, year: re.Match[str]) -> _PrintedDate | None:
    """A month with its year: "juin 2022"."""
    context = max(0, year.start() - _LONGEST_MONTH)
    found = _ONLY_MONTH.search(text[context : year.start()])
    if found is None:
        return None
    start = context + found.start()
    return _PrintedDate(
        start, year.end(), int(year.group()), _month(found["month"]), None
    )


def _as_printed(found: re.Match[str]) -> _PrintedDate | None:
    """The date that the expression of all forms found; None where its year is of another time."""
    span, first = found.span(), found["first"]
    if found["iso_year"]:
        year = int(first + found["iso_year"])
        if not _FIRST_YEAR <= year < _AFTER_LAST_YEAR:
            return None
        return _PrintedDate(
            *span, year, int(found["iso_month"]), int(found["iso_day"])
        )

    if found["n_year"]:
        year = _full_year(int(found["n_year"]))
        return _PrintedDate(
            *span, year, int(found["n_month"]), int(first + found["n_day"])
        )

    in_words = int(found["year"]) if found["year"] else None
    return _PrintedDate(
        *span, in_words, _month(found["month"]), _day(first + found["day"])
    )


def _full_year(year: int) -> int:
    """A year with its century, where two digits are printed."""
    if year > 99:
        return year
    return year + (2000 if year < _TWO_DIGITS_UNTIL else 1900)


_LETTERS = str.maketrans("ıİſ", "iis")
"""Letters that a search without regard to case takes for the plain ones."""


def _month(text: str) -> int:
    return MONTHS[text.translate(_LETTERS).lower().rstrip(".")]


def _day(text: str) -> int:
    return 1 if text[-1] in "rR" else int(text)


# ---------------------------------------------------------------------------------------------
# periods


def _start_of(
    text: str, before: _PrintedDate | None, end: _PrintedDate
) -> _PrintedDate | None:
    """The date that opens the period which ``end`` closes, or None where ``end`` closes none: a
    number after the day that it would be one of, with no word before it, is something else ("passe
    de 18 à 12 au 1er janvier").
    """
    if before is not None and _BETWEEN_DATES.fullmatch(
        text, before.end, end.start
    ):
        return before

    # "du 1 au 15 juin 2022" prints a day alone, "de juin à août 2022" a month alone.
    context = max(0, end.start - _LONGEST_BETWEEN)
    found = _FIRST_ALONE.search(text[context : end.start])
    if found is None:
        return None
    start, is_day = context + found.start(), end.day is not None
    if is_day and found["day"]:
        day = _day(found["day"])
        if end.day is not None and day > end.day and not _opens(text, start):
            return None
        return _PrintedDate(start, end.start, end.year, end.month, day)
    if not is_day and found["month"]:
        month = _month(found["month"])
        return _PrintedDate(start, end.start, None, month, None)
    return None


def _period(text: str, start: _PrintedDate, end: _PrintedDate) -> PeriodMatch:
    """The period between two dates, with the word before it."""
    first, last = start.date(end.year), end.date(last=True)
    if first is not None and last is not None:
        may_be_earlier = start.year is None
        if may_be_earlier and first > last:
            first = start.date(last.year - 1)

    opening = _opens(text, start.start)
    begin = start.start - opening
    return PeriodMatch(begin, end.end, _iso(first), _iso(last))


def _opens(text: str, start: int) -> int:
    """The characters of the word that opens a period before its first date, 0 where there is
    none."""
    context = max(0, start - _LONGEST_OPENING)
    opening = _OPENING.search(text[context:start])
    return 0 if opening is None else start - context - opening.start()


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
