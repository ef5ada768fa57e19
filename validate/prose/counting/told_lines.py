"""Which lines of a table a sentence may count by what it says of them: an amount that rises or
falls, or that is above or below nought.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import DOWN, UP
from extract.table import Column, ColumnKind, Row, Table
from extract.tables.column_roles import Role, roles
from validate.prose.counting.count_candidates import Candidates, Way
from validate.prose.statements import Statement
from validate.prose.subjects.table_subjects import Subjects
from validate.prose.subjects.table_texts import columns_of
from validate.prose.words import names

_POSITIVE = WordList("positi*", "crediteu*", "excedentaire*")
_NEGATIVE = WordList("negati*", "debiteu*", "deficitaire*", "revers*")
_CHANGES = (("lignes en hausse", UP, 1), ("lignes en baisse", DOWN, -1))
_SIGNS = (
    ("lignes au-dessus de zéro", _POSITIVE, 1),
    ("lignes au-dessous de zéro", _NEGATIVE, -1),
)
"""What may be true of a line: how it is called, the words that say it, the sign that shows it."""
_NOT = WordList("pas", "ni", "aucun*", "sans")
"""Words by which what is said is not so."""
_CLAUSE_END = re.compile(r"[,;:.]")
"""Where what is said of a number ends."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A column of a table, and the earlier one that it is compared with, where there is one."""

    subjects: Subjects
    table: Table
    column: Column
    before: Column | None = None

    def of(self, row: Row) -> Decimal:
        """What a line shows: its amount, less the one before; nothing printed is nothing."""
        amount = self._amount(row, self.column)
        if self.before is None:
            return amount
        return amount - self._amount(row, self.before)

    def _amount(self, row: Row, column: Column) -> Decimal:
        fact = self.subjects.fact(self.table, row, column)
        return Decimal(0) if fact is None else fact.value_or_zero


def told_lines(
    subjects: Subjects, statement: Statement, table: Table, rows: Sequence[Row]
) -> Candidates:
    """The ways to count the lines of which the words behind a number are true, column by column."""
    said = names.plain_words(_CLAUSE_END.split(statement.after)[0])
    if _NOT.within(said):
        return ()
    changes = list(_changes(subjects, table))
    signed = [one for one in _alone(subjects, table) if _has_both(one, rows)]
    ways: list[Way] = []
    for told, shown in ((_CHANGES, changes), (_SIGNS, signed)):
        for (name, words, sign), one in product(told, shown):
            if words.within(said):
                true = [row for row in rows if sign * one.of(row) > 0]
                ways.append(Way(name, tuple((table, row) for row in true)))
    return tuple(way for way in ways if way.rows)


def _alone(subjects: Subjects, table: Table) -> Iterator[_Shown]:
    """Each column of amounts."""
    for column in columns_of(table, ColumnKind.AMOUNT):
        yield _Shown(subjects, table, column)


def _has_both(shown: _Shown, rows: Sequence[Row]) -> bool:
    """Whether lines show figures on both sides of nought."""
    figures = [shown.of(row) for row in rows]
    return min(figures, default=0) < 0 < max(figures, default=0)


def _changes(subjects: Subjects, table: Table) -> Iterator[_Shown]:
    """Each column of this year's amounts, compared with the one of last year's."""
    year = subjects.document.exercise
    parts = roles(table)
    amounts = columns_of(table, ColumnKind.AMOUNT)
    old = [one for one in amounts if _is_past(one, parts, year)]
    if len(old) != 1:
        return
    for column in amounts:
        is_now = column.year is None or column.year == year
        if is_now and parts[column.index] is Role.MEASURE:
            yield _Shown(subjects, table, column, old[0])


def _is_past(column: Column, parts: Sequence[Role], year: int | None) -> bool:
    """Whether a column is of the year before."""
    if year is not None and column.year is not None:
        return column.year == year - 1
    return parts[column.index] is Role.PREVIOUS
