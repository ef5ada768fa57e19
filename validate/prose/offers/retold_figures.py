"""What a number of the text tells again, but for a slip of the hand, of a place far from it: an
article says what the report said, or what a table prints.

    odds = e R P(place | words) P(printed | slip of its figure) / S P(printed | nothing)

``R`` is the share of numbers that another place prints as well, ``S`` that of the numbers of the
act that nothing gives. Words tell a place as far as few others of the act bear them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from extract.facts import Fact
from validate.model.typing_slips import digits_told, slips_of, swapped
from validate.prose.clauses import Clause
from validate.prose.deriving.passage import Passage
from validate.prose.subjects.table_labels import Rarity, TableLabels
from validate.prose.tabled.offer import measure_of
from validate.prose.tabled.slips import SETTINGS as SLIPS
from validate.prose.tabled.slips import printed_digits
from validate.prose.words.label_words import (
    NET_OF_TAX,
    TAX_INCLUDED,
    label_stems,
)

_PREFIX = 6
"""Letters that words of one family begin with: "déficit", "déficitaire"."""

_FIRST_DIGITS = 9
"""Digits that a figure may begin with, and those that one may be changed to."""
_TAXES = frozenset((NET_OF_TAX, TAX_INCLUDED))
"""Words that many amounts bear, whatever they are of."""


@dataclass(frozen=True, slots=True)
class RetoldSettings:
    """What is told again, and how much words tell of where: counted over the numbers of four digits
    and more of 500 right documents, 6,150, of which another place prints 2,572, and 36,697 pairs of
    others."""

    retold: float = 0.42
    in_article: float = 4.0
    """How much likelier a number of an article is one that another place prints, beside one that
    nothing gives: 146 to 21, of other sentences 1,469 to 836."""
    least_digits: int = 4
    rounding: int = 10
    """Units of the last digit by which a mistyped figure is off, at least."""
    by_round_sum: float = 1e-5
    """The chance that a figure is another one but for a digit, at least: it is so many thousands
    more."""
    own: tuple[tuple[float, float], ...] = ((0.4, 7.0), (0.2, 3.6), (0.0, 1.9))
    """How much likelier a place is meant than any, by the share of a number's words that it
    bears."""
    line: float = 4.5
    """How much likelier still where they are half of those that name its line."""
    least_line: float = 0.5
    most_around: float = 0.6
    mostly_around: float = 2.0
    """The same where only its sentence or its title has them, and has most."""
    around: float = 1.0
    unsaid: float = 0.3
    """Where it has none of them."""


SETTINGS = RetoldSettings()


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """A place that prints a figure, with the words that name it and those around these."""

    fact: Fact
    own: frozenset[str]
    around: frozenset[str]
    line: frozenset[str] = frozenset()
    """The words that name its line in a table."""
    name: str = ""
    """What a table calls it."""
    sentence: str = ""
    said: tuple[Passage, int] | None = None
    """Where the text says it; None for a cell."""

    @property
    def size(self) -> Decimal:
        """Its figure, the sign aside."""
        return abs(self.fact.value_or_zero)


@dataclass(frozen=True, slots=True)
class RetoldFigure:
    """A place that a number may tell again, and the odds that it is a slip of what that prints."""

    place: PrintedPlace
    odds: float


class RetoldFigures:
    """What the acts of a document print, in their text and in their tables."""

    def __init__(self, rarity: Rarity, tables: Sequence[TableLabels]) -> None:
        self._rarity = rarity
        self._said: dict[str, list[PrintedPlace]] = defaultdict(list)
        self._cells = {one.view.table.id: list(_cells(one)) for one in tables}
        cells = chain.from_iterable(self._cells.values())
        self._sizes = Counter(one.size for one in cells)

    def add(self, passage: Passage) -> None:
        """Keep the numbers of the next sentence."""
        places = (_said(passage, n) for n in range(len(passage.clauses)))
        for one in places:
            self._sizes[one.size] += 1
            self._said[one.fact.section].append(one)

    def slips_of(
        self, clause: Clause, tables: Sequence[TableLabels], strangers: float
    ) -> list[RetoldFigure]:
        """The figures of its act that a number may be a slip of, each where it is likeliest meant;
        ``strangers`` is the share of the act's numbers that nothing gives."""
        fact = clause.said.claim.fact
        if not self._may_slip(fact):
            return []
        ratios = dict(self._ratios(fact))
        if not ratios:
            return []
        places = self._others(clause, tables)
        own = _own_words(clause)
        weights = [self._weight(own, one) for one in places]
        prior = SLIPS.misprints * SETTINGS.retold / strangers
        if clause.said.claim.article:
            prior *= SETTINGS.in_article
        share = prior / (sum(weights) or 1.0)
        found = [
            RetoldFigure(place, share * weight * ratios[place.size])
            for place, weight in zip(places, weights, strict=True)
            if place.size in ratios and weight > SETTINGS.unsaid
        ]
        found.sort(key=lambda one: one.odds)
        return list({one.place.size: one for one in found}.values())

    def is_told_again(self, place: PrintedPlace) -> bool:
        """Whether another place prints the figure of one as well."""
        return self._sizes[place.size] > 1

    def _may_slip(self, fact: Fact) -> bool:
        """Whether a number is printed once in the document, to its last unit, and has digits
        enough."""
        number = fact.number
        if number is None or number.approximate or number.scale != 1:
            return False
        is_once = self._sizes[abs(number.value)] == 1
        is_long = digits_told(fact) >= SETTINGS.least_digits
        return is_once and is_long and fact.counts != "percent"

    def _ratios(self, fact: Fact) -> Iterator[tuple[Decimal, float]]:
        """The printed figures that a slip makes a number of, each with how much likelier it is so
        than by accident; none that differs from it, or makes with it, what is printed too."""
        assert fact.number is not None
        size, unit = abs(fact.number.value), fact.number.ulp
        telling = digits_told(fact)
        by_accident = 10.0 ** (1 - telling) / _FIRST_DIGITS
        turned = set(swapped(printed_digits(fact)))
        printed = filter(self._sizes.__contains__, slips_of(size, unit))
        for meant in printed:
            apart = abs(meant - size)
            digits = str(int(meant / unit))
            is_made = not self._sizes.keys().isdisjoint((apart, meant + size))
            if is_made or len(digits.rstrip("0")) != telling:
                continue
            if digits in turned:
                yield meant, SLIPS.swapped / (telling - 1) / by_accident
            elif apart >= SETTINGS.rounding * unit:
                slip = SLIPS.changed / (_FIRST_DIGITS * telling)
                yield meant, slip / max(by_accident, SETTINGS.by_round_sum)

    def _others(
        self, clause: Clause, tables: Sequence[TableLabels]
    ) -> list[PrintedPlace]:
        """What its act prints of the measure of a number, its own sentence left aside."""
        claim = clause.said.claim
        cells = (self._cells[one.view.table.id] for one in tables)
        measure = measure_of(claim.fact)
        return [
            one
            for one in chain(self._said[claim.fact.section], *cells)
            if one.sentence != claim.sentence
            and measure_of(one.fact) is measure
        ]

    def _weight(self, own: frozenset[str], place: PrintedPlace) -> float:
        """How much likelier a place is meant than any, by the words of a number that it bears."""
        named = self._share(own, place.own)
        if named:
            tells = next(most for least, most in SETTINGS.own if named >= least)
            is_line = self._share(place.line, own) >= SETTINGS.least_line
            return tells * SETTINGS.line if is_line else tells
        around = self._share(own, place.around)
        if around >= SETTINGS.most_around:
            return SETTINGS.mostly_around
        return SETTINGS.around if around else SETTINGS.unsaid

    def _share(self, own: frozenset[str], words: frozenset[str]) -> float:
        """The share of the words of a number, by what they tell, that others are, or begin as."""
        starts = {word[:_PREFIX] for word in words if len(word) >= _PREFIX}
        shared = {
            word for word in own if word in words or word[:_PREFIX] in starts
        }
        return self._rarity.mass(shared) / (self._rarity.mass(own) or 1.0)


def _cells(table: TableLabels) -> Iterator[PrintedPlace]:
    """The figures of a table, under the labels of their own side of it."""
    view = table.view
    title = _telling(view.table.caption)
    for (row, col), fact in view.facts.items():
        if fact.value is None:
            continue
        line, head = view.line_label(row, col), view.column(col).path
        above = view.rows[row].path
        own = _telling(" ".join((*above, line, *head)))
        name = " · ".join(filter(None, (line, *head[-1:])))
        yield PrintedPlace(fact, own, own | title, _telling(line), name)


def _said(passage: Passage, index: int) -> PrintedPlace:
    clause = passage.clauses[index]
    claim = clause.said.claim
    return PrintedPlace(
        claim.fact,
        _own_words(clause),
        _telling(claim.sentence),
        sentence=claim.sentence,
        said=(passage, index),
    )


def _own_words(clause: Clause) -> frozenset[str]:
    """The words that govern a number, what it counts left aside: all of one unit bear that."""
    unit = _telling(clause.said.claim.unit_noun)
    return frozenset(filter(_tells, clause.own)) - unit


def _telling(text: str) -> frozenset[str]:
    return frozenset(filter(_tells, label_stems(text)))


def _tells(word: str) -> bool:
    """Whether a word names a thing: it is neither a figure nor of a tax."""
    return word not in _TAXES and not any(map(str.isdigit, word))
