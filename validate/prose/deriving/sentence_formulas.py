"""Formulas that a sentence prints with their signs: "7 × 1 642 € + 12 × 538 €, soit 17 950 €"; "4
garages x 45,00 € x 12 mois = 2 160,00 € par an"; "174 000 € / 120 élèves = 1 450 €"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from math import prod

from extract.facts import Fact, facts_of
from extract.french.folding import DASHES, MINUS
from extract.french.lexicon.sentences.said_in_turn import (
    leaves_digits_open,
)
from extract.several import present
from validate.model.identity import Form, Kind
from validate.prose.deriving.derivation import (
    HUNDRED,
    Derivation,
    divided,
    multiplied,
)
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording

_TIMES, _PLUS, _OVER = frozenset("×x*"), "+", frozenset("/÷")
_NOUN = r"(?:[^\W\d_](?:[^\W\d_]|['/-])* ){0,4}"
"""The noun of a number, between it and the sign: "7 enfants × 1 642 €"."""
_OPERATOR = re.compile(rf"\s*{_NOUN}(?P<sign>[×x*/÷+{MINUS}])\s*")
"""What stands between two operands."""
_EQUALS = re.compile(rf"\s*{_NOUN}=\s*")
"""What stands between the last operand and what a formula is equal to."""
_GOES_ON = re.compile(
    rf"(?:[*×/÷+]|\bx|\d[^\d,;.(]{{0,12}}[{MINUS}]|^\W*:)\s*$"
)
"""What ends before the first number of a formula where an operand before it was not read, or where
a colon may divide."""
_SHARE_OF = re.compile(r"\s*(?:d[eu]s?\b|d')\D*$")
"""Between a percentage and the first number of a formula, which it is then of."""
_ONE = Decimal(1)
_WHY = "the sentence prints how it is reckoned"


@dataclass(frozen=True, slots=True)
class _Product:
    """Factors that are multiplied and divisors, with the sign before the first."""

    sign: int
    factors: tuple[SpokenNumber, ...]
    divisors: tuple[SpokenNumber, ...]

    @property
    def is_lone_share(self) -> bool:
        """Whether it is a percentage alone: "1 000 € - 10 %" leaves open of what."""
        return len(self.factors) == 1 and self.factors[0].unit == SHARE

    def split(self, unit: str) -> tuple[SpokenNumber, Decimal] | None:
        """The one factor of a unit, and by how much the others weigh it; None where none is of it,
        or two are."""
        own = [one for one in self.factors if one.unit == unit]
        return self.weighed(own[0]) if len(own) == 1 else None

    def weighed(self, own: SpokenNumber) -> tuple[SpokenNumber, Decimal]:
        """A factor, and by how much the others weigh it."""
        others = (one for one in self.factors if one is not own)
        weight = prod(map(_as_factor, others), start=Decimal(self.sign))
        return own, weight / prod(map(_as_factor, self.divisors), start=_ONE)


@dataclass(frozen=True, slots=True)
class _Formula:
    """The products that are added up right before a number, in their order."""

    products: tuple[_Product, ...]
    signs: frozenset[str]
    is_equation: bool
    """Whether "=" stands between them and the number, and no word."""

    def derivation(self, result: SpokenNumber) -> Derivation | None:
        """What they come to; None where nothing is reckoned, or where the units, or the digits
        left out, leave open what would be right."""
        if not self.signs:
            return None
        if len(self.products) == 1:
            return self._of_one_product(result)
        if any(one.is_lone_share for one in self.products):
            return None
        return self._added_up(result)

    def _of_one_product(self, result: SpokenNumber) -> Derivation | None:
        (product,) = self.products
        if not self.is_equation and product.split(result.unit) is None:
            return None
        made = _multiplied(product)
        return replace(made, constant=made.constant / _percent(result))

    def _added_up(self, result: SpokenNumber) -> Derivation | None:
        if self.is_equation:
            split = [one.weighed(one.factors[-1]) for one in self.products]
        else:
            split = present(one.split(result.unit) for one in self.products)
        if len(split) != len(self.products):
            return None

        weights = (weight / _percent(result) for _, weight in split)
        made = Derivation(
            terms=tuple(one.fact for one, _ in split),
            weights=tuple(weights),
            form=Form.WEIGHTED_SUM,
            kind=Kind.SUM,
            why=_WHY,
        )
        assert result.fact.number is not None
        return None if made.value % result.fact.number.ulp else made


def sentence_formulas(wording: Wording) -> Iterator[Reckoned]:
    """The numbers of a sentence that stand behind a formula, as what it gives."""
    for index in range(2, len(wording.numbers)):
        formula = _formula_before(wording, index)
        if formula is None:
            continue
        result = wording.numbers[index]
        made = formula.derivation(result)
        if made is None or _is_rounded(result.fact, made.value):
            continue
        # "10 000 € - 15 000 €, soit" may be a range
        is_sure = formula.is_equation or formula.signs & {
            *_TIMES,
            *_OVER,
            _PLUS,
        }
        yield Reckoned(result, made, loose=not is_sure)


def _formula_before(wording: Wording, stop: int) -> _Formula | None:
    """The formula that a number is said to be what it gives, where all of it was read."""
    is_equation = _EQUALS.fullmatch(wording.before(stop)) is not None
    is_given = is_equation or wording.is_given(stop)
    if not is_given or _sign_before(wording, stop + 1):
        return None
    return _read_backwards(wording, stop, is_equation)


def _read_backwards(
    wording: Wording, stop: int, is_equation: bool
) -> _Formula | None:
    """The formula that ends before a number, read back to its first, which no sign stands before;
    None where not all of it was read."""
    products: list[_Product] = []
    signs: set[str] = set()
    factors: list[SpokenNumber] = []
    divisors: list[SpokenNumber] = []
    for place in range(stop - 1, -1, -1):
        sign = _sign_before(wording, place)
        side = divisors if sign in _OVER else factors
        side.insert(0, wording.numbers[place])
        if sign not in _TIMES and sign not in _OVER:
            weight = 1 if sign in ("", _PLUS) else -1
            products.insert(
                0, _Product(weight, tuple(factors), tuple(divisors))
            )
            factors, divisors = [], []
        if not sign:
            return _begun_at(
                wording,
                place,
                _Formula(tuple(products), frozenset(signs), is_equation),
            )
        signs.add(sign)
    return None


def _begun_at(
    wording: Wording, place: int, formula: _Formula
) -> _Formula | None:
    """A formula whose first number stands at a place, where nothing before it belongs to it."""
    before = wording.before(place)
    is_share_of = (
        place > 0
        and wording.numbers[place - 1].unit == SHARE
        and _SHARE_OF.match(before) is not None
    )
    is_open = _GOES_ON.search(before) or leaves_digits_open(before)
    divides_by_nothing = any(
        not divisor.value
        for product in formula.products
        for divisor in product.divisors
    )
    if is_share_of or is_open or divides_by_nothing:
        return None
    return formula


def _sign_before(wording: Wording, place: int) -> str:
    """The sign between a number and the one before it, if any; a number that bears its own is
    added."""
    if not 0 < place < len(wording.numbers):
        return ""
    between = wording.before(place)
    if not between.strip() and wording.numbers[place].fact.printed[0] in (
        f"+{DASHES}"
    ):
        return _PLUS
    found = _OPERATOR.fullmatch(between)
    return "" if found is None else found["sign"]


def _multiplied(product: _Product) -> Derivation:
    """What the factors come to, over the divisors: a ratio of the first of each."""
    if not product.divisors:
        scale = prod(map(_percent, product.factors), start=_ONE)
        return multiplied(facts_of(product.factors), scale, _WHY)

    top, *factors = product.factors
    under, *divisors = product.divisors
    scale = prod(map(_as_factor, factors), start=_percent(top))
    scale /= prod(map(_as_factor, divisors), start=_percent(under))
    return replace(divided(top.fact, under.fact), constant=scale, why=_WHY)


def _as_factor(number: SpokenNumber) -> Decimal:
    """What a number multiplies by: a hundredth for each per cent."""
    return number.fact.value_or_zero * _percent(number)


def _percent(number: SpokenNumber) -> Decimal:
    """What one of a number's unit is, as a factor."""
    return 1 / HUNDRED if number.unit == SHARE else Decimal(1)


def _is_rounded(result: Fact, value: Decimal) -> bool:
    """Whether a number in round figures is what others give, rounded to its last digit that is no
    nought: "5 900" for 5 865."""
    number = result.number
    assert number is not None
    said = abs(number.value)
    if number.decimals or said == abs(value):
        return False
    digits = f"{said:f}".rstrip("0")
    unit = said / Decimal(digits or 1)
    return (abs(value) / unit).quantize(_ONE, ROUND_HALF_UP) * unit == said
