"""A works contract and its amendments: "le marché, attribué pour 972 345,00 € HT"; "l'incidence
cumulée est de 45 247,90 €, soit 4,65 % du marché initial"; "le montant du marché, avenants compris,
est porté à 1 017 592,90 €"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.said_in_turn import THAT_IS
from validate.prose.deriving.derivation import all_added, quotient
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
    to_end_of_clause,
)
from validate.prose.pairing.misprints import restates

_CONTRACT = WordList("marche")
_AWARDED = WordList(
    "attribue* pour( un montant)", "conclu* pour", "notifie* pour", "attribue* au prix", "initial*",
    "signe* pour",
)  # fmt: skip
"""Words of what a contract was at first."""
_AMENDED = WordList(
    "incidence cumulee", "incidence totale", "montant cumule des avenants", "total des avenants",
    "cumul des avenants", "avenants cumules",
)  # fmt: skip
"""Words of what all its amendments come to."""
_WITH_ALL = WordList(
    "avenants compris",
    "y compris les avenants",
    "tous avenants compris",
    "avenants inclus",
)
_OF_THE_FIRST = WordList("du marche initial", "du montant initial du marche")
"""Behind what share of the first contract its amendments are."""
_LOTS = WordList("lot(s)", "tranche(s)", "chaque")
"""Words by which a number is of a part of the contract."""
_TAXES = tuple(map(Decimal, ("1.2", "1.1", "0.833333", "0.909091")))
"""What a share is multiplied by where one of both is told with tax, the other without."""
_NEAR = Decimal("0.15")
"""How far a share may be from what both give."""
_SHARE = "the sentence gives a share of the contract"


def works_contracts(wording: Wording) -> Iterator[Reckoned]:
    """What the amendments of a contract are of it, and what it comes to with them."""
    for index in range(len(wording.numbers)):
        yield from _share(wording, index)
        yield from _with_amendments(wording, index)


def _share(wording: Wording, index: int) -> Iterator[Reckoned]:
    """The share of the first contract that all its amendments are."""
    if not index or wording.numbers[index].unit != SHARE:
        return
    part, result = wording.numbers[index - 1 : index + 1]
    first = _only_amount(wording, _CONTRACT, _AWARDED)
    is_told = (
        part.unit == MONEY,
        THAT_IS.closes(wording.before(index)),
        _AMENDED.within(wording.before(index - 1)),
        _OF_THE_FIRST.follows_signs(wording.after(index)),
    )
    if all(is_told) and first is not None:
        made = quotient(part.fact, first.fact, _SHARE)
        taxed = (made.value * rate for rate in _TAXES)
        if not any(restates(result.fact, one) for one in taxed):
            yield Reckoned(result, made, near=_NEAR)


def _with_amendments(wording: Wording, index: int) -> Iterator[Reckoned]:
    """What a contract is with all its amendments."""
    result, before = wording.numbers[index], wording.before(index)
    if result.unit != MONEY or not _WITH_ALL.within(before):
        return
    first = _only_amount(wording, _CONTRACT, _AWARDED)
    more = _only_amount(wording, _AMENDED)
    is_whole = _CONTRACT.within(before) and not _LOTS.within(before)
    if is_whole and first is not None and more is not None:
        made = all_added((first.fact, more.fact))
        yield Reckoned(result, made, loose=True)


def _only_amount(wording: Wording, *words: WordList) -> SpokenNumber | None:
    """The first amount behind some words, in the one sentence before that says them all."""
    found: list[SpokenNumber] = []
    for sentence in wording.earlier:
        told = list(_told(sentence, words))
        found += told[:1]
    if wording.numbers and not found:
        found = list(_told(wording, words))[:1]
    return found[0] if len({one.value for one in found}) == 1 else None


def _told(
    sentence: Wording, words: Sequence[WordList]
) -> Iterator[SpokenNumber]:
    """The amounts of a sentence that stand right behind all the words, of no part of a contract."""
    for place, one in enumerate(sentence.numbers):
        before = sentence.before(place)
        is_told = all(each.within(before) for each in words)
        is_part = _LOTS.within(to_end_of_clause(sentence.after(place)))
        if one.unit == MONEY and is_told and not is_part:
            yield one
