"""Lines that run from column to column: "Cumul depuis janvier" below what each quarter comes to.

Each figure is the one left of it, with that of a line above in its own column; the first is that of
the line above alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from extract.french.folding import fold
from extract.french.lexicon.totals import CUMULATES
from extract.several import disjoint_pairs
from extract.table import Row, RowKind
from validate.tables.figure_table import SUMMABLE, FigureTable

_LINES = (RowKind.DETAIL, RowKind.OF_WHICH, RowKind.SUBTOTAL, RowKind.TOTAL)
_ABOVE = 4
"""Lines above one that may be what it cumulates."""
_FEWEST = 3
"""Figures of a line that runs, at least."""
_HELD = 2
"""Steps that obey, at least, and for each misprint."""


@dataclass(frozen=True, slots=True)
class CumulatedLine:
    """A line believed to cumulate another, ``base``, over columns that follow each other."""

    row: int
    base: int
    columns: tuple[int, ...]
    held: int
    """Steps that obey, the first among them, and those over a misprint."""
    failed: int
    """Figures that break them: one breaks two, its own and the next."""

    @property
    def firm(self) -> bool:
        """Whether it would be believed with one figure more that breaks it."""
        return _is_enough(self.held - 1, self.failed + 1)


def cumulated_lines(view: FigureTable) -> Iterator[CumulatedLine]:
    """The lines whose label says that they cumulate, each with what it does best."""
    for place, row in enumerate(view.rows):
        if row.kind not in _LINES or not CUMULATES.within(fold(row.label)):
            continue
        columns = _filled(view, row)
        if len(columns) < _FEWEST:
            continue
        above = (one for one in view.rows[:place][::-1] if one.kind in _LINES)
        tried = [
            _read(view, row.index, base.index, columns)
            for base in islice(above, _ABOVE)
            if set(columns) <= set(_filled(view, base))
        ]
        best = max(tried, key=lambda one: one.held, default=None)
        if best is not None and _is_enough(best.held, best.failed):
            yield best


def _is_enough(held: int, failed: int) -> bool:
    return held >= max(_HELD, _HELD * failed)


def _filled(view: FigureTable, row: Row) -> tuple[int, ...]:
    """The columns in which a line prints a figure to add up."""
    return tuple(
        col
        for col in view.columns(*SUMMABLE)
        if view.value(row.index, col) is not None
        and not view.is_other_unit(row.index, col)
    )


def _read(
    view: FigureTable, row: int, base: int, columns: Sequence[int]
) -> CumulatedLine:
    """How a line fares as what another comes to, column after column."""
    sums, parts = view.figures(row, columns), view.figures(base, columns)
    gaps = [sums[0] - parts[0]]
    gaps += [
        own - before - part
        for (before, own), part in zip(pairwise(sums), parts[1:], strict=True)
    ]
    held = sum(not gap for gap in gaps)
    twice = disjoint_pairs(
        [bool(gap) and gap == -after for gap, after in pairwise(gaps)]
    )
    failed = len(gaps) - held - twice
    return CumulatedLine(row, base, tuple(columns), held + twice, failed)
