"""Blocks of one table are laid on common columns, whichever borders each of them draws."""

from itertools import pairwise

from extract.geometry import BBox
from extract.grid import GridCell
from extract.tables.stitching.column_blocks import (
    ColumnBlock,
    common_edges,
    place_on_columns,
)
from extract.tables.stitching.headers import Head


def block(edges, engine="ruled", left=0.0):
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


NO_HEAD = Head(0, 0)


def test_a_block_with_fewer_borders_spans_the_others_columns():
    few, many = block([0, 100, 200], left=5), block([0, 50, 100, 200])
    edges = common_edges([few, many])
    assert edges == (0, 50, 100, 200)
    assert [
        (cell.col, cell.colspan) for cell in place_on_columns(few, edges)
    ] == [
        (0, 2),
        (2, 1),
    ]
    assert place_on_columns(many, edges) == list(many.cells)


def test_equal_columns_keep_the_first_blocks_borders():
    assert common_edges(
        [block([0, 100, 200], left=7), block([0, 101, 200])]
    ) == (
        0,
        100,
        200,
    )
