"""How likely each row, column and group of lines of a table is meant, by the words that govern a
number; no figure is looked at here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum, sqrt

import numpy as np

from extract.facts import Fact
from extract.geometry import page_numbers
from validate.prose.clauses import Clause
from validate.prose.pairing.pair_cells import CellPairer
from validate.prose.tabled.offer import Measure, OfferKind, measure_of
from validate.prose.tabled.restated_cells import Anchors
from validate.prose.tabled.sorted_sizes import Bools
from validate.prose.tabled.table_figures import (
    FiguresOfKind,
    TableFigure,
    TableFigures,
)

NAMED = 0.85
"""A label said but for a small word."""
_FAR = 5
"""Pages from which a table is as far as any."""


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
    anchored: float = 0.3
    """A row or column in which another number of the passage stands."""
    mixed_measure: float = 0.3
    """Euros and things: a bare column may hold either."""


SETTINGS = WeightSettings()


@dataclass(frozen=True)
class WordWeights:
    """The weights of one table for one number."""

    table: TableFigures
    clause: Clause
    measure: Measure
    scores: Mapping[int, float]
    """How far words name each row, from 0 to 1."""
    heads: Sequence[float | None]
    """How far they name each column; None for one that they rule out."""
    shares: Sequence[float]
    """How far they name each group of lines."""
    title: float
    pointed: bool
    far: float
    """How many pages away the table stands; 1 for the most."""
    rows: Mapping[int, float]
    columns: Sequence[float]
    groups: Sequence[float]
    lines: float
    """All lines together."""
    factor: float
    """The table's own."""
    anchored_rows: Mapping[int, float]
    """How far other numbers of the passage tell each row, from 0 to 1."""
    anchored_columns: Sequence[float]
    """How far they tell each column."""
    own_mass: float
    """What the words that govern the number weigh; 1 where they weigh nothing."""

    @cached_property
    def best_row(self) -> float:
        """How far words or numbers tell the row that they tell best."""
        told = (*self.scores.values(), *self.anchored_rows.values())
        return max(told, default=0.0)

    @cached_property
    def best_column(self) -> float:
        """The same of columns."""
        heads = (one or 0.0 for one in self.heads)
        return max((*heads, *self.anchored_columns), default=0.0)

    @property
    def comparable_kinds(self) -> Mapping[OfferKind, FiguresOfKind]:
        """The figures of the table that the number may be, whatever words say, kind by kind: no
        others have weight."""
        return self.table.comparable_kinds(self.measure)

    @cached_property
    def told_rows(self) -> Bools:
        """Which rows words or other numbers tell, by their places, and last several rows together,
        which may always be meant."""
        told = np.zeros(len(self.table.labels.rows) + 1, dtype=bool)
        told[[*self.rows, -1]] = True
        return told

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
        every = fsum(self.rows.values()) + SETTINGS.row * rows
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

    def weigh(
        self, clause: Clause, table: TableFigures, anchors: Anchors
    ) -> WordWeights:
        """The weights of one table for one number."""
        labels = table.labels
        scores = self._rows(clause, table)
        heads = self._heads(clause, table)
        name = labels.view.table.id
        anchored_rows = {
            row: told for (of, row), told in anchors.rows.items() if of == name
        }
        anchored_columns = [
            anchors.columns.get((name, place), 0.0)
            for place in range(len(heads))
        ]
        rarity = self.pairer.rarity
        shares = [rarity.share(one.words, clause.words) for one in table.groups]
        title = self.pairer.title_share(clause, labels)
        pointed = self.pairer.is_pointed_to(clause, labels)
        return WordWeights(
            table=table,
            clause=clause,
            measure=measure_of(clause.said.claim.fact),
            scores=scores,
            heads=heads,
            shares=shares,
            title=title,
            pointed=pointed,
            far=_distance(clause.said.claim.fact, table),
            rows=_row_weights(scores, anchored_rows),
            columns=[
                max(_column_weight(head), SETTINGS.anchored * told)
                for head, told in zip(heads, anchored_columns, strict=True)
            ],
            groups=[
                max(SETTINGS.row, share**SETTINGS.power / 2) for share in shares
            ],
            lines=0.6 if clause.total else 0.3,
            factor=1.0
            + SETTINGS.title * title
            + (SETTINGS.pointed if pointed else 0.0),
            anchored_rows=anchored_rows,
            anchored_columns=anchored_columns,
            own_mass=rarity.mass(clause.own) or 1.0,
        )

    def _rows(self, clause: Clause, table: TableFigures) -> dict[int, float]:
        scored = self.pairer.row_scores(clause, table.labels, clause.words)
        return {table.places[id(label)]: score for label, score in scored}

    def _heads(self, clause: Clause, table: TableFigures) -> list[float | None]:
        scores = {
            label.column.index: score
            for label, score in self.pairer.column_scores(clause, table.labels)
        }
        return [
            scores.get(label.column.index) for label in table.labels.columns
        ]


def _distance(fact: Fact, table: TableFigures) -> float:
    pages = page_numbers(table.labels.view.table.raw.places)
    if not pages or not fact.places:
        return 1.0
    page = fact.places[0].page
    apart = max(min(pages) - page, page - max(pages), 0)
    return min(apart, _FAR) / _FAR


def _row_weights(
    scores: Mapping[int, float], anchored: Mapping[int, float]
) -> dict[int, float]:
    """The weights of the rows that words name, or that other numbers tell."""
    return {
        row: max(
            SETTINGS.row,
            scores.get(row, 0.0) ** SETTINGS.power,
            SETTINGS.anchored * anchored.get(row, 0.0),
        )
        for row in (scores.keys() | anchored.keys())
    }


def _column_weight(score: float | None) -> float:
    """The weight of a column; one that the sentence rules out weighs little."""
    if score is None:
        return SETTINGS.column * SETTINGS.unlike
    return max(SETTINGS.column, float(score**SETTINGS.power))
