"""The share of a number in another that stands right behind it: "au nombre de 294, forment 12,2 %
des 2 419 abonnés"; "127 431,00 € répartis, soit 82,3 % des 154 762,50 € disponibles"."""

import re
from collections.abc import Iterator

from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from validate.model.typing_slips import decimals_of
from validate.prose.deriving.derivation import quotient
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
)
from validate.prose.pairing.misprints import is_slip, restates

_IS = re.compile(
    r"[^;:.()]{0,60}?"
    r"(?:,? soit|, c.est.a.dire|\b(?:forment?|representent?|constituent?))(?: donc)? "
)
"""Between a part and its share."""
_OF = re.compile(r" ?(?:pour cent)? ?(?:des|de ces|de ses|de leurs|du) ")
"""Between a share and what it is of."""
_WHY = "the sentence gives a share"


def share_of_told(wording: Wording) -> Iterator[Reckoned]:
    """Each share of a sentence between its part and its whole, where it is right, or another number
    of the sentence for its whole, or a slip of the hand."""
    for index in range(1, len(wording.numbers) - 1):
        part, share, whole = wording.numbers[index - 1 : index + 2]
        if not _is_told(wording, index) or not _are_alike(part, whole):
            continue
        made = quotient(part.fact, whole.fact, _WHY)
        rounded = round(made.value, decimals_of(share.value))
        wrong = _is_of_another(wording, index) or is_slip(share.value, rounded)
        if restates(share.fact, made.value) or wrong:
            yield Reckoned(share, made, near=ANY)


def _is_told(wording: Wording, index: int) -> bool:
    """Whether a number is the exact share of the one before it in the one behind it."""
    between = wording.before(index)
    return (
        wording.numbers[index].unit == SHARE
        and _IS.fullmatch(between) is not None
        and _OF.fullmatch(wording.before(index + 1)) is not None
        and not NO_EXACT_FIGURE.closes(between)
        and not wording.is_compared(index - 1)
    )


def _are_alike(part: SpokenNumber, whole: SpokenNumber) -> bool:
    """Whether two numbers are amounts, or both are none, and the one may be a part of the other."""
    units = {part.unit, whole.unit}
    is_of_one = part.scale == whole.scale and not part.per and not whole.per
    is_money = MONEY in units
    return (
        is_of_one
        and SHARE not in units
        and (units == {MONEY} or not is_money)
        and abs(whole.value) > abs(part.value) > 0
    )


def _is_of_another(wording: Wording, index: int) -> bool:
    """Whether a share is that of the number before it in another one of the sentence."""
    part, share, whole = wording.numbers[index - 1 : index + 2]
    return any(
        restates(share.fact, quotient(part.fact, one.fact, _WHY).value)
        for one in wording.numbers
        if one not in (part, share, whole) and one.value
    )
