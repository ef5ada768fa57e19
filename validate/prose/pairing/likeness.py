"""Whether an amount restates another: with the digits it leaves out, or with a slip of the hand."""

from decimal import Decimal

from extract.facts import Fact

TELLING = 4
"""Significant digits below which two amounts resemble each other by chance."""


def agrees(stated: Fact, value: Decimal) -> bool:
    """Whether a stated amount is ``value``, rounded or cut to the digits it prints: without cents,
    or in k€.
    """
    number = stated.number
    if number is None:
        return False
    if number.value == value:
        return True

    without_cents = number.decimals == 0 and value != value.to_integral()
    if number.scale > 1 or without_cents:
        return -number.half_unit <= value - number.value < number.ulp
    return False


def is_misprint(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether two different amounts of as many digits differ by one digit or by two neighbours
    swapped; of one that is the other below nothing, no digit does.

    Round amounts resemble each other for no reason: both need four significant digits.

    >>> is_misprint(Decimal("426702.50"), Decimal("462702.50"))
    True
    >>> is_misprint(Decimal("785000"), Decimal("385000.00"))
    False
    """
    if one is None or other is None or one == other:
        return False
    first, second = _digits(one), _digits(other)
    if len(first) != len(second):
        return False
    if min(len(first.rstrip("0")), len(second.rstrip("0"))) < TELLING:
        return False

    apart = differing_places(first, second)
    if len(apart) != 2:
        return len(apart) == 1
    start, end = apart
    swapped = first[start] + first[end] == second[end] + second[start]
    return swapped and end == start + 1


def _digits(amount: Decimal) -> str:
    """The digits of an amount to the cent."""
    return f"{abs(amount):.2f}".replace(".", "")


def differing_places(first: str, second: str) -> list[int]:
    """The places at which two texts of one length differ.

    >>> differing_places("65900", "69500")
    [1, 2]
    """
    pairs = enumerate(zip(first, second, strict=True))
    return [place for place, (one, other) in pairs if one != other]
