"""Sums of rows one inside the other: each closes the rows beside it that no other sum closed, back
to the edge of the table, to a blank or merely labelled row, or to a sum.

No word is needed for such a row to be the only one that can close those lines: position says it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from validate.belief.figures import Direction
from validate.belief.hypothesis import FamilyForm, Hypothesis
from validate.tables.figure_grid import TableGrid

FEWEST = 2
"""Rows that a sum closes: of one it is a copy."""


def with_nested(
    families: Sequence[Hypothesis], at: TableGrid
) -> Iterator[Hypothesis]:
    """The families, those of rows that close others placed by that."""
    sums = sums_of_rows(families)
    rows = [rows[0] for rows in at.rows]
    closing = [one for step in (1, -1) for one in _closing(sums, rows, step)]
    yield from placing(families, closing)


def sums_of_rows(families: Iterable[Hypothesis]) -> list[Hypothesis]:
    """Those of some families that add up rows."""
    return [
        one
        for one in families
        if one.direction is Direction.DOWN and one.form is FamilyForm.SUM
    ]


def placing(
    families: Iterable[Hypothesis], some: Iterable[Hypothesis]
) -> Iterator[Hypothesis]:
    """The families, ``some`` of them placed."""
    chosen = set(map(id, some))
    for one in families:
        yield replace(one, placed=True) if id(one) in chosen else one


def _closing(
    sums: Sequence[Hypothesis], rows: Sequence[int], step: int
) -> Iterator[Hypothesis]:
    """The sums that close rows above them (``step`` 1), or below them (-1)."""
    of_result: dict[int, list[Hypothesis]] = defaultdict(list)
    for one in sums:
        of_result[one.result].append(one)
    still = _OpenRows(rows)
    for line in range(len(rows))[::step]:
        closed = next(filter(still.are_closed_by, of_result[line]), None)
        if closed is not None:
            still.close(len(closed.operands))
            yield closed
        still.add(line, closes=closed is not None)


@dataclass(slots=True)
class _OpenRows:
    """The rows that no sum closed yet, in order, and which of them are sums."""

    rows: Sequence[int]
    _lines: list[int] = field(default_factory=list)
    _sums: set[int] = field(default_factory=set)

    def add(self, line: int, *, closes: bool) -> None:
        """One row more."""
        self._lines.append(line)
        if closes:
            self._sums.add(line)

    def close(self, count: int) -> None:
        """The last rows are closed."""
        del self._lines[-count:]

    def are_closed_by(self, one: Hypothesis) -> bool:
        """Whether a sum adds up the last rows, right beside it, back to where a group begins."""
        count = len(one.operands)
        last = self._lines[-count:]
        return (
            count >= FEWEST
            and set(last) == set(one.operands)
            and self._begins_group(len(self._lines) - count)
        )

    def _begins_group(self, place: int) -> bool:
        """Whether a group may begin with one of the rows: the first, one behind a sum, or behind a
        row without figures."""
        if place == 0 or self._lines[place - 1] in self._sums:
            return True
        here, before = self._lines[place], self._lines[place - 1]
        between = abs(self.rows[here] - self.rows[before])
        return between > abs(here - before)
