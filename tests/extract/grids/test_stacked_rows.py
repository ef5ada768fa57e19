"""A drawn row that holds several is parted where white parts it; the others stay as drawn."""

import pytest

from extract.geometry import BBox
from extract.grid import Grid, GridCell
from extract.grids.choose import grids
from extract.grids.stacked_rows import with_stacked_rows

from ..drawing import LEAD, PAD, SIZE, Drawn, Sketch

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


def read(page_of, *rows, widths=(200.0, 100.0, 100.0), half_way=()):
    """The texts that are read of a table; ``half_way`` are rows of a first column whose text is
    half way down.
    """
    texts = [tuple((name,) for name in HEAD), *rows]
    cells = tuple(
        Drawn(r, c, 1, 1, () if c == 0 and r in half_way else lines)
        for r, row in enumerate(texts)
        for c, lines in enumerate(row)
    )
    heights = tuple(
        12.0 + LEAD * max(len(lines) for lines in row) for row in texts
    )

    def draw(pen):
        for row in half_way:
            middle = 60 + sum(heights[:row]) + heights[row] / 2
            pen.text(60 + PAD, middle + SIZE / 3, texts[row][0][0])
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


def test_a_line_half_way_down_is_of_all_rows():
    lots = [(("1",), ("Lenoble", "Juin", "Août"), ("45", "145"))]
    known = [
        ((), ("Lenoble",), ()),
        (("1",), ("Juin",), ("45",)),
        ((), ("Août",), ("145",)),
    ]
    drawn = grid("ruled", lots)
    found = with_stacked_rows(drawn, grid("gaps", known), is_number)
    assert [cell.text for cell in found.cells if cell.rowspan == 3] == ["1"]
    assert [(cell.row, cell.text) for cell in found.cells if cell.lines] == [
        (0, "1"),
        (0, "Lenoble"),
        (1, "Juin"),
        (1, "45"),
        (2, "Août"),
        (2, "145"),
    ]


def test_labels_of_several_lines_are_whole_and_no_line_is_lost():
    labels = ("Collectif", "Spectacles", "Adhésion", "Convention", "jeunes")
    drawn = grid("ruled", [(labels, ("150,00", "803,00"))])
    known = [
        (("Spectacles",), ()),
        (("Adhésion",), ("150,00",)),
        (("Convention",), ("803,00",)),
        (("jeunes",), ()),
    ]
    found = with_stacked_rows(drawn, grid("gaps", known), is_number)
    assert [(cell.row, cell.text) for cell in found.cells if cell.lines] == [
        (0, "Collectif Spectacles"),
        (1, "Adhésion"),
        (1, "150,00"),
        (2, "Convention jeunes"),
        (2, "803,00"),
    ]
    others = [*known[:2], (("Convention",), ("804,00",))]
    assert with_stacked_rows(drawn, grid("gaps", others), is_number) is None


def test_brackets_below_figures_are_of_their_row():
    labels = ("Collectif", "Adhésion", "Convention", "« jeunes »")
    amounts = ("60,00", "855,00")
    drawn = grid("ruled", [(labels, amounts, (*amounts, "(trois cours)"))])
    known = [
        (("Collectif",), (), ()),
        (("Adhésion",), ("60,00",), ("60,00",)),
        (("Convention",), ("855,00",), ("855,00",)),
        (("« jeunes »",), (), ("(trois cours)",)),
    ]
    found = with_stacked_rows(drawn, grid("gaps", known), is_number)
    assert [(cell.row, cell.text) for cell in found.cells if cell.lines] == [
        (0, "Collectif"),
        (1, "Adhésion"),
        (1, "60,00"),
        (1, "60,00"),
        (2, "Convention « jeunes »"),
        (2, "855,00"),
        (2, "855,00 (trois cours)"),
    ]


def test_shares_in_brackets_below_figures_are_figures():
    labels = ("Aides", "Reste")
    amounts = ("75,00", "(45 %)", "92,00", "(55 %)")
    drawn = grid("ruled", [(labels, amounts)])
    known = [
        (("Aides",), ("75,00",)),
        ((), ("(45 %)",)),
        (("Reste",), ("92,00",)),
        ((), ("(55 %)",)),
    ]
    found = with_stacked_rows(drawn, grid("gaps", known), is_number)
    assert found.rows == 4


def test_all_figures_are_of_a_label_that_goes_on_behind_a_dash():
    labels = ("PORTAGE –", "convention", "(article 12)")
    notes = ("23,00", "(135 repas)", "265,00")
    drawn = grid("ruled", [(labels, notes, ("23,00", "186,60"))])
    known = [
        (("PORTAGE –",), ("23,00",), ("23,00",)),
        (("convention",), ("(135 repas)",), ("186,60",)),
        (("(article 12)",), ("265,00",), ()),
    ]
    found = with_stacked_rows(drawn, grid("gaps", known), is_number)
    assert [(cell.row, cell.text) for cell in found.cells if cell.lines] == [
        (0, "PORTAGE – convention (article 12)"),
        (0, "23,00 (135 repas)"),
        (0, "23,00"),
        (1, "265,00"),
        (1, "186,60"),
    ]


def test_a_text_half_way_down_two_rows_is_of_both(page_of):
    label = ("Licence du logiciel", "Entretien du logiciel")
    lots = (("14/01/11",), label, ("274,00", "30,00"))
    found = read(page_of, LONG, lots, TOTAL, half_way=[2])
    assert found[2:4] == [
        ["14/01/11", label[0], "274,00"],
        ["", label[1], "30,00"],
    ]


def is_number(cell):
    return cell.lines == ("1",)


def grid(engine, rows):
    """Columns of a hundred points, the rows of fifty in all."""
    height = 50.0 / len(rows)
    cells = tuple(
        GridCell(
            row,
            col,
            1,
            1,
            lines,
            BBox(
                100.0 * col, height * row, 100.0 * col + 90, height * (row + 1)
            ),
        )
        for row, texts in enumerate(rows)
        for col, lines in enumerate(texts)
        if lines
    )
    cols = len(rows[0])
    box = BBox(0.0, 0.0, 100.0 * cols, 50.0)
    return Grid(1, box, len(rows), cols, cells, engine)


@pytest.mark.parametrize("first", [True, False])
def test_several_rows_are_parted_each(page_of, first):
    rows = [STACKED, LONG] if first else [LONG, STACKED]
    found = read(page_of, *rows, STACKED, TOTAL)
    assert len(found) == 1 + 1 + 2 + 2 + 1
    assert [row[2] for row in found].count("- 3 000,00") == 2


def test_a_drawn_head_stays_where_its_rows_are_parted_between_open_sides(
    page_of,
):
    """White knows no titles that are set upwards; the sides of the table are not drawn, and the
    rule of another follows.
    """
    names = ("Porteur", "Ancrage", "Public", "Budget")
    edges = (40, 140, 200, 260, 320)

    def draw(pen):
        for y in (60, 120, 190, 206, 260):
            pen.line(edges[0], y, edges[-1], y)
        for x in edges[1:-1]:
            pen.line(x, 60, x, 206)
        pen.text(44, 100, names[0])
        for x, name in zip(edges[1:], names[1:], strict=False):
            pen.upwards(x + 30, 112, name)
        for row, label in enumerate(["Ciné", "Voix", "Fabrique", "Cie"]):
            for x, text in zip(
                edges, (label, f"{row},5", "8,0", "6,5"), strict=False
            ):
                pen.text(x + 4, 134 + 16 * row, text)
        for x, text in zip(
            edges, ("Total", "9,0", "32,0", "26,0"), strict=False
        ):
            pen.text(x + 4, 202, text)

    (grid,) = grids(page_of(draw))
    assert tuple(cell.text for cell in grid.cells if cell.row == 0) == names
    assert grid.rows == 6
