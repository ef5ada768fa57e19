"""The natural ways to count the lines that a statement speaks of."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import Fact
from extract.table import Column, ColumnKind, Row, RowKind, Table
from validate.prose.subjects.table_subjects import LineGroup, Subjects
from validate.prose.subjects.table_texts import (
    beneficiary_column,
    columns_of,
    rows_of,
    text_of,
)
from validate.prose.words import names

Candidates = tuple[tuple[str, Decimal], ...]
"""Ways to count, by name, with what they give."""

LINES, FILLED = "lignes", "lignes non nulles"
NAMES, FILLED_NAMES = "noms distincts", "noms distincts non nuls"


def line_counts(
    subjects: Subjects, groups: Sequence[LineGroup], *, names_first: bool = True
) -> Candidates:
    """Lines, lines that grant something, distinct names, distinct names that are granted something.

    Empty where no line prints an amount: such lines say nothing of who receives. ``names_first``
    puts the counts of names before those of lines, for statements about bodies; the first of two
    equally near ones is reported.
    """
    rows: list[tuple[Table, Row]] = []
    for group in groups:
        rows += [(group.table, row) for row in group.rows]
    filled = [pair for pair in rows if grants_amount(subjects, *pair)]
    if not filled:
        return ()

    by_lines = [(LINES, len(rows)), (FILLED, len(filled))]
    by_names = [(FILLED_NAMES, _distinct(filled)), (NAMES, _distinct(rows))]
    if names_first:
        return _candidates([*by_names, *by_lines])
    return _candidates([*by_lines, *by_names])


def _candidates(counts: Sequence[tuple[str, int]]) -> Candidates:
    """The counts that are not zero."""
    return tuple((name, Decimal(count)) for name, count in counts if count)


def grants_amount(subjects: Subjects, table: Table, row: Row) -> bool:
    """Whether a line prints an amount above zero and was not refused."""
    if row.refused:
        return False
    return _has_value(
        subjects, table, row, columns_of(table, ColumnKind.AMOUNT)
    )


def _has_value(
    subjects: Subjects, table: Table, row: Row, columns: Sequence[Column]
) -> bool:
    """Whether a line has a figure other than zero in one of these columns."""
    for column in columns:
        fact = subjects.fact(table, row, column)
        if fact is not None and fact.value:
            return True
    return False


def _distinct(rows: Sequence[tuple[Table, Row]]) -> int:
    """How many different beneficiaries the lines name."""
    tables = {table.id: table for table, _ in rows}
    columns = {
        name: beneficiary_column(table) for name, table in tables.items()
    }
    found = set()
    for table, row in rows:
        column = columns[table.id]
        if column is not None:
            found.add(names.key(text_of(row, column)))
    return len(found - {""})


def column_counts(
    subjects: Subjects, table: Table, columns: Sequence[Column]
) -> Candidates:
    """Names, then lines, with a figure above zero in one of ``columns`` (a body's lines may be
    several).
    """
    details = rows_of(table, RowKind.DETAIL)
    rows = [row for row in details if _has_value(subjects, table, row, columns)]
    counts = [(FILLED, len(rows))]
    if beneficiary_column(table) is not None:
        counts.insert(
            0, (FILLED_NAMES, _distinct([(table, row) for row in rows]))
        )
    return _candidates(counts)


def quantities(
    subjects: Subjects, groups: Sequence[LineGroup], counts: str
) -> Iterator[tuple[Fact, ...]]:
    """The readings of a quantity read in the lines' own text: the first number of each line, then
    all of them.

    Nothing unless every line that grants something gives one: a sum over some lines is no sum.
    """
    first: list[Fact] = []
    every: list[Fact] = []
    for group in groups:
        for row in group.rows:
            if not grants_amount(subjects, group.table, row):
                continue
            free = subjects.free_facts(group.table, row)
            found = [fact for fact in free if fact.counts == counts]
            if not found:
                return
            first.append(found[0])
            every += found

    if first:
        yield tuple(first)
    if len(every) > len(first):
        yield tuple(every)
