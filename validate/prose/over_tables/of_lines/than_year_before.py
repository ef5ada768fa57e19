"""By how much a figure of a table exceeds that of the year before, which the sentence does not
tell: "avec 242 030 nuitées, l'année 2025 dépasse la précédente de 8 080 nuitées".
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import Fact
from extract.french.lexicon.calendar import YEAR
from extract.several import only
from validate.model.typing_slips import digits_told
from validate.prose.deriving.derivation import Derivation, apart
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.over_tables.cells_of_years import is_beside, prints_number
from validate.prose.over_tables.line_names import is_in_figures, year_over
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.tables.figure_table import FigureTable

_BEFORE = r"(?:precedente?s?|derni(?:er|ere)s?|passee?s?)"
_YEARLY = r"(?:an|annee|annees|saison|exercice)"
"""What lasts a year."""
_TOLD = re.compile(
    r"\b(?:depass|exced)\w* (?:(?:la|le|les|celles?|celui|ceux)(?: d[eu])? ?)?"
    rf"(?:(?:l'|la |le |les )?(?P<named>{_YEARLY}) )?{_BEFORE} d[e']\W*$"
)
"""Before by how much something exceeds what it was the year before."""
_OF_YEAR = re.compile(rf"\b{_YEARLY}\b|\b{YEAR}\b")
"""What is exceeded by the one before, where words before it tell a year: "la précédente"."""
_NEAR = Decimal("0.5")
"""How far, by the larger, a number may be from what both figures give."""
_DIGITS = 4
"""Digits of a figure that no other line prints by accident."""


def than_year_before(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each number that is told to be by how much the one before it exceeds last year's, where the
    act's tables print both, and no other two years of it."""
    for index in range(1, len(wording.numbers)):
        known, result = wording.numbers[index - 1 : index + 1]
        if not _is_told(wording, index) or not _are_alike(known, result):
            continue
        pairs = list(_with_year_before(known, views))
        pair = only({made.value: made for made in pairs}.values())
        if pair is not None:
            gap = abs(pair.value - result.value)
            is_near = gap <= _NEAR * max(pair.value, result.value)
            yield TabledNumber(result, pairs, pair if is_near else None)


def _is_told(wording: Wording, index: int) -> bool:
    """Whether a number is by how much something exceeds what it was the year before."""
    before = wording.before(index)
    told = _TOLD.search(before)
    if told is None or not is_in_figures(wording.numbers[index]):
        return False
    said = f"{wording.before(index - 1)} {before[: told.start()]}"
    return told["named"] is not None or _OF_YEAR.search(said) is not None


def _with_year_before(
    known: SpokenNumber, views: Sequence[FigureTable]
) -> Iterator[Derivation]:
    """By how much each cell that prints a number exceeds that of the year before in its line, under
    the same header."""
    for view in views:
        for cell in view.facts.values():
            if not prints_number(cell, known):
                continue
            older = _of_year_before(view, cell)
            if older is not None and older.value_or_zero < cell.value_or_zero:
                yield apart(cell, older)


def _of_year_before(view: FigureTable, cell: Fact) -> Fact | None:
    """The figure of the year before in the line of another."""
    year = year_over(cell)
    line = (fact for (row, _), fact in view.facts.items() if row == cell.row)
    beside = (one for one in line if is_beside(one, cell))
    return only([one for one in beside if year_over(one) == (year or 0) - 1])


def _are_alike(known: SpokenNumber, result: SpokenNumber) -> bool:
    """Whether a figure of digits enough and what it exceeds another by are of one unit."""
    is_share = SHARE in (known.unit, result.unit)
    is_one = known.measure == result.measure and known.scale == result.scale
    return is_one and not is_share and digits_told(known.fact) >= _DIGITS
