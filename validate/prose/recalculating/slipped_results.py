"""Figures that a slip of the hand parts from what the numbers right before them make: "46 980 euros
hors taxes … Avec la TVA, qui fait 9 396 euros, on arrive à 53 676 euros", where both make 56 376.

Two digits that changed places make one figure of another by accident once in ten thousand times and
less: what is near, and has digits enough, tells it without words.
"""

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from functools import partial
from itertools import chain, combinations

from extract.facts import Fact, facts_of
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.results_said import COMES_TO
from extract.french.lexicon.sentences.said_in_turn import BALANCE
from extract.french.lexicon.taxes import VAT_RATES
from extract.several import only
from validate.model.typing_slips import Slip, slip_of_digits
from validate.prose.recalculating.cross_checks import is_told
from validate.prose.recalculating.recalculations import (
    Making,
    Recalculation,
    left_of,
    made_before,
    percentage_of,
    sum_of,
)
from validate.prose.recalculating.rivals import other_makings
from validate.prose.recalculating.said_numbers import (
    AROUND,
    PLACES,
    SaidNumber,
    SaidNumbers,
    telling_digits,
)

_LEAVES = WordList(COMES_TO, BALANCE)
"""Before what two figures leave."""
_WITH_TAX = tuple(1 + float(rate) / 100 for rate in VAT_RATES)
"""What an amount without tax is multiplied by."""
_ALIKE = 2e-4
"""How far the ratio of two rounded amounts may be from that."""
_BESIDE = 3
"""Numbers beside one that it may be with their tax, or without."""
_PAIR = 2
"""Operands that may have been picked from among others; more of them stand in a row."""


@dataclass(frozen=True, slots=True)
class NearSlipSettings:
    """How many telling digits both figures need, and how near the operands are.

    Of the right acts and the minutes that shaped them no figure is told so, of the acts with errors
    misprints are, and what is made of one (`docs/judging.md`).
    """

    swapped: int = 4
    """Digits where two changed places."""
    swapped_told: int = 3
    """The same where words say that others make the figure."""
    mistyped: int = 6
    """Digits where one is another, and words say so."""
    swapped_far: int = 6
    """Digits where two changed places, from which one operand may stand anywhere before."""
    rounding: int = 10
    """Units of the last digit by which a mistyped figure is off, at least."""
    reach: int = 4
    """How many numbers away the farthest operand is, at most."""
    reach_of_few: int = 3
    """The same of a figure of few digits."""


SETTINGS = NearSlipSettings()


@dataclass(frozen=True, slots=True)
class SlippedResult:
    """A number, and what others make it but for a slip."""

    said: SaidNumber
    made: Recalculation


def slipped_results(
    numbers: SaidNumbers,
    elsewhere: Set[float] = frozenset(),
    is_accused: Callable[[Fact], bool] = lambda _: False,
) -> Iterator[SlippedResult]:
    """The numbers of a part of a text that a slip parts from what those before them make.

    ``elsewhere`` are the figures of the document's tables; what is made of a number that another
    check accuses (``is_accused``) is wrong as well.
    """
    printed = numbers.sizes | elsewhere
    for said in numbers.every:
        if not _may_slip(numbers, said, elsewhere):
            continue
        bare = list(_of_bare_counts(numbers, said))
        far = filter(partial(_are_swapped, said), _of_far(numbers, said))
        by_size = {
            round(own.size, PLACES): own
            for own in chain(made_before(numbers, said), bare, far)
            if _is_slip(said, own)
            and not any(map(is_accused, facts_of(own.operands)))
        }
        made = only(by_size.values())
        if made is None or round(made.size, PLACES) in printed:
            continue
        is_right = any(said.restates(own.size) for own in bare)
        is_right |= _is_without_term(said, made)
        if not is_right and not _is_made(numbers, said):
            yield SlippedResult(said, made)


def _of_bare_counts(
    numbers: SaidNumbers, said: SaidNumber
) -> Iterator[Recalculation]:
    """What two counts right before one come to, or leave, where what some count is not said again:
    "1 146 points lumineux … 712 étaient équipés … il en reste 434"."""
    near = filter(_is_count, numbers.before(said)[: SETTINGS.reach_of_few])
    if not _is_count(said):
        return
    for one, other in combinations(near, _PAIR):
        units = {one.unit, other.unit, said.unit}
        if "" in units and len(units) <= _PAIR:
            whole, part = sorted((one, other), key=lambda each: -each.size)
            yield left_of(said, whole, (part,))
            yield sum_of(said, (one, other))


def _of_far(numbers: SaidNumbers, said: SaidNumber) -> Iterator[Recalculation]:
    """What one of the numbers right before one makes with any that was said earlier: the total of a
    page above, what a percentage is of."""
    if said.digits < SETTINGS.swapped_far:
        return
    for near in numbers.before(said)[: SETTINGS.reach]:
        for far in numbers.every[: near.place]:
            if not far.is_like(said):
                continue
            if near.is_share:
                yield percentage_of(said, far, near)
            elif near.is_like(said):
                whole, part = sorted((near, far), key=lambda one: -one.size)
                yield left_of(said, whole, (part,))
                yield sum_of(said, (far, near))


def _are_swapped(said: SaidNumber, own: Recalculation) -> bool:
    """Whether two digits of a number changed places, seen from what others make."""
    return _slip(said, own) is Slip.SWAP


def _is_count(said: SaidNumber) -> bool:
    """Whether a number in figures counts things, and is so many for one of nothing."""
    return said.counts_several and said.is_figure and not said.number.per


def _may_slip(
    numbers: SaidNumbers, said: SaidNumber, elsewhere: Set[float]
) -> bool:
    """Whether a number is a figure that is printed once, and neither what another is compared with
    nor an amount with the tax on one beside it."""
    if not _is_to_its_last_unit(said) or round(said.size, PLACES) in elsewhere:
        return False
    alike = [one for one in numbers.every if one.size == said.size]
    is_alone = len(alike) == 1 and not said.is_set_apart
    return is_alone and not _is_taxed(numbers, said)


def _is_to_its_last_unit(said: SaidNumber) -> bool:
    """Whether a number is printed to its last unit: neither in thousands nor a percentage."""
    number = said.fact.number
    is_fine = number is not None and number.scale == 1
    return is_fine and said.is_figure and not said.is_share


def _is_taxed(numbers: SaidNumbers, said: SaidNumber) -> bool:
    """Whether a number is one beside it with its tax, or without."""
    first = max(0, said.place - _BESIDE)
    beside = numbers.every[first : said.place + _BESIDE + 1]
    ratios = [said.size / one.size for one in beside if one.is_money]
    return any(
        abs(ratio - tax) < _ALIKE or abs(1 / ratio - tax) < _ALIKE
        for ratio in ratios
        for tax in _WITH_TAX
    )


def _is_slip(said: SaidNumber, own: Recalculation) -> bool:
    """Whether a slip makes a number of what others make, and what is known of both tells it."""
    slip = _slip(said, own)
    digits = min(said.digits, telling_digits(own.size, said.half_unit))
    if slip is Slip.SWAP:
        return _is_swap_told(said, own, digits)
    apart = abs(_units(said, said.size) - _units(said, own.size))
    is_no_rounding = apart >= SETTINGS.rounding
    enough = digits >= SETTINGS.mistyped and is_no_rounding
    is_near = _reach(said, own) <= SETTINGS.reach
    return slip is not None and enough and is_near and _is_told(said, own)


def _slip(said: SaidNumber, own: Recalculation) -> Slip | None:
    """The slip between a number and as many digits that others make."""
    printed, made = _units(said, said.size), _units(said, own.size)
    if len(str(printed)) != len(str(made)):
        return None
    return slip_of_digits(str(printed), str(made))


def _is_swap_told(said: SaidNumber, own: Recalculation, digits: int) -> bool:
    """Whether two swapped digits of a figure tell a slip of the hand."""
    reach, told = _reach(said, own), _is_told(said, own)
    if digits >= SETTINGS.swapped_far:
        reach = min(reach, said.place - max(one.place for one in own.operands))
    if digits >= SETTINGS.swapped:
        needs_words = own.making is Making.DIFFERENCE
        return reach <= SETTINGS.reach and (told or not needs_words)
    few = digits >= SETTINGS.swapped_told and reach <= SETTINGS.reach_of_few
    return told and few


def _reach(said: SaidNumber, own: Recalculation) -> int:
    """How far the operands are that may have been picked."""
    return own.reach(said) if len(own.operands) <= _PAIR else 0


def _units(said: SaidNumber, size: float) -> int:
    """A figure in units of a number's last digit."""
    return round(size / (2 * said.half_unit))


def _is_told(said: SaidNumber, own: Recalculation) -> bool:
    """Whether the words before a number say that others make it so; here those of a result may be
    of what is left."""
    is_rest = own.making is Making.DIFFERENCE
    return is_told(said, own) or (is_rest and _LEAVES.within(said.before))


def _is_without_term(said: SaidNumber, made: Recalculation) -> bool:
    """Whether a sum comes to a number without one of its terms, which was none: a price among
    amounts."""
    return made.making is Making.SUM and any(
        said.restates(made.size - one.size) for one in made.operands
    )


def _is_made(numbers: SaidNumbers, said: SaidNumber) -> bool:
    """Whether others make a number just as it is printed."""
    return next(other_makings(numbers, said, AROUND), None) is not None
