"""Cells of one colour are parted where a rule goes on from the edge they share."""

from itertools import pairwise

from extract.grids.choose import grids

from ...small_tables import rows

HEAD = ("", "2023", "2024", "Variation (%)")
BODY = [
    ("Volume produit", "405 120", "412 368", "+1,79"),
    ("Volume importé", "41 200", "38 450", "-6,67"),
    ("Volume exporté", "20 940", "21 870", "+4,44"),
]
XS = (40.0, 160.0, 230.0, 300.0, 400.0)
TOP, HIGH = 100.0, 16.0
BLUE = "#0B5E86"


def draw_table(pen, head=HEAD):
    """A head painted cell by cell, and below it cells with rules."""
    for left, right in pairwise(XS):
        pen.fill(left, TOP, right, TOP + HIGH, BLUE)
    for k, texts in enumerate((head, *BODY)):
        for x, text in zip(XS, texts, strict=False):
            pen.text(x + 4, TOP + HIGH * k + 11, text)
    low = TOP + HIGH * (len(BODY) + 1)
    for x in XS:
        pen.line(x, TOP + HIGH, x, low)
    for k in range(1, len(BODY) + 2):
        pen.line(XS[0], TOP + HIGH * k, XS[-1], TOP + HIGH * k)


def test_a_head_painted_cell_by_cell_has_the_columns_of_the_rules_below(
    page_of,
):
    (grid,) = grids(page_of(draw_table))
    assert rows(grid)[0] == list(HEAD)


def test_a_title_across_the_painted_cells_is_one_cell(page_of):
    def draw(pen):
        draw_table(pen, ("Volumes produits et importés au cours de l'année",))

    (grid,) = grids(page_of(draw))
    assert len([cell for cell in grid.cells if cell.row == 0]) < len(HEAD)
