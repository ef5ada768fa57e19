"""Rows that add up the ones above them, whatever their labels say.

What such a row prints of a price is a mean, and rounded.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal
from operator import add, sub

from extract.french.lexicon.calendar import without_years, years_in
from extract.table import Row, RowKind
from validate.tables.figure_table import CLOSING, FigureTable

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
    """The rows whose figures are the sums of lines right above them.

    Some lines end with a sum where what all lines come to, less that sum, is what lines came to at
    an earlier place: of places that came to as much, the first has the most lines behind it.
    """
    nothing = (Decimal(0),) * len(columns)
    whole, lines, places = nothing, 0, {nothing: 0}
    for row in table.rows:
        figures = table.figures(row.index, columns)
        if all(figures):
            before = tuple(map(sub, whole, figures))
            if lines - places.get(before, lines) >= _LEAST_LINES:
                yield row.index
        if row.kind in CLOSING:
            whole, lines, places = nothing, 0, {nothing: 0}
        elif row.kind is RowKind.DETAIL:
            whole = tuple(map(add, whole, figures))
            lines += any(figures)
            places.setdefault(whole, lines)
