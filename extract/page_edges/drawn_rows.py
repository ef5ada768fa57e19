"""A single row that rules draw beyond a page break: by itself no table, and the next row of the one
that the break cuts.

Its cells have the columns of that table, or span some of them each, and nothing but furniture is
between it and the edge of its page. What white space took for a small table around it was none.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from extract.grid import BY_WHITE, Grid
from extract.grids.ruled.engine import RuledEngine, ruled_grids
from extract.page_edges.orphan_rows import FEW
from extract.page_edges.page_side import PageSide, TableModel, has_few

_ALIKE = 3.0
"""Points by which borders of columns may differ over a break."""


def add_drawn_rows(
    above: PageSide, below: PageSide
) -> tuple[PageSide, PageSide]:
    """The two pages with the row that one of them draws of the other's table."""
    last, first = above.last, below.first
    if last is not None and has_few(above.middles > last.grid.bbox.bottom):
        made = _with_row(below, last, _is_topmost)
        if made is not None:
            return above, made
    if first is not None and has_few(below.middles < first.grid.bbox.top):
        made = _with_row(above, first, _is_lowest)
        if made is not None:
            return made, below
    return above, below


def _with_row(
    side: PageSide,
    model: TableModel,
    is_at_edge: Callable[[PageSide, Grid], bool],
) -> PageSide | None:
    """The page with the row of ``model`` that it draws at the break; None where there is none."""
    for row in _single_rows(side, model):
        bare = _without_around(side, row)
        if bare is not None and is_at_edge(bare, row):
            grids = sorted((*bare.grids, row), key=lambda grid: grid.bbox.top)
            return bare.with_grids(*grids)
    return None


def _single_rows(side: PageSide, model: TableModel) -> Iterator[Grid]:
    """The rows that rules draw by themselves on a page, in the columns of a drawn table."""
    if model.grid.engine != RuledEngine.name:
        return
    for grid in ruled_grids(side.page):
        if grid.rows > 1 or grid in side.grids:
            continue
        row = _in_columns(grid, model)
        if row is not None:
            yield row


def _in_columns(grid: Grid, model: TableModel) -> Grid | None:
    """A row, its cells over the columns of ``model``; None where their borders are no borders of
    these, or there is one cell only.
    """
    borders = np.array(list(model.edges.values()))
    own = np.array(list(TableModel(grid).edges.values()))
    apart = np.abs(own[:, None] - borders)
    if apart.min(axis=1).max() > _ALIKE:
        return None

    place = apart.argmin(axis=1).tolist()
    has_sides = place[0] == 0 and place[-1] == model.grid.cols
    if not has_sides or sorted({*place}) != place or grid.cols == 1:
        return None
    cells = [
        replace(
            cell,
            col=place[cell.col],
            colspan=place[cell.col + cell.colspan] - place[cell.col],
        )
        for cell in grid.cells
    ]
    return replace(grid, cols=model.grid.cols, cells=tuple(cells))


def _without_around(side: PageSide, row: Grid) -> PageSide | None:
    """The page without the grids that hold ``row``; None where one of them is a table."""
    around = [grid for grid in side.grids if grid.bbox.common(row.bbox) > 0]
    if any(grid.engine != BY_WHITE or grid.rows > FEW for grid in around):
        return None
    return side.with_grids(*(grid for grid in side.grids if grid not in around))


def _is_topmost(side: PageSide, row: Grid) -> bool:
    if any(grid.bbox.top < row.bbox.top for grid in side.grids):
        return False
    return has_few(side.middles < row.bbox.top)


def _is_lowest(side: PageSide, row: Grid) -> bool:
    if any(grid.bbox.bottom > row.bbox.bottom for grid in side.grids):
        return False
    return has_few(side.middles > row.bbox.bottom)
