"""Wholes that a sentence breaks down, or the one behind: "Le prix de revient est de 3 012 480 €. Il
se décompose en 486 300 € de charge foncière, 2 204 750 € de travaux et 321 430 € d'honoraires";
"l'enveloppe de 150 000 € se divise en 52 500 €, 75 000 € et 22 500 €"."""

from collections.abc import Iterator
from decimal import Decimal

from extract.facts import facts_of
from extract.french.lexicon.concept import WordList
from extract.several import only
from validate.prose.deriving.derivation import all_added
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SpokenNumber,
    Wording,
    are_amounts,
    of_unit,
)
from validate.prose.words.names import plain_words

_IT_IS_MADE = WordList(
    *(
        f"{whole} {verb}"
        for whole in ("il", "elle", "celui ci", "celle ci", "ce montant", "cette somme")
        for verb in ("se decompose", "se repartit", "se ventile", "se compose", "comprend")
    )
)  # fmt: skip
"""How a sentence opens that breaks down what was just said."""
_PARTED = WordList(
    "se divise", "se decompose", "se repartit", "se ventile", "est reparti(e)"
)
"""Right behind a whole, before its parts."""
_NEAR = Decimal("0.2")
"""How far a whole may be from what its parts come to."""
_NO_PARTS = WordList(
    "dont", "soit", "contre", "notamment", "par exemple", "au lieu de"
)
"""Between amounts that are not all the parts of a whole."""
_LEAST = 2


def broken_down(wording: Wording) -> Iterator[Reckoned]:
    """A whole as what its parts come to: the amount of the sentence before, or one of its own."""
    yield from _of_sentence_before(wording)
    yield from _of_own(wording)


def _of_own(wording: Wording) -> Iterator[Reckoned]:
    """The first number of a sentence, where all others are its parts."""
    if len(wording.numbers) <= _LEAST:
        return
    whole, *parts = wording.numbers
    between = plain_words(wording.before(1))
    is_told = (
        are_amounts(*wording.numbers),
        _PARTED.within(between),
        not _NO_PARTS.within(plain_words(wording.text)),
        # what stands in brackets says something of the part before it
        "(" not in wording.text[whole.end :],
    )
    if all(is_told):
        made = all_added(facts_of(parts))
        yield Reckoned(whole, made, near=_NEAR, parts=parts, vague=True)


def _of_sentence_before(wording: Wording) -> Iterator[Reckoned]:
    """The amount of the sentence before, as what the amounts of this one come to: all of its
    numbers."""
    opens = plain_words(wording.before(0))
    whole = _just_said(wording)
    is_told = (
        whole is not None and len(wording.numbers) >= _LEAST,
        are_amounts(*wording.numbers),
        _IT_IS_MADE.opens(opens),
        not _NO_PARTS.within(plain_words(wording.text)),
    )
    if whole is not None and all(is_told):
        made = all_added(facts_of(wording.numbers))
        yield Reckoned(whole, made, loose=True, parts=wording.numbers)


def _just_said(wording: Wording) -> SpokenNumber | None:
    """The only amount of the sentence before that is no price of one of something."""
    if not wording.sooner:
        return None
    return only(of_unit(wording.sooner[-1].numbers, MONEY))
