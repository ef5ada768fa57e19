"""The raw grid: what one engine saw of one table on one page."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain

import numpy as np

from extract.french.wrapped_lines import join_lines
from extract.geometry import BBox
from extract.pdf.page import FloatArray
from extract.quick_init import quick_init

BY_WHITE = "gaps"
"""The name of the engine that reads tables by their white space."""
IN_TEXT = "text"
"""What stands for an engine where the items of a list are lines of the text."""
BY_PERSON = "person"
"""What stands for an engine where a person read a cell on the page."""
FUSED = 0.4
"""Confidence of a cell that reads as one figure and is printed as two, or as a dash and a figure:
no check rests on it."""


def corners(boxes: Iterable[BBox]) -> FloatArray:
    """``boxes`` as an array, n x 4: numpy by itself takes three times as long over named tuples."""
    return np.fromiter(chain.from_iterable(boxes), np.float64).reshape(-1, 4)


@lru_cache(maxsize=1 << 9)
def _joined(lines: tuple[str, ...]) -> str:
    """The text of a cell of several lines, which is asked for again and again while its page is
    read.
    """
    return join_lines(lines)


class DoubtCode(StrEnum):
    """What an engine was not sure of."""

    OPEN_GEOMETRY = "open-geometry"
    """The rules of a grid do not close."""
    TEXT_ACROSS_RULE = "text-across-rule"
    TEXT_OUTSIDE = "text-outside"
    """Text inside the box of a table but in none of its cells."""
    TEXT_UNPLACED = "text-unplaced"
    """Characters in no cell and no line."""
    TEXT_TWICE = "text-twice"
    """Characters in two cells."""
    ENGINES_DISAGREE = "engines-disagree"
    ARBITRATED = "arbitrated"
    """A figure that arithmetic chose between two readings."""
    NOT_SEEN = "not-seen"
    """Text whose ink is not on the page, or is that of other characters."""
    STRUCK_OUT = "struck-out"
    UNREAD = "unread"
    """Ink inside a table that no text stands for."""
    HIDDEN = "hidden"
    """Cells of a spreadsheet that a reader of it does not see."""
    NO_RESULT = "no-result"
    """A formula whose result the file does not keep."""

    # A whole page, by its kind (`extract.document.PageKind`): unread, or read by an OCR engine.
    SCAN = "scan"
    GARBLED = "garbled"
    BAD_OCR = "bad-ocr"
    OCR = "ocr"
    OCR_GARBLED = "ocr-garbled"
    OCR_BAD_OCR = "ocr-bad-ocr"

    # A picture of a table on a page of text: read by an OCR engine, or not.
    PICTURE = "picture"
    PICTURE_UNREAD = "picture-unread"


@quick_init
@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell as printed: position and span in the grid, its lines of text, its box on the page.

    ``lines`` are top to bottom in reading order; ``text`` joins them. ``angle`` is the reading
    direction (0, 90, 270). ``confidence`` is 0 to 1 by the engine's stated rule.
    """

    row: int
    col: int
    rowspan: int
    colspan: int
    lines: tuple[str, ...]
    bbox: BBox
    angle: int = 0
    confidence: float = 1.0
    bold: bool = False
    """Most of its characters are bold."""
    shaded: bool = False
    """It has a background."""
    ends: tuple[float, float] = (0.0, 0.0)
    """Widths in points of its first word and of its last line: whether a text had to wrap. 0 where
    not known.
    """
    open_top: bool = False
    open_bottom: bool = False
    """No rule closes it at the edge of its grid: a page break may cut it there."""
    readings: tuple[tuple[str, str], ...] = ()
    """Other engines' readings (engine, text) where they differ."""
    arbitrated: bool = False
    """The reading was chosen by arithmetic."""

    @property
    def text(self) -> str:
        """The printed text, its lines joined."""
        lines = self.lines
        return lines[0] if len(lines) == 1 else _joined(lines)

    @property
    def columns(self) -> range:
        """The columns it spans."""
        return range(self.col, self.col + self.colspan)

    @property
    def end_row(self) -> int:
        """The row below it."""
        return self.row + self.rowspan


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something an engine is not sure of, or ink it could not place; shown in the report."""

    page: int
    bbox: BBox
    code: DoubtCode
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's grid on one page. ``cells`` cover each position at most once; an uncovered position
    is empty.

    ``open_top`` / ``open_bottom`` say that no rule closes the table there (a table cut by a page
    break).
    """

    page: int
    bbox: BBox
    rows: int
    cols: int
    cells: tuple[GridCell, ...]
    engine: str
    doubts: tuple[Doubt, ...] = ()
    open_top: bool = False
    open_bottom: bool = False

    def printed_in(self, row: int) -> list[GridCell]:
        """The cells that start in ``row`` and print something."""
        return [cell for cell in self.cells if cell.row == row and cell.lines]


def down_the_page(grids: Iterable[Grid]) -> tuple[Grid, ...]:
    """Grids of one page from top to bottom, and from left to right."""
    return tuple(sorted(grids, key=lambda grid: (grid.bbox.top, grid.bbox.x0)))
