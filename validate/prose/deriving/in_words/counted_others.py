"""What one of several has of an amount, where the amount was divided by how many there are of
others: "8 339 inscrits pour 24 860 habitants … La dépense représente 12,36 € par habitant"; "296
ménages et 674 personnes ont été aidés ; chaque ménage a reçu en moyenne 109,31 €"."""

import re
from collections.abc import Iterator, Sequence

from extract.several import only
from validate.model.typing_slips import digits_told
from validate.prose.deriving.derivation import divided
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    YEARLY,
    SpokenNumber,
    Wording,
    unit_named,
)
from validate.prose.pairing.misprints import restates

_MARK = re.compile(r"[;:.]")
"""What parts the clauses of a sentence."""
_EACH = re.compile(r"\bchaque (?P<one>[a-z]{3,})\b")
"""Whom a clause speaks of one by one."""
_HAS = re.compile(r"\b(?:en moyenne|recu|percu|verse)\b")
"""In a clause, before what each of several has: searched for in turn, as a pattern of both took the
cube of the text's length."""
_INHABITANT = "habitant"
"""Of whom an act counts those of one territory."""
_INHABITANTS = frozenset({_INHABITANT, "tete"})
"""What a number of theirs is so much for one of."""
_TIMES = frozenset({*YEARLY, "mois", "jour", "heure", "semaine", "trimestre"})
"""What an amount is spread over, and not shared by."""
_SENTENCES = 2
"""Sentences before one of whose amounts it may speak, where it counts nothing itself."""
_TELLING = 4
"""Digits of a number that another count does not give by accident."""


def counted_others(
    wording: Wording, counted: Sequence[SpokenNumber]
) -> Iterator[Reckoned]:
    """Each amount of a sentence that is so much for one of those whom the sentence counts, or for
    one of the inhabitants, whom the act counts: what they have of an amount that was said, or that
    one which others have of it to the last digit. ``counted`` are the numbers of things of the act.
    """
    for index, result in enumerate(wording.numbers):
        name = _name(wording, index) if result.unit == MONEY else ""
        if not name or name in _TIMES:
            continue
        here = _of_name(wording.numbers, name)
        numbers = wording.numbers if here else counted
        units = _those(here, counted, name)
        if units is not None:
            others = [one for one in numbers if _is_of_others(one, name)]
            amounts = _amounts(wording, index, is_counted=bool(here))
            yield from _shared(result, amounts, units, others)


def _those(
    here: Sequence[SpokenNumber], counted: Sequence[SpokenNumber], name: str
) -> SpokenNumber | None:
    """The one number of those of a name that the sentence tells, or of the inhabitants that the act
    tells, one by one."""
    those = here or (_of_name(counted, name) if name == _INHABITANT else [])
    units = only({one.value: one for one in those}.values())
    return units if units is not None and units.scale == 1 else None


def _shared(
    result: SpokenNumber,
    amounts: Sequence[SpokenNumber],
    units: SpokenNumber,
    others: Sequence[SpokenNumber],
) -> Iterator[Reckoned]:
    """What some units have of one of several amounts, or should have of the only one that others
    share."""
    for whole in amounts:
        if _is_share(result, whole, units):
            yield Reckoned(result, divided(whole.fact, units.fact))
            return
    taken = {
        whole.value: whole
        for whole in amounts
        for one in others
        if _is_share(result, whole, one)
    }
    whole_of_others = only(taken.values())
    if whole_of_others is not None and digits_told(result.fact) >= _TELLING:
        made = divided(whole_of_others.fact, units.fact)
        yield Reckoned(result, made, near=ANY)


def _name(wording: Wording, index: int) -> str:
    """What a number is so much for one of; empty where nothing says."""
    result = wording.numbers[index]
    clause = _MARK.split(wording.text[: result.start])[-1]
    each = _EACH.search(clause)
    is_had = each is not None and _HAS.search(clause, each.end())
    if each is not None and is_had and result.per in ((), YEARLY):
        return unit_named(each["one"])[0]
    one = only(result.per)
    if one is None:
        return ""
    return _INHABITANT if one in _INHABITANTS else one


def _of_name(numbers: Sequence[SpokenNumber], name: str) -> list[SpokenNumber]:
    return [one for one in numbers if one.measure == (name, ()) and one.value]


def _is_of_others(number: SpokenNumber, name: str) -> bool:
    """Whether a number counts several things of another name, one by one."""
    is_whole = number.value == number.value.to_integral_value()
    is_other = number.names_things and number.unit != name
    return is_other and is_whole and number.value > 1


def _amounts(
    wording: Wording, index: int, *, is_counted: bool
) -> list[SpokenNumber]:
    """The amounts said before a number; of all sentences before, where its own counts those who
    share it."""
    sooner = wording.earlier if is_counted else wording.earlier[-_SENTENCES:]
    return [
        one
        for sentence in (*sooner, wording.up_to(index))
        for one in sentence.numbers
        if one.is_amount and one.value
    ]


def _is_share(
    result: SpokenNumber, whole: SpokenNumber, units: SpokenNumber
) -> bool:
    return restates(result.fact, whole.value / units.value)
