"""Ceilings and floors: what may keep an amount from being the product of its line's other
figures.
"""

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from extract.document import Document
from extract.french.folding import fold
from extract.french.numbers import find_numbers
from extract.table import ColumnKind, RowKind
from validate.tables.figure_table import FigureTable

_CEILING = re.compile(
    r"plafon|maxim|\bmaxi?\b|dans la limite|sans (?:pouvoir )?(?:exceder|depasser)|au plus\b"
)
_FLOOR = re.compile(r"plancher|minim|\bmini?\b|au moins\b")
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

    def __init__(self, view: FigureTable, said: Sequence[frozenset[Decimal]]) -> None:
        """``said`` are the document's ceilings and floors of `said_bounds`."""
        self.view = view
        raw = view.table.raw
        texts = [raw.caption, *(cell.text for cell in raw.header_rows), *raw.header]
        self._stated = [
            known.union(*(_amounts(text, words) for text in texts))
            for words, known in zip((_CEILING, _FLOOR), said, strict=True)
        ]
        self._columns = [
            [
                column.index
                for column in view.table.columns
                if words.search(fold(" ".join(column.path)))
            ]
            for words in (_CEILING, _FLOOR)
        ]
        self._largest: dict[int, Decimal | None] = {}

    def ceiling(self, row: int, col: int) -> bool:
        """Whether the amount printed there is a ceiling."""
        value = self.view.value(row, col)
        return value is not None and (
            self._bound(row, value, 0) or value == self._repeated(col)
        )

    def floor(self, row: int, col: int) -> bool:
        """Whether the amount printed there is a floor."""
        value = self.view.value(row, col)
        return value is not None and self._bound(row, value, 1)

    def _bound(self, row: int, value: Decimal, side: int) -> bool:
        if value in self._stated[side] or any(
            self.view.value(row, col) == value for col in self._columns[side]
        ):
            return True
        cells = [
            cell for cell in self.view.rows[row].cells if cell is not None and cell.free
        ]
        return any(
            value in _amounts(cell.text, (_CEILING, _FLOOR)[side]) for cell in cells
        )

    def _repeated(self, col: int) -> Decimal | None:
        """The largest amount of the column's lines, where two lines or more print it."""
        if col not in self._largest:
            lines = self.view.of_kind(RowKind.DETAIL)
            seen = Counter(
                value for row in lines if (value := self.view.value(row, col))
            )
            largest = max(seen, default=None)
            amounts = self.view.column(col).kind is ColumnKind.AMOUNT
            self._largest[col] = (
                largest if amounts and largest and seen[largest] >= _TWICE else None
            )
        return self._largest[col]


def _amounts(text: str, words: re.Pattern[str]) -> set[Decimal]:
    """The numbers of a text that speaks of a bound."""
    return (
        {match.number.value for match in find_numbers(text)}
        if words.search(fold(text))
        else set()
    )


def said_bounds(document: Document) -> tuple[frozenset[Decimal], frozenset[Decimal]]:
    """The numbers of sentences that speak of a ceiling, and of those that speak of a floor."""
    sentences = [(fold(claim.sentence), claim.fact.value) for claim in document.claims]
    ceilings, floors = (
        frozenset(
            value
            for sentence, value in sentences
            if value is not None and words.search(sentence)
        )
        for words in (_CEILING, _FLOOR)
    )
    return ceilings, floors
