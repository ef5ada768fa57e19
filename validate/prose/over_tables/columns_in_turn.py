"""Figures that a sentence lists as a column prints them, line after line, but for one that another
column of its line prints: "fixe les redevances à 104 € (conception), 130 € (réalisation), 146 €
(avant vente) et 58 € (contre-visite)", where the third was 146 € the year before, and is 160 €.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from extract.facts import Fact
from extract.several import only
from extract.table import RowKind
from validate.prose.deriving.derivation import same_as
from validate.prose.deriving.wording import SpokenNumber, Wording
from validate.prose.over_tables.line_names import is_in_figures
from validate.prose.over_tables.tabled_number import TabledNumber
from validate.prose.pairing.misprints import restates
from validate.tables.figure_table import NUMERIC, FigureTable

_LEAST = 3
"""Figures that are listed, at least: two of them tell the column."""
_TIMES = 3
"""How many times the smaller of two figures of a line the larger is, at most: beyond that they are
of two things."""
_WHY = "the sentence lists the column line after line"

_Odd = tuple[SpokenNumber, Fact]
"""A listed number, and the cell in whose place it stands."""


def columns_in_turn(
    wording: Wording, views: Sequence[FigureTable]
) -> Iterator[TabledNumber]:
    """The one number of such a list that is of another column."""
    lists = _lists(wording)
    columns = [one for view in views if lists for one in _columns(view)]
    for numbers in lists:
        odd = _odd_of(numbers, columns)
        if odd is not None:
            number, cell = odd
            told = same_as(cell, _WHY)
            yield TabledNumber(number, [told], told, is_confirmed=True)


def _lists(wording: Wording) -> list[Sequence[SpokenNumber]]:
    """The figures of each measure in a sentence, where they are several, whatever else is told
    between them: "0,90 € (de 600 à 1 100)"."""
    lists: dict[Hashable, list[SpokenNumber]] = defaultdict(list)
    for number in filter(is_in_figures, wording.numbers):
        lists[number.measure].append(number)
    return [one for one in lists.values() if len(one) >= _LEAST]


def _odd_of(
    numbers: Sequence[SpokenNumber], columns: Sequence["_Column"]
) -> _Odd | None:
    """The only number that parts a list from a column; None where a column prints all of it."""
    apart = [odd for column in columns for odd in column.apart(numbers)]
    return None if None in apart else only(apart)


@dataclass(frozen=True, slots=True)
class _Column:
    """The figures of a column's lines, and the table."""

    view: FigureTable
    cells: tuple[Fact, ...]

    def apart(self, numbers: Sequence[SpokenNumber]) -> Iterator[_Odd | None]:
        """What parts numbers from as many cells that follow each other: one of them, which another
        column of its line prints, or None where nothing does."""
        for start in range(len(self.cells) - len(numbers) + 1):
            cells = self.cells[start : start + len(numbers)]
            odd = [
                (number, cell)
                for number, cell in zip(numbers, cells, strict=True)
                if not restates(number.fact, cell.value_or_zero)
            ]
            if len({cell.value for cell in cells}) < _LEAST or len(odd) > 1:
                continue
            if not odd:
                yield None
            elif self._is_of_line(*odd[0]):
                yield odd[0]

    def _is_of_line(self, number: SpokenNumber, cell: Fact) -> bool:
        """Whether a number of like size is printed elsewhere in the line of a cell."""
        low, high = sorted((abs(number.value), abs(cell.value_or_zero)))
        if not 0 < high <= _TIMES * low:
            return False
        return any(
            row == cell.row and restates(number.fact, one.value_or_zero)
            for (row, _), one in self.view.facts.items()
        )


def _columns(view: FigureTable) -> Iterator[_Column]:
    lines = view.of_kind(RowKind.DETAIL)
    for col in view.columns(*NUMERIC):
        facts = (view.facts.get((row, col)) for row in lines)
        cells = tuple(one for one in facts if one is not None and one.value)
        if len(cells) >= _LEAST:
            yield _Column(view, cells)
