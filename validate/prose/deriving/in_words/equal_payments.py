"""What each of several equal payments is of the amount that was just said: "elles s'élèvent à
486 000 €. Elles sont appelées en quatre versements égaux, soit 121 500 € par trimestre"."""

import re
from collections.abc import Iterator

from extract.french.lexicon.sentences.derived import THAT_IS
from extract.several import only
from validate.prose.deriving.derivation import divided
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import (
    MONEY,
    SpokenNumber,
    Wording,
    of_unit,
)
from validate.prose.pairing.misprints import is_slip, restates

_EQUAL = re.compile(
    r"\W*(?:versement|echeance|acompte|fraction|terme|paiement|part|tranche)s ega(?:ux|les)\b"
)
"""Behind how many payments there are."""


def equal_payments(wording: Wording) -> Iterator[Reckoned]:
    """Each amount that is said to be one of so many equal payments, of the last amount before, of
    which it may be a slip, or one of a payment more or fewer."""
    for index in range(1, len(wording.numbers)):
        count, result = wording.numbers[index - 1 : index + 1]
        between = wording.before(index)
        is_told = (
            result.unit == MONEY,
            _EQUAL.match(between) is not None,
            THAT_IS.search(between) is not None,
            count.value > 1,
        )
        whole = _last_amount(wording, index - 1)
        if not all(is_told) or whole is None:
            continue
        made = divided(whole.fact, count.fact)
        others = (
            whole.value / one for one in (count.value - 1, count.value + 1)
        )
        may_be = is_slip(result.value, made.value) or any(
            restates(result.fact, one) for one in (made.value, *others)
        )
        if may_be:
            yield Reckoned(result, made)


def _last_amount(wording: Wording, stop: int) -> SpokenNumber | None:
    """The only amount of the sentence before the number, or of the last sentence that says any."""
    before = [one.numbers for one in reversed(wording.sooner)]
    said = (
        of_unit(numbers, MONEY) for numbers in (wording.numbers[:stop], *before)
    )
    return only(next(filter(None, said), ()))
