"""Figures of narrow columns stay apart where digits or a dash of one could belong to the next."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from extract.grids.choose import grids

from .drawing import FONT, SIZE

NARROW = [
    ("Voirie", "1 676", "718", "12"),
    ("Écoles", "2 043", "444", "159"),
    ("Piscine", "9 060", "65", "-"),
    ("Musée", "277", "7", "940"),
    ("Total", "13 056", "-", "11"),
]
DASHES = [
    ("Voirie", "76", "8 718"),
    ("Écoles", "-", "4 441"),
    ("Piscine", "60", "1 965"),
    ("Musée", "-", "4 940"),
    ("Total", "36", "6 067"),
]


def columns(pen, table, white, *, place):
    """Columns ``white`` apart, each as wide as its widest figure."""
    widths = [max(stringWidth(row[c], FONT, SIZE) for row in table) for c in range(len(table[0]))]
    for r, row in enumerate(table):
        left = 40.0
        for c, (text, width) in enumerate(zip(row, widths, strict=True)):
            pen.text(left + (place if c else 0.0) * (width - stringWidth(text, FONT, SIZE)), 80 + 14 * r, text)
            left += width + (white if c else 20)


def texts(grid):
    return [[c.text for c in grid.cells if c.row == r] for r in range(grid.rows)]


@pytest.mark.parametrize("place", [1.0, 0.5, 0.0], ids=["right", "centred", "left"])
@pytest.mark.parametrize("table", [NARROW, DASHES])
def test_figures_of_two_narrow_columns_are_never_one(page_of, table, place):
    white = 4.4 if table is NARROW else 2.2
    (grid,) = grids(page_of(lambda pen: columns(pen, table, white, place=place)))
    assert texts(grid) == [list(row) for row in table]


def test_groups_of_a_figure_beside_a_narrow_column_stay_together(page_of):
    table = [("Voirie", "12", "1 676 444"), ("Écoles", "7", "8 718 250"), ("Musée", "-", "965"), ("Total", "19", "5")]
    (grid,) = grids(page_of(lambda pen: columns(pen, table, 6.0, place=1.0)))
    assert texts(grid) == [list(row) for row in table]


def test_a_page_of_narrow_columns_shows_how_wide_its_spaces_are(page_of):
    table = [(f"Voirie et réseaux {r}", *[f"{1 + (r + c) % 9}{(r * c) % 90:02d}" for c in range(14)]) for r in range(9)]
    (grid,) = grids(page_of(lambda pen: columns(pen, table, 0.75 * SIZE, place=1.0)))
    assert (grid.rows, grid.cols) == (9, 15)
    assert texts(grid) == [list(row) for row in table]
