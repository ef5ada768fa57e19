"""Whether two different figures may be one, misprinted: or else they are two figures."""

from decimal import Decimal

from extract.facts import Fact
from validate.model.typing_slips import decimals_of
from validate.prose.pairing.likeness import differing_places

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
    if said == meant:
        return True
    coarse = number.scale > 1 or number.approximate or meant % number.ulp != 0
    return coarse and -number.half_unit <= meant - said < number.ulp


def may_be_misprint(stated: Fact, value: Decimal) -> bool:
    """Whether a stated number may stand for ``value`` by a slip: one digit, or two neighbours.

    Counts and percentages may also be off by little: those of one digit or two by one, since any
    other small number is as likely to be of something else.
    """
    if stated.number is None:
        return False
    said, meant = abs(stated.number.value), abs(value)
    gap = abs(said - meant)
    near = gap <= NEAR * max(said, meant)
    if not may_slip(said):
        near = gap <= stated.number.ulp
    if near and stated.counts not in ("amount", "rate"):
        return True
    return is_slip(said, meant)


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Whether the digits of two figures differ in one place or in two neighbouring ones, or one has
    a digit more; both need three significant digits at least.

    >>> is_slip(Decimal("65900.00"), Decimal("69500.00"))
    True
    >>> is_slip(Decimal("203092"), Decimal("183092"))
    True
    >>> is_slip(Decimal("18626"), Decimal("28696")), is_slip(Decimal("8000"), Decimal("5000"))
    (False, False)
    """
    first, second = _digits(one, other)
    if not (_tells(first) and _tells(second)):
        return False
    if len(first) == len(second):
        apart = differing_places(first, second)
        return bool(apart) and apart[-1] - apart[0] <= 1
    shorter, longer = sorted((first, second), key=len)
    return len(longer) == len(shorter) + 1 and _has_one_more(longer, shorter)


def is_slip_as_printed(stated: Fact, value: Decimal) -> bool:
    """Whether a stated number is a slip of ``value`` as it is rounded to be printed."""
    number = stated.number
    return number is not None and is_slip(
        number.value, number.to_last_digit(value)
    )


def may_slip(value: Decimal) -> bool:
    """Whether a figure has significant digits enough that a slip of it can be told."""
    digits, _ = _digits(value, value)
    return _tells(digits)


def is_no_slip(stated: Decimal, meant: Decimal) -> bool:
    """Whether a figure is surely no slip of another one: of few digits none can be told."""
    return may_slip(stated) and not is_slip(stated, meant)


def _tells(digits: str) -> bool:
    return len(digits.rstrip("0")) >= _TELLING


def _has_one_more(longer: str, shorter: str) -> bool:
    """Whether one digit left out makes the longer the shorter."""
    left_out = (longer[:at] + longer[at + 1 :] for at in range(len(longer)))
    return shorter in left_out


_TELLING = 3
"""Significant digits below which two figures resemble each other by chance."""


def _digits(one: Decimal, other: Decimal) -> tuple[str, str]:
    """Both figures as digits with as many decimals."""
    places = decimals_of(one, other)
    first = f"{abs(one):.{places}f}".replace(".", "")
    second = f"{abs(other):.{places}f}".replace(".", "")
    return first, second
