"""Columns that run from row to row: cumulated amounts, the capital still owed, a stock, a balance.

Each figure is the one above it, with what its own row adds and takes away, or what the row above it
did ("capital restant dû" at the beginning of a period). Figures find them: many rows must obey, to
the last digit, where chance would let few. A column that says so and begins with what its first row
adds runs from nothing: that row obeys too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, pairwise, permutations

import numpy as np
from numpy.typing import NDArray

from extract.french.folding import fold
from extract.french.lexicon.concept import WordList
from extract.french.lexicon.totals import CUMULATES
from extract.several import disjoint_pairs
from extract.table import Row, RowKind
from validate.belief.trials import Trial, adopted, chance_of_digits, roundness
from validate.tables.figure_table import SUMMABLE, WRITTEN, FigureTable

_Values = NDArray[np.int64]
_Flags = NDArray[np.bool_]

_LINES = frozenset((RowKind.DETAIL, RowKind.OF_WHICH))
_MOST_DECIMALS = 4
_LARGEST = 10**14
"""Units of the last digit beyond which a table's figures are not added up here."""
_MOST_COLUMNS = 14
"""Columns among which two are sought that add and take away: wider tables have many by chance."""
_FEW, _FEW_SAID, _FEW_CUMULATED = 4, 3, 2
"""Rows that obey before a column is believed to run, where its header says so, and where that says
that it cumulates."""
_BREAKS = 2
"""Rows that one misprinted figure of a running column breaks: its own, and the next."""
_RUNS = WordList(
    "cumul*", "progressi*", "solde*", "restant*", "reste", "encours", "stock*", "disponible*",
    "tresorerie*", "capital du",
)  # fmt: skip
"""Words of a header that say that its column runs."""
_PERIOD = re.compile(r"(?:toute )?(?:l.)?(?:annee|exercice|saison|periode)")
"""The label of a row that is of the whole time of those above it."""


@dataclass(frozen=True, slots=True)
class Running:
    """``level`` is its figure above, and ``added`` less ``taken`` of its own row (``late``: of the
    row above).
    """

    level: int
    added: int | None
    taken: int | None
    late: bool

    @property
    def moves(self) -> tuple[tuple[int, int], ...]:
        """The columns that move it, each with its sign."""
        signed = (self.added, 1), (self.taken, -1)
        return tuple((col, sign) for col, sign in signed if col is not None)


@dataclass(frozen=True, slots=True)
class RunningColumn:
    """A column believed to run, over the pairs of rows that follow each other."""

    running: Running
    steps: tuple[tuple[int, int], ...]
    trial: Trial
    said: bool
    """Whether its header says so."""
    firm: bool
    """Whether it would be believed with one figure more that breaks it."""


def running_columns(view: FigureTable) -> Iterator[RunningColumn]:
    """The columns that run, each in its best reading."""
    grid = _grid(view)
    if grid is None:
        return

    few = {col: _fewest(view, col) for col in view.columns(*SUMMABLE)}
    tried = [
        (one, grid.trial(one, is_said=few[one.level] < _FEW))
        for one in _readings(view)
    ]
    tried = [(one, trial) for one, trial in tried if trial.held]
    best: dict[int, tuple[Running, Trial]] = {}
    accepted = adopted([trial for _, trial in tried])
    for (one, trial), yes in zip(tried, accepted, strict=True):
        if yes and _is_enough(trial, few[one.level]):
            known = best.get(one.level, (one, trial))
            best[one.level] = min(known, (one, trial), key=_rank)

    for one, trial in best.values():
        fewest = few[one.level]
        is_firm = _is_firm(trial, fewest)
        yield RunningColumn(one, grid.steps, trial, fewest < _FEW, is_firm)


def _is_firm(trial: Trial, few: int) -> bool:
    """Whether so many rows obey that they would with one misprint more: of a column that says that
    it runs the step over it obeys."""
    broken = trial.with_broken(1 if few < _FEW else _BREAKS)
    return _is_enough(broken, few) and adopted([broken])[0]


def _readings(view: FigureTable) -> Iterator[Running]:
    """Every reading of every column: moved by one other, or by one that adds and one that takes."""
    columns = view.columns(*SUMMABLE)
    for level, other in permutations(columns, 2):
        for late in (False, True):
            yield Running(level, other, None, late)
            yield Running(level, None, other, late)
    if len(columns) > _MOST_COLUMNS:
        return
    for level, added, taken in permutations(columns, 3):
        yield Running(level, added, taken, False)


def _is_enough(trial: Trial, few: int) -> bool:
    """Whether so many rows obey, and one misprint at most breaks it for each few of them."""
    return trial.held >= max(few, 2 * trial.failed)


def _fewest(view: FigureTable, level: int) -> int:
    """How many rows must obey, by the words of a header."""
    header = fold(" ".join(view.column(level).path))
    if CUMULATES.within(header):
        return _FEW_CUMULATED
    return _FEW_SAID if _RUNS.within(header) else _FEW


def _rank(known: tuple[Running, Trial]) -> tuple[int, int, bool]:
    """The best reading first: most rows obey, a break counting for two; then the simplest."""
    one, trial = known
    return _BREAKS * trial.failed - trial.held, len(one.moves), one.late


@dataclass(frozen=True, slots=True)
class _Steps:
    """The figures of one column in whole units, over the pairs of rows that follow each other."""

    above: _Values
    own: _Values
    printed: _Flags
    """Where both figures are printed and read."""
    unread: _Flags
    """Where a figure is printed and has no value."""

    @property
    def is_even(self) -> bool:
        """Whether each figure is as much above the last: numbers of lines, which nothing moves."""
        steps = (self.own - self.above)[self.printed]
        return bool(np.all(steps == steps[:1]))

    def moved(self, *, late: bool) -> _Values:
        """What the column moves another by: in its own row, or in the row above."""
        return self.above if late else self.own


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns of a table over its steps."""

    steps: tuple[tuple[int, int], ...]
    columns: Mapping[int, _Steps]

    def trial(self, one: Running, *, is_said: bool) -> Trial:
        """How the rows fare: those that move the column are evidence, those where nothing moves it
        and it changes break it; of a column that says that it runs (``is_said``), also those that
        it begins with, and the steps over misprints.
        """
        level = self.columns[one.level]
        risen = level.own - level.above
        touched = np.zeros(len(self.steps), np.bool_)
        read = level.printed.copy()
        for col, sign in one.moves:
            moved = self.columns[col].moved(late=one.late)
            risen = risen - sign * moved
            touched |= moved != 0
            read &= ~self.columns[col].unread
            if not np.any(moved[read]):
                return Trial(0, 0, 1.0)

        telling = read & (touched | (risen != 0))
        held = telling & (risen == 0)
        over = _broken_twice(risen, telling & ~held)
        breaks = int((telling & ~held).sum()) - over
        obeys = np.any(held) or (is_said and over)
        if not obeys or (breaks > _BREAKS and level.is_even):
            return Trial(0, 0, 1.0)
        values = np.abs(level.own[telling]).tolist()
        smaller = sorted(values)[: len(values) // 2 + 1]
        chance = chance_of_digits(smaller, roundness(values))
        also = self._begun(one, risen) + over if is_said else 0
        return Trial(int(held.sum()) + also, breaks, chance)

    def _begun(self, one: Running, risen: _Values) -> int:
        """How many first rows print what they add, where the column only adds, or what the step
        after them (of those ``risen``) makes good, as after a misprint.
        """
        if one.added is None or one.taken is not None or one.late:
            return 0
        followed = frozenset(own for _, own in self.steps)
        first = np.array([above not in followed for above, _ in self.steps])
        level, added = self.columns[one.level], self.columns[one.added]
        told = first & level.printed & (level.above != 0)
        more = level.above - added.above
        return int((told & ((more == 0) | (more == -risen))).sum())


def _broken_twice(risen: _Values, broken: _Flags) -> int:
    """How many figures break two steps as one misprint does, as much too high for its own as it is
    for the next: the step over it holds.
    """
    both = broken[:-1] & broken[1:] & (risen[:-1] == -risen[1:])
    return disjoint_pairs(both.tolist())


def _grid(view: FigureTable) -> _Grid | None:
    """The grid of a table; None where it has too few rows, or figures that fit no array."""
    pairs = tuple(
        (one.index, other.index)
        for one, other in pairwise(view.rows)
        if _may_follow(view, one, other)
    )
    columns = view.columns(*SUMMABLE)
    decimals = _decimals(view, columns)
    if len(pairs) < _FEW_CUMULATED or decimals is None:
        return None
    return _Grid(
        pairs, {col: _steps(view, pairs, col, decimals) for col in columns}
    )


def _may_follow(view: FigureTable, one: Row, other: Row) -> bool:
    """Whether a row may go on from the one above it: of the same group, and no whole period."""
    if not {one.kind, other.kind} <= _LINES or one.path != other.path:
        return False
    return not any(_is_of_period(view, row) for row in (one, other))


def _is_of_period(view: FigureTable, row: Row) -> bool:
    texts = (view.text(row.index, col) for col in view.columns(*WRITTEN))
    return any(_PERIOD.fullmatch(fold(text)) for text in texts)


def _steps(
    view: FigureTable,
    pairs: Sequence[tuple[int, int]],
    col: int,
    decimals: int,
) -> _Steps:
    numbers = [
        [_units(view, row, col, decimals) for row in pair] for pair in pairs
    ]
    unread = [any(_is_unread(view, row, col) for row in pair) for pair in pairs]
    values = np.array(
        [[value or 0 for value in both] for both in numbers], np.int64
    )
    return _Steps(
        above=values[:, 0],
        own=values[:, 1],
        printed=np.array([None not in both for both in numbers], np.bool_),
        unread=np.array(unread, np.bool_),
    )


def _decimals(view: FigureTable, columns: Sequence[int]) -> int | None:
    """The decimals that hold every figure exactly; None where they would be too many."""
    values = [
        fact.number.value
        for col in frozenset(columns)
        for fact in view.by_column.get(col, ())
        if fact.number is not None
    ]
    exponents = (value.as_tuple().exponent for value in values)
    decimals = max(
        chain((0,), (-each for each in exponents if isinstance(each, int)))
    )
    largest = max(map(abs, values), default=Decimal(0))
    fits = largest.scaleb(decimals) < _LARGEST
    return decimals if fits and decimals <= _MOST_DECIMALS else None


def _units(view: FigureTable, row: int, col: int, decimals: int) -> int | None:
    value = view.value(row, col)
    if value is None or view.span(row, col) != 1:
        return None
    return int(value.scaleb(decimals))


def _is_unread(view: FigureTable, row: int, col: int) -> bool:
    fact = view.facts.get((row, col))
    return fact is not None and fact.number is None
