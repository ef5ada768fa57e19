"""Amounts reckoned with a rate or a price that the text replaces: "Comme le prix de l'heure, qui
était resté à 65 €, est passé à 68 €, la commune lui doit 3 705 €", which is 57 hours at 65 €.

What the old one makes to the last digit is no slip: an amount that says nothing of the past was
taken from a former version.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, permutations

from validate.prose.deriving.derivation import Derivation, multiplied
from validate.prose.recalculating.said_numbers import (
    PLACES,
    SaidNumber,
    SaidNumbers,
    telling_digits,
)

_ONE, _HUNDREDTH = Decimal(1), Decimal("0.01")
_NEAR = 7
"""Numbers before an amount among which it is reckoned."""
_DIGITS = 3
"""Telling digits of an amount that another rate does not make by accident."""
_LEAST, _MOST = 0.7, 1.43
"""How much of the old rate the new one may be."""
_REPLACES = re.compile(
    r"\b(?:port|pass|fix|relev|ramen|actualis|revalor)\w*\b[^;.]{0,40}\b(?:a|de)\W*$"
    r"|\b(?:desormais|maintenant)\b|\b(?:contrat est|ce taux) a\W*$"
)
"""Before a rate that takes the place of the one before it."""
_OPENS = re.compile(r"\(\W*$")
"""Before a rate in brackets."""
_OF_BEFORE = re.compile(
    r"\W*(?:%|€|euros?)?\W*(?:en (?:19|20)\d\d|auparavant|jusqu|l.an (?:dernier|passe))"
)
"""Behind the rate in brackets that was: "41,20 % (40,80 % en 2024)"."""
_PAST = re.compile(
    r"\b(?:etai|avai|aurai|ancien|precedent|jusqu|encaiss)\w*|\ben (?:19|20)\d\d\b|\bdeja\b"
    r"|\bl.an(?:nee)? (?:dernier|passe|precedent)|\bont eu lieu\b|\ba rapporte\b"
)
"""Before an amount of the past, in which the old rate has its place."""
_WHY = "the text says which rate or price takes the place of another"


@dataclass(frozen=True, slots=True)
class ReplacedRate:
    """An amount that a replaced rate makes, with what the rate in its place makes."""

    said: SaidNumber
    base: SaidNumber
    rate: SaidNumber
    """The one that applies."""

    def derive(self) -> Derivation:
        """What the amount should be."""
        constant = _HUNDREDTH if self.rate.is_share else _ONE
        return multiplied((self.base.fact, self.rate.fact), constant, _WHY)


def replaced_rates(
    numbers: SaidNumbers, elsewhere: Set[float] = frozenset()
) -> Iterator[ReplacedRate]:
    """The amounts of a part of a text that are reckoned with a rate that it replaces; ``elsewhere``
    are the figures of the document's tables."""
    printed = numbers.sizes | elsewhere
    for said in numbers.every:
        if _is_of_today(said):
            yield from islice(_reckoned(numbers, said, printed), 1)


def _is_of_today(said: SaidNumber) -> bool:
    digits = telling_digits(said.size, said.half_unit)
    is_amount = said.is_money and said.is_figure and digits >= _DIGITS
    return is_amount and _PAST.search(said.before) is None


def _reckoned(
    numbers: SaidNumbers, said: SaidNumber, printed: Set[float]
) -> Iterator[ReplacedRate]:
    near = numbers.before(said)[:_NEAR]
    for old, new in permutations(near, 2):
        if not _replaces(old, new):
            continue
        for base in near:
            is_base = base not in (old, new) and _may_be_of(base, old, said)
            if is_base and said.restates(_made(base, old)):
                made = _made(base, new)
                sizes = {round(made, PLACES), round(said.rounded(made), PLACES)}
                if not sizes & printed:
                    yield ReplacedRate(said, base, new)


def _replaces(old: SaidNumber, new: SaidNumber) -> bool:
    """Whether words put one rate or price in the place of another."""
    if old.unit != new.unit or not (old.is_share or old.is_money):
        return False
    if old.size == new.size or not _LEAST < new.size / old.size < _MOST:
        return False
    if old.place == new.place + 1 and _OPENS.search(old.before):
        return _OF_BEFORE.match(old.after) is not None
    return old.place < new.place and _REPLACES.search(new.before) is not None


def _may_be_of(base: SaidNumber, rate: SaidNumber, said: SaidNumber) -> bool:
    """Whether a number may be what a rate is of, or what has a price."""
    return base.is_of_kind(said) if rate.is_share else base.counts_several


def _made(base: SaidNumber, rate: SaidNumber) -> float:
    return base.size * rate.size * (0.01 if rate.is_share else 1.0)
