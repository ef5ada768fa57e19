"""Squares to be ticked are no cells; the cells of a table drawn in squares are."""

import pytest

from extract.grids.ruled.engine import RuledEngine

from ...small_tables import as_lists, rows

SERVICES = [
    ("Compétence", "Oui", "Non"),
    ("Production", "", ""),
    ("Transfert", "", ""),
    ("Distribution", "", ""),
]


def square(pen, x, y, side):
    """A square by its upper left corner."""
    pen.line(x, y, x + side, y)
    pen.line(x, y + side, x + side, y + side)
    pen.line(x, y, x, y + side)
    pen.line(x + side, y, x + side, y + side)


@pytest.mark.parametrize("below_rule", [1.6, 6.0])
def test_tick_boxes_part_no_columns(page_of, below_rule):
    def draw(pen):
        for y in range(60, 180, 24):
            pen.line(50, y, 350, y)
        for x in (50, 190, 270, 350):
            pen.line(x, 60, x, 156)
        for k, row in enumerate(SERVICES):
            for x, text in zip((54, 220, 300), row, strict=True):
                pen.text(x, 76 + 24 * k, text)
        for y in (84, 108):
            for x in (225, 305):
                square(pen, x, y + below_rule, 9)

    (grid,) = RuledEngine().grids(page_of(draw))
    assert rows(grid) == as_lists(SERVICES)


def test_squares_that_touch_are_cells(page_of):
    figures = [("1", "2", "3"), ("4", "5", "6")]

    def draw(pen):
        for k, row in enumerate(figures):
            for c, text in enumerate(row):
                square(pen, 60 + 14 * c, 60 + 14 * k, 14)
                pen.text(64 + 14 * c, 71 + 14 * k, text)

    (grid,) = RuledEngine().grids(page_of(draw))
    assert rows(grid) == as_lists(figures)
