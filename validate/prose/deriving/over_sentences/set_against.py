"""What an amount said before gives when it is set against another that is called by its name, or
against things that the act counts: "L'encours de la dette est de 3 486 200 €. Rapporté à l'épargne
brute, il donne une capacité de désendettement de 8,0 années"; "685 adhérents, dont 363 enfants.
L'aide est de 8 601,60 €. Rapportée au nombre d'adhérents, elle ressort à 12,56 €".
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, product

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import FALLING, LIMIT, RISING
from extract.french.lexicon.sentences.results_said import SET_AGAINST
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.several import only
from validate.model.typing_slips import digits_told
from validate.prose.deriving.derivation import divided
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
    of_unit,
    unit_named,
)
from validate.prose.pairing.misprints import restates
from validate.prose.words.names import plain_words
from validate.prose.words.word_stems import stems

_AGAINST = re.compile(
    r"^rapportee?s? (?:a|au|aux) (?P<name>[^,;.()]+), (?:il|elle|ils|elles|cet? \w+)\b"
)
"""How a sentence goes on to divide what was just said."""
_THRESHOLD = WordList("seuil(s)", "plafond(s)", "limite(s)", "norme(s)")
"""Before a number that a figure is compared with."""
_OPENING = 4
"""Words at the head of a sentence that say what its first amount is."""
_LEAST = 2
"""Words of a name that tell an amount."""
_SET_AGAINST = re.compile(
    rf"{SET_AGAINST} (?:a la |a l'|a |aux? |par (?:la |les? |l')?)"
    r"(?:nombre (?:total )?d(?:es? |'))?(?:l'ensemble des |tou(?:s|tes) les |nos |chaque )?"
)
"""Before the things that a sentence divides an amount by."""
_NAME = re.compile(r"[a-z]{3,}")
"""What they are called, where the sentence does not count them."""
_OTHER_CLAUSE = re.compile(r"[;:.]")
"""Between them and what is of another clause."""
_NO_MEAN = WordList(RISING, FALLING, LIMIT, NO_EXACT_FIGURE)
"""Words by which that is no exact part of an amount."""
_COUNTED_AS = {"population": "habitant", "surface": "m2", "tete": "habitant"}
"""What things are counted as that bear another name."""
_DIGITS = 4
"""Telling digits of a number that other figures do not make by accident."""
_NEAR = Decimal("0.3")
"""How far a number may be from what both give: one of them may be misprinted itself."""


def set_against(
    wording: Wording, sentences: Sequence[Wording], figures: Sequence[Fact]
) -> Iterator[Reckoned]:
    """What a sentence divides an amount of those before by: another amount, or so many things;
    ``sentences`` and ``figures`` are those of its act."""
    yield from _against_amount(wording)
    for said in _SET_AGAINST.finditer(wording.text):
        yield from _against_things(wording, said.end(), sentences, figures)


def _against_things(
    wording: Wording,
    start: int,
    sentences: Sequence[Wording],
    figures: Sequence[Fact],
) -> Iterator[Reckoned]:
    """What one of the things behind a place of a sentence has of an amount told before, or, where
    an amount was divided by a part of them, what one of all has."""
    asked = _asked(wording, start, sentences)
    if asked is None:
        return
    result, all_things = asked
    wholes = list(_larger(wording, result))
    for whole, things in product(wholes, all_things):
        if _gives(result, whole.fact, things):
            yield Reckoned(result, divided(whole.fact, things.fact))
            return
    tabled = [one for one in figures if one.table_id and one.value]
    known = any(_gives(result, *one) for one in product(tabled, all_things))
    if not known and digits_told(result.fact) >= _DIGITS:
        yield from _part_for_all(result, wholes, all_things, sentences)


def _larger(wording: Wording, result: SpokenNumber) -> Iterator[SpokenNumber]:
    """The larger numbers of one's unit that are told before it, or beside it."""
    for sentence in (*wording.earlier, wording):
        for one in of_unit(sentence.numbers, result.unit):
            if one.value > result.value:
                yield one


def _part_for_all(
    result: SpokenNumber,
    wholes: Sequence[SpokenNumber],
    all_things: Sequence[SpokenNumber],
    sentences: Sequence[Wording],
) -> Iterator[Reckoned]:
    """What one of all things has of an amount, where a number is what one of a part of them has."""
    taken = {
        (whole.value, things.value): (whole, things)
        for things in all_things
        for part in _parts_beside(things, sentences)
        for whole in wholes
        if _gives(result, whole.fact, part)
    }
    pair = only(taken.values())
    if pair is not None:
        whole, things = pair
        yield Reckoned(result, divided(whole.fact, things.fact), near=ANY)


def _asked(
    wording: Wording, start: int, sentences: Sequence[Wording]
) -> tuple[SpokenNumber, Sequence[SpokenNumber]] | None:
    """The number of a sentence that is of one of the things behind a place, and these as the
    sentence counts them, or else the act."""
    behind = [one for one in wording.numbers if one.start >= start]
    is_counted = bool(behind) and behind[0].start == start
    things = behind[:1] if is_counted else _named(wording, start, sentences)
    things = [one for one in things if one.is_of_things and one.value > 1]
    result = next(iter(behind[1:] if is_counted else behind), None)
    if result is None or not things:
        return None
    between = wording.text[start : result.start]
    is_other = (
        result.unit in ("", SHARE, things[0].unit),
        _OTHER_CLAUSE.search(between) is not None,
        _NO_MEAN.within(between),
    )
    return None if any(is_other) else (result, things)


def _named(
    wording: Wording, start: int, sentences: Sequence[Wording]
) -> list[SpokenNumber]:
    """The numbers of the things that are named behind a place of a sentence."""
    name = _NAME.match(wording.text, start)
    if name is None:
        return []
    unit = _COUNTED_AS.get(name[0]) or unit_named(name[0])[0]
    said = (_called_so(one, unit) for one in sentences)
    return list(chain.from_iterable(said))


def _called_so(wording: Wording, unit: str) -> Iterator[SpokenNumber]:
    """The numbers of things of a sentence that print their name right behind."""
    for one in of_unit(wording.numbers, unit):
        if wording.text[one.end :].lstrip().startswith(unit):
            yield one


def _parts_beside(
    things: SpokenNumber, sentences: Sequence[Wording]
) -> Iterator[SpokenNumber]:
    """The numbers of fewer things in the sentences that tell how many all are."""
    for sentence in sentences:
        if any(
            one.measure == things.measure and one.value == things.value
            for one in sentence.numbers
        ):
            for one in sentence.numbers:
                if (
                    one.unit not in (MONEY, SHARE)
                    and 0 < one.value < things.value
                ):
                    yield one


def _gives(result: SpokenNumber, whole: Fact, things: SpokenNumber) -> bool:
    """Whether a number is what one of so many things has of a figure."""
    return restates(result.fact, divided(whole, things.fact).value)


def _against_amount(wording: Wording) -> Iterator[Reckoned]:
    """The only number of a sentence that divides the first amount of the one before by an amount
    that opens a sentence with its name.
    """
    said = _AGAINST.match(wording.text.strip())
    result = _only_figure(wording)
    if said is None or result is None or not wording.sooner:
        return
    whole = _first_amount(wording.sooner[-1])
    under = _called(wording, said["name"])
    if whole is None or under is None or whole is under or not under.value:
        return
    if result.unit not in (MONEY, SHARE):
        yield Reckoned(result, divided(whole.fact, under.fact), near=_NEAR)


def _only_figure(wording: Wording) -> SpokenNumber | None:
    """The only number of a sentence but for thresholds: "en deçà du seuil de douze années"."""
    return only(
        [
            one
            for index, one in enumerate(wording.numbers)
            if not _THRESHOLD.within(wording.before(index))
        ]
    )


def _first_amount(wording: Wording) -> SpokenNumber | None:
    return next(iter(of_unit(wording.numbers, MONEY)), None)


def _called(wording: Wording, name: str) -> SpokenNumber | None:
    """The first amount of the only sentence before that opens with a name."""
    wanted = set(stems(name))
    if len(wanted) < _LEAST:
        return None
    opened = [
        amount
        for sentence in wording.earlier
        if wanted <= set(stems(plain_words(sentence.text))[:_OPENING])
        and (amount := _first_amount(sentence)) is not None
    ]
    return only(opened)
