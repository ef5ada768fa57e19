"""A year and a period that one sentence gives an agreement: "au titre de l'exercice 2026, du 1er
janvier 2026 au 31 décembre 2026".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.french.dates import PeriodMatch, find_periods
from extract.french.folding import SN
from extract.french.lexicon.calendar import YEAR
from extract.several import only

_YEAR = re.compile(
    rf"\b(?:au{SN}titre{SN}de{SN}l[’'](?:exercice|année)|pour{SN}l[’'](?:exercice|année)){SN}"
    rf"(?:civile{SN}|budgétaire{SN})?(?P<year>{YEAR})\b",
    re.IGNORECASE,
)
"""The year that a text is for: "au titre de l'exercice 2024"."""
_SENTENCE_END = re.compile(r"[.;](?=\s|$)")
"""Where a sentence ends; a full stop within a number ends none."""
_SO_LONG = 4
"""Characters of the year of an ISO date."""


class YearAndPeriod(NamedTuple):
    """A year ``text[start:end]``, with the year that the period beside it lies in."""

    start: int
    end: int
    year: int
    of_period: int
    period: tuple[int, int]


def find_years_and_periods(text: str) -> Iterator[YearAndPeriod]:
    """Each year in a sentence that gives one period, which lies in one year.

    >>> said = "au titre de l'exercice 2025, du 1er janvier 2026 au 31 décembre 2026"
    >>> [(one.year, one.of_period) for one in find_years_and_periods(said)]
    [(2025, 2026)]
    """
    start = 0
    for stop in [
        *(end.start() for end in _SENTENCE_END.finditer(text)),
        len(text),
    ]:
        sentence = text[start:stop]
        year = only(list(_YEAR.finditer(sentence)))
        period = _only_period(sentence) if year is not None else None
        if year is not None and period is not None:
            first, last = period.first[:_SO_LONG], period.last[:_SO_LONG]
            if first == last:
                yield YearAndPeriod(
                    start + year.start("year"),
                    start + year.end("year"),
                    int(year["year"]),
                    int(first),
                    (start + period.start, start + period.end),
                )
        start = stop


def _only_period(sentence: str) -> PeriodMatch | None:
    """The one period of a sentence that has both its ends."""
    return only(
        [one for one in find_periods(sentence) if one.first and one.last]
    )
