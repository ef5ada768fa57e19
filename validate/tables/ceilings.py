"""Ceilings and floors: what may keep an amount from being the product of its line's other
figures.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.document import Document
from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.french.numbers import find_numbers
from extract.several import texts_of
from extract.table import ColumnKind, RowKind
from validate.tables.figure_table import FigureTable

_CEILING = WordList(
    "plafon*", "maxim*", "maxi", "max", "dans la limite*", "sans exceder*", "sans depasser*",
    "sans pouvoir exceder*", "sans pouvoir depasser*", "au plus",
)  # fmt: skip
"""Words by which the document limits an amount from above: "plafonné à", "dans la limite de"."""
_FLOOR = WordList("plancher*", "minim*", "mini", "min", "au moins")
"""The same from below: "plancher", "au moins"."""
SaidBounds = tuple[frozenset[Decimal], frozenset[Decimal]]
"""The ceilings that sentences speak of, and the floors."""
_TWICE = 2
"""Lines that print the largest amount of a column before it may be a ceiling: any column has one
largest.
"""


class Bounds:
    """The ceilings and floors that a document states about the lines of one table.

    A ceiling is a figure in a column headed so, an amount in a sentence, a title, a header or a
    text of the line that speaks of one, or the largest amount of a column where several lines print
    it.
    """

    def __init__(
        self, view: FigureTable, said: Sequence[frozenset[Decimal]]
    ) -> None:
        """``said`` are the document's ceilings and floors of `said_bounds`."""
        self.view = view
        ceilings, floors = said
        self._ceilings = _Side.of(view, _CEILING, ceilings)
        self._floors = _Side.of(view, _FLOOR, floors)
        self._largest: dict[int, Decimal | None] = {}

    def ceiling(self, row: int, col: int) -> bool:
        """Whether the amount printed there is a ceiling."""
        value = self.view.value(row, col)
        if value is None:
            return False
        if self._is_stated(self._ceilings, row, value):
            return True
        return self._is_repeated(col, value)

    def floor(self, row: int, col: int) -> bool:
        """Whether the amount printed there is a floor."""
        value = self.view.value(row, col)
        return value is not None and self._is_stated(self._floors, row, value)

    def _is_stated(self, side: "_Side", row: int, value: Decimal) -> bool:
        if value in side.figures:
            return True
        if value in {self.view.value(row, col) for col in side.columns}:
            return True
        for cell in self.view.rows[row].cells:
            if (
                cell is not None
                and cell.free
                and value in side.amounts(cell.text)
            ):
                return True
        return False

    def _is_repeated(self, col: int, value: Decimal) -> bool:
        """Whether an amount is the largest of the column's lines, and two or more print it."""
        if self.view.column(col).kind is not ColumnKind.AMOUNT:
            return False
        if col not in self._largest:
            self._largest[col] = self._largest_repeated(col)
        return value == self._largest[col]

    def _largest_repeated(self, col: int) -> Decimal | None:
        lines = self.view.of_kind(RowKind.DETAIL)
        seen = Counter(
            filter(None, (self.view.value(row, col) for row in lines))
        )
        largest = max(seen, default=Decimal(0))
        if seen[largest] >= _TWICE:
            return largest
        return None


@dataclass(frozen=True, slots=True)
class _Side:
    """Ceilings, or floors: the words that speak of them, the figures stated so for all lines, and
    the columns headed so.
    """

    words: WordList
    figures: frozenset[Decimal]
    columns: tuple[int, ...]

    @classmethod
    def of(
        cls, view: FigureTable, words: WordList, said: frozenset[Decimal]
    ) -> "_Side":
        columns = []
        for column in view.table.columns:
            if words.within(fold(" ".join(column.path))):
                columns.append(column.index)

        raw = view.table.raw
        headers = texts_of(raw.header_rows)
        own = cls(words, said, tuple(columns))
        stated = map(own.amounts, (raw.caption, *headers, *raw.header))
        return replace(own, figures=said.union(*stated))

    def amounts(self, text: str) -> set[Decimal]:
        """The numbers of a text that speaks of a bound of this side."""
        if not self.words.within(fold(text)):
            return set()
        return {match.number.value for match in find_numbers(text)}


def said_bounds(document: Document) -> SaidBounds:
    """The numbers of sentences that speak of a ceiling, and of those that speak of a floor."""
    ceilings, floors = set(), set()
    for claim in document.claims:
        value, sentence = claim.fact.value, fold(claim.sentence)
        if value is None:
            continue
        if _CEILING.within(sentence):
            ceilings.add(value)
        if _FLOOR.within(sentence):
            floors.add(value)
    return frozenset(ceilings), frozenset(floors)
