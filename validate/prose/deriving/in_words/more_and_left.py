"""What is left of so many, or was so many less: "sur 119 parcelles 111 sont louées ; il en reste
donc 8"; "42 lots, dont 29 vendus ; les 13 autres"; "12 480 ouvrages, 640 de plus qu'en 2024 où il
en comptait 11 840"."""

import re
from collections.abc import Iterator

from extract.french.lexicon.calendar import is_year
from validate.prose.deriving.derivation import all_added, taken_away
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording

_STILL = re.compile(
    r"\b(?:il )?(?:en )?rest(?:e|ent|era|eront|ait|aient) (?:donc |encore |ainsi |alors )?$"
)
"""Before what is left."""
_OUT_OF_THE = re.compile(r"\b(?:sur|parmi|des)(?: les| ces| nos)? $")
"""Before all of which some are counted."""
_OF_WHICH = re.compile(r"\bdont $")
"""Between so many and a part of them."""
_OTHERS = re.compile(r"\s*(?:[a-z]+ )?(?:autres|restant)")
"""Behind what is left."""
_MORE = re.compile(r"\s*(?:[a-z]+ )?de plus qu")
"""Behind by how much more there are now."""
_LESS = re.compile(r"\s*(?:[a-z]+ )?de moins qu")
"""Behind by how much less."""
_WAS = re.compile(
    r"\b(?:ou|quand|lorsque?)\b[^;:.]*\b(?:compt|etai|y avai|en avai|atteign|relev|recens)\w*\W*$"
)
"""Before what was counted then."""


def more_and_left(wording: Wording) -> Iterator[Reckoned]:
    """Each number of a sentence that words say to be left of others, or to have been so many."""
    numbers = [one for one in wording.numbers if not is_year(one.fact.printed)]
    for part, whole, result in zip(
        numbers, numbers[1:], numbers[2:], strict=False
    ):
        yield from _left(wording, part, whole, result)
        yield from _earlier(wording, part, whole, result)


def _left(
    wording: Wording,
    one: SpokenNumber,
    other: SpokenNumber,
    result: SpokenNumber,
) -> Iterator[Reckoned]:
    """ "P sur les W …, il en reste R"; "sur W P sont …, il en reste R"; "W, dont P …, les R
    autres"."""
    between = wording.text[one.end : other.start]
    still = _STILL.search(wording.text[other.end : result.start])
    is_part = _OF_WHICH.search(between) and _OTHERS.match(
        wording.text[result.end :]
    )
    whole, part = one, other
    if still and _OUT_OF_THE.search(between):
        whole, part = other, one
    elif not is_part and not (
        still and _OUT_OF_THE.search(wording.text[: one.start])
    ):
        return
    if _are_alike(whole, part, result) and part.value < whole.value:
        yield Reckoned(result, taken_away(whole.fact, part.fact))


def _earlier(
    wording: Wording,
    now: SpokenNumber,
    change: SpokenNumber,
    result: SpokenNumber,
) -> Iterator[Reckoned]:
    """ "A, D de plus qu'en 2024 où il y en avait B"."""
    behind = wording.text[change.end : result.start]
    if not _WAS.search(behind) or not _are_alike(now, change, result):
        return
    if _MORE.match(behind) and change.value < now.value:
        yield Reckoned(result, taken_away(now.fact, change.fact))
    elif _LESS.match(behind):
        yield Reckoned(result, all_added((now.fact, change.fact)))


def _are_alike(*numbers: SpokenNumber) -> bool:
    """Whether numbers are of one unit, those that bear none aside, and none a percentage."""
    units = {one.unit for one in numbers if one.unit}
    is_plain = not any(one.per for one in numbers)
    return len(units) < 2 and SHARE not in units and is_plain
