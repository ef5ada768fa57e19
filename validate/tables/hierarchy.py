"""Detail lines that are sums of others: chapters over their articles, accounts over their
sub-accounts.

Two ways to know them. By look: lines of one look (which text columns they fill, how long their code
is) add up the lines of other looks below them, or above them, up to the next of their own. By
figures alone: a line adds up the run of lines just below it. Either is believed where more lines
obey than round figures would make obey by accident.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.table import ColumnKind, Row, RowKind
from validate.belief.trials import RATE, roundness, tail
from validate.tables.figure_table import CLOSING, FigureTable

_PARTS = 30
"""Lines that one line above them may add up."""
_TALL = 600
"""Lines beyond which figures alone are not searched."""
_RUNS = 3
"""Runs below a line that come near its figure: so many chances to equal it."""
_FEWEST = 2
"""Parents that make a hierarchy: one line that equals those below it may be an accident."""
_TEXTS = (ColumnKind.TEXT, ColumnKind.LABEL, ColumnKind.CODE)


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """The lines that are sums, each with its parts. ``sure``: they are so by more than accident.

    ``named`` says that looks tell parents from parts, so that a line of that look that does not add
    up is wrong.
    """

    parts: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    sure: bool = False
    named: bool = False

    @property
    def inside(self) -> frozenset[int]:
        """The lines that are parts of another."""
        return frozenset(row for rows in self.parts.values() for row in rows)


def hierarchy(view: FigureTable, details: Sequence[int]) -> Hierarchy:
    """The hierarchy of the detail lines of a table; empty where they are all of one level."""
    cols = [
        col
        for col in view.columns(ColumnKind.AMOUNT)
        if sum((row, col) in view.facts for row in details) > 2
    ]
    if not cols:
        return Hierarchy()
    by_look = _bylook(view, details, cols)
    if by_look is not None:
        return by_look
    if len(details) > _TALL:
        return Hierarchy()
    parts = _by_figures(view, details, cols)
    return Hierarchy(
        parts,
        bool(parts) and _chance(view, details, cols, len(parts), len(details)) <= RATE,
    )


# ------------------------------------------------------------------------------------------------------
# by look


def _bylook(
    view: FigureTable, details: Sequence[int], cols: Sequence[int]
) -> Hierarchy | None:
    best: tuple[int, Hierarchy] | None = None
    for parents in _candidates(view, details):
        for parts in (
            _split(view, details, parents, after=after) for after in (True, False)
        ):
            held, failed = _fit(view, parts, cols)
            obeyed = held >= max(_FEWEST, 3 * failed)
            if (
                obeyed
                and _chance(view, details, cols, held, held + failed) <= RATE
                and (not best or held > best[0])
            ):
                best = (held, Hierarchy(parts, sure=True, named=True))
    return best[1] if best else None


def _candidates(view: FigureTable, details: Sequence[int]) -> Iterator[set[int]]:
    """The lines of one look, and those whose code is shorter than others'."""
    looks: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for row in details:
        looks[look(view, view.rows[row])].add(row)
    yield from (rows for rows in looks.values() if _FEWEST <= len(rows) < len(details))
    for column in view.columns(ColumnKind.CODE):
        lengths = {
            row: len(text)
            for row in details
            if (text := _own_text(view.rows[row], column))
        }
        for longest in sorted(set(lengths.values()))[1:]:
            shorter = {row for row, length in lengths.items() if length < longest}
            for heads in (shorter - _opened(view, column, sorted(shorter)), shorter):
                if _FEWEST <= len(heads) < len(details):
                    yield heads


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
    return "" if cell is None or cell.raw.row != row.index else cell.text.strip()


def look(view: FigureTable, row: Row) -> tuple[object, ...]:
    """Which text columns a line fills, and the lengths of its codes."""
    found: list[object] = []
    for column in view.table.columns:
        text = _own_text(row, column.index)
        if column.kind in _TEXTS:
            found.append(len(text) if column.kind is ColumnKind.CODE else bool(text))
    return tuple(found)


def _split(
    view: FigureTable, details: Sequence[int], parents: set[int], *, after: bool
) -> dict[int, tuple[int, ...]]:
    """Each parent with the lines after (or before) it, up to the next parent, title or total."""
    parts: dict[int, list[int]] = {}
    own = set(details)
    order = view.rows if after else tuple(reversed(view.rows))
    current: int | None = None
    for row in order:
        if row.index in parents:
            current = row.index
            parts[current] = []
        elif row.kind in CLOSING or row.kind is RowKind.BAND:
            current = None
        elif current is not None and row.index in own:
            parts[current].append(row.index)
    return {
        parent: tuple(sorted(rows)) for parent, rows in sorted(parts.items()) if rows
    }


def _fit(
    view: FigureTable, parts: Mapping[int, Sequence[int]], cols: Sequence[int]
) -> tuple[int, int]:
    """How many figures of the parents are the sums of their parts, and how many are not."""
    held = failed = 0
    for parent, rows in parts.items():
        for col in cols:
            value = view.value(parent, col)
            terms = [term for row in rows if (term := view.value(row, col)) is not None]
            if value and terms:
                held, failed = (
                    (held + 1, failed) if sum(terms) == value else (held, failed + 1)
                )
    return held, failed


# ---------------------------------------------------------------------------------------------------
# by figures


def _by_figures(
    view: FigureTable, details: Sequence[int], cols: Sequence[int]
) -> dict[int, tuple[int, ...]]:
    """For each line that the lines just below it add up to, in every column, those lines."""
    parts: dict[int, tuple[int, ...]] = {}
    inside: set[int] = set()
    for at, row in enumerate(details):
        if row not in inside and view.span(row, cols[0]) == 1:
            found = next(_runs(view, row, details[at + 1 : at + 1 + _PARTS], cols), ())
            inside.update(found)
            parts |= {row: found} if found else {}
    return parts


def _runs(
    view: FigureTable, row: int, after: Sequence[int], cols: Sequence[int]
) -> Iterator[tuple[int, ...]]:
    """The runs of two lines or more just below ``row`` whose sums are its figures."""
    wanted = [view.value(row, col) or Decimal(0) for col in cols]
    sums = [Decimal(0)] * len(cols)
    for count, line in enumerate(after if any(wanted) else (), start=1):
        sums = [
            total + (view.value(line, col) or 0)
            for total, col in zip(sums, cols, strict=True)
        ]
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
    units = [
        int((view.value(row, col) or Decimal(0)).scaleb(decimals))
        for col in cols
        for row in details
    ]
    step = roundness(units)
    telling = sorted(abs(value) for value in units if value)
    typical = telling[len(telling) // 2] / step if telling else 1.0
    return tail(held, max(tried, held), min(1.0, _RUNS / max(typical, 1.0)))
