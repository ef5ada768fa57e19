"""Two parts of an amount that are more than it: "148 668,39 €, dont 142 380,00 € pour les biens
anciens et 6 712,21 € pour les nouveaux"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from validate.prose.deriving.derivation import all_added
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import Wording, are_amounts

_OF_WHICH = re.compile(r"\W*(?:€|euros?|ht|ttc|\W)*dont\W*")
"""Between a whole and the first part."""
_AND = re.compile(
    r"\W*(?:(?:€|euros?|ht|ttc)\W+)*(?P<by>pour|au titre d|en|sur|a la charge d|de)\b"
    r"[^;:.()]* et\W*"
)
"""Between both parts, the first of which is for something."""
_NEAR = Decimal("0.05")
"""By how much of it parts of a whole exceed it that are not told of one another."""
_TERMS = 3


def parts_beyond(wording: Wording) -> Iterator[Reckoned]:
    """Each amount of which two parts, told alike, are a little more than it."""
    for index in range(len(wording.numbers) - _TERMS + 1):
        whole, first, second = wording.numbers[index : index + _TERMS]
        if not are_amounts(whole, first, second) or not _are_parts(
            wording, index
        ):
            continue
        excess = first.value + second.value - whole.value
        if 0 < excess <= _NEAR * whole.value:
            made = all_added((first.fact, second.fact))
            yield Reckoned(whole, made, near=ANY)


def _are_parts(wording: Wording, index: int) -> bool:
    """Whether the two numbers behind one are its parts, for one thing and for another."""
    between = _AND.fullmatch(wording.before(index + 2))
    return (
        _OF_WHICH.fullmatch(wording.before(index + 1)) is not None
        and between is not None
        and _is_told_alike(wording.after(index + 2), between["by"])
        and not NO_EXACT_FIGURE.within(wording.text)
    )


def _is_told_alike(behind: str, preposition: str) -> bool:
    """Whether what follows the last part opens as what follows the first."""
    words = rf"\W*(?:(?:€|euros?|ht|ttc)\W+)*{preposition}\b"
    return re.match(words, behind) is not None
