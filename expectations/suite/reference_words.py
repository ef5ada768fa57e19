"""The words by which captions, headers and rows are known, this year and next year alike.

A year is told from the financial year, so that `Subvention proposée 2026` in a deliberation about
2026 is found again as `Montant proposé 2027` in the next one.
"""

import re
from itertools import filterfalse

from extract.french.folding import without_plural
from extract.french.lexicon.calendar import YEAR_ALONE
from extract.french.lexicon.totals import ENSEMBLE, TOTAL
from validate.prose.words import names

Words = tuple[str, ...]

_LONG_NUMBER = 4
"""Digits of an amount or a year in a row's label; shorter numbers number the row."""
_HEADER_SYNONYMS = {
    word: group[0]
    for group in (
        (
            "montant", "somme", "subvention", "dotation", "aide", "credit", "participation",
            "concours", "valeur",
        ),
        ("propose", "proposee", "proposition", "vote", "votee", "retenu"),
        ("accorde", "accordee", "attribue", "attribuee"),
        (
            "beneficiaire", "association", "structure", "organisme", "porteur", "attributaire",
            "tiers", "demandeur",
        ),
        ("quantite", "nombre", "effectif", "nb", "nbre"),
        (*TOTAL.forms, *ENSEMBLE.forms),
        ("libelle", "intitule", "designation", "objet", "nature"),
        ("unitaire", "unite"),
    )
    for word in group
}  # fmt: skip
"""Words that one body writes for another from year to year over the same column. They are no
meaning of a column: an aid and a credit are two things wherever both are printed."""
_EXERCISES = {
    -2: "exercicepenultieme",
    -1: "exerciceprecedent",
    0: "exercicecourant",
    1: "exercicesuivant",
}
"""Words for a year by its distance from the financial year; they stand for no word of a text."""
OTHER_EXERCISE = "exerciceautre"


def header_words(text: str, exercise: int | None) -> Words:
    """The words of a caption or header: years told from ``exercise`` on, no other digits, synonyms
    as one, without the plural's ending.

    >>> header_words("Subvention proposée 2026", 2026)
    ('montant', 'propose', 'exercicecourant')
    """
    found: list[str] = []
    for word in names.words(_name_years_relatively(text, exercise)):
        if any(map(str.isdigit, word)):
            continue
        bare = without_plural(word) if len(word) > 3 else word
        found.append(_HEADER_SYNONYMS.get(bare, bare))
    return tuple(found)


def row_words(text: str, exercise: int | None) -> Words:
    """The words of a row: as it is named, its number kept, amounts and years left out.

    >>> row_words("Chapitre 65 - 12500", 2026)
    ('chapitre', '65')
    """
    found = names.words(_name_years_relatively(text, exercise))
    return tuple(filterfalse(_is_long_number, found))


def _is_long_number(word: str) -> bool:
    return word.isdecimal() and len(word) >= _LONG_NUMBER


def _name_years_relatively(text: str, exercise: int | None) -> str:
    """``text`` with each year as its distance from the financial year."""

    def distance(year: re.Match[str]) -> str:
        gap = 0 if exercise is None else int(year.group()) - exercise
        return f" {_EXERCISES.get(gap, OTHER_EXERCISE)} "

    return YEAR_ALONE.sub(distance, text)
