"""A workbook as it is displayed: sheets of cells, with what of them is not seen or not known."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from extract.sheets.sheet_limits import SHEET_LIMITS, sheet_limit_passed


class CellSight(StrEnum):
    """Whether the text of a cell is what a reader of the sheet sees."""

    SEEN = "seen"
    HIDDEN = "hidden"
    """Its row or column is hidden, its ink is that of the ground, or its format shows nothing."""
    NO_RESULT = "no-result"
    """A formula whose result the file does not keep."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell that holds something; rows and columns count from 0. ``text`` is what is displayed,
    or would be where it is hidden.
    """

    row: int
    col: int
    text: str
    sight: CellSight = CellSight.SEEN
    rounded: bool = False
    """What is stored has more digits than are displayed."""
    bold: bool = False
    shaded: bool = False
    rowspan: int = 1
    colspan: int = 1

    @property
    def end_row(self) -> int:
        """The row below it."""
        return self.row + self.rowspan

    @property
    def end_col(self) -> int:
        """The column right of it."""
        return self.col + self.colspan


def rows_filled(cells: Iterable[SheetCell]) -> set[int]:
    """The rows that cells stand in."""
    return {cell.row for cell in cells}


def cols_filled(cells: Iterable[SheetCell]) -> set[int]:
    """The columns that cells stand in."""
    return {cell.col for cell in cells}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. A hidden one keeps no cells: ``filled`` says how many there were."""

    name: str
    cells: tuple[SheetCell, ...]
    hidden: bool = False
    filled: int = 0


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets in their order; ``engine`` is what read them: ``xlsx``, ``ods`` or ``csv``."""

    engine: str
    sheets: tuple[Sheet, ...]


@dataclass(slots=True)
class CellCount:
    """Counts the cells and letters of a file, and refuses more than is read."""

    name: str
    cells: int = field(default=0, init=False)
    letters: int = field(default=0, init=False)

    def add(self, text: str, times: int = 1) -> None:
        """Count a cell, or several alike.

        Raises:
            LimitExceededError: there are more than is read.
        """
        self.cells += times
        self.letters += len(text) * times
        if self.cells > SHEET_LIMITS.cells:
            raise sheet_limit_passed(self.name, "cells")
        if self.letters > SHEET_LIMITS.letters:
            raise sheet_limit_passed(self.name, "letters")
