"""What a share leaves of the amount that it is taken of, which was said before: "la recette atteint
124 747,10 €. Sur cette recette, les frais, au taux de 12 %, s'élèvent à 14 969,65 € ; le net
revenant à la commune est donc de 109 777,45 €"."""

from collections.abc import Iterator, Sequence

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import (
    FALLING,
    LIMIT,
    RISING,
)
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.several import only
from validate.prose.deriving.derivation import HUNDRED, taken_away
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import (
    SHARE,
    SpokenNumber,
    Wording,
)
from validate.prose.pairing.misprints import restates
from validate.prose.words.names import plain_words

_LEFT = WordList(
    "net", "nette", "reste", "restera", "restent", "resteront", "solde", "revient", "revenant",
    "laiss*", "restant(e)", "demeur*",
)  # fmt: skip
"""Before what is left."""
_OTHERS = WordList(
    "fctva", "tva", "fonds de compensation", "ttc", "major*", "autre(s)", "aussi", "dans la limite",
    "limite", "plus",
)  # fmt: skip
"""Words by which more is taken, or added, than the share."""
_TWO = 2


def shares_left(wording: Wording) -> Iterator[Reckoned]:
    """Each amount of a sentence that words say to be left, right behind the only share that is told
    and what it makes: of the one amount before of which it makes that."""
    for index in range(_TWO, len(wording.numbers)):
        result = wording.numbers[index]
        part = _part(wording, index)
        if part is None or not result.is_amount:
            continue
        share, amount = part
        whole = only(_wholes(wording, index, share, amount).values())
        if whole is not None and _is_all(wording, index, whole):
            made = taken_away(whole.fact, amount.fact)
            yield Reckoned(result, made, near=ANY)


def _part(
    wording: Wording, index: int
) -> tuple[SpokenNumber, SpokenNumber] | None:
    """A share and what it makes, in any order, right before what is left."""
    pair = wording.numbers[index - _TWO : index]
    share = only([one for one in pair if one.unit == SHARE])
    amount = only([one for one in pair if one.is_amount])
    before = plain_words(wording.before(index))
    told = wording.text[: wording.numbers[index].start]
    is_told = (
        _LEFT.within(before),
        not LIMIT.within(told) and not NO_EXACT_FIGURE.within(before),
        not RISING.within(told) and not FALLING.within(told),
        not _OTHERS.within(told),
    )
    if share is None or amount is None or not all(is_told):
        return None
    return share, amount


def _wholes(
    wording: Wording, index: int, share: SpokenNumber, amount: SpokenNumber
) -> dict[object, SpokenNumber]:
    """The amounts before of which a share makes an amount, by their values."""
    said = (
        one
        for sentence in (*wording.sooner, wording.up_to(index))
        for one in sentence.numbers
        if one.is_amount and one is not amount
    )
    return {
        one.value: one
        for one in said
        if restates(amount.fact, one.value * share.value / HUNDRED)
    }


def _is_all(wording: Wording, index: int, whole: SpokenNumber) -> bool:
    """Whether the sentence tells no more before what is left than the whole, a share and what it
    makes."""
    before: Sequence[SpokenNumber] = wording.numbers[: index - _TWO]
    return not any(
        one.unit == SHARE or (one.is_amount and one.value != whole.value)
        for one in before
    )
