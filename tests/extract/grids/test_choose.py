"""Rules where they draw the whole grid, white space elsewhere, and nothing twice."""

from itertools import combinations

import pytest

from extract.geometry import BBox
from extract.grids.choose import grids

from ..drawing import Drawn, Sketch

TEXTS = [
    ("Libellé", "2025", "2026"),
    ("Eau", "12,00", "13,00"),
    ("Ordures", "1 200,00", "1 300,00"),
]


def ruled(pen, left, top):
    cells = tuple(
        Drawn(r, c, 1, 1, (t,))
        for r, row in enumerate(TEXTS)
        for c, t in enumerate(row)
    )
    pen.table(Sketch(cells, (100.0, 70.0, 70.0), (18.0,) * 3), left, top)


def free(pen, left, top):
    for k, (label, *figures) in enumerate(TEXTS):
        pen.text(left, top + 14 * k, label)
        for c, text in enumerate(figures):
            pen.text(left + 160 + 70 * c - 4.9 * len(text), top + 14 * k, text)


def texts(grid):
    return [c.text for c in sorted(grid.cells, key=lambda c: (c.row, c.col))]


def test_each_part_of_a_page_is_read_by_what_draws_it(page_of):
    def draw(pen):
        ruled(pen, 40, 80)
        free(pen, 40, 250)

    first, second = grids(page_of(draw))
    assert (first.engine, second.engine) == ("ruled", "gaps")
    assert texts(first) == texts(second) == [t for row in TEXTS for t in row]


def test_stripes_drawn_cell_by_cell_are_one_table(page_of):
    def draw(pen):
        for k in range(0, 8, 2):
            for x0, x1 in ((38, 120), (120, 210), (210, 290)):
                pen.fill(x0, 109 + 16 * k, x1, 125 + 16 * k, "#E8EEF0")
        for k in range(8):
            label, *figures = TEXTS[k % 3] if k else TEXTS[0]
            pen.text(40, 120 + 16 * k, label)
            for c, text in enumerate(figures):
                pen.text(200 + 80 * c - 4.9 * len(text), 120 + 16 * k, text)

    (grid,) = grids(page_of(draw))
    assert (grid.rows, grid.cols, grid.engine) == (8, 3, "gaps")


def test_a_label_beside_stripes_is_no_frame_of_another_table(page_of):
    """The second label is on a background of its own, as high as its rows."""

    def draw(pen):
        for k in range(0, 12, 2):
            for x0, x1 in ((120, 219), (220, 289), (290, 360)):
                pen.fill(x0, 109 + 16 * k, x1, 124 + 16 * k, "#E8EEF0")
        pen.fill(38, 173, 119, 252, "#E8EEF0")
        for k, label in ((2, "Sport"), (8, "Culture"), (11, "Voirie")):
            pen.text(40, 120 + 16 * k, label)
        for k in range(12):
            pen.text(124, 120 + 16 * k, f"Action {chr(65 + k)}")
            for x, text in ((286, f"{k + 1} 250,00"), (356, f"{k + 2},5 %")):
                pen.text(x - 4.9 * len(text), 120 + 16 * k, text)

    (grid,) = grids(page_of(draw))
    assert (grid.cols, grid.engine) == (4, "gaps")


def test_tables_never_overlap(page_of):
    def draw(pen):
        ruled(pen, 40, 80)
        free(pen, 300, 92)
        free(pen, 40, 200)

    found = grids(page_of(draw))
    assert len(found) == 3
    assert all(a.bbox.common(b.bbox) == 0 for a, b in combinations(found, 2))


def test_the_bars_and_axes_of_a_chart_are_no_table(page_of):
    def draw(pen):
        for k in range(9):
            pen.line(100, 100 + 20 * k, 400, 100 + 20 * k)
        for x in (100, 400):
            pen.line(x, 100, x, 260)
        for k, (left, right) in enumerate([(160, 300), (180, 320), (150, 290)]):
            pen.fill(100, 118 + 40 * k, left, 130 + 40 * k, "#99BBDD")
            pen.fill(left, 118 + 40 * k, right, 130 + 40 * k, "#DDBB99")
            pen.text(left - 8, 127 + 40 * k, "30.5")

    assert grids(page_of(draw)) == ()


def test_prose_alone_is_not_looked_at_twice(page_of):
    assert (
        grids(
            page_of(
                lambda pen: pen.text(40, 100, "Le conseil municipal approuve.")
            )
        )
        == ()
    )


def test_a_part_of_a_page_is_read_alone(page_of):
    def draw(pen):
        ruled(pen, 40, 80)
        free(pen, 40, 200)

    page = page_of(draw)
    both = grids(page)
    for whole in both:
        (part,) = grids(page, within=widened(whole.bbox))
        assert [c.text for c in part.cells] == [c.text for c in whole.cells]


def widened(box: BBox) -> BBox:
    return BBox(box.x0 - 4, box.top - 4, box.x1 + 4, box.bottom + 4)


def test_a_cell_of_rules_that_holds_a_row_beside_a_title_is_too_coarse(page_of):
    """The rule between a title and the first row is missing: the figures of the row are no part of
    the title.
    """

    def draw(pen):
        cells = [Drawn(0, c, 1, 1, (t,)) for c, t in enumerate(TEXTS[0])]
        cells.append(Drawn(1, 0, 1, 3, ("1. Services",)))
        cells += [
            Drawn(r, c, 1, 1, (t,))
            for r in (2, 3)
            for c, t in enumerate(TEXTS[r - 1])
        ]
        pen.table(
            Sketch(tuple(cells), (100.0, 70.0, 70.0), (18.0, 34.0, 18.0, 18.0)),
            40,
            80,
        )
        for x, text in ((44, "Sports"), (168, "15,00"), (238, "16,00")):
            pen.text(x, 80 + 18 + 29, text)

    (grid,) = grids(page_of(draw))
    assert grid.engine == "gaps"
    assert {"15,00", "16,00"} <= set(texts(grid))


def test_rules_stay_where_white_finds_their_rows_and_columns_again(page_of):
    """Justified names leave white before their postal codes, in line by chance."""
    firms = [
        ("1", ("JOLLY CHARPENTE", ""), "BOURGNEUF EN RETZ)", "6 909,87 €"),
        ("2", ("EGONNEAU", "(44310"), "SAINT PHILBERT DE L", "3 870,91 €"),
        ("3", ("LOUERAT", "(44320"), "ARTHON EN RETZ)", "5 408,30 €"),
    ]

    def draw(pen):
        cells = [
            Drawn(0, c, 1, 1, (name,))
            for c, name in enumerate(("Lot", "Entreprise", "Montant HT"))
        ]
        cells.append(Drawn(1, 1, 1, 2, ("Lot déclaré infructueux",)))
        cells.append(Drawn(1, 0, 1, 1, ("4",)))
        for r, (lot, *_, amount) in enumerate(firms, 2):
            cells += [
                Drawn(r, 0, 1, 1, (lot,)),
                Drawn(r, 1, 1, 1, ()),
                Drawn(r, 2, 1, 1, (amount,)),
            ]
        pen.table(
            Sketch(
                tuple(cells),
                (40.0, 120.0, 70.0),
                (18.0, 18.0, 30.0, 30.0, 30.0),
            ),
            40,
            80,
        )
        for r, (_, (name, code), town, _) in enumerate(firms):
            y = 128 + 30 * r
            pen.text(83, y, name)
            pen.text(198 - 5 * len(code), y, code)
            pen.text(83, y + 10, town)

    (grid,) = grids(page_of(draw))
    assert grid.engine == "ruled"
    (spanning,) = [cell for cell in grid.cells if cell.colspan > 1]
    assert spanning.text == "Lot déclaré infructueux"


def test_the_white_between_cells_of_backgrounds_is_no_column(page_of):
    def draw(pen):
        pen.fill(40, 80, 350, 140, "#E8EEF0")
        for x0 in (140, 245):
            pen.fill(x0, 80, x0 + 5, 140, "#FFFFFF")
        for y0 in (97, 117):
            pen.fill(40, y0, 350, y0 + 4, "#FFFFFF")
        for r, row in enumerate(TEXTS):
            for c, text in enumerate(row):
                pen.text(44 + 105 * c, 93 + 20 * r, text)

    (grid,) = grids(page_of(draw))
    assert (grid.engine, grid.rows, grid.cols) == ("ruled", 3, 3)


def columns(pen, left, top, lines, cuts):
    """A frame with rules between its columns, under its titles, and between no other rows."""
    right, bottom = left + cuts[-1], top + 16 * len(lines)
    for y in (top, top + 16, bottom):
        pen.line(left, y, right, y)
    for x in (0, *cuts):
        pen.line(left + x, top, left + x, bottom)
    for k, row in enumerate(lines):
        for x, text in zip((0, *cuts), row, strict=False):
            pen.text(left + x + 4, top + 12 + 16 * k, text)


def test_frames_one_below_the_other_are_read_apart(page_of):
    """Their columns stand elsewhere, so that the rules of one are no rules of the other's lines."""
    above = [
        ("Section", "Prévu", "Réalisé"),
        ("Fonctionnement", "1 917,45", "742,22"),
        ("Total", "5 824,56", "4 325,20"),
    ]
    below = [
        ("", "Ensemble"),
        ("Recettes de l'exercice", "5 705,01"),
        ("Dépenses", "4 325,20"),
        ("Résultat", "1 379,81"),
    ]

    def draw(pen):
        columns(pen, 40, 80, above, (69, 113, 157))
        columns(pen, 60, 136, below, (108, 158))

    first, second = grids(page_of(draw))
    assert texts(first) == [text for row in above for text in row]
    assert [text for text in texts(second) if text] == [
        text for row in below for text in row if text
    ]


def test_figures_and_dashes_below_each_other_are_rows(page_of):
    body = [
        ("Affectation", "Montant"),
        ("À affecter", "585 726,67"),
        ("Besoin", "-"),
        ("Réserves", "-"),
    ]
    (grid,) = grids(page_of(lambda pen: columns(pen, 40, 80, body, (120, 200))))
    assert texts(grid) == [text for row in body for text in row]


def test_a_figure_of_two_lines_in_a_ruled_cell_is_one(page_of):
    def draw(pen):
        cells = [
            Drawn(r, c, 1, 1, (t,))
            for r, row in enumerate(TEXTS)
            for c, t in enumerate(row)
        ]
        cells += [
            Drawn(3, 0, 1, 1, ("Total",)),
            Drawn(3, 1, 1, 1, ("1 069", "505,33 €")),
        ]
        cells.append(Drawn(3, 2, 1, 1, ("2 804 000,0", "0")))
        pen.table(
            Sketch(tuple(cells), (100.0, 70.0, 70.0), (18.0, 18.0, 18.0, 30.0)),
            40,
            80,
        )

    (grid,) = grids(page_of(draw))
    assert grid.engine == "ruled"
    assert texts(grid)[-3:] == ["Total", "1 069 505,33 €", "2 804 000,00"]


def test_backgrounds_behind_single_lines_part_no_row(page_of):
    """A word processor shades the lines of a title, and not the cell around them."""
    titles = [("Opération",), ("PLAI", "PLUS"), ("Total",)]

    def draw(pen):
        cells = [Drawn(0, c, 1, 1, lines) for c, lines in enumerate(titles)]
        cells += [
            Drawn(r, c, 1, 1, (t,))
            for r in (1, 2)
            for c, t in enumerate(TEXTS[r])
        ]
        for c in (0, 2):
            pen.fill(40 + 80 * c, 87, 120 + 80 * c, 99, "#DDDDDD")
        pen.fill(120, 80, 200, 106, "#DDDDDD")
        pen.table(
            Sketch(tuple(cells), (80.0, 80.0, 80.0), (26.0, 18.0, 18.0)), 40, 80
        )

    (grid,) = grids(page_of(draw))
    assert (grid.engine, grid.rows) == ("ruled", 3)
    assert texts(grid)[:3] == ["Opération", "PLAI PLUS", "Total"]


@pytest.mark.parametrize(("left", "found"), [(40, 2), (60, 1)])
def test_a_drawn_row_is_a_table_beside_one_of_its_width(page_of, left, found):
    """Its columns are others than those of the table, and no caption is a part of it."""
    cells = ("A 1026", "29/10/2013", "Maison d'habitation")

    def draw(pen):
        ruled(pen, 40, 80)
        pen.text(42, 160, "PERMIS DE CONSTRUIRE", bold=True)
        row = tuple(Drawn(0, c, 1, 1, (t,)) for c, t in enumerate(cells))
        pen.table(Sketch(row, (50.0, 60.0, 130.0), (18.0,)), left, 164)

    tables = grids(page_of(draw))
    assert [grid.engine for grid in tables] == ["ruled"] * found
    assert texts(tables[0]) == [t for row in TEXTS for t in row]
    if found > 1:
        assert texts(tables[1]) == list(cells)


def test_a_drawn_head_over_rows_without_borders_is_read_with_them(page_of):
    names = [("", "Recettes", "Recettes"), TEXTS[0]]

    def draw(pen):
        cells = tuple(
            Drawn(r, c, 1, 1, (t,) if t else ())
            for r, row in enumerate(names)
            for c, t in enumerate(row)
        )
        sketch = Sketch(cells, (100.0, 70.0, 70.0), (18.0, 18.0))
        pen.table(sketch, 40, 80)
        row = tuple(Drawn(0, c, 1, 1, (t,)) for c, t in enumerate(TEXTS[1]))
        pen.table(Sketch(row, (100.0, 70.0, 70.0), (18.0,)), 40, 300)
        for k, (label, *figures) in enumerate([*TEXTS[1:], *TEXTS[1:]]):
            pen.text(43, 130 + 16 * k, label)
            for c, text in enumerate(figures):
                pen.text(205 + 70 * c - 4.9 * len(text), 130 + 16 * k, text)

    grid, *_ = grids(page_of(draw))
    assert (grid.rows, grid.cols, grid.engine) == (6, 3, "gaps")


@pytest.mark.parametrize(
    ("named", "title"),
    [("Le tarissoir des eaux", "Tarissoir"), ("Les eaux", "Taris-soir")],
)
def test_a_hyphen_that_the_end_of_a_line_puts_into_a_word_is_none_of_it(
    page_of, named, title
):
    def draw(pen):
        pen.text(40, 60, named)
        pen.text(40, 249, "Puits")
        for y, text in ((240, "Taris-"), (249, "soir")):
            pen.text(180, y, text)
        for k, label in enumerate("ABC"):
            pen.text(40, 268 + 14 * k, label)
            pen.text(180, 268 + 14 * k, f"{k + 1} 250,00")

    (grid,) = grids(page_of(draw))
    assert texts(grid)[:2] == ["Puits", title]
