"""A header that a page break parts from all its rows: titles at the foot of a page, over the
columns of a table that begins the next one without any.

They are its header where nothing but furniture is between them and the break, in the lower half of
the page, and each column has one.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extract.geometry import BBox
from extract.grid import Grid
from extract.lines.tokens import TextLine
from extract.page_edges.detached_headers import lacks_header
from extract.page_edges.known_columns import KnownColumns
from extract.page_edges.page_side import (
    FURNITURE,
    PageSide,
    TableModel,
    has_few,
    is_close,
)

MOST = 3
"""Lines of titles, wrapped ones included."""
_WHITE = 0.3
"""White (em) that titles are taken to leave above the first row."""


def add_header_before_break(above: PageSide, below: PageSide) -> PageSide:
    """The page ``above`` with the header at its foot of the first table of the page ``below``."""
    first = below.first
    if above.page.ocr or below.page.ocr:
        return above  # a smear above the rows would part them from their header
    if first is None or not lacks_header(first.grid):
        return above
    if not has_few(below.middles < first.grid.bbox.top):
        return above

    bottom = above.last.grid.bbox.bottom if above.last else 0.0
    upwards = np.flatnonzero(above.middles > bottom)[::-1]
    nearest = above.lines(upwards[: FURNITURE + MOST])
    middle = above.page.height / 2
    columns = KnownColumns(above, first)
    titles = _titles([one for one in nearest if one.top > middle], columns)
    if not titles:
        return above
    head = _header(titles, below, first)
    return above.with_grids(*above.grids, replace(head, page=above.page.number))


def _header(
    titles: Sequence[TextLine], below: PageSide, first: TableModel
) -> Grid:
    """The titles in the columns of the table below, read as if they stood right above it."""
    white = _WHITE * titles[-1].size
    shift = first.grid.bbox.top - white - titles[-1].bottom
    moved = [
        replace(line, top=line.top + shift, bottom=line.bottom + shift)
        for line in titles
    ]
    head = KnownColumns(below, first).head(moved)
    cells = [
        replace(cell, bbox=_down(cell.bbox, -shift)) for cell in head.cells
    ]
    return replace(
        head,
        bbox=_down(head.bbox, -shift),
        cells=tuple(cells),
        engine=first.grid.engine,
    )


def _down(box: BBox, shift: float) -> BBox:
    """A box moved down by so many points."""
    return BBox(box.x0, box.top + shift, box.x1, box.bottom + shift)


def _titles(
    nearest: Sequence[TextLine], columns: KnownColumns
) -> list[TextLine]:
    """The lines that name all columns, top to bottom, of those nearest to the foot of a page, from
    the lowest up; none where too many are below them.
    """
    for number, line in enumerate(nearest[: FURNITURE + 1]):
        if not columns.name_columns([line], lowest=True):
            continue
        titles = [line]
        for over in nearest[number + 1 :]:
            if not is_close(over, titles[0]):
                break
            if not columns.name_columns([over], lowest=False):
                break
            titles.insert(0, over)
        return titles if columns.are_all_named(titles) else []
    return []
