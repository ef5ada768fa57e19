"""Years, months and days of the week.

Dates are searched for in the printed text, whose places must stay: these forms keep their accents.
"""

import re

from extract.french.folding import MINUS, SN, fold
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.marks import CLOSING_CALLS

YEAR = r"(?:19|20)\d\d"
"""A year, for a regular expression: no document of a council speaks of others."""
_WHOLE_YEAR = re.compile(YEAR + CLOSING_CALLS)
"""A text that is a year and nothing else but the calls of its footnotes."""
_YEARS = re.compile(rf"(?<!\w){YEAR}(?!\d)|(?<=[^\W\d_]){YEAR}(?!\d|[-_/.]\d)")
"""A year printed close after letters names the year of a budget ("BP2024"), unless a number
follows: then both are the number of an act ("D2024-010")."""
YEAR_ALONE = re.compile(rf"\b{YEAR}\b")
"""A year that is a word of its own."""
YEAR_OF_NO_ACT = re.compile(rf"\b{YEAR}\b(?!{SN}?[{MINUS}/]{SN}?\d)")
"""A year that numbers no act, as the one of "2022-244" does."""

MONTH_FORMS = (
    ("janvier", "janv"),
    ("février", "fevrier", "févr", "fevr", "fév", "fev"),
    ("mars",),
    ("avril", "avr"),
    ("mai",),
    ("juin",),
    ("juillet", "juil"),
    ("août", "aout"),
    ("septembre", "sept"),
    ("octobre", "oct"),
    ("novembre", "nov"),
    ("décembre", "decembre", "déc", "dec"),
)
MONTHS = {
    form: number
    for number, forms in enumerate(MONTH_FORMS, 1)
    for form in forms
}
"""Month names and their abbreviations, in lower case, to their numbers."""
_LONGEST_FIRST = sorted(MONTHS, key=lambda name: (-len(name), name))
MONTH = rf"(?=[adfjmnos])(?:{'|'.join(_LONGEST_FIRST)})(?:\.|\b)"
"""A month, for a regular expression without regard to case; the first letters make it quick."""
MONTHS_IN_PERIOD = {
    "mois": 1,
    "trimestre": 3,
    "semestre": 6,
    "an": 12,
    "annee": 12,
}
"""Folded units of time to the months they last."""
_PART_OF_YEAR = re.compile(
    rf"(?:(?P<month>{MONTH})(?: {YEAR})?"
    rf"|(?:(?P<ordinal>[1-4])(?:er|e|re|eme|nd)?|(?P<letter>[TS])) ?"
    rf"(?:(?P<unit>trimestre|semestre)|(?P<number>[1-4]))(?: {YEAR})?)",
    re.IGNORECASE,
)
"""A month, a quarter or a half of a year, with its year or without: "3e trimestre 2024"."""
_WHOLE_OF_YEAR = re.compile(
    rf"(?:l['’])?(?:année|annee|exercice)\b"
    rf"(?: (?:scolaire|civile|complète|{YEAR}|\d{{4}}-\d{{4}}))*",
    re.IGNORECASE,
)
"""A whole year in words: "l'année scolaire 2024-2025"."""
WEEKDAY = WordList(
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"
)


def is_year(text: str) -> bool:
    """Whether ``text`` is a year and nothing else; the call of a footnote may close it.

    >>> [is_year(text) for text in ("2024", "2024²", "2024 (a)*", "BP 2024", "3024")]
    [True, True, True, False, False]
    """
    return _WHOLE_YEAR.fullmatch(text) is not None


def names_part_of_year(text: str) -> bool:
    """Whether a label names a month, a quarter or a half of a year.

    >>> [names_part_of_year(label) for label in ("1er trimestre", "Mars", "Marsan")]
    [True, True, False]
    """
    return _PART_OF_YEAR.fullmatch(text.strip()) is not None


def part_of_year(text: str) -> tuple[str, int] | None:
    """The unit and the number of the month, the quarter or the half of a year that a label names.

    >>> part_of_year("3e trimestre 2024"), part_of_year("T3"), part_of_year("Mars")
    (('t', 3), ('t', 3), ('m', 3))
    >>> part_of_year("Marsan"), part_of_year("2024")
    (None, None)
    """
    found = _PART_OF_YEAR.fullmatch(fold(text).strip())
    if found is None:
        return None
    if found["month"]:
        return "m", MONTHS[found["month"].rstrip(".")]
    unit = found["unit"] or found["letter"]
    number = found["ordinal"] or found["number"]
    return (unit[0], int(number)) if unit and number else None


def names_whole_year(text: str) -> bool:
    """Whether a label names a whole year: "Année 2025", "Année scolaire"."""
    return _WHOLE_OF_YEAR.fullmatch(text.strip()) is not None


def years_in(text: str) -> list[int]:
    """The years that ``text`` prints, in order; digits before or after make none.

    >>> years_in("BP2024 et CA 2023"), years_in("120245"), years_in("D2025-010 : compte 2024")
    ([2024, 2023], [], [2024])
    """
    return list(map(int, _YEARS.findall(text)))


def without_years(text: str) -> str:
    """``text`` with a space for each of its years."""
    return _YEARS.sub(" ", text)
