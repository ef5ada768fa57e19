"""A corner that no rule parts from the label below it."""

import pytest

from extract.grids.ruled.engine import RuledEngine

from ...drawing import Drawn, Sketch


def read(page_of, label_line, figures="656,00"):
    lines = ("", "Personnel") if label_line else ("Personnel",)
    cells = (
        Drawn(0, 0, 2, 1, lines),
        Drawn(0, 1, 1, 1, ("Dépenses",)),
        Drawn(1, 1, 1, 1, (figures,)),
        Drawn(2, 0, 1, 1, ("Énergie",)),
        Drawn(2, 1, 1, 1, ("163,00",)),
    )
    heights = (14.0, 24.0, 24.0)

    def draw(pen):
        pen.table(Sketch(cells, (150.0, 100.0), heights), 60, 60)

    (grid,) = RuledEngine().grids(page_of(draw))
    return {
        (cell.row, cell.col): (cell.rowspan, cell.text) for cell in grid.cells
    }


def test_a_label_beside_the_first_figures_is_parted_from_the_corner(page_of):
    cells = read(page_of, label_line=True)
    assert cells[0, 0] == (1, "")
    assert cells[1, 0] == (1, "Personnel")


@pytest.mark.parametrize(
    ("label_line", "figures"),
    [(False, "656,00"), (True, "Voté"), (True, "2025")],
)
def test_a_label_that_spans_its_rows_stays_whole(page_of, label_line, figures):
    cells = read(page_of, label_line, figures)
    assert cells[0, 0] == (2, "Personnel")
