"""A typed table as the grid of exact figures that the engine of belief looks at."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.averages import (
    CHANGE,
    names_a_quotient,
    says_average,
)
from extract.french.lexicon.factors import (
    names_a_quantity,
    names_a_unit_price,
)
from extract.french.lexicon.nouns import singular_noun
from extract.french.lexicon.row_words import is_memorandum, is_of_which
from extract.french.lexicon.totals import (
    names_a_remainder,
    names_a_side,
    names_a_sum,
    names_what_is_left,
)
from extract.several import present
from extract.table import Column, ColumnKind, Row
from validate.belief.figures import FigureGrid, LineHints, Word
from validate.tables.figure_table import (
    CLOSING,
    NUMERIC,
    WITHOUT_FIGURES,
    FigureTable,
    is_quotient,
)

T = TypeVar("T")
_CENT = Decimal("0.01")
_PARTS_OF_SIDE = 2
"""Lines right above the name of a side, at least, that it adds up."""
_FOR_ONE = re.compile(r"(?:\bpar|/) ?(?P<one>[a-z]{3,})$")
"""The end of a header of what there is for one of something: "Prêts par inscrit"."""


@dataclass(frozen=True, slots=True)
class TableGrid:
    """A grid and the rows and columns of the table that its lines are."""

    grid: FigureGrid
    rows: tuple[range, ...]
    """The rows of the table that each row of the grid is: several under a merged figure."""
    columns: tuple[int, ...]


def figure_grid(
    table: FigureTable, *, merged: bool = False
) -> TableGrid | None:
    """The figures of a table; None where it has too few.

    With ``merged`` the rows that a merged figure covers are one row, their figures added up.
    """
    columns = tuple(table.columns(*NUMERIC))
    rows = tuple(_lines(table, columns if merged else ()))
    if len(rows) < 2 or not columns:
        return None

    cells = [[_Cell.of(table, line, col) for col in columns] for line in rows]
    grid = FigureGrid.build(
        _each(cells, lambda cell: cell.value),
        decimals=_each(cells, lambda cell: cell.decimals),
        rows=_row_hints([table.rows[line[0]] for line in rows]),
        columns=_column_hints(list(map(table.column, columns))),
        unread=_each(cells, lambda cell: cell.unread),
        rounded=_each(cells, lambda cell: cell.rounded),
    )
    return TableGrid(grid, rows, columns)


def _lines(table: FigureTable, tying: Iterable[int]) -> Iterator[range]:
    """The rows with figures of their own; those that a merged figure of a column ties are one."""
    for block in table.blocks(set(tying)):
        if any(table.rows[row].kind not in WITHOUT_FIGURES for row in block):
            yield block


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands in one cell of the grid: the sum of the figures of its rows."""

    value: Decimal | None = None
    decimals: int = 0
    unread: bool = False
    rounded: bool = False

    @classmethod
    def of(cls, table: FigureTable, rows: Iterable[int], col: int) -> "_Cell":
        facts = [fact for row in rows if (fact := table.facts.get((row, col)))]
        values = present(fact.value for fact in facts)
        return cls(
            value=sum(values, Decimal(0)) if values else None,
            decimals=max(map(_decimals, facts), default=0),
            unread=any(fact.number is None for fact in facts)
            or any((row, col) in table.several for row in rows),
            rounded=any(_may_be_rounded(table, fact, col) for fact in facts),
        )


def _each(
    cells: Sequence[Sequence[_Cell]], told: Callable[[_Cell], T]
) -> list[list[T]]:
    """One thing of every cell, line by line."""
    return [list(map(told, line)) for line in cells]


def _row_hints(rows: Sequence[Row]) -> LineHints:
    labels = [row.label for row in rows]
    sides = list(map(names_a_side, labels))
    words = [
        Word.TOTAL if _closes_a_side(sides, place) else _row_word(row)
        for place, row in enumerate(rows)
    ]
    return LineHints.build(words, labels)


def _closes_a_side(sides: Sequence[bool], place: int) -> bool:
    """Whether a line bears the name of one side of an account, below two lines or more that do
    not: "Produits", which it adds up."""
    above = sides[max(0, place - _PARTS_OF_SIDE) : place]
    return sides[place] and len(above) == _PARTS_OF_SIDE and not any(above)


def _column_hints(columns: Sequence[Column]) -> LineHints:
    labels = [fold(column.label) for column in columns]
    counted = {singular_noun(label.partition(" ")[0]) for label in labels}
    words = [_column_word(column, counted) for column in columns]
    return LineHints.build(words, labels)


def _decimals(fact: Fact) -> int:
    """The decimals of a figure in units of the table: fewer than none in thousands of euros."""
    if fact.number is None:
        return 0
    return -int(fact.number.ulp.normalize().as_tuple().exponent)


def _may_be_rounded(table: FigureTable, fact: Fact, col: int) -> bool:
    """Whether a figure may have been rounded before it was printed: never a count, nor an amount to
    the cent.
    """
    kind = table.column(col).kind
    if fact.number is None or kind is ColumnKind.COUNT:
        return False
    return kind is not ColumnKind.AMOUNT or fact.number.ulp != _CENT


def _row_word(row: Row) -> Word:
    if says_average(row.label):
        return Word.MEAN
    if row.kind in CLOSING:
        return Word.TOTAL
    if names_what_is_left(row.label):
        return Word.REMAINDER
    folded = fold(row.label)
    is_part = is_of_which(folded) or is_memorandum(folded)
    if is_part:
        return Word.PART
    return Word.NONE


def _column_word(column: Column, counted: Collection[str]) -> Word:
    """What the header of a column says, beside others that count things: ``counted``."""
    header = " ".join(column.path)
    word = Word.NONE
    if names_a_sum(header):
        word |= Word.TOTAL
    if names_a_remainder(header):
        word |= Word.REMAINDER
    if CHANGE.within(fold(header)):
        word |= Word.CHANGE
    if column.kind is ColumnKind.PERCENT:
        word |= Word.SHARE
    if names_a_quotient(header) or _is_for_one_of(header, counted):
        word |= Word.MEAN
    if names_a_unit_price(header):
        word |= Word.UNIT_PRICE
    elif names_a_quantity(header):
        word |= Word.COUNTED
    if is_quotient(column):
        word |= Word.QUOTIENT
    return word


def _is_for_one_of(header: str, counted: Collection[str]) -> bool:
    """Whether a header tells what there is for one of what another column counts."""
    one = _FOR_ONE.search(fold(header))
    return one is not None and one["one"] in counted
