"""Detail lines that are sums of others: chapters over their articles, accounts over their
sub-accounts.

Two ways to know them. By look: lines of one look (which text columns they fill, how long their code
is) add up the lines of other looks below them, or above them, up to the next of their own; of more
than two looks each may be a level, from the one that the table begins with down. By figures alone:
a line adds up the run of lines just below it. Either is believed where more lines obey than round
figures would make obey by accident.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain, pairwise
from math import comb, prod
from operator import add

from extract.several import present
from extract.table import ColumnKind, Row, RowKind
from validate.belief.trials import RATE, roundness, tail
from validate.tables.account_ranks import VOTED_ACCOUNTS, is_chapter
from validate.tables.figure_table import (
    CLOSING,
    SUMMABLE,
    WRITTEN,
    FigureTable,
)

_PARTS = 30
"""Lines that one line above them may add up."""
_TALL = 600
"""Lines beyond which figures alone are not searched."""
_RUNS = 3
"""Runs below a line that come near its figure: so many chances to equal it."""
_FEWEST = 2
"""Parents that make a hierarchy: one line that equals those below it may be an accident."""
_OUTLINED = 3, 5
"""Looks of lines that may be levels one below the other, the fewest and the most."""
_CODED = re.compile(r"(\d{2,7})(?:\s*[-–—:.]\s*|\s+)[^\W\d_]{2}")
"""A label that begins with the code of an account or a chapter."""
_OUTLINE = re.compile(r"(?:[A-Z]|[IVX]{1,4}|\d{1,2})\s?[.)–-]\s+[^\W\d_]{2}")
"""A label that begins as a heading does: "A. Luminaires", "II - Travaux"."""
_NEARLY = 10
"""The part of a parent by which its parts may miss it, where the total of the table tells that it
is one."""


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """The lines that are sums, each with its parts. ``sure``: they are so by more than accident.

    ``named`` says that looks tell parents from parts, so that a line of that look that does not add
    up is wrong; ``firm``, that looks would tell them with one figure more that does not;
    ``outlined``, that each line's own look is its level, so that none may be of another.
    """

    parts: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    sure: bool = False
    named: bool = False
    firm: bool = False
    outlined: bool = False

    @property
    def inside(self) -> frozenset[int]:
        """The lines that are parts of another."""
        return frozenset().union(*self.parts.values())


def hierarchy(view: FigureTable, details: Sequence[int]) -> Hierarchy:
    """The hierarchy of the detail lines of a table; empty where they are all of one level. A line
    that prints figures only where another prints none is no part of it: expenses of receipts."""
    found = _found(view, details)
    cols = view.columns(*SUMMABLE)
    filled = {
        row: {col for col in cols if (row, col) in view.facts}
        for row in {*found.parts, *found.inside}
    }
    kept = {
        parent: tuple(
            part
            for part in parts
            if not filled[part] or filled[part] & filled[parent]
        )
        for parent, parts in found.parts.items()
    }
    return replace(found, parts={one: kept[one] for one in kept if kept[one]})


def _found(view: FigureTable, details: Sequence[int]) -> Hierarchy:
    """The hierarchy that looks or figures tell."""
    cols = _filled(view, details, ColumnKind.AMOUNT)
    if not cols:
        return _of_counts(view, details)

    by_look = _by_look(view, details, cols)
    if by_look is not None:
        return by_look

    parts = _by_figures(view, details, cols) if len(details) <= _TALL else {}
    closed = _closed_by_heads(view, details, cols)
    if closed.parts and len(parts) <= len(closed.parts):
        return closed
    if not parts:
        return Hierarchy()
    chance = _chance(view, details, cols, len(parts), len(details))
    return Hierarchy(parts, sure=chance <= RATE)


def _of_counts(view: FigureTable, details: Sequence[int]) -> Hierarchy:
    """The hierarchy of a table without amounts, by look: counts alone are few digits to go by."""
    cols = _filled(view, details, ColumnKind.COUNT)
    by_look = _by_look(view, details, cols) if cols else None
    return by_look or Hierarchy()


def _filled(
    view: FigureTable, details: Sequence[int], kind: ColumnKind
) -> list[int]:
    """The columns of a kind that several of the lines fill."""
    return [
        col
        for col in view.columns(kind)
        if sum((row, col) in view.facts for row in details) > _FEWEST
    ]


# -------------------------------------------------------------------------------------------------
# by look


def _by_look(
    view: FigureTable, details: Sequence[int], cols: Sequence[int]
) -> Hierarchy | None:
    """The hierarchy whose parents have a look of their own, where most of them obey."""
    best: Hierarchy | None = None
    most = 0
    steps = {col: _step(view, details, col) for col in cols}
    for parts in _groupings(view, details):
        fit = _Fit.of(view, parts, cols, steps)
        if fit.held > most and fit.agrees:
            nested = any(part in parts for part in chain(*parts.values()))
            firm = fit.with_one_more_failed().agrees
            best = Hierarchy(
                parts, sure=True, named=True, firm=firm, outlined=nested
            )
            most = fit.held
    return best


def _closed_by_heads(
    view: FigureTable, details: Sequence[int], cols: Sequence[int]
) -> Hierarchy:
    """The parents of one look that the total of the table adds up; sure where parts give all of
    them but one, and nearly that one: else they may be the largest of what it holds."""
    for parts in _groupings(view, details):
        if _is_closed_by(view, parts, tuple(parts), cols):
            return Hierarchy(parts, sure=_nearly_fit(view, parts, cols))
    return Hierarchy()


def _nearly_fit(
    view: FigureTable, parts: Mapping[int, Sequence[int]], cols: Sequence[int]
) -> bool:
    """Whether parts, several of each parent, give all parents but one, and nearly that one."""
    gaps = []
    for parent, rows in parts.items():
        values = [(view.value(parent, col), col) for col in cols]
        for value, col in values:
            given = _total(view, rows, col) or Decimal(0)
            if value is None or abs(given - value) > abs(value) / _NEARLY:
                return False
            gaps.append(given != value)
    several = all(len(rows) >= _FEWEST for rows in parts.values())
    return several and sum(gaps) == 1


def _counts_once(
    view: FigureTable, parts: Mapping[int, Sequence[int]], cols: Sequence[int]
) -> bool:
    """Whether the first total is of all lines but the parents, which are then counted once: in
    every column in which it prints, and not by parents without parts or figures.
    """
    leaves = tuple(
        row for rows in parts.values() for row in rows if row not in parts
    )
    return _is_closed_by(view, parts, leaves, cols)


def _is_closed_by(
    view: FigureTable,
    parts: Mapping[int, Sequence[int]],
    added: Sequence[int],
    cols: Sequence[int],
) -> bool:
    """Whether the first total is of parents that print their figures and of their parts, and adds
    up some of these, to the last digit, in every column in which it prints."""
    total = _first_total(view, parts)
    printed = [col for col in cols if view.value(total, col)] if total else []
    return bool(printed) and all(
        _total(view, added, col) == view.value(total, col)
        and all(view.value(parent, col) for parent in parts)
        for col in printed
    )


def _first_total(view: FigureTable, parts: Mapping[int, Sequence[int]]) -> int:
    """The first total, where nothing but parents and their parts stand above it, and no other below
    them; else 0: what stands below may be its tax."""
    first, *_ = view.of_kind(*CLOSING) or [0]
    lines = {row for row in view.of_kind(RowKind.DETAIL) if row < first}
    grouped = {*parts, *(row for rows in parts.values() for row in rows)}
    return first if grouped == lines else 0


@dataclass(frozen=True, slots=True)
class _Fit:
    """How parents of one look fare as the sums of their parts."""

    chances: tuple[float, ...]
    """Of each figure of a parent that is their sum, the probability of that by accident, the least
    first."""
    failed: int
    """How many figures of parents are not."""
    counted_once: bool
    """Whether the total of the table is that of the parts alone."""

    @classmethod
    def of(
        cls,
        view: FigureTable,
        parts: Mapping[int, Sequence[int]],
        cols: Sequence[int],
        steps: Mapping[int, Decimal],
    ) -> "_Fit":
        """How ``parts`` fare in some columns, the figures of each multiples of its step."""
        chances: list[float] = []
        failed = 0
        for parent, rows in parts.items():
            for col in cols:
                value, total = view.value(parent, col), _total(view, rows, col)
                if not value or total is None:
                    continue
                if total == value:
                    chance = _RUNS * steps[col] / abs(value)
                    chances.append(min(1.0, float(chance)))
                else:
                    failed += 1
        once = _counts_once(view, parts, cols)
        return cls(tuple(sorted(chances)), failed, once)

    @property
    def held(self) -> int:
        """How many figures of parents are the sums of their parts."""
        return len(self.chances)

    def with_one_more_failed(self) -> "_Fit":
        """The same if the most telling of them were not."""
        return replace(self, chances=self.chances[1:], failed=self.failed + 1)

    @property
    def agrees(self) -> bool:
        """Whether so many sums that hold, and so few that do not, are no accident."""
        if self.counted_once and self.held >= max(1, self.failed):
            return True
        if self.held < max(_FEWEST, 3 * self.failed):
            return False
        ways = comb(self.held + self.failed, self.failed)
        return ways * prod(self.chances) <= RATE


def _step(view: FigureTable, details: Sequence[int], col: int) -> Decimal:
    """What the figures of a column are multiples of."""
    decimals = view.usual_decimals(col)
    figures = present(view.value(row, col) for row in details)
    units = [int(value.scaleb(decimals)) for value in figures]
    return Decimal(roundness(units)).scaleb(-decimals)


def _groupings(
    view: FigureTable, details: Sequence[int]
) -> Iterator[dict[int, tuple[int, ...]]]:
    """Every way to take some lines for the parents of those below, or above, them."""
    for parents in _alike(view, details):
        if _FEWEST <= len(parents) < len(details):
            yield _split(view, details, parents, after=True)
            yield _split(view, details, parents, after=False)
    yield from _outlines(view, details)


def _outlines(
    view: FigureTable, details: Sequence[int]
) -> Iterator[dict[int, tuple[int, ...]]]:
    """Lines of several looks, each of which is a level, in the order in which they first appear:
    sections over articles over grants."""
    looks = [
        (look(view, view.rows[row]), bool(_CODED.match(view.rows[row].label)))
        for row in details
    ]
    order = list(dict.fromkeys(looks))
    if not _OUTLINED[0] <= len(order) <= _OUTLINED[1]:
        return
    level = dict(zip(details, map(order.index, looks), strict=True))
    parts: dict[int, list[int]] = defaultdict(list)
    above: list[int] = []
    for row in view.rows:
        if row.kind in (*CLOSING, RowKind.BAND):
            above = []
        if row.index not in level:
            continue
        above = [one for one in above if level[one] < level[row.index]]
        if above:
            parts[above[-1]].append(row.index)
        above.append(row.index)
    if len(parts) >= _FEWEST:
        yield {parent: tuple(rows) for parent, rows in parts.items()}


def _alike(view: FigureTable, details: Sequence[int]) -> Iterator[set[int]]:
    """The lines of one look, those whose label is in capitals or begins with a letter or number of
    a heading, those that are of no quantity, those whose label begins with a code where others' do
    not or with a longer one, those whose code is shorter than others', and those whose code is a
    chapter's.
    """
    looks: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for row in details:
        looks[look(view, view.rows[row])].add(row)
    yield from looks.values()
    yield {row for row in details if view.rows[row].label.isupper()}
    yield {row for row in details if _OUTLINE.match(view.rows[row].label)}
    yield _without_quantity(view, details)
    yield from _of_coded_labels(view, details)
    for column in view.columns(ColumnKind.CODE):
        yield from _of_shorter_code(view, details, column)
        yield from _of_chapters(view, details, column)


def _without_quantity(view: FigureTable, details: Sequence[int]) -> set[int]:
    """The lines that print no quantity and no price, where others do."""
    columns = view.columns(ColumnKind.COUNT, ColumnKind.RATE)
    return {
        row
        for row in details
        if columns and not any((row, col) in view.facts for col in columns)
    }


def _of_coded_labels(
    view: FigureTable, details: Sequence[int]
) -> Iterator[set[int]]:
    """The lines whose label begins with a code: "60 – Achats" over "Fournitures", "75 – Autres
    produits" over "756 – Cotisations"."""
    lengths = {
        row: len(code[1])
        for row in details
        for code in present([_CODED.match(view.rows[row].label)])
    }
    for most in sorted(set(lengths.values())):
        yield {row for row, length in lengths.items() if length <= most}


def _of_shorter_code(
    view: FigureTable, details: Sequence[int], column: int
) -> Iterator[set[int]]:
    """The lines with a code shorter than some: but those that go on from another's, and all."""
    lengths = {}
    for row in details:
        code = _own_text(view.rows[row], column)
        if code:
            lengths[row] = len(code)

    for longest in sorted(set(lengths.values()))[1:]:
        shorter = {row for row, length in lengths.items() if length < longest}
        yield shorter - _opened(view, column, sorted(shorter))
        yield shorter


def _of_chapters(
    view: FigureTable, details: Sequence[int], column: int
) -> Iterator[set[int]]:
    """The lines with the number of a chapter: an article may have as few digits."""
    of_code: dict[str, set[int]] = defaultdict(set)
    for row in details:
        of_code[_own_text(view.rows[row], column)].add(row)
    chapters = set(filter(is_chapter, of_code))
    for codes in (chapters, chapters | VOTED_ACCOUNTS):
        yield set().union(*map(of_code.__getitem__, codes))


def _opened(view: FigureTable, column: int, rows: Sequence[int]) -> set[int]:
    """Of lines beside each other those whose code goes on from another's: article 673 of chapter
    67.
    """
    found: set[int] = set()
    for order in (rows, rows[::-1]):
        head = ""
        for row in order:
            code = _own_text(view.rows[row], column)
            if head and code != head and code.startswith(head):
                found.add(row)
            else:
                head = code
    return found


def _own_text(row: Row, column: int) -> str:
    cell = row.cells[column]
    if cell is None or cell.raw.row != row.index:
        return ""
    return cell.text.strip()


def look(view: FigureTable, row: Row) -> tuple[object, ...]:
    """Which text columns a line fills, the first alone of those that a cell lies over, and the
    lengths of its codes."""
    found: list[object] = []
    seen: set[object] = set()
    for column in view.table.columns:
        text = _own_text(row, column.index)
        cell = row.cells[column.index]
        if cell is not None and column.kind is not ColumnKind.EMPTY:
            text = "" if cell.raw in seen else text
            seen.add(cell.raw)
        if column.kind in WRITTEN:
            found.append(
                len(text) if column.kind is ColumnKind.CODE else bool(text)
            )
    return tuple(found)


def _split(
    view: FigureTable, details: Sequence[int], parents: set[int], *, after: bool
) -> dict[int, tuple[int, ...]]:
    """Each parent with the lines after (or before) it, up to the next parent, title or total. One
    beside a parent of the same code is its article: 023 of chapter 023.
    """
    parts: dict[int, list[int]] = {}
    own = set(details)
    order = view.rows if after else tuple(reversed(view.rows))
    articles = _of_the_same_code(view, [r for r in order if r.index in parents])
    current: int | None = None
    for row in order:
        if row.index in parents - articles:
            current = row.index
            parts[current] = []
        elif row.kind in (*CLOSING, RowKind.BAND):
            current = None
        elif current is not None and row.index in own:
            parts[current].append(row.index)
    return {
        parent: tuple(sorted(rows))
        for parent, rows in sorted(parts.items())
        if rows
    }


def _of_the_same_code(view: FigureTable, rows: Sequence[Row]) -> set[int]:
    """Of some lines each that stands beside the one before, and bears its code, that of a chapter:
    elsewhere two lines of one code are lines of a kind.
    """
    found: set[int] = set()
    for row, other in pairwise(rows):
        beside = abs(row.index - other.index) == 1 and row.index not in found
        if beside and _chapters(view, row) & _chapters(view, other):
            found.add(other.index)
    return found


def _chapters(view: FigureTable, row: Row) -> set[str]:
    """The chapters that a line is of by its own codes."""
    codes = (_own_text(row, col) for col in view.columns(ColumnKind.CODE))
    return set(filter(is_chapter, codes))


def _total(view: FigureTable, rows: Sequence[int], col: int) -> Decimal | None:
    """What the figures of a column give over some rows; None where none is printed."""
    total = None
    for row in rows:
        value = view.value(row, col)
        if value is not None:
            total = value + (total or 0)
    return total


# -------------------------------------------------------------------------------------------------
# by figures


def _by_figures(
    view: FigureTable, details: Sequence[int], cols: Sequence[int]
) -> dict[int, tuple[int, ...]]:
    """For each line that the lines just below it add up to, in every column, those lines."""
    parts: dict[int, tuple[int, ...]] = {}
    inside: set[int] = set()
    for at, row in enumerate(details):
        if row in inside or view.span(row, cols[0]) != 1:
            continue
        below = details[at + 1 : at + 1 + _PARTS]
        found = next(_runs(view, row, below, cols), None)
        if found is not None:
            inside.update(found)
            parts[row] = found
    return parts


def _runs(
    view: FigureTable, row: int, after: Sequence[int], cols: Sequence[int]
) -> Iterator[tuple[int, ...]]:
    """The runs of two lines or more just below ``row`` whose sums are its figures."""
    wanted = view.figures(row, cols)
    if not any(wanted):
        return

    sums = (Decimal(0),) * len(cols)
    for count, line in enumerate(after, start=1):
        sums = tuple(map(add, sums, view.figures(line, cols)))
        if count > 1 and sums == wanted:
            yield tuple(after[:count])


def _chance(
    view: FigureTable,
    details: Sequence[int],
    cols: Sequence[int],
    held: int,
    tried: int,
) -> float:
    """The probability of as many sums by accident, counted in what the figures are multiples of."""
    decimals = view.usual_decimals(cols[0])
    units: list[int] = []
    for row in details:
        figures = view.figures(row, cols)
        units.extend(int(value.scaleb(decimals)) for value in figures)

    step = roundness(units)
    telling = sorted(map(abs, filter(None, units)))
    typical = telling[len(telling) // 2] / step if telling else 1.0
    return tail(held, max(tried, held), min(1.0, _RUNS / max(typical, 1.0)))
