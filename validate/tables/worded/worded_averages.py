"""Which lines an average is of: "Moyenne" under its lines, "Moyenne 2021-2025" beside its years."""

import math
from collections.abc import Iterator, Sequence
from itertools import product

from extract.french.lexicon.averages import says_average
from extract.french.lexicon.concept import WordList
from extract.table import ColumnKind
from validate.belief.figures import Direction
from validate.belief.hypothesis import FamilyForm
from validate.belief.proposals import Proposal
from validate.tables.figure_grid import TableGrid
from validate.tables.figure_table import FigureTable
from validate.tables.worded.labelled_lines import LabelledLine
from validate.tables.worded.worded_changes import SAID, SURE

_FEWEST = 2
"""Lines that an average is of, at least."""
_MEAN = WordList("moyen(ne)(s)")
"""What a column of means is called: "Moyenne (€)", "Aide moyenne"."""


def of_average(
    result: LabelledLine, lines: Sequence[LabelledLine], direction: Direction
) -> Iterator[Proposal]:
    """The lines that an average is most likely told of."""
    if not says_average(_without_span(result)):
        return
    if direction is Direction.DOWN:
        operands = _lines_above(result, lines)
    else:
        operands = _years_before(result, lines)
    if len(operands) >= _FEWEST:
        yield Proposal(
            direction,
            FamilyForm.AVERAGE,
            result.index,
            tuple(line.index for line in operands),
            SURE,
            stated=True,
        )


def _without_span(result: LabelledLine) -> str:
    """The innermost label without the years that it is of."""
    return " ".join(
        word
        for word in result.levels[-1].split()
        if not any(char.isdigit() for char in word)
    )


def _lines_above(
    result: LabelledLine, lines: Sequence[LabelledLine]
) -> list[LabelledLine]:
    """The lines directly above, totals left out, back to the average before it."""
    above: list[LabelledLine] = []
    for line in reversed(lines[: result.index]):
        if says_average(line.levels[-1]):
            break
        if not line.closing:
            above.append(line)
    return above[::-1]


def _years_before(
    result: LabelledLine, lines: Sequence[LabelledLine]
) -> list[LabelledLine]:
    """The columns of the years that it spans, or of all years before it, where one column is of
    each.
    """
    dated = [
        line
        for line in lines[: result.index]
        if line.year is not None and not line.percent
    ]
    if result.span is not None:
        first, last = result.span
        dated = [line for line in dated if first <= (line.year or 0) <= last]
        whole = len(dated) == last - first + 1
        dated = dated if whole else []
    years = {line.year for line in dated}
    if len(years) < len(dated):
        return []
    return dated


def of_mean_amount(
    lines: Sequence[LabelledLine], table: FigureTable, at: TableGrid
) -> Iterator[Proposal]:
    """A column of means ("Moyenne", "Aide moyenne"): the amounts over what is counted, where the
    table has few of either.
    """
    kinds = {
        line.index: table.column(at.columns[line.index]).kind for line in lines
    }
    means = [line for line in lines if _MEAN.within(line.label)]
    if len(means) != 1 or kinds[means[0].index] is not ColumnKind.AMOUNT:
        return
    others = [line for line in lines if line is not means[0]]
    amounts = [one for one in others if kinds[one.index] is ColumnKind.AMOUNT]
    counts = [one for one in others if kinds[one.index] is ColumnKind.COUNT]
    pairs = list(product(amounts, counts))
    for whole, counted in pairs:
        yield Proposal(
            Direction.ACROSS,
            FamilyForm.RATIO,
            means[0].index,
            (whole.index, counted.index),
            SAID - math.log(len(pairs)),
        )
