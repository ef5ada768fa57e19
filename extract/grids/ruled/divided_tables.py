"""A drawn table that titles without borders divide, put together.

Where a row of a table is a title of the rows below it and has no borders of its own, the rules
above and below it are drawings apart. They are one table if their columns are the same, nothing but
one line of text is between each two of them, and the lower one begins with figures: what begins
with names is a table of its own, with its header.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.geometry import BBox
from extract.grid import Grid, GridCell
from extract.grids.ruled.engine import shaded
from extract.lines.glyphs import Glyphs, middles, run_gap
from extract.lines.tokens import TextLine, is_figure, text_lines
from extract.pdf.page import Page


@dataclass(frozen=True, slots=True)
class DividedSettings:
    """How near and how alike two drawings must be to be one table."""

    same_edge: float = 3.0
    """Points by which borders of columns may differ: they are drawn by one program, once for each
    piece."""
    least_columns: int = 3
    """Columns that must agree: those of two lists of labels and amounts do by chance."""
    highest: float = 2.2
    """Height of the title's row, in font sizes: more is white between two tables."""


DIVIDED = DividedSettings()
"""The settings for any document."""


def join_divided(
    page: Page,
    grids: Sequence[Grid],
    text: Glyphs,
    settings: DividedSettings = DIVIDED,
) -> list[Grid]:
    """``grids`` with those put together that titles without borders divide."""
    families = _families(grids, settings)
    if len(families) == len(grids):
        return list(grids)

    reading = _Between(page, text, settings)
    joined: list[Grid] = []
    for family in families:
        joined += reading.joined(family)
    return joined


def _families(
    grids: Iterable[Grid], settings: DividedSettings
) -> list[list[Grid]]:
    """The grids of the same columns, top to bottom."""
    families: list[list[Grid]] = []
    for grid in sorted(grids, key=lambda grid: grid.bbox.top):
        for family in families:
            if _have_same_columns(family[-1], grid, settings):
                family.append(grid)
                break
        else:
            families.append([grid])
    return families


def _have_same_columns(
    one: Grid, other: Grid, settings: DividedSettings
) -> bool:
    if one.cols != other.cols or one.cols < settings.least_columns:
        return False
    ours, theirs = column_edges(one), column_edges(other)
    for col in range(one.cols + 1):
        if col not in ours or col not in theirs:
            return False
        if abs(ours[col] - theirs[col]) > settings.same_edge:
            return False
    return True


def column_edges(grid: Grid) -> dict[int, float]:
    """The x of each border of columns."""
    found: dict[int, float] = {}
    for cell in grid.cells:
        found[cell.col] = cell.bbox.x0
        found[cell.col + cell.colspan] = cell.bbox.x1
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Between:
    """What a page prints between two grids."""

    page: Page
    text: Glyphs
    settings: DividedSettings

    def joined(self, family: Sequence[Grid]) -> list[Grid]:
        """The grids of one family with those put together that are one table; all as they are where
        every other row has no borders: backgrounds draw only the rest of them.
        """
        pairs = list(pairwise(family))
        if any(self._is_row_between(above, below) for above, below in pairs):
            return list(family)

        tables = [family[0]]
        for above, below in pairs:
            title = self._title(above, below)
            if title is None or not begins_with_figures(below):
                tables.append(below)
            else:
                tables[-1] = _put_together(tables[-1], title, below)
        return tables

    def _title(self, above: Grid, below: Grid) -> GridCell | None:
        """The line of text alone between two grids as the cell of a row; None where there is none,
        or more, or much white.
        """
        box = _box_between(above, below)
        lines = self._lines_in(box)
        if len(lines) != 1:
            return None
        (line,) = lines
        if not self._is_close(box, line) or not self._is_one_text(line):
            return None
        if not box.x0 < line.x0 < line.x1 < box.x1:
            return None

        (shade,) = shaded(self.page, [box])
        return GridCell(
            row=above.rows,
            col=0,
            rowspan=1,
            colspan=above.cols,
            lines=(line.text,),
            bbox=box,
            bold=line.is_bold,
            shaded=shade,
        )

    def _is_row_between(self, above: Grid, below: Grid) -> bool:
        """Whether a row of several texts is right between two grids."""
        box = _box_between(above, below)
        lines = self._lines_in(box)
        if len(lines) != 1:
            return False
        return self._is_close(box, lines[0]) and not self._is_one_text(lines[0])

    def _is_close(self, box: BBox, line: TextLine) -> bool:
        return box.bottom - box.top <= self.settings.highest * line.size

    def _is_one_text(self, line: TextLine) -> bool:
        """Whether no gap parts the words of a line, and it is no figure."""
        runs = list(line.runs(run_gap(self.text)))
        return len(runs) == 1 and not is_figure(line.text)

    def _lines_in(self, box: BBox) -> tuple[TextLine, ...]:
        heights = middles(self.text)
        which = (heights > box.top) & (heights < box.bottom)
        return text_lines(self.page.chars, self.text, which)


def _box_between(above: Grid, below: Grid) -> BBox:
    return BBox(above.bbox.x0, above.bbox.bottom, above.bbox.x1, below.bbox.top)


def begins_with_figures(grid: Grid) -> bool:
    """Whether the first row of a grid prints a figure."""
    return any(is_figure(cell.text) for cell in grid.printed_in(0))


def _put_together(above: Grid, title: GridCell, below: Grid) -> Grid:
    """Two grids and the row between them as one."""
    title = replace(title, row=above.rows)
    start = above.rows + 1
    lower = [replace(cell, row=cell.row + start) for cell in below.cells]
    return replace(
        above,
        rows=start + below.rows,
        cells=(*above.cells, title, *lower),
        bbox=BBox.around([above.bbox, below.bbox]),
        doubts=(*above.doubts, *below.doubts),
        open_bottom=below.open_bottom,
    )
