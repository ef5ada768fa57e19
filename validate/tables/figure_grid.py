"""A typed table as the grid of exact figures that the engine of belief looks at."""

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
    rows = tuple(row.index for row in table.rows if row.kind not in _ASIDE)
    columns = tuple(table.columns(*NUMERIC))
    if len(rows) < 2 or not columns or len(rows) * len(columns) > _MOST:
        return None

    cells = [[table.value(row, col) for col in columns] for row in rows]
    grid = FigureGrid.build(
        cells,
        decimals=[[_decimals(table, row, col) for col in columns] for row in rows],
        rows=LineHints.build(
            [_row_word(table.rows[row]) for row in rows], [table.rows[row].label for row in rows]
        ),
        columns=LineHints.build(
            [_column_word(table.column(col)) for col in columns],
            [fold(table.column(col).label) for col in columns],
        ),
        unread=[[_is_unread(table, row, col) for col in columns] for row in rows],
        rounded=[[_may_be_rounded(table, row, col) for col in columns] for row in rows],
    )
    return TableGrid(grid, rows, columns)


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
    if fact is None or fact.number is None or table.column(col).kind is ColumnKind.COUNT:
        return False
    cents = table.column(col).kind is ColumnKind.AMOUNT and fact.number.ulp == Decimal("0.01")
    return not cents


def _row_word(row: Row) -> Word:
    folded = fold(row.label)
    if row.kind in CLOSING:
        return Word.TOTAL
    if is_of_which(folded) or is_memorandum(folded):
        return Word.PART
    return Word.MEAN if says_average(row.label) else Word.NONE


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
