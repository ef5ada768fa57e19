"""A drawn row that holds several is parted where white parts it; the others stay as drawn."""

import pytest

from extract.grids.choose import grids

from ..drawing import LEAD, Drawn, Sketch

HEAD = ("Objet", "Article", "Somme")
STACKED = (
    ("Dépenses imprévues", "Dépôts reçus"),
    ("Art. 020", "Art. 165"),
    ("- 3 000,00", "+ 3 000,00"),
)
LONG = (
    ("Travaux de mise en accessibilité", "de la mairie et de l'école"),
    ("Art. 2313",),
    ("12 500,00",),
)
TOTAL = (("Total",), ("",), ("12 500,00",))


def read(page_of, *rows, widths=(200.0, 100.0, 100.0)):
    texts = [tuple((name,) for name in HEAD), *rows]
    cells = tuple(
        Drawn(r, c, 1, 1, lines)
        for r, row in enumerate(texts)
        for c, lines in enumerate(row)
    )
    heights = tuple(
        12.0 + LEAD * max(len(lines) for lines in row) for row in texts
    )

    def draw(pen):
        pen.table(Sketch(cells, widths, heights), 60, 60)

    (grid,) = grids(page_of(draw))
    found = [[""] * grid.cols for _ in range(grid.rows)]
    for cell in grid.cells:
        found[cell.row][cell.col] = cell.text
    return found


def test_a_row_that_stacks_figures_is_parted_and_a_long_text_is_not(page_of):
    assert read(page_of, STACKED, LONG, TOTAL) == [
        list(HEAD),
        ["Dépenses imprévues", "Art. 020", "- 3 000,00"],
        ["Dépôts reçus", "Art. 165", "+ 3 000,00"],
        [
            "Travaux de mise en accessibilité de la mairie et de l'école",
            "Art. 2313",
            "12 500,00",
        ],
        ["Total", "", "12 500,00"],
    ]


def test_a_list_of_numbers_that_goes_on_is_one_cell(page_of):
    parcels = (("Terrain",), ("2376, 3190,", "2520, 3195"), ("848,00",))
    found = read(page_of, parcels, TOTAL)
    assert found[1] == ["Terrain", "2376, 3190, 2520, 3195", "848,00"]


@pytest.mark.parametrize("first", [True, False])
def test_several_rows_are_parted_each(page_of, first):
    rows = [STACKED, LONG] if first else [LONG, STACKED]
    found = read(page_of, *rows, STACKED, TOTAL)
    assert len(found) == 1 + 1 + 2 + 2 + 1
    assert [row[2] for row in found].count("- 3 000,00") == 2
