"""What one of several has of an amount, where both stand right before it: "4 157 aides pour
1 190 854,15 €, soit 286,47 € par aide"; "en quatre ans, la charge atteint 929 800 €, ou 232 450 €
par an en moyenne"; "la dette passe à 5 342 600 € ; rapportée à une épargne de 468 200 €, elle donne
11,4 années"; and the mean of several that stand beside it: "51 096 € permettront l'achat de 3 180
documents au prix moyen de 16,07 €"; "86 240 nuitées, au tarif moyen de 0,88 €, pour
75 891,20 €"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import (
    FALLING,
    LIMIT,
    RISING,
)
from extract.french.lexicon.sentences.results_said import SET_AGAINST
from extract.french.lexicon.sentences.said_in_turn import THAT_IS
from extract.several import only
from validate.prose.deriving.typed_products import ANY, Reckoned, one_each
from validate.prose.deriving.wording import (
    MONEY,
    MONTH,
    SHARE,
    YEARLY,
    SpokenNumber,
    Wording,
    of_unit,
    outside_ranges,
)

_SO = WordList(
    THAT_IS, "en moyenne", "represent*", "revien* a", "ressort* a", "donne*",
    "ce qui donne",
)  # fmt: skip
"""Right before what one of them has."""
_DIVIDED = re.compile(rf"{SET_AGAINST} (?:a|au|aux|par)\b[^;:.]*$")
"""Before what an amount just told is divided by."""
_AND_BY = re.compile(r"^[^;:.()]*\bet (?:a|au|aux|par)\b[^;:.,()]*$")
"""Before another number that it is divided by."""
_GIVES = re.compile(
    r"\b(?:(?:donn|fai|font|represent|equiva|met|correspond|ressort|revien|obtien|abouti|etabli"
    r"|atteign|atteint)\w*|soit)\b[^;:.]*$"
)
"""Before what that gives."""
_ADDED = re.compile(
    r"\W*(?:€|euros?|[a-z]{2,})?\W*(?:de plus|de moins|en plus|en moins|supplementaires?)\b"
)
"""Behind so many, or so much, more than before."""
_SUPPLEMENT = re.compile(r"\W*(?:€|euros?)?\W*par [a-z]{2,} supplementaire")
"""Behind what one has that is added."""
_TIMES = frozenset({MONTH, *YEARLY})
"""What an amount may be for one of that several share."""
_AND = re.compile(r"^[^;:.]*\bet\b[^;:.]*$")
"""Between what is counted and what is counted with it."""
_MEAN = re.compile(
    r"\bmoyen(?:ne)?(?: (?:est|etait|de|d'un|a|ht|ttc|hors taxes|s'etablit|ressort|atteint))*[ ,]*$"
)
"""Right before a mean: "au prix moyen de", "dont le prix moyen est de"."""
_MEAN_BEHIND = re.compile(
    r"\W*(?:(?:€|euros?|ht|ttc|m2|[a-z]{3,})\W+)?(?:chacune? |l'une? )?en moyenne\b"
)
"""Right behind it."""
_EACH = re.compile(r"\W*(?:€|euros?|ht|ttc|\W)*(?:chacune?|l'une?|piece|par)\b")
"""Behind what each of several has, which is no whole."""
_NOT_OF_THEM = WordList(
    LIMIT, RISING, FALLING, "contre", "alors que", "quand", "que", "simple", "ponderee",
    "national*", "departement*", "region*", "strate", "dont", "hors", "autre(s)", "au lieu de",
    "apres", "reste*", "depass*", "exced*", "atteign*", "sous", "au-dessus", "au-dessous",
)  # fmt: skip
"""Words by which a mean is of others than those beside it."""


def quotients_beside(wording: Wording) -> Iterator[Reckoned]:
    """Each number of a sentence that is so much for one of those counted right before it, or before
    the amount that they share: no words leave another reading."""
    for index in range(2, len(wording.numbers)):
        result = wording.numbers[index]
        pair = _pair(wording, index)
        if pair is not None and _is_told(wording, index):
            yield Reckoned(result, one_each(*pair, result), near=ANY)
        else:
            yield from _divided(wording, index)
    yield from _means(wording)


def _means(wording: Wording) -> Iterator[Reckoned]:
    """Each mean of a sentence, of the things and of the whole beside it."""
    for index, result in enumerate(wording.numbers):
        if result.per or result.unit in ("", SHARE):
            continue
        if not _is_mean(wording, index):
            continue
        for first in _windows(wording, index):
            pair = _whole_and_things(wording, first, index)
            if pair is not None:
                made = one_each(*pair, result)
                yield Reckoned(result, made, near=ANY)
                break


def _is_mean(wording: Wording, index: int) -> bool:
    """Whether words right beside a number say that it is a mean."""
    is_before = _MEAN.search(wording.before(index)) is not None
    return is_before or _MEAN_BEHIND.match(wording.after(index)) is not None


def _windows(wording: Wording, index: int) -> Iterator[int]:
    """Where three numbers of a clause begin, of which the last or the second is a mean."""
    for first in (index - 2, index - 1):
        last = first + 2
        if first < 0 or last >= len(wording.numbers):
            continue
        between = wording.text[
            wording.numbers[first].end : wording.numbers[last].start
        ]
        if not re.search("[;:]", between) and not _NOT_OF_THEM.within(between):
            yield first


def _whole_and_things(
    wording: Wording, first: int, index: int
) -> tuple[SpokenNumber, SpokenNumber] | None:
    """The whole and the things of three numbers of which the other is their mean."""
    numbers, result = wording.numbers, wording.numbers[index]
    beside = [place for place in range(first, first + 3) if place != index]
    whole = only([one for one in beside if _is_whole(wording, one, result)])
    things = only([one for one in beside if numbers[one].is_of_things])
    if whole is None or things is None or whole == things:
        return None
    is_other = (
        _are_ends(wording, [numbers[place] for place in beside]),
        not numbers[things].value,
        _follows_others(wording, things),
        # so many months of so much a month
        numbers[things].unit in numbers[whole].per,
    )
    if any(is_other):
        return None
    return numbers[whole], numbers[things]


def _are_ends(wording: Wording, numbers: Sequence[SpokenNumber]) -> bool:
    """Whether one of some numbers is an end of a range."""
    inner = {one.start for one in outside_ranges(wording)}
    return not inner.issuperset(one.start for one in numbers)


def _follows_others(wording: Wording, place: int) -> bool:
    """Whether a number of things is named with others right before it: "20 480 repas au premier
    tarif et 31 415 au second"."""
    if not place or not wording.numbers[place - 1].is_of_things:
        return False
    return _AND.search(wording.before(place)) is not None


def _is_whole(wording: Wording, place: int, result: SpokenNumber) -> bool:
    """Whether a number may be what several have of which a number is the mean."""
    one = wording.numbers[place]
    is_each = not one.per and _EACH.match(wording.after(place)) is not None
    is_alike = one.unit == result.unit and _TIMES.issuperset(one.per)
    is_other = is_each or _is_mean(wording, place)
    return is_alike and one.value > result.value and not is_other


def _divided(wording: Wording, index: int) -> Iterator[Reckoned]:
    """An amount that words divide by the number behind it, or by several, right before another:
    "rapportées aux 236,0 km de conduites et aux 365 jours de l'année"."""
    result, first = wording.numbers[index], _first_divisor(wording, index)
    if first is None:
        return
    whole, *unders = wording.numbers[first - 1 : index]
    is_divided = (
        _GIVES.search(wording.before(index)) is not None,
        whole.is_amount or _is_shared(whole, result),
        all(_may_divide(one) for one in unders),
        result.unit not in ("", SHARE),
        not LIMIT.within(wording.before(index)),
    )
    if all(is_divided):
        made = one_each(whole, unders[0], result)
        for one in unders[1:]:
            made = replace(
                made, constant=made.constant / one.fact.value_or_zero
            )
        yield Reckoned(result, made, near=ANY)


def _is_shared(whole: SpokenNumber, result: SpokenNumber) -> bool:
    """Whether a number has the unit of another, and is so much for one of what that is."""
    return whole.unit == result.unit and set(whole.per) <= set(result.per)


def _may_divide(number: SpokenNumber) -> bool:
    return bool(number.value) and (number.is_amount or number.is_of_things)


def _first_divisor(wording: Wording, index: int) -> int | None:
    """The place of the first of the numbers right before one by which words divide another."""
    for place in range(index - 1, 0, -1):
        if _DIVIDED.search(wording.before(place)):
            return place
        if not _AND_BY.search(wording.before(place)):
            return None
    return None


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
