"""Figures that two recalculations contradict alike: "186 450 € … 14 916 € … 3 480 € … 2 150 €, ce
qui porte l'opération à 203 516 €. La DETR, à 40 %, est de 82 798,40 €": the four amounts make
206 996, and 40 % of that is what is printed.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod

from extract.french.lexicon.sentences.derived import REMAINS_BEFORE
from extract.french.lexicon.sentences.results_said import (
    COMES_TO,
    REST,
    TAKEN_AWAY,
)
from validate.model.typing_slips import is_slip_of
from validate.prose.recalculating.recalculations import (
    Making,
    Recalculation,
    made_before,
    made_of_it,
)
from validate.prose.recalculating.rivals import (
    TOLD,
    Figures,
    made_with_any,
    other_makings,
)
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
"""Telling digits of a figure that two recalculations do not give alike by accident, where words say
that others make it."""
_UNTOLD_DIGITS = 4
"""The same of both results, where no word says so."""
_TABLED = 5
"""Telling digits of a figure that a table does not print by accident: what it prints stands."""
_NEAR_BY = 5
"""How many numbers away those are that a difference is told of, at most."""
_PAIR = 2
_LIST = 3
"""Numbers that are added where no word says so, at least."""


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """A number, and what two recalculations that share no figure make of it alike."""

    said: SaidNumber
    own: Recalculation
    """Of the number, from those before it."""
    other: Recalculation
    """Of another number, from this one."""
    is_told: bool
    """Whether words say that others make it."""


def cross_checks(
    numbers: SaidNumbers, elsewhere: Set[float] = frozenset()
) -> Iterator[CrossCheck]:
    """The numbers of a part of a text that are printed otherwise than two recalculations make them,
    where the words before them say that they come to something, or the one multiplies what the
    other adds up; ``elsewhere`` are the figures of the document's tables.
    """
    printed = numbers.sizes | elsewhere
    for said in numbers.every:
        is_tabled = said.digits >= _TABLED and said.size in elsewhere
        may_be = said.is_figure and not said.is_share and not said.is_set_apart
        if (
            may_be
            and not is_tabled
            and not _says_again(numbers, said)
            and not made_with_any(numbers, said, elsewhere)
        ):
            yield from _cross_checked(numbers, said, printed)


def _says_again(numbers: SaidNumbers, said: SaidNumber) -> bool:
    """Whether a number is one right before it with fewer digits: "à 3 735 950 €, soit 3,74 M€"."""
    return any(
        one.unit == said.unit
        and one.digits > said.digits
        and said.restates(one.size)
        for one in numbers.before(said)[:_PAIR]
    )


def _cross_checked(
    numbers: SaidNumbers, said: SaidNumber, printed: Set[float]
) -> Iterator[CrossCheck]:
    missed = [
        own
        for own in made_before(numbers, said)
        if (is_told(said, own) or _is_telling(said, own))
        and _is_near(said, own)
        and _is_missed(said, own, printed)
    ]
    if not missed:
        return
    # a rounded mean may be that of both what is printed and what is made
    as_printed = set(map(_every, made_of_it(numbers, said, said.size)))
    for own in missed:
        for other in made_of_it(numbers, said, own.size):
            alone = _every(other) not in as_printed
            if alone and _agree(numbers, said, own, other):
                yield CrossCheck(said, own, other, is_told(said, own))
                return


def _agree(
    numbers: SaidNumbers,
    said: SaidNumber,
    own: Recalculation,
    other: Recalculation,
) -> bool:
    """Whether two recalculations tell together what a number should be."""
    return (
        (is_told(said, own) or _tells_of(own, other))
        and _confirms(said, own, other)
        and not _is_explained(numbers, said, own, other)
        and _is_likeliest(numbers, said, own, other)
    )


def _every(one: Recalculation) -> tuple[Making, tuple[int, ...]]:
    return one.making, tuple(each.place for each in one.every)


def _is_near(said: SaidNumber, own: Recalculation) -> bool:
    """Whether what is taken from each other stands as near as what is added."""
    return own.making is not Making.DIFFERENCE or own.reach(said) <= _NEAR_BY


def _is_telling(said: SaidNumber, own: Recalculation) -> bool:
    """Whether a recalculation may be meant, whatever the words: it multiplies figures, or adds up
    a list of them, and the number is no round one."""
    adds_up = own.making is Making.SUM and len(own.operands) >= _LIST
    may_be = adds_up or not own.is_sum
    return may_be and said.digits >= _DIGITS and own.is_of_figures


def _tells_of(own: Recalculation, other: Recalculation) -> bool:
    """Whether two recalculations agree, whatever the words, to more digits than numbers that have
    nothing to do with each other do: one of them at least multiplies."""
    if (own.is_sum and other.is_sum) or other.result.is_share:
        return False
    made = telling_digits(own.size, own.result.half_unit)
    digits = min(made, other.result.digits)
    return digits >= _UNTOLD_DIGITS and other.is_of_figures


def is_told(said: SaidNumber, own: Recalculation) -> bool:
    """Whether the words before a number speak of what makes it: of what is left, or of what several
    come to."""
    before = said.before
    if own.making is Making.DIFFERENCE:
        taken = own.operands[1].before
        is_taken = COMES_TO.within(before) and TAKEN_AWAY.within(taken)
        return is_taken or REMAINS_BEFORE.within(before)
    return COMES_TO.within(before) and not REST.within(before)


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


def _are_of_one(own: Recalculation, other: Recalculation) -> bool:
    """Whether two recalculations take, crosswise, the percentages and what they give of one amount:
    5.82 % of what is 6.15 % of it is 6.15 % of what is 5.82 % of it."""
    if own.is_sum or other.is_sum:
        return False
    taken = (*own.operands, *other.every)
    shares = [one for one in taken if one.is_share]
    amounts = [one for one in taken if one.is_money]
    if len(shares) != _PAIR:
        return False
    wholes = [
        round(100 * amount.size / share.size)
        for amount, share in product(amounts, shares)
    ]
    return len(set(wholes)) < len(wholes)


def _is_one_product(own: Recalculation, other: Recalculation) -> bool:
    """Whether two recalculations only multiply and divide by how many there are: then the figures
    beside a number are one product, whether it is of it or not. 11 times 44 times 4 metres at 1.40
    are what all pay; a price of last year, its rise and twelve months are twelve of the new one.
    """
    if own.is_sum or other.is_sum:
        return False
    return not any(one.is_share for one in other.every)


def _is_explained(
    numbers: SaidNumbers,
    said: SaidNumber,
    own: Recalculation,
    other: Recalculation,
) -> bool:
    """Whether others make a number as it is printed, but for what leaves some out of a sum."""
    if not own.is_sum:
        return next(other_makings(numbers, said, AROUND), None) is not None
    added, beside = own.others(said), other.others(said)
    return any(
        not _leaves_out(made, added, beside)
        for made in other_makings(numbers, said, AROUND)
    )


def _leaves_out(made: Figures, added: Figures, beside: Figures) -> bool:
    """Whether what makes a number leaves out some of the figures that it should add up, and takes
    no other, but for all ``beside`` that are made of it; two whose product is one of these are
    that one."""
    new = made - added
    if len(new) == _PAIR and round(prod(new), PLACES) in added:
        new = frozenset()
    return new in (frozenset(), beside) and not added <= made


def _confirms(
    said: SaidNumber, own: Recalculation, other: Recalculation
) -> bool:
    """Whether another recalculation asks for the same figure by itself: of four amounts that add up
    and are taken away one says nothing of a fifth, and a share of what others come to may be of
    them together."""
    if own.making is Making.DIFFERENCE and other.is_sum:
        return False
    if _are_of_one(own, other) or _is_one_product(own, other):
        return False
    is_apart = not own.others(said) & other.others(said)
    return is_apart and other.digits >= TOLD
