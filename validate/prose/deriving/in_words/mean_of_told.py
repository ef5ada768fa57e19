"""What as many things as a sentence tells come to, and their mean: "les cinq citernes coûtent
ensemble 50 280,00 €, soit une moyenne de 10 056,00 €"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from validate.prose.deriving.derivation import divided, multiplied
from validate.prose.deriving.typed_products import ANY, Reckoned
from validate.prose.deriving.wording import SHARE, SpokenNumber, Wording
from validate.prose.pairing.misprints import is_slip, restates

_ALL_OF = re.compile(r"^\W*(?:[a-z' ]{0,30}\W)?(?:les|ces|nos|ses) $")
"""Before the number of all things that are spoken of."""
_MEAN = re.compile(
    r"[^,;:.()]{0,24},? soit (?:en moyenne|une moyenne de|(?:un|une) [a-z]+ moyen(?:ne)? de) "
)
"""Between what they come to and their mean."""
_PART = re.compile(r"\b(?:dont|chacun|sur|parmi|pour|contre)\b")
"""Between their number and what they come to, where it is of some of them, or of each."""
_WHY = "the sentence gives what several come to, and their mean"


def mean_of_told(wording: Wording) -> Iterator[Reckoned]:
    """Each mean of a sentence right behind a number and how many it is of; that number, where it is
    a slip of what as many means come to."""
    for index in range(2, len(wording.numbers)):
        count, whole, mean = wording.numbers[index - 2 : index + 1]
        is_told = (
            _ALL_OF.search(wording.before(index - 2)) is not None,
            _PART.search(wording.before(index - 1)) is None,
            _MEAN.fullmatch(wording.before(index)) is not None,
            _are_of_things(count, whole, mean),
        )
        if not all(is_told):
            continue
        made = divided(whole.fact, count.fact)
        all_means = multiplied((count.fact, mean.fact), Decimal(1), _WHY)
        is_right = restates(mean.fact, made.value)
        if not is_right and is_slip(whole.value, all_means.value):
            yield Reckoned(whole, all_means)
        else:
            yield Reckoned(mean, made, near=ANY)


def _are_of_things(
    count: SpokenNumber, whole: SpokenNumber, mean: SpokenNumber
) -> bool:
    """Whether a number counts things, and two others are of one unit, the second for one."""
    is_for_one = mean.per in ((), (count.unit,)) and not whole.per
    return (
        count.is_of_things
        and count.value > 1
        and whole.unit not in ("", SHARE, count.unit)
        and mean.unit == whole.unit
        and mean.scale == whole.scale
        and is_for_one
    )
