"""What the numbers before one make of it, and what those around are made of it: sums, differences,
shares, products and quotients, by their figures alone.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations, permutations
from math import log10, prod

from extract.facts import facts_of
from extract.french.lexicon.sentences.derived import FRACTIONS
from extract.quick_init import quick_init
from validate.prose.deriving.derivation import (
    Derivation,
    all_added,
    all_taken_away,
    divided,
    multiplied,
    quotient,
    taken_away,
    weighted,
)
from validate.prose.recalculating.said_numbers import (
    SaidNumber,
    SaidNumbers,
)

_HUNDREDTH = Decimal("0.01")
_ONE = Decimal(1)
_LONGEST = 8
"""Numbers that are added, at most."""
_ALIKE = 8
"""Numbers of its unit before one of which two are taken from each other."""
_NEAR = 5
"""Numbers before one that are multiplied."""
_MONTHLY, _MONTHS = ("mois",), Decimal(12)
_PARTS = 6
"""Numbers before one that may be added to a whole with it."""
_TAX = re.compile(r"\btva\b|\btaxe")
"""Before the tax on an amount."""
_WHY = "the numbers around it make it"


class Making(StrEnum):
    """How numbers make another."""

    SUM = "sum"
    DIFFERENCE = "difference"
    PRODUCT = "product"
    """A product, a quotient or a share, or several products together."""


@quick_init
@dataclass(frozen=True, slots=True)
class Recalculation:
    """A number that others make. ``size`` is what the number that is looked at must be for it: the
    result itself, or one of the operands."""

    size: float
    result: SaidNumber
    operands: tuple[SaidNumber, ...]
    making: Making
    derive: Callable[[], Derivation]
    """Gives the derivation of the result."""

    @property
    def is_sum(self) -> bool:
        """Whether its figures are added or taken away, none of them multiplied."""
        return self.making is not Making.PRODUCT

    @property
    def digits(self) -> float:
        """How many digits its result tells of what it is made of."""
        if self.is_sum:
            return self.result.digits
        size, half_unit = self.result.size, self.result.half_unit
        return log10(size / half_unit) if size and half_unit else 0.0

    @property
    def every(self) -> tuple[SaidNumber, ...]:
        """Its result and its operands."""
        return (self.result, *self.operands)

    @property
    def is_of_figures(self) -> bool:
        """Whether all of it is printed in digits."""
        return all(one.is_figure for one in self.every)

    def reach(self, said: SaidNumber) -> int:
        """How many numbers lie between one and the farthest that it takes, itself counted."""
        return max(abs(one.place - said.place) for one in self.every)

    def others(self, said: SaidNumber) -> frozenset[float]:
        """The figures that it takes, but for one number."""
        return frozenset(one.size for one in self.every if one is not said)


# -- what the numbers before one make of it ----------------------------------------------------


def made_before(
    numbers: SaidNumbers, said: SaidNumber
) -> Iterator[Recalculation]:
    """What the numbers right before one make of it."""
    before = numbers.before(said)
    alike = [one for one in before if one.is_like(said)]
    yield from _sums(said, alike)
    yield from _with_tax(said, before[:_NEAR])
    for whole, part in permutations(alike[:_ALIKE], 2):
        if whole.size > part.size:
            yield left_of(said, whole, (part,))
    for length in range(2, _PARTS):
        parts = tuple(reversed(alike[:length]))
        for whole in alike[length:]:
            yield left_of(said, whole, parts)
    if said.is_money:
        near = before[:_NEAR]
        yield from _percentages(said, near)
        yield from _products(said, near)


def _sums(
    said: SaidNumber, alike: Sequence[SaidNumber]
) -> Iterator[Recalculation]:
    """The sums of two numbers and more, each of them with those behind it up to the one."""
    for length in range(2, min(_LONGEST, len(alike)) + 1):
        run = tuple(reversed(alike[:length]))
        if len({one.tax for one in run} - {""}) > 1:
            return
        yield sum_of(said, run)


def _with_tax(
    said: SaidNumber, near: Sequence[SaidNumber]
) -> Iterator[Recalculation]:
    """An amount and the tax on it."""
    if said.tax != "gross":
        return
    for tax, net in combinations(near, 2):
        is_net = net.tax == "net" and net.is_of_kind(said)
        if is_net and tax.is_like(said) and _speaks_of_tax(near, net, tax):
            yield sum_of(said, (net, tax))


def _speaks_of_tax(
    near: Sequence[SaidNumber], net: SaidNumber, tax: SaidNumber
) -> bool:
    """Whether the text between an amount and another says that this is the tax on it."""
    between = (one for one in near if net.place < one.place <= tax.place)
    return any(_TAX.search(one.before) for one in between)


def sum_of(said: SaidNumber, run: tuple[SaidNumber, ...]) -> Recalculation:
    """A number as what others come to."""
    return Recalculation(
        size=sum(one.size for one in run),
        result=said,
        operands=run,
        making=Making.SUM,
        derive=_adding(run),
    )


def _adding(run: Sequence[SaidNumber]) -> Callable[[], Derivation]:
    return lambda: all_added(facts_of(run))


def left_of(
    said: SaidNumber, whole: SaidNumber, parts: tuple[SaidNumber, ...]
) -> Recalculation:
    """A number as what some leave of another."""
    return Recalculation(
        size=whole.size - sum(one.size for one in parts),
        result=said,
        operands=(whole, *parts),
        making=Making.DIFFERENCE,
        derive=lambda: all_taken_away(whole.fact, facts_of(parts)),
    )


def _percentages(
    said: SaidNumber, near: Sequence[SaidNumber]
) -> Iterator[Recalculation]:
    for share, whole in permutations(near, 2):
        if share.is_share and whole.is_like(said):
            yield percentage_of(said, whole, share)


def percentage_of(
    said: SaidNumber, whole: SaidNumber, share: SaidNumber
) -> Recalculation:
    """A number as a percentage of another."""
    return _product(said, (whole, share), _HUNDREDTH)


def _product(
    said: SaidNumber,
    terms: tuple[SaidNumber, ...],
    constant: Decimal = _ONE,
) -> Recalculation:
    return Recalculation(
        size=prod(one.size for one in terms) * float(constant),
        result=said,
        operands=terms,
        making=Making.PRODUCT,
        derive=lambda: multiplied(facts_of(terms), constant, _WHY),
    )


def _products(
    said: SaidNumber, near: Sequence[SaidNumber]
) -> Iterator[Recalculation]:
    """So many at a price, for so many again, with a fixed amount, or with as many at another."""
    priced = [
        (price, units)
        for price, units in permutations(near, 2)
        if price.is_money and units.counts_several
    ]
    for price, units in priced:
        yield from _priced(said, near, price, units)
    beside = [one for one in priced if abs(one[0].place - one[1].place) == 1]
    for one, other in combinations(beside, 2):
        if not {part.place for part in one} & {part.place for part in other}:
            yield _together(said, (one, other))


def _priced(
    said: SaidNumber,
    near: Sequence[SaidNumber],
    price: SaidNumber,
    units: SaidNumber,
) -> Iterator[Recalculation]:
    """So many at a price, in a year, for so many again or with a fixed amount."""
    yield _product(said, (price, units))
    if price.number.per == _MONTHLY:
        yield _product(said, (price, units), _MONTHS)
    for more in near:
        if more.counts_several and more.place > units.place:
            yield _product(said, (price, units, more))
        elif more.is_money and more is not price:
            yield _together(said, ((more, None), (price, units)))


def _together(
    said: SaidNumber,
    parts: tuple[tuple[SaidNumber, SaidNumber | None], ...],
) -> Recalculation:
    """Prices, each for so many units or for one, together."""
    operands = tuple(one for part in parts for one in part if one is not None)
    return Recalculation(
        size=sum(
            price.size * (units.size if units else 1) for price, units in parts
        ),
        result=said,
        operands=operands,
        making=Making.PRODUCT,
        derive=lambda: _weighted(parts),
    )


def _weighted(
    parts: tuple[tuple[SaidNumber, SaidNumber | None], ...],
) -> Derivation:
    units = (one.fact.value_or_zero if one else _ONE for _, one in parts)
    return weighted(facts_of(price for price, _ in parts), tuple(units), _WHY)


# -- what others are made of it ----------------------------------------------------------------


def made_of_it(
    numbers: SaidNumbers, said: SaidNumber, size: float
) -> Iterator[Recalculation]:
    """The numbers around one that are made of it, were it of a size."""
    looked_at = _LookedAt(said, size)
    around = (*numbers.before(said), *numbers.behind(said))
    for result in around:
        yield from looked_at.fractions(result)
    for result, operand in permutations(around, 2):
        yield from looked_at.with_another(result, operand)
    for result in around:
        for units in numbers.counted_for(result):
            yield from looked_at.with_another(result, units)
    yield from looked_at.as_part(numbers)


@dataclass(frozen=True, slots=True)
class _LookedAt:
    """A number, and what it should be."""

    said: SaidNumber
    size: float

    def fractions(self, result: SaidNumber) -> Iterator[Recalculation]:
        """A number that words say to be a part of it: "la moitié, 37 167 €"."""
        if not result.is_like(self.said):
            return
        for words, top, under in FRACTIONS:
            part = Decimal(top) / Decimal(under)
            if words.within(result.before) and result.restates(
                self.size * float(part)
            ):
                yield self._made(
                    result, (), Making.PRODUCT, _times(self.said, part)
                )

    def with_another(
        self, result: SaidNumber, operand: SaidNumber
    ) -> Iterator[Recalculation]:
        """A number that it makes together with another one."""
        said = self.said
        if operand.is_like(said):
            if result.is_like(said):
                yield from self._sums(result, operand)
            elif result.is_share:
                yield from self._shares(result, operand)
        elif result.unit == said.unit:
            if operand.is_share and result.is_like(said):
                yield from self._percentage(result, operand)
            elif operand.counts_several:
                yield from self._counted(result, operand)

    def as_part(self, numbers: SaidNumbers) -> Iterator[Recalculation]:
        """A whole behind it, of which it is one part, and all numbers of its kind up to there, or
        some before it, the others."""
        said = self.said
        before = [one for one in numbers.before(said) if one.is_like(said)]
        behind = [one for one in numbers.behind(said) if one.is_like(said)]
        for place, whole in enumerate(behind):
            for first in range(min(_PARTS, len(before)) + 1):
                parts = (*before[:first][::-1], *behind[:place])
                size = self.size + sum(one.size for one in parts)
                if len(parts) > 1 and whole.is_exactly(size):
                    derive = _adding((said, *parts))
                    yield self._made(whole, parts, Making.SUM, derive)

    def _made(
        self,
        result: SaidNumber,
        operands: tuple[SaidNumber, ...],
        making: Making,
        derive: Callable[[], Derivation],
    ) -> Recalculation:
        return Recalculation(
            size=self.size,
            result=result,
            operands=(self.said, *operands),
            making=making,
            derive=derive,
        )

    def _sums(
        self, result: SaidNumber, operand: SaidNumber
    ) -> Iterator[Recalculation]:
        one, other = self.said.fact, operand.fact
        tried: tuple[tuple[float, Making, Callable[[], Derivation]], ...] = (
            (
                self.size + operand.size,
                Making.SUM,
                lambda: all_added((one, other)),
            ),
            (
                self.size - operand.size,
                Making.DIFFERENCE,
                lambda: taken_away(one, other),
            ),
            (
                operand.size - self.size,
                Making.DIFFERENCE,
                lambda: taken_away(other, one),
            ),
        )
        for size, making, derive in tried:
            if result.is_exactly(size):
                yield self._made(result, (operand,), making, derive)

    def _shares(
        self, result: SaidNumber, operand: SaidNumber
    ) -> Iterator[Recalculation]:
        one, other = self.said.fact, operand.fact
        if result.restates(100 * self.size / operand.size):
            yield self._made(
                result,
                (operand,),
                Making.PRODUCT,
                lambda: quotient(one, other, _WHY),
            )
        if result.restates(100 * operand.size / self.size):
            yield self._made(
                result,
                (operand,),
                Making.PRODUCT,
                lambda: quotient(other, one, _WHY),
            )

    def _percentage(
        self, result: SaidNumber, share: SaidNumber
    ) -> Iterator[Recalculation]:
        if result.restates(self.size * share.size / 100):
            yield self._made(
                result,
                (share,),
                Making.PRODUCT,
                lambda: multiplied(
                    (self.said.fact, share.fact), _HUNDREDTH, _WHY
                ),
            )

    def _counted(
        self, result: SaidNumber, units: SaidNumber
    ) -> Iterator[Recalculation]:
        one, other = self.said.fact, units.fact
        if result.restates(self.size * units.size):
            yield self._made(
                result,
                (units,),
                Making.PRODUCT,
                lambda: multiplied((one, other), _ONE, _WHY),
            )
        if result.restates(self.size / units.size):
            yield self._made(
                result, (units,), Making.PRODUCT, lambda: divided(one, other)
            )


def _times(said: SaidNumber, part: Decimal) -> Callable[[], Derivation]:
    return lambda: multiplied((said.fact,), part, _WHY)
