"""Rows and columns of a table as lines with labels: what a label is about, and of which year."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.french.folding import fold
from extract.french.lexicon.averages import CHANGE
from extract.french.lexicon.calendar import without_years, years_in
from extract.number import Unit
from extract.table import ColumnKind
from validate.belief.figures import Direction
from validate.tables.figure_grid import TableGrid
from validate.tables.figure_table import FigureTable

STEM = 5
"""Letters by which two words are one."""


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line of the grid with its label, folded, and what that is about."""

    index: int
    levels: tuple[str, ...]
    label: str
    stems: frozenset[str]
    year: int | None
    percent: bool
    decimals: int
    """Decimals that most of its figures print."""


def labelled_lines(
    table: FigureTable, at: TableGrid, direction: Direction
) -> list[LabelledLine]:
    """The columns of a table, or its rows, in the order of the grid."""
    if direction is Direction.ACROSS:
        columns = [table.column(col) for col in at.columns]
        return [
            _line(
                index,
                column.path or (column.label,),
                percent=column.kind is ColumnKind.PERCENT,
                decimals=table.usual_decimals(column.index),
            )
            for index, column in enumerate(columns)
        ]
    return [
        _line(
            index,
            (table.rows[rows[0]].label,),
            percent=_is_of_percents(table, rows[0], at.columns),
            decimals=_decimals(table, rows[0], at.columns),
        )
        for index, rows in enumerate(at.rows)
    ]


def _line(
    index: int, levels: tuple[str, ...], *, percent: bool, decimals: int
) -> LabelledLine:
    text = " ".join(levels)
    folded = fold(text)
    words = re.findall(r"[a-z]{3,}", fold(without_years(text)))
    stems = {
        word[:STEM]
        for word in words
        if not CHANGE.within(word) and len(word) > 3
    }
    years = set(years_in(text))
    year = years.pop() if len(years) == 1 else None
    return LabelledLine(
        index, levels, folded, frozenset(stems), year, percent, decimals
    )


def _is_of_percents(
    table: FigureTable, row: int, columns: Sequence[int]
) -> bool:
    """Whether a row prints percentages in columns that print other things."""
    numbers = [table.number(row, col) for col in columns]
    told = [number for number in numbers if number is not None]
    return bool(told) and all(number.unit is Unit.PERCENT for number in told)


def _decimals(table: FigureTable, row: int, columns: Sequence[int]) -> int:
    numbers = [table.number(row, col) for col in columns]
    seen = Counter(each.decimals for each in numbers if each is not None)
    return max(seen, key=lambda decimals: seen[decimals], default=0)
