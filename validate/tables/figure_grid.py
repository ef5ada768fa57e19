"""A typed table as the grid of exact figures that the engine of belief looks at."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.french.folding import fold
from extract.french.lexicon.averages import CHANGE, says_average
from extract.french.lexicon.row_words import is_memorandum, is_of_which
from extract.french.lexicon.totals import names_a_sum
from extract.table import Column, ColumnKind, Row, RowKind
from validate.belief.figures import FigureGrid, LineHints, Word
from validate.tables.figure_table import CLOSING, NUMERIC, FigureTable

_ASIDE = (RowKind.HEADER, RowKind.BAND, RowKind.NOTE)
"""Rows without figures of their own."""
_MOST = 40_000
"""Figures of a table beyond which only its words are looked at."""


@dataclass(frozen=True, slots=True)
class TableGrid:
    """A grid and the rows and columns of the table that its lines are."""

    grid: FigureGrid
    rows: tuple[int, ...]
    columns: tuple[int, ...]


def figure_grid(table: FigureTable) -> TableGrid | None:
    """The figures of a table; None where it has too few, or too many to try all."""
    rows = tuple(row.index for row in table.rows if _has_own_figures(row))
    columns = tuple(table.columns(*NUMERIC))
    if len(rows) < 2 or not columns or len(rows) * len(columns) > _MOST:
        return None

    places = [[(row, col) for col in columns] for row in rows]
    grid = FigureGrid.build(
        [[table.value(*place) for place in line] for line in places],
        decimals=[[_decimals(table, *place) for place in line] for line in places],
        rows=_row_hints([table.rows[row] for row in rows]),
        columns=_column_hints([table.column(col) for col in columns]),
        unread=[[_is_unread(table, *place) for place in line] for line in places],
        rounded=[[_may_be_rounded(table, *place) for place in line] for line in places],
    )
    return TableGrid(grid, rows, columns)


def _has_own_figures(row: Row) -> bool:
    """Whether a row prints figures that are related to others: an average is rounded by itself."""
    return row.kind not in _ASIDE and not says_average(row.label)


def _row_hints(rows: Sequence[Row]) -> LineHints:
    return LineHints.build(
        [_row_word(row) for row in rows], [row.label for row in rows]
    )


def _column_hints(columns: Sequence[Column]) -> LineHints:
    labels = [fold(column.label) for column in columns]
    return LineHints.build([_column_word(column) for column in columns], labels)


def _decimals(table: FigureTable, row: int, col: int) -> int:
    fact = table.facts.get((row, col))
    if fact is None or fact.number is None:
        return 0
    return max(0, -int(fact.number.ulp.normalize().as_tuple().exponent))


def _is_unread(table: FigureTable, row: int, col: int) -> bool:
    fact = table.facts.get((row, col))
    return fact is not None and fact.number is None


def _may_be_rounded(table: FigureTable, row: int, col: int) -> bool:
    """Whether a figure may have been rounded before it was printed: never a count, nor an amount to
    the cent.
    """
    fact = table.facts.get((row, col))
    if (
        fact is None
        or fact.number is None
        or table.column(col).kind is ColumnKind.COUNT
    ):
        return False
    cents = table.column(col).kind is ColumnKind.AMOUNT and fact.number.ulp == Decimal(
        "0.01"
    )
    return not cents


def _row_word(row: Row) -> Word:
    folded = fold(row.label)
    if row.kind in CLOSING:
        return Word.TOTAL
    return Word.PART if is_of_which(folded) or is_memorandum(folded) else Word.NONE


def _column_word(column: Column) -> Word:
    header = " ".join(column.path)
    word = Word.NONE
    if names_a_sum(header):
        word |= Word.TOTAL
    if CHANGE.within(fold(header)):
        word |= Word.CHANGE
    if column.kind is ColumnKind.PERCENT:
        word |= Word.SHARE
    return word
