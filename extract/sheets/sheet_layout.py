"""Where the cells of a sheet stand on the plane that it is drawn on, in points, and back: a place
on it -> `sheet!A1`.

Only rows and columns that hold something take room: a sheet whose last cell is in row 900 000 is
no longer than its text.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from extract.geometry import BBox, Place
from extract.sheets.cell_names import range_name
from extract.sheets.workbook import Sheet, SheetCell

LINE, LETTER, PAD = 12.0, 5.8, 4.0
"""Points: the height of a line, the width of a letter, the white inside a cell."""
SIZE = 9.0
"""Of the letters."""
_NARROWEST, _WIDEST = 5, 38
"""Letters on a line of a cell."""
_GAP = 14.0
"""Left for empty rows or columns between those that hold something."""
_MARGIN = 12.0


@dataclass(frozen=True, slots=True)
class _Axis:
    """The rows, or the columns, that hold something: their numbers, and where each starts and
    ends.
    """

    numbers: tuple[int, ...]
    starts: tuple[float, ...]
    ends: tuple[float, ...]

    @staticmethod
    def of(sizes: dict[int, float]) -> "_Axis":
        numbers = tuple(sorted(sizes))
        starts: list[float] = []
        at, before = _MARGIN, None
        for number in numbers:
            if before is not None and number > before + 1:
                at += _GAP
            starts.append(at)
            at, before = at + sizes[number], number
        ends = (
            start + sizes[number]
            for start, number in zip(starts, numbers, strict=True)
        )
        return _Axis(numbers, tuple(starts), tuple(ends))

    @property
    def length(self) -> float:
        """Where it ends."""
        return self.ends[-1] + _MARGIN if self.ends else 2 * _MARGIN

    def span(self, first: int, end: int) -> tuple[float, float]:
        """Where the rows from ``first`` on, up to ``end``, start and end."""
        low = self._index(first)
        high = max(low, self._last_before(end))
        return self.starts[low], self.ends[high]

    def numbers_of(self, start: float, end: float) -> tuple[int, int]:
        """The first number at a stretch, and the one after its last."""
        low = max(0, bisect_right(self.starts, start + 0.01) - 1)
        high = max(low, bisect_right(self.starts, end - 0.01) - 1)
        return self.numbers[low], self.numbers[high] + 1

    def _index(self, number: int) -> int:
        return max(0, bisect_right(self.numbers, number) - 1)

    def _last_before(self, number: int) -> int:
        return max(0, bisect_right(self.numbers, number - 1) - 1)


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet on its plane."""

    name: str
    rows: _Axis
    cols: _Axis

    @property
    def width(self) -> float:
        """Of the plane."""
        return self.cols.length

    @property
    def height(self) -> float:
        """Of the plane."""
        return self.rows.length

    def box(self, cell: SheetCell) -> BBox:
        """Where a cell stands."""
        x0, x1 = self.cols.span(cell.col, cell.end_col)
        top, bottom = self.rows.span(cell.row, cell.end_row)
        return BBox(x0, top, x1, bottom)

    def place_name(self, box: BBox) -> str:
        """The cells under a box: ``Budget!B12``, ``Budget!B12:C14``."""
        row, end_row = self.rows.numbers_of(box.top, box.bottom)
        col, end_col = self.cols.numbers_of(box.x0, box.x1)
        return f"{self.name}!{range_name(row, col, end_row, end_col)}"

    def named(self, place: Place) -> Place:
        """A place with the cells that it stands at."""
        if not self.rows.numbers or not self.cols.numbers:
            return place
        return place._replace(cell=self.place_name(place.bbox))


def lay_out(sheet: Sheet) -> SheetLayout:
    """The places of a sheet's cells."""
    letters: dict[int, int] = {}
    for cell in sheet.cells:
        longest = max(map(len, cell.text.split("\n")))
        own = longest if cell.colspan == 1 else 0
        letters[cell.col] = max(letters.get(cell.col, _NARROWEST), own)
    widths = {
        col: min(most, _WIDEST) * LETTER + 2 * PAD
        for col, most in letters.items()
    }

    cols = _Axis.of(widths)
    heights: dict[int, float] = {}
    for cell in sheet.cells:
        x0, x1 = cols.span(cell.col, cell.end_col)
        lines = len(wrapped(cell.text, x1 - x0)) if cell.rowspan == 1 else 1
        height = lines * LINE + PAD
        heights[cell.row] = max(heights.get(cell.row, 0.0), height)
    return SheetLayout(sheet.name, _Axis.of(heights), cols)


def wrapped(text: str, width: float) -> list[str]:
    """The lines of a text in a cell so wide."""
    most = max(1, int((width - 2 * PAD) / LETTER))
    lines: list[str] = []
    for line in text.split("\n"):
        lines += _broken(line.split(" "), most)
    return lines


def _broken(words: Iterable[str], most: int) -> list[str]:
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if len(longer) <= most or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def edges_of(parts: Sequence[tuple[str, BBox]]) -> list[float]:
    """Where each letter of a line starts that joins the texts of several cells by a space, and
    where the last ends: inside its own cell.
    """
    edges: list[float] = []
    for text, box in parts:
        step = (box.x1 - box.x0) / (len(text) + 1)
        starts = accumulate([box.x0, *[step] * len(text)])
        edges += starts
    return edges
