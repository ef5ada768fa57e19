"""What one of so many has, where words tell by which number an amount just said is divided:
"rapportée aux 150 logements, cette charge est de 674,65 € par logement"; "20,25 € par habitant, la
population légale étant de 1 386"."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from extract.french.lexicon.sentences.limits_said import FALLING, RISING
from extract.french.lexicon.sentences.results_said import SHARED_OUT
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.several import only
from validate.prose.deriving.derivation import multiplied
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.pairing.misprints import restates

_DIVIDED_BY = re.compile(
    rf"{SHARED_OUT}(?: les| ces| ses| nos| nombre d\w*)? $"
    r"|(?:^|[,;:] ?)(?:soit,? )?(?:pour|avec) (?:les |ces |ses |nos |une population (?:\w+ )?de )?$"
    r"|\bpopulation \($"
)
"""Before the divisor, where that stands before what one has."""
_OVER = re.compile(
    r"[^;:.]{0,60}?\b(?:pour une population (?:\w+ )*de|population (?:\w+ )*(?:etant|est) de"
    r"|pour(?: les| nos| ses)?|sur la base de) $"
)
"""Between what one has and the divisor behind it."""
_MAKES = re.compile(
    r"[^;:.()]{0,40}?(?:,? soit|,? c.est.a.dire"
    r"|\bce qui (?:represente|fait|donne|correspond a|equivaut a|revient a)"
    r"|\b(?:representent?|equivau(?:t|lent) a|correspond(?:ent)? a))"
    r"(?: donc| ainsi| en moyenne| une? \w+ de)* $"
)
"""Between an amount and what one has of it, which is of no other amount."""
_DIFFERS = re.compile(r"\W*(?:[a-z²³]+ )?(?:de|en) (?:plus|moins)\b")
"""Behind what an amount differs by from what it was."""
_PEOPLE = frozenset({"habitant", "personne", "tete"})
"""Those of whom a population is made."""
_HEADS = {"tete": ("habitant", "personne"), "personne": ("habitant",)}
"""What is so much for one of others under another name."""
_SEVERAL = 9
"""Numbers of things above which one may have been taken for the divisor."""
_BESIDE = 60
"""Characters before a number in which its own words stand."""
_WHY = "the sentence gives what one has of an amount"


def told_divisors(wording: Wording) -> Iterator[Reckoned]:
    """Each number of a sentence that is so much for one of those by whom words divide an amount
    said last; another number of things by which that gives it was taken in their place."""
    for index, result in enumerate(wording.numbers):
        units = (
            _divisor(wording, index) if _is_for_one(wording, index) else None
        )
        if units is None:
            continue
        whole = _whole_told(wording, index, units) or _whole_by_rivals(
            wording, index, units
        )
        if whole is not None:
            yield _reckoned(result, whole, units)


def _whole_told(
    wording: Wording, index: int, units: SpokenNumber
) -> SpokenNumber | None:
    """The amount right before what one has of it, where that is right, or of another amount."""
    result = wording.numbers[index]
    groups = _groups(wording, index, units)
    given = [
        one for group in groups for one in group if _gives(result, one, units)
    ]
    if not index or wording.is_compared(index - 1):
        return None
    last = wording.numbers[index - 1]
    is_told = _MAKES.fullmatch(wording.before(index)) and last in groups[0]
    return last if is_told and given else None


def _whole_by_rivals(
    wording: Wording, index: int, units: SpokenNumber
) -> SpokenNumber | None:
    """What gives a number; else the one amount of those said last that gives it of other things, or
    what it was before."""
    result = wording.numbers[index]
    groups = [one for one in _groups(wording, index, units) if one]
    given = (
        one for one in chain.from_iterable(groups) if _gives(result, one, units)
    )
    right = next(given, None)
    if right is not None:
        return right

    rivals = [one for one in _things(wording) if one.value != units.value]
    mistaken = {
        whole.value: whole
        for whole in chain.from_iterable(groups[:1])
        if any(_gives(result, whole, rival) for rival in rivals)
    }
    return only(list(mistaken.values())) or _whole_before(wording, index, units)


def _whole_before(
    wording: Wording, index: int, units: SpokenNumber
) -> SpokenNumber | None:
    """The only amount of the sentence before that gives a number with what it differs by from
    before: "8 688 tonnes, soit 82 tonnes de moins"."""
    result, last = wording.numbers[index], wording.sooner[-1:]
    told = [
        (one, _DIFFERS.match(sentence.after(place)) is not None)
        for sentence in last
        for place, one in enumerate(sentence.numbers)
        if one in _wholes(sentence.numbers, result, units)
    ]
    whole = only([one for one, is_change in told if not is_change])
    change = only([one for one, is_change in told if is_change])
    if whole is None or change is None:
        return None
    earlier = (whole.value + change.value, whole.value - change.value)
    given = [one / units.value / result.scale for one in earlier]
    is_of_before = any(restates(result.fact, one) for one in given)
    return whole if is_of_before else None


def _groups(
    wording: Wording, index: int, units: SpokenNumber
) -> list[list[SpokenNumber]]:
    """The numbers before one of which it may be a part, sentence by sentence, the nearest first."""
    result = wording.numbers[index]
    here = wording.numbers[:index]
    sooner = (one.numbers for one in reversed(wording.sooner))
    return [_wholes(some, result, units) for some in (here, *sooner)]


def _reckoned(
    result: SpokenNumber, whole: SpokenNumber, units: SpokenNumber
) -> Reckoned:
    share = whole.scale / result.scale / units.value
    return Reckoned(result, multiplied((whole.fact,), share, _WHY), near=ANY)


def _gives(
    result: SpokenNumber, whole: SpokenNumber, units: SpokenNumber
) -> bool:
    """Whether an amount shared out among so many is a number as it is printed."""
    return restates(result.fact, whole.value / units.value / result.scale)


def _is_for_one(wording: Wording, index: int) -> bool:
    """Whether a number is exactly so much for one of others, and no change of that."""
    result, before = wording.numbers[index], wording.before(index)
    own = before[-_BESIDE:]
    return (
        len(result.per) == 1
        and result.unit not in ("", SHARE)
        and not NO_EXACT_FIGURE.closes(before)
        and not wording.is_compared(index)
        and not RISING.within(own)
        and not FALLING.within(own)
    )


def _divisor(wording: Wording, index: int) -> SpokenNumber | None:
    """The only number of those for one of whom a number is that words divide by."""
    per = wording.numbers[index].per[0]
    names = (per, *_HEADS.get(per, ()))
    told = {
        one.value: one
        for place, one in enumerate(wording.numbers[: index + 2])
        if place != index
        and not one.per
        and one.value
        and _counts(wording, place, names)
        and _is_divided_by(wording, place, index)
    }
    return only(list(told.values()))


def _counts(wording: Wording, place: int, names: Sequence[str]) -> bool:
    """Whether a number counts things of some names, or the people of a population."""
    unit = wording.numbers[place].unit
    is_population = "population" in wording.before(place)
    is_of_people = is_population and not _PEOPLE.isdisjoint(names)
    return unit in names or (is_of_people and unit in ("", *_PEOPLE))


def _is_divided_by(wording: Wording, place: int, index: int) -> bool:
    before = wording.before(place)
    if place > index:
        return _OVER.fullmatch(before) is not None
    return _DIVIDED_BY.search(before) is not None


def _wholes(
    numbers: Sequence[SpokenNumber], result: SpokenNumber, units: SpokenNumber
) -> list[SpokenNumber]:
    """The numbers of the unit of another that may be shared out."""
    return [
        one
        for one in numbers
        if one.unit == result.unit
        and not one.per
        and one.value
        and one != units
    ]


def _things(wording: Wording) -> list[SpokenNumber]:
    """The numbers of things, or of no unit, of a sentence and of those before it."""
    return [
        one
        for some in (*wording.earlier, wording)
        for one in some.numbers
        if (one.names_things or not one.unit)
        and not one.per
        and one.value > _SEVERAL
    ]
