"""By how much a rate was changed, as a share of what it was: "de porter le taux de 41,36 % à
42,19 %, soit une augmentation de 2,01 %".

The same words may tell by how many points two rates differ: a number that is that, or a slip of it,
is nothing else.
"""

from collections.abc import Iterator
from decimal import Decimal

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import MORE_OR_LESS, TO
from validate.model.adoption import GIVES_A_CHANGE
from validate.model.typing_slips import typing_slip
from validate.prose.deriving.derivation import changed
from validate.prose.deriving.told_changes import CHANGE
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    SHARE,
    SpokenNumber,
    Wording,
    to_end_of_clause,
)
from validate.prose.pairing.misprints import restates
from validate.prose.words.names import plain_words

_FROM = WordList("de", "du taux de")
"""Before the rate that was."""
_RAISED = WordList(
    CHANGE, "majoration", "minoration", "relevement", "rehaussement"
)
"""Words of a change of rates."""
_POINTS = WordList("point(s)")
"""Words by which a change is in points."""
_NEXT = 12
"""Characters behind a change in which "point" or "de plus" stands."""


def changed_rates(wording: Wording) -> Iterator[Reckoned]:
    """The changes in per cent that stand right behind the two rates that they are of."""
    for index in range(2, len(wording.numbers)):
        old, new, result = wording.numbers[index - 2 : index + 1]
        if not (_are_rates(old, new, result) and _is_told(wording, index)):
            continue
        made = changed(new.fact, old.fact, GIVES_A_CHANGE)
        points = abs(new.value - old.value)
        is_right = restates(result.fact, made.value)
        if is_right or not _is_or_slips(result, points):
            yield Reckoned(result, made, loose=True)


def _are_rates(*numbers: SpokenNumber) -> bool:
    return all(one.measure == (SHARE, ()) and one.value for one in numbers)


def _is_told(wording: Wording, index: int) -> bool:
    """Whether words make a number by how much the two before it differ, and not in points."""
    told, behind = (
        wording.before(index),
        to_end_of_clause(wording.after(index)[:_NEXT]),
    )
    is_moved = _FROM.closes(plain_words(wording.before(index - 2)))
    is_moved = is_moved and TO.is_all_of(plain_words(wording.before(index - 1)))
    is_change = _RAISED.within(told) or MORE_OR_LESS.follows_signs(behind)
    return is_moved and is_change and not _POINTS.within(f"{told} {behind}")


def _is_or_slips(result: SpokenNumber, value: Decimal) -> bool:
    """Whether a number is a value, or a slip of the hand of it."""
    number = result.fact.number
    assert number is not None
    if restates(result.fact, value):
        return True
    return typing_slip(abs(number.value), value, number.decimals) is not None
