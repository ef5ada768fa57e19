"""The part of a whole that is misprinted: "38 640 €, comme au tableau : 21 300 € …, 9 840 € … et
7 050 €"."""

from collections.abc import Iterator, Set
from decimal import Decimal
from functools import partial
from itertools import filterfalse
from operator import is_

from extract.facts import facts_of
from validate.prose.deriving.derivation import Derivation, all_taken_away
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import SpokenNumber
from validate.prose.tabled.slips import meant_figures

_SURELY = 0.8
"""How likely one part is the misprint beside the others, at least."""
_ANY = Decimal(1)
"""A slip may be as far off as it likes."""


def misprinted_part(made: Reckoned, known: Set[str]) -> Reckoned | None:
    """The part of a whole that is likely a slip of the hand of what the others leave; None where
    another may be it as well, or the whole. ``known`` are the numbers that something else gives."""
    found = [
        (_chance(one.result, one.derivation), one)
        for one in (made, *_parts_left(made))
        if one.result.fact.id not in known
    ]
    best, misprint = max(found, key=lambda one: one[0], default=(0.0, made))
    is_sure = best and best >= _SURELY * sum(chance for chance, _ in found)
    return misprint if is_sure and misprint is not made else None


def _parts_left(made: Reckoned) -> Iterator[Reckoned]:
    """Each part, as what the others leave of the whole."""
    for part in made.parts:
        others = facts_of(filterfalse(partial(is_, part), made.parts))
        left = all_taken_away(made.result.fact, others)
        yield Reckoned(part, left, near=_ANY)


def _chance(one: SpokenNumber, meant: Derivation) -> float:
    """The chance that a misprint of what is meant is just a number."""
    figures = meant_figures(one.fact)
    return sum(each.chance for each in figures if each.value == meant.value)
