"""What one of several has of an amount, and what several come to, where the amount or their number
was said in the sentence before: "13 390 €. Pour les 412 habitants, cela représente 32,50 € par
tête"; "37 foyers. Chaque part étant de 8 stères et le stère à 11 €, il sera encaissé 3 256 €"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from extract.facts import facts_of
from extract.french.land_areas import find_land_areas
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.sentences.limits_said import FALLING, LIMIT, RISING
from extract.french.lexicon.sentences.said_in_turn import NO_EXACT_FIGURE
from extract.several import only
from validate.model.identity import Form
from validate.prose.deriving.derivation import divided, multiplied
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SpokenNumber,
    Wording,
    of_unit,
    to_end_of_clause,
)
from validate.prose.pairing.misprints import restates
from validate.prose.words.names import plain_words

_MAKES = WordList(
    "represent*", "soit", "correspond*", "revien*", "ressort*", "equiva*", "donne*", "met", "fait",
    "d'ou",
)  # fmt: skip
"""Before what one of several has."""
_NOT_THIS = WordList(
    RISING, FALLING, LIMIT, NO_EXACT_FIGURE, "contre", "moyenne d*", "moyenne nationale",
    "autre(s)", "apres", "supplementaire(s)", "dont",
)  # fmt: skip
"""Words by which it is of another amount."""
_HEADS = {"tete": ("habitant", "personne"), "personne": ("habitant",)}
"""What is so much for one of others under another name."""
_EACH = WordList("chaque", "chacun*")
"""Before what each of those just counted has."""
_ON_AVERAGE = WordList("en moyenne", "prix moyen", "cout moyen")
"""Words of what one of all has."""
_PART = WordList("dont")
"""Before a part of what was just counted."""
_NOT_ALL = WordList(
    RISING, FALLING, LIMIT, NO_EXACT_FIGURE, "contre", "autre(s)", "moyenne d*"
)
"""Words by which a mean is of others."""
_BRINGS = WordList(
    "encaiss*", "percevr*", "percu*", "recette*", "rapport*", "produi*", "produit", "depens*",
    "cout*", "soit", "total*", "represent*", "facture", "pai*", "verse*",
)  # fmt: skip
"""Before what several pay or get."""
_TIMES_MORE = WordList("multipli* par")
"""Before how many times more a figure is than another."""
_FROM_TO = WordList("a")
"""Between both."""
_BETWEEN = 60
"""Characters before a number in which its own words stand."""
_NEAR = Decimal("0.2")
"""How far a number may be from what the others give."""
_WHY = "the sentence multiplies what each has"


def for_one(
    wording: Wording, counted: Sequence[SpokenNumber]
) -> Iterator[Reckoned]:
    """What one has, or all have, of what the sentence before said; ``counted`` are the numbers of
    things of the act."""
    for index in range(len(wording.numbers)):
        yield from _of_last_amount(wording, index)
        yield from _of_last_count(wording, index, counted)
        yield from _each_part(wording, index)
        yield from _mean_of_all(wording, index)
        yield from _times_more(wording, index)


def _of_last_amount(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "13 390 €. Pour les 412 habitants, cela représente X par tête": the amount is the only one
    of the sentence before, and none of this one stands before the number."""
    result, before = wording.numbers[index], wording.numbers[:index]
    amounts = wording.sooner[-1].numbers if wording.sooner else ()
    whole = only([one for one in amounts if one.unit == result.unit])
    units = _things(before, _names(result))
    has_own = any(one.unit == result.unit for one in before)
    if whole is None or units is None or has_own or whole.per:
        return
    if _is_of_one(wording, index):
        made = divided(whole.fact, units.fact)
        yield Reckoned(result, made, near=_NEAR, vague=True)


def _is_of_one(wording: Wording, index: int) -> bool:
    """Whether words say that a number is what one has of an amount, and of no other than the last
    one."""
    result = wording.numbers[index]
    told = wording.text[: result.start]
    makes = _MAKES.within(wording.before(index)[-_BETWEEN:])
    is_one = len(result.per) == 1 and result.unit == MONEY
    return makes and is_one and not _NOT_THIS.within(plain_words(told))


def _names(result: SpokenNumber) -> Sequence[str]:
    """The names of those of whom a number is so much for one."""
    return tuple(
        name for one in result.per[:1] for name in (one, *_HEADS.get(one, ()))
    )


def _things(
    numbers: Sequence[SpokenNumber], names: Sequence[str]
) -> SpokenNumber | None:
    """The only number of things of some names, or the first, which the others come to."""
    found = [one for name in names for one in of_unit(numbers, name)]
    parts = found[1:]
    if len(parts) > 1 and found[0].value == sum(one.value for one in parts):
        return found[0]
    return only(found)


def _of_last_count(
    wording: Wording, index: int, counted: Sequence[SpokenNumber]
) -> Iterator[Reckoned]:
    """ "22 logements, dont 8 en PLAI et 14 en PLUS. Le prix de revient, de T, représente X par
    logement": they are counted in the sentence before, and no other number of things of the act,
    under this name or another, gives what is printed."""
    result, before = wording.numbers[index], wording.numbers[:index]
    whole = only([one for one in before if one.unit == result.unit])
    if whole is None or whole.per or not _is_of_one(wording, index):
        return
    units = _just_counted(wording, _names(result))
    if units is not None:
        things = [one for one in counted if one.names_things]
        given = [one for one in things if _gives(result, whole, one)]
        if not given or units in given:
            made = divided(whole.fact, units.fact)
            yield Reckoned(result, made, near=_NEAR, vague=True)


def _just_counted(
    wording: Wording, names: Sequence[str]
) -> SpokenNumber | None:
    """The things of some names that the sentence before counts, where this one does not."""
    is_here = any(one.unit in names for one in wording.numbers)
    if is_here or not wording.sooner:
        return None
    return _things(wording.sooner[-1].numbers, names)


def _gives(
    result: SpokenNumber, whole: SpokenNumber, units: SpokenNumber
) -> bool:
    """Whether a number is an amount divided by so many."""
    return bool(units.value) and restates(
        result.fact, divided(whole.fact, units.fact).value
    )


def _each_part(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "37 foyers. Chaque part étant de 8 stères et le stère restant à 11 €, il sera encaissé X":
    so many of a thing for each of those that the sentence before counted, at a price for one."""
    result, before = wording.numbers[index], wording.numbers[:index]
    last = wording.sooner[-1].numbers if wording.sooner else ()
    sharers = only(last)
    if len(before) != 2 or sharers is None or not _is_thing(sharers):
        return
    count, price = before
    between = plain_words(wording.before(1)).split()
    is_told = (
        result.is_amount and price.unit == MONEY,
        _is_thing(count) and count.unit != sharers.unit,
        _EACH.within(wording.before(0)),
        price.per in ((), (count.unit,)),
        bool(price.per) or count.unit in between,
        _BRINGS.within(wording.before(index)),
        not _NOT_THIS.within(wording.before(index)),
    )
    if all(is_told):
        made = multiplied(facts_of((sharers, count, price)), Decimal(1), _WHY)
        yield Reckoned(result, made, near=_NEAR, vague=True)


def _mean_of_all(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Cinq parcelles de 19 107 m², dont 9 280 m² en zone AU. Le prix, T au total, ressort à X le
    mètre carré en moyenne": all of them, as the sentences before count them once."""
    result, before = wording.numbers[index], wording.numbers[:index]
    whole = only([one for one in before if one.unit == result.unit])
    told = f"{wording.before(index)} {to_end_of_clause(wording.after(index))}"
    is_mean = (
        len(result.per) == 1,
        _ON_AVERAGE.within(told) and not _NOT_ALL.within(told),
        whole is not None and not whole.per,
        not any(one.unit in result.per for one in wording.numbers),
    )
    if all(is_mean) and whole is not None:
        units = _counted_once(wording, result.per[0])
        if units is not None and units.value:
            made = divided(whole.fact, units.fact)
            yield Reckoned(result, made, near=_NEAR, vague=True)


def _counted_once(wording: Wording, unit: str) -> SpokenNumber | None:
    """The one number of things that the sentences before count, parts of it left aside."""
    counted: dict[Decimal, SpokenNumber] = {}
    for sentence in wording.earlier:
        for place, one in enumerate(sentence.numbers):
            is_part = _PART.closes(sentence.before(place))
            is_again = bool(find_land_areas(one.fact.printed))
            if one.measure == (unit, ()) and not (is_part or is_again):
                counted[one.value] = one
    return only(counted.values())


def _is_thing(number: SpokenNumber) -> bool:
    """Whether a number counts things."""
    return number.is_of_things and bool(number.value)


def _times_more(wording: Wording, index: int) -> Iterator[Reckoned]:
    """ "Passées de A à B ; elles ont été multipliées par X"; none without decimals, which may be
    rounded by much."""
    result, before = wording.numbers[index], wording.numbers[:index]
    number = result.fact.number
    told = wording.before(index)
    if number is None or not number.decimals or not _TIMES_MORE.closes(told):
        return
    ends = [
        (old, new)
        for place, (old, new) in enumerate(pairwise(before), start=1)
        if _FROM_TO.closes(wording.before(place)) and old.value
    ]
    pair = only(ends)
    if pair is not None:
        old, new = pair
        made = replace(divided(new.fact, old.fact), form=Form.RATIO)
        yield Reckoned(result, made, near=_NEAR, vague=True)
