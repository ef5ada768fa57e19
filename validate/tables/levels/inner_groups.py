"""Groups among the lines of a total that no word closes: "Recettes tarifaires", below the lines
that it adds up, in a table whose total counts it once.

They are told by that total, which they give to its last digit: each group is counted once, by its
head or by its parts. All heads but one are the sums of their parts; one may be misprinted.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate

from validate.belief.trials import significant_digits
from validate.model.typing_slips import decimals_of, slip_of_digits

_LEAST_PARTS = 2
"""Two lines of one amount are no group."""
_MOST_LINES = 80
"""Lines beyond which no groups are looked for."""
_MOST_STEPS = 4000
_TELLING_DIGITS = 5
"""Significant digits from which lines do not add up to a total by accident."""
_NEAR = 50
"""A head that is misprinted may be off by one in so many."""


@dataclass(frozen=True, slots=True)
class InnerGroup:
    """A line, and the lines right before it (or behind it) that it adds up, by their places."""

    head: int
    parts: tuple[int, ...]
    exact: bool
    by_parts: bool = False
    """Whether the total counts the parts, which the head does not come to."""


class _Search:
    """Groups of which a total counts each once, the heads behind their parts. Figures and total are
    in units of the last digit of any; some may be below nothing, as in an amended budget.
    """

    def __init__(self, figures: Sequence[int]) -> None:
        self._figures = figures
        self._opened = [list(self._groups_at(n)) for n in range(len(figures))]
        self._least = _sums_from_each([min(one, 0) for one in figures])
        self._most = _sums_from_each([max(one, 0) for one in figures])
        self._failed: set[tuple[int, int, bool]] = set()

    def _groups_at(self, start: int) -> Iterator[tuple[InnerGroup, int]]:
        """The groups that begin at a line, each with what a total may count of it."""
        sums = list(_until_nothing_is_left(self._figures[start:]))
        own = len(self._figures) - start
        parts_before = {self._figures[start]}
        for count in range(_LEAST_PARTS, min(len(sums) + 1, own)):
            head, made = start + count, sums[count - 1]
            parts_before.add(self._figures[head - 1])
            printed = self._figures[head]
            if made != printed and not _may_close(printed, made, parts_before):
                continue
            exact = made == printed
            group = InnerGroup(head, tuple(range(start, head)), exact)
            if exact or min(parts_before) >= 0:
                yield group, printed
            if not exact:
                yield replace(group, by_parts=True), made

    def found(self, total: int) -> list[InnerGroup]:
        """The groups of all lines, exact ones before others; none where one that is counted by its
        parts is alone with them: it may as well be a line that was left out.
        """
        if not any(self._opened):
            return []
        exact = self._from(0, total, broken=True)
        groups = exact or self._from(0, total, broken=False) or []
        return [] if self._is_left_out(groups) else groups

    def _is_left_out(self, groups: Sequence[InnerGroup]) -> bool:
        """Whether one group is counted by its parts, and no other line nor group is there; or its
        head is no more than near their sum, or below one of them, as what is told of a line is."""
        if not is_by_parts_alone(groups):
            return False
        (group,) = groups
        parts = [self._figures[n] for n in group.parts]
        head = self._figures[group.head]
        gap = abs(sum(parts) - head)
        is_all = len(parts) + 1 == len(self._figures)
        is_slip = slip_of_digits(str(head), str(sum(parts))) is not None
        is_short = len(parts) > _LEAST_PARTS and gap in map(abs, parts)
        return is_all or head <= max(parts) or not (is_slip or is_short)

    def _from(
        self, start: int, rest: int, *, broken: bool
    ) -> list[InnerGroup] | None:
        """The groups from a line on that leave nothing of a total; None where there are none."""
        if start == len(self._figures):
            return None if rest else []
        asked = start, rest, broken
        may_be = self._least[start] <= rest <= self._most[start]
        is_tried = asked in self._failed or len(self._failed) > _MOST_STEPS
        if is_tried or not may_be:
            return None
        for group, counted in self._opened[start]:
            others = self._behind(group, rest - counted, broken=broken)
            if others is not None:
                return [group, *others]
        plain = self._from(
            start + 1, rest - self._figures[start], broken=broken
        )
        if plain is None:
            self._failed.add(asked)
        return plain

    def _behind(
        self, group: InnerGroup, rest: int, *, broken: bool
    ) -> list[InnerGroup] | None:
        """The groups behind one; None behind a second that is not exact."""
        if broken and not group.exact:
            return None
        return self._from(
            group.head + 1, rest, broken=broken or not group.exact
        )


def _until_nothing_is_left(figures: Sequence[int]) -> Iterator[int]:
    """What figures come to, one by one, up to one that leaves nothing of some before it: "besoin",
    and what covers it, are parts of nothing."""
    made, seen = 0, {0}
    for one in figures:
        made += one
        if one and made in seen:
            return
        seen.add(made)
        yield made


def _sums_from_each(figures: Sequence[int]) -> list[int]:
    """What the figures from each on come to, and behind the last nothing."""
    return [*accumulate(reversed(figures), initial=0)][::-1]


def is_by_parts_alone(groups: Sequence[InnerGroup]) -> bool:
    """Whether a total counts but one group, by its parts: more must tell that it is one."""
    return [one.by_parts for one in groups] == [True]


@lru_cache(maxsize=1 << 12)
def inner_groups(
    total: Decimal, figures: tuple[Decimal, ...]
) -> tuple[InnerGroup, ...]:
    """The groups of some lines of which their total counts each once, to its last digit; empty
    where it does not.

    >>> lines = tuple(map(Decimal, (20050, 25101, 45151, 1740)))
    >>> [(group.head, group.parts) for group in inner_groups(Decimal(46891), lines)]
    [(2, (0, 1))]
    """
    is_told = (
        significant_digits(total) >= _TELLING_DIGITS,
        len(figures) <= _MOST_LINES,
        sum(figures) != total,
    )
    if not all(is_told):
        return ()
    decimals = decimals_of(total, *figures)
    whole, *lines = (int(one.scaleb(decimals)) for one in (total, *figures))
    behind = _Search(lines).found(whole)
    last = len(lines) - 1
    before = [] if behind else _Search(lines[::-1]).found(whole)
    turned = (
        replace(
            one,
            head=last - one.head,
            parts=tuple(last - n for n in reversed(one.parts)),
        )
        for one in before
    )
    return (*behind, *turned)


def _may_close(printed: int, made: int, parts: Set[int]) -> bool:
    """Whether a line may be the sum of some others, which it is not: it is a misprint of it, or
    forgets one of them. What comes near a sum of which some are taken away does so by accident."""
    if printed * made <= 0:
        return False
    gap = abs(printed - made)
    if gap in map(abs, parts):
        return True
    if min(parts) >= 0 and gap * _NEAR <= max(printed, made):
        return True
    return slip_of_digits(str(printed), str(made)) is not None
