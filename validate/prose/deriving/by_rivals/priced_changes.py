"""What a change is worth at a price: "la consommation doit tomber de 412 à 265 MWh. Au prix de 93 €
le mégawattheure, l'économie est de 13 671 € par an"."""

import re
from collections.abc import Iterator, Sequence

from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.several import only
from validate.prose.deriving.derivation import weighted
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    YEARLY,
    SpokenNumber,
    Wording,
    unit_named,
)
from validate.prose.pairing.misprints import is_slip, restates

_PRICE_OF = re.compile(
    r"\W*€?\W*(?:ht |ttc )?(?:le |la |par |du |l')(?P<unit>\w+)"
)
"""Behind a price, what it is of."""
_SAVED = re.compile(r"\b(?:economi|gain|surcout|supplement|depense evitee)\w*")
"""Between the price and what the change is worth."""
_FROM = re.compile(r"\bde $")
"""Before the old figure of a change."""
_TO = re.compile(r"\W*(?:\w+ ){0,2}a ")
"""Between both."""
_WHY = "the sentences give a price and how many"


def priced_changes(wording: Wording) -> Iterator[Reckoned]:
    """Each amount of a sentence that is what the only change just told of a unit is worth at the
    price of one, where it is, or by a slip of the hand."""
    for index in range(1, len(wording.numbers)):
        rate, result = wording.numbers[index - 1 : index + 1]
        price = _PRICE_OF.match(wording.after(index - 1))
        if price is None or not _is_worth(wording, index):
            continue
        unit, scale = unit_named(price["unit"])
        ends = _just_changed(wording, index - 1, unit)
        if ends is None:
            continue
        each = rate.value * ends[1].scale / scale
        made = weighted((ends[0].fact, ends[1].fact), (each, -each), _WHY)
        value = abs(made.value)
        if restates(result.fact, value) or is_slip(result.value, value):
            yield Reckoned(result, made, near=ANY)


def _is_worth(wording: Wording, index: int) -> bool:
    """Whether a number is an amount that words make what is saved, or spent, at the price before
    it."""
    rate, result = wording.numbers[index - 1 : index + 1]
    before = wording.before(index)
    return (
        rate.unit == result.unit == MONEY
        and result.per in ((), YEARLY)
        and _SAVED.search(before) is not None
        and not NO_EXACT_FIGURE.closes(before)
    )


def _just_changed(
    wording: Wording, stop: int, unit: str
) -> Sequence[SpokenNumber] | None:
    """Both ends of the only change of a unit in the nearest sentence that has numbers of it."""
    here = Wording(wording.text, wording.numbers[:stop])
    for sentence in (here, *reversed(wording.sooner)):
        if any(one.unit == unit and not one.per for one in sentence.numbers):
            return only(list(_changes(sentence, unit)))
    return None


def _changes(sentence: Wording, unit: str) -> Iterator[Sequence[SpokenNumber]]:
    """Numbers of a unit that are the ends of a change: "de 412 à 265 MWh"."""
    for place in range(1, len(sentence.numbers)):
        old, new = sentence.numbers[place - 1 : place + 1]
        is_told = _FROM.search(sentence.before(place - 1)) and _TO.fullmatch(
            sentence.before(place)
        )
        is_whole = not (old.per or new.per)
        if is_told and is_whole and new.unit == unit and old.unit in ("", unit):
            yield old, new
