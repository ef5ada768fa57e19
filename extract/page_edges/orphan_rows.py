"""What a page break leaves of a table that is too little to be seen as one: a header with its first
row, a last total.

Lines at the foot or head of a page are laid in the columns of the table that the neighbouring page
goes on with. They are its rows if nothing but furniture is between them and the edge of the page,
each of their texts keeps within one column, and figures are only where that table has figures.
Of a drawn table that is closed below only the total may have no rules.
"""

from collections.abc import Iterable, Sequence
from itertools import filterfalse

import numpy as np
import numpy.typing as npt

from extract.french.lexicon.marks import replaces_figure
from extract.grid import Grid, GridCell
from extract.grids.unruled.engine import BorderlessEngine
from extract.lines.tokens import TextLine, is_figure
from extract.page_edges.known_columns import KnownColumns
from extract.page_edges.page_side import (
    FURNITURE,
    PageSide,
    TableModel,
    has_few,
    is_close,
)
from extract.tables.stitching.grid_rows import by_row
from extract.tables.stitching.headers import read_head
from extract.tables.stitching.table_continuation import is_total

TITLES = 5
"""Lines of titles that a page may repeat before the rows that go on from the last one."""
NEAREST = FURNITURE + 1 + TITLES
"""The first row is among so many lines from the edge of the page."""
FEW = 8
"""Rows, titles included, in which a column may print nothing by chance."""

LineNumbers = npt.NDArray[np.intp]


def add_orphan_rows(
    above: PageSide, below: PageSide
) -> tuple[PageSide, PageSide]:
    """The two pages with what ``above`` holds at its foot of the first table of ``below``, or the
    other way round.

    A few rows that were seen as a table of fewer columns are laid in those of the other page, all
    of them or none.
    """
    last, first = above.last, below.first
    if first is not None and has_few(below.middles < first.grid.bbox.top):
        made = _with_foot(above, first)
        if made is not None:
            return made, below
    if last is not None and has_few(above.middles > last.grid.bbox.bottom):
        made = _with_head(below, last)
        if made is not None:
            return above, made
    return above, below


def _with_foot(above: PageSide, model: TableModel) -> PageSide | None:
    """The page with the rows of ``model`` at its foot; None where there are none."""
    last = above.last
    if last is not None and _has_too_few_columns(last.grid, model.grid):
        bare = above.without(last.grid)
        foot = _foot(bare, model)
        if foot is not None and foot.bbox.top < last.grid.bbox.top + 1:
            return bare.with_grids(*bare.grids, foot)

    foot = _foot(above, model)
    if foot is None:
        return None
    return above.with_grids(*above.grids, foot)


def _with_head(below: PageSide, model: TableModel) -> PageSide | None:
    """The page with the rows of ``model`` at its head; None where there are none."""
    first = below.first
    if first is not None and _is_piece_of(first.grid, model.grid):
        bare = below.without(first.grid)
        head = _head(bare, model)
        if head is not None and head.bbox.bottom > first.grid.bbox.bottom - 1:
            return bare.with_grids(head, *bare.grids)

    head = _head(below, model)
    if head is None:
        return None
    return below.with_grids(head, *below.grids)


def _has_too_few_columns(near: Grid, model: Grid) -> bool:
    """Whether the grid ``near`` the break has a few rows only, and columns that ``model`` parts."""
    if near.engine != BorderlessEngine.name:
        return False
    return near.rows <= FEW and near.cols < model.cols


def _is_piece_of(near: Grid, model: Grid) -> bool:
    """Whether the grid ``near`` the break may be rows of ``model``, and no table of its own."""
    return _has_too_few_columns(near, model) and not _has_titles(near, model)


def _has_titles(grid: Grid, model: Grid) -> bool:
    """Whether a table begins with titles of its own: texts in several columns, words that ``model``
    prints nowhere.
    """
    first = grid.printed_in(0)
    if len(first) < 2 or any(map(_prints_value, first)):
        return False
    return not _words(first) <= _words(model.cells)


def _prints_value(cell: GridCell) -> bool:
    return any(is_figure(line) or replaces_figure(line) for line in cell.lines)


def _words(cells: Iterable[GridCell]) -> set[str]:
    found: set[str] = set()
    for cell in cells:
        for line in cell.lines:
            found.update(line.split())
    return found


# -------------------------------------------------------------------------------------------------
# rows at a page's edge


def _foot(side: PageSide, model: TableModel) -> Grid | None:
    """The rows of ``model`` below all grids of a page."""
    bottom = side.last.grid.bbox.bottom if side.last else 0.0
    upwards = np.flatnonzero(side.middles > bottom)[::-1]
    if not _may_hold_rows(side, upwards):
        return None

    columns = KnownColumns(side, model)
    kept = _rows_from_edge(side, upwards, columns)
    while kept and not columns.opens(kept[-1]):
        kept.pop()
    if _begins_below(side, model) and not any(map(columns.repeats, kept)):
        return None
    return _grid_of(kept, columns)


def _begins_below(side: PageSide, model: TableModel) -> bool:
    """Whether the first table of the next page begins there: it has a header, and ``side`` ends
    with no table of as many columns.
    """
    grid, last = model.grid, side.last
    if last is not None and last.grid.cols == grid.cols:
        return False
    return read_head(by_row(grid.cells, grid.rows), grid.cols).found


def _head(side: PageSide, model: TableModel) -> Grid | None:
    """The rows of ``model`` above all grids of a page."""
    top = side.first.grid.bbox.top if side.first else side.page.height
    downwards = np.flatnonzero(side.middles < top)
    if not _may_hold_rows(side, downwards):
        return None

    columns = KnownColumns(side, model)
    head = _grid_of(_rows_from_edge(side, downwards, columns), columns)
    if head is None or not model.is_closed or _has_total(head):
        return head
    return None


def _has_total(grid: Grid) -> bool:
    return any(is_total(cell.text) for cell in grid.cells)


def _may_hold_rows(side: PageSide, numbers: LineNumbers) -> bool:
    """Whether one of the lines nearest to the edge has cells that are further apart than words."""
    return bool(side.parted[numbers[:NEAREST]].any())


def _grid_of(kept: Sequence[TextLine], columns: KnownColumns) -> Grid | None:
    if not any(map(columns.is_row, kept)):
        return None
    return columns.rows(sorted(kept, key=lambda line: line.middle))


def _rows_from_edge(
    side: PageSide, numbers: LineNumbers, columns: KnownColumns
) -> list[TextLine]:
    """The free lines with these ``numbers``, from the edge of the page inwards, that are rows in
    ``columns``: the first of them, those that fit directly before it, and all that follow.
    """
    start = _first_row(side.lines(numbers[:NEAREST]), columns)
    if start is None:
        return []

    inward = side.lines(numbers)
    while start and _is_row_next_to(inward[start], inward[start - 1], columns):
        start -= 1

    kept = [inward[start]]
    for line in inward[start + 1 :]:
        if not _is_row_next_to(kept[-1], line, columns):
            break
        kept.append(line)
    return kept


def _first_row(
    nearest: Sequence[TextLine], columns: KnownColumns
) -> int | None:
    """Which of the lines nearest to the edge is a row, with furniture and titles before it only."""
    for number, line in enumerate(nearest):
        if columns.is_row(line):
            return number
        others = filterfalse(columns.repeats, nearest[: number + 1])
        if len(list(others)) > FURNITURE:
            return None
    return None


def _is_row_next_to(
    row: TextLine, line: TextLine, columns: KnownColumns
) -> bool:
    return columns.fits(line) and is_close(line, row)
