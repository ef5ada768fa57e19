"""By how many per cent the two figures just said differ: "de 486 200 kWh à 297 500 kWh. C'est une
baisse de 38,8 %"; "6 214 repas en 2024. Il y en avait eu 5 780 en 2023 : la hausse est de 7,5 %".
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, permutations

from extract.several import only
from validate.model.adoption import GIVES_A_CHANGE
from validate.prose.deriving.derivation import changed
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.pairing.misprints import restates

_UP = r"(?:hausse|progression|augmentation|accroissement|croissance)"
_DOWN = r"(?:baisse|recul|diminution|reduction|repli)"
_THIS_IS = (
    r"(?:c'est|ca fait|cela fait|ce qui fait|cela represente|ce qui represente"
    r"|\bce(?:t|tte)? \w+(?: de \w+)? (?:represente|equivaut a|correspond a))"
)
_SO = r"(?: donc| ainsi| alors| encore)?"
_IS = r"(?:est|ressort|attein\w+|s'etablit|s'eleve|a ete|serait)"
_TOLD = (
    rf"(?:{_THIS_IS}{_SO} une? (?:\w+ )?NOUN(?: \w+)? d[e']"
    rf"|\b(?:la |le |l'|cette )NOUN {_IS}{_SO} (?:de|a))\W*$"
)
"""The end of a text that tells a change of what was just said, by one of some nouns."""
_RISES = re.compile(_TOLD.replace("NOUN", _UP))
"""Before by how many per cent something has risen."""
_FALLS = re.compile(_TOLD.replace("NOUN", _DOWN))
"""The same of what has fallen."""
_COMES_TO = re.compile(rf"{_THIS_IS}{_SO}\W*$")
"""Before what says behind it whether it is more or less: "ça fait 26 % de plus"."""
_MORE = re.compile(r"\W*(?:de|en) plus\b(?! qu)")
"""Behind what something has risen by, where no other figure is named."""
_LESS = re.compile(r"\W*(?:de|en) moins\b(?! qu)")
"""The same of what has fallen."""
_LINK = re.compile(
    rf"\W*(?:(?:de (?:plus|moins|mieux)|en (?:plus|moins)|\w+)?\W*"
    rf"(?:soit|ou|ou encore|c'est-a-dire|et)?\W*(?:une? (?:{_UP}|{_DOWN})(?: \w+)? de)?\W*)"
)
"""Between by how much two figures differ, and the same in per cent."""
_UPWARDS = re.compile(
    rf"\b{_UP}|\b(?:augment|progress|croi|cru\b|grimp|depass)\w*|\b(?:de|en) plus\b|\bde mieux\b"
    r"|\bsupplementaires?\b|\bsurcouts?\b"
)
"""Words beside both of what rises."""
_DOWNWARDS = re.compile(
    rf"\b{_DOWN}|\b(?:baiss|diminu|recul|perd)\w*|\b(?:de|en) moins\b|\beconom\w*"
)
"""The same of what falls."""
_BESIDE, _BEHIND = 80, 20
"""Characters before the first of both, and behind the other, in which they stand."""
_BEFORE = 8
"""Numbers before by how much two of them differ."""
_BOTH = 2
_SEVERAL = 9
"""A figure without a unit below which it is no end of a change."""
_TIMES = 2
"""How many times the smaller figure the larger one may be: beyond that, they are of two things."""
_NEAR = Decimal("0.5")
"""How far a percentage may be from what both give, by the larger."""


def just_changed(wording: Wording) -> Iterator[Reckoned]:
    """The percentages by which the only two figures of a measure just said are told to differ: of
    the larger one where it falls, of the smaller where it rises."""
    for index, result in enumerate(wording.numbers):
        rises = _rises(wording, index) if result.unit == SHARE else None
        ends = () if rises is None else _ends(wording, index)
        if ends:
            told = _of_older(result, ends, rises=bool(rises))
            if not _is_told_already(wording, index, told.derivation.value):
                yield told
        elif result.unit == SHARE and index:
            yield from _of_difference(wording, index)


def _is_told_already(wording: Wording, index: int, change: Decimal) -> bool:
    """Whether the text says by how much two figures differ before a percentage that says another:
    that is of something else, "à climat égal"."""
    said = [one for some in wording.sooner for one in some.numbers]
    shares = [
        one
        for one in (*said, *wording.numbers[:index])
        if one.unit == SHARE and restates(one.fact, change)
    ]
    return bool(shares) and not restates(wording.numbers[index].fact, change)


def _of_difference(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "21 450 € fin 2023. 18 876 € fin 2024. Recul de 2 574 €, soit 12,0 %": of the older one of
    two numbers before that differ by as much, to the last digit."""
    change = wording.numbers[index - 1]
    if change.unit == SHARE or not _LINK.fullmatch(wording.before(index)):
        return
    rises, falls = (
        any(map(words.search, _beside(wording, index)))
        for words in (_UPWARDS, _DOWNWARDS)
    )
    ends = _differing(wording, index)
    if rises != falls and ends is not None:
        yield _of_older(wording.numbers[index], ends, rises=rises)


def _of_older(
    result: SpokenNumber, ends: Sequence[SpokenNumber], *, rises: bool
) -> Reckoned:
    """A percentage as the change of two figures: of the smaller where it rises, of the larger where
    it falls."""
    old, new = sorted(ends, key=lambda one: one.value, reverse=not rises)
    return Reckoned(
        result, changed(new.fact, old.fact, GIVES_A_CHANGE), near=_NEAR
    )


def _beside(wording: Wording, index: int) -> Iterator[str]:
    """The words beside by how much figures differ, and the same in per cent."""
    yield wording.before(index - 1)[-_BESIDE:]
    yield wording.before(index)
    yield wording.after(index)[:_BEHIND]


def _differing(
    wording: Wording, index: int
) -> tuple[SpokenNumber, SpokenNumber] | None:
    """The only two numbers before a change that differ by it."""
    change = wording.numbers[index - 1]
    before = [*(one for some in wording.sooner for one in some.numbers)]
    before += wording.numbers[: index - 1]
    pairs = {
        (low.value, high.value): (low, high)
        for low, high in permutations(_figures(before)[-_BEFORE:], _BOTH)
        if high.value - low.value == change.value
        and _may_be((low, high))
        and {low.unit, high.unit} <= {change.unit, ""}
    }
    return only(list(pairs.values()))


def _rises(wording: Wording, index: int) -> bool | None:
    """Whether a percentage is said to be a rise of what was just said, or a fall; None where it is
    neither."""
    before, after = wording.before(index), wording.after(index)
    comes_to = _COMES_TO.search(before)
    if _RISES.search(before) or (comes_to and _MORE.match(after)):
        return True
    if _FALLS.search(before) or (comes_to and _LESS.match(after)):
        return False
    return None


def _ends(wording: Wording, index: int) -> Sequence[SpokenNumber]:
    """The two figures that were said last: both in the sentence before, or each in one of its
    own. None behind another percentage: what that is of counts otherwise what it was before ("en
    hausse de 2,8 % ; en comptant la nouvelle installation, la progression serait de 10,6 %").
    """
    if index and wording.numbers[index - 1].unit == SHARE:
        return ()
    own = _figures(wording.numbers[:index])
    sooner = [_figures(one.numbers) for one in reversed(wording.sooner)]
    groups = [*([own] if own else []), *sooner, [], []]
    last, before = groups[:_BOTH]
    if not own and len(last) > 1:
        ends = _last_two(last)
    else:
        one = only(last)
        other = None if one is None else only(_alike(before, one))
        ends = [end for end in (one, other) if end is not None]
    return ends if _may_be(ends) else ()


def _figures(numbers: Sequence[SpokenNumber]) -> list[SpokenNumber]:
    """The amounts, counts and measures among some numbers, but those of one thing."""
    return [one for one in numbers if one.unit != SHARE and one.value > 1]


def _alike(
    numbers: Sequence[SpokenNumber], like: SpokenNumber
) -> Sequence[SpokenNumber]:
    """Those that are of the measure of another, or of things where that one is bare."""
    is_bare = not like.unit
    return [
        one
        for one in numbers
        if one.measure == like.measure or (is_bare and one.is_of_things)
    ]


def _last_two(numbers: Sequence[SpokenNumber]) -> Sequence[SpokenNumber]:
    """The numbers of the measure of the last one, where these are two, by what they differ by left
    aside; else the only two beside each other of which one alone may print their unit."""
    alike = [one for one in numbers if one.measure == numbers[-1].measure]
    *ends, change = alike
    if (
        len(ends) == _BOTH
        and abs(ends[0].value - ends[1].value) == change.value
    ):
        return ends
    return alike if len(alike) == _BOTH else _neighbours(numbers)


def _neighbours(numbers: Sequence[SpokenNumber]) -> Sequence[SpokenNumber]:
    """The only two figures beside each other that may be the ends of a change, of which the second
    is as the first where it prints no unit: "45 454 baigneurs en 2024 et 44 096 en 2023"."""
    pairs = [
        (one, other)
        for one, other in pairwise(numbers)
        if one.unit
        and other.unit in ("", one.unit)
        and not (one.per or other.per)
        and min(one.value, other.value) > _SEVERAL
        and _may_be((one, other))
    ]
    return only(pairs) or ()


def _may_be(ends: Sequence[SpokenNumber]) -> bool:
    """Whether two numbers may be the ends of a change."""
    sizes = sorted(one.value for one in ends)
    return len(sizes) == _BOTH and sizes[0] < sizes[1] <= _TIMES * sizes[0]
