"""Amounts with their tax, at the rate that a sentence prints or the law sets, and what the State
gives back of it: "495 390,50 € HT, TVA à 20 % comprise 594 468,60 €"; "au titre du FCTVA, au taux
de 16,404 %, 17 017,51 €"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.derived import NET_OF_TAX, TAX_INCLUDED
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.french.lexicon.taxes import VAT_RATES
from extract.several import only
from validate.prose.deriving.derivation import HUNDRED, Derivation, multiplied
from validate.prose.deriving.over_sentences.slipped_values import (
    given_or_slipped,
)
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SHARE,
    SpokenNumber,
    Wording,
    of_unit,
)
from validate.prose.pairing.misprints import is_slip, restates
from validate.prose.words.names import plain_words

_WITH_TAX = WordList(
    "tva comprise", "tva incluse", "taxe(s) comprise(s)", "taxe(s) incluse(s)", "porte a",
    "porte(nt) a", "avec la tva", "t.v.a. comprise", "comprise", "incluse", "ttc", "toutes taxes",
)  # fmt: skip
"""Between an amount and the same with its tax."""
_TAX = WordList("tva", "taxe(s)", "ttc")
_NO_RESULT = WordList(
    "dont", "contre", "moins", "plus", "aide(s)", "subvention*", "loyer*", "reste*",
    "montant de la",
)  # fmt: skip
"""Between two amounts of which one is not the other with its tax."""
_GIVEN_BACK = WordList(
    "fctva", "fonds de compensation", "remboursement de la tva", "compensation de la tva",
    "recuperation de la tva",
)  # fmt: skip
_SHARE_GIVEN_BACK = Decimal("0.16404")
_AT_THAT_RATE = re.compile(r"\b16[.,]404\b")
"""The rate of what is given back, as it is printed."""
_BETWEEN = 60
"""Characters between both amounts."""
_AT_RATE = re.compile(
    r"\W*(?:ttc|toutes taxes comprises)?\W*(?:avec |soit )?(?:la )?"
    r"(?:tva|t\.v\.a\.) (?:\w+ )?(?:a|de|au taux de)\W*$"
)
"""Between an amount with its tax and the rate of the tax."""
_TAX_OF = re.compile(r"\b(?:tva|t\.v\.a\.)[^,;:.()]{0,20}$")
"""Before the rate of the tax."""
_OF_A_YEAR = re.compile(r"^\W*€? par an\b")
"""Between an amount and what says whether it is with its tax."""
_NEAR_RATED = Decimal("0.2")
"""How far an amount may be from what the printed rate gives: one rate in place of another."""
_WHY = "the sentence gives an amount without tax and with it"
_WHY_BACK = "the sentence gives what is paid back of the tax"


def with_tax(wording: Wording) -> Iterator[Reckoned]:
    """Each amount of a sentence that is the one before it with its tax, or what is given back of
    the tax of one that was said."""
    for index in range(len(wording.numbers)):
        result, before = wording.numbers[index], wording.before(index)
        if result.unit == MONEY and not NO_EXACT_FIGURE.within(before):
            yield from _taxed(wording, index)
            yield from _taxed_again(wording, index)
            yield from _given_back(wording, index)


def _taxed(wording: Wording, index: int) -> Iterator[Reckoned]:
    """An amount as the last one before it, which is without tax, at the rate between both."""
    result, before = wording.numbers[index], wording.numbers[:index]
    amounts = [one for one in before if one.unit == MONEY]
    if not amounts or not _is_with_tax(wording, amounts[-1], result):
        return
    base = amounts[-1]
    rates = [
        one for one in before if one.start >= base.end and one.unit == SHARE
    ] or _rate_behind(wording, index)
    rate = only(rates)
    if rate is not None and rate.value in VAT_RATES:
        made = multiplied((base.fact,), rate.value / HUNDRED + 1, _WHY)
        yield Reckoned(result, made, near=_NEAR_RATED)
    elif not rates:
        yield from _at_a_rate(base, result)


def _taxed_again(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "L'économie atteint A hors taxes. Les communes, qui paient la TVA de 20 %, gagnent B toutes
    taxes comprises": B is A with its tax, where it is that, or A over again."""
    result, before = wording.numbers[index], wording.numbers[:index]
    rates = [
        one
        for place, one in enumerate(before)
        if one.unit == SHARE and _TAX_OF.search(wording.before(place))
    ]
    rate = only(rates)
    nets = _without_tax(wording, index)
    is_gross = TAX_INCLUDED.match(_printed(wording, index))
    if rate is None or not nets or is_gross is None:
        return
    net = nets[-1]
    made = multiplied((net.fact,), rate.value / HUNDRED + 1, _WHY)
    is_again = net.value == result.value and rate.value in VAT_RATES
    if is_again or restates(result.fact, made.value):
        yield Reckoned(result, made, near=ANY)


def _without_tax(wording: Wording, index: int) -> list[SpokenNumber]:
    """The amounts that are said to be without tax before one, and in the sentence before."""
    sentences = [(one, len(one.numbers)) for one in wording.sooner[-1:]]
    return [
        one
        for sentence, stop in (*sentences, (wording, index))
        for place, one in enumerate(sentence.numbers[:stop])
        if one.unit == MONEY
        and not one.per_thing
        and NET_OF_TAX.match(_printed(sentence, place))
    ]


def _printed(wording: Wording, index: int) -> str:
    """A number as it is printed, and the words behind it."""
    printed = wording.numbers[index].fact.printed.lower()
    return f"{printed} {_OF_A_YEAR.sub('', wording.after(index))}"


def _rate_behind(wording: Wording, index: int) -> list[SpokenNumber]:
    """The rate that is told right behind an amount with its tax: "72 018 € TTC avec la TVA à
    20 %"."""
    following = wording.numbers[index + 1 : index + 2]
    told = _AT_RATE.match(wording.after(index))
    return [one for one in following if one.unit == SHARE and told]


def _is_with_tax(
    wording: Wording, base: SpokenNumber, result: SpokenNumber
) -> bool:
    """Whether words make one amount that before it with its tax."""
    between = wording.text[base.end : result.start]
    printed = f"{base.fact.printed.lower()} {between}"
    behind = f"{result.fact.printed.lower()} {wording.text[result.end :]}"
    is_taxed = _WITH_TAX.within(between) and _TAX.within(between)
    is_alike = base.per_thing == result.per_thing
    is_near = len(between) <= _BETWEEN and is_alike
    is_net = NET_OF_TAX.match(printed) is not None
    is_gross = is_taxed or TAX_INCLUDED.match(behind) is not None
    is_same = is_near and not _NO_RESULT.within(between)
    return is_net and is_gross and is_same


def _at_a_rate(base: SpokenNumber, result: SpokenNumber) -> Iterator[Reckoned]:
    """The same at the rate of the law that gives it, or that one slip of the hand tells."""
    made = [
        multiplied((base.fact,), rate / HUNDRED + 1, _WHY) for rate in VAT_RATES
    ]
    yield from _meant(result, made)


def _meant(
    result: SpokenNumber, made: Sequence[Derivation]
) -> Iterator[Reckoned]:
    """The derivation that gives a number, or the only one of which it is a slip: some cents are the
    rounding of lines, or of an amount without tax that is printed in euros."""
    yield from given_or_slipped(
        result, made, made, lambda value: is_slip(result.value, value)
    )


def _given_back(wording: Wording, index: int) -> Iterator[Reckoned]:
    """What is paid back of the tax of an amount that was said with its tax, here or before."""
    result = wording.numbers[index]
    told = wording.text[: result.start]
    before = "".join(one.text for one in wording.sooner[-1:])
    is_told = _GIVEN_BACK.within(plain_words(f"{before} {told}"))
    if not is_told or _AT_THAT_RATE.search(told) is None:
        return
    said = [
        *(one for sentence in wording.earlier for one in sentence.numbers),
        *wording.numbers[:index],
    ]
    amounts = [one for one in of_unit(said, MONEY) if one.value > result.value]
    made = [
        multiplied((one.fact,), _SHARE_GIVEN_BACK, _WHY_BACK) for one in amounts
    ]
    yield from _meant(result, made)
