"""Rows that are the whole of the lines above them: these print their shares of it, and it prints
100 %, whatever it is called: "Coût complet", "Dépenses", "Les trois communes".
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.french.folding import fold
from extract.number import Number
from extract.several import present
from extract.table import ColumnKind, RowKind
from validate.belief.figures import Direction
from validate.belief.hypothesis import FamilyForm
from validate.belief.proposals import Proposal
from validate.tables.figure_grid import TableGrid
from validate.tables.figure_table import FigureTable, names_shares
from validate.tables.worded.worded_changes import SURE

_PERCENT = re.compile(r"\(?(?:en )?%")
"""How the header of shares begins where it has no word for them: "%", "En % des exprimés"."""
_WHOLE = 100
"""The share of the whole, in per cent."""
_FEWEST = 2
"""Lines that share a whole out."""


def of_whole_shares(table: FigureTable, at: TableGrid) -> Iterator[Proposal]:
    """The sums of lines that such rows are; of one that its words call a total, these tell."""
    for col in table.columns(ColumnKind.PERCENT):
        if _is_of_shares(table.column(col).labels):
            yield from _in_column(table, at, col)


def _is_of_shares(labels: Sequence[str]) -> bool:
    """Whether a header says that its figures are shares."""
    return any(
        names_shares(label) or _PERCENT.match(fold(label)) for label in labels
    )


def _in_column(
    table: FigureTable, at: TableGrid, col: int
) -> Iterator[Proposal]:
    """The rows that one column of shares tells to be wholes."""
    parts: list[int] = []
    for index, rows in enumerate(at.rows):
        if table.rows[rows[0]].kind is not RowKind.DETAIL:
            parts = []
            continue
        numbers = [table.number(at.rows[one][0], col) for one in parts]
        whole = table.number(rows[0], col)
        if whole is not None and _is_whole(whole, numbers):
            yield _proposal(index, parts)
            parts = []
        else:
            parts.append(index)


def _is_whole(whole: Number, numbers: Sequence[Number | None]) -> bool:
    """Whether a share is the whole of those of all lines above it, but for their rounding."""
    parts = present(numbers)
    if whole.value != _WHOLE or len(parts) < max(_FEWEST, len(numbers)):
        return False
    made = sum((one.value for one in parts), Decimal(0))
    rounding = sum((one.half_unit for one in parts), whole.half_unit)
    return abs(made - whole.value) <= rounding


def _proposal(index: int, parts: Sequence[int]) -> Proposal:
    return Proposal(
        Direction.DOWN,
        FamilyForm.SUM,
        index,
        tuple(parts),
        SURE,
        stated=True,
    )
