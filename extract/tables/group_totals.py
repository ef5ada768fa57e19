"""Columns named "Total" within a group of columns: they hold what the others of the group do.

The word alone speaks of amounts; under "Emplois ouverts", beside "Temps complet" and "Temps non
complet", it is a number of posts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.french.folding import fold
from extract.french.lexicon.totals import TOTAL
from extract.reasons import ColumnCause
from extract.table import Column, ColumnKind


def like_their_groups(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, those that nothing but their "Total" makes amounts turned into counts where the
    others under the same header are all counts.
    """
    return tuple(_like_group(column, columns) for column in columns)


def _like_group(column: Column, columns: Iterable[Column]) -> Column:
    if not _is_bare_total(column):
        return column

    group = column.path[:-1]
    beside = [
        other.kind
        for other in columns
        if other is not column and other.path[:-1] == group
    ]
    if not beside or set(beside) != {ColumnKind.COUNT}:
        return column

    reason = replace(
        column.reason,
        cause=ColumnCause.CELLS,
        wording="",
        runner_up=ColumnKind.AMOUNT.value,
    )
    return replace(column, kind=ColumnKind.COUNT, scale=1, reason=reason)


def _is_bare_total(column: Column) -> bool:
    """Whether a column is one of amounts by the one word over it, inside a group."""
    if column.kind is not ColumnKind.AMOUNT or column.unit_text:
        return False
    if (
        column.reason.cause is not ColumnCause.HEADER_WORD
        or len(column.path) < 2
    ):
        return False
    return TOTAL.is_all_of(fold(column.path[-1]))
