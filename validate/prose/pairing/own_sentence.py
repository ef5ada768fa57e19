"""Whether a stated number is what the other numbers of its sentence make it, and so no slip of a
cell: "184 m² à 22 €, soit 4 048 €"; "61 logements pour 90 275 €, soit 1 480 € en moyenne".
"""

from collections.abc import Sequence
from itertools import permutations

from extract.facts import Fact
from validate.prose.pairing.misprints import may_slip


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


def _multiplies(stated: Fact, one: Fact, made: Fact) -> bool:
    """Whether a number is another times a stated one, or the stated one their quotient."""
    assert stated.number is not None
    assert made.number is not None
    said, factor, product = stated.number.value, one.value_or_zero, made.number
    if abs(said * factor - product.value) <= product.half_unit:
        return True
    return abs(product.value / factor - said) <= stated.number.half_unit
