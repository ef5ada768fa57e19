"""Which rows a printed total may add up: the readings of its position that a table allows."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from extract.french.lexicon.averages import says_factor
from extract.table import Row, RowKind
from validate.tables.figure_table import CLOSING, FigureTable
from validate.tables.levels.hierarchy import hierarchy, look
from validate.tables.levels.net_lines import rows_below_parts
from validate.tables.levels.results_below import (
    balance_lines,
    lines_of_totals,
)


class Reach(StrEnum):
    """From where to where a scope takes lines, seen from the total that closes it."""

    GROUP = "group"
    """Since the last line that closes something."""
    LEVEL = "level"
    """Since the last line that closes as much."""
    ALL = "all"
    """Since the start of the table."""
    SUBTOTALS = "subtotals"
    """The subtotals since the last line that closes as much."""
    PAGES = "pages"
    """The subtotals of pages."""
    PAGE = "page"
    """Since the page began."""
    RUNNING = "running"
    """Since what was carried in, which is added."""
    PARENTS = "parents"
    """The lines that are no part of another, since the last line that closes as much."""
    BAND = "band"
    """Since the last band."""
    CUMULATIVE = "cumulative"
    """Since the last line that closes as much, which is added."""
    BELOW = "below"
    """What stands below a total printed above its lines."""
    PATH = "path"
    """The lines that share the path of the total."""

    @property
    def structural(self) -> bool:
        """Whether position imposes such scopes; others are believed on figures, where round ones
        agree more easily.
        """
        return self in _STRUCTURAL


_STRUCTURAL = (
    Reach.GROUP,
    Reach.LEVEL,
    Reach.ALL,
    Reach.SUBTOTALS,
    Reach.PAGES,
    Reach.PAGE,
    Reach.RUNNING,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """A run of a list of rows (``pool[start:stop]``), and single rows added to it.

    ``pool`` is ``DETAILS``, ``PAGES`` (subtotals of pages), ``PARENTS`` (detail lines that are no
    part of another), or the level of other subtotals and totals.
    """

    reach: Reach
    pool: int
    start: int
    stop: int
    extra: tuple[int, ...] = ()
    lines: str = ""
    """Which lines it takes, where they are no details ("parents", "subtotals-2")."""
    of_band: bool = False
    """Whether it is what stands since the last band, whatever its reach."""

    @property
    def name(self) -> str:
        """How scopes of this kind are called: "all", "all-parents"."""
        return "-".join(filter(None, (self.reach, self.lines)))

    @property
    def rows(self) -> tuple[int, int, int, tuple[int, ...]]:
        """What it covers, whatever its name."""
        return (self.pool, self.start, self.stop, self.extra)


DETAILS, PAGES, PARENTS = -1, -2, -3
_HEADS = 2
"""Lines of one look that make them heads: a single one has no fellow to be told by."""
Closer = tuple[str, int, bool]


class Scopes:
    """The rows of one table by role, and the scopes of each row that closes something."""

    def __init__(self, view: FigureTable) -> None:
        self.view = view
        balances = {
            line.row.index
            for line in (*balance_lines(view), *lines_of_totals(view))
        }
        others = balances | rows_below_parts(view)
        details = [
            row
            for row in view.of_kind(RowKind.DETAIL)
            if not says_factor(view.rows[row].label) and row not in others
        ]
        totals = view.of_kind(*CLOSING)
        self.pools: dict[int, list[int]] = {DETAILS: details}
        for index in totals:
            row = view.rows[index]
            pool = PAGES if is_page(row) else row.level
            self.pools.setdefault(pool, []).append(index)

        self.lone = lone_chapters(view, details)
        for chapter in sorted(self.lone):
            insort(self.pools[view.rows[chapter].level], chapter)

        self.hierarchy = hierarchy(view, details)
        if self.hierarchy.parts:
            inside = self.hierarchy.inside
            self.pools[PARENTS] = [row for row in details if row not in inside]

        self.closers = sorted({*totals, *self.lone})
        self.bands = view.of_kind(RowKind.BAND)
        first = view.of_kind(RowKind.DETAIL, *CLOSING)[:1]
        self.above = bool(first) and view.rows[first[0]].kind in CLOSING
        """Whether the table prints its totals above their lines."""
        self.carried_in = view.of_kind(RowKind.CARRIED_IN)

    def closing_rows(self) -> list[Row]:
        """Subtotals, totals and running totals, in order."""
        kinds = (*CLOSING, RowKind.CARRIED_OUT)
        return [row for row in self.view.rows if row.kind in kinds]

    def rows_of(self, scope: Scope) -> tuple[int, ...]:
        """The rows a scope adds up."""
        return (*scope.extra, *self.pools[scope.pool][scope.start : scope.stop])

    def of(self, row: Row) -> list[Scope]:
        """The scopes that the position of ``row`` allows, the likeliest first, each set of rows
        once.
        """
        found: dict[tuple[int, int, int, tuple[int, ...]], Scope] = {}
        for scope in self.every(row):
            if scope.stop > scope.start:
                first = found.setdefault(scope.rows, scope)
                if scope.reach is Reach.BAND:
                    found[scope.rows] = replace(first, of_band=True)
        return list(found.values())

    def every(self, row: Row) -> Iterator[Scope]:
        """All readings of what ``row`` may add up, empty ones and those of the same rows
        included.
        """
        if row.kind is RowKind.CARRIED_OUT:
            yield from self._running(row)
            yield self._details(Reach.ALL, 0, row.index)
            yield self._details(Reach.PAGE, self._page_start(row), row.index)
            return
        if is_page(row):
            yield self._details(Reach.PAGE, self._page_start(row), row.index)
        if PARENTS in self.pools:
            same = self._last_closer(
                row, lambda other: other.level >= row.level
            )
            yield self._run(Reach.PARENTS, PARENTS, same + 1, row.index)
            yield self._run(Reach.ALL, PARENTS, 0, row.index, lines="parents")
        yield from self._closed(row)
        yield from self._subtotals(row)
        yield self._details(Reach.ALL, 0, row.index)
        yield from self._running(row)
        yield from self._others(row)

    def _closed(self, row: Row) -> Iterator[Scope]:
        """Detail lines since the last line that closes something, or as much as this one."""
        page = is_page(row)
        before = self._last_closer(row, lambda other: is_page(other) is page)
        yield self._details(Reach.GROUP, before + 1, row.index)

        same = self._last_closer(
            row,
            lambda other: is_page(other) is page and other.level >= row.level,
        )
        yield self._details(Reach.LEVEL, same + 1, row.index)

        if self.bands:
            band = self._last(self.bands, row.index)
            yield self._details(Reach.BAND, band + 1, row.index)

    def _subtotals(self, row: Row) -> Iterator[Scope]:
        """Subtotals of a lower level since the last line of this one's level, or since
        the start.
        """
        same = self._last_closer(
            row, lambda other: not is_page(other) and other.level >= row.level
        )
        for level in self._lower_levels(row):
            yield self._run(
                Reach.SUBTOTALS, level, same + 1, row.index, lines=str(level)
            )
            yield self._run(
                Reach.ALL, level, 0, row.index, lines=f"subtotals-{level}"
            )
        if PAGES in self.pools:
            yield self._run(Reach.PAGES, PAGES, 0, row.index)

    def _running(self, row: Row) -> Iterator[Scope]:
        """What was carried in, and the detail lines since; where it stands below its lines, those
        before."""
        start = self._last(self.carried_in, row.index)
        if start < 0:
            return
        since = self._details(Reach.RUNNING, start + 1, row.index, (start,))
        if since.stop == since.start:
            before = self._last_closer(row, lambda _: True)
            since = self._details(Reach.RUNNING, before + 1, start, (start,))
        yield since

    def _others(self, row: Row) -> Iterator[Scope]:
        page = is_page(row)
        before = self._last_closer(
            row,
            lambda other: is_page(other) is page and other.level == row.level,
        )
        if before >= 0:
            yield self._details(
                Reach.CUMULATIVE, before + 1, row.index, (before,)
            )
            if PARENTS in self.pools:
                yield self._run(
                    Reach.CUMULATIVE,
                    PARENTS,
                    before + 1,
                    row.index,
                    (before,),
                    lines="parents",
                )
        if self.above:
            yield from self._below(row)
        if row.path:
            yield self._details(Reach.PATH, self._path_start(row), row.index)

    def _below(self, row: Row) -> Iterator[Scope]:
        """What stands below a total printed above its lines: lines, subtotals of a lower level,
        chapters.
        """
        stop = self._next(row)
        yield self._details(Reach.BELOW, row.index + 1, stop)
        for level in self._lower_levels(row):
            yield self._run(
                Reach.BELOW,
                level,
                row.index + 1,
                stop,
                lines=f"subtotals-{level}",
            )
        if PARENTS in self.pools:
            yield self._run(
                Reach.BELOW, PARENTS, row.index + 1, stop, lines="parents"
            )

    def _lower_levels(self, row: Row) -> list[int]:
        """The levels of subtotals below that of ``row``, the highest first."""
        lower = [level for level in self.pools if DETAILS < level < row.level]
        return sorted(lower, reverse=True)

    def _details(
        self, reach: Reach, first: int, last: int, extra: tuple[int, ...] = ()
    ) -> Scope:
        return self._run(reach, DETAILS, first, last, extra)

    def _run(
        self,
        reach: Reach,
        pool: int,
        first: int,
        last: int,
        extra: tuple[int, ...] = (),
        lines: str = "",
    ) -> Scope:
        rows = self.pools[pool]
        start, stop = bisect_left(rows, first), bisect_left(rows, last)
        return Scope(reach, pool, start, stop, extra, lines)

    def _last_closer(self, row: Row, wanted: Callable[[Row], bool]) -> int:
        """The last line before ``row`` that closes something and is ``wanted``; -1 for none."""
        for index in reversed(
            self.closers[: bisect_left(self.closers, row.index)]
        ):
            if wanted(self.view.rows[index]):
                return index
        return -1

    @staticmethod
    def _last(rows: list[int], before: int) -> int:
        """The last of ``rows`` before one; -1 for none."""
        at = bisect_left(rows, before)
        if at:
            return rows[at - 1]
        return -1

    def _next(self, row: Row) -> int:
        """The next line that closes or opens as much as ``row``, or the end of the table."""
        later = self.closers[bisect_left(self.closers, row.index + 1) :]
        return next(
            (r for r in later if self.view.rows[r].level >= row.level),
            len(self.view.rows),
        )

    def _page_start(self, row: Row) -> int:
        start = row.index
        while start > 0 and self.view.rows[start - 1].page == row.page:
            start -= 1
        return start

    def _path_start(self, row: Row) -> int:
        start = row.index
        while (
            start > 0
            and self.view.rows[start - 1].path[: len(row.path)] == row.path
        ):
            start -= 1
        return start


def lone_chapters(view: FigureTable, details: list[int]) -> frozenset[int]:
    """Detail lines that look like the lines printed above what they add up: chapters whose articles
    are not printed.

    They are lines of their chapter's rank as well as lines without parts, and end what the chapter
    above them adds.
    """
    subtotals = (view.rows[index] for index in view.of_kind(RowKind.SUBTOTAL))
    heads = [row for row in subtotals if "total" not in row.label.casefold()]
    if {row.level for row in heads} != {0}:
        return frozenset()

    looks = {row: look(view, view.rows[row]) for row in details}
    of_heads = Counter(look(view, row) for row in heads)
    of_lines = Counter(looks.values())
    return frozenset(
        row
        for row, shape in looks.items()
        if of_lines[shape] < of_heads[shape] >= _HEADS
    )


def is_page(row: Row) -> bool:
    """Whether a total line says that it closes a page."""
    return "page" in row.label.casefold()


def closer_class(row: Row) -> Closer:
    """Total lines that should have the same scope: of one kind, one level."""
    return (str(row.kind), row.level, is_page(row))
