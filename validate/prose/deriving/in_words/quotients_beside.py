"""What one of several has of an amount, where both stand right before it: "4 157 aides pour
1 190 854,15 €, soit 286,47 € par aide"; "en quatre ans, la charge atteint 929 800 €, ou 232 450 €
par an en moyenne"; "la dette passe à 5 342 600 € ; rapportée à une épargne de 468 200 €, elle donne
11,4 années"."""

import re
from collections.abc import Iterator

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import LIMIT
from extract.french.lexicon.sentences.said_in_turn import THAT_IS
from extract.several import only
from validate.prose.deriving.typed_products import ANY, Reckoned, one_each
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
    of_unit,
)

_SO = WordList(
    THAT_IS, "en moyenne", "represent*", "revien* a", "ressort* a", "donne*",
    "ce qui donne",
)  # fmt: skip
"""Right before what one of them has."""
_DIVIDED = re.compile(r"\b(?:rapporte|divise)e?s? (?:a|au|aux|par)\b[^;:.]*$")
"""Before what an amount just told is divided by."""
_GIVES = re.compile(
    r"\b(?:donn|fai|font|represent|equiva|met|correspond|ressort|revien)\w*\b[^;:.]*$"
)
"""Before what that gives."""
_ADDED = re.compile(
    r"\W*(?:€|euros?|[a-z]{2,})?\W*(?:de plus|de moins|en plus|en moins|supplementaires?)\b"
)
"""Behind so many, or so much, more than before."""
_SUPPLEMENT = re.compile(r"\W*(?:€|euros?)?\W*par [a-z]{2,} supplementaire")
"""Behind what one has that is added."""


def quotients_beside(wording: Wording) -> Iterator[Reckoned]:
    """Each number of a sentence that is so much for one of those counted right before it, or before
    the amount that they share: no words leave another reading."""
    for index in range(2, len(wording.numbers)):
        result = wording.numbers[index]
        pair = _pair(wording, index)
        if pair is None or not _is_told(wording, index):
            pair = _divided(wording, index)
        if pair is not None:
            made = one_each(*pair, result)
            yield Reckoned(result, made, near=ANY)


def _divided(
    wording: Wording, index: int
) -> tuple[SpokenNumber, SpokenNumber] | None:
    """An amount that words divide by the number behind it, right before a third."""
    whole, under, result = wording.numbers[index - 2 : index + 1]
    is_divided = (
        _DIVIDED.search(wording.before(index - 1)) is not None,
        _GIVES.search(wording.before(index)) is not None,
        whole.is_amount and bool(under.value),
        under.is_amount or under.is_of_things,
        result.unit not in ("", SHARE),
        not LIMIT.within(wording.before(index)),
    )
    return (whole, under) if all(is_divided) else None


def _pair(
    wording: Wording, index: int
) -> tuple[SpokenNumber, SpokenNumber] | None:
    """What is shared and those who share it, the two numbers right before a third."""
    result = wording.numbers[index]
    if len(result.per) != 1 or result.unit in ("", SHARE, *result.per):
        return None
    before = wording.numbers[index - 2 : index]
    whole = only(of_unit(before, result.unit))
    units = only(of_unit(before, result.per[0]))
    if whole is None or units is None or not units.value:
        return None
    if units.scale != 1 and whole.scale == 1:
        # "1,9 km pour 437 950 €, soit 230,50 € le mètre"
        return None
    return whole, units


def _is_told(wording: Wording, index: int) -> bool:
    """Whether words make a number what one has of the two before it, which are whole."""
    result, before = wording.numbers[index], wording.numbers[:index]
    counts = {one.value for one in of_unit(before, result.per[0])}
    is_alone = result.unit == MONEY or len(of_unit(before, result.unit)) == 1
    is_change = any(
        _ADDED.match(wording.after(place)) for place in (index - 2, index - 1)
    )
    is_told = _SO.closes(wording.before(index))
    is_bound = LIMIT.within(wording.before(index))
    is_added = _SUPPLEMENT.match(wording.after(index)) is not None
    is_open = is_change or is_bound or is_added
    return is_told and is_alone and len(counts) == 1 and not is_open
