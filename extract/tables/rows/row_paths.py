"""The numbers that group labels carry: "2. …", "Opération 4 : …", "Axe 2"."""

import re
from functools import lru_cache
from typing import NamedTuple

from extract.french.folding import fold
from extract.french.lexicon.heading_words import (
    OPERATION_OF_ROWS,
    THEME_OF_ROWS,
)
from extract.table import RawCell

_NUMBER = (
    r"(?:n ?° ?)?(?P<n>\d{1,3}(?:\.\d+)*[a-z]?(?: ?(?:et|a|-|,|/) ?\d{1,3})*"
    r"|[ivx]{1,5}(?![a-z])|[a-z](?![a-z]))"
)
"""Arabic numbers, one or several, a Roman number, or a letter."""
_WORDED = re.compile(
    rf"(?:(?P<theme>{THEME_OF_ROWS})|(?P<operation>{OPERATION_OF_ROWS}))s?"
    rf" {_NUMBER}(?: ?[:.)-]| |$)"
)
"""A folded label with a word before its number: "operations 4 et 5 : chantiers"."""
_BARE = re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2})*)(?: ?[.)°]| ?-)(?= ?[a-z«])")
"""One with a number and its mark only: "2.1) ..."; "4 aj" counts something."""
_LINK = re.compile(r" ?(?:et|a|-|,|/) ?")
"""What links the numbers of one label: "4 et 5", "4 à 6"."""
_PARTS = re.compile(r"\s[-–—:]\s")
"""What parts the titles inside a caption."""


def number_of(label: str) -> tuple[str, str]:
    """What kind of heading ``label`` is ("theme", "operation", "bare" or "") and the number it
    carries.

    >>> number_of("Opération 4 : Chantiers"), number_of("Opérations 4 et 5")
    (('operation', '4'), ('operation', '4-5'))
    >>> number_of("2. Développement de l'offre")
    ('bare', '2')
    >>> number_of("4 AJ")
    ('', '')
    """
    text = fold(label)

    worded = _WORDED.match(text)
    if worded is not None:
        kind = "theme" if worded["theme"] else "operation"
        return kind, _LINK.sub("-", worded["n"])

    bare = _BARE.match(text)
    if bare is None:
        return "", ""
    return "bare", bare["n"]


def _heading_in(caption: str) -> str:
    """The part of a caption that carries a number of its own: "Annexe 4 – Thématique 2" is about
    theme 2.
    """
    parts = [caption, *_PARTS.split(caption)[1:]]
    for part in parts:
        kind, _ = number_of(part)
        if kind in {"theme", "operation"}:
            return part
    return caption


@lru_cache(maxsize=4096)
def numbered(path: tuple[str, ...], caption: str) -> tuple[str, str]:
    """The theme and operation numbers of a row under ``path``; the table's caption may carry the
    theme's.

    A number without a word before it is a theme's at the outermost place, and an operation's below
    a theme.
    """
    theme, operation = "", ""
    labels = dict.fromkeys((_heading_in(caption), *path))

    for kind, number in map(number_of, labels):
        is_outermost = not theme and not operation
        bare_is_theme = kind == "bare" and is_outermost
        if kind == "theme" or bare_is_theme:
            theme = number
        elif kind in {"operation", "bare"}:
            operation = number
    return theme, operation


class TitleLook(NamedTuple):
    """The look of a title across the table: two that look alike are of one level."""

    numbering: str
    """How it is numbered: as a theme, an operation, without a word; "" where it is not."""
    depth: int
    """Dots in its number: "2.1" is one deeper than "2"."""
    capitals: bool
    col: int
    wide: bool


def title_look(cell: RawCell) -> TitleLook:
    """How the title in ``cell`` looks."""
    numbering, number = number_of(cell.text)
    letters = cell.text.strip()
    return TitleLook(
        numbering,
        number.count("."),
        letters == letters.upper(),
        cell.col,
        cell.colspan > 1,
    )
