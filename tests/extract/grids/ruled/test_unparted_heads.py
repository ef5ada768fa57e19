"""Cells at the head of a table that no rule parts: a corner and a label, titles side by side."""

import pytest

from extract.grids.ruled.engine import RuledEngine

from ...drawing import FONT, SIZE, Drawn, Sketch
from ...small_tables import right, rows


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


EDGES = (60, 210, 290, 370)
BODY = [
    ("Volume produit", "405 120", "412 368"),
    ("Pertes", "83 760", "91 439"),
]


@pytest.mark.parametrize(
    ("titles", "read"),
    [
        ({250: "2023", 330: "2024"}, ["", "2023", "2024"]),
        (
            {250: "1er janvier", 330: "Écart (%)"},
            ["", "1er janvier", "Écart (%)"],
        ),
        ({135: "Volume", 250: "2023", 330: "2024"}, ["Volume", "2023", "2024"]),
        ({215: "Volumes facturés"}, ["Volumes facturés", "", ""]),
        ({135: "Volume", 290: "2024"}, ["Volume 2024", "", ""]),
    ],
)
def test_titles_over_columns_of_their_own_are_cells(page_of, titles, read):
    """On one background, with rules between the columns below it only."""

    def draw(pen):
        pen.fill(EDGES[0], 60, EDGES[-1], 76, "#cccccc")
        for y in (60, 76, 92, 108):
            pen.line(EDGES[0], y, EDGES[-1], y)
        for x in EDGES:
            top = 60 if x in (EDGES[0], EDGES[-1]) else 76
            pen.line(x, top, x, 108)
        for x, text in titles.items():
            width = pen.canvas.stringWidth(text, FONT, SIZE)
            pen.text(x - width / 2, 71, text)
        for k, (label, *figures) in enumerate(BODY):
            pen.text(64, 87 + 16 * k, label)
            for x, text in zip(EDGES[2:], figures, strict=True):
                right(pen, x - 4, 87 + 16 * k, text)

    (grid,) = RuledEngine().grids(page_of(draw))
    assert rows(grid) == [read, *map(list, BODY)]
