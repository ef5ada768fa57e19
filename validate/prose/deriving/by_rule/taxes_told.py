"""The tax of an amount, and amounts without tax and with it, where the act prints both: "la TVA au
taux de 20 % s'élève à 68 614 €, ce qui porte le marché à 411 684 € toutes taxes comprises", of
343 070 €; these 411 684 € are no amount "hors taxes"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from re import Pattern

from extract.facts import Fact
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import NET_OF_TAX, TAX_INCLUDED
from extract.french.lexicon.taxes import VAT_RATES
from extract.several import only, present
from validate.prose.deriving.by_rule.taxed_bases import may_tell, told_of
from validate.prose.deriving.derivation import HUNDRED, same_as, taken_away
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import SHARE, Wording

_TAX = WordList("tva", "t.v.a.", "taxe sur la valeur ajoutee")
_COMES_TO = re.compile(
    r"\W*(?:pour cent)?\W*,? ?(?:s.eleve|se monte|se chiffre|s.etablit|represente|est de|soit)\b"
    r"(?: (?:donc|ainsi))?(?: a)?\W*"
)
"""Between the rate of a tax and what it comes to."""
_SIDES = (NET_OF_TAX, TAX_INCLUDED)
_WHY = "the act prints the amount with its tax and without"


def taxes_told(wording: Wording, facts: Sequence[Fact]) -> Iterator[Reckoned]:
    """The tax that a sentence tells beside the amount with it, and each amount that is said to be
    without tax where it was said with it, or the other way round."""
    for index, number in enumerate(wording.numbers):
        if number.is_amount and may_tell(number.value):
            yield from _tax(wording, index, facts)
            yield from _other_side(wording, index, facts)


def _tax(
    wording: Wording, index: int, facts: Sequence[Fact]
) -> Iterator[Reckoned]:
    """ "La TVA à R % s'élève à X, ce qui porte le marché à T TTC": what the figure of the act
    leaves of T that comes to it with its tax."""
    if not 0 < index < len(wording.numbers) - 1:
        return
    rate, result, gross = wording.numbers[index - 1 : index + 2]
    is_told = (
        rate.unit == SHARE and rate.value in VAT_RATES and gross.is_amount,
        _TAX.within(wording.before(index - 1)),
        _COMES_TO.fullmatch(wording.before(index)),
        TAX_INCLUDED.match(told_of(wording, index + 1)),
    )
    if all(is_told):
        base = _figure(facts, gross.value / _with_tax(rate.value))
        if base is not None:
            made = taken_away(gross.fact, base)
            yield Reckoned(result, made, near=ANY)


def _other_side(
    wording: Wording, index: int, facts: Sequence[Fact]
) -> Iterator[Reckoned]:
    """An amount that was said with its tax, and is said again as one without, as the figure of the
    act that is so; or the other way round."""
    number, told = wording.numbers[index], told_of(wording, index)
    for own, other in (_SIDES, _SIDES[::-1]):
        is_other = (
            own.match(told) is not None,
            _is_said(wording, number.value, other),
            not _is_said(wording, number.value, own),
        )
        if not all(is_other):
            continue
        values = [
            number.value / one if own is NET_OF_TAX else number.value * one
            for one in map(_with_tax, VAT_RATES)
        ]
        meant = only(present(_figure(facts, value) for value in values))
        if meant is not None:
            yield Reckoned(number, same_as(meant, _WHY), near=ANY)


def _is_said(wording: Wording, value: Decimal, side: Pattern[str]) -> bool:
    """Whether a sentence before says an amount with its tax, or without."""
    return any(
        number.value == value and side.match(told_of(sentence, at))
        for sentence in wording.earlier
        for at, number in enumerate(sentence.numbers)
    )


def _figure(facts: Sequence[Fact], value: Decimal) -> Fact | None:
    """A figure of the act, to the cent."""
    cents = value.quantize(Decimal("0.01"))
    return next((one for one in facts if one.value == cents), None)


def _with_tax(rate: Decimal) -> Decimal:
    """What an amount without tax is multiplied by."""
    return 1 + rate / HUNDRED
