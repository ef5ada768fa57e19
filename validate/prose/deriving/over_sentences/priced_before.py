"""What so many of a thing cost at a price, where a sentence before tells one of both, and what one
of them costs: "552 journées. L'État les rembourse à 118,50 € l'une. C'est une recette de 65 412 €";
"les 130 008 repas ont produit 521 714,18 €. La recette moyenne d'un repas ressort à 4,01 €";
"1 285,4 kg de moins. Valorisés à 3,10 € le kilogramme, ces restes représentent 3 984,74 €"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.facts import facts_of
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import FALLING, RISING
from extract.french.lexicon.sentences.results_said import SO
from extract.french.lexicon.sentences.said_in_turn import (
    NO_EXACT_FIGURE,
    THAT_IS,
)
from extract.several import only
from validate.prose.deriving.derivation import (
    divided,
    multiplied,
    weighted,
)
from validate.prose.deriving.over_sentences.slipped_values import meant
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    MONTH,
    MONTHS_IN_YEAR,
    SHARE,
    SpokenNumber,
    Wording,
    of_unit,
    unit_named,
)
from validate.prose.pairing.misprints import restates
from validate.prose.words.names import plain_words

_COMES_TO = WordList(
    "recette*", "produit", "depense*", "cout*", "total*", "soit", "montant", "encaiss*", "facture*",
    "represent*", "s'eleve*", "charge", "vente", "cession", "prix", "acquisition",
)  # fmt: skip
"""Before what so many of a thing come to."""
_NOT_THIS = WordList(
    NO_EXACT_FIGURE, RISING, FALLING, "contre", "dont", "par", "moyen*", "chacun*", "chaque",
    "reste*", "solde",
)  # fmt: skip
"""Words by which it is no such thing."""
_AGREED = WordList("prix de", "au prix", "a raison de", "tarif de", "au tarif")
"""Before what is paid for one, which is no amount divided and rounded."""
_EACH = frozenset({"une", "un", "unite", "piece", "lune", "lun"})
"""What a price is so much for one of, where the thing was counted before."""
_OF_ONE = re.compile(
    r"(?:moyen(?:ne)?|revient|cout|prix|recette)\b[^,;:.]*?\b(?:d'un|d'une|du|de la|de l'|par)"
    r" ?(?P<one>[a-z]{4,})[^,;:.]*$"
)
"""Before what one of a thing costs or brings: "la recette moyenne d'un repas ressort à"."""
_EACH_OF = re.compile(
    r"\bchaque (?P<one>[a-z]{4,})\b[^,;:.]*\b(?:donc|ainsi|en moyenne)\b[^,;:.]*$"
)
"""The same: "chaque élève revient donc à"."""
_SO = WordList(
    THAT_IS, SO, "d'ou", "ce qui represente", "ce qui donne", "represent*", "pour un total de",
)  # fmt: skip
"""Between the price of one and what all pay."""
_MAKE = re.compile(
    r"\b(?:represent|cout|rapport|produi|vaut|valent|fait|font|economi|recette|depense|revien|donne"
    r"|verse|encaiss|factur|s'eleve|montant|atteint|prix|soit)\w*\b[^;:.]*$"
)
"""Between the price of one and what those just counted come to."""
_THESE = WordList(
    "ces", "cette", "ce", "cet", "ils", "elles", "cela", "ceci", "leur(s)"
)
"""What a sentence calls those just counted."""
_FOR_MONTHS = WordList("pour", "que pour", "que sur", "sur")
"""Before the months of a year in which something is paid."""
_WHICH_IS = WordList("ce qui represente", "soit", "c'est-a-dire", "donc")
_MEAN = WordList("moyen", "moyenne", "revient")
_BETWEEN = 60
"""Characters before a number in which its own words stand."""
_SENTENCES = 5
"""Sentences in which a price and a number of things may stand."""
_NEAR = Decimal("0.2")
"""How far the price of one may be from what both give."""
_WHY = "the sentences give a price and how many"


def priced_before(
    wording: Wording, counted: Sequence[SpokenNumber]
) -> Iterator[Reckoned]:
    """Each amount of a sentence that the prices and the numbers of things of those before give;
    ``counted`` are the numbers of things of the act."""
    for index, result in enumerate(wording.numbers):
        if result.is_amount:
            yield from _of_those(wording, index, counted)
            yield from _of_the_count(wording, index)
            yield from _of_so_many(wording, index)
            yield from _of_several(wording, index)
            yield from _of_some_months(wording, index)
        if result.unit == MONEY:
            yield from _of_one(wording, index)
            yield from _each_gets(wording, index)


def _of_the_count(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "7 440 passages, contre 6 890 en 2024. Les ménages règlent 3,40 € par passage, c'est-à-dire
    X": as many as are counted; those of before, where these give it, were taken in their place."""
    result, rate = wording.numbers[index], wording.numbers[index - 1]
    one = only(rate.per)
    told = wording.before(index)[-_BETWEEN:]
    is_rate = index > 0 and rate.unit == MONEY and one is not None
    if not is_rate or one is None or not _SO.within(told):
        return
    own, before = _counted(wording, one)
    for units in own:
        made = multiplied(facts_of((units, rate)), Decimal(1), _WHY)
        if restates(result.fact, made.value):
            yield Reckoned(result, made)
            return
    now = only({each.value: each for each in own}.values())
    is_of_before = any(
        restates(result.fact, each.value * rate.value) for each in before
    )
    if now is not None and is_of_before:
        made = multiplied(facts_of((now, rate)), Decimal(1), _WHY)
        yield Reckoned(result, made, near=ANY)


def _of_those(
    wording: Wording, index: int, counted: Sequence[SpokenNumber]
) -> Iterator[Reckoned]:
    """ "1 285,4 kg de moins. Valorisés à 3,10 € le kilogramme, ces restes représentent X": as many
    as were counted last; others of the act, where these give it, were taken in their place."""
    if not index:
        return
    rate, result = wording.numbers[index - 1 : index + 1]
    unit = only(rate.per)
    is_made = _MAKE.search(wording.before(index)) is not None
    if rate.unit != MONEY or unit is None or not is_made:
        return
    those = _just_counted(wording, unit)
    if those is None:
        return
    made = multiplied(facts_of((those, rate)), Decimal(1), _WHY)
    if restates(result.fact, made.value):
        yield Reckoned(result, made)
    elif _THESE.within(wording.text[: result.start]) and any(
        restates(result.fact, one.fact.value_or_zero * rate.value)
        for one in of_unit(counted, unit)
    ):
        yield Reckoned(result, made, near=ANY)


def _just_counted(wording: Wording, unit: str) -> SpokenNumber | None:
    """The only number of things of the last sentence before that counts any, where this one does
    not."""
    if any(one.unit == unit for one in wording.numbers):
        return None
    said = (of_unit(one.numbers, unit) for one in reversed(wording.sooner))
    last = next(filter(None, said), [])
    return only({one.value: one for one in last}.values())


def _counted(
    wording: Wording, unit: str
) -> tuple[list[SpokenNumber], list[SpokenNumber]]:
    """The numbers of things that the sentences up to one count, and those of before that these are
    compared with."""
    own: list[SpokenNumber] = []
    before: list[SpokenNumber] = []
    for sentence in (*wording.earlier, wording):
        for place, one in enumerate(sentence.numbers):
            if one.measure == (unit, ()):
                group = before if sentence.is_compared(place) else own
                group.append(one)
    return own, before


def _of_so_many(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "38 foyers. 63 € par foyer. Produit : X": a slip alone tells which are meant."""
    result, before = wording.numbers[index], wording.before(index)[-_BETWEEN:]
    if not _COMES_TO.within(before) or _NOT_THIS.within(before):
        return
    pairs = _pairs(wording, index)
    made = [multiplied(facts_of(one), Decimal(1), _WHY) for one in pairs]
    agreed = _agreed_price(wording, index)
    for one in meant(wording, index, made):
        are_rounded = (
            price is not agreed and _is_rounded(result, count, price)
            for count, price in pairs
        )
        if not one.loose or not any(are_rounded):
            yield one


def _agreed_price(wording: Wording, index: int) -> SpokenNumber | None:
    """The price right before an amount that a sentence tells as what is paid for one."""
    if not index or not _AGREED.within(wording.before(index - 1)):
        return None
    return wording.numbers[index - 1]


def _pairs(
    wording: Wording, index: int
) -> list[tuple[SpokenNumber, SpokenNumber]]:
    """The numbers of things before one, each with the prices of one of them."""
    here = wording.up_to(index)
    said = [
        one
        for sentence in (*wording.earlier[-_SENTENCES:], here)
        for one in sentence.numbers
        if one.value
    ]
    return [
        (count, price)
        for price in said
        for count in said
        if _is_price_of(price, count)
    ]


def _is_rounded(
    result: SpokenNumber, count: SpokenNumber, price: SpokenNumber
) -> bool:
    """Whether a price is what one of so many has of an amount, rounded."""
    return restates(price.fact, divided(result.fact, count.fact).value)


def _is_price_of(price: SpokenNumber, count: SpokenNumber) -> bool:
    """Whether an amount is what one of so many things costs."""
    if price.unit != MONEY or count.unit in ("", MONEY, SHARE) or count.per:
        return False
    one = only(price.per)
    return one is not None and (one in _EACH or one == count.unit)


def _of_several(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "A repas au tarif de P, B à Q et C à R. Les familles ont ainsi versé X": as many things as
    there are prices, each before its own, in the sentence or the one before."""
    result, before = wording.numbers[index], plain_words(wording.before(index))
    told = SO.within(before) or _COMES_TO.within(before)
    is_alone = len(of_unit(wording.numbers[index:], MONEY)) == 1
    if not told or not is_alone or _NOT_THIS.within(before):
        return
    sooner = wording.sooner[-1].numbers if wording.sooner else ()
    numbers = wording.numbers[:index] or sooner
    counts, prices = numbers[::2], numbers[1::2]
    if len(counts) == len(prices) > 1 and _are_priced(counts, prices, result):
        units = tuple(one.value for one in counts)
        made = weighted(facts_of(prices), units, _WHY)
        yield Reckoned(result, made, near=_NEAR)


def _are_priced(
    counts: Sequence[SpokenNumber],
    prices: Sequence[SpokenNumber],
    result: SpokenNumber,
) -> bool:
    """Whether some numbers are all of one thing, and others prices of it."""
    units = {one.unit for one in counts}
    is_one_thing = len(units) == 1 and all(one.is_of_things for one in counts)
    return is_one_thing and all(
        one.unit == MONEY and one.value < result.value for one in prices
    )


def _of_one(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "130 008 repas ont produit W. La recette moyenne d'un repas ressort à X": both stand in one
    sentence, each alone."""
    result, before = wording.numbers[index], wording.before(index)
    found = _OF_ONE.search(before)
    if found is None or not _MEAN.within(before) or index:
        return
    if RISING.within(before) or FALLING.within(before):
        return
    name = unit_named(found["one"])[0]
    for sentence in reversed(wording.earlier[-_SENTENCES:]):
        counts = [one for one in sentence.numbers if one.unit == name]
        amounts = of_unit(sentence.numbers, MONEY)
        units, whole = only(counts), only(amounts)
        if units is not None and whole is not None and units.value:
            made = divided(whole.fact, units.fact)
            yield Reckoned(result, made, near=_NEAR)
            return


def _each_gets(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "199 élèves. Leur coût total est de W. Chaque élève revient donc à X": the last amount,
    where its sentence has no other, and the only number of such things."""
    result, before = wording.numbers[index], wording.before(index)
    found = _EACH_OF.search(before)
    if found is None or RISING.within(before) or FALLING.within(before):
        return
    name = unit_named(found["one"])[0]
    here = wording.up_to(index)
    near = [*wording.sooner[-2:], here]
    counts = [
        one
        for some in near
        for one in some.numbers
        if one.unit == name and _is_named(some, one)
    ]
    told = [of_unit(some.numbers, MONEY) for some in near]
    amounts = next(filter(None, reversed(told)), [])
    units, whole = only(counts), only(amounts)
    if units is not None and whole is not None and units.value:
        made = divided(whole.fact, units.fact)
        yield Reckoned(result, made, near=_NEAR)


def _is_named(sentence: Wording, one: SpokenNumber) -> bool:
    """Whether the noun of a number is printed right behind it."""
    behind = sentence.text[one.end :].lstrip()
    return behind.startswith(one.unit)


def _of_some_months(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Le surcroît est de W par an. La mesure ne pèsera que pour quatre mois, ce qui représente
    X": as many twelfths of an amount that was just said, where a slip alone tells which."""
    if not index or not _WHICH_IS.closes(wording.before(index)):
        return
    months, result = wording.numbers[index - 1 : index + 1]
    if months.unit != MONTH or not _FOR_MONTHS.closes(
        wording.before(index - 1)
    ):
        return
    said = [
        one
        for sentence in (*wording.sooner, wording)
        for one in sentence.numbers
        if one.unit == MONEY and one.start != result.start
    ]
    made = [
        multiplied(facts_of((months, one)), 1 / MONTHS_IN_YEAR, _WHY)
        for one in said
    ]
    yield from meant(wording, index, made)
