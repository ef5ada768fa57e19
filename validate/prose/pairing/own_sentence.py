"""Whether a stated number is what the other numbers of its sentence make it, and so no slip of a
cell: "184 m² à 22 €, soit 4 048 €"; "61 logements pour 90 275 €, soit 1 480 € en moyenne". Or what
they make of that cell: "avec la TVA de 20 %, 253 657,87 €".
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain, permutations

from extract.facts import Fact
from validate.model.finding import Message
from validate.prose.pairing.misprints import may_slip

AT_SAID_RATE = Message(
    "le pourcentage que la phrase donne fait ce chiffre de celui du tableau",
    "the percentage that the sentence gives makes this figure of the table's",
)


TOLD_BESIDE = Message(
    "un autre nombre de la phrase est le chiffre du tableau",
    "another number of the sentence is the table's figure",
)


def is_told_beside(cell: Fact, others: Iterable[Fact]) -> bool:
    """Whether one of the other numbers is a cell to its last digit, and of enough digits not to be
    by chance: what it has risen from is of the time before ("le taux va de 5,04 % à 6,04 %")."""
    value = cell.value
    if value is None or not may_slip(value):
        return False
    return any(
        one.value == value and one.counts == cell.counts for one in others
    )


def is_made_by(stated: Fact, others: Sequence[Fact]) -> bool:
    """Whether one of the other numbers is a second one times the stated one, to the last digit that
    either of them prints; of three digits at least, for shorter ones do so by chance.
    """
    if stated.value is None or not may_slip(stated.value):
        return False
    factors = [fact for fact in others if abs(fact.value_or_zero) > 1]
    return any(
        _multiplies(stated, one, made) for one, made in permutations(factors, 2)
    )


def is_at_rate_of(
    stated: Fact, figure: Decimal, others: Iterable[Fact]
) -> bool:
    """Whether one of the other numbers is a percentage that makes the stated number of a figure: so
    much of it, or so much more or less."""
    number = stated.number
    if number is None:
        return False
    rates = (one.value_or_zero / 100 for one in others if _is_rate(one))
    shares = chain.from_iterable((rate, 1 + rate, 1 - rate) for rate in rates)
    return any(
        abs(abs(figure) * share - abs(number.value)) <= number.half_unit
        for share in shares
    )


def _is_rate(fact: Fact) -> bool:
    return fact.counts == "percent" and bool(fact.value)


def _multiplies(stated: Fact, one: Fact, made: Fact) -> bool:
    """Whether a number is another times a stated one, or the stated one their quotient."""
    assert stated.number is not None
    assert made.number is not None
    said, factor, product = stated.number.value, one.value_or_zero, made.number
    if abs(said * factor - product.value) <= product.half_unit:
        return True
    return abs(product.value / factor - said) <= stated.number.half_unit
