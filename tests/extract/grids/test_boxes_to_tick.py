"""Boxes to tick say in their cells whether they are ticked; a figure in a square is none."""

import pytest

from extract.grids.boxes_to_tick import CROSSED, EMPTY
from extract.grids.choose import grids
from extract.grids.unread_ink import MARKS, mark_unread_ink

from ..small_tables import rows

SERVICES = ("Production", "Transfert", "Distribution")
SIDE = 10.0


def square(pen, x, y):
    pen.line(x, y, x + SIDE, y)
    pen.line(x, y + SIDE, x + SIDE, y + SIDE)
    pen.line(x, y, x, y + SIDE)
    pen.line(x + SIDE, y, x + SIDE, y + SIDE)


def cross(pen, x, y):
    pen.line(x, y, x + SIDE, y + SIDE)
    pen.line(x, y + SIDE, x + SIDE, y)


def figure(pen, x, y):
    """A 7 drawn as lines."""
    pen.line(x + 3, y + 2, x + 7, y + 2)
    pen.line(x + 7, y + 2, x + 4, y + 8)


def nothing(pen, x, y):
    pass


@pytest.mark.parametrize(
    ("ink", "said"),
    [(nothing, EMPTY), (cross, CROSSED), (figure, MARKS)],
)
def test_a_square_by_itself_in_a_cell_says_what_it_holds(page_of, ink, said):
    def draw(pen):
        for y in range(60, 157, 24):
            pen.line(50, y, 270, y)
        for x in (50, 190, 270):
            pen.line(x, 60, x, 156)
        pen.text(54, 76, "Compétence 2024")
        pen.text(200, 76, "Oui")
        for number, service in enumerate(SERVICES):
            pen.text(54, 100 + 24 * number, service)
        square(pen, 220, 90)
        square(pen, 220, 114)
        ink(pen, 220, 114)

    page = page_of(draw)
    (grid,) = mark_unread_ink(page, grids(page))
    assert rows(grid)[1:] == [
        [SERVICES[0], EMPTY],
        [SERVICES[1], said],
        [SERVICES[2], ""],
    ]
    assert len(grid.doubts) == (said == MARKS)


def test_empty_cells_that_are_squares_are_no_boxes_to_tick(page_of):
    def draw(pen):
        for number in range(4):
            pen.line(60 + 14 * number, 60, 60 + 14 * number, 102)
            pen.line(60, 60 + 14 * number, 102, 60 + 14 * number)
        pen.text(64, 71, "1")
        pen.text(78, 85, "B")
        pen.text(92, 99, "C")

    page = page_of(draw)
    for grid in mark_unread_ink(page, grids(page)):
        assert EMPTY not in {cell.text for cell in grid.cells}
