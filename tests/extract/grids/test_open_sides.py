"""Frames whose level rules go on are pieces of one table: without sides, or with longer ones."""

import pytest

from extract.geometry import BBox
from extract.grid import Grid
from extract.grids.open_sides import goes_on_beyond

PIECE = Grid(
    page=1,
    bbox=BBox(40.0, 120.0, 340.0, 192.0),
    rows=4,
    cols=2,
    cells=(),
    engine="ruled",
)


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ([(40, 100, 340, 100)], True),
        ([(40, 210, 340, 210)], True),
        ([(40, 100, 340, 100), (40, 120, 40, 192)], False),
        ([(40, 210, 340, 210), (340, 120, 340, 192)], False),
        ([(40, 100, 200, 100)], False),
        ([(40, 40, 340, 40)], False),
        ([(40, 196, 340, 196)], False),
        ([], False),
        (
            [
                (40, 100, 340, 100),
                (40, 100, 40, 192),
                (340, 100, 340, 192),
            ],
            True,
        ),
    ],
    ids=[
        "above",
        "below",
        "left",
        "right",
        "short",
        "far",
        "double",
        "none",
        "sides",
    ],
)
def test_a_piece_open_at_the_sides_goes_on(page_of, more, found):
    def draw(pen):
        for y in range(120, 193, 18):
            pen.line(40, y, 340, y)
        pen.line(90, 120, 90, 192)
        for line in more:
            pen.line(*line)

    assert goes_on_beyond(page_of(draw), PIECE) is found
