"""By how much the two figures of the sentence before differ: "757 500 kWh en 2024, au lieu de
805 500 kWh en 2023. L'économie, de 48 000 kWh, tient à la régulation"; "41 700 €, contre 39 730 €.
L'enveloppe augmente ainsi de 1 970 €, soit 5,0 %".
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.french.lexicon.calendar import YEAR_ALONE
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import (
    NO_EXACT_FIGURE,
    THAT_IS,
    TO,
)
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
_AGAIN = WordList(THAT_IS, "ou encore", "et")
"""Between by how much figures differ, and the same in per cent."""
_BOTH = 2
"""Ends of a change."""
_NEAR = Decimal("0.5")
"""How far a number may be from what both give: farther, they are those of another thing."""
_NEAR_SHARE = Decimal("0.5")
"""The same of a percentage."""


def compared_before(wording: Wording) -> Iterator[Reckoned]:
    """The change that a sentence opens with, in the unit of the only two figures of the sentence
    before that are of it, and in per cent of the older one."""
    ends = _ends(wording)
    if ends is None or NO_EXACT_FIGURE.within(wording.before(0)):
        return
    result, made = wording.numbers[0], difference_of(ends)
    opens = wording.before(0)
    is_told = _is_change(opens)
    if is_told:
        yield Reckoned(result, made, near=_NEAR)
    grew = _GREW.closes(opens) and restates(result.fact, made.value)
    if is_told or grew:
        yield from _in_per_cent(wording, *ends)


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
