"""What ends a cell's line beyond the right edge of its table is of the cell."""

import pytest

from extract.grids.ruled.engine import RuledEngine
from extract.lines.lines import read_lines

from ...small_tables import rows


def framed(pen, last, *, at=150.0, edge=190.0):
    """Two rows of two cells; the last one's text begins at ``at``."""
    for y in (90, 110, 130):
        pen.line(50, y, edge, y)
    for x in (50, 120, edge):
        pen.line(x, 90, x, 130)
    pen.text(54, 104, "Lot 1")
    pen.text(130, 104, "12,00 €")
    pen.text(54, 124, "Lot 2")
    pen.text(at, 124, last)


def last_row(page):
    (grid,) = RuledEngine().grids(page)
    return rows(grid)[-1]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("8 107,87 €", 150.0),  # the sign stands across the edge
        ("8 107,87", 157.0),  # so does the last figure
    ],
)
def test_what_stands_across_the_edge_is_of_its_cell(page_of, text, at):
    page = page_of(lambda pen: framed(pen, text, at=at))
    right = page.chars.boxes[-1]
    assert right[0] < 190 <= (right[0] + right[2]) / 2
    assert last_row(page) == ["Lot 2", text]


def test_the_letters_behind_it_are_of_the_word(page_of):
    page = page_of(lambda pen: framed(pen, "8 107,87", at=154.0))
    assert last_row(page) == ["Lot 2", "8 107,87"]


def test_a_word_beside_the_table_is_none_of_it(page_of):
    def beside(pen):
        framed(pen, "8 107 €", at=130)
        pen.text(191, 124, "bis")

    page = page_of(beside)
    assert last_row(page) == ["Lot 2", "8 107 €"]
    (grid,) = RuledEngine().grids(page)
    assert [one.text for one in read_lines(page, [grid.bbox])] == ["bis"]


def test_a_text_that_goes_on_beyond_the_edge_does_not_move_it(page_of):
    page = page_of(lambda pen: framed(pen, "Renouvellement", at=160))
    (grid,) = RuledEngine().grids(page)
    assert abs(grid.bbox.x1 - 190) < 1
