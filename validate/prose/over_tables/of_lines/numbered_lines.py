"""Lines that a sentence names by one noun and the number or letter of each: "les concessions en
terre de quinze, trente et cinquante ans"; "les exercices 2021 et 2022"; "le premier et le
quatrième trimestres"; "les lignes A et B".
"""

import re
from collections.abc import Sequence

from extract.french.folding import fold
from extract.french.spelled_numbers import spelled_number
from extract.several import only, present
from extract.table import RowKind
from validate.prose.words.label_words import label_stems
from validate.tables.figure_table import FigureTable

_ORDINALS = {
    "premier": 1, "premiere": 1, "deuxieme": 2, "second": 2, "seconde": 2, "troisieme": 3,
    "quatrieme": 4, "cinquieme": 5, "sixieme": 6,
}  # fmt: skip
_PARTED = re.compile(r",| et ")
"""Between two of the numbers."""
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*|\d+")
"""A word of a subject, or one of its numbers or letters."""
_CAPITALS = re.compile(r"\b[A-Z]\b")
"""The letter of a line: "Ligne A"."""
_ONE = ("un", "une")
"""Articles, and no numbers of lines."""
_LEAST = 2
"""Numbers, at least."""


def numbered_lines(view: FigureTable, subject: str) -> tuple[int, ...]:
    """The lines of a table that bear the noun of a folded subject, each with one of its numbers or
    letters; none where one of these is of no line, or of two."""
    names = [_WORD.findall(one) for one in _PARTED.split(subject)]
    numbers = _letters(names) or list(map(_only_number, names))
    between = [_noun(words) for words in names[1:-1]]
    if len(names) < _LEAST or None in numbers or any(between):
        return ()
    noun = _noun((*names[0], *names[-1])) - _stems_over(view)
    rows = [only(_lines(view, noun, number)) for number in present(numbers)]
    known = present(rows)
    return tuple(known) if len(set(known)) == len(numbers) else ()


def _letters(names: Sequence[Sequence[str]]) -> list[str | None]:
    """The letter with which each of several parts of a subject ends; none where one has none."""
    letters: list[str | None] = [
        words[-1] for words in names if words and len(words[-1]) == 1
    ]
    return letters if len(letters) == len(names) else []


def _only_number(words: Sequence[str]) -> str | None:
    number = only(present(map(_number, words)))
    return None if number is None else str(number)


def _number(word: str) -> int | None:
    """The number that a word is, in figures, spelled or in its order."""
    if word.isdigit():
        return int(word)
    if word in _ONE:
        return None
    return _ORDINALS.get(word, spelled_number(word))


def _noun(words: Sequence[str]) -> frozenset[str]:
    """The telling stems of words, but for their numbers."""
    others = (one for one in words if _number(one) is None)
    return frozenset(label_stems(" ".join(others)))


def _stems_over(view: FigureTable) -> frozenset[str]:
    """The words of a table's title and headers."""
    headers = (" ".join(column.path) for column in view.table.columns)
    return frozenset(label_stems(" ".join((view.table.caption, *headers))))


def _lines(view: FigureTable, noun: frozenset[str], number: str) -> list[int]:
    """The lines whose labels bear a noun and a number or letter."""
    labels = {row: view.rows[row].label for row in view.of_kind(RowKind.DETAIL)}
    return [
        row
        for row, label in labels.items()
        if noun <= frozenset(label_stems(label)) and _bears(label, number)
    ]


def _bears(label: str, number: str) -> bool:
    """Whether a label prints a number, or a letter as a capital."""
    if number.isalpha():
        return number.upper() in _CAPITALS.findall(label)
    printed = rf"(?<![\d.,])0*{number}(?:er|re|e|eme|nde?)?(?![\d.,])"
    return re.search(printed, fold(label)) is not None
