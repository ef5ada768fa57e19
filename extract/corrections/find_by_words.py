"""The table, row and column that a correction names by their words.

A table is found by its caption and the labels of its header, a row by the labels it stands under; a
year in them may be another, so that a correction finds its table again in the next year's document.
Where several answer and the correction does not say which, none is taken.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from extract.correction import Misfit, RowName, TableName
from extract.french.folding import fold, plain
from extract.french.lexicon.calendar import YEAR_ALONE
from extract.table import RawTable, Row, Table

T = TypeVar("T")
_ANY_YEAR = "#"


def same_words(text: str, other: str) -> bool:
    """Whether two texts print the same, but for spaces.

    >>> same_words("1 280,00", "1\u00a0280,00")
    True
    """
    return plain(text) == plain(other)


def find_table(
    name: TableName, tables: Sequence[RawTable]
) -> RawTable | Misfit:
    """The one of ``tables`` that answers to ``name``."""
    found = tables_named(name, tables)
    if not found:
        return Misfit.NO_TABLE
    return _the_one(found, name.number, Misfit.SEVERAL_TABLES, Misfit.NO_TABLE)


def tables_named(name: TableName, tables: Sequence[RawTable]) -> list[RawTable]:
    """Those of ``tables`` that answer to the words of ``name``: to all of them, else but for the
    years.
    """
    for form in (fold, _without_years):
        found = [raw for raw in tables if _answers(raw, name, form)]
        if found:
            return found
    return []


def _answers(
    raw: RawTable, name: TableName, form: Callable[[str], str]
) -> bool:
    if name.caption and form(raw.caption) != form(name.caption):
        return False
    return set(map(form, name.header)) <= set(map(form, raw.header))


def find_column(label: str, raw: RawTable) -> int | Misfit:
    """The column of ``raw`` under the header ``label``."""
    for form in (fold, _without_years):
        named = form(label)
        found = [n for n, each in enumerate(raw.header) if form(each) == named]
        if found:
            return found[0] if len(found) == 1 else Misfit.NO_COLUMN
    return Misfit.NO_COLUMN


def find_row(
    name: RowName, table: Table, prints: Callable[[Row], bool]
) -> Row | Misfit:
    """The row of ``table`` that stands under the labels of ``name`` and of which ``prints`` is
    true; the labels alone where it is true of none.
    """
    found = rows_named(name, table, prints)
    if not found:
        return Misfit.NO_ROW
    return _the_one(found, name.number, Misfit.SEVERAL_ROWS, Misfit.NO_ROW)


def rows_named(
    name: RowName, table: Table, prints: Callable[[Row], bool]
) -> list[Row]:
    """The rows of ``table`` that `find_row` chooses from."""
    for form in (fold, _without_years):
        named = [row for row in table.rows if _stands_under(row, name, form)]
        if named:
            return list(filter(prints, named)) or named
    return []


def _stands_under(row: Row, name: RowName, form: Callable[[str], str]) -> bool:
    if not name.labels:
        return not row.label
    own = list(map(form, (*row.path, row.label)))
    labels = list(map(form, name.labels))
    return own[-len(labels) :] == labels


def _the_one(
    found: Sequence[T], number: int, several: Misfit, none: Misfit
) -> T | Misfit:
    """The only one found, or that of the ``number`` given."""
    if number:
        return found[number - 1] if number <= len(found) else none
    return found[0] if len(found) == 1 else several


def _without_years(text: str) -> str:
    return YEAR_ALONE.sub(_ANY_YEAR, fold(text))
