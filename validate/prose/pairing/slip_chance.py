"""How likely a slip of one of several figures would be met by chance: with many tried, or few
digits, a likeness says nothing.
"""

from collections.abc import Collection
from decimal import Decimal

from validate.prose.pairing.likeness import differing_places

MOST_BY_CHANCE = 0.0005
"""From this chance on, a number that resembles one of those tried is another number: one figure in
five hundred is misprinted, and two of three misprints are such slips."""


def slipped(
    stated: Decimal, unit: Decimal, tried: Collection[Decimal]
) -> Decimal | None:
    """The one figure of those tried that ``stated`` is a slip of, where chance would hardly give
    one; all are counted in ``unit``, the last digit of what is stated.

    >>> slipped(Decimal("38867.50"), Decimal("0.01"), [Decimal("38687.50"), Decimal("1547500")])
    Decimal('38687.50')
    >>> slipped(Decimal("1350"), Decimal(1), [Decimal("1530")] * 9 + [Decimal("1800"), Decimal(7)])
    """
    distinct = {abs(one).quantize(unit) for one in tried}
    printed = abs(stated).quantize(unit)
    found = [one for one in distinct if _chance(printed, one, unit) is not None]
    if len(found) != 1:
        return None
    chance = _chance(printed, found[0], unit)
    assert chance is not None
    if chance * len(distinct) > MOST_BY_CHANCE:
        return None
    return next(one for one in tried if abs(one).quantize(unit) == found[0])


def may_be_told(stated: Decimal, unit: Decimal, tried: int) -> bool:
    """Whether one wrong digit in a number would be told from another number, so many being tried.

    >>> may_be_told(Decimal("7081.35"), Decimal("0.01"), 6)
    True
    >>> may_be_told(Decimal("700000"), Decimal(1), 2)
    False
    """
    digits = len(_digits(stated, unit).rstrip("0"))
    return 9 * digits / 10.0**digits * tried <= MOST_BY_CHANCE


def _chance(printed: Decimal, other: Decimal, unit: Decimal) -> float | None:
    """The share of figures as long that are such a slip of one as ``printed`` is of ``other``; None
    where it is none: one digit, or two neighbours that changed places.
    """
    first, second = _digits(printed, unit), _digits(other, unit)
    if len(first) != len(second) or first == second:
        return None
    telling = min(len(first.rstrip("0")), len(second.rstrip("0")))
    apart = differing_places(first, second)
    if len(apart) == 1:
        return 9 * telling / 10.0**telling

    start, end = apart[0], apart[-1]
    neighbours = len(apart) == 2 and end == start + 1
    if neighbours and first[start] + first[end] == second[end] + second[start]:
        return (telling - 1) / 10.0**telling
    return None


def _digits(value: Decimal, unit: Decimal) -> str:
    return str(int(abs(value) / unit))
