"""Groups among the lines of a total that no word closes: "Recettes tarifaires", below the lines
that it adds up, in a table whose total counts it once.

They are told by that total, which they give to its last digit: each group is counted once, by its
head or by its parts. All heads but one are the sums of their parts; one may be misprinted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

from validate.belief.trials import significant_digits
from validate.model.typing_slips import typing_slip

_LEAST_PARTS = 2
"""Two lines of one amount are no group."""
_MOST_LINES = 80
"""Lines beyond which no groups are looked for."""
_MOST_STEPS = 4000
_TELLING_DIGITS = 5
"""Significant digits from which lines do not add up to a total by accident."""
_NEAR = Decimal("0.02")
"""How far a head may be from its parts, and be misprinted."""


@dataclass(frozen=True, slots=True)
class InnerGroup:
    """A line, and the lines right before it (or behind it) that it adds up, by their places."""

    head: int
    parts: tuple[int, ...]
    exact: bool
    by_parts: bool = False
    """Whether the total counts the parts, which the head does not come to."""


@dataclass(slots=True)
class _Search:
    """Groups of which a total counts each once, the heads behind their parts."""

    figures: Sequence[Decimal]
    steps: int = 0

    def found(self, total: Decimal) -> list[InnerGroup]:
        """The groups of all lines; none where one that is counted by its parts is alone: it may as
        well be a line that was left out.
        """
        groups = self.groups(0, total, broken=False) or []
        counts_parts = any(one.by_parts for one in groups)
        is_told = any(one.exact for one in groups)
        return groups if is_told or not counts_parts else []

    def groups(
        self, start: int, rest: Decimal, broken: bool
    ) -> list[InnerGroup] | None:
        """The groups from a line on that leave nothing of a total; None where there are none."""
        self.steps += 1
        if start == len(self.figures):
            return [] if rest == 0 else None
        if self.steps > _MOST_STEPS:
            return None
        for group, counted in self._opened(start):
            if broken and not group.exact:
                continue
            others = self.groups(
                group.head + 1, rest - counted, broken or not group.exact
            )
            if others is not None:
                return [group, *others]
        return self.groups(start + 1, rest - self.figures[start], broken)

    def _opened(self, start: int) -> Iterator[tuple[InnerGroup, Decimal]]:
        """The groups that begin at a line, each with what a total may count of it."""
        sums = list(accumulate(self.figures[start:]))
        for count in range(_LEAST_PARTS, len(sums)):
            head, parts = start + count, range(start, start + count)
            made, printed = sums[count - 1], self.figures[head]
            if _may_close(printed, made, [self.figures[n] for n in parts]):
                group = InnerGroup(head, tuple(parts), made == printed)
                yield group, printed
                if made != printed:
                    yield replace(group, by_parts=True), made


def inner_groups(
    total: Decimal, figures: Sequence[Decimal]
) -> list[InnerGroup]:
    """The groups of some lines of which their total counts each once, to its last digit; empty
    where it does not.

    >>> lines = [Decimal(n) for n in (20050, 25101, 45151, 1740)]
    >>> [(group.head, group.parts) for group in inner_groups(Decimal(46891), lines)]
    [(2, (0, 1))]
    """
    is_told = (
        significant_digits(total) >= _TELLING_DIGITS,
        len(figures) <= _MOST_LINES,
        min(figures, default=Decimal(0)) >= 0,
        sum(figures) > total,
    )
    if not all(is_told):
        return []
    behind = _Search(figures).found(total)
    last = len(figures) - 1
    return behind or [
        replace(
            one,
            head=last - one.head,
            parts=tuple(last - n for n in reversed(one.parts)),
        )
        for one in _Search(figures[::-1]).found(total)
    ]


def _may_close(
    printed: Decimal, made: Decimal, parts: Sequence[Decimal]
) -> bool:
    """Whether a line may be the sum of some others: it is, or it is a misprint of it, or forgets
    one of them."""
    gap = abs(printed - made)
    decimals = max(0, *(-_exponent(one) for one in (printed, made)))
    may_be = (
        gap <= _NEAR * max(printed, made),
        gap in parts,
        typing_slip(printed, made, decimals) is not None,
    )
    return bool(printed * made) and any(may_be)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
