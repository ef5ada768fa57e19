"""Which of several derivations a number is meant by, where words do not tell: the one that gives
it, or the only one of which it is a slip of the hand."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from extract.facts import Fact
from extract.several import ids_of, only
from validate.model.typing_slips import is_slip_of
from validate.prose.deriving.derivation import Derivation
from validate.prose.deriving.typed_products import Reckoned
from validate.prose.deriving.wording import MONEY, SpokenNumber, Wording
from validate.prose.pairing.misprints import restates

_LARGE = 1000
"""Of less, anything is a slip of anything."""


def given_or_slipped(
    result: SpokenNumber,
    made: Sequence[Derivation],
    slipped: Iterable[Derivation],
    is_slip: Callable[[Decimal], bool],
) -> Iterator[Reckoned]:
    """The derivation that gives a number; else the only one of those ``slipped`` whose value, to
    its last digit, it is a slip of, by one unit at least."""
    exact = [one for one in made if restates(result.fact, one.value)]
    number = result.fact.number
    if exact or number is None:
        yield from (Reckoned(result, one) for one in exact[:1])
        return
    slips = {
        value: one
        for one in slipped
        if is_slip(value := number.to_last_digit(one.value))
        and abs(value - number.value) >= 1
    }
    told = only(list(slips.values()))
    if told is not None:
        yield Reckoned(result, told, loose=True)


def meant(
    wording: Wording, index: int, made: Sequence[Derivation]
) -> Iterator[Reckoned]:
    """The derivation that gives a number, or the only one of which it is a slip of the hand; of few
    digits, and of cents, none is told, nor of what another number says already: "estimé à
    138 710 €, soit 110 € le m². Il est cédé pour un montant de 128 710 €"."""
    result = wording.numbers[index]
    said = [
        one
        for sentence in (*wording.earlier, wording)
        for one in sentence.numbers
        if one.unit == MONEY
    ]
    unsaid = (one for one in made if not _is_said(one, said))
    yield from given_or_slipped(
        result, made, unsaid, partial(_is_slip, result.fact)
    )


def _is_slip(fact: Fact, value: Decimal) -> bool:
    """Whether a number of digits enough is a slip of the hand of a value."""
    number = fact.number
    if number is None or number.value < _LARGE:
        return False
    return is_slip_of(number, value)


def _is_said(made: Derivation, said: Sequence[SpokenNumber]) -> bool:
    """Whether a number that is none of its terms says what a derivation gives."""
    terms = ids_of(made.terms)
    return any(
        restates(one.fact, made.value)
        for one in said
        if one.fact.id not in terms
    )
