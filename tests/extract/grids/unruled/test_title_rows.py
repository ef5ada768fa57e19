"""Which lines are titles, and which of them one row."""

from extract.grids.choose import grids

from ...small_tables import right, rows, under_titles


def test_a_band_under_a_centred_title_is_no_part_of_it(page_of):
    def draw(pen):
        pen.text(70, 100, "Libellé", bold=True)
        right(pen, 260, 100, "Montant", bold=True)
        pen.text(40, 114, "ÉQUIPEMENT DES ÉCOLES", bold=True)
        for k, name in enumerate(
            ["Mobilier", "Travaux des cours", "Informatique"]
        ):
            pen.text(40, 128 + 14 * k, name)
            right(pen, 260, 128 + 14 * k, f"{k + 1} 250,00")

    (grid,) = grids(page_of(draw))
    assert rows(grid)[:3] == [
        ["Libellé", "Montant"],
        ["ÉQUIPEMENT DES ÉCOLES", ""],
        ["Mobilier", "1 250,00"],
    ]


def test_a_title_of_two_lines_whose_row_stands_at_its_foot_is_whole(page_of):
    levels = [
        {390: "Coût total"},
        {50: "Libellé", 180: "Eau", 250: "Gaz", 320: "Bois", 390: "du projet"},
    ]
    (grid,) = grids(page_of(lambda pen: under_titles(pen, *levels)))
    assert rows(grid)[0] == [
        "Libellé",
        "Eau",
        "Gaz",
        "Bois",
        "Coût total du projet",
    ]


def test_a_title_of_two_lines_beside_others_of_one_is_whole(page_of):
    levels = [
        {390: "Coût total"},
        {50: "Libellé", 180: "Eau", 250: "Gaz", 320: "Bois"},
        {390: "du projet"},
    ]
    (grid,) = grids(page_of(lambda pen: under_titles(pen, *levels, step=5)))
    assert rows(grid)[0] == [
        "Libellé",
        "Eau",
        "Gaz",
        "Bois",
        "Coût total du projet",
    ]


def test_a_title_set_between_two_levels_of_titles_is_of_both(page_of):
    def draw(pen):
        pen.line(35, 100, 415, 100)
        pen.line(150, 119.5, 415, 119.5)
        pen.line(35, 136, 415, 136)
        pen.text(60, 120, "Commune", bold=True)
        pen.text(155, 113, "Élèves", bold=True)
        pen.text(330, 113, "Montant (€)", bold=True)
        titles = {200: "mat.", 270: "élém.", 340: "maternelle", 410: "Total"}
        for x, text in titles.items():
            right(pen, x, 130, text, bold=True)
        under_titles(pen)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[:3] == [
        ["Commune", "Élèves", "", "Montant (€)", ""],
        ["", "mat.", "élém.", "maternelle", "Total"],
        ["Sport", "120,00", "130,00", "140,00", "150,00"],
    ]
    commune, pupils, amount = grid.cells[:3]
    assert (commune.rowspan, commune.colspan) == (2, 1)
    assert (pupils.colspan, amount.colspan) == (2, 2)


def test_a_numbered_heading_over_codes_is_no_title(page_of):
    def draw(pen):
        for x, text in ((50, "Code"), (130, "Libellé")):
            pen.text(x, 100, text, bold=True)
        right(pen, 330, 100, "Montant")
        pen.text(40, 114, "1. VOIRIE", bold=True)
        for k, name in enumerate(["Sel", "Enrobés", "Panneaux"]):
            pen.text(40, 128 + 14 * k, str(6042 + k))
            pen.text(110, 128 + 14 * k, name)
            right(pen, 330, 128 + 14 * k, f"{k + 1} 250,00")

    (grid,) = grids(page_of(draw))
    assert rows(grid)[:3] == [
        ["Code", "Libellé", "Montant"],
        ["1. VOIRIE", "", ""],
        ["6042", "Sel", "1 250,00"],
    ]
    spans = {c.text: c.rowspan for c in grid.cells if c.row == 0}
    assert spans == {"Code": 1, "Libellé": 1, "Montant": 1}
