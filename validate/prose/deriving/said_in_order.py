"""Relations of which the order of a sentence gives the operands: "A, B et C, au total D"; "A, au
lieu de B, soit une hausse de C"; "A, payable par quarts, soit D"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import facts_of
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import (
    AMOUNT_JUST_SAID,
    AND,
    COME_TO,
    FRACTIONS_OF,
    NO_EXACT_FIGURE,
    NO_LIST,
    PAIR_COMES_TO,
    SO_MUCH,
    TO,
)
from validate.prose.deriving.derivation import (
    all_added,
    multiplied,
)
from validate.prose.deriving.told_changes import CHANGE, difference_of
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
)
from validate.prose.pairing.misprints import restates

_LEAST = 2
"""Numbers that make another."""
_LEFT = WordList("rest*", "solde", "disponible*", "difference", "ecart")
"""Words before what others leave."""
_NEAR = Decimal("0.2")
"""How far a number may be from what the others give: farther, they are those of another thing."""
_NEAR_SHARE = Decimal("0.3")
"""The same of a share: a third is not far from a quarter."""


def said_in_order(wording: Wording) -> Iterator[Reckoned]:
    """What the numbers before one in its sentence make of it, by the words between them."""
    for index in range(len(wording.numbers)):
        if not NO_EXACT_FIGURE.within(wording.before(index)):
            for form in (_together, _changed, _fraction):
                yield from form(wording, index)


def _together(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "A, B et C, au total D": all numbers before of its unit."""
    result, parts = wording.numbers[index], _all_before(wording, index)
    if len(parts) < _LEAST or result.unit in ("", SHARE):
        return
    first, last = map(wording.numbers.index, (parts[0], parts[-1]))
    before, is_pair = wording.before(index), AND.within(wording.before(last))
    is_sum = COME_TO.closes(before) or (
        is_pair and PAIR_COMES_TO.closes(before)
    )
    between = list(map(wording.before, range(first + 1, index)))
    is_list = not any(NO_LIST.within(one) or TO.closes(one) for one in between)
    if is_sum and is_list and not _LEFT.within(before):
        made = all_added(facts_of(_added(parts, result)))
        yield Reckoned(result, made, near=_NEAR)


def _added(
    parts: Sequence[SpokenNumber], result: SpokenNumber
) -> Sequence[SpokenNumber]:
    """The numbers of a list that make another: all, unless it is what the last of them come to,
    the first being said of something else."""
    for start in range(len(parts) - _LEAST + 1):
        made = all_added(facts_of(parts[start:]))
        if restates(result.fact, made.value):
            return parts[start:]
    return parts


def _all_before(wording: Wording, index: int) -> list[SpokenNumber]:
    """The numbers before one that are of its unit; none where one is so much for one of others."""
    result, before = wording.numbers[index], wording.numbers[:index]
    alike = [one for one in before if one.unit == result.unit]
    return [] if any(one.per for one in (result, *alike)) else alike


def _changed(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "A, au lieu de B, soit une augmentation de C": whichever is the larger."""
    result, ends = wording.numbers[index], _all_before(wording, index)
    before = wording.before(index)
    told = SO_MUCH.within(before) and CHANGE.within(before)
    if len(ends) == _LEAST and told and result.unit not in ("", SHARE):
        yield Reckoned(result, difference_of(ends), near=_NEAR)


def _fraction(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "A, payable par quarts, soit D"; "les deux tiers de ce prix, soit D", after A. No share of
    what is a share itself."""
    result, base = wording.numbers[index], _base(wording, index)
    if base is None or result.unit != MONEY:
        return
    start = base.end if base in wording.numbers else 0
    between = wording.text[start : result.start]
    share = _share_of(between)
    if (
        share
        and SO_MUCH.closes(between)
        and not _share_of(wording.text[:start])
    ):
        why = "the sentence takes a fraction of an amount"
        made = multiplied((base.fact,), share, why)
        yield Reckoned(result, made, near=_NEAR_SHARE)


def _share_of(text: str) -> Decimal:
    """The share that words say; nothing where they say none."""
    told = [one for one in FRACTIONS_OF if one[0].within(text)]
    return Decimal(told[0][1]) / Decimal(told[0][2]) if told else Decimal(0)


def _base(wording: Wording, index: int) -> SpokenNumber | None:
    """The amount that a fraction is of: the last one of its sentence, or of the one before that
    "this price" goes on to speak of."""
    said = [*wording.numbers[:index]]
    if AMOUNT_JUST_SAID.within(wording.text[: wording.numbers[index].start]):
        said = [*(one.numbers[-1] for one in wording.sooner[-1:]), *said]
    return next(filter(_is_money, reversed(said)), None)


def _is_money(number: SpokenNumber) -> bool:
    return number.unit == MONEY
