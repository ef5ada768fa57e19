"""Blocks of a table of one line, by the borders of their columns."""

from itertools import pairwise

from extract.geometry import BBox
from extract.grid import GridCell
from extract.tables.stitching.column_blocks import ColumnBlock
from extract.tables.stitching.headers import Head

NO_HEAD = Head(0, 0)


def block(edges, engine="ruled", left=0.0):
    """A block of one line, with these borders."""
    places = [left + x for x in edges]
    cells = tuple(
        GridCell(0, col, 1, 1, (str(col),), BBox(x0, 0.0, x1, 10.0))
        for col, (x0, x1) in enumerate(pairwise(places))
    )
    return ColumnBlock(
        1,
        BBox(places[0], 0.0, places[-1], 10.0),
        tuple(places),
        1,
        cells,
        NO_HEAD,
        engine,
    )
