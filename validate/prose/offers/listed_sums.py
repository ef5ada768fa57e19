"""Whether a number is what several of those said before it come to, whatever the words between."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, product

from extract.several import present
from validate.belief.trials import significant_digits
from validate.prose.deriving.passage import Passage

_LEAST = 3
"""Parts of a sum that is no offer of its own: two are."""
_MOST = 8
"""Numbers before another, the nearest, that it may be made of."""
_CHANCE = 1e-2
"""How likely numbers come to another by accident, at most, for it to be made of them."""
_SIGNS = (Decimal(1), Decimal(-1))


def is_sum_of_said(passage: Passage, index: int) -> bool:
    """Whether a number is, to the last of its digits, what three or more of those of its kind
    before it, in its sentence and those before, come to, some taken away: too many digits for an
    accident, and so no slip of what two of them come to.
    """
    fact = passage.fact(index)
    before = (*passage.said_earlier(index), *passage.said_before(index))
    values = present(one.value for one in before)[-_MOST:]
    if fact.value is None or not _tells(fact.value, len(values)):
        return False
    return any(
        is_made_of(fact.value, some)
        for size in range(_LEAST, len(values) + 1)
        for some in combinations(values, size)
    )


def is_made_of(value: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether all of some numbers, each added or taken away, come to another.

    >>> is_made_of(Decimal(7), [Decimal(4), Decimal(5), Decimal(2)])
    True
    """
    return any(
        sum(sign * part for sign, part in zip(signs, parts, strict=True))
        == value
        for signs in product(_SIGNS, repeat=len(parts))
    )


def _tells(value: Decimal, parts: int) -> bool:
    """Whether so many digits are not met by what so few numbers come to by accident."""
    chance: float = 3**parts / 10 ** significant_digits(value)
    return chance <= _CHANCE
