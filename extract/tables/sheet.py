"""The rows of a raw table while they are told apart: what is printed where, and what each column
holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from extract.french.folding import has_digit, plain
from extract.french.lexicon.totals import carry, total_rank
from extract.french.numbers import find_numbers
from extract.number import Unit
from extract.table import Column, ColumnKind, RawCell, RawTable, RowKind
from extract.tables.column_kinds import FIGURE_KINDS
from extract.tables.column_roles import Role, is_account, text_role
from extract.tables.occupancy import Occupancy, own


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
            (cell for cell in self.text_cells(row) if total_rank(cell.text) is not None), None
        )

    def label(self, row: int) -> str:
        """The text that names the row: a total's own wording, else who receives, else the first
        text column.
        """
        cells = list(self.text_cells(row))
        if row not in self.asides:
            cells.sort(key=lambda cell: (self._unfit[cell.col], cell.col))
        worded = next(
            (cell for cell in cells if total_rank(cell.text) is not None or carry(cell.text)),
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
            or total_rank(cell.text) is not None
            or carry(cell.text)
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
