"""A column that a sum leaves out, and that is nil in every line that obeys it.

Where a levy is nil in all lines but two, what is paid out is also the net amount in all lines but
two: a sum with the one column for the other is no rule that these two break.
"""

from decimal import Decimal

from validate.tables.believed_families import BelievedFamily

_ALONE = 1
"""Figures where a column and a line meet, unless one is merged over several rows."""


def is_left_out(family: BelievedFamily, entry: int) -> bool:
    """Whether a line misses a sum of columns by the figure of one that the sum leaves out, and
    that is nil in every line that obeys.
    """
    gap = _gap(family, entry)
    if not gap:
        return False
    obeying = family.believed.obeying
    others = set(range(len(family.at.columns))) - set(family.lines)
    return any(
        abs(_figure(family, column, entry)) == gap
        and not any(_figure(family, column, line) for line in obeying)
        for column in others
    )


def _gap(family: BelievedFamily, entry: int) -> Decimal:
    """What a line misses the sum by, above nothing."""
    if not (family.across and family.summed):
        return Decimal(0)
    believed = family.believed
    terms = zip(believed.operands, believed.signs, strict=True)
    made = sum(
        (sign * _figure(family, column, entry) for column, sign in terms),
        Decimal(0),
    )
    return abs(_figure(family, believed.result, entry) - made)


def _figure(family: BelievedFamily, column: int, entry: int) -> Decimal:
    """The only figure where a column and a line meet, or nothing."""
    found = family.facts(column, entry)
    return found[0].value_or_zero if len(found) == _ALONE else Decimal(0)
