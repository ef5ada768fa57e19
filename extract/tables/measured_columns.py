"""Columns whose cells each print one measure in several units: hours and minutes, hectares, ares
and centiares. They are figures, in the smallest of these units.

A time of the day is printed as a length of time is. It is told from one by what no time of the day
is: more than a day, minutes without hours, an entry in the line of a total, or a header that says a
duration. Where nothing tells, such cells stay text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.french.durations import MINUTES_OF_DAY
from extract.french.folding import fold, plain
from extract.french.lexicon.header_words import CLOCK, CLOCK_ALONE, DURATION
from extract.french.lexicon.marks import replaces_figure
from extract.french.lexicon.totals import total_rank
from extract.french.measures import DURATION as LENGTH_OF_TIME
from extract.french.measures import LAND_AREA, MEASURES, CompoundMeasure
from extract.number import Number
from extract.several import present
from extract.table import RawCell, RawTable

_MOSTLY = 0.6
"""Share of the printed cells that makes a column one of measures."""
_LEAST = 2
"""Cells that are a column of measures: one alone may be anything."""


@dataclass(frozen=True)
class _Cells:
    """The printed cells of one column, as one measure, under its header."""

    measure: CompoundMeasure
    path: tuple[str, ...]
    cells: Sequence[RawCell]

    @cached_property
    def numbers(self) -> Sequence[Number]:
        """Those that are such a measure."""
        return present(self.measure.parse(cell.text) for cell in self.cells)

    @property
    def agree(self) -> bool:
        """Whether most are."""
        return len(self.numbers) >= max(1, _MOSTLY * len(self.cells))

    @property
    def are_in_parts(self) -> bool:
        """Whether one is printed in several units, and is not alone."""
        return len(self.numbers) >= _LEAST and any(
            self.measure.is_in_parts(cell.text) for cell in self.cells
        )

    @property
    def are_minutes(self) -> bool:
        """Whether one is printed in minutes alone, as no time of the day is, and is not alone."""
        return len(self.numbers) >= _LEAST and any(
            number.value < MINUTES_OF_DAY and "h" not in number.printed.lower()
            for number in self.numbers
        )

    @property
    def says_duration(self) -> bool:
        """Whether the header speaks of lengths of time."""
        return DURATION.within(fold(" ".join(self.path)))

    @property
    def says_clock(self) -> bool:
        """Whether the header speaks of times of the day."""
        words = fold(" ".join(self.path))
        if self.says_duration:
            return False
        return CLOCK.within(words) or fold(self.path[-1]) in CLOCK_ALONE

    @property
    def exceed_a_day(self) -> bool:
        """Whether one is longer than a day."""
        return any(abs(one.value) > MINUTES_OF_DAY for one in self.numbers)

    @property
    def are_told(self) -> bool:
        """Whether the header, or one printed in minutes, says that they are lengths of time."""
        return self.says_duration or self.are_minutes

    def are_certain(self, totals: frozenset[int]) -> bool:
        """Whether they can be no times of the day, which are no longer and never added up."""
        if self.exceed_a_day:
            return True
        return not self.says_clock and self._are_summed(totals)

    def _are_summed(self, totals: frozenset[int]) -> bool:
        return any(
            cell.row in totals and self.measure.parse(cell.text) is not None
            for cell in self.cells
        )


def measured_columns(
    raw: RawTable, paths: Sequence[tuple[str, ...]]
) -> Mapping[int, CompoundMeasure]:
    """The columns of ``raw`` whose cells print measures, under the headers ``paths``."""
    if not any(_is_measure(cell.text) for cell in raw.cells):
        return {}

    printed: dict[int, list[RawCell]] = {}
    for cell in raw.cells:
        text = plain(cell.text)
        if text and cell.colspan == 1 and not replaces_figure(text):
            printed.setdefault(cell.col, []).append(cell)

    areas, times = (
        _columns(measure, paths, printed)
        for measure in (LAND_AREA, LENGTH_OF_TIME)
    )
    measured = [col for col, cells in areas.items() if cells.are_in_parts]
    found = dict.fromkeys(measured, LAND_AREA)
    lengths = _lengths_of_time(raw, times)
    return {**found, **dict.fromkeys(lengths, LENGTH_OF_TIME)}


def _is_measure(text: str) -> bool:
    return any(measure.parse(text) is not None for measure in MEASURES)


def _columns(
    measure: CompoundMeasure,
    paths: Sequence[tuple[str, ...]],
    printed: Mapping[int, Sequence[RawCell]],
) -> dict[int, _Cells]:
    """The columns most of whose cells are ``measure``."""
    columns = {
        col: _Cells(measure, paths[col], cells)
        for col, cells in printed.items()
    }
    return {col: cells for col, cells in columns.items() if cells.agree}


def _lengths_of_time(
    raw: RawTable, times: Mapping[int, _Cells]
) -> Sequence[int]:
    """Those of some columns of times that are no times of the day."""
    totals = frozenset(
        cell.row for cell in raw.cells if total_rank(cell.text) is not None
    )
    in_minutes = {
        col: cells
        for col, cells in times.items()
        if cells.are_in_parts or cells.are_minutes
    }
    sure = [
        col for col, cells in in_minutes.items() if cells.are_certain(totals)
    ]
    clocks = [col for col, cells in times.items() if cells.says_clock]
    if sure and not clocks and not CLOCK.within(fold(raw.caption)):
        # beside lengths of time that are certain, others that are printed as they are
        return list(times)
    said = [
        col
        for col, cells in in_minutes.items()
        if cells.are_told and col not in (*sure, *clocks)
    ]
    return [*sure, *said]
