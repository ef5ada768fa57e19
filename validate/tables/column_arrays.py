"""The lines of a table as arrays of exact integers: for trying many hypotheses about columns at
once.

Figures are counted in one unit per table (cents, as a rule), so that equality is exact. A line is a
row, or a block of rows that a merged figure ties together; within a block figures are added.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
import numpy.typing as npt

from validate.tables.figure_table import NUMERIC, FigureTable, has_own_figures

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
_LARGEST = 10**15
"""Figures beyond this many last digits are left out: products of two would not be exact."""
SHIFTS = (1, 2, 3, 5, 8)
"""By how many lines results are moved to see how often strangers agree."""


@dataclass(frozen=True, slots=True, eq=False)
class ColumnArray:
    """One column over the lines: the figures (0 where none), where there is one, and where one
    cannot be read.
    """

    values: Ints
    present: Bools
    unread: Bools


class LineArrays:
    """The figures of a table, line by line; ``cols`` are the columns a hypothesis is about."""

    def __init__(self, view: FigureTable) -> None:
        self.view = view
        self.decimals = max(
            (f.number.decimals for f in view.facts.values() if f.number),
            default=0,
        )
        self._columns: dict[tuple[int, tuple[range, ...]], ColumnArray] = {}

    @cached_property
    def whole(self) -> tuple[range, ...]:
        """The lines that respect every merged figure of the table."""
        return self.blocks(self.view.columns(*NUMERIC))

    def blocks(self, cols: Iterable[int]) -> tuple[range, ...]:
        """The lines that respect the merged figures of ``cols``; averages, each rounded by itself,
        are none.
        """
        lines = []
        for block in self.view.blocks(set(cols)):
            if any(has_own_figures(self.view.rows[row]) for row in block):
                lines.append(block)
        return tuple(lines)

    def column(
        self, col: int, blocks: Sequence[range] | None = None
    ) -> ColumnArray:
        """The column over ``blocks`` (by default the whole table's lines)."""
        lines = self.whole if blocks is None else tuple(blocks)
        key = (col, lines)
        if key not in self._columns:
            self._columns[key] = self._column(col, lines)
        return self._columns[key]

    def _column(self, col: int, blocks: Sequence[range]) -> ColumnArray:
        values = np.zeros(len(blocks), np.int64)
        present = np.zeros(len(blocks), np.bool_)
        unread = np.zeros(len(blocks), np.bool_)
        for line, block in enumerate(blocks):
            for row in block:
                if (row, col) in self.view.several:
                    unread[line] = True
                if (row, col) not in self.view.facts:
                    continue
                value = self.view.value(row, col)
                units = self._units(value)
                other = self.view.is_other_unit(row, col)
                if value is None or other or abs(units) > _LARGEST:
                    unread[line] = True
                else:
                    values[line] += units
                    present[line] = True
        return ColumnArray(values, present, unread)

    def figures(self, row: int, col: int) -> int:
        """The figure in units, 0 where there is none."""
        return self._units(self.view.value(row, col))

    def _units(self, value: Decimal | None) -> int:
        if value is None:
            return 0
        return int(value.scaleb(self.decimals))


def by_chance(
    agrees: Bools,
    strangers: Sequence[Bools],
    values: Ints,
    *,
    round_figures: bool = False,
) -> float:
    """The chance that one unrelated line obeys, from the lines that obey with another line's
    result.

    With ``round_figures`` the values left open are counted in what all of them are multiples of.
    """
    shifted = np.concatenate(strangers) if strangers else np.zeros(0, np.bool_)
    foreign = float(shifted.mean()) if len(shifted) else 0.0

    step = 1
    if round_figures and len(values):
        step = max(1, int(np.gcd.reduce(np.abs(values))))
    typical = float(np.median(np.abs(values[agrees]))) if agrees.any() else 0.0
    left_open = min(1.0, 2.0 * step / typical) if typical else 1.0
    return max(foreign, 1e-9, left_open)
