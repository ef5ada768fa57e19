"""Measures that are printed in several columns, what is over in one carried to the one before:
hectares, ares and centiares, hours and minutes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts import Fact
from extract.number import Number
from extract.several import present
from extract.table import ColumnKind
from validate.tables.figure_table import FigureTable


@dataclass(frozen=True, eq=False)
class MeasureInParts:
    """A measure of a table, with how many of its last part each of its columns is worth."""

    view: FigureTable
    worth: Mapping[int, int]

    @property
    def column(self) -> int:
        """That of its largest part, which stands for all."""
        return next(iter(self.worth))

    def as_one(self) -> FigureTable:
        """The table with the measure as one column of figures, in units of its last part."""
        columns = (
            replace(column, kind=ColumnKind.COUNT, path=(*column.path[:-1], ""))
            if column.index == self.column
            else column
            for column in self.view.table.columns
        )
        facts = {
            at: fact
            for at, fact in self.view.facts.items()
            if at[1] not in self.worth
        }
        for row in self.view.rows:
            whole = self._whole(row.index)
            if whole is not None:
                facts[row.index, self.column] = whole
        table = replace(self.view.table, columns=tuple(columns))
        return replace(self.view, table=table, facts=facts)

    def parts(self, row: int) -> dict[int, Fact]:
        """The figures that a line prints of it, by their columns."""
        found = {col: self.view.facts.get((row, col)) for col in self.worth}
        return {col: fact for col, fact in found.items() if fact is not None}

    def differing(self, row: int, value: Decimal) -> int:
        """The column of a line whose figure is another where the measure is ``value``, in units of
        its last part: that of the largest part that the line prints where several are, or none.
        """
        parts = self.parts(row)
        found = []
        for col, worth in self.worth.items():
            number, value = divmod(value, worth)
            if col in parts and parts[col].value != number:
                found.append(col)
        return found[0] if len(found) == 1 else next(iter(parts))

    def _whole(self, row: int) -> Fact | None:
        """What a line prints of it as one figure; without a number where one of its parts was not
        read.
        """
        parts = self.parts(row)
        if not parts:
            return None
        first = next(iter(parts.values()))
        if len(present(one.number for one in parts.values())) < len(parts):
            return replace(first, number=None)
        value = sum(
            (self.worth[col] * one.value_or_zero for col, one in parts.items()),
            Decimal(0),
        )
        return replace(first, number=Number(value, 0, first.printed))


def measures_in_parts(view: FigureTable) -> Iterator[MeasureInParts]:
    """The measures of a table that are printed in several columns."""
    for worth in view.measures_in_parts:
        yield MeasureInParts(view, worth)
