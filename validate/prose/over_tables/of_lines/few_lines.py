"""A few lines of a table, and what they come to in one of its columns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, combinations

from extract.facts import Fact
from extract.several import present
from extract.table import RowKind
from validate.prose.deriving.derivation import Derivation, all_added
from validate.prose.words.label_words import label_stems, years_of
from validate.tables.figure_table import (
    CLOSING,
    SUMMABLE,
    FigureTable,
    has_own_figures,
)

_FEW, _MOST_LINES = (2, 3), 14
"""How many lines are added up, of so many at most: of more some come to anything by accident."""
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class FewLines:
    """Lines of a table in one of its columns."""

    view: FigureTable
    col: int
    rows: tuple[int, ...]

    def are_named(self, stems: frozenset[str]) -> bool:
        """Whether words name each."""
        labels = (label_stems(self.view.rows[row].label) for row in self.rows)
        return all(not stems.isdisjoint(label) for label in labels)

    @property
    def made(self) -> Derivation | None:
        """What they come to; None where a line prints nothing there."""
        cells = [self.view.facts.get((row, self.col)) for row in self.rows]
        known = tuple(present(cells))
        is_each = len(known) == len(cells) and all(one.value for one in known)
        return all_added(known) if is_each else None

    def wholes(self) -> Iterator[Fact]:
        """What closes the column, of which they are but a part; its totals first."""
        part = Decimal(0)
        for row in self.rows:
            part += abs(self.view.value(row, self.col) or Decimal(0))
        figured = [one.index for one in self.view.rows if has_own_figures(one)]
        totals = self.view.of_kind(RowKind.TOTAL)
        others = [*self.view.of_kind(*CLOSING), *figured[-1:]]
        for row in dict.fromkeys([*totals, *others]):
            cell = self.view.facts.get((row, self.col))
            is_whole = cell is not None and abs(cell.value_or_zero) > part
            if cell is not None and is_whole and row not in self.rows:
                yield cell

    @property
    def is_closed_once(self) -> bool:
        """Whether but one total closes the table, with tax or without."""
        return len(self.view.of_kind(RowKind.TOTAL)) <= 1

    def mistaken_for(self) -> Iterator["FewLines"]:
        """What may have been meant instead: these lines and one more, or the same in the columns of
        later years."""
        for row in self.view.of_kind(RowKind.DETAIL):
            if row not in self.rows and len(self.rows) > 1:
                yield replace(self, rows=tuple(sorted((*self.rows, row))))
        own = years_of(" ".join(self.view.column(self.col).path))
        for col in self.view.columns(*SUMMABLE):
            years = years_of(" ".join(self.view.column(col).path))
            if own and years and max(years) > max(own):
                yield replace(self, col=col)


def few_lines(
    view: FigureTable, is_meant: Callable[[Decimal], bool]
) -> Iterator[FewLines]:
    """The lines of a table, each alone and each few, that come to what is meant in a column."""
    details = view.of_kind(RowKind.DETAIL)
    lines = (*details, *view.of_kind(RowKind.SUBTOTAL))
    for col in view.columns(*SUMMABLE):
        values = {
            row: value for row in lines if (value := view.value(row, col))
        }
        filled = [row for row in details if row in values]
        most = len(filled) if len(filled) <= _MOST_LINES else 0
        sums = (combinations(filled, few) for few in _FEW if few < most)
        some = [(row,) for row in values]
        for rows in chain(some, *sums):
            if is_meant(sum((values[row] for row in rows), _NOTHING)):
                yield FewLines(view, col, rows)
