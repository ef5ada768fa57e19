"""The numbers that group labels carry: "2. …", "Opération 4 : …", "Axe 2"."""

import re
from functools import lru_cache

from extract.french.folding import fold
from extract.french.lexicon.headings import OPERATION_OF_ROWS, THEME_OF_ROWS
from extract.table import RawCell

_NUMBER = (
    r"(?:n ?° ?)?(?P<n>\d{1,3}(?:\.\d+)*[a-z]?(?: ?(?:et|a|-|,|/)"
    r" ?\d{1,3})*|[ivx]{1,5}(?![a-z])|[a-z](?![a-z]))"
)
_WORDED = re.compile(
    rf"(?:(?P<theme>{THEME_OF_ROWS})|(?P<operation>{OPERATION_OF_ROWS}))s? {_NUMBER}(?: ?[:.)-]| |$)"
)
_BARE = re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2})*)(?: ?[.)°]| ?-)(?= ?[a-z«])")


def number_of(label: str) -> tuple[str, str]:
    """What kind of heading ``label`` is ("theme", "operation", "bare" or "") and the number it
    carries.

    >>> number_of("Opération 4 : Chantiers"), number_of("2. Développement de l'offre"), number_of("Opérations 4 et 5")
    (('operation', '4'), ('bare', '2'), ('operation', '4-5'))
    >>> number_of("4 AJ")
    ('', '')
    """
    text = fold(label)
    if found := _WORDED.match(text):
        number = re.sub(r" ?(?:et|a|-|,|/) ?", "-", found["n"])
        return ("theme" if found["theme"] else "operation"), number
    if found := _BARE.match(text):
        return "bare", found["n"]
    return "", ""


def _heading_in(caption: str) -> str:
    """The part of a caption that carries a number of its own: "Annexe 4 – Thématique 2" is about
    theme 2.
    """
    parts = [caption, *re.split(r"\s[-–—:]\s", caption)[1:]]
    return next((part for part in parts if number_of(part)[0] in {"theme", "operation"}), caption)


@lru_cache(maxsize=4096)
def numbered(path: tuple[str, ...], caption: str) -> tuple[str, str]:
    """The theme and operation numbers of a row under ``path``; the table's caption may carry the
    theme's.

    A number without a word before it is a theme's at the outermost place, and an operation's below
    a theme.
    """
    theme, operation = "", ""
    for kind, number in map(number_of, dict.fromkeys((_heading_in(caption), *path))):
        if kind == "theme" or (kind == "bare" and not theme and not operation):
            theme = number
        elif kind in {"operation", "bare"}:
            operation = number
    return theme, operation


def band_signature(cell: RawCell) -> str:
    """The look of a title across the table: how it is numbered, in capitals or not, where it
    stands.
    """
    kind, number = number_of(cell.text)
    letters = cell.text.strip()
    case = "caps" if letters == letters.upper() else "plain"
    return (
        f"{kind}:{number.count('.')}:{case}:{cell.col}:{'wide' if cell.colspan > 1 else 'narrow'}"
    )
