"""How likely each row, column and group of lines of a table is meant, by the words that govern a
number; no figure is looked at here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from validate.prose.clauses import Clause
from validate.prose.offers.offer import Measure, OfferKind, measure_of
from validate.prose.offers.table_figures import TableFigure, TableFigures
from validate.prose.pairing.pair_cells import CellPairer


@dataclass(frozen=True, slots=True)
class WeightSettings:
    """What weighs a row or a column that words do not name, beside 1 for one that they name."""

    row: float = 0.004
    column: float = 0.04
    unlike: float = 0.15
    """A column that holds another kind of figures, by its header."""
    title: float = 3.0
    """What a title whose words are all said adds to a table."""
    pointed: float = 6.0
    """What a table gains that the paragraph points to."""
    power: float = 2.0
    """A label said in part is named less than in part."""
    mixed_measure: float = 0.3
    """Euros and things: a bare column may hold either."""


SETTINGS = WeightSettings()


@dataclass(frozen=True, slots=True)
class WordWeights:
    """The weights of one table for one number."""

    table: TableFigures
    measure: Measure
    rows: Mapping[int, float]
    columns: Sequence[float]
    groups: Sequence[float]
    lines: float
    """All lines together."""
    factor: float
    """The table's own."""

    def row(self, place: int) -> float:
        """The weight of a row."""
        return self.rows.get(place, SETTINGS.row)

    def of(self, figure: TableFigure) -> float:
        """The weight of a figure, among all of its kind."""
        alike = self._likeness(figure.measure)
        return self.factor * alike * self._lines(figure) * self._across(figure)

    def _likeness(self, measure: Measure) -> float:
        if measure is self.measure:
            return 1.0
        if Measure.SHARE in (measure, self.measure):
            return 0.0
        return SETTINGS.mixed_measure

    def _lines(self, figure: TableFigure) -> float:
        if figure.row >= 0:
            return self.row(figure.row)
        if figure.group >= 0:
            return self.groups[figure.group]
        return self.lines

    def _across(self, figure: TableFigure) -> float:
        if figure.first < 0:
            return 1.0
        first = self.columns[figure.first]
        if figure.second < 0:
            return first
        second = self.columns[figure.second]
        if figure.kind in (OfferKind.GAP, OfferKind.CHANGE):
            return (first + second) / 2
        return sqrt(first * second)

    def mass(self, kind: OfferKind) -> float:
        """What all figures of a kind weigh together, near enough."""
        rows = len(self.table.labels.rows) - len(self.rows)
        every = sum(self.rows.values()) + SETTINGS.row * rows
        across = sum(self.columns)
        several = max(1, len(self.columns) - 1)
        match kind:
            case OfferKind.CELL | OfferKind.REST:
                return self.factor * every * across
            case OfferKind.NUMBER:
                return self.factor * (self.lines + sum(self.groups))
            case OfferKind.LINES | OfferKind.MEAN:
                lines = self.lines + sum(self.groups)
                return self.factor * lines * across
        return self.factor * every * across * several


class Weigher:
    """Weighs the tables of one document for its numbers."""

    def __init__(self, pairer: CellPairer) -> None:
        self.pairer = pairer

    def weigh(self, clause: Clause, table: TableFigures) -> WordWeights:
        """The weights of one table for one number."""
        labels = table.labels
        rarity = self.pairer.rarity
        places = {id(label): n for n, label in enumerate(labels.rows)}
        rows = {
            places[id(label)]: max(SETTINGS.row, score**SETTINGS.power)
            for label, score in self.pairer.row_scores(clause, labels)
        }
        groups = [
            max(
                SETTINGS.row,
                rarity.share(one.words, clause.words) ** SETTINGS.power / 2,
            )
            for one in table.groups
        ]
        return WordWeights(
            table=table,
            measure=measure_of(clause.said.claim.fact),
            rows=rows,
            columns=self._columns(clause, table),
            groups=groups,
            lines=0.6 if clause.total else 0.3,
            factor=self._factor(clause, table),
        )

    def _columns(self, clause: Clause, table: TableFigures) -> list[float]:
        """The weights of the columns; those that the sentence rules out weigh little."""
        scores = {
            label.column.index: score
            for label, score in self.pairer.column_scores(clause, table.labels)
        }
        found = []
        for label in table.labels.columns:
            score = scores.get(label.column.index)
            if score is None:
                found.append(SETTINGS.column * SETTINGS.unlike)
            else:
                found.append(max(SETTINGS.column, score**SETTINGS.power))
        return found

    def _factor(self, clause: Clause, table: TableFigures) -> float:
        share = self.pairer.title_share(clause, table.labels)
        pointed = self.pairer.is_pointed_to(clause, table.labels)
        return (
            1.0
            + SETTINGS.title * share
            + (SETTINGS.pointed if pointed else 0.0)
        )
