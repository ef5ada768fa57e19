"""What things come to that are told each with the price of one, one right behind the other: "au
tarif plein de 95 € pour 205 élèves et au demi-tarif de 47,50 € pour les 20 cadets, ce qui procure
20 425 € au total"; "46 colis simples à 32 € et 5 colis de couple à 48 €, pour 1 712 €"."""

import re
from collections.abc import Iterator, Sequence

from extract.facts import facts_of
from extract.french.lexicon.concept import WordList
from validate.prose.deriving.derivation import (
    Derivation,
    weighted,
)
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    MONTH,
    SHARE,
    YEARLY,
    SpokenNumber,
    Wording,
)

_PRICE_FIRST = re.compile(
    r"\W*(?:(?:€|euros?|ht|ttc|l'une?|chacune?|par [a-z]+)\W+)*"
    r"(?:pour|x|×)(?: (?:les|ses|nos|ces))?\W*"
)
"""Between the price of one and how many there are."""
_COUNT_FIRST = re.compile(
    r"\W*[a-z'-]+ (?:(?!mont|elev|inferieu|superieu|serv|egal|port|pass|fix)[a-z'-]+ ){0,4}?"
    r"(?:a|x|×|au prix(?: unitaire)? de|au tarif(?: [a-z]+)? de|a raison de)\W*"
)
"""Between how many there are and the price of one."""
_COMES_TO = re.compile(
    r"(?:soit|pour|donc|c'est-a-dire|d'ou|au total|en tout|ce qui (?!laisse|porte|reste)[a-z]+"
    r"|(?:ca|cela) fait|qui font|produi\w+|represent\w+|rapport\w+|procur\w+)"
    r"(?: (?:une? )?(?:recette|produit|depense|credit|cout|total|montant))?"
    r"(?: total\w*| annuel\w*)?"
    r"(?: de)?(?: au total| en tout| en annee pleine)?\W*$"
)
"""Right before what all come to."""
_GOES_ON = re.compile(r"[^;:.()]*(?:\b(?:et|plus|puis)\b|[,+])[^;:.()]*")
"""Between two pairs."""
_NOT_ALL = WordList(
    "dont", "de plus", "de moins", "au lieu de", "contre", "reste*"
)
"""Words by which it is of others too."""
_CHANGE = re.compile(r"\W*(?:€|euros?)?\W*(?:de plus|de moins|chacun)")
"""Behind by how much two differ."""
_TIMES = frozenset(
    {MONTH, *YEARLY, "jour", "semaine", "trimestre", "premier", "dernier"}
)
"""What has no price, and words of such things that are left out."""
_OF_OTHERS = WordList("chacun* des", "chaque", "de", "d'")
"""Before what is the size of others, or what they share: "350 bacs de 400 litres à 52 €"."""
_MULTIPLIED = re.compile(r"[×x+]\W*$")
"""Before a pair that is no first one."""
_SIGNS = ("× ", "x ")
"""Behind a number that is multiplied."""
_STEM = 3
"""Letters of the noun of a number."""
_WHY = "the sentence tells how many there are at each price"
_Pair = tuple[SpokenNumber, SpokenNumber]
"""How many there are, and the price of one."""


def priced_pairs(wording: Wording) -> Iterator[Reckoned]:
    """Each amount of a sentence right behind several numbers of things with their prices."""
    for index in range(2, len(wording.numbers)):
        result, before = wording.numbers[index], wording.before(index)
        is_told = (
            result.is_amount,
            _COMES_TO.search(before) is not None,
            not _NOT_ALL.within(before),
            not _CHANGE.match(wording.after(index)),
        )
        pairs = _pairs(wording, index) if all(is_told) else ()
        if pairs and all(price.value < result.value for _, price in pairs):
            yield Reckoned(result, _added(pairs), near=ANY)


def _pairs(wording: Wording, index: int) -> Sequence[_Pair]:
    """The pairs right before a number, all told in one order."""
    for between, is_price_first in (
        (_PRICE_FIRST, True),
        (_COUNT_FIRST, False),
    ):
        found: list[_Pair] = []
        place = index - 2
        while place >= 0 and between.fullmatch(wording.before(place + 1)):
            one, other = wording.numbers[place : place + 2]
            pair = (other, one) if is_price_first else (one, other)
            if not _is_priced(wording, place + is_price_first, *pair):
                break
            found.insert(0, pair)
            place -= 2
            if not _GOES_ON.fullmatch(wording.before(place + 2)):
                break
        if found and not _MULTIPLIED.search(wording.before(place + 2)):
            return found
    return ()


def _is_priced(
    wording: Wording, place: int, count: SpokenNumber, price: SpokenNumber
) -> bool:
    """Whether a number, by its place, counts things of a noun that it stands before, and an amount
    may be the price of one of them."""
    is_thing = count.unit not in (*_TIMES, MONEY, SHARE) and not count.per
    behind = wording.text[count.end :].lstrip()
    names = (count.unit[:_STEM],) if count.unit else ()
    is_named = behind.startswith((*names, *_SIGNS))
    is_own = not _OF_OTHERS.closes(wording.before(place))
    is_price = price.unit == MONEY and price.value > 0 and count.value > 0
    return is_thing and is_named and is_own and is_price


def _added(pairs: Sequence[_Pair]) -> Derivation:
    prices = facts_of(price for _, price in pairs)
    return weighted(
        prices, tuple(count.fact.value_or_zero for count, _ in pairs), _WHY
    )
