"""The total that stands without rules right below its closed table: a row of it."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from extract.geometry import BBox
from extract.grid import Grid
from extract.grids.unruled.settings import DEFAULTS
from extract.lines.tokens import TextLine
from extract.page_edges.known_columns import KnownColumns
from extract.page_edges.page_side import PageSide, TableModel
from extract.tables.stitching.table_continuation import is_total


def add_totals_below(side: PageSide) -> PageSide:
    """The page with the totals right below its closed tables as their last rows."""
    grids = tuple(_with_totals(side))
    return side if grids == side.grids else side.with_grids(*grids)


def _with_totals(side: PageSide) -> Iterator[Grid]:
    for grid in side.grids:
        line = None if grid.open_bottom else _line_below(side, grid)
        if line is None or not is_total(line.text):
            yield grid
            continue
        columns = KnownColumns(side, TableModel(grid))
        if columns.is_row(line):
            yield _with_row(grid, columns.rows([line]))
        else:
            yield grid


def _line_below(side: PageSide, grid: Grid) -> TextLine | None:
    """The free line right below a grid, no further than a row; None where there is none."""
    for line in side.lines(np.flatnonzero(side.middles > grid.bbox.bottom)[:1]):
        reach = DEFAULTS.regions.row_reach * line.size
        if line.top - grid.bbox.bottom < reach:
            return line
    return None


def _with_row(grid: Grid, row: Grid) -> Grid:
    cells = [replace(cell, row=cell.row + grid.rows) for cell in row.cells]
    return replace(
        grid,
        rows=grid.rows + row.rows,
        cells=(*grid.cells, *cells),
        bbox=BBox.around([grid.bbox, row.bbox]),
        open_bottom=True,
    )
