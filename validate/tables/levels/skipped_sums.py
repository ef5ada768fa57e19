"""Sums that another sum passes over: a row that stands among those which a total adds up, and is
none of them, is what some of these come to.

Where such a row is misprinted in one column, the total is still the sum of all that is below the
row, and nothing else would ask about it.
"""

import math
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from validate.belief.figures import Direction
from validate.belief.hypothesis import FamilyForm, Hypothesis
from validate.belief.proposals import Proposal
from validate.belief.search import find_proposed
from validate.tables.figure_grid import TableGrid

_FEWEST = 2
"""Rows that a sum adds up: of one it is a copy."""
_CLEAR = 3.0
"""Log odds by which one reading of a row is likelier than all others: 20 to 1."""


def with_skipped(
    families: Sequence[Hypothesis], at: TableGrid
) -> Iterator[Hypothesis]:
    """The families, those of rows that others pass over placed by that; and what further such rows
    are sums of, where figures leave one reading.
    """
    sums = [
        one
        for one in families
        if one.direction is Direction.DOWN and one.form is FamilyForm.SUM
    ]
    skipped = dict(_skipped(sums))
    placed = {
        id(one)
        for one in sums
        if set(one.operands) in map(set, skipped.get(one.result, ()))
    }
    for one in families:
        yield replace(one, placed=True) if id(one) in placed else one

    known = {one.result for one in sums}
    for line, runs in skipped.items():
        if line not in known and runs:
            yield from _read(line, runs, at)


def _skipped(
    sums: Sequence[Hypothesis],
) -> Iterator[tuple[int, list[tuple[int, ...]]]]:
    """The rows that sums pass over, each with the runs of operands right beside it."""
    for one in sums:
        for line in range(min(one.operands), max(one.operands)):
            if line not in one.operands:
                yield line, _runs(line, set(one.operands))


def _runs(line: int, operands: Set[int]) -> list[tuple[int, ...]]:
    """The operands right above a row, or right below it, as many as may be its own."""
    runs: list[tuple[int, ...]] = []
    for step in (-1, 1):
        run: tuple[int, ...] = ()
        while line + step * (len(run) + 1) in operands:
            run = (*run, line + step * (len(run) + 1))
            if len(run) >= _FEWEST:
                runs.append(run)
    return runs


def _read(
    line: int, runs: Sequence[tuple[int, ...]], at: TableGrid
) -> Iterator[Hypothesis]:
    """The one sum of a run that is believed, and clearly likelier than those of others."""
    prior = -math.log(len(runs))
    believed = [
        family
        for run in runs
        for family in find_proposed(
            at.grid, [_proposal(line, run, prior)], (Direction.DOWN,)
        )
    ]
    best = max(believed, key=lambda one: one.log_odds, default=None)
    if best is not None and not any(
        other is not best and other.log_odds > best.log_odds - _CLEAR
        for other in believed
    ):
        yield replace(best, worded=False, placed=True)


def _proposal(line: int, run: tuple[int, ...], prior: float) -> Proposal:
    return Proposal(
        Direction.DOWN, FamilyForm.SUM, line, tuple(sorted(run)), prior
    )
