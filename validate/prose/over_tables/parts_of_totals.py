"""So many of all that a table counts: "il reste à vendre 26 lots sur 64", of the line that prints
64, in the column whose header says what they are."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import LIMIT
from extract.several import only, present
from extract.table import ColumnKind
from validate.model.typing_slips import is_slip_of
from validate.prose.deriving.derivation import same_as
from validate.prose.deriving.wording import SpokenNumber, Wording
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.words.label_words import label_stems
from validate.tables.figure_table import CLOSING, FigureTable

_OF_ALL = re.compile(
    r" ?(?:[a-z]+ )?sur (?:les |un total de )?(?P<all>\d{2,3}(?: \d{3})*)(?! ?[%€\d])"
)
"""Between a number and all of which it is: "26 lots sur 64"."""
_LOOSE = WordList(
    LIMIT, "environ", "pres de", "plus de", "moins de", "objectif"
)
_REST = WordList("reste(nt)", "restera", "resteront", "restait", "restaient")
"""Words of what is left of all."""
_LEFT = WordList("restant(e)(s)", "reste(s)", "disponible(s)")
"""A header of that."""
_LEAST = 2
"""Digits of a number and of all, at least."""
_WHY = "the sentence tells so many of all that the table counts"


def parts_of_totals(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """Each number of a sentence that is so many of another, which the total of one table prints, in
    the only column that bears two words of the sentence: the thing, and what is said of it."""
    for index, result in enumerate(wording.numbers):
        found = _OF_ALL.match(wording.text[result.end :])
        told = wording.before(index)
        if found is None or _LOOSE.within(told):
            continue
        whole = Decimal(found["all"].replace(" ", ""))
        told = f"{told} {found[0]} {result.unit}"
        cells = present(_part(view, whole, told) for view in views)
        cell = only(cells)
        if cell is not None:
            made = same_as(cell, _WHY)
            meant = made if _is_slip(result, cell) else None
            yield TabledNumber(result, [made], meant)


def _part(view: FigureTable, whole: Decimal, told: str) -> Fact | None:
    """The figure of the total line that prints a number, in the column that words name."""
    counts = view.columns(ColumnKind.COUNT)
    rows = [
        row
        for row in view.of_kind(*CLOSING)
        if whole in [view.value(row, col) for col in counts]
    ]
    row = only(rows)
    if row is None:
        return None
    col = only([col for col in counts if _names(told, view.column(col).label)])
    return None if col is None else view.facts.get((row, col))


def _names(told: str, header: str) -> bool:
    """Whether words of a sentence name a column: two of its words, of which one may say that it is
    of what is left."""
    shared = frozenset(label_stems(told)) & frozenset(label_stems(header))
    is_left = _LEFT.within(fold(header))
    if _REST.within(told) or is_left:
        return is_left and _REST.within(told) and bool(shared)
    return len(shared) >= _LEAST


def _is_slip(result: SpokenNumber, cell: Fact) -> bool:
    """Whether a number, of digits enough, is a slip of a cell."""
    said, meant = result.fact.number, cell.number
    if said is None or meant is None:
        return False
    digits = min(len(str(abs(int(one.value)))) for one in (said, meant))
    return digits >= _LEAST and is_slip_of(said, meant.value)
