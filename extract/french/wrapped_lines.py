"""The lines of a cell as one text: words, figures and dates that had no room and go on below."""

import re
from collections.abc import Sequence
from itertools import pairwise
from string import ascii_lowercase

from extract.french.folding import SPACES, S
from extract.french.lexicon.calendar import YEAR

_LONG_WORD = 5
"""Letters: a shorter word had room for its last one."""
_PLURAL = "S"
"""The only capital that is left of a word by itself: others are names of lots and categories."""
_LETTERS = frozenset(ascii_lowercase) - {"a", "y"}
"""Letters that are no French word by themselves, as "à" and "y" are."""
_ENDINGS = (
    "tion",
    "sion",
    "ment",
    "teur",
    "able",
    "ible",
    "ance",
    "ence",
    "ière",
    "ée",
)
"""How long French words end: what is left of one of these on the next line is no word there,"""
_WORDS = frozenset({"le", "les", "ce", "ces", "née", "nées"})
"""but for these."""
_ELISION = re.compile(r"^[^\W\d_]{1,2}['’]")
"""A short word before the one that is broken: "d'exploitati"."""
_NEVER_FIRST = (")", "°")
"""Signs that no text begins with: a line that does goes on with the one above."""
_SET_HYPHENS = ("\u2010", "\u00ad")
"""Hyphens that no keyboard has,"""
_SET_HYPHEN = re.compile(r"[^\W\d_].")
"""behind a letter, at the end of a line."""
_LEFT_OPEN = re.compile(
    r"[^\W\d_][-\u2010\u00ad]$|(?:^|\s)(?:d[eu]s?|à|aux?|l[ae]s?|en|par|pour|sur|et|ou|une?)$",
    re.IGNORECASE,
)
"""The end of a line within a word, or a word that none ends with."""
_LOOSE_HYPHEN = re.compile(r"[^\W_]- [^\W_]")
"""A space behind the hyphen of a word that is not cut: "Haut- Pays"."""

# A figure of several groups of three digits, and what may be printed around it.
_CENTS = r"(?:,\d\d)?"
_UNIT = r"(?:€|k€)"
_SIGN = rf"[(+\-−–]?{S}?"
_GROUPED = rf"{_SIGN}\d{{1,3}}(?:[.{SPACES}]\d{{3}})+{_CENTS}"
_GROUP = rf"(?:{S}\d{{3}})*"

_FIGURE = re.compile(rf"{_GROUPED}\)?")
"""A figure that is whole: "1 076 170"."""
_FIGURE_OR_DATE = re.compile(rf"{_GROUPED}{S}?{_UNIT}?\)?|\d\d/\d\d/{YEAR}")
"""What two lines make: "1 076 17" and "0 €", "01/09/" and "2023"."""
_FIRST_GROUPS = re.compile(rf"{_SIGN}[1-9]\d{{0,2}}{_GROUP}")
"""The first line of a figure cut where its groups part: "663"."""
_LAST_GROUPS = re.compile(
    rf"\d{{3}}{_GROUP}{_CENTS}(?:(?<=,\d\d)|{S}?{_UNIT})(?:{S}?€)?\)?"
)
"""Its second line, which prints cents or a unit: "350,00 €"."""
_BEGUN = re.compile(rf".*\d[{SPACES}.,/]\d*")
"""A line that ends inside a figure or a date: "1 076 17", "01/09/"."""


def join_lines(lines: Sequence[str]) -> str:
    """The lines of a cell as one text: joined by one space, but for a word broken after its hyphen,
    and for a figure, a date or a word that had no room and goes on where none ends (a word: by one
    letter that is no word, or inside its ending).

    The hyphen that a program sets where it cuts a word is of the line and not of the word: it is
    another sign than the one that people type. A cell that writes a space after its hyphens
    elsewhere is taken to do so at its line ends. No lines give an empty text.

    >>> join_lines(["programme 2021-", "2027 de", "Saint-", "Jean-du-Val"])
    'programme 2021-2027 de Saint-Jean-du-Val'
    >>> join_lines(["Haut- Pays-", "Littoral"])
    'Haut- Pays- Littoral'
    >>> join_lines(["1 076 17", "0"]), join_lines(["1 076 170", "250"])
    ('1 076 170', '1 076 170 250')
    >>> join_lines(["Participatio", "n"]), join_lines(["Taux", "a"])
    ('Participation', 'Taux a')
    >>> join_lines(["AMORTISSEME", "NTS", "2026"]), join_lines(["Montant", "HT"])
    ('AMORTISSEMENTS 2026', 'Montant HT')
    >>> join_lines(["Taux d'exé\u2010", "cution"])
    "Taux d'exécution"
    >>> join_lines(["Excédent ou déficit (+/-", ")"]), join_lines(["N", "° d'ordre"])
    ('Excédent ou déficit (+/-)', "N° d'ordre")
    """
    if len(lines) < 2:
        return "".join(lines)
    if len(lines) == 2 and is_cut_figure(*lines):
        return "".join(lines)

    hyphens_are_loose = any(map(_has_loose_hyphen, lines))
    text = lines[0]
    for before, line in pairwise(lines):
        is_broken = not hyphens_are_loose and _is_hyphened(text, line)
        is_broken |= line.startswith(_NEVER_FIRST)
        if _ends_with_set_hyphen(text) and line[:1].islower():
            text = text[:-1] + line
        elif is_broken or _is_cut_word(before, line):
            text += line
        else:
            text += f" {line}"
    return text


def _has_loose_hyphen(line: str) -> bool:
    return "- " in line and _LOOSE_HYPHEN.search(line) is not None


def _ends_with_set_hyphen(text: str) -> bool:
    is_set = text.endswith(_SET_HYPHENS)
    return is_set and _SET_HYPHEN.fullmatch(text[-2:]) is not None


def _is_hyphened(begun: str, rest: str) -> bool:
    """Whether a word is broken after its hyphen."""
    ends_hyphened = begun.endswith("-") and begun[-2:-1].isalnum()
    return ends_hyphened and rest[:1].isalnum()


def _is_cut_word(begun: str, rest: str) -> bool:
    """Whether ``rest`` begins with the last letters of the one word ``begun``."""
    if not begun[-_LONG_WORD:].isalpha():
        return False
    begun = _ELISION.sub("", begun)
    if len(begun) < _LONG_WORD or not begun.isalpha():
        return False
    first = rest.partition(" ")[0].rstrip(").,;")
    if begun.isupper() and first == _PLURAL:
        return not begun.endswith(_PLURAL)
    return first in _LETTERS or _ends_word(begun, first)


def _ends_word(begun: str, first: str) -> bool:
    """Whether ``first`` is what is left of the ending of the word ``begun``, in its own case."""
    if begun.isupper() != first.isupper() or first.lower() in _WORDS:
        return False
    left = first.lower().removesuffix("s")
    word = begun.lower() + left
    return word.endswith(_ENDINGS) and 0 < len(left) <= len(_ENDINGS[0])


def is_left_open(line: str) -> bool:
    """Whether a line ends within a word, or with one that asks for another: it goes on below.

    >>> [is_left_open(line) for line in ("Investis-", "Mois de", "Total -", "2024-", "Lot de 2")]
    [True, True, False, False, False]
    """
    return _LEFT_OPEN.search(line) is not None


def goes_on_below(upper: str, lower: str, beside: Sequence[str]) -> bool:
    """Whether a title goes on with the one below: it is left open, and no figure ends it, or that
    one begins with a small letter where those beside it do not.

    >>> goes_on_below("Mois de", "mesure", ["mesuré"]), goes_on_below("Tarif au", "1er juillet", [])
    (True, False)
    >>> goes_on_below("Aides", "reçues", ["Solde"]), goes_on_below("Aides", "reçues", ["versées"])
    (True, False)
    """
    if is_left_open(upper) and lower[0].isalpha():
        return True
    is_only = bool(beside) and not any(one[0].islower() for one in beside)
    return is_only and lower[0].islower()


def has_usual_ending(word: str) -> bool:
    """Whether a word ends as French words do, so that nothing is left of it on the next line.

    >>> has_usual_ending("Renouvellement"), has_usual_ending("Champbl")
    (True, False)
    """
    return word.lower().endswith(_ENDINGS)


def is_cut_figure(begun: str, rest: str) -> bool:
    """Whether two lines are one figure of several groups, or one date, and the first is none."""
    goes_on = rest[:1].isdecimal() or rest.startswith(",")
    if not goes_on or not _BEGUN.fullmatch(begun):
        return False
    if not _FIGURE_OR_DATE.fullmatch(begun + rest):
        return False
    return rest.startswith(",") or not _FIGURE.fullmatch(begun)


def is_wrapped_figure(begun: str, rest: str) -> bool:
    """Whether two lines are one figure that had no room: cut anywhere, or where its groups part.

    There the first line alone is a whole number, and only the second prints cents or a unit: "663"
    over "350,00 €".
    """
    if _FIRST_GROUPS.fullmatch(begun) and _LAST_GROUPS.fullmatch(rest):
        return True
    return is_cut_figure(begun, rest)
