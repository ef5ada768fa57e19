"""The unit printed after a figure: what it makes of the figure, and how it is written."""

import re
from functools import lru_cache
from typing import NamedTuple

from extract.french.folding import plain
from extract.french.lexicon.money import CELL_UNIT, FIGURE_SUFFIX, SCALES
from extract.number import Unit


class FigureUnit(NamedTuple):
    """A unit, what it multiplies the figure by, and its text."""

    unit: Unit
    scale: int
    text: str


NO_UNIT = FigureUnit(Unit.NONE, 1, "")
EUROS = FigureUnit(Unit.EUR, 1, "€")
_PERCENT = FigureUnit(Unit.PERCENT, 1, "%")


@lru_cache(maxsize=512)
def unit_of_rest(text: str) -> FigureUnit | None:
    """The unit that ``text``, the rest of a cell after its digits, names; None if it is anything
    else.

    >>> unit_of_rest(" k€"), unit_of_rest(" postes").text, unit_of_rest(" et plus")
    (FigureUnit(unit=<Unit.EUR: 'EUR'>, scale=1000, text='k€'), 'postes', None)
    """
    if not text.strip():
        return NO_UNIT

    found = FIGURE_SUFFIX.fullmatch(text)
    if found is not None:
        return unit_of_suffix(found)
    other = CELL_UNIT.fullmatch(text)
    if other is None:
        return None
    return FigureUnit(Unit.OTHER, 1, plain(other["unit"]))


def unit_of_suffix(found: re.Match[str]) -> FigureUnit:
    """The unit that `FIGURE_SUFFIX` found."""
    return _unit_of_group(
        found.lastgroup or "", found.group(), _scale_word(found)
    )


def _scale_word(found: re.Match[str]) -> str:
    word: str = found["letter"] or found["word"] or found["bare"] or ""
    return word.lower().rstrip("s")


@lru_cache(maxsize=512)
def _unit_of_group(group: str, printed: str, scale_word: str) -> FigureUnit:
    """The unit of one printed suffix; the group that closed its match says which kind it is."""
    if group == "percent":
        return _PERCENT
    text = plain(printed)
    if group == "permille":
        return FigureUnit(Unit.OTHER, 1, text)
    unit = Unit.NONE if group == "bare" else Unit.EUR
    return FigureUnit(unit, SCALES.get(scale_word, 1), text)
