"""All that one number may be: the figures of its act's tables and of its text, each with its share
of belief by words, units, place and operation, found by their values.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial
from heapq import nlargest
from itertools import chain, filterfalse, starmap
from math import exp

import numpy as np

from extract.facts import Fact, facts_of
from extract.several import ids_of, present
from extract.table import Row
from validate.prose.clauses import Clause, are_parallel
from validate.prose.deriving.derivation import Derivation, same_as
from validate.prose.deriving.derivations import percents_of
from validate.prose.deriving.passage import Passage
from validate.prose.offers import offer_features as features
from validate.prose.offers.companions import Companions, RestatedFigure
from validate.prose.offers.followers import (
    Follower,
    MadeOf,
    PassagesOf,
    likelier_by,
    may_follow,
)
from validate.prose.offers.mistyped_terms import TermSlips
from validate.prose.offers.mixed_offers import (
    MixedOffer,
    named_cells,
    of_periods,
    of_two_cells,
    of_units,
    over_spans,
    percentages,
    whole_of,
    with_cells,
)
from validate.prose.offers.offer_ceiling import KindCeiling, OfferCeiling
from validate.prose.offers.offer_features import log_odds
from validate.prose.offers.retold_figures import (
    PrintedPlace,
    RetoldFigure,
    RetoldFigures,
)
from validate.prose.offers.said_before import SaidBefore
from validate.prose.offers.said_offers import Cues, SaidOffer, said_offers
from validate.prose.pairing.misprints import restates
from validate.prose.pairing.pair_cells import CellPairer
from validate.prose.subjects.table_labels import TableLabels
from validate.prose.tabled.anchored_relations import AnchoredRelations
from validate.prose.tabled.named_lines import NamedLines, named_together
from validate.prose.tabled.offer import (
    Features,
    Measure,
    Offer,
    OfferKind,
    measure_of,
)
from validate.prose.tabled.restated_cells import AnchorFinder
from validate.prose.tabled.several_lines import SaidTogether, several_lines
from validate.prose.tabled.slips import accident
from validate.prose.tabled.sorted_sizes import Floats, SortedSizes
from validate.prose.tabled.table_derivations import derive_figure, lines_of
from validate.prose.tabled.table_figures import TableFigure, TableFigures
from validate.prose.tabled.word_weights import Weigher, WordWeights
from validate.prose.words.label_words import are_other_years, years_of

ROUNDED = (
    OfferKind.MEAN,
    OfferKind.CHANGE,
    OfferKind.SHARE,
    OfferKind.QUOTIENT,
)
"""Figures that are rounded when they are printed."""
_ALMOST = 0.001
"""Of the last digit: what arithmetic by powers of two leaves open."""
_TELLING = 1e-5
"""The chance below which a number is not met by accident."""
_ROUNDING = 1e-9
"""What sums of beliefs leave open, as a share of them."""
_AGAIN = "the text says it again"
_TO = re.compile(r"\W*a\W*")
"""What parts the two ends of a change: "de 18 % à 19 %"."""
_FEW_DIGITS = 1e-2
"""The chance of meeting a number by accident above which it tells nothing of what it is made of."""
_TOLD_DIGITS = 1e-3
"""The same of a number that may be told by what is made of it."""
_KEPT = 64
"""Numbers for which it is kept what they may be."""
_MOST_LINES = 6
_MOST_FIGURES = 60
"""Figures of tables that are weighed one by one, those that words name best; the rest are weighed
together, as figures that no word names."""


@dataclass(frozen=True, slots=True)
class DescribedFigure:
    """What is told of a figure of a table, whichever number it is offered to."""

    derivation: Derivation | None
    lines: tuple[Row, ...]
    """Those that are counted."""
    name: str


class OfferTables:
    """The figures of the tables of one document, read once."""

    def __init__(
        self, pairer: CellPairer, tied: Set[str] = frozenset()
    ) -> None:
        """``tied`` are the numbers of the text that are tied to another place already."""
        self.pairer = pairer
        self.weigher = Weigher(pairer)
        self.ceiling = OfferCeiling()
        self.anchors = AnchorFinder()
        self.strangers: dict[str, float] = {}
        """The share of long numbers of each act that none of its figures give."""
        self.said = SaidBefore()
        self.retold = RetoldFigures(pairer.rarity, pairer.tables)
        self.term_slips = TermSlips(tied)
        self.passages_of = PassagesOf()
        self._spaces: dict[str, OfferSpace] = {}
        self._restated: dict[str, tuple[RestatedFigure, ...]] = {}
        self._figures: dict[str, TableFigures] = {}
        self._described: dict[int, DescribedFigure] = {}
        """By the figures' identities: the tables keep them."""

    def acquaint(self, passages: Sequence[Passage]) -> None:
        """Learn how much the text speaks of what it and its tables give: of numbers that are too
        long to be met by chance, the share that is given by nothing."""
        self.passages_of = PassagesOf(passages)
        for passage in passages:
            self.said.add(passage)
            self.retold.add(passage)
        known: dict[str, Counter[bool]] = defaultdict(Counter)
        for passage in passages:
            for index in range(len(passage.clauses)):
                fact = passage.fact(index)
                if fact.value and accident(fact) <= _TELLING:
                    space = self.space(passage, index)
                    known[fact.section][space.is_given] += 1
        for section, found in known.items():
            self.strangers[section] = (found[False] + 1) / (found.total() + 2)

    def of(self, section: str) -> list[TableFigures]:
        """The tables of the deliberation that a section belongs to."""
        return list(map(self._read, self.pairer.tables_of(section)))

    def retold_slips(self, passage: Passage, index: int) -> list[RetoldFigure]:
        """The figures of its act that a number may tell again, but for a slip of the hand."""
        clause = passage.clauses[index]
        section = clause.said.claim.fact.section
        strangers = self.strangers.get(section, 0.5)
        tables = self.pairer.tables_of(section)
        return self.retold.slips_of(clause, tables, strangers)

    def is_borne_out(self, place: PrintedPlace) -> bool:
        """Whether anything else gives what a place prints: a figure of a table is proved there."""
        if place.said is None or self.retold.is_told_again(place):
            return True
        return self.space(*place.said).is_given

    def space(self, passage: Passage, index: int) -> "OfferSpace":
        """What a number may be; kept for the numbers around it."""
        name = passage.fact(index).id
        if name not in self._spaces:
            if len(self._spaces) >= _KEPT:
                del self._spaces[next(iter(self._spaces))]
            self._spaces[name] = OfferSpace(self, passage, index)
        return self._spaces[name]

    def companions(self, passage: Passage, index: int) -> Companions:
        """What the other numbers of the sentence restate that measure the same."""
        measure = measure_of(passage.fact(index))
        alike = (
            place
            for place in range(len(passage.clauses))
            if place != index and measure_of(passage.fact(place)) is measure
        )
        return Companions.of(
            chain.from_iterable(
                self._restated_by(passage, place) for place in alike
            )
        )

    def _restated_by(
        self, passage: Passage, index: int
    ) -> tuple[RestatedFigure, ...]:
        name = passage.fact(index).id
        if name not in self._restated:
            restated = self.space(passage, index).restated_figures()
            self._restated[name] = tuple(restated)
        return self._restated[name]

    def describe(
        self, table: TableFigures, figure: TableFigure
    ) -> DescribedFigure:
        """How a figure of a table is reckoned, over how many lines, and its name."""
        known = self._described.get(id(figure))
        if known is None:
            counted = figure.kind is OfferKind.NUMBER
            lines = lines_of(table, figure) if counted else ()
            known = DescribedFigure(
                derive_figure(table, figure),
                tuple(table.labels.rows[n].row for n in lines),
                table.name(figure),
            )
            self._described[id(figure)] = known
        return known

    def _read(self, labels: TableLabels) -> TableFigures:
        name = labels.view.table.id
        if name not in self._figures:
            self._figures[name] = TableFigures(labels)
        return self._figures[name]


@dataclass(frozen=True, slots=True)
class Unnamed:
    """The figures of one kind of a table that no word names, together."""

    kind: str
    features: Features
    number: int


class OfferSpace:
    """What one number of a passage may be."""

    def __init__(
        self, tables: OfferTables, passage: Passage, index: int
    ) -> None:
        self.passage, self.index = passage, index
        self.clause: Clause = passage.clauses[index]
        self.fact: Fact = passage.fact(index)
        self.cues = Cues.of(passage, index)
        self.rarity = tables.pairer.rarity
        self._tables = tables
        self._here = tables.of(self.fact.section)
        self._anchors = tables.anchors.around(passage, index, self._here)
        self._beliefs: dict[int, tuple[Offer, float]] = {}
        self._offers: dict[int, Offer] = {}
        """Of figures of tables, by the identities of these: the tables keep them."""

    @cached_property
    def weights(self) -> list[WordWeights]:
        """The weights of the tables of its act."""
        return self._weights_by(self.clause)

    def _weights_by(self, clause: Clause) -> list[WordWeights]:
        weigher = self._tables.weigher
        return [weigher.weigh(clause, one, self._anchors) for one in self._here]

    # -- what is on offer ------------------------------------------------------------------------

    @cached_property
    def companions(self) -> Companions:
        """What the other numbers of the sentence restate."""
        return self._tables.companions(self.passage, self.index)

    @cached_property
    def together(self) -> list[NamedLines]:
        """The lines that the number is said to be of, several together."""
        return list(named_together(self.clause, self.weights))

    @cached_property
    def anchored(self) -> list[Derivation]:
        """What words make the number of cells that its neighbour restates."""
        return self._relations.found()

    @cached_property
    def told_by_names(self) -> list[Derivation]:
        """What words make the number of the cell that a number before restates and of one that they
        name."""
        return self._relations.named()

    @cached_property
    def _relations(self) -> AnchoredRelations:
        finder = self._tables.anchors
        return AnchoredRelations(self.passage, self.index, finder, self._here)

    @cached_property
    def _of_one_alone(self) -> frozenset[int]:
        """The figures of one of the lines that are said together, by their identities."""
        return frozenset(
            id(figure)
            for lines in self.together
            for row in lines.rows
            for figure in lines.table.of_row(row)
        )

    @cached_property
    def text(self) -> list[Offer]:
        """What the text offers, alone and together with cells."""
        return [
            *self._said(),
            *self._mixed(),
            *self._several(),
            *self._repeated(),
        ]

    def _said(self) -> Iterator[Offer]:
        for one in self._of_text:
            of = partial(
                features.of_said, one, self.clause, self.cues, self.rarity
            )
            yield Offer(OfferKind.SAID, of, one.derivation)

    @cached_property
    def _of_text(self) -> list[SaidOffer]:
        return said_offers(self.passage, self.index, self.cues)

    def _mixed(self) -> Iterator[Offer]:
        for one in self._with_cells():
            of = partial(features.of_mixed, one)
            yield Offer(
                OfferKind.MIXED, of, one.derivation, table_id=one.table_id
            )

    def _several(self) -> Iterator[Offer]:
        said = SaidTogether.of(self.passage, self.index)
        measure = measure_of(self.fact)
        years = years_of(self.clause.said.claim.sentence)
        for one in several_lines(said, self.weights, measure, self.rarity):
            if are_other_years(years_of(one.name), years):
                continue
            of = partial(features.of_several, one, together=said.together)
            table = one.weights.table.labels.view.table.id
            yield Offer(
                OfferKind.MIXED,
                of,
                one.derivation,
                name=one.name,
                table_id=table,
            )

    def _with_cells(self) -> Iterator[MixedOffer]:
        passage, index = self.passage, self.index
        cells = named_cells(self.weights)
        yield from with_cells(passage, index, self.cues, cells)
        yield from of_two_cells(measure_of(self.fact), self.cues, cells)
        yield from of_periods(passage, index, cells)
        yield from over_spans(passage, index)
        units = self._tables.said.units_of(passage, index)
        yield from of_units(passage, index, units, cells)
        for place in percents_of(passage, index):
            weights = self._weights_by(whole_of(passage, index, place))
            near = 1.0 / max(1, abs(index - place))
            yield from percentages(
                passage.fact(place), named_cells(weights), near
            )

    @property
    def _sooner(self) -> tuple[Clause, ...]:
        """The numbers of the sentences before, and those before it in its own."""
        return (*self.passage.sooner, *self.passage.clauses[: self.index])

    def is_just_said(self, fact: Fact) -> bool:
        """Whether a number before this one is what another is."""
        every = facts_of(one.said.claim for one in self._sooner)
        return fact.value in {one.value for one in every}

    @cached_property
    def _repeatable(self) -> dict[str, Clause]:
        """The numbers said before, by their facts: the nearest, and those in like words."""
        farther = self._tables.said.alike(self.clause, self.rarity)
        every = (*self._sooner, *farther)
        return {one.said.claim.fact.id: one for one in every}

    def _repeated(self) -> Iterator[Offer]:
        """The numbers said before, each of which this one may repeat."""
        near = {one.said.claim.fact.id for one in self._sooner}
        for clause in self._repeatable.values():
            fact = clause.said.claim.fact
            if fact.value and measure_of(fact) is measure_of(self.fact):
                of = partial(
                    features.of_repeated,
                    self.clause,
                    clause,
                    self.rarity,
                    far=fact.id not in near,
                )
                yield Offer(OfferKind.AGAIN, of, same_as(fact, _AGAIN))

    @cached_property
    def named(self) -> list[Offer]:
        """The figures of tables that words name best."""
        every = [
            (place, figure)
            for place, weights in enumerate(self.weights)
            for figure in _best_figures(weights)
        ]
        heavy = [self.weights[place].of(figure) for place, figure in every]
        best = nlargest(_MOST_FIGURES, range(len(every)), key=heavy.__getitem__)
        return [
            self._offer(*every[n])
            for n in best
            if heavy[n] and self._is_made(*every[n])
        ]

    @cached_property
    def unnamed(self) -> list[Unnamed]:
        """The other figures of the tables, kind by kind."""
        found = []
        for weights in self.weights:
            for kind, number in weights.table.numbers.items():
                name = kind.name.lower()
                of = features.of_unnamed(name, weights)
                found.append(Unnamed(name, of, number))
        return found

    @cached_property
    def nothing(self) -> Features:
        """What says that the number is none of all that."""
        return features.of_nothing(
            self.clause,
            self.cues,
            self.rarity,
            tables=bool(self._here),
            strangers=self._tables.strangers.get(self.fact.section, 0.5),
            told=any(
                one.told and one.next_to and one.here for one in self._of_text
            ),
        )

    # -- belief ----------------------------------------------------------------------------------

    def belief(self, offer: Offer) -> float:
        """How likely an offer is meant, before values are compared: its odds, beside those of the
        other offers and of `none`.
        """
        known = self._beliefs.get(id(offer))
        if known is None:
            known = (offer, exp(log_odds(offer.features)))
            self._beliefs[id(offer)] = known
        return known[1]

    def belief_in_cell(self, cell: Fact) -> float:
        """How likely a cell of the tables is meant."""
        return sum(
            self.belief(one)
            for one in self.at(abs(cell.value_or_zero))
            if one.kind is OfferKind.CELL
            and one.derivation is not None
            and one.derivation.terms == (cell,)
        )

    def lines_in(self, table: str) -> int:
        """How many lines a table has that add up no others."""
        return len(self._table(table).details)

    def columns_added(self, table: str, whole: Fact, part: Fact) -> int:
        """How many columns a cell adds up, another of its line being in one of them."""
        return self._table(table).columns_added(whole, part)

    def _table(self, name: str) -> TableFigures:
        return next(
            one for one in self._here if one.labels.view.table.id == name
        )

    @cached_property
    def none(self) -> float:
        """How likely it is none, as odds."""
        return exp(log_odds(self.nothing))

    def likely(self) -> list[Offer]:
        """What words make likeliest, whatever its value: with `unnamed`, what the weights are
        fitted on.
        """
        return [*self.text, *self.named]

    # -- by value --------------------------------------------------------------------------------

    @cached_property
    def exact(self) -> list[Offer]:
        """What the number restates, exactly or rounded as it is printed."""
        return list(self._restated())

    @property
    def is_given(self) -> bool:
        """Whether the number restates anything."""
        return next(self._restated(), None) is not None

    def restated_figures(self) -> Iterator[RestatedFigure]:
        """The figures of tables that the number restates, each with how likely it is meant, its
        companions left aside."""
        if self.fact.number is None or not self.fact.value:
            return
        told = list(self._restated_of_tables())
        alone = list(starmap(self._belief_alone, told))
        every = sum(alone) + sum(map(self.belief, self._restated_of_text()))
        every += self.none * accident(self.fact)
        for (place, figure), belief in zip(told, alone, strict=True):
            table = self._here[place].labels.view.table.id
            yield RestatedFigure(table, figure, belief / every)

    def _belief_alone(self, place: int, figure: TableFigure) -> float:
        """How likely a figure of a table is meant, whatever the number's companions are."""
        weights = self.weights[place]
        return exp(
            log_odds(
                features.of_figure(weights, figure, self.cues, self.rarity)
            )
        )

    def _restated(self) -> Iterator[Offer]:
        for place, figure in self._restated_of_tables():
            yield self._offer(place, figure)
        yield from self._restated_of_text()

    def _restated_of_tables(self) -> Iterator[tuple[int, TableFigure]]:
        assert self.fact.number is not None
        value, unit = abs(self.fact.number.value), self.fact.number.ulp
        yield from self._of_tables(value, unit, self._restates)

    def _restated_of_text(self) -> Iterator[Offer]:
        assert self.fact.number is not None
        value, unit = abs(self.fact.number.value), self.fact.number.ulp
        # in the order of the text, those that are far away left aside
        gaps = np.abs(self._text_sizes - float(value))
        for place in np.flatnonzero(gaps <= 2 * float(unit)).tolist():
            if restates(self.fact, self.text[place].value):
                yield self.text[place]

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
        """What has a value that differs from the number's by more than rounding.

        Of the same sentence no number is what another one should be: of "était de A, sera de B"
        each is said once. What is said of several lines together is no slip of one of them.
        """
        assert self.fact.number is not None
        unit, size = self.fact.number.ulp, float(value)
        apart = abs(value - abs(self.fact.number.value))
        is_rounding = self.fact.number.decimals > 0 and apart <= 2 * unit
        if is_rounding or value in self._other_ends:
            return []

        def is_it(figure: TableFigure) -> bool:
            if id(figure) in self._of_one_alone:
                return False
            gap = abs(abs(figure.value) - size)
            return gap < _margin(figure.kind) * float(unit)

        found = list(starmap(self._offer, self._of_tables(value, unit, is_it)))
        half = float(unit) / 2
        said = self._text_by_size.between(size - half, size + half)
        return [*found, *filterfalse(self._is_beside, said)]

    @cached_property
    def _other_ends(self) -> frozenset[Decimal]:
        """The numbers that "à" alone parts from it: of "de A à B" each is another."""
        passage, index = self.passage, self.index
        last = len(passage.clauses) - 1
        return frozenset(
            abs(passage.fact(place).value_or_zero)
            for place, later in ((index - 1, index), (index + 1, index + 1))
            if 0 <= place <= last and _TO.fullmatch(passage.before(later))
        )

    def by_mistyped_terms(self) -> Iterator[tuple[Offer, Decimal, float]]:
        """What of the text the number would be, were not one of its own numbers mistyped: each with
        its value, and the chance of just that misprint."""
        for one in self.text:
            if one.derivation is None:
                continue
            slips = self._tables.term_slips.of(one.derivation, self.fact)
            chance = max(slips, default=0.0)
            if chance:
                yield one, one.derivation.value, chance

    def told_by_followers(
        self, value: Decimal, meant: Sequence[Offer]
    ) -> float:
        """How much likelier what others are made of the number is, were it a value, as ``meant``
        (`at`): 1 at least."""
        makings = present(one.derivation for one in meant)
        return likelier_by(self.followers, self.fact, value, makings)

    def may_be_told(self, values: Sequence[Decimal]) -> list[bool]:
        """For which of some values numbers that follow may be made of the number."""
        return may_follow(self.followers, values)

    @property
    def may_have_followers(self) -> bool:
        """Whether a number has digits enough for what is made of it to tell it."""
        return accident(self.fact) <= _TOLD_DIGITS

    @cached_property
    def followers(self) -> list[Follower]:
        """The numbers that may be made of it."""
        if not self.may_have_followers:
            return []
        every = self._tables.passages_of.after(self.fact)
        spaces = (self._tables.space(*place) for place in every)
        return present(one.as_follower(self.fact) for one in spaces)

    def as_follower(self, said: Fact) -> Follower | None:
        """The number as one that may be made of another; None where it is not."""
        if not self.fact.value or accident(self.fact) > _FEW_DIGITS:
            return None
        makings = [
            MadeOf(made, said, partial(self.belief, one))
            for one, made in self._made_with.get(said.id, ())
        ]
        if not makings:
            return None
        return Follower(self.fact, makings, partial(self._without, said))

    @cached_property
    def _made_with(self) -> dict[str, list[tuple[Offer, Derivation]]]:
        """What the text makes of each number, by its fact; what is said again is not made of it."""
        found: dict[str, list[tuple[Offer, Derivation]]] = defaultdict(list)
        for one in self.text:
            if one.kind is not OfferKind.AGAIN and one.derivation is not None:
                for name in ids_of(one.derivation.terms):
                    found[name].append((one, one.derivation))
        return found

    def _without(self, said: Fact) -> float:
        """How likely the number is what it is without another."""
        others = sum(
            self.belief(one)
            for one in self.exact
            if one.derivation is None
            or said.id not in ids_of(one.derivation.terms)
        )
        return others + self.none * accident(self.fact)

    def at_most(self, values: Sequence[Decimal]) -> Floats:
        """What the belief in all that has one of ``values`` (`at`) does not exceed, for each."""
        assert self.fact.number is not None
        sizes = np.array(values, dtype=np.float64)
        unit = float(self.fact.number.ulp)

        low, high = sizes - unit / 2, sizes + unit / 2
        come_to = self._text_by_size.sums(low, high, self.belief)
        for weights in self.weights:
            come_to += self._at_most_of_table(weights, sizes, unit)
        come_to *= 1 + _ROUNDING
        return come_to

    def _at_most_of_table(
        self, weights: WordWeights, sizes: Floats, unit: float
    ) -> Floats:
        """What the belief in the figures of one table that have some sizes does not exceed."""
        come_to = np.zeros(len(sizes))
        ceilings: dict[OfferKind, KindCeiling] = {}
        for kind, figures in weights.comparable_kinds.items():
            reach = _margin(kind) * unit * (1 + _ROUNDING) + _ROUNDING * sizes
            low, high = sizes - reach, sizes + reach
            every, told = figures.count_by_rows(low, high, weights.told_rows)
            if every.any():
                ceilings = ceilings or self._ceilings_of(weights)
                most = ceilings[kind]
                come_to += exp(most.told) * told
                come_to += exp(most.unnamed) * (every - told)
        return come_to

    def _ceilings_of(
        self, weights: WordWeights
    ) -> dict[OfferKind, KindCeiling]:
        return self._tables.ceiling.of(
            weights, self.cues, self.rarity, self.companions
        )

    def _is_beside(self, offer: Offer) -> bool:
        """Whether an offer is another number of the sentence, as it stands, or that of another item
        of its list."""
        if offer.kind is not OfferKind.AGAIN or offer.derivation is None:
            return False
        (again,) = offer.derivation.terms
        beside = {one.said.claim.fact.id for one in self.passage.clauses}
        return again.id in beside or are_parallel(
            self._repeatable[again.id], self.clause
        )

    @cached_property
    def _text_sizes(self) -> Floats:
        return np.abs([float(one.value) for one in self.text])

    @cached_property
    def _text_by_size(self) -> SortedSizes[Offer]:
        return SortedSizes(self.text, self._text_sizes)

    def _of_tables(
        self,
        value: Decimal,
        unit: Decimal,
        accepts: Callable[[TableFigure], bool],
    ) -> Iterator[tuple[int, TableFigure]]:
        """The figures near a value, each with the place of its table among those of the act."""
        low, high = float(value - unit), float(value + unit)
        measure = measure_of(self.fact)
        for place, table in enumerate(self._here):
            for figure in table.comparable(measure).between(low, high):
                if not accepts(figure) or self._goes_otherwise(figure):
                    continue
                if self._is_made(place, figure):
                    yield place, figure

    def _goes_otherwise(self, figure: TableFigure) -> bool:
        """Whether words right beside a percentage say that it is a change, and the other way; or
        that it is a share, and no change."""
        way = self.cues.way
        if figure.measure is not Measure.SHARE:
            return False
        if figure.kind is OfferKind.CHANGE:
            is_turned = way is not None and (figure.value > 0) != way
            return is_turned or self.cues.is_share
        return figure.kind is OfferKind.SHARE and way is not None

    def _is_made(self, place: int, figure: TableFigure) -> bool:
        """Whether what a figure of a table comes from is printed."""
        described = self._tables.describe(self._here[place], figure)
        return described.derivation is not None or bool(described.lines)

    def _offer(self, place: int, figure: TableFigure) -> Offer:
        known = self._offers.get(id(figure))
        if known is None:
            table = self._here[place]
            described = self._tables.describe(table, figure)
            known = self._offers[id(figure)] = Offer(
                kind=figure.kind,
                told_by=partial(self._features_of, place, figure),
                derivation=described.derivation,
                lines=described.lines,
                name=described.name,
                table_id=table.labels.view.table.id,
            )
        return known

    def _features_of(self, place: int, figure: TableFigure) -> Features:
        weights = self.weights[place]
        table = weights.table.labels.view.table.id
        return features.of_figure(
            weights,
            figure,
            self.cues,
            self.rarity,
            self.companions.alike(table, figure),
        )


def _margin(kind: OfferKind) -> float:
    """How far a figure may be from what it is taken for, in units of the last digit."""
    return 0.5 if kind in ROUNDED else _ALMOST


def _best_figures(weights: WordWeights) -> Iterator[TableFigure]:
    """The figures over the lines that words name best, and over all lines."""
    table = weights.table
    for row in nlargest(_MOST_LINES, weights.rows, key=weights.row):
        yield from table.of_row(row)
    groups = range(len(weights.groups))
    for group in nlargest(_MOST_LINES, groups, key=lambda n: weights.groups[n]):
        yield from table.of_group(group)
    yield from table.of_group(-1)
