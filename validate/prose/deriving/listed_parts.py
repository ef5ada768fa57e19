"""Parts that follow their whole as a bare list, which no word opens: "153 enfants sont inscrits, 88
de façon régulière, 52 par intervalles et 13 au titre de l'urgence".

Some of them may be counted twice, or none be all: only a slip of the hand tells a misprint, two
digits of one part that changed places.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import facts_of
from extract.several import only
from validate.model.typing_slips import swapped
from validate.prose.deriving.derivation import all_added, all_taken_away
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    SpokenNumber,
    Wording,
)

_LEAST = 3
"""Two parts are often not all."""
_BEHIND = re.compile(
    r"\s*(?:d'|(?:de|en|au|aux|a|dans|pour|par|sur|chez|avec|comme|sans)\b)"
)
"""What follows a number whose noun is that of the whole."""
_MARK, _LAST = re.compile(r"[,:]\s*\Z"), re.compile(r"\bet\s*\Z")
"""Right before a part, and before the last."""


def listed_parts(wording: Wording) -> Iterator[Reckoned]:
    """The whole that the parts behind it come to, or the part that is turned round; what is a part
    with them of a number before is no whole."""
    for index, whole in enumerate(wording.numbers):
        parts = _parts(wording, index)
        if len(parts) < _LEAST or not whole.is_of_things:
            continue
        if not _is_part(wording, index, parts):
            yield from _come_to(whole, parts)


def _is_part(
    wording: Wording, index: int, parts: Sequence[SpokenNumber]
) -> bool:
    """Whether a number and those of a list behind it, with some right before it or none, are what
    the number before these comes to."""
    total = sum(one.value for one in parts)
    before = wording.numbers[: index + 1]
    for whole, first in zip(before[-2::-1], before[::-1], strict=False):
        total += first.value
        if whole.value == total:
            return True
    return False


def _parts(wording: Wording, index: int) -> list[SpokenNumber]:
    """The numbers of a list right behind one, to its last; none where it goes on otherwise."""
    parts: list[SpokenNumber] = []
    for place in range(_first(wording, index), len(wording.numbers)):
        one, before = wording.numbers[place], wording.before(place)
        is_bare = _BEHIND.match(wording.text, one.end) is not None
        is_last = _LAST.search(before) is not None
        if not is_bare or not (is_last or _MARK.search(before)):
            break
        parts.append(one)
        if is_last:
            return parts
    return []


def _first(wording: Wording, index: int) -> int:
    """The place of the first part: right behind the whole, or what that is compared with."""
    first = index + 1
    return first + 1 if wording.is_compared(first) else first


def _come_to(
    whole: SpokenNumber, parts: Sequence[SpokenNumber]
) -> Iterator[Reckoned]:
    if sum(one.value for one in parts) == whole.value:
        made = all_added(facts_of(parts))
        yield Reckoned(whole, made, parts=parts, vague=True)
        return
    left = []
    for part in parts:
        others = [one for one in parts if one is not part]
        made = all_taken_away(whole.fact, facts_of(others))
        if made.value in _turned_round(part.value):
            left.append(Reckoned(part, made, near=Decimal(1)))
    meant = only(left)
    if meant is not None:
        yield meant


def _turned_round(value: Decimal) -> set[Decimal]:
    """The numbers that differ from one by two neighbouring digits that changed places; none begins
    with a nought."""
    digits = str(value)
    if not digits.isdigit():
        return set()
    return {
        Decimal(one)
        for one in swapped(digits)
        if one != digits and not one.startswith("0")
    }
