"""Figures that two recalculations contradict alike: "186 450 € … 14 916 € … 3 480 € … 2 150 €, ce
qui porte l'opération à 203 516 €. La DETR, à 40 %, est de 82 798,40 €": the four amounts make
206 996, and 40 % of that is what is printed.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from decimal import Decimal

from extract.french.lexicon.sentences.derived import REMAINS_BEFORE
from extract.french.lexicon.sentences.results_said import COMES_TO, REST
from validate.model.typing_slips import is_slip_of
from validate.prose.recalculating.recalculations import (
    Making,
    Recalculation,
    made_before,
    made_of_it,
)
from validate.prose.recalculating.rivals import TOLD, other_makings
from validate.prose.recalculating.said_numbers import (
    AROUND,
    PLACES,
    SaidNumber,
    SaidNumbers,
    telling_digits,
)

_NEAR = 0.2
"""How far what is printed may be from what it should be, by that: farther, it is another thing."""
_DIGITS = 3
"""Telling digits of a figure that two recalculations do not give alike by accident."""


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """A number, and what two recalculations that share no figure make of it alike."""

    said: SaidNumber
    own: Recalculation
    """Of the number, from those before it."""
    other: Recalculation
    """Of another number, from this one."""


def cross_checks(
    numbers: SaidNumbers, elsewhere: Set[float] = frozenset()
) -> Iterator[CrossCheck]:
    """The numbers of a part of a text that are printed otherwise than two recalculations make them,
    the words before them saying that they come to something; ``elsewhere`` are the figures of the
    document's tables.
    """
    printed = numbers.sizes | elsewhere
    for said in numbers.every:
        if _is_result(said):
            yield from _cross_checked(numbers, said, printed)


def _is_result(said: SaidNumber) -> bool:
    """Whether the words before a figure say that others make it."""
    if not said.is_figure or said.is_share:
        return False
    before = said.before
    told = COMES_TO.within(before) or REMAINS_BEFORE.within(before)
    return told and not said.is_set_apart


def _cross_checked(
    numbers: SaidNumbers, said: SaidNumber, printed: Set[float]
) -> Iterator[CrossCheck]:
    for own in made_before(numbers, said):
        if (
            _is_missed(said, own, printed)
            and is_told(said, own)
            and not _is_explained(numbers, said, own)
        ):
            for other in made_of_it(numbers, said, own.size):
                if _confirms(said, own, other) and _is_likeliest(
                    numbers, said, own, other
                ):
                    yield CrossCheck(said, own, other)
                    return


def is_told(said: SaidNumber, own: Recalculation) -> bool:
    """Whether the words before a number speak of what makes it: of what is left, or of what several
    come to."""
    if own.making is Making.DIFFERENCE:
        return REMAINS_BEFORE.within(said.before)
    return COMES_TO.within(said.before) and not REST.within(said.before)


def _is_missed(
    said: SaidNumber, own: Recalculation, printed: Set[float]
) -> bool:
    """Whether a recalculation gives a figure that is printed nowhere, and that the number may be,
    misprinted."""
    gap = abs(own.size - said.size)
    if said.restates(own.size) or gap > _NEAR * own.size:
        return False
    sizes = {round(said.rounded(own.size), PLACES), round(own.size, 2)}
    digits = telling_digits(own.size, said.half_unit)
    return digits >= _DIGITS and not sizes & printed


def _is_likeliest(
    numbers: SaidNumbers,
    said: SaidNumber,
    own: Recalculation,
    other: Recalculation,
) -> bool:
    """Whether none of the other numbers around is nearer to what it should be, and a slip of it:
    that one is misprinted then."""
    gap = abs(said.size - own.size)
    figures = own.others(said) | other.others(said)
    around = (*numbers.before(said), *numbers.behind(said))
    return not any(
        abs(one.size - own.size) < gap and _is_slip(one, own.size)
        for one in around
        if one.is_like(said) and one.size not in figures
    )


def _is_slip(said: SaidNumber, size: float) -> bool:
    number = said.fact.number
    return number is not None and is_slip_of(
        number, number.to_last_digit(Decimal(size))
    )


def _is_explained(
    numbers: SaidNumbers, said: SaidNumber, own: Recalculation
) -> bool:
    """Whether others make a number as it is printed, but for a sum that leaves some of its own
    out."""
    others = own.others(said) if own.is_sum else frozenset()
    found = other_makings(numbers, said, AROUND)
    return any(not figures < others for figures in found)


def _confirms(
    said: SaidNumber, own: Recalculation, other: Recalculation
) -> bool:
    """Whether another recalculation asks for the same figure by itself: of four amounts that add up
    and are taken away one says nothing of a fifth, and a share of what others come to may be of
    them together."""
    if own.making is Making.DIFFERENCE and other.is_sum:
        return False
    is_apart = not own.others(said) & other.others(said)
    return is_apart and other.digits >= TOLD
