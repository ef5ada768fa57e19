"""The shape "linked-rates": from one year to the next the rate of a tax rises no faster than
another.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from expectations.pack_rules.act_scene import ActScene, Spot, figure_columns
from expectations.pack_rules.pack_rule import Operand, PackRule
from expectations.pack_rules.rule_identity import FoundTerm, rule_identity
from extract.several import only
from validate.model.identity import Identity, Severity
from validate.tables.figure_table import FigureTable

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Risen:
    """The rate of a tax, the year before and this year."""

    before: Spot
    now: Spot

    @property
    def values(self) -> tuple[Decimal, Decimal]:
        """Both rates; nought where one cannot be read."""
        return self.before.fact.value_or_zero, self.now.fact.value_or_zero

    @property
    def unit(self) -> Decimal:
        """A unit of the last digit of this year's rate."""
        number = self.now.fact.number
        return _ONE if number is None else number.ulp

    @property
    def half(self) -> Decimal:
        """Half of that unit: votes round to it."""
        return self.unit / 2


def state_linked_rates(
    rule: PackRule, scene: ActScene, severity: Severity
) -> Iterator[list[Identity]]:
    """The rate that each table gives for its last year and the year before, in the line of the
    result and in that of the only term, which it may not outrun.
    """
    (other,) = rule.terms
    assert rule.result is not None
    for table in scene.tables:
        pair = _last_years(table, rule.result)
        bound = None if pair is None else _risen(table, rule.result, pair)
        free = None if pair is None else _risen(table, other, pair)
        if bound is not None and free is not None:
            identity = _identity(rule, bound, free, severity)
            if identity is not None:
                yield [identity]


def _last_years(table: FigureTable, operand: Operand) -> tuple[int, int] | None:
    """The columns of rates of the last year and of the one before; None where either has none, or
    several.
    """
    years: dict[int, list[int]] = defaultdict(list)
    for col in figure_columns(table, operand):
        year = table.column(col).year
        if year is not None:
            years[year].append(col)
    last = max(years, default=0)
    before, now = only(years.get(last - 1, ())), only(years.get(last, ()))
    if before is None or now is None:
        return None
    return before, now


def _risen(
    table: FigureTable, operand: Operand, columns: tuple[int, int]
) -> _Risen | None:
    """The two rates of the one line that an operand names."""
    line = replace(operand, column=(), without=())
    rows = [
        row.index
        for row in table.rows
        if all((row.index, col) in table.facts for col in columns)
        and Spot(table, row.index, columns[0]).is_of(line)
    ]
    row = only(rows)
    if row is None:
        return None
    before, now = columns
    return _Risen(Spot(table, row, before), Spot(table, row, now))


def _identity(
    rule: PackRule, bound: _Risen, free: _Risen, severity: Severity
) -> Identity | None:
    """The rate of this year against that of the year before, risen as the other one did; within the
    rounding of both. None where either cannot be read.
    """
    (own_before, _), (before, now) = bound.values, free.values
    if not (own_before and before and now):
        return None
    rise = max(_ONE, (now + free.half) / before)
    most = rise * own_before + bound.half
    highest = bound.unit * (most // bound.unit)
    terms = (
        replace(rule.terms[0], weight=str(rise)),
        replace(rule.terms[0], weight="0"),
        replace(rule.terms[0], weight="0"),
    )
    spots = (bound.before, free.now, free.before)
    found = list(map(FoundTerm, terms, spots))
    offset = highest - rise * own_before
    return rule_identity(rule, bound.now, found, severity, bound=offset)
