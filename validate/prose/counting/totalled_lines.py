"""Which lines of a table its grand total adds up, where a note or a dash sets others apart."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from operator import add

from extract.table import Row, Table
from validate.prose.subjects.table_subjects import PrintedTotal, Subjects


def totalled_lines(
    subjects: Subjects, table: Table, rows: Sequence[Row]
) -> tuple[Row, ...]:
    """The lines without the one, or those beside each other, that the grand total does not hold;
    empty where it holds all, or leaves out as many as it holds.

    What is left out makes up what every column misses to its total, and is printed in one.
    """
    totals = [
        total
        for total in subjects.totals_of(table)
        if total.grand and total.fact.number is not None
    ]
    running = [_running(subjects, table, rows, total) for total in totals]
    missed = [
        sums[-1] - total.fact.value_or_zero
        for sums, total in zip(running, totals, strict=True)
    ]
    if not any(missed):
        return ()
    first, behind = _left_out(list(zip(*running, strict=True)), missed)
    return (*rows[:first], *rows[behind:]) if first < behind else ()


def _left_out(
    sums_to: Sequence[tuple[Decimal, ...]], missed: Sequence[Decimal]
) -> tuple[int, int]:
    """The first lines beside each other, fewer than half of all, that come to what is missed; as
    the sums of lines before them and to their end, equal where there are none."""
    places = defaultdict(list)
    for place, sums in enumerate(sums_to):
        places[sums].append(place)
    lines = len(sums_to) - 1
    for first, sums in enumerate(sums_to):
        for behind in places.get(tuple(map(add, sums, missed)), ()):
            if first < behind and 2 * (behind - first) < lines:
                return first, behind
    return 0, 0


def _running(
    subjects: Subjects, table: Table, rows: Sequence[Row], total: PrintedTotal
) -> list[Decimal]:
    """What the figures of the first lines come to in the column of a total: of none, of one, and so
    on."""
    cells = (subjects.number(table, row, total.column) for row in rows)
    own = (Decimal(0) if one is None else one.value_or_zero for one in cells)
    return list(accumulate(own, initial=Decimal(0)))
