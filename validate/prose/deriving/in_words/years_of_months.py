"""What a year comes to of a monthly amount that a sentence before said: "les indemnités s'élèvent à
7 701,00 € par mois … La dépense annuelle, de 92 412,00 €"."""

from collections.abc import Iterator

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
)
from validate.prose.pairing.misprints import is_slip, restates

_DIGITS = 5
"""Telling digits of a year's amount that a slip parts from twelve months of another."""
_WHY = "the sentence gives twelve months of a monthly amount"


def years_of_months(wording: Wording) -> Iterator[Reckoned]:
    """Each amount of a year that is twelve of the monthly ones before, or a slip of one of them."""
    for index, result in enumerate(wording.numbers):
        if (result.unit, result.per) != (MONEY, YEARLY):
            continue
        months = [
            one
            for sentence in (*wording.earlier, wording.up_to(index))
            for one in sentence.numbers
            if (one.unit, one.per) == (MONEY, (MONTH,))
        ]
        made = _meant(result, months)
        if made is not None:
            yield Reckoned(result, made)


def _meant(
    result: SpokenNumber, months: list[SpokenNumber]
) -> Derivation | None:
    """The one that gives a number; else the only one of which it is a slip."""
    made = [multiplied((one.fact,), MONTHS_IN_YEAR, _WHY) for one in months]
    exact = [one for one in made if restates(result.fact, one.value)]
    if exact:
        return exact[0]
    if result.fact.number is None or digits_told(result.fact) < _DIGITS:
        return None
    slips = {one.value: one for one in made if is_slip(result.value, one.value)}
    return only(slips.values())
