"""A raw table while its rows are classified: what is printed where, and what each column holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from extract.french.folding import has_digit, plain
from extract.french.lexicon.totals import carry, total_rank
from extract.french.numbers import find_numbers
from extract.number import Unit
from extract.reasons import RowReason
from extract.table import Column, ColumnKind, RawCell, RawTable, RowKind
from extract.tables.column_kinds import FIGURE_KINDS
from extract.tables.column_roles import Role, is_account, text_role
from extract.tables.occupancy import Occupancy, cells_printed_in

Classified = tuple[RowKind, RowReason]
"""The kind of a row, and why."""
_NAMING_ORDER = {ColumnKind.TEXT: 1, ColumnKind.LABEL: 2, ColumnKind.CODE: 3}
"""Which kinds of columns name a row, the best one first; a column of beneficiaries before all."""
_LEAST_FIT = 4


@dataclass(frozen=True, eq=False)
class DraftTable:
    """A raw table with its occupancy, its typed columns, and the rows already known to be no line
    of figures.
    """

    raw: RawTable
    grid: Occupancy
    columns: Sequence[Column]
    asides: Mapping[int, Classified] = field(default_factory=dict)

    def aside(self, row: int) -> RowKind | None:
        """The kind of a row that is no line of figures; None for any other."""
        found = self.asides.get(row)
        return None if found is None else found[0]

    @cached_property
    def decided(self) -> Mapping[int, RowKind]:
        """The kinds that a person gave rows."""
        return dict(self.raw.decided.rows)

    @cached_property
    def lines(self) -> list[int]:
        """The rows that may be lines of figures."""
        return [row for row in range(self.raw.rows) if row not in self.asides]

    @cached_property
    def printed(self) -> list[tuple[RawCell, ...]]:
        """For each row the cells printed in it."""
        return [
            cells_printed_in(self.grid, row) for row in range(len(self.grid))
        ]

    def text_cells(self, row: int) -> tuple[RawCell, ...]:
        """The row's own cells that stand in no column of figures, or hold no digit there."""
        return self._texts[row]

    @cached_property
    def _texts(self) -> list[tuple[RawCell, ...]]:
        of_figures = [column.kind in FIGURE_KINDS for column in self.columns]

        def is_text(cell: RawCell) -> bool:
            return not (of_figures[cell.col] and has_digit(cell.text))

        return [tuple(filter(is_text, cells)) for cells in self.printed]

    def has_figures(self, row: int) -> bool:
        """Whether the row prints a figure of its own."""
        return len(self._texts[row]) < len(self.printed[row])

    @cached_property
    def accounts(self) -> list[int]:
        """The columns that hold chapters, articles or accounts of a budget."""
        return [column.index for column in self.columns if is_account(column)]

    def total_cell(self, row: int) -> RawCell | None:
        """The cell that says that the row is a total."""
        return self._total_cells[row]

    @cached_property
    def _total_cells(self) -> list[RawCell | None]:
        return [
            next(filter(_names_total, cells), None) for cells in self._texts
        ]

    def label(self, row: int) -> str:
        """The text that names the row: a total's own wording, else who receives, else the first
        text column.
        """
        return self._labels[row]

    @cached_property
    def _labels(self) -> list[str]:
        return list(map(self._label, range(len(self._texts))))

    def _label(self, row: int) -> str:
        cells = list(self.text_cells(row))
        if row not in self.asides:
            cells.sort(
                key=lambda cell: (self._naming_order[cell.col], cell.col)
            )

        for cell in cells:
            if _closes(cell):
                return _without_amount(plain(cell.text))
        if cells:
            return plain(cells[0].text)
        return ""

    @cached_property
    def _naming_order(self) -> list[int]:
        found = []
        for column in self.columns:
            order = _NAMING_ORDER.get(column.kind, _LEAST_FIT)
            if (
                column.kind is ColumnKind.TEXT
                and text_role(column) is Role.BENEFICIARY
            ):
                order = 0
            found.append(order)
        return found

    @cached_property
    def groups(self) -> dict[int, list[str]]:
        """For each label column the group each row belongs to, "" for none."""
        found = {}
        for column in self.columns:
            if column.kind is ColumnKind.LABEL:
                found[column.index] = [
                    self._group(row, column.index)
                    for row in range(self.raw.rows)
                ]
        return found

    def _group(self, row: int, col: int) -> str:
        cell = self.grid[row][col]
        if cell is None or row in self.asides:
            return ""
        return "" if _closes(cell) else plain(cell.text)


def _names_total(cell: RawCell) -> bool:
    return total_rank(cell.text) is not None


def _closes(cell: RawCell) -> bool:
    """Whether a cell is the label of a total, or of a running total."""
    return _names_total(cell) or carry(cell.text) is not None


def _without_amount(label: str) -> str:
    """A total's label without the figure printed after it: labels must not change with amounts."""
    for match in find_numbers(label):
        number = match.number
        amount = number.unit is Unit.EUR or number.decimals
        if amount and match.end == len(label):
            return label[: match.start].rstrip(" :")
    return label
