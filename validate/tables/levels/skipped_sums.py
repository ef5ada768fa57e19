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


def skipped_sums(
    families: Sequence[Hypothesis], at: TableGrid
) -> Iterator[Hypothesis]:
    """What the rows are sums of that sums of ``families`` pass over, where figures agree."""
    sums = [
        one
        for one in families
        if one.direction is Direction.DOWN and one.form is FamilyForm.SUM
    ]
    known = {one.result for one in sums}
    proposals = [
        proposal
        for one in sums
        for line in range(min(one.operands), max(one.operands))
        if line not in known and line not in one.operands
        for proposal in _of_line(line, set(one.operands))
    ]
    for found in find_proposed(at.grid, proposals, (Direction.DOWN,)):
        yield replace(found, worded=False, placed=True)


def _of_line(line: int, operands: Set[int]) -> Iterator[Proposal]:
    """The sums that a row may be of the operands right above it, or right below it."""
    runs: list[tuple[int, ...]] = []
    for step in (-1, 1):
        run: tuple[int, ...] = ()
        while line + step * (len(run) + 1) in operands:
            run = (*run, line + step * (len(run) + 1))
            if len(run) >= _FEWEST:
                runs.append(run)
    for run in runs:
        yield Proposal(
            Direction.DOWN,
            FamilyForm.SUM,
            line,
            tuple(sorted(run)),
            -math.log(len(runs)),
        )
