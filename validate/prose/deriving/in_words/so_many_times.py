"""What amounts come to of which some are taken several times: "2 260,79 € pour le maire et 7 fois
904,31 €, soit 8 590,96 €"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.french.lexicon.concept import WordList
from validate.model.identity import Form, Kind
from validate.prose.deriving.derivation import Derivation
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import SpokenNumber, Wording
from validate.prose.pairing.misprints import restates

_SO_MANY_TIMES = re.compile(r"\s*fois(?: (?:de|la somme de))?\s*")
"""Between how many times an amount is taken, and the amount."""
_AND = WordList("et", "et de", "et a", "plus", "puis", "et de nouveau")
"""Between two amounts that are added up."""
_ADDED = 2
"""Amounts that are added up, where none of them alone gives what is printed."""
_NEAR = Decimal("0.2")
"""How far a number may be from what several times an amount and others come to."""


def so_many_times(wording: Wording) -> Iterator[Reckoned]:
    """ "A pour le maire et de 7 fois B pour les adjoints, soit C": the last of the amounts that
    give a number, one at least taken several times; else all of them."""
    for index in range(2, len(wording.numbers)):
        if wording.is_given(index):
            yield from _given(wording, index)


def _given(wording: Wording, index: int) -> Iterator[Reckoned]:
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
        why="the sentence takes an amount several times",
    )
