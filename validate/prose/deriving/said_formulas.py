"""Formulas that a sentence prints: "7 × 1 642 € + 12 × 538 €, soit 17 950 €"; "2 × 186 000 € −
21 500 € = 350 500 €"; "2 260,79 € pour le maire et 7 fois 904,31 €, soit 8 590,96 €"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from extract.facts import facts_of
from extract.french.folding import DASHES, MINUS
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import SO_MUCH
from extract.several import present
from validate.model.identity import Form, Kind
from validate.prose.deriving.derivation import HUNDRED, Derivation, multiplied
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.pairing.misprints import restates

_TIMES, _PLUS = frozenset("×x*"), "+"
_OPERATOR = re.compile(rf"\s*(?:[^\W\d_]+ ){{0,3}}(?P<sign>[×x*+{MINUS}])\s*")
"""What stands between two operands, the noun of the first before it: "7 enfants × 1 642 €"."""
_GIVES = WordList("soit( un total de)", "donc", "au total", "total de")
"""Between a formula and what it gives."""
_SO_MANY_TIMES = re.compile(r"\s*fois(?: (?:de|la somme de))?\s*")
"""Between how many times an amount is taken, and the amount."""
_AND = WordList("et", "et de", "et a", "plus", "puis", "et de nouveau")
"""Between two amounts that are added up."""
_ADDED = 2
"""Amounts that are added up, where none of them alone gives what is printed."""
_NEAR = Decimal("0.2")
"""How far a number may be from what several times an amount and others come to."""
_WHY = "the sentence prints how it is reckoned"


@dataclass(frozen=True, slots=True)
class _Product:
    """Factors that are multiplied, and the sign before the first."""

    sign: int
    factors: tuple[SpokenNumber, ...]

    def split(self, unit: str) -> tuple[SpokenNumber, Decimal] | None:
        """The one factor of a unit, and by how much the others weigh it; None where none is of it,
        or two are."""
        own = [one for one in self.factors if one.unit == unit]
        if len(own) != 1:
            return None
        others = (_as_factor(one) for one in self.factors if one is not own[0])
        return own[0], prod(others, start=Decimal(self.sign))


def said_formulas(wording: Wording) -> Iterator[Reckoned]:
    """The numbers of a sentence that stand behind a formula, as what it gives."""
    for index in range(2, len(wording.numbers)):
        result, before = wording.numbers[index], wording.before(index).strip()
        gives = before == "=" or _GIVES.closes(before) or SO_MUCH.closes(before)
        if gives and result.unit not in ("", SHARE):
            products, signs = _formula_before(wording, index)
            made = _derivation(products, result)
            if made is not None:
                # "10 000 € - 15 000 €" may be a range
                is_sure = bool(signs & {*_TIMES, _PLUS})
                yield Reckoned(result, made, loose=not is_sure)
            else:
                yield from _so_many_times(wording, index)


def _so_many_times(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "A pour le maire et de 7 fois B pour les adjoints, soit C": the last of the amounts that
    give a number, one at least taken several times; else all of them."""
    result = wording.numbers[index]
    items = _weighed(wording, index)
    times = [place for place, (_, weight) in enumerate(items) if weight != 1]
    if not times:
        return
    made = [_added_up(items[start:]) for start in range(times[-1] + 1)]
    exact = [one for one in made if restates(result.fact, one.value)]
    if exact or len(made) <= _ADDED:
        yield Reckoned(result, (exact or made)[0], near=_NEAR)


def _weighed(wording: Wording, stop: int) -> list[tuple[SpokenNumber, Decimal]]:
    """The amounts right before a number that are added up, each with how many times."""
    items: list[tuple[SpokenNumber, Decimal]] = []
    place = stop - 1
    while (
        place >= 0 and wording.numbers[place].unit == wording.numbers[stop].unit
    ):
        amount, weight = wording.numbers[place], Decimal(1)
        if place and _SO_MANY_TIMES.fullmatch(wording.before(place)):
            place -= 1
            weight = wording.numbers[place].value
        items.insert(0, (amount, weight))
        if not _AND.closes(wording.before(place)):
            break
        place -= 1
    return items


def _added_up(items: Sequence[tuple[SpokenNumber, Decimal]]) -> Derivation:
    """What amounts come to, each so many times."""
    return Derivation(
        terms=tuple(one.fact for one, _ in items),
        weights=tuple(weight for _, weight in items),
        form=Form.WEIGHTED_SUM,
        kind=Kind.SUM,
        why=_WHY,
    )


def _formula_before(
    wording: Wording, stop: int
) -> tuple[list[_Product], set[str]]:
    """The products that are added up right before a number, the last first, and their signs."""
    products: list[_Product] = []
    signs: set[str] = set()
    factors: list[SpokenNumber] = []
    for place in range(stop - 1, -1, -1):
        factors.insert(0, wording.numbers[place])
        sign = _sign_before(wording, place) if place else ""
        if not sign or sign not in _TIMES:
            is_less = sign not in ("", _PLUS)
            products.append(_Product(-1 if is_less else 1, tuple(factors)))
            factors = []
        if not sign:
            break
        signs.add(sign)
    return products, signs


def _sign_before(wording: Wording, place: int) -> str:
    """The sign between a number and the one before it; a number that bears its own is added."""
    between = wording.before(place)
    if not between.strip() and wording.numbers[place].fact.printed[0] in (
        f"+{DASHES}"
    ):
        return _PLUS
    found = _OPERATOR.fullmatch(between)
    return "" if found is None else found["sign"]


def _derivation(
    products: Sequence[_Product], result: SpokenNumber
) -> Derivation | None:
    """What products come to; None where one of them is not of the unit of their sum, where nothing
    is reckoned, or where the sum is rounded."""
    split = present(one.split(result.unit) for one in products)
    if len(split) != len(products):
        return None
    if len(products) == 1:
        return _multiplied(products[0].factors)
    made = Derivation(
        terms=tuple(one.fact for one, _ in reversed(split)),
        weights=tuple(weight for _, weight in reversed(split)),
        form=Form.WEIGHTED_SUM,
        kind=Kind.SUM,
        why=_WHY,
    )
    assert result.fact.number is not None
    return None if made.value % result.fact.number.ulp else made


def _multiplied(factors: Sequence[SpokenNumber]) -> Derivation | None:
    """The product of factors; None of one alone."""
    if len(factors) == 1:
        return None
    shares = (1 / HUNDRED for one in factors if one.unit == SHARE)
    return multiplied(facts_of(factors), prod(shares, start=Decimal(1)), _WHY)


def _as_factor(number: SpokenNumber) -> Decimal:
    """What a number multiplies by: a hundredth for each per cent."""
    value = number.fact.value_or_zero
    return value / HUNDRED if number.unit == SHARE else value
