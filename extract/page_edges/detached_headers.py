"""Column titles that are printed free above a drawn table: only its body has rules or backgrounds.

The lines directly above such a table are its header if each of their texts keeps within columns of
it, the lowest names most of its columns of figures, and none prints a figure. Lines that interlock,
as titles of one line do in the middle beside those of two, are one height of it.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from extract.geometry import BBox
from extract.grid import Grid
from extract.grids.ruled.engine import RuledEngine
from extract.grids.unruled.settings import DEFAULTS
from extract.lines.tokens import TextLine
from extract.page_edges.known_columns import KnownColumns
from extract.page_edges.page_side import PageSide, TableModel
from extract.tables.stitching.grid_rows import by_row
from extract.tables.stitching.headers import read_head

MOST = 6
"""Lines of a header: two levels, each wrapped once, with a label in the middle beside them."""


def attach_headers(side: PageSide) -> PageSide:
    """The page with the free column titles above its drawn tables as rows of them."""
    made = [_with_header(side, grid) for grid in side.grids]
    if all(one is other for one, other in zip(made, side.grids, strict=True)):
        return side
    return side.with_grids(*made)


def _with_header(side: PageSide, grid: Grid) -> Grid:
    if grid.engine != RuledEngine.name or not lacks_header(grid):
        return grid

    columns = KnownColumns(side, TableModel(grid))
    titles = _titles_above(side, grid, columns)
    head = columns.head(titles) if titles else None
    if head is None or not head.rows:
        return grid
    if head.cols != grid.cols:
        return grid
    return put_on_top(head, grid)


def lacks_header(grid: Grid) -> bool:
    """Whether a table of several columns begins without a header."""
    if grid.cols < 2:
        return False
    return not read_head(by_row(grid.cells, grid.rows), grid.cols).found


def _titles_above(
    side: PageSide, grid: Grid, columns: KnownColumns
) -> list[TextLine]:
    """The lines directly above ``grid`` that name its columns, top to bottom."""
    titles: list[TextLine] = []
    top = grid.bbox.top
    for lines in _heights_above(side, grid):
        foot = max(lines, key=lambda line: line.bottom)
        white = top - foot.bottom
        if white > DEFAULTS.regions.row_reach * foot.size:
            break
        if not columns.name_columns(lines, lowest=not titles):
            break
        titles[:0] = lines
        top = min(line.top for line in lines)
    return titles


def _heights_above(side: PageSide, grid: Grid) -> Iterator[list[TextLine]]:
    """The lines above ``grid`` with those that they interlock with, from the lowest."""
    above = np.flatnonzero(side.middles < grid.bbox.top)[::-1][:MOST]
    height: list[TextLine] = []
    for line in side.lines(above):
        if height and not any(map(line.interlocks, height)):
            yield height
            height = []
        height.insert(0, line)
    if height:
        yield height


def put_on_top(head: Grid, body: Grid) -> Grid:
    """The rows of a header above a table of the same columns."""
    cells = [replace(cell, row=cell.row + head.rows) for cell in body.cells]
    box = BBox(body.bbox.x0, head.bbox.top, body.bbox.x1, body.bbox.bottom)
    return replace(
        body,
        rows=head.rows + body.rows,
        cells=(*head.cells, *cells),
        bbox=box,
        open_top=False,
    )
