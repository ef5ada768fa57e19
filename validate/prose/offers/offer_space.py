"""All that one number may be: the figures of its act's tables and of its text, each with its share
of belief by words, units, place and operation, found by their values.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from validate.prose.deriving.derivations import percents_of
from validate.prose.deriving.passage import Passage
from validate.prose.offers.kind_priors import Priors, kind_priors
from validate.prose.offers.mixed_offers import (
    named_cells,
    percentages,
    whole_of,
    with_cells,
)
from validate.prose.offers.offer import Offer, OfferKind
from validate.prose.offers.said_offers import Cues, said_offers
from validate.prose.offers.table_derivations import derive, lines_of
from validate.prose.offers.table_figures import TableFigure, TableFigures
from validate.prose.offers.word_weights import Weigher, WordWeights
from validate.prose.pairing.misprints import restates
from validate.prose.pairing.pair_cells import CellPairer
from validate.prose.subjects.table_labels import TableLabels

ROUNDED = (
    OfferKind.MEAN,
    OfferKind.CHANGE,
    OfferKind.SHARE,
    OfferKind.QUOTIENT,
)
"""Figures that are rounded when they are printed."""
_ALMOST = 0.001
"""Of the last digit: what arithmetic by powers of two leaves open."""


class OfferTables:
    """The figures of the tables of one document, read once."""

    def __init__(self, pairer: CellPairer) -> None:
        self.pairer = pairer
        self.weigher = Weigher(pairer)
        self._figures: dict[str, TableFigures] = {}

    def of(self, section: str) -> list[TableFigures]:
        """The tables of the deliberation that a section belongs to."""
        return list(map(self._read, self.pairer.tables_of(section)))

    def _read(self, labels: TableLabels) -> TableFigures:
        name = labels.view.table.id
        if name not in self._figures:
            self._figures[name] = TableFigures(labels)
        return self._figures[name]


class OfferSpace:
    """What one number of a passage may be."""

    def __init__(
        self, tables: OfferTables, passage: Passage, index: int
    ) -> None:
        clause = passage.clauses[index]
        cues = Cues.of(passage, index)
        self.fact = passage.fact(index)
        self.priors: Priors = kind_priors(clause, cues)
        here = tables.of(self.fact.section)
        self._weights = [tables.weigher.weigh(clause, one) for one in here]
        self._text = [
            *self._of_text(passage, index, cues),
            *self._mixed(tables, passage, index, cues),
        ]
        self._mass = {
            kind: sum(one.mass(kind) for one in self._weights)
            for kind in OfferKind
        }

    def _of_text(
        self, passage: Passage, index: int, cues: Cues
    ) -> Iterator[Offer]:
        said = said_offers(passage, index, cues)
        whole = max(1.0, sum(one.weight for one in said))
        for one in said:
            prior = self.priors[OfferKind.SAID] * one.weight / whole
            yield Offer(OfferKind.SAID, prior, one.derivation)

    def _mixed(
        self, tables: OfferTables, passage: Passage, index: int, cues: Cues
    ) -> Iterator[Offer]:
        prior = self.priors[OfferKind.MIXED]
        cells = named_cells(self._weights)
        for one in with_cells(passage, index, cues, cells):
            yield replace(one, prior=prior * one.prior)
        here = tables.of(self.fact.section)
        for place in percents_of(passage, index):
            clause = whole_of(passage, index, place)
            weights = [tables.weigher.weigh(clause, one) for one in here]
            percent = passage.fact(place)
            for one in percentages(percent, named_cells(weights)):
                yield replace(one, prior=prior * one.prior)

    def exact(self) -> list[Offer]:
        """What the number restates, exactly or rounded as it is printed."""
        assert self.fact.number is not None
        value, unit = abs(self.fact.number.value), self.fact.number.ulp
        found = list(self._of_tables(value, unit, self._restates))
        found += [one for one in self._text if restates(self.fact, one.value)]
        return found

    def _restates(self, figure: TableFigure) -> bool:
        number = self.fact.number
        assert number is not None
        unit, size = float(number.ulp), abs(figure.value)
        gap = size - float(abs(number.value))
        is_near = -(0.5 + _ALMOST) * unit <= gap < (1 - _ALMOST) * unit
        if figure.kind in ROUNDED:
            return is_near

        left_out = min(size % unit, unit - size % unit) > _ALMOST * unit
        is_coarse = number.scale > 1 or number.approximate or left_out
        return abs(gap) < _ALMOST * unit or (is_near and is_coarse)

    def at(self, value: Decimal) -> list[Offer]:
        """What has a value that differs from the number's by more than rounding."""
        assert self.fact.number is not None
        unit = self.fact.number.ulp
        apart = abs(value - abs(self.fact.number.value))
        is_rounding = apart <= 2 * unit

        def is_it(figure: TableFigure) -> bool:
            gap = abs(abs(figure.value) - float(value))
            if figure.kind in ROUNDED:
                return gap < float(unit) / 2 and not is_rounding
            return gap < _ALMOST * float(unit)

        found = list(self._of_tables(value, unit, is_it))
        for one in self._text:
            near = abs(abs(one.value) - value) < unit / 2
            if near and not is_rounding:
                found.append(one)
        return found

    def _of_tables(
        self,
        value: Decimal,
        unit: Decimal,
        accepts: Callable[[TableFigure], bool],
    ) -> Iterator[Offer]:
        low, high = float(value - unit), float(value + unit)
        for weights in self._weights:
            for figure in weights.table.near(low, high):
                offer = self._offer(weights, figure) if accepts(figure) else None
                if offer is not None:
                    yield offer

    def _offer(
        self, weights: WordWeights, figure: TableFigure
    ) -> Offer | None:
        weight, mass = weights.of(figure), self._mass[figure.kind]
        prior = self.priors[figure.kind] * weight / mass if mass else 0.0
        derivation = derive(weights.table, figure)
        is_counted = figure.kind is OfferKind.NUMBER
        if not prior or (derivation is None and not is_counted):
            return None
        return Offer(
            kind=figure.kind,
            prior=prior,
            derivation=derivation,
            count=len(lines_of(weights.table, figure)),
            name=weights.table.name(figure),
            table_id=weights.table.labels.view.table.id,
        )
