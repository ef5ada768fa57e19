"""Wholes that the sentence behind breaks down: "Le prix de revient est de 3 012 480 €. Il se
décompose en 486 300 € de charge foncière, 2 204 750 € de travaux et 321 430 € d'honoraires"."""

from collections.abc import Iterator

from extract.facts import facts_of
from extract.french.lexicon.concept import WordList
from extract.several import only
from validate.prose.deriving.derivation import all_added
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SpokenNumber,
    Wording,
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
_NO_PARTS = WordList(
    "dont", "soit", "contre", "notamment", "par exemple", "au lieu de"
)
"""Between amounts that are not all the parts of a whole."""
_LEAST = 2


def broken_down(wording: Wording) -> Iterator[Reckoned]:
    """The amount of the sentence before, as what the amounts of this one come to: all of its
    numbers."""
    opens = plain_words(wording.before(0))
    whole = _just_said(wording)
    is_told = (
        whole is not None and len(wording.numbers) >= _LEAST,
        all(one.is_amount for one in wording.numbers),
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
