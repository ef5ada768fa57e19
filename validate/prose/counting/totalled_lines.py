"""Which lines of a table its grand total adds up, where a note or a dash sets others apart."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from extract.table import Row, Table
from validate.prose.subjects.table_subjects import PrintedTotal, Subjects


def totalled_lines(
    subjects: Subjects, table: Table, rows: Sequence[Row]
) -> tuple[Row, ...]:
    """The lines without the one, or those beside each other, that the grand total does not hold;
    empty where it holds all, or leaves out as many as it holds.

    What is left out makes up what every column misses to its total, and is printed in one.
    """
    missed = {
        total: _added(subjects, table, rows, total) - total.fact.value_or_zero
        for total in subjects.totals_of(table)
        if total.grand and total.fact.number is not None
    }
    if not any(missed.values()):
        return ()
    for first, behind in combinations(range(len(rows) + 1), 2):
        apart = rows[first:behind]
        is_missed = 2 * len(apart) < len(rows) and all(
            _added(subjects, table, apart, total) == gap
            for total, gap in missed.items()
        )
        if is_missed:
            return (*rows[:first], *rows[behind:])
    return ()


def _added(
    subjects: Subjects, table: Table, rows: Sequence[Row], total: PrintedTotal
) -> Decimal:
    """What the figures of some lines come to in the column of a total."""
    facts = subjects.numbers(table, rows, total.column)
    return sum((one.value_or_zero for one in facts), Decimal(0))
