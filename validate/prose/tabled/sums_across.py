"""What a line of a table comes to over columns that are called alike: the days of two tariffs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from extract.french.folding import fold
from extract.several import present
from validate.tables.figure_table import SUMMABLE, FigureTable


def sums_across(views: Iterable[FigureTable]) -> frozenset[Decimal]:
    """The sums of the figures of one line in all columns with the same last title."""
    return frozenset(total for view in views for total in _of_table(view))


def _of_table(view: FigureTable) -> Iterator[Decimal]:
    alike: dict[str, list[int]] = defaultdict(list)
    for col in view.columns(*SUMMABLE):
        labels = view.column(col).labels
        if labels:
            alike[fold(labels[-1])].append(col)
    for columns in alike.values():
        for row in view.rows if len(columns) > 1 else ():
            figures = present(view.value(row.index, col) for col in columns)
            if len(figures) == len(columns):
                yield sum(figures, Decimal(0))
