"""Figures that are means of others, whatever their header says."""

from collections.abc import Sequence
from decimal import Decimal

from extract.number import Number
from validate.model.typing_slips import is_slip_of

_FEWEST = 3
"""Figures of which one is a mean, at least: of two it may be a sum that lost a part."""


def lies_between(number: Number, parts: Sequence[Decimal]) -> bool:
    """Whether a figure with decimals lies between the least and the largest of three or more
    others, all above nothing, and is neither a slip of what they come to nor the sum of all but
    one: it is rather their mean, by whatever weights. Whole figures are rather counts, of which one
    is wrong.

    >>> parts = [Decimal("2.5"), Decimal("4.0"), Decimal("1.8"), Decimal("6.0")]
    >>> lies_between(Number(Decimal("3.0"), 1, "3,0"), parts)
    True
    >>> lies_between(Number(Decimal("14.8"), 1, "14,8"), parts)
    False
    """
    if not number.decimals or len(parts) < _FEWEST or min(parts) <= 0:
        return False
    whole = sum(parts, Decimal(0))
    if any(whole - part == number.value for part in parts):
        return False
    is_between = min(parts) < number.value < max(parts)
    return is_between and not is_slip_of(number, whole)
