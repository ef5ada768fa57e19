"""By how much the two figures of the sentence before differ: "757 500 kWh en 2024, au lieu de
805 500 kWh en 2023. L'économie, de 48 000 kWh, tient à la régulation"; "41 700 €, contre 39 730 €.
L'enveloppe augmente ainsi de 1 970 €, soit 5,0 %"; and what that is in per cent, where the sentence
before tells it: "56 550 € de plus que les 1 171 900 € de 2024. La part augmente ainsi de 4,8 %".
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from extract.french.lexicon.calendar import YEAR_ALONE
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import (
    NO_EXACT_FIGURE,
    THAT_IS,
    TO,
)
from extract.several import only
from validate.model.adoption import GIVES_A_CHANGE
from validate.prose.deriving.compared_pairs import AGAINST
from validate.prose.deriving.derivation import changed
from validate.prose.deriving.told_changes import (
    CHANGE,
    WAS,
    difference_of,
)
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.pairing.misprints import restates
from validate.prose.words.names import plain_words

_NOUNS = WordList(
    CHANGE, "economie", "surcout", "gain", "perte", "repli", "supplement", "difference",
)  # fmt: skip
"""Nouns of what two figures differ by."""
_THE = WordList(
    "l", "le", "la", "ce", "cet", "cette", "d'ou un(e)", "soit un(e)"
)
"""What opens a sentence about a change that was just told."""
_IS = WordList(
    "est", "donc", "ainsi", "attein*", "ressort*", "represent*", "s'elev*", "s'etabli*", "de", "d",
    "a", "alors", "annuel(le)", "net", "nette", "correspond*", "chiffre*", "se", "s",
)  # fmt: skip
"""Words around such a noun that name nothing else."""
_GREW = WordList(
    "augment* de", "augment* ainsi de", "augment* donc de", "progress* de", "progress* ainsi de",
    "progress* donc de", "baiss* de", "baiss* ainsi de", "baiss* donc de", "diminu* de",
    "diminu* ainsi de", "diminu* donc de", "recul* de", "recul* ainsi de", "recul* donc de",
)  # fmt: skip
"""Before by how much something grew, whatever it is."""
_SO_GREW = re.compile(
    r"\b(?:(?P<falls>baiss|diminu|recul)|augment|progress|croi|cru\b)\w*"
    r" (?:donc|ainsi|par consequent) de\W*$"
)
"""Before by how many per cent something grew, or fell, as what was just said tells."""
_MORE = re.compile(
    r"\W*(?:€|euros?|\w+)?\W*(?:de plus|de (?P<less>moins)) qu[e']"
)
"""Behind by how much a figure is more than another, or less."""
_AGAIN = WordList(THAT_IS, "ou encore", "et")
"""Between by how much figures differ, and the same in per cent."""
_BOTH = 2
"""Ends of a change."""
_MANY = 8
"""Numbers of a sentence among which the ends of a change are sought, at most."""
_NEAR = Decimal("0.5")
"""How far a number may be from what both give: farther, they are those of another thing."""
_NEAR_SHARE = Decimal("0.5")
"""The same of a percentage."""


def compared_before(wording: Wording) -> Iterator[Reckoned]:
    """The change that a sentence opens with, in the unit of the only two figures of the sentence
    before that are of it, and in per cent of the older one."""
    if NO_EXACT_FIGURE.within(wording.before(0)):
        return
    yield from _of_told_change(wording)
    ends = _ends(wording)
    if ends is None:
        return
    result, made = wording.numbers[0], difference_of(ends)
    opens = wording.before(0)
    is_told = _is_change(opens)
    if is_told:
        yield Reckoned(result, made, near=_NEAR)
    grew = _GREW.closes(opens) and restates(result.fact, made.value)
    if is_told or grew:
        yield from _in_per_cent(wording, *ends)


def _of_told_change(wording: Wording) -> Iterator[Reckoned]:
    """ "1 228 450 €, soit 56 550 € de plus que les 1 171 900 € de l'an passé. Il augmente ainsi de
    4,8 %": of the older one of the only two figures of the sentence before that differ by what it
    tells of them, to the last digit."""
    result, grew = wording.numbers[0], _SO_GREW.search(wording.before(0))
    if result.unit != SHARE or grew is None or not wording.sooner:
        return
    told = only(_told_changes(wording.sooner[-1]).values())
    if told is not None and told.falls is (grew["falls"] is not None):
        made = changed(told.new.fact, told.old.fact, GIVES_A_CHANGE)
        yield Reckoned(result, made, near=_NEAR_SHARE)


class _ToldChange(NamedTuple):
    """Two figures that a sentence compares, and whether it says that the new one is less."""

    new: SpokenNumber
    old: SpokenNumber
    falls: bool


def _told_changes(wording: Wording) -> dict[tuple[Decimal, ...], _ToldChange]:
    """The pairs of figures of a sentence, by their values, the first of which it says to be by so
    much more than the second, or less, to the last digit."""
    numbers = wording.numbers[:_MANY]
    found: dict[tuple[Decimal, ...], _ToldChange] = {}
    for index, by in enumerate(numbers):
        more = _MORE.match(wording.after(index))
        if more is None or by.unit == SHARE:
            continue
        falls = more["less"] is not None
        ends = [
            (new, old)
            for new, old in permutations(numbers, _BOTH)
            if new.measure == old.measure == by.measure
            and min(new.value, old.value) > by.value > 0
        ]
        gap = -by.value if falls else by.value
        found |= {
            (new.value, old.value): _ToldChange(new, old, falls)
            for new, old in ends
            if new.value - old.value == gap
        }
    return found


def _ends(wording: Wording) -> tuple[SpokenNumber, SpokenNumber] | None:
    """The new and the old one of the two figures just said that are of the unit of the first number
    of a sentence, or bare."""
    both = _said_alike(wording, wording.numbers[0])
    if len(both) != _BOTH or not all(one.value for one in both):
        return None
    first, second = both
    is_second_old = _is_second_old(wording.sooner[-1], first, second)
    if is_second_old is None:
        return None
    return (first, second) if is_second_old else (second, first)


def _said_alike(
    wording: Wording, result: SpokenNumber
) -> Sequence[SpokenNumber]:
    """The numbers of the sentence before that are of the unit of one, or bare; none where all of
    them are."""
    if result.unit in ("", SHARE) or result.per or not wording.sooner:
        return ()
    measures = (result.measure, ("", ()))
    numbers = wording.sooner[-1].numbers
    said = [one for one in numbers if one.measure in measures]
    return said if any(one.unit for one in said) else ()


def _is_second_old(
    sentence: Wording, first: SpokenNumber, second: SpokenNumber
) -> bool | None:
    """Whether the second of two figures is what the first one was before, by the words between
    them or by the years beside them; None where nothing says which is."""
    between = sentence.text[first.end : second.start]
    if AGAINST.within(between) or WAS.within(between):
        return True
    if TO.closes(between):
        return False
    beside = (
        YEAR_ALONE.search(between),
        YEAR_ALONE.search(sentence.text[second.end :]),
    )
    years = [int(one[0]) for one in beside if one is not None]
    return years[0] > years[1] if len(set(years)) == _BOTH else None


def _is_change(opens: str) -> bool:
    """Whether a sentence opens with a change that was told, and names nothing else before its
    number: "La baisse atteint"."""
    words = plain_words(opens)
    if not _THE.follows_signs(opens) or not _NOUNS.within(words):
        return False
    left = _NOUNS.replaced_in(words, " ").split()
    return all(_IS.is_all_of(one) or _THE.is_all_of(one) for one in left)


def _in_per_cent(
    wording: Wording, new: SpokenNumber, old: SpokenNumber
) -> Iterator[Reckoned]:
    """The number behind the first, where that says the same in per cent."""
    if len(wording.numbers) < _BOTH:
        return
    result = wording.numbers[1]
    if result.unit == SHARE and _AGAIN.is_all_of(_between(wording)):
        made = changed(new.fact, old.fact, GIVES_A_CHANGE)
        yield Reckoned(result, made, near=_NEAR_SHARE)


def _between(wording: Wording) -> str:
    """The words between the first two numbers of a sentence, the noun of the first apart."""
    first = wording.numbers[0]
    noun = plain_words(first.claim.unit_noun) or first.unit
    return plain_words(wording.before(1)).removeprefix(noun).strip()
