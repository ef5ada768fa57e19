"""Lines below a total that print what its receipts and expenses leave: "Résultats de clôture", each
figure the difference of two neighbouring columns, in the one or the other.

A total further below adds up none of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.facts import Fact
from extract.french.lexicon.totals import names_what_is_left
from extract.table import Column, Row, RowKind
from validate.tables.figure_table import CLOSING, NUMERIC, FigureTable

_FEWEST = 2
"""Differences that tell such a line by its figures alone."""


@dataclass(frozen=True, slots=True)
class Balance:
    """A figure with the two of the total above that it is the difference of, the larger first."""

    result: Fact
    larger: Fact
    smaller: Fact

    @property
    def holds(self) -> bool:
        """Whether it is their difference, whatever its sign."""
        left = self.larger.value_or_zero - self.smaller.value_or_zero
        return left == abs(self.result.value_or_zero)


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """A line with its figures, those that are differences and those that should be."""

    row: Row
    balances: tuple[Balance, ...]

    @property
    def held(self) -> int:
        """How many of them hold."""
        return sum(one.holds for one in self.balances)

    @property
    def named(self) -> bool:
        """Whether its label says that it is what others leave."""
        return names_what_is_left(self.row.label)

    def is_told(self, *, broken: int = 0) -> bool:
        """Whether it is such a line, so many of its figures being another: by its figures, or by
        its label and one of them."""
        held = self.held - broken
        failed = len(self.balances) - held
        return failed <= 1 and held >= (1 if self.named else _FEWEST)


def balance_lines(view: FigureTable) -> Iterator[BalanceLine]:
    """The lines of a table that balance the total above them."""
    pairs = list(_pairs(view))
    total: Row | None = None
    for row in view.rows:
        if row.kind in CLOSING:
            total = row
        elif total is not None and row.kind is RowKind.DETAIL:
            balances = _balances(view, row, total, pairs)
            line = BalanceLine(row, tuple(balances))
            if line.is_told() and len(balances) == _figures(view, row):
                yield line


def _pairs(view: FigureTable) -> Iterator[tuple[int, int]]:
    """Neighbouring columns of figures below one heading, two by two."""
    columns = list(map(view.column, view.columns(*NUMERIC)))
    taken: set[int] = set()
    for one, other in pairwise(columns):
        if _is_pair(one, other) and one.index not in taken:
            taken.add(other.index)
            yield one.index, other.index


def _is_pair(one: Column, other: Column) -> bool:
    return one.index + 1 == other.index and one.path[:-1] == other.path[:-1]


def _balances(
    view: FigureTable, row: Row, total: Row, pairs: list[tuple[int, int]]
) -> list[Balance]:
    """What each pair of columns leaves, where the line prints one figure below it."""
    found: list[Balance] = []
    for pair in pairs:
        printed = _facts(view, row, pair)
        summed = _facts(view, total, pair)
        if len(printed) == 1 and len(summed) == len(pair):
            smaller, larger = sorted(summed, key=lambda one: one.value_or_zero)
            found.append(Balance(printed[0], larger, smaller))
    return found


def _facts(view: FigureTable, row: Row, cols: tuple[int, int]) -> list[Fact]:
    """The figures of a line in some columns that are not nought."""
    facts = (view.facts.get((row.index, col)) for col in cols)
    return [fact for fact in facts if fact is not None and fact.value]


def _figures(view: FigureTable, row: Row) -> int:
    """The figures of a line that are not nought."""
    columns = view.columns(*NUMERIC)
    facts = (view.facts.get((row.index, col)) for col in columns)
    return sum(fact is not None and bool(fact.value) for fact in facts)
