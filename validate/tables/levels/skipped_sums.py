"""Sums that another sum passes over: a row that stands among those which a total adds up, and is
none of them, is what some of these come to.

Where such a row is misprinted in one column, the total is still the sum of all that is below the
row, and nothing else would ask about it.
"""

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

import numpy as np

from validate.belief.figures import Direction, Lines
from validate.belief.hypothesis import FamilyForm, Hypothesis
from validate.belief.proposals import Proposal, read_proposals
from validate.tables.figure_grid import TableGrid
from validate.tables.levels.nested_sums import (
    FEWEST,
    placing,
    sums_of_rows,
)

_CLEAR = 3.0
"""Log odds by which one reading of a row is likelier than all others: 20 to 1."""
_Run = tuple[int, ...]
"""Operands one after the other, from the one right beside a row."""


def with_skipped(
    families: Sequence[Hypothesis], at: TableGrid
) -> Iterator[Hypothesis]:
    """The families, those of rows that others pass over placed by that; and what further such rows
    are sums of, where figures leave one reading.
    """
    sums = sums_of_rows(families)
    skipped = dict(_skipped(sums))
    closing = [one for one in sums if _closes(one, skipped)]
    yield from placing(families, closing)

    known = {one.result for one in sums}
    asked = {line: runs for line, runs in skipped.items() if line not in known}
    if any(asked.values()):
        lines = at.grid.lines(Direction.DOWN)
        places = {int(line): place for place, line in enumerate(lines.index)}
        for line, runs in asked.items():
            if line in places:
                yield from _read(lines, places, line, runs)


def _skipped(
    sums: Sequence[Hypothesis],
) -> Iterator[tuple[int, list[_Run]]]:
    """The rows that sums pass over, each with the runs of operands above it and below it."""
    for one in sums:
        operands = set(one.operands)
        for line in range(min(operands), max(operands)):
            if line not in operands:
                runs = (_run(line, operands, step) for step in (-1, 1))
                yield line, [run for run in runs if len(run) >= FEWEST]


def _run(line: int, operands: Set[int], step: int) -> _Run:
    """The operands right beside a row, on one side, as far as no other row parts them."""
    run: list[int] = []
    while line + step * (len(run) + 1) in operands:
        run.append(line + step * (len(run) + 1))
    return tuple(run)


def _closes(one: Hypothesis, skipped: Mapping[int, Sequence[_Run]]) -> bool:
    """Whether a sum is of a row that another passes over, and of the operands right beside it."""
    count = len(one.operands)
    return count >= FEWEST and any(
        set(one.operands) == set(run[:count])
        for run in skipped.get(one.result, ())
    )


def _read(
    lines: Lines, places: Mapping[int, int], line: int, runs: Sequence[_Run]
) -> Iterator[Hypothesis]:
    """The one sum of operands beside a row that is believed, and clearly likelier than others."""
    ways = sum(len(run) - FEWEST + 1 for run in runs)
    believed = [
        family
        for run in runs
        for count in _telling(lines, places[line], [places[one] for one in run])
        for family in read_proposals(
            lines,
            [
                Proposal(
                    Direction.DOWN,
                    FamilyForm.SUM,
                    line,
                    tuple(sorted(run[:count])),
                    -math.log(ways),
                )
            ],
        )
    ]
    best = max(believed, key=lambda one: one.log_odds, default=None)
    if best is not None and not any(
        other is not best and other.log_odds > best.log_odds - _CLEAR
        for other in believed
    ):
        yield replace(best, worded=False, placed=True)


def _telling(lines: Lines, row: int, parts: Sequence[int]) -> list[int]:
    """How many of a run of lines may add up to a row: those that do in one column, as far as
    rounding may tell; of a long run few are worth reading.
    """
    values, units = lines.values[parts], lines.units[parts]
    gaps = np.abs(np.cumsum(values, axis=0) - lines.values[row])
    near = gaps <= np.cumsum(units, axis=0) + lines.units[row]
    sizes = np.cumsum(np.abs(values), axis=0) + np.abs(lines.values[row])
    told = (near & (sizes > 0)).any(axis=1)
    counts = np.flatnonzero(told) + 1
    return [int(one) for one in counts if one >= FEWEST]
