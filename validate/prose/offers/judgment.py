"""What a number is taken for: the figure that it restates, or else the one that it is a slip of,
weighed against a number that is none of all that is on offer.

    odds = e x prior x P(printed | slip of the figure) / P(nothing) x P(printed | nothing)

``e`` is the share of numbers that are misprinted; what has many digits is met by chance once in
millions, so that few words tell it, and what has few needs words that leave one figure only.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from validate.prose.deriving.passage import Passage
from validate.prose.offers.kind_priors import NOTHING
from validate.prose.offers.offer import Offer
from validate.prose.offers.offer_space import OfferSpace, OfferTables
from validate.prose.offers.slips import SETTINGS as SLIPS
from validate.prose.offers.slips import (
    accident,
    chance_of_one,
    meant_figures,
)

_SAID_AGAIN = 0.02
"""The share of numbers that repeat another of the text, and state nothing of the tables."""
_LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Judged:
    """What a number is taken for, and how likely it is that; ``holds`` where it restates it, and
    ``told`` where another figure in its place would be told from it."""

    offer: Offer
    holds: bool
    probability: float
    told: bool = False


def judge(tables: OfferTables, passage: Passage, index: int) -> Judged | None:
    """What a number is taken for; None where nothing is likely."""
    fact = passage.fact(index)
    if fact.number is None or not fact.value:
        return None
    space = OfferSpace(tables, passage, index)
    return _held(space) or _slip(space, passage, index)


def _held(space: OfferSpace) -> Judged | None:
    exact = space.exact()
    by_words = sum(one.prior for one in exact)
    probability = by_words / (by_words + _by_accident(space) or 1.0)
    if probability < _LIKELY:
        return None
    best = max(exact, key=lambda one: one.prior)
    odds = SLIPS.misprints * best.prior * chance_of_one(space.fact)
    return Judged(best, True, probability, odds > _by_accident(space))


def _by_accident(space: OfferSpace) -> float:
    return space.priors[NOTHING] * accident(space.fact)


def _slip(space: OfferSpace, passage: Passage, index: int) -> Judged | None:
    """The one figure that a number is a slip of, where it restates nothing."""
    by_value: dict[Decimal, float] = defaultdict(float)
    meant: dict[Decimal, Offer] = {}
    for figure in meant_figures(space.fact):
        for one in space.at(figure.value):
            chance = SLIPS.misprints * one.prior * figure.chance
            by_value[figure.value] += chance
            known = meant.get(figure.value)
            if known is None or known.prior < one.prior:
                meant[figure.value] = one
    if not by_value:
        return None

    best = max(by_value, key=lambda value: by_value[value])
    whole = sum(by_value.values()) + _by_accident(space)
    whole += sum(one.prior for one in space.exact())
    if _is_repeated(passage, index):
        whole += _SAID_AGAIN
    return Judged(meant[best], False, by_value[best] / whole)


def _is_repeated(passage: Passage, index: int) -> bool:
    """Whether a number was said before."""
    fact = passage.fact(index)
    said: Sequence[Decimal | None] = [
        one.value
        for one in (*passage.earlier, *map(passage.fact, range(index)))
    ]
    return fact.value in said
