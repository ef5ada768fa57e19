"""What is made of a number that may be misprinted: of "la baisse atteint 25 600 ramettes, soit
19,4 %" the percentage is that of 23 600, which the sentence before makes it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
import numpy.typing as npt

from extract.facts import Fact
from extract.several import ids_of
from validate.model.identity import Form
from validate.prose.clauses import Clause
from validate.prose.deriving.derivation import Derivation
from validate.prose.deriving.passage import Passage
from validate.prose.pairing.misprints import restates
from validate.prose.tabled.sorted_sizes import Floats

MOST_TOLD = 1e3
"""How much what others are made of speaks for a figure, at most."""
_ALMOST = 1e-6
"""Of the last digit: what arithmetic by powers of two leaves open."""
_Bools = npt.NDArray[np.bool_]
_Names = frozenset[str]
"""The numbers of a relation."""


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What a number would be made of another, and how likely that is meant."""

    derivation: Derivation
    said: Fact
    """The other."""
    tell: Callable[[], float]
    """Gives how likely: most are dropped for their value, before anybody asks."""

    def names(self, result: Fact) -> _Names:
        """The numbers of the relation, ``result`` among them."""
        return frozenset(ids_of(self.derivation.terms) | {result.id})

    def given(self, value: Decimal) -> Decimal:
        """What it gives, were the other a value."""
        signed = value.copy_sign(self.said.value_or_zero)
        return self.derivation.given(
            [
                signed if one.id == self.said.id else one.value_or_zero
                for one in self.derivation.terms
            ]
        )

    def sizes(self, values: Floats) -> Floats:
        """About what it gives, were the other each of some values, signs aside."""
        made, own = self.derivation, self.said.value_or_zero
        signed = np.copysign(values, float(own))
        places = [
            n for n, one in enumerate(made.terms) if one.id == self.said.id
        ]
        value = float(made.value)
        if made.form is Form.RATIO:
            offset, apart = float(made.offset), signed / float(own)
            share = value - offset
            times = apart if places == [0] else 1 / apart
            return np.abs(share * times + offset)
        if made.form is Form.PRODUCT:
            return np.abs(value * (signed / float(own)) ** len(places))
        weight = sum(float(made.weights[n]) for n in places)
        if made.form is Form.AVERAGE:
            weight = len(places) / len(made.terms)
        return np.abs(value + weight * (signed - float(own)))


@dataclass(frozen=True)
class Follower:
    """A number that may be made of the one looked at."""

    fact: Fact
    makings: Sequence[MadeOf]
    """What it is made of with that."""
    tell: Callable[[], float]
    """Gives how likely it is what it is without that."""

    def ratio(self, meant: Iterable[MadeOf]) -> float:
        """How much likelier it is what is printed were it made of another value, as ``meant``, and
        not of what is printed."""
        told = sum(one.tell() for one in meant)
        otherwise, printed = self._otherwise
        return (otherwise + told) / (otherwise + printed)

    @cached_property
    def _otherwise(self) -> tuple[float, float]:
        """How likely it is made without the other number, and of that as it is printed."""
        printed = sum(
            one.tell()
            for one in self.makings
            if restates(self.fact, one.derivation.value)
        )
        return self.tell(), printed

    def made_of(self, value: Decimal) -> list[MadeOf]:
        """What makes it, were the other number a value."""
        return [
            one for one in self.makings if restates(self.fact, one.given(value))
        ]

    def may_follow(self, values: Floats) -> _Bools:
        """For which values of the other number anything may make it."""
        assert self.fact.number is not None
        size, unit = abs(self.fact.number.value), self.fact.number.ulp
        reach = (1 + _ALMOST) * float(unit)
        found = np.zeros(len(values), dtype=bool)
        for one in self.makings:
            found |= np.abs(one.sizes(values) - float(size)) <= reach
        return found


def may_follow(
    followers: Sequence[Follower], values: Sequence[Decimal]
) -> list[bool]:
    """For which of some values of a number any that follow may be made of it."""
    sizes = np.array(values, dtype=np.float64)
    found = np.zeros(len(sizes), dtype=bool)
    for one in followers:
        found |= one.may_follow(sizes)
    return list(map(bool, found))


def likelier_by(
    followers: Sequence[Follower],
    said: Fact,
    value: Decimal,
    makings: Iterable[Derivation],
) -> float:
    """How much likelier numbers that follow are were ``said`` a value that ``makings`` give it.

    A number that makes it says nothing by what it is made of, and each relation speaks once.
    """
    known = {frozenset({said.id})}
    operands: set[str] = set()
    for making in makings:
        names = ids_of(making.terms)
        known.add(frozenset(names | {said.id}))
        operands |= names
    come_to = 1.0
    for one in followers:
        if one.fact.id in operands:
            continue
        made = [
            each
            for each in one.made_of(value)
            if each.names(one.fact) not in known
        ]
        if made:
            come_to *= max(1.0, one.ratio(made))
            known |= {each.names(one.fact) for each in made}
    return min(come_to, MOST_TOLD)


class PassagesOf:
    """The places of the numbers that may be made of each number: those of its sentence, and of the
    sentences that it stands right before."""

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        self._known: dict[str, list[Passage]] = defaultdict(list)
        for passage in passages:
            for clause in _every(passage):
                self._known[clause.said.claim.fact.id].append(passage)

    def after(self, said: Fact) -> Iterator[tuple[Passage, int]]:
        """Those of one number."""
        for passage in self._known.get(said.id, ()):
            for index in range(len(passage.clauses)):
                if passage.fact(index).id != said.id:
                    yield passage, index


def _every(passage: Passage) -> Iterator[Clause]:
    yield from passage.sooner
    yield from passage.clauses
