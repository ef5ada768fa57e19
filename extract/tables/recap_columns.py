"""Columns that repeat others of their table: sums, recapitulations, quantities paid for."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from operator import eq

from extract.french.folding import content_words, fold
from extract.french.lexicon import header_words
from extract.french.lexicon.totals import names_a_sum
from extract.table import Row, RowKind, Table

_TOTAL_LINES = 3
"""The last total lines on which a sum of columns is tried: earlier ones close groups."""
_MOST_PARTS = 12
"""Columns among which the parts of a sum are looked for: one more doubles the search."""
_THOUSANDTHS = 1000
_TOTALS = (RowKind.TOTAL, RowKind.SUBTOTAL)


def recap_columns(table: Table, measures: Iterable[int]) -> frozenset[int]:
    """The measures that repeat others: said to be a total, spanning several lines, or the sum of
    earlier columns.

    The sum is tried on the printed total line only; where that line is wrong the wording and the
    spans remain.
    """
    columns = list(measures)
    if len(columns) < 2:
        return frozenset()

    found = set()
    for position, index in enumerate(columns):
        worded = names_a_sum(table.columns[index].path[-1])
        if (
            worded
            or _spans_lines(table, index, columns)
            or _is_sum(table, index, columns[:position])
        ):
            found.add(index)
    if len(found) < len(columns):
        return frozenset(found)
    return frozenset()


def _spans_lines(table: Table, index: int, measures: Sequence[int]) -> bool:
    """Whether one figure of the column covers lines that print figures of their own in other
    measures.
    """
    others = set(measures) - {index}
    for row in table.rows:
        cell = row.cells[index]
        if cell is None or row.kind is not RowKind.DETAIL:
            continue
        spans = cell.raw.row < row.index and bool(cell.numbers)
        if spans and any(_prints_figure(row, other) for other in others):
            return True
    return False


def _prints_figure(row: Row, col: int) -> bool:
    """Whether a row prints a figure of its own in a column."""
    cell = row.cells[col]
    if cell is None:
        return False
    if cell.raw.row != row.index:
        return False
    return bool(cell.numbers)


def _is_sum(table: Table, index: int, earlier: Sequence[int]) -> bool:
    """Whether on the last total lines the column is the sum of at least two of the ``earlier``
    ones.
    """
    if not 2 <= len(earlier) <= _MOST_PARTS:
        return False

    totals = [row for row in table.rows if row.kind in _TOTALS]
    parts, results = [], []
    for row in totals[-_TOTAL_LINES:]:
        parts.append([_value(row, col) for col in earlier])
        results.append(_value(row, index))
    return bool(results) and all(results) and _some_sum(parts, results)


def _some_sum(lines: Sequence[Sequence[int]], results: Sequence[int]) -> bool:
    """Whether the same two or more columns add up to the result on every line."""
    columns = list(zip(*lines, strict=True))
    for size in range(2, len(columns) + 1):
        for chosen in combinations(columns, size):
            sums = map(sum, zip(*chosen, strict=True))
            if all(map(eq, sums, results)):
                return True
    return False


def _value(row: Row, col: int) -> int:
    """The figure in thousandths, 0 where there is none: whole numbers make the search over subsets
    cheap.
    """
    cell = row.cells[col]
    number = None if cell is None else cell.number
    if number is None:
        return 0
    return int(number.value * _THOUSANDTHS)


def paired_quantity(
    table: Table,
    measure: int,
    quantities: Sequence[int],
    measures: Sequence[int],
) -> int | None:
    """The column that counts what ``measure`` pays for: the only one, or the one whose header
    shares its own words.
    """
    if len(measures) == 1 and len(quantities) == 1:
        return quantities[0]

    own = _header_words(table, measure)
    if len(measures) > 1:
        shared = [_header_words(table, col) for col in measures]
        own -= shared[0].intersection(*shared[1:])

    found: dict[int, list[int]] = {}
    for col in quantities:
        score = len(own & _header_words(table, col))
        found.setdefault(score, []).append(col)

    best = max(found, default=0)
    if best == 0 or len(found[best]) > 1:
        return None
    return found[best][0]


def _header_words(table: Table, col: int) -> set[str]:
    return set(content_words(" ".join(table.columns[col].path)))


def is_recap(table: Table) -> bool:
    """Whether the table says that it sums up others."""
    title = fold(f"{table.caption} {' '.join(table.raw.header)}")
    return header_words.RECAPITULATION.within(title)
