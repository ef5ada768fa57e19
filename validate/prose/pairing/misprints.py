"""Whether two different figures may be one, misprinted: or else they are two figures."""

from decimal import Decimal

from extract.facts import Fact

NEAR = Decimal("0.1")
"""How far apart, by the larger, two counts or percentages may be to be one, miscounted: with few
digits a slip of the hand cannot be told from another figure."""


def restates(stated: Fact, value: Decimal) -> bool:
    """Whether a stated number is ``value`` rounded or cut to the digits it prints, signs aside.

    "environ 1 000" and "12,4 M€" leave digits out, and so does a number with fewer decimals.
    """
    number = stated.number
    if number is None:
        return False
    said, meant = abs(number.value), abs(value)
    coarse = number.scale > 1 or number.approximate or meant % number.ulp != 0
    return said == meant or (coarse and -number.ulp / 2 <= meant - said < number.ulp)


def may_be_misprint(stated: Fact, value: Decimal) -> bool:
    """Whether a stated number may stand for ``value`` by a slip: one digit, or two neighbours.

    Counts and percentages may also be off by little.
    """
    if stated.value is None:
        return False
    near = abs(abs(stated.value) - abs(value)) <= NEAR * max(
        abs(stated.value), abs(value)
    )
    few = stated.counts not in ("amount", "rate")
    return (few and near) or is_slip(stated.value, value)


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Whether the digits of two figures differ in one place or in two neighbouring ones, or one has
    a digit more; both need three significant digits at least.

    >>> is_slip(Decimal("65900.00"), Decimal("69500.00")), is_slip(Decimal("203092"), Decimal("183092"))
    (True, True)
    >>> is_slip(Decimal("18626"), Decimal("28696")), is_slip(Decimal("8000"), Decimal("5000"))
    (False, False)
    """
    first, second = _digits(one, other)
    if min(len(first.rstrip("0")), len(second.rstrip("0"))) < _TELLING:
        return False
    if len(first) == len(second):
        apart = [
            n for n, (a, b) in enumerate(zip(first, second, strict=True)) if a != b
        ]
        return bool(apart) and apart[-1] - apart[0] <= 1
    longer, shorter = sorted((first, second), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and any(
        longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer))
    )


_TELLING = 3
"""Significant digits below which two figures resemble each other by chance."""


def _digits(one: Decimal, other: Decimal) -> tuple[str, str]:
    """Both figures as digits with as many decimals."""
    places = max(0, -_exponent(one), -_exponent(other))
    first, second = (
        f"{abs(value):.{places}f}".replace(".", "") for value in (one, other)
    )
    return first, second


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
