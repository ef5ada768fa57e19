"""The rows of a raw table while they are told apart: what is printed where, and what each column
holds.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from extract.french.folding import fold, has_digit
from extract.french.numbers import find_numbers, plain
from extract.number import Unit
from extract.table import Column, ColumnKind, RawCell, RawTable, RowKind
from extract.tables.column_kinds import FIGURE_KINDS
from extract.tables.column_roles import Role, is_account, text_role
from extract.tables.occupancy import Occupancy, own

_CARRIED_OUT = re.compile(
    r"(?:sous-?total |total )?a reporter\b.*|report (?:a|sur) la page suivante.*"
)
_CARRIED_IN = re.compile(
    r"reports?(?: (?:de la )?pages? (?:precedente|n°? ?\d+))?|(?:total )?reporte|report de la"
    r" page.*"
)
_SUBTOTAL = re.compile(
    r"(?:sous ?- ?tota(?:l|ux)|s/ ?-?total|s ?/ ?t)\b.*|(?:total|totaux) (?:de la |par )?page\b.*"
)
_GRAND = re.compile(
    r"(?:grand total|(?:total|totaux|montant total|ensemble) genera(?:l|ux)|total cumule)\b.*"
)
TOTAL = re.compile(r"(?:total|totaux|montant total|cout total|somme totale)\b(?P<rest>.*)|ensemble")


@lru_cache(maxsize=1 << 14)
def says_total(text: str) -> float | None:
    """The rank that a label gives a total line, or None: 0 sub-total, 2 total, 3 grand total.

    >>> says_total("Sous-total Sport"), says_total("TOTAL"), says_total("Total général"), says_total("Totalité")
    (0, 2, 3, None)
    """
    folded = fold(text)
    if _SUBTOTAL.fullmatch(folded):
        return 0
    if _GRAND.fullmatch(folded):
        return 3
    return 2 if TOTAL.fullmatch(folded) else None


@lru_cache(maxsize=1 << 14)
def says_carry(text: str) -> RowKind | None:
    """Whether a label carries a running total to the next page or from the last one; None for any
    other.

    "Report à nouveau" is a budget line.
    """
    bare = fold(text).rstrip(" :.")
    if _CARRIED_OUT.fullmatch(bare):
        return RowKind.CARRIED_OUT
    return RowKind.CARRIED_IN if _CARRIED_IN.fullmatch(bare) else None


@dataclass(frozen=True, eq=False)
class Sheet:
    """A raw table with its occupancy, its typed columns, and the rows already known to be no line
    of figures.
    """

    raw: RawTable
    grid: Occupancy
    columns: Sequence[Column]
    asides: Mapping[int, RowKind] = field(default_factory=dict)

    def text_cells(self, row: int) -> tuple[RawCell, ...]:
        """The row's own cells that stand in no column of figures, or hold no digit there."""
        return self._texts[row]

    @cached_property
    def printed(self) -> list[tuple[RawCell, ...]]:
        """For each row the cells printed in it."""
        return [own(self.grid, row) for row in range(len(self.grid))]

    @cached_property
    def _texts(self) -> list[tuple[RawCell, ...]]:
        figures = [column.kind in FIGURE_KINDS for column in self.columns]
        return [
            tuple(cell for cell in cells if not (figures[cell.col] and has_digit(cell.text)))
            for cells in self.printed
        ]

    def has_figures(self, row: int) -> bool:
        """Whether the row prints a figure of its own."""
        return len(self._texts[row]) < len(self.printed[row])

    @cached_property
    def accounts(self) -> list[int]:
        """The columns that hold chapters, articles or accounts of a budget."""
        return [column.index for column in self.columns if is_account(column)]

    def total_cell(self, row: int) -> RawCell | None:
        """The cell that says that the row is a total."""
        return next(
            (cell for cell in self.text_cells(row) if says_total(cell.text) is not None), None
        )

    def label(self, row: int) -> str:
        """The text that names the row: a total's own wording, else who receives, else the first
        text column.
        """
        cells = list(self.text_cells(row))
        if row not in self.asides:
            cells.sort(key=lambda cell: (self._unfit[cell.col], cell.col))
        worded = next(
            (cell for cell in cells if says_total(cell.text) is not None or says_carry(cell.text)),
            None,
        )
        if worded is not None:
            return _without_amount(plain(worded.text))
        return plain(cells[0].text) if cells else ""

    @cached_property
    def _unfit(self) -> list[int]:
        return [_unfit(column) for column in self.columns]

    def groups(self) -> dict[int, list[str]]:
        """For each label column the group each row belongs to, "" for none."""
        labels = [column.index for column in self.columns if column.kind is ColumnKind.LABEL]
        return {col: [self._group(row, col) for row in range(self.raw.rows)] for col in labels}

    def _group(self, row: int, col: int) -> str:
        cell = self.grid[row][col]
        if (
            row in self.asides
            or cell is None
            or says_total(cell.text) is not None
            or says_carry(cell.text)
        ):
            return ""
        return plain(cell.text)


def _unfit(column: Column) -> int:
    """How little a column is fit to name its rows."""
    if column.kind is ColumnKind.TEXT and text_role(column) is Role.BENEFICIARY:
        return 0
    return {ColumnKind.TEXT: 1, ColumnKind.LABEL: 2, ColumnKind.CODE: 3}.get(column.kind, 4)


def _without_amount(label: str) -> str:
    """A total's label without the figure printed after it: labels must not change with amounts."""
    for match in find_numbers(label):
        if match.end == len(label) and (match.number.unit is Unit.EUR or match.number.decimals):
            return label[: match.start].rstrip(" :")
    return label
