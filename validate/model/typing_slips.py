"""How one figure becomes another by a slip of the hand."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from itertools import product

from extract.facts import Fact
from extract.french.measures import compound_of
from extract.number import Number

_TELLING = 10_000
"""Units of a figure from which on one slip of another is no accident."""


class Slip(StrEnum):
    """A slip of the hand between two figures."""

    DIGIT = "digit"
    """One digit is another one, is left out or is one too many."""
    SWAP = "swap"
    """Two digits changed places."""


def typing_slip(
    printed: Decimal, expected: Decimal, decimals: int
) -> Slip | None:
    """The slip that turns one figure into the other, both written with ``decimals``; None where one
    slip does not.

    >>> typing_slip(Decimal(255000), Decimal(225000), 0).value
    'digit'
    >>> typing_slip(Decimal(65570), Decimal(65750), 0).value
    'swap'
    """
    if printed * expected <= 0 or expected.scaleb(decimals) % 1:
        return None

    ours = str(int(abs(printed).scaleb(decimals)))
    theirs = str(int(abs(expected).scaleb(decimals)))
    return slip_of_digits(ours, theirs)


def slip_of_digits(ours: str, theirs: str) -> Slip | None:
    """The slip that turns the digits of one figure into those of another, both in the same unit;
    None where one slip does not.

    >>> slip_of_digits("65570", "65750").value
    'swap'
    """
    if len(ours) == len(theirs):
        return _replaced(ours, theirs)
    if abs(len(ours) - len(theirs)) != 1:
        return None
    short, long = sorted((ours, theirs), key=len)
    if _dropped(short, long):
        return Slip.DIGIT
    return None


def is_slip_of(number: Number, value: Decimal) -> bool:
    """Whether one slip turns a value, with the decimals of a number, into that."""
    return slip_between(number, value) is not None


def tells_slip(number: Number) -> bool:
    """Whether a figure has too many digits to be one slip of another by accident."""
    return abs(number.units) >= _TELLING


def slip_between(number: Number, value: Decimal) -> Slip | None:
    """The slip that turns a value, written as a number is, into that; None where it takes more."""
    measure = compound_of(number)
    if measure is None:
        return typing_slip(number.value, value, number.decimals)
    if number.value * value <= 0:
        return None
    ours, theirs = (
        measure.spell(abs(one), number.printed, thousands="", point=".")
        for one in (number.value, value)
    )
    return slip_of_digits(*(_digits(text) for text in (ours, theirs)))


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def digits_told(said: Fact) -> int:
    """How many digits of a number tell it apart: all but the noughts at its end."""
    assert said.number is not None
    return len(str(said.number.units).strip("-").rstrip("0"))


def decimals_of(*values: Decimal) -> int:
    """The most decimals that some figures are written with.

    >>> decimals_of(Decimal("12.50"), Decimal(3), Decimal("1E+2"))
    2
    """
    exponents = (value.as_tuple().exponent for value in values)
    return max(0, *(-one for one in exponents if isinstance(one, int)))


def slips_of(printed: Decimal, ulp: Decimal) -> Iterator[Decimal]:
    """The figures of as many digits that one slip turns into a printed one, swaps first.

    >>> [int(one) for one in slips_of(Decimal(12), Decimal(1))][:4]
    [21, 22, 32, 42]
    """
    digits = str(int(abs(printed) / ulp))
    for other in dict.fromkeys((*swapped(digits), *_changed(digits))):
        if other != digits and not other.startswith("0"):
            yield (Decimal(other) * ulp).copy_sign(printed)


def swapped(digits: str) -> Iterator[str]:
    """Digits with two neighbours that changed places.

    >>> list(swapped("152"))
    ['512', '125']
    """
    for at in range(len(digits) - 1):
        yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]


def _changed(digits: str) -> Iterator[str]:
    for at, digit in product(range(len(digits)), "0123456789"):
        yield digits[:at] + digit + digits[at + 1 :]


def _replaced(ours: str, theirs: str) -> Slip | None:
    """The slip between two figures of as many digits."""
    pairs = [
        pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]
    ]
    if len(pairs) == 1:
        return Slip.DIGIT
    swapped = len(pairs) == 2 and pairs[0] == pairs[1][::-1]
    if swapped:
        return Slip.SWAP
    return None


def _dropped(short: str, long: str) -> bool:
    """Whether one digit left out of ``long`` gives ``short``; zeros at the end are a scale."""
    if long.rstrip("0") == short.rstrip("0"):
        return False
    pairs = enumerate(zip(short, long, strict=False))
    at = next((n for n, (one, other) in pairs if one != other), len(short))
    return long[at + 1 :] == short[at:]
