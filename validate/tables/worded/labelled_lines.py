"""Rows and columns of a table as lines with labels: what a label is about, and of which year."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.french.folding import fold, folded_words
from extract.french.lexicon.averages import CHANGE
from extract.french.lexicon.calendar import without_years, years_in
from extract.number import Unit
from extract.several import present
from extract.table import Column, ColumnKind
from validate.belief.figures import Direction
from validate.tables.figure_grid import TableGrid
from validate.tables.figure_table import (
    CLOSING,
    FigureTable,
    is_in_percent,
)

STEM = 5
"""Letters by which two words are one."""
_LINES_ADDED, _COLUMNS_ADDED = 3, 2
"""Lines above a sum of all of them, and columns that tell it, at least."""
_ALIKE = (
    {"habit", "hab", "popul"}, {"eleve", "effec"}, {"agent", "effec"}, {"m2", "m²", "surfa"},
    {"km", "kilom"}, {"litre", "carbu"}, {"entre", "frequ"}, {"tonne", "tonna"},
    {"logem", "log"}, {"repas"}, {"jour", "jours"},
)  # fmt: skip
"""Stems that name one thing: what is counted, and the column that counts it."""


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line of the grid with its label, folded, and what that is about."""

    index: int
    levels: tuple[str, ...]
    label: str
    stems: frozenset[str]
    years: tuple[int, ...]
    """The years of its label, in order."""
    percent: bool
    decimals: int
    """Decimals that most of its figures print."""
    bare_change: bool = False
    """Whether it tells a change, and nothing says of what: of euros, of things, or in per cent."""
    closing: bool = False
    """Whether it adds up others."""

    @property
    def year(self) -> int | None:
        """The year it is of; of one that ends in the next, as schools count them, the next."""
        if len(self.years) == 1:
            return self.years[0]
        if self.span is not None and self.span[1] == self.span[0] + 1:
            return self.span[1]
        return None

    @property
    def span(self) -> tuple[int, int] | None:
        """The first and the last year of "2021-2025"."""
        if len(self.years) == 2 and self.years[0] < self.years[1]:
            return self.years[0], self.years[1]
        return None


def labelled_lines(
    table: FigureTable, at: TableGrid, direction: Direction
) -> list[LabelledLine]:
    """The columns of a table, or its rows, in the order of the grid."""
    if direction is Direction.ACROSS:
        columns = list(map(table.column, at.columns))
        return [
            _line(
                index,
                column.labels,
                percent=column.kind is ColumnKind.PERCENT
                and not _is_bare_change(column),
                decimals=table.usual_decimals(column.index),
                bare_change=_is_bare_change(column),
            )
            for index, column in enumerate(columns)
        ]
    sums = _sums_of_all_above(table, at)
    return [
        _line(
            index,
            (table.rows[rows[0]].label,),
            percent=_is_of_percents(table, rows[0], at.columns)
            or is_in_percent(table.rows[rows[0]].label),
            decimals=_decimals(table, rows[0], at.columns),
            closing=table.rows[rows[0]].kind in CLOSING or index in sums,
        )
        for index, rows in enumerate(at.rows)
    ]


def _is_bare_change(column: Column) -> bool:
    """Whether a column is one of percentages for the word of a change alone: no sign says so."""
    header = " ".join(column.path) or column.label
    told = column.kind is not ColumnKind.PERCENT or column.unit_text
    return not told and CHANGE.within(fold(header))


def _line(
    index: int,
    levels: tuple[str, ...],
    *,
    percent: bool,
    decimals: int,
    bare_change: bool = False,
    closing: bool = False,
) -> LabelledLine:
    text = " ".join(levels)
    folded = fold(text)
    words = folded_words(without_years(text))
    stems = {
        word[:STEM]
        for word in words
        if not CHANGE.within(word) and len(word) > 3
    }
    return LabelledLine(
        index=index,
        levels=levels,
        label=folded,
        stems=frozenset(stems),
        years=tuple(dict.fromkeys(years_in(text))),
        percent=percent,
        decimals=decimals,
        bare_change=bare_change,
        closing=closing,
    )


def _is_of_percents(
    table: FigureTable, row: int, columns: Sequence[int]
) -> bool:
    """Whether a row prints percentages in columns that print other things."""
    told = present(table.number(row, col) for col in columns)
    return bool(told) and all(number.unit is Unit.PERCENT for number in told)


def _sums_of_all_above(table: FigureTable, at: TableGrid) -> frozenset[int]:
    """The lines that are the sums of all lines above them in several columns, whatever their
    labels: "Six compteurs"."""
    told: Counter[int] = Counter()
    for col in at.columns:
        running = Decimal(0)
        for index, rows in enumerate(at.rows):
            printed = table.value(rows[0], col)
            if index >= _LINES_ADDED and printed and printed == running:
                told[index] += 1
            if printed is None:
                break
            running += printed
    return frozenset(
        index for index, columns in told.items() if columns >= _COLUMNS_ADDED
    )


def _decimals(table: FigureTable, row: int, columns: Sequence[int]) -> int:
    numbers = present(table.number(row, col) for col in columns)
    seen = Counter(each.decimals for each in numbers)
    return max(seen, key=lambda decimals: seen[decimals], default=0)


def names_of(stem: str) -> frozenset[str]:
    """The stems that name what a stem names."""
    names = {stem}
    for alike in _ALIKE:
        if stem in alike:
            names |= alike
    return frozenset(names)
