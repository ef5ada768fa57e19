"""What a year comes to of a monthly amount that a sentence said: "les indemnités s'élèvent à
7 701,00 € par mois … La dépense annuelle, de 92 412,00 €"; "1 506,00 € chaque mois, soit
15 060,00 € de mars à décembre et 18 072,00 € en année pleine"."""

import re
from collections.abc import Iterator, Set
from decimal import Decimal

from extract.several import only
from validate.model.typing_slips import digits_told
from validate.prose.deriving.derivation import Derivation, multiplied
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    MONTH,
    MONTHS_IN_YEAR,
    YEARLY,
    SpokenNumber,
    Wording,
    of_unit,
)
from validate.prose.pairing.misprints import is_slip, restates

_DIGITS = 5
"""Telling digits of a year's amount that a slip parts from twelve months of another."""
_FULL_YEAR = re.compile(
    r"\W*(?:(?:€|euros?|ht|ttc|bruts?|charges comprises)\W+)*"
    r"(?:en|sur une|pour une|sur l'|pour l') ?annee(?: (?:pleine|complete|entiere)\b|\W*$)"
)
"""Behind what a whole year comes to."""
_WHY = "the sentence gives twelve months of a monthly amount"


def years_of_months(wording: Wording) -> Iterator[Reckoned]:
    """Each amount of a year that is twelve of the monthly ones before, or a slip of one of
    them, or of fewer months."""
    for index, result in enumerate(wording.numbers):
        if not _is_of_a_year(wording, index):
            continue
        said = [
            one
            for sentence in (*wording.earlier, wording.up_to(index))
            for one in sentence.numbers
        ]
        months = [one for one in said if one.measure == (MONEY, (MONTH,))]
        made = _meant(result, months)
        counted = {one.value for one in of_unit(said, MONTH)}
        fewer = None if made else _of_fewer(result, months, counted)
        if made is not None:
            yield Reckoned(result, made)
        elif fewer is not None:
            yield Reckoned(result, fewer)


def _is_of_a_year(wording: Wording, index: int) -> bool:
    """Whether an amount is what a whole year comes to."""
    result = wording.numbers[index]
    is_full = _FULL_YEAR.match(wording.after(index)) is not None
    return result.measure == (MONEY, YEARLY) or (result.is_amount and is_full)


def _of_fewer(
    result: SpokenNumber, months: list[SpokenNumber], told: Set[Decimal]
) -> Derivation | None:
    """Twelve of the only monthly amount of which an amount of a year is, to the last digit, fewer:
    so many months were counted for a year; none of the numbers of months that sentences tell."""
    if digits_told(result.fact) < _DIGITS:
        return None
    counted = {
        one.value: one
        for one in months
        for number in range(2, int(MONTHS_IN_YEAR))
        if number not in told and restates(result.fact, one.value * number)
    }
    one = only(counted.values())
    return None if one is None else _twelve(one)


def _twelve(month: SpokenNumber) -> Derivation:
    return multiplied((month.fact,), MONTHS_IN_YEAR, _WHY)


def _meant(
    result: SpokenNumber, months: list[SpokenNumber]
) -> Derivation | None:
    """The one that gives a number; else the only one of which it is a slip."""
    made = list(map(_twelve, months))
    exact = [one for one in made if restates(result.fact, one.value)]
    if exact:
        return exact[0]
    if result.fact.number is None or digits_told(result.fact) < _DIGITS:
        return None
    if any(_is_rounded(result, one) for one in months):
        return None
    slips = {one.value: one for one in made if is_slip(result.value, one.value)}
    return only(slips.values())


def _is_rounded(result: SpokenNumber, month: SpokenNumber) -> bool:
    """Whether an amount of a year is twelve of a monthly one before that was rounded."""
    number = month.fact.number
    assert number is not None
    gap = abs(result.value - month.value * MONTHS_IN_YEAR)
    return gap <= number.half_unit * MONTHS_IN_YEAR
