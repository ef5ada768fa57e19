"""Column titles that stand free above a drawn table: only its body has rules or backgrounds.

The lines directly above such a table are its header if each of their texts keeps within columns of
it, the lowest names most of its columns of figures, and none prints a figure.
"""

from dataclasses import replace

import numpy as np

from extract.geometry import BBox
from extract.grid import Grid
from extract.grids.ruled.engine import RuledEngine
from extract.grids.unruled.settings import DEFAULTS
from extract.lines.tokens import TextLine
from extract.page_edges.orphan_rows import Columns, Model, Side
from extract.tables.headers import by_row, read_head

MOST = 4
"""Lines of a header: two levels, each wrapped once."""


def titled(side: Side) -> Side:
    """The page with the free column titles above its drawn tables as rows of them."""
    made = [_titled(side, grid) for grid in side.grids]
    return (
        side
        if all(a is b for a, b in zip(made, side.grids, strict=True))
        else Side(side.page, tuple(made))
    )


def _titled(side: Side, grid: Grid) -> Grid:
    if (
        grid.engine != RuledEngine.name
        or grid.cols < 2
        or read_head(by_row(grid.cells, grid.rows), grid.cols).found
    ):
        return grid
    top = grid.bbox.top
    upwards = side.lines(np.flatnonzero(side.middles < top)[::-1][:MOST])
    if not upwards or not _near(upwards[0], top):
        return grid
    columns = Columns(side, Model(grid))
    kept: list[TextLine] = []
    for line in upwards:
        if not _near(line, top) or not columns.titles(line, lowest=not kept):
            break
        kept.insert(0, line)
        top = line.top
    head = columns.head(kept) if kept else None
    return (
        _joined(head, grid) if head is not None and head.rows and head.cols == grid.cols else grid
    )


def _near(line: TextLine, top: float) -> bool:
    return top - line.bottom <= DEFAULTS.regions.row_reach * line.size


def _joined(head: Grid, body: Grid) -> Grid:
    cells = [replace(cell, row=cell.row + head.rows) for cell in body.cells]
    box = BBox(body.bbox.x0, head.bbox.top, body.bbox.x1, body.bbox.bottom)
    return replace(
        body, rows=head.rows + body.rows, cells=(*head.cells, *cells), bbox=box, open_top=False
    )
