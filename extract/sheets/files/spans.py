"""Merged ranges of a sheet: the cell at their top left spans them, whatever their size declares."""

from collections.abc import Iterable
from dataclasses import replace

from extract.sheets.cell_names import parse_cell_name
from extract.sheets.workbook import SheetCell, cols_filled, rows_filled


class Spans:
    """The merged ranges told so far."""

    def __init__(self) -> None:
        self._ends: dict[tuple[int, int], tuple[int, int]] = {}

    def add(self, text: str) -> None:
        """A range as a file names it: "A1:C2". What is none is left aside."""
        first, _, last = text.partition(":")
        start, end = parse_cell_name(first), parse_cell_name(last)
        if start is not None and end is not None:
            self._ends[start] = (end[0] + 1, end[1] + 1)

    def applied(self, cells: Iterable[SheetCell]) -> list[SheetCell]:
        """The cells, row by row, those at the head of a range over as many rows and columns as
        hold something.
        """
        known = sorted(cells, key=lambda cell: (cell.row, cell.col))
        last_row = max(rows_filled(known), default=0) + 1
        last_col = max(cols_filled(known), default=0) + 1
        return [self._spanned(cell, last_row, last_col) for cell in known]

    def _spanned(
        self, cell: SheetCell, last_row: int, last_col: int
    ) -> SheetCell:
        end = self._ends.get((cell.row, cell.col))
        if end is None:
            return cell
        rows = min(end[0], last_row) - cell.row
        cols = min(end[1], last_col) - cell.col
        return replace(cell, rowspan=max(1, rows), colspan=max(1, cols))
