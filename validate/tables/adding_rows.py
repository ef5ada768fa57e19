"""Rows that add up the ones above them, whatever their labels say.

What such a row prints of a price is a mean, and rounded.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal
from operator import add, sub

from extract.french.lexicon.calendar import without_years, years_in
from extract.several import present
from extract.table import Row, RowKind
from validate.tables.figure_table import CLOSING, FigureTable

_MANY = 100
"""A figure that those above it make by accident in few lines."""
_LEAST_LINES = 2
"""Lines of which a row is the sum, at least: of one it is a copy."""


@dataclass(frozen=True, slots=True)
class AddingRows:
    """The rows of one table that are sums, found once for the columns that are asked for."""

    table: FigureTable
    _known: dict[tuple[int, ...], frozenset[int]] = field(default_factory=dict)

    def of(self, columns: Sequence[int]) -> frozenset[int]:
        """The rows whose figures in all these columns are sums of the same lines: those right
        above, or those of another year, above the same row of this one ("Saison 2024" below
        "Saison 2025").
        """
        asked = tuple(columns)
        if asked not in self._known:
            printed = frozenset(_adding_printed(self.table, asked))
            others = _of_other_years(self.table, printed)
            self._known[asked] = printed.union(others)
        return self._known[asked]

    def by_many(self, column: int) -> frozenset[int]:
        """The same by one column, where what lines come to is not met by accident."""
        return frozenset(
            row
            for row in self.of((column,))
            if all(
                abs(figure) >= _MANY
                for figure in self.table.figures(row, (column,))
            )
        )


def _of_other_years(table: FigureTable, rows: Set[int]) -> Iterator[int]:
    """The rows whose label is that of one of ``rows`` but for its year."""
    years: dict[Hashable, set[tuple[int, ...]]] = defaultdict(set)
    for row in sorted(rows):
        name, named = _name_and_years(table.rows[row])
        years[name].add(named)
    for one in table.rows if years else ():
        name, named = _name_and_years(one)
        if name and named and years.get(name, set()) - {(), named}:
            yield one.index


def _name_and_years(row: Row) -> tuple[tuple[str, ...], tuple[int, ...]]:
    return tuple(without_years(row.label).split()), tuple(years_in(row.label))


def _adding_printed(
    table: FigureTable, columns: Sequence[int]
) -> Iterator[int]:
    """The rows whose figures are the sums of lines right above them, of which those that such rows
    add up count, or these rows in their place; or of the totals right above them, and of lines and
    totals that end with one. A row that repeats the one above it may be the sum of a group of one
    line: then it counts once.
    """
    above = _Above(columns)
    for row in table.rows:
        figures = table.figures(row.index, columns)
        if all(figures) and above.make(row.kind, figures):
            yield row.index
        above.take(row.kind, figures)


class _Above:
    """The lines above a row: the totals alone, all of them, and those below the last total: each,
    those with sums in place of what they add up, and the same with a repeated line once."""

    def __init__(self, columns: Sequence[int]) -> None:
        self._columns = columns
        self._totals, self._whole = _Lines.of(columns), _Lines.of(columns)
        self._last = RowKind.DETAIL
        self._begin()

    def _begin(self) -> None:
        self._flat, self._nested, self._once = (
            _Lines.of(self._columns) for _ in range(3)
        )

    def make(self, kind: RowKind, figures: Sequence[Decimal]) -> bool:
        """Whether some of the lines come to the figures of a row; they stand in their place."""
        places = [self._nested.replace(figures), self._once.replace(figures)]
        places += [self._flat.behind(figures), self._totals.behind(figures)]
        if present(places) or kind in CLOSING or self._last in CLOSING:
            places.append(self._whole.replace(figures))
        return bool(present(places))

    def take(self, kind: RowKind, figures: Sequence[Decimal]) -> None:
        """A row more: a total ends the lines above it; only lines and totals are added up."""
        if kind not in (*CLOSING, RowKind.DETAIL):
            return
        self._last = kind
        self._whole.append(figures)
        if kind in CLOSING:
            self._totals.append(figures)
            self._begin()
            return
        self._flat.append(figures)
        self._nested.append(figures)
        if figures != self._once.last:
            self._once.append(figures)


@dataclass(slots=True)
class _Lines:
    """What lines come to, one after the other, and the first place where they came to so much."""

    sums: list[tuple[Decimal, ...]]
    places: dict[tuple[Decimal, ...], int]

    @classmethod
    def of(cls, columns: Sequence[int]) -> "_Lines":
        """No lines yet."""
        nothing = (Decimal(0),) * len(columns)
        return cls([nothing], {nothing: 0})

    def append(self, figures: Sequence[Decimal]) -> None:
        """One line more; one without figures counts for none."""
        if any(figures):
            whole = tuple(map(add, self.sums[-1], figures))
            self.places.setdefault(whole, len(self.sums))
            self.sums.append(whole)

    @property
    def last(self) -> tuple[Decimal, ...] | None:
        """The figures of the last line; None before the first one."""
        if len(self.sums) == 1:
            return None
        return tuple(map(sub, self.sums[-1], self.sums[-2]))

    def behind(self, figures: Sequence[Decimal]) -> int | None:
        """From which place on the lines come to some figures; None where two or more do not.

        Some lines end with a sum where what all lines come to, less that sum, is what lines came to
        at an earlier place: of places that came to as much, the first has the most lines behind it.
        """
        place = self.places.get(tuple(map(sub, self.sums[-1], figures)))
        if place is None or len(self.sums) - 1 - place < _LEAST_LINES:
            return None
        return place

    def replace(self, figures: Sequence[Decimal]) -> int | None:
        """The same, and those lines are left out: what comes to them stands in their place."""
        place = self.behind(figures)
        if place is None:
            return None
        for at in range(place + 1, len(self.sums)):
            if self.places.get(self.sums[at]) == at:
                del self.places[self.sums[at]]
        del self.sums[place + 1 :]
        return place
