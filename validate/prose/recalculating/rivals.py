"""Whether others make a number just as it is printed: it is then right, whatever it was read as."""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import combinations, permutations

from extract.facts import Fact
from extract.several import found_in, ids_of
from validate.model.finding import Message
from validate.prose.recalculating.recalculations import (
    made_before,
    made_of_it,
)
from validate.prose.recalculating.said_numbers import (
    PLACES,
    SaidNumber,
    SaidNumbers,
)

EXPLAINED = Message(
    "d'autres nombres du texte donnent le chiffre imprimé",
    "other numbers of the text give the figure that is printed",
)
"""Why a number is not accused."""
TOLD = 2.7
"""Digits that another number tells of one that it is made of: those of "3,00" are."""
_NEAR = 6
"""How many numbers away others are that make one: of 540 amounts and numbers of council acts that
are right .42 have such, of 453 that are wrong .04; farther away more meet by accident."""
_MANY = 6
"""Telling digits of a figure that two others do not make by accident, wherever they stand."""
_SOME = 5
"""As many that two of the few right before it do not."""
_BEFORE, _BEHIND = 4, 2
"""Numbers before a percentage, and behind it, that it may be a share or a change of: of 127 right
ones 53 are, of 120 wrong ones 8."""

Figures = frozenset[float]


def other_makings(
    numbers: SaidNumbers, said: SaidNumber, reach: int
) -> Iterator[Figures]:
    """The figures of each recalculation that gives a number as it is printed: of those that give
    the number itself, and of others that are made of it; ``reach`` is how many numbers away the
    farthest may be."""
    if said.is_share:
        yield from _shares(numbers, said)
        return
    for one in made_before(numbers, said):
        if said.restates(one.size) and one.reach(said) <= reach:
            yield one.others(said)
    for one in made_of_it(numbers, said, said.size):
        if one.digits >= TOLD and one.reach(said) <= reach:
            yield one.others(said)
    if said.digits >= _SOME:
        yield from _of_any_two(numbers.before(said)[:_BEFORE], said)


def _of_any_two(
    near: Sequence[SaidNumber], said: SaidNumber
) -> Iterator[Figures]:
    """Two numbers whose sum or difference is one of many digits, though they print no unit: "de
    4 243 364 € en 2026 et de 4 397 500 en 2028, les dépenses de 3 494 884"."""
    for one, other in combinations(near, 2):
        made = one.size + other.size, abs(one.size - other.size)
        if said.size in (round(size, PLACES) for size in made):
            yield frozenset({one.size, other.size})


def made_with_any(
    numbers: SaidNumbers, said: SaidNumber, elsewhere: Set[float]
) -> bool:
    """Whether one of the numbers right before a figure of many digits makes it with any other that
    is printed, in the text or in a table (``elsewhere``): what is left of a total said pages above.
    """
    if said.digits < _MANY:
        return False
    printed = numbers.sizes | elsewhere
    near = [one.size for one in numbers.before(said)[:_BEFORE]]
    made = {said.size + one for one in near}
    made |= {abs(said.size - one) for one in near}
    return any(round(size, PLACES) in printed for size in made)


def _shares(numbers: SaidNumbers, said: SaidNumber) -> Iterator[Figures]:
    near = (
        *numbers.before(said)[:_BEFORE],
        *numbers.behind(said)[:_BEHIND],
    )
    for one, other in permutations(near, 2):
        if one.is_of_kind(other) and not one.is_share:
            share = 100 * one.size / other.size
            if said.restates(share) or said.restates(abs(share - 100)):
                yield frozenset({one.size, other.size})


class Rivals:
    """The numbers of the text of a document, and what others make of each."""

    def __init__(self, parts: Iterable[SaidNumbers]) -> None:
        self._said = {
            said.fact.id: (numbers, said)
            for numbers in parts
            for said in numbers.every
        }

    def explain(self, fact: Fact, operands: Sequence[Fact]) -> bool:
        """Whether others make a number as it is printed, not all of them among those that it is
        said to be reckoned from: what leaves one of these out explains nothing, unless it is of
        another kind ("6 000 € par logement" beside what the dwellings come to)."""
        known = self._said.get(fact.id)
        if known is None:
            return False
        numbers, said = known
        taken = [one for _, one in found_in(self._said, ids_of(operands))]
        return any(
            _is_other(said, taken, figures)
            for figures in other_makings(numbers, said, _NEAR)
        )


def _is_other(
    said: SaidNumber, taken: Sequence[SaidNumber], figures: Figures
) -> bool:
    """Whether some figures are others than those of some numbers, or all of these of one kind."""
    left_out = [one for one in taken if one.size not in figures]
    if figures <= {one.size for one in taken}:
        return bool(left_out) and not any(map(said.is_of_kind, left_out))
    return True
