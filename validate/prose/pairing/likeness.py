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
    coarse = number.scale > 1 or (number.decimals == 0 and value != value.to_integral())
    return number.value == value or (
        coarse and -number.ulp / 2 <= value - number.value < number.ulp
    )


def is_misprint(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether two different amounts of as many digits differ by one digit or by two neighbours
    swapped.

    Round amounts resemble each other for no reason: both need four significant digits.

    >>> is_misprint(Decimal("426702.50"), Decimal("462702.50")), is_misprint(Decimal("785000"), Decimal("385000.00"))
    (True, False)
    """
    if one is None or other is None or one == other:
        return False
    first, second = (
        f"{abs(one):.2f}".replace(".", ""),
        f"{abs(other):.2f}".replace(".", ""),
    )
    if (
        len(first) != len(second)
        or min(len(first.rstrip("0")), len(second.rstrip("0"))) < TELLING
    ):
        return False
    places = [n for n, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(places) == 1:
        return True
    swapped = len(places) == 2 and places[1] == places[0] + 1
    return (
        swapped
        and first[places[0]] == second[places[1]]
        and first[places[1]] == second[places[0]]
    )
