"""The cells that the other numbers around one restate: what stands in their rows and columns is
likely spoken of too. A number that a few cells share, or that has few digits, tells less.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from extract.facts import Fact
from validate.prose.deriving.passage import Passage
from validate.prose.tabled.offer import OfferKind
from validate.prose.tabled.slips import accident
from validate.prose.tabled.table_figures import TableFigures

_TELLING = 1e-3
"""The chance from which a number is met in a table by accident."""
_MOST_CELLS = 6
"""Cells of one value beyond which it tells nothing."""
_SOONER = 0.5
"""What a number of the sentences before tells, beside one of the same."""
_ALMOST = 1e-9

_Axis = tuple[str, int]
"""A row or a column: its table, and its place among the labels of that."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """How far the numbers around one tell each row and column, from 0 to 1."""

    rows: Mapping[_Axis, float] = field(default_factory=dict)
    columns: Mapping[_Axis, float] = field(default_factory=dict)


class AnchorFinder:
    """Finds the cells that numbers restate, each number once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[str, int, int], ...]] = {}

    def around(
        self, passage: Passage, index: int, tables: Sequence[TableFigures]
    ) -> Anchors:
        """What the numbers around one tell of ``tables``."""
        rows: dict[_Axis, float] = defaultdict(float)
        columns: dict[_Axis, float] = defaultdict(float)
        for fact, weight in _others(passage, index):
            cells = self.cells(fact, tables)
            for table, row, column in cells:
                share = weight / len(cells)
                rows[table, row] = max(share, rows[table, row])
                columns[table, column] = max(share, columns[table, column])
        return Anchors(rows, columns)

    def cells(
        self, fact: Fact, tables: Sequence[TableFigures]
    ) -> tuple[tuple[str, int, int], ...]:
        """The cells of just the value that a number has, by their tables, rows and columns; none
        where the number may be met by accident.
        """
        if fact.id not in self._known:
            is_telling = fact.value and accident(fact) <= _TELLING
            found = tuple(_restated(fact, tables)) if is_telling else ()
            self._known[fact.id] = found if len(found) <= _MOST_CELLS else ()
        return self._known[fact.id]


def _others(passage: Passage, index: int) -> Iterator[tuple[Fact, float]]:
    for place in range(len(passage.clauses)):
        if place != index:
            yield passage.fact(place), 1.0
    for fact in passage.earlier:
        yield fact, _SOONER


def _restated(
    fact: Fact, tables: Iterable[TableFigures]
) -> Iterator[tuple[str, int, int]]:
    """The cells of just the value that a number has."""
    size = abs(float(fact.value or 0))
    low, high = size * (1 - _ALMOST), size * (1 + _ALMOST)
    near = chain.from_iterable(
        ((table, one) for one in table.by_size.between(low, high))
        for table in tables
    )
    for table, figure in near:
        if figure.kind is OfferKind.CELL:
            yield table.labels.view.table.id, figure.row, figure.first
