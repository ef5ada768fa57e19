"""How the scopes of a table's totals fare on its figures: whether each column's sum holds."""

from copy import copy
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extract.french.lexicon.averages import may_average, may_be_rate
from extract.table import Row
from validate.model.identity import truncates
from validate.model.interval import Interval
from validate.tables.figure_table import SUMMABLE, FigureTable, Sums
from validate.tables.total_scopes import PAGES, PARENTS, Reach, Scope, Scopes

_SEVERAL = 3
"""Columns in which a sum fails, in all and for each in which it holds, before it is doubted."""


@dataclass(frozen=True, slots=True)
class ScopeFit:
    """A scope of one total row, and for each column that can be judged whether the sum holds."""

    scope: Scope
    columns: dict[int, bool]
    nothing: int = 0
    """Columns in which nothing is the sum of nothing: they hold and are no evidence."""

    @property
    def held(self) -> int:
        """The columns whose sum holds and is evidence."""
        return sum(self.columns.values()) - self.nothing

    @property
    def mostly(self) -> bool:
        """Whether the sum holds in some columns, and in as many as it fails in."""
        failing = len(self.columns) - sum(self.columns.values())
        return 0 < self.held >= failing

    @property
    def hardly(self) -> bool:
        """Whether the sum fails in so many columns, and holds in so few, that what the total adds
        is something else: so many misprints in one line are less likely.
        """
        failing = len(self.columns) - sum(self.columns.values())
        return failing >= _SEVERAL and failing > _SEVERAL * self.held

    @property
    def full(self) -> bool:
        """Whether the sum holds in every column that can be judged."""
        return bool(self.columns) and all(self.columns.values())

    @property
    def covers_all(self) -> bool:
        """Whether the scope takes all lines, or all subtotals, from the start of the table."""
        scope = self.scope
        if scope.extra or scope.pool in (PAGES, PARENTS):
            return False
        return scope.start == 0

    @property
    def below(self) -> bool:
        """Whether the scope takes what is printed below the total."""
        return self.scope.reach is Reach.BELOW


@dataclass(slots=True)
class ScopeFits:
    """The fits of every scope of every closing row of one table.

    ``of[row]`` are the fits of a row, the likeliest scope first; ``columns`` the columns of amounts
    and counts.
    """

    view: FigureTable
    scopes: Scopes = field(init=False)
    columns: list[int] = field(init=False)
    of: dict[int, list[ScopeFit]] = field(init=False)
    _sums: dict[tuple[int, int], Sums] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.scopes = Scopes(self.view)
        self.columns = self.view.columns(*SUMMABLE)
        self.of = {
            row.index: [self._fit(row, scope) for scope in self.scopes.of(row)]
            for row in self.scopes.closing_rows()
        }

    def with_broken(self, row: int, col: int) -> "ScopeFits":
        """The same table, but for one total's figure, which no scope gives."""
        changed = copy(self)
        fits = (self._broken(fit, row, col) for fit in self.of[row])
        changed.of = self.of | {row: list(fits)}
        return changed

    def _broken(self, fit: ScopeFit, row: int, col: int) -> ScopeFit:
        if not fit.columns.get(col):
            return fit
        nothing = not self.view.value(row, col)
        columns = fit.columns | {col: False}
        return replace(fit, columns=columns, nothing=fit.nothing - nothing)

    def rows_of(self, fit: ScopeFit) -> tuple[int, ...]:
        """The rows that a fit's scope adds up."""
        return self.scopes.rows_of(fit.scope)

    def added(self, scope: Scope, col: int) -> Decimal:
        """What the figures of a column give over a scope."""
        return self._sum(scope, col)[0]

    def entries(self, scope: Scope, col: int) -> int:
        """How many figures of a column a scope adds up."""
        return self._sum(scope, col)[2]

    def addends(self, scope: Scope, col: int) -> int:
        """How many of the figures of a column that a scope adds up are more than nothing."""
        within = self._column_sums(scope, col).filled(scope.start, scope.stop)
        extra = (self.view.value(row, col) for row in scope.extra)
        return within + sum(map(bool, extra))

    def _fit(self, row: Row, scope: Scope) -> ScopeFit:
        columns = {}
        nothing = 0
        for col in self.columns:
            holds = self._holds(row.index, scope, col)
            if holds is None:
                continue
            columns[col] = holds
            nothing += holds and not self.view.value(row.index, col)

        return ScopeFit(scope, columns, nothing)

    def _holds(self, row: int, scope: Scope, col: int) -> bool | None:
        """Whether the column's figures in ``scope`` give the row's; None where none can say."""
        number = self.view.number(row, col)
        value, margin, present, unread = self._sum(scope, col)
        if number is None or unread or not present:
            return None

        # Nothing dropped is a figure with its last digits dropped, too.
        reached = Interval.around(value, margin + self.view.margin(row, col))
        if truncates(number.value, number.ulp, reached):
            return True
        averaged = self._averaged(row, scope, col, number.value - value)
        if averaged:
            return None
        return False

    def _averaged(
        self, row: int, scope: Scope, col: int, delta: Decimal
    ) -> bool:
        """Whether the figure is an average by its words, and by lying among its lines.

        Where averages do add up, each was rounded by itself. A header that prints what a unit costs
        is over products.
        """
        column = self.view.column(col)
        words = f"{self.view.rows[row].label} {' '.join(column.path)}"
        is_said = may_average(words) or may_be_rate(" ".join(column.path))
        if column.rate is not None or not is_said:
            return False

        rows = (row, *self.scopes.rows_of(scope))
        numbers = list(
            filter(None, (self.view.number(line, col) for line in rows))
        )
        total, *lines = (number.value for number in numbers)
        rounding = sum(number.ulp for number in numbers)
        return min(lines) <= total <= max(lines) or 2 * abs(delta) <= rounding

    def _sum(self, scope: Scope, col: int) -> tuple[Decimal, Decimal, int, int]:
        """The sum, the margin of its roundings, how many figures it has and how many are unread."""
        column = self._column_sums(scope, col)
        value, margin, present, unread = column.between(scope.start, scope.stop)
        for row in scope.extra:
            more = Sums(self.view, [row], col).between(0, 1)
            value += more[0]
            margin += more[1]
            present = present + more[2] if present else 0
            unread += more[3] + (more[2] == 0)
        return value, margin, present, unread

    def _column_sums(self, scope: Scope, col: int) -> Sums:
        """The sums of a column over runs of the rows that a scope is a run of."""
        key = (scope.pool, col)
        if key not in self._sums:
            self._sums[key] = Sums(
                self.view, self.scopes.pools[scope.pool], col
            )
        return self._sums[key]
