"""A change that a sentence tells right before both its ends: "le tonnage recule de 0,7 %, de
11 642,7 à 11 559,3 tonnes"; "les contributions progressent de 45 700 € et passent de 2 971 750 € à
3 017 450 €"."""

import re
from collections.abc import Iterator

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import FALLING, RISING
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from validate.model.adoption import GIVES_A_CHANGE
from validate.prose.deriving.derivation import changed
from validate.prose.deriving.told_changes import difference_of
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording

_MOVES_BY = re.compile(r"\b(?P<move>[a-z]+) (?:donc |ainsi )?(?:de |d'|par )$")
"""Right before the change, what tells which way it goes."""
_MOVED = WordList(RISING, FALLING, "gagn*", "perd*", "croi*", "chut*")
"""Words of a change."""
_FROM = re.compile(
    r"\W*(?!et\b)[a-z²³]*,? ?\(?"
    r"(?:(?:(?:en |et )?pass[a-z]+|(?:et )?(?:sont |est )?ramenee?s?"
    r"|ce qui l[ae]s? (?:porte|ramene|fait passer)) )?de "
)
"""Between the change and the old figure."""
_TO = re.compile(r" ?(?:[a-z²³]+ ?){0,2}€? ?a ")
"""Between the old figure and the new one."""


def change_before_ends(wording: Wording) -> Iterator[Reckoned]:
    """Each change of a sentence, in per cent or in the unit of both ends, which stand behind it."""
    for index, result in enumerate(wording.numbers[:-2]):
        old, new = wording.numbers[index + 1 : index + 3]
        if not _is_told(wording, index) or not _are_ends(old, new):
            continue
        if result.unit == SHARE != new.unit:
            made = changed(new.fact, old.fact, GIVES_A_CHANGE)
            yield Reckoned(result, made, near=ANY)
        elif result.measure == new.measure and result.scale == new.scale:
            yield Reckoned(result, difference_of((new, old)), near=ANY)


def _is_told(wording: Wording, index: int) -> bool:
    """Whether words before a number make it a change, and those behind it tell both ends."""
    before = wording.before(index)
    move = _MOVES_BY.search(before)
    return (
        move is not None
        and _MOVED.is_all_of(move["move"])
        and not NO_EXACT_FIGURE.closes(before)
        and _FROM.fullmatch(wording.before(index + 1)) is not None
        and _TO.fullmatch(wording.before(index + 2)) is not None
    )


def _are_ends(old: SpokenNumber, new: SpokenNumber) -> bool:
    """Whether two numbers are of one thing, the unit of which may be told with the second alone."""
    is_alike = old.unit in ("", new.unit) and old.per in ((), new.per)
    return is_alike and old.scale == new.scale and bool(old.value)
