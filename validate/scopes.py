"""Which rows a printed total may add up: the readings of its position that a table allows."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import gcd

from extract.table import ColumnKind, Row, RowKind
from validate.adopt import RATE, tail
from validate.view import CLOSING, View


@dataclass(frozen=True, slots=True)
class Scope:
    """A run of a list of rows (``pool[start:stop]``), and single rows added to it.

    ``pool`` is ``DETAILS``, ``PAGES`` (subtotals of pages), ``PARENTS`` (detail lines that are no part of another), or
    the level of other subtotals and totals.
    """

    name: str
    pool: int
    start: int
    stop: int
    extra: tuple[int, ...] = ()

    @property
    def rows(self) -> tuple[int, int, int, tuple[int, ...]]:
        """What it covers, whatever its name."""
        return (self.pool, self.start, self.stop, self.extra)


DETAILS, PAGES, PARENTS = -1, -2, -3
_PARTS = 30
"""Lines that one line above them may add up."""
_RUNS = 3
"""Runs below a line that come near its figure: so many chances to equal it."""
_TALL = 600
"""Lines beyond which no parts are looked for."""
Closer = tuple[str, int, bool]


class Scopes:
    """The rows of one table by role, and the scopes of each row that closes something."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.pools: dict[int, list[int]] = {DETAILS: view.of_kind(RowKind.DETAIL)}
        for row in view.rows:
            if row.kind in CLOSING:
                self.pools.setdefault(PAGES if is_page(row) else row.level, []).append(row.index)
        parts = parts_of(view, self.pools[DETAILS])
        if parts:
            inside = {row for rows in parts.values() for row in rows}
            self.pools[PARENTS] = [row for row in self.pools[DETAILS] if row not in inside]
        self.nested = _telling(view, self.pools[DETAILS], parts)
        """Whether lines are parts of others, more than round figures would make it seem."""
        self.closers = [row.index for row in view.rows if row.kind in CLOSING]
        self.bands = view.of_kind(RowKind.BAND)
        first = view.of_kind(RowKind.DETAIL, *CLOSING)[:1]
        self.above = bool(first) and view.rows[first[0]].kind in CLOSING
        """Whether the table prints its totals above their lines."""
        self.carried_in = view.of_kind(RowKind.CARRIED_IN)
        self.carried_out = view.of_kind(RowKind.CARRIED_OUT)

    def closing_rows(self) -> list[Row]:
        """Subtotals, totals and running totals, in order."""
        kinds = (*CLOSING, RowKind.CARRIED_OUT)
        return [row for row in self.view.rows if row.kind in kinds]

    def rows_of(self, scope: Scope) -> tuple[int, ...]:
        """The rows a scope adds up."""
        return (*scope.extra, *self.pools[scope.pool][scope.start : scope.stop])

    def of(self, row: Row) -> list[Scope]:
        """The scopes that the position of ``row`` allows, the likeliest first, each set of rows once."""
        found: list[Scope] = []
        for scope in self.every(row):
            if scope.stop > scope.start and all(scope.rows != known.rows for known in found):
                found.append(scope)
        return found

    def every(self, row: Row) -> Iterator[Scope]:
        """All readings of what ``row`` may add up, empty ones and those of the same rows included."""
        if row.kind is RowKind.CARRIED_OUT:
            yield from self._running(row)
            yield self._details("all", 0, row.index)
            yield self._details("page", self._page_start(row), row.index)
            return
        if is_page(row):
            yield self._details("page", self._page_start(row), row.index)
        if PARENTS in self.pools:
            yield self._run("parents", PARENTS, 0, row.index)
        yield from self._closed(row)
        yield from self._subtotals(row)
        yield self._details("all", 0, row.index)
        yield from self._running(row)
        yield from self._others(row)

    def _closed(self, row: Row) -> Iterator[Scope]:
        """Detail lines since the last line that closes something, or as much as this one."""
        before = self._last(self.closers, row.index, lambda r: is_page(r) is is_page(row))
        yield self._details("group", before + 1, row.index)
        same = self._last(self.closers, row.index, lambda r: is_page(r) is is_page(row) and r.level >= row.level)
        yield self._details("level", same + 1, row.index)
        if self.bands:
            yield self._details("band", self._last(self.bands, row.index) + 1, row.index)

    def _subtotals(self, row: Row) -> Iterator[Scope]:
        """Subtotals of a lower level since the last line of this one's level, or since the start."""
        same = self._last(self.closers, row.index, lambda r: not is_page(r) and r.level >= row.level)
        for level in sorted((level for level in self.pools if DETAILS < level < row.level), reverse=True):
            yield self._run(f"subtotals-{level}", level, same + 1, row.index)
            yield self._run(f"all-subtotals-{level}", level, 0, row.index)
        if PAGES in self.pools:
            yield self._run("pages", PAGES, 0, row.index)

    def _running(self, row: Row) -> Iterator[Scope]:
        """What was carried in, and the detail lines since."""
        if self.carried_in and (start := self._last(self.carried_in, row.index)) >= 0:
            yield self._details("running", start + 1, row.index, (start,))

    def _others(self, row: Row) -> Iterator[Scope]:
        before = self._last(self.closers, row.index, lambda r: r.level == row.level and is_page(r) is is_page(row))
        if before >= 0:
            yield self._details("cumulative", before + 1, row.index, (before,))
        if self.above:
            yield self._details("below", row.index + 1, self._next(row))
        if row.path:
            yield self._details("path", self._path_start(row), row.index)

    def _details(self, name: str, first: int, last: int, extra: tuple[int, ...] = ()) -> Scope:
        return self._run(name, DETAILS, first, last, extra)

    def _run(self, name: str, pool: int, first: int, last: int, extra: tuple[int, ...] = ()) -> Scope:
        rows = self.pools[pool]
        return Scope(name, pool, bisect_left(rows, first), bisect_left(rows, last), extra)

    def _last(self, rows: list[int], before: int, wanted: Callable[[Row], bool] = lambda _: True) -> int:
        for index in reversed(rows[: bisect_left(rows, before)]):
            if wanted(self.view.rows[index]):
                return index
        return -1

    def _next(self, row: Row) -> int:
        """The next line that closes or opens as much as ``row``, or the end of the table."""
        later = self.closers[bisect_left(self.closers, row.index + 1) :]
        return next((r for r in later if self.view.rows[r].level >= row.level), len(self.view.rows))

    def _page_start(self, row: Row) -> int:
        start = row.index
        while start > 0 and self.view.rows[start - 1].page == row.page:
            start -= 1
        return start

    def _path_start(self, row: Row) -> int:
        start = row.index
        while start > 0 and self.view.rows[start - 1].path[: len(row.path)] == row.path:
            start -= 1
        return start


def parts_of(view: View, details: list[int]) -> dict[int, list[int]]:
    """For each detail line that the lines just below it add up to, in every column, those lines: its sub-accounts."""
    cols = _printed(view, details)
    whole: dict[int, list[int]] = {}
    parts: set[int] = set()
    if not cols or len(details) > _TALL:
        return whole
    for at, row in enumerate(details):
        if row not in parts and view.span(row, cols[0]) == 1:
            found = _parts(view, row, details[at + 1 : at + 1 + _PARTS], cols)
            parts.update(found)
            whole |= {row: found} if found else {}
    return whole


def _printed(view: View, details: list[int]) -> list[int]:
    return [col for col in view.columns(ColumnKind.AMOUNT) if sum((row, col) in view.facts for row in details) > 2]


def _parts(view: View, row: int, after: list[int], cols: list[int]) -> list[int]:
    """The run of two lines or more just below ``row`` whose sums are its figures, or nothing."""
    wanted = [view.value(row, col) or Decimal(0) for col in cols]
    if not any(wanted):
        return []
    sums = [Decimal(0)] * len(cols)
    for count, line in enumerate(after, start=1):
        sums = [total + (view.value(line, col) or 0) for total, col in zip(sums, cols, strict=True)]
        if count > 1 and sums == wanted:
            return after[:count]
    return []


def _telling(view: View, details: list[int], whole: dict[int, list[int]]) -> bool:
    """Whether so many lines are sums of the next by more than the accident of round figures."""
    if not whole:
        return False
    cents = [int(view.value(row, col) or 0) for col in _printed(view, details)[:1] for row in details]
    step = gcd(*cents) or 1
    typical = sorted(abs(value) for value in cents)[len(cents) // 2] / step
    return tail(len(whole), len(details), min(1.0, _RUNS / max(typical, 1.0))) <= RATE


def is_page(row: Row) -> bool:
    """Whether a total line says that it closes a page."""
    return "page" in row.label.casefold()


def closer_class(row: Row) -> Closer:
    """Total lines that should have the same scope: of one kind, one level."""
    return (str(row.kind), row.level, is_page(row))
