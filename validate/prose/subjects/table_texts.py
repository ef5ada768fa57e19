"""The texts of a typed table: of a cell, of the column that names its lines, of what a total
closes.
"""

import re
from collections.abc import Sequence

from extract.french.folding import has_digit
from extract.french.lexicon.header_words import names_a_beneficiary
from extract.french.lexicon.totals import CUMULATED, ENSEMBLE, TOTAL
from extract.reasons import RowCause
from extract.table import Column, ColumnKind, Row, RowKind, Table
from validate.prose.words import names
from validate.tables.figure_table import SUMMABLE

TEXTS = (ColumnKind.TEXT, ColumnKind.LABEL)
_TOTAL_WORDS = re.compile(
    rf"\b(?:sous[ -]?)?{TOTAL}\b|\bgenera(?:l|ux)\b|\b{ENSEMBLE}\b|\b{CUMULATED}\b"
    r"|\bdu\b|\bde la\b|\bde\b"
)
"""What a total's label says beside the name of what it closes."""
_A_WORD = re.compile(r"[a-z]{3}")
"""Letters without which a text says nothing."""
_SHORTEST_NAME = 3
"""Letters without which nothing is named."""
_SEVERAL = 2
"""Percentages of a line of shares."""
_DIFFERENT = 0.8
"""A column whose texts repeat more than this leaves does not name its lines."""


def text_of(row: Row, column: Column) -> str:
    """The text printed at, or spanning into, a column of a row; empty where there is none."""
    if column.index >= len(row.cells):
        return ""
    cell = row.cells[column.index]
    if cell is None:
        return ""
    return cell.text


def columns_of(table: Table, *kinds: ColumnKind) -> tuple[Column, ...]:
    """The columns of some kinds."""
    return tuple(column for column in table.columns if column.kind in kinds)


def rows_of(table: Table, *kinds: RowKind) -> tuple[Row, ...]:
    """The rows of some kinds; a line of shares of the others is none, nor is the sum of a group
    that no word names: no sentence speaks of it.
    """
    return tuple(
        row
        for row in table.rows
        if row.kind in kinds
        and not is_unnamed_sum(row)
        and not _is_of_shares(table, row)
    )


def lines_above_total(table: Table) -> tuple[Row, ...]:
    """The detail lines above the last total of a table, where fewer are below it: these are of
    something else."""
    rows = rows_of(table, RowKind.DETAIL)
    totals = [row.index for row in rows_of(table, RowKind.TOTAL)]
    above = tuple(row for row in rows if row.index < max(totals, default=0))
    return above if 2 * len(above) > len(rows) else rows


def is_unnamed_sum(row: Row) -> bool:
    """Whether a row adds up a group and has no label."""
    by_place = row.reason.cause is RowCause.NO_LABEL
    return by_place and row.kind is RowKind.SUBTOTAL


def _is_of_shares(table: Table, row: Row) -> bool:
    """Whether a line prints percentages alone, several, in columns of amounts or counts: "Part de
    l'année".
    """
    if row.kind is not RowKind.DETAIL:
        return False
    printed = [text_of(row, one) for one in columns_of(table, *SUMMABLE)]
    figures = [text.strip() for text in printed if has_digit(text)]
    percents = [text for text in figures if text.endswith("%")]
    return len(percents) >= _SEVERAL and len(percents) == len(figures)


def highest_of(rows: Sequence[Row]) -> list[Row]:
    """Of these rows those of the highest level; none of none."""
    top = max((row.level for row in rows), default=0)
    return [row for row in rows if row.level == top]


def header_of(column: Column) -> str:
    """The words over a column, outermost first."""
    return " ".join(column.labels)


def total_name(row: Row) -> str:
    """What a total row totals: its label without the words that say "total", or the innermost label
    above it.

    >>> from extract.table import Row, RowKind
    >>> total_name(Row(3, RowKind.SUBTOTAL, 1, (), label="Sous-total Culture et patrimoine"))
    'culture et patrimoine'
    """
    words = _TOTAL_WORDS.sub(" ", names.plain_words(row.label)).split()
    name = " ".join(word for word in words if not word.isdigit())
    if len(name) >= _SHORTEST_NAME:
        return name
    if row.path:
        return row.path[-1]
    return ""


def beneficiary_column(table: Table) -> Column | None:
    """The column that names who receives: by its header's words; None where no header says so."""
    for column in columns_of(table, *TEXTS):
        if names_a_beneficiary(column.label):
            return column
    return None


def name_column(table: Table) -> Column | None:
    """The column that names the lines: the beneficiary's, or else the first text whose cells hardly
    repeat.
    """
    found = beneficiary_column(table)
    if found is not None:
        return found
    for column in columns_of(table, ColumnKind.TEXT):
        if _names_lines(table, column):
            return column
    return None


def _names_lines(table: Table, column: Column) -> bool:
    """Whether every line has words in the column, and few the same."""
    rows = rows_of(table, RowKind.DETAIL)
    keys = [names.key(text_of(row, column)) for row in rows]
    worded = all(map(_A_WORD.search, keys))
    return worded and len(set(keys)) > _DIFFERENT * len(keys)
