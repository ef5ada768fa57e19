"""Totals of an amended budget that are net: what it adds less what it takes away.

The usual printed form has a column of decreases beside one of increases, for expenses and again for
receipts; its last line prints one figure across each pair: "Total Général".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from extract.facts import Fact
from extract.french.folding import fold
from extract.french.lexicon.budget import DECREASE, INCREASE
from extract.french.lexicon.concept import Concept
from extract.several import present
from extract.table import Column, Row, RowKind
from validate.tables.figure_table import CLOSING, SUMMABLE, FigureTable


@dataclass(frozen=True, slots=True)
class NetTotal:
    """A figure across two columns, and the lines whose increases less decreases it is."""

    place: tuple[int, int]
    """Its line, and the first of the two columns."""
    printed: Fact
    label: str
    """Its line, and what both columns stand under."""
    more: tuple[Fact, ...]
    less: tuple[Fact, ...]

    @property
    def holds(self) -> bool:
        """Whether the increases less the decreases are what is printed."""
        return self.printed.value == _sum(self.more) - _sum(self.less)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A column of decreases and one of increases beside each other."""

    first: int
    decrease: int
    increase: int
    label: str


def net_totals(view: FigureTable) -> Iterator[tuple[NetTotal, ...]]:
    """For each closing row the figures that it prints across a column of decreases and one of
    increases, where the lines above it, or those below the last title, give at least one of them.
    """
    pairs = tuple(_pairs(view))
    for row in view.rows if pairs else ():
        if row.kind not in CLOSING:
            continue
        merged = [pair for pair in pairs if _is_across(view, row, pair)]
        read = (_nets(view, row, merged, start) for start in _starts(view, row))
        found = next((one for one in read if any(net.holds for net in one)), ())
        if found:
            yield found


def _pairs(view: FigureTable) -> Iterator[_Pair]:
    """The columns of decreases and of increases that stand beside each other."""
    columns = [view.column(col) for col in view.columns(*SUMMABLE)]
    for left, right in pairwise(columns):
        told = {_changes(left): left.index, _changes(right): right.index}
        if set(told) == {DECREASE, INCREASE} and right.index == left.index + 1:
            label = " / ".join(_shared(left, right))
            yield _Pair(left.index, told[DECREASE], told[INCREASE], label)


def _changes(column: Column) -> Concept | None:
    """Which of the two the innermost header of a column says; None for neither or both."""
    header = fold(column.labels[-1])
    said = [word for word in (DECREASE, INCREASE) if word.within(header)]
    return said[0] if len(said) == 1 else None


def _shared(left: Column, right: Column) -> list[str]:
    """The outer headers that two columns have in common."""
    both = zip(left.path, right.path, strict=False)
    return [one for one, other in both if one == other]


def _is_across(view: FigureTable, row: Row, pair: _Pair) -> bool:
    """Whether a row prints one figure over both columns of a pair."""
    cell = row.cells[pair.first]
    if cell is None or (row.index, pair.first) not in view.facts:
        return False
    raw = cell.raw
    return (raw.row, raw.col, raw.colspan) == (row.index, pair.first, 2)


def _starts(view: FigureTable, row: Row) -> list[int]:
    """Where the lines of a total may begin: below the last title, and at the top."""
    bands = [band for band in view.of_kind(RowKind.BAND) if band < row.index]
    return sorted({0, *bands[-1:]}, reverse=True)


def _nets(
    view: FigureTable, row: Row, pairs: Sequence[_Pair], start: int
) -> tuple[NetTotal, ...]:
    """What a row prints across pairs of columns, over the lines from ``start`` on; nothing where
    one of their figures was not read.
    """
    details = view.of_kind(RowKind.DETAIL)
    lines = [line for line in details if start <= line < row.index]
    found = []
    for pair in pairs:
        place = row.index, pair.first
        printed = view.facts[place]
        more = _facts(view, lines, pair.increase)
        less = _facts(view, lines, pair.decrease)
        if any(fact.value is None for fact in (printed, *more, *less)):
            return ()
        label = " · ".join(filter(None, (row.label, pair.label)))
        found.append(NetTotal(place, printed, label, more, less))
    return tuple(found)


def _facts(
    view: FigureTable, lines: Sequence[int], col: int
) -> tuple[Fact, ...]:
    return tuple(present(view.facts.get((line, col)) for line in lines))


def _sum(facts: Sequence[Fact]) -> Decimal:
    return sum((fact.value or Decimal(0) for fact in facts), Decimal(0))
