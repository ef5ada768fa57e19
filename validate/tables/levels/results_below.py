"""Lines below a total that print what receipts and expenses leave: "Résultats de clôture", each
figure the difference of two neighbouring columns, in the one or the other; "Résultat", each figure
that of the two totals above.

No total adds up any of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.accounts import EXPENSES, RECEIPTS
from extract.french.lexicon.totals import names_what_is_left
from extract.table import Column, Row, RowKind
from validate.tables.figure_table import (
    CLOSING,
    NUMERIC,
    SUMMABLE,
    FigureTable,
)

_FEWEST = 2
"""Differences that tell such a line by its figures alone."""
_TWO = 2
"""Totals that leave something: receipts and expenses."""
_BARE_BALANCE = re.compile(
    r"(?:solde|resultat)s?"
    r"(?: (?:net|previsionnel|annuel|de gestion|de l.(?:exercice|annee|operation)|du budget))*"
)
"""What receipts leave of expenses, and nothing of other years: "Solde prévisionnel"."""


@dataclass(frozen=True, slots=True)
class Balance:
    """A figure with the two of the totals above that it is the difference of, the larger first."""

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
    said: bool = False
    """Whether its words and its place say what it is, whatever its figures."""

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
    columns, pairs = view.columns(*NUMERIC), list(_pairs(view))
    total: Row | None = None
    for row in view.rows:
        if row.kind in CLOSING:
            total = row
        elif total is not None and row.kind is RowKind.DETAIL:
            balances = _balances(view, row, total, pairs)
            line = BalanceLine(row, tuple(balances))
            if line.is_told() and len(balances) == _figures(view, row, columns):
                yield line


def lines_of_totals(view: FigureTable) -> Iterator[BalanceLine]:
    """The lines of a table, called so, that print what the two totals above them leave."""
    columns = view.columns(*SUMMABLE)
    totals: list[Row] = []
    for row in view.rows:
        if row.kind in CLOSING:
            totals = [*totals[-1:], row]
        elif len(totals) == _TWO and row.kind is RowKind.DETAIL:
            balances = tuple(_left_of(view, row, totals, columns))
            line = BalanceLine(row, balances, said=_is_said(row, totals))
            is_told = line.said or (line.named and line.is_told())
            if is_told and len(line.balances) == _figures(view, row, columns):
                yield line


def _is_said(row: Row, totals: Sequence[Row]) -> bool:
    """Whether a line called a balance stands straight below the totals of both sides, which are
    called alike but for the side."""
    labels = [fold(one.label) for one in totals]
    receipts, expenses = (
        [
            one.replace(word, "")
            for one in labels
            if (word := side.printed_in(one))
        ]
        for side in (RECEIPTS, EXPENSES)
    )
    is_below = row.index == totals[-1].index + 1
    is_of_both = len(receipts) == 1 and receipts == expenses
    is_bare = _BARE_BALANCE.fullmatch(fold(row.label)) is not None
    return is_below and is_of_both and is_bare


def _left_of(
    view: FigureTable, row: Row, totals: Sequence[Row], columns: Sequence[int]
) -> Iterator[Balance]:
    """What two totals leave in each column in which the line prints a figure."""
    for col in columns:
        printed = _facts(view, row, (col,))
        summed = [fact for one in totals for fact in _facts(view, one, (col,))]
        if printed and len(summed) == _TWO:
            smaller, larger = sorted(summed, key=lambda one: one.value_or_zero)
            yield Balance(printed[0], larger, smaller)


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


def _facts(view: FigureTable, row: Row, cols: Iterable[int]) -> list[Fact]:
    """The figures of a line in some columns that are not nought."""
    facts = (view.facts.get((row.index, col)) for col in cols)
    return [fact for fact in facts if fact is not None and fact.value]


def _figures(view: FigureTable, row: Row, columns: Iterable[int]) -> int:
    """The figures of a line that are not nought, in some columns."""
    facts = (view.facts.get((row.index, col)) for col in columns)
    return sum(fact is not None and bool(fact.value) for fact in facts)
