"""A grid of exact figures: the only thing that the engine of belief looks at.

Values are integers counted in one unit of the whole grid (``10 ** -scale``), so that sums are
exact; each cell keeps the unit of its own last printed digit. Words never reach the engine: a
caller says by position what a label says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, IntFlag
from typing import Self

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_LARGEST = 2**61
"""Sums of absolute values stay below this, so that no int64 overflows."""


class Direction(Enum):
    """What the lines of an identity are: rows (a sum runs down) or columns (it runs across)."""

    DOWN = "down"
    ACROSS = "across"


class Word(IntFlag):
    """What the label of a line says about its figures."""

    NONE = 0
    TOTAL = 1
    PART = 2
    MEAN = 4
    CHANGE = 8
    SHARE = 16
    FOREIGN = 32
    """The figures are no quantities: years, numbers of order, codes."""
    REMAINDER = 64
    """The line is what others leave of one: a balance, a difference."""
    COUNTED = 128
    """The figures count or measure things: they were not reckoned by division."""
    UNIT_PRICE = 256
    """The figures are what one thing costs: factors of what several cost."""
    QUOTIENT = 512
    """The figures are reckoned line by line, by division: no sum of lines is meant of them."""


@dataclass(frozen=True, slots=True, eq=False)
class LineHints:
    """What is known of the lines of one direction beside their figures: ``words`` and a number for
    each equal label.
    """

    words: Ints
    labels: Ints

    @classmethod
    def build(cls, words: Sequence[Word], labels: Sequence[str]) -> Self:
        """Hints from what the labels say and from the labels; an empty label equals no other."""
        known = {
            label: number for number, label in enumerate(dict.fromkeys(labels))
        }
        numbers = [known[label] if label else -1 for label in labels]
        return cls(
            np.array(list(map(int, words)), dtype=np.int64),
            np.array(numbers, dtype=np.int64),
        )

    @classmethod
    def none(cls, size: int) -> Self:
        """Hints that say nothing."""
        return cls(
            np.zeros(size, dtype=np.int64), np.full(size, -1, dtype=np.int64)
        )

    def take(self, index: Ints) -> "LineHints":
        """The hints of some of the lines."""
        return LineHints(self.words[index], self.labels[index])

    def says(self, word: Word) -> Bools:
        """Which lines say ``word``."""
        return np.asarray((self.words & int(word)) != 0)


@dataclass(frozen=True, slots=True, eq=False)
class FigureGrid:
    """Figures by row and column.

    ``filled`` is False where no figure is printed; such a cell counts as nothing in a sum, unless
    it is in ``unread``: then a figure may stand there and no sum over it can be checked.
    ``rounded`` tells which figures may have been rounded (never counts of things).
    """

    values: Ints
    units: Ints
    filled: Bools
    unread: Bools
    rounded: Bools
    rows: LineHints
    columns: LineHints
    scale: int

    @classmethod
    def build(
        cls,
        cells: Sequence[Sequence[Decimal | None]],
        decimals: Sequence[Sequence[int]] | None = None,
        rows: LineHints | None = None,
        columns: LineHints | None = None,
        unread: Sequence[Sequence[bool]] | None = None,
        rounded: Sequence[Sequence[bool]] | None = None,
    ) -> Self:
        """The grid of ``cells`` (None: nothing printed), each printed with ``decimals`` (its own,
        if not given).
        """
        height, width = len(cells), max(map(len, cells), default=0)
        own = np.zeros((height, width), dtype=np.int64)
        filled = np.zeros((height, width), dtype=bool)
        for row, col, cell in _printed_cells(cells):
            filled[row, col] = True
            own[row, col] = (
                printed_decimals(cell)
                if decimals is None
                else decimals[row][col]
            )

        scale = _common_scale(cells, int(own.max(initial=0)))
        values = np.zeros((height, width), dtype=np.int64)
        for row, col, cell in _printed_cells(cells):
            values[row, col] = int(cell.scaleb(scale).to_integral_value())

        return cls(
            values=values,
            units=np.power(10, np.clip(scale - own, 0, 18)),
            filled=filled,
            unread=_mask(unread, np.zeros_like(filled)),
            rounded=_mask(rounded, np.ones_like(filled)),
            rows=rows or LineHints.none(height),
            columns=columns or LineHints.none(width),
            scale=scale,
        )

    def lines(self, direction: Direction) -> "Lines":
        """The grid seen along one direction, without the lines that hold no figure."""
        down = direction is Direction.DOWN
        parts = [
            self.values,
            self.units,
            self.filled,
            self.unread,
            self.rounded,
        ]
        values, units, filled, unread, rounded = (
            parts if down else [part.T for part in parts]
        )
        hints, across = (
            (self.rows, self.columns) if down else (self.columns, self.rows)
        )
        index = np.flatnonzero(filled.any(axis=1))
        entries = np.flatnonzero(filled.any(axis=0))
        at = np.ix_(index, entries)
        return Lines(
            direction=direction,
            index=index,
            entries=entries,
            values=np.ascontiguousarray(values[at]),
            units=np.ascontiguousarray(units[at]),
            filled=np.ascontiguousarray(filled[at]),
            unread=np.ascontiguousarray(unread[at]),
            rounded=np.ascontiguousarray(rounded[at]),
            hints=hints.take(index),
            entry_hints=across.take(entries),
            scale=self.scale,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """One direction of a grid: a line (first axis) has an entry (second axis) in each line of the
    other direction.
    """

    direction: Direction
    index: Ints
    entries: Ints
    values: Ints
    units: Ints
    filled: Bools
    unread: Bools
    rounded: Bools
    hints: LineHints
    entry_hints: LineHints
    scale: int

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.index)

    def sample(self, most: int) -> "Lines":
        """The same lines with at most ``most`` entries, spread evenly over those with the most
        figures.
        """
        width = len(self.entries)
        if width <= most:
            return self
        fullest = np.argsort(-self.filled.sum(axis=0), kind="stable")[
            : max(most, width // 2)
        ]
        kept = np.sort(fullest)[
            np.linspace(0, len(fullest) - 1, most).astype(np.int64)
        ]
        return Lines(
            direction=self.direction,
            index=self.index,
            entries=self.entries[kept],
            values=np.ascontiguousarray(self.values[:, kept]),
            units=np.ascontiguousarray(self.units[:, kept]),
            filled=np.ascontiguousarray(self.filled[:, kept]),
            unread=np.ascontiguousarray(self.unread[:, kept]),
            rounded=np.ascontiguousarray(self.rounded[:, kept]),
            hints=self.hints,
            entry_hints=self.entry_hints.take(kept),
            scale=self.scale,
        )


def _printed_cells(
    cells: Sequence[Sequence[Decimal | None]],
) -> Iterator[tuple[int, int, Decimal]]:
    """Every figure with its row and its column."""
    for row, line in enumerate(cells):
        for col, cell in enumerate(line):
            if cell is not None:
                yield row, col, cell


def _mask(given: Sequence[Sequence[bool]] | None, default: Bools) -> Bools:
    if given is None:
        return default
    return np.asarray(given, dtype=bool)


def printed_decimals(cell: Decimal) -> int:
    """The digits after the point that a figure needs."""
    return max(0, -int(cell.normalize().as_tuple().exponent))


def _common_scale(
    cells: Sequence[Sequence[Decimal | None]], wanted: int
) -> int:
    """The decimals that all figures can be counted in without overflow: fewer than ``wanted`` for
    huge ones.
    """
    total = sum((abs(cell) for _, _, cell in _printed_cells(cells)), Decimal(1))
    scale = wanted
    while scale > 0 and total.scaleb(scale) >= _LARGEST:
        scale -= 1
    return scale
