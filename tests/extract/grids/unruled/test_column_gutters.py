"""White parts columns where bands, totals and labels beside several lines run over it."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from extract.grids.choose import grids

from ...drawing import BOLD, FONT, SIZE
from ...small_tables import as_lists, right, rows


def test_titles_and_totals_over_codes_leave_them_a_column(page_of):
    groups = [
        (
            "1. Services extérieurs et divers",
            ["Locations mobilières", "Maintenance des locaux", "Documentation"],
        ),
        (
            "2. Relations publiques et fêtes",
            ["Fêtes et cérémonies", "Réceptions", "Annonces et insertions"],
        ),
    ]
    printed = [("Code", "Libellé", "Montant")]
    for n, (band, labels) in enumerate(groups):
        printed.append((band, "", ""))
        printed += [
            (str(6130 + 7 * n + k), label, f"{n + 1} 250,00")
            for k, label in enumerate(labels)
        ]
        printed.append((f"Total {band[3:]}", "", "3 750,00"))

    def draw(pen):
        for k, (code, label, amount) in enumerate(printed):
            pen.text(50, 100 + 16 * k, code)
            pen.text(100, 100 + 16 * k, label)
            right(pen, 400, 100 + 16 * k, amount)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists(printed)


def test_bands_in_the_middle_of_a_table_make_no_column(page_of):
    bands, labels = (
        ["1. ENFANCE", "2. VOIRIE ET RÉSEAUX", "3. Sport", "4. CULTURE"],
        ["Crèche", "Gymnase"],
    )
    printed = [
        row
        for n in range(4)
        for row in (
            (bands[n], ""),
            *[(label, f"{n + 1} 250,00") for label in labels],
        )
    ]

    def draw(pen):
        for k, (label, amount) in enumerate(printed):
            width = pen.canvas.stringWidth(
                label, FONT if amount else BOLD, SIZE
            )
            pen.text(
                40 if amount else 220 - width / 2,
                100 + 16 * k,
                label,
                bold=not amount,
            )
            right(pen, 400, 100 + 16 * k, amount)

    (grid,) = grids(page_of(draw))
    assert grid.cols == 2
    assert [row for row in rows(grid) if row[1]] == [
        list(row) for row in printed if row[1]
    ]


def test_figures_centred_on_labels_of_two_lines_are_in_their_rows(page_of):
    """No line of the body has both a label and a figure: the white beside the figures is what parts
    the columns.
    """
    labels = [
        ("Entretien des bâtiments", "communaux"),
        ("Voirie et réseaux", "divers"),
        ("Écoles et", "restauration"),
    ]

    def draw(pen):
        pen.text(40, 84, "Libellé")
        right(pen, 300, 84, "Voté")
        right(pen, 380, 84, "Réalisé")
        for k, (first, second) in enumerate(labels):
            y = 100 + 30 * k
            pen.text(40, y, first)
            pen.text(40, y + 10, second)
            right(pen, 300, y + 5, f"{k + 1} 250,00")
            right(pen, 380, y + 5, f"{k + 4} 980,00")

    (grid,) = grids(page_of(draw))
    body = [
        [" ".join(pair), f"{k + 1} 250,00", f"{k + 4} 980,00"]
        for k, pair in enumerate(labels)
    ]
    assert rows(grid) == [["Libellé", "Voté", "Réalisé"], *body]


def test_labels_beside_several_lines_are_a_column_though_their_totals_run_over_it(
    page_of,
):
    def draw(pen):
        for x, text in ((40, "Canton"), (100, "Commune")):
            pen.text(x, 84, text)
        right(pen, 300, 84, "Subvention")
        y = 100
        for canton, count in (
            ("Alençon", 2),
            ("Bretoncelles", 3),
            ("Ceton", 5),
        ):
            pen.text(40, y + 7 * (count - 1), canton)
            for k in range(count):
                pen.text(100, y, f"Commune de {'ABCDE'[k]}")
                right(pen, 300, y, f"{k + 1} 250,00")
                y += 14
            pen.text(40, y, f"Sous-total canton de {canton}")
            right(pen, 300, y, f"{count}5 980,00")
            y += 14

    (grid,) = grids(page_of(draw))
    assert rows(grid)[1] == ["Alençon", "Commune de A", "1 250,00"]
    assert [
        c.rowspan
        for c in grid.cells
        if c.text in ("Alençon", "Bretoncelles", "Ceton")
    ] == [
        2,
        3,
        5,
    ]


def test_a_title_centred_over_short_labels_is_theirs(page_of):
    def draw(pen):
        pen.text(150, 100, "Nature de l'occupation", bold=True)
        right(pen, 420, 100, "Tarif", bold=True)
        for k, label in enumerate(("Terrasse", "Étalage", "Manège")):
            pen.text(40, 116 + 14 * k, label)
            right(pen, 420, 116 + 14 * k, f"{k + 2},20")

    (grid,) = grids(page_of(draw))
    assert rows(grid)[0] == ["Nature de l'occupation", "Tarif"]


@pytest.mark.parametrize("euros", ["€", "€uros"])
def test_two_labels_with_a_colon_and_their_amounts_are_a_list(page_of, euros):
    """The longer label ends where the longer amount begins."""
    printed = [
        ("Déficit d'exploitation :", f"- 1 174.21 {euros}"),
        ("Excédent d'investissements :", f"22.06 {euros}"),
    ]
    label, amount = (stringWidth(printed[1 - k][k], FONT, SIZE) for k in (0, 1))

    def draw(pen):
        for k, (text, figure) in enumerate(printed):
            pen.text(50, 100 + 12 * k, text)
            right(pen, 50 + label + amount, 100 + 12 * k, figure)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists(printed)


def test_a_title_set_away_from_its_figures_keeps_its_column(page_of):
    def draw(pen):
        for x, text in ((40, "Financeur"), (200, "Dépenses"), (330, "Taux")):
            pen.text(x, 100, text, bold=True)
        for k, name in enumerate(["État", "Région", "Commune"]):
            pen.text(40, 116 + 16 * k, name)
            right(pen, 320, 116 + 16 * k, f"{k + 1} 250,00")
            right(pen, 460, 116 + 16 * k, f"{k + 5},5 %")

    (grid,) = grids(page_of(draw))
    assert rows(grid)[:2] == [
        ["Financeur", "Dépenses", "Taux"],
        ["État", "1 250,00", "5,5 %"],
    ]


@pytest.mark.parametrize("remark", ["", "Solde de 2024"])
def test_a_title_over_next_to_nothing_has_a_column(page_of, remark):
    def draw(pen):
        pen.text(40, 60, "Marchés passés en 2025")
        for x, text in ((40, "Lot"), (190, "Montant"), (330, "Observations")):
            pen.text(x, 100, text, bold=True)
        for k, name in enumerate(["Terrassement", "Charpente", "Peinture"]):
            pen.text(40, 116 + 16 * k, name)
            right(pen, 260, 116 + 16 * k, f"{k + 1} 250,00")
        pen.text(263, 132, remark)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[0] == ["Lot", "Montant", "Observations"]
    assert rows(grid)[2] == ["Charpente", "2 250,00", remark]


def test_two_titles_over_labels_that_no_row_prints_both_part_them(page_of):
    names = ["Clubs", "Stages d'été", "Fêtes", "Bals", "Festival", "Concerts"]

    def draw(pen):
        for x, text in ((60, "Secteur"), (260, "Bénéficiaire")):
            pen.text(x, 100, text, bold=True)
        right(pen, 470, 100, "Montant")
        for k, name in enumerate(names):
            pen.text(160, 120 + 16 * k, name)
            right(pen, 470, 120 + 16 * k, f"{k + 1} 250,00")
        pen.text(40, 128, "Sport")
        pen.text(40, 176, "Culture")

    (grid,) = grids(page_of(draw))
    assert rows(grid)[0] == ["Secteur", "Bénéficiaire", "Montant"]
    assert [row[1:] for row in rows(grid)[1:]] == [
        [name, f"{k + 1} 250,00"] for k, name in enumerate(names)
    ]
    spans = {c.text: (c.row, c.rowspan) for c in grid.cells if c.col == 0}
    assert spans["Sport"] == (1, 2)
    assert spans["Culture"] == (3, 4)


def test_titles_at_the_left_of_their_columns_part_figures_at_the_right(page_of):
    """The white between two figures is wider than that between a figure and the next title."""

    def draw(pen):
        pen.text(40, 100, "Action")
        pen.text(225, 100, "Situations suivies")
        pen.text(345, 100, "Coût")
        for x, text in ((225, "2023"), (282, "2024")):
            pen.text(x, 112, text)
        for k, name in enumerate(["Épicerie", "Domiciliation", "Ateliers"]):
            pen.text(40, 128 + 14 * k, name)
            for x, text in ((275, 214 + k), (333, 241 + k), (400, 1330 + k)):
                right(pen, x, 128 + 14 * k, str(text))

    (grid,) = grids(page_of(draw))
    below = [row for row in rows(grid) if row[0] == "Épicerie"]
    assert below == [["Épicerie", "214", "241", "1330"]]
    names = {c.text: (c.col, c.colspan) for c in grid.cells}
    assert names["Situations suivies"] == (1, 2)
    assert names["2023"] == (1, 1)
    assert names["2024"] == (2, 1)


def test_titles_left_of_all_their_figures_leave_the_labels_without_one(page_of):
    """Boxes as wide as three figures, titles at their left: the white on the right of each title is
    as wide as that on its left.
    """

    def draw(pen):
        for x, text in ((271, "2022"), (347, "2023"), (423, "2024")):
            pen.text(x, 100, text)
        for k, name in enumerate(["Recettes réelles", "Dépenses", "Épargne"]):
            pen.text(40, 116 + 14 * k, name)
            for x, text in ((339, 4214), (415, 4241), (491, 4330)):
                right(pen, x, 116 + 14 * k, str(text + k))

    (grid,) = grids(page_of(draw))
    assert rows(grid)[0] == ["", "2022", "2023", "2024"]


def test_a_title_whose_space_is_stretched_is_one(page_of):
    def draw(pen):
        pen.text(40, 60, "Ménages et placements")
        for x, text in ((200, "Nombre"), (320, "Part"), (350, "de")):
            pen.text(x, 100, text)
        pen.text(320, 110, "la perte")
        for k, name in enumerate(["Vendus", "Gardés", "Échangés"]):
            pen.text(40, 126 + 14 * k, name)
            pen.text(200, 126 + 14 * k, str(344 + k))
            pen.text(320, 126 + 14 * k, f"{17 + k},4 %")

    (grid,) = grids(page_of(draw))
    assert grid.cols == 3


def test_codes_close_to_their_labels_have_a_column_under_totals_across_it(
    page_of,
):
    """Two totals run over the codes of five rows, which are hardly apart from their labels."""
    table = [
        ("21", "Équipement du quartier", "595"),
        ("22", "Logement et agriculture", "2 741 887"),
        ("23", "Festival", "213"),
        ("24", "Travaux", "36 039"),
        ("25", "Mobilité", "84 424"),
    ]

    def draw(pen):
        pen.text(40, 86, "Report")
        right(pen, 300, 86, "889")
        for k, (code, label, amount) in enumerate(table):
            pen.text(40, 100 + 14 * k, code)
            pen.text(55.5, 100 + 14 * k, label)
            right(pen, 300, 100 + 14 * k, amount)
        pen.text(40, 170, "TOTAL GÉNÉRAL")
        right(pen, 300, 170, "6 455 938")

    (grid,) = grids(page_of(draw))
    assert grid.cols == 3
    assert rows(grid)[1:-1] == [list(row) for row in table]


def test_a_title_over_two_columns_parts_them_where_their_names_do(page_of):
    """The titles of the labels are on its line, so that this has more titles than the next."""

    def draw(pen):
        for x, y, text in (
            (40, 86, "Chapitre"),
            (100, 86, "Libellé"),
            (283, 86, "Investissement"),
            (455, 86, "Exploitation"),
            (240, 100, "Recettes"),
            (340, 100, "Montant attribué"),
            (455, 100, "Participation"),
        ):
            pen.text(x, y, text)
        for n, name in enumerate(["Eau", "Gaz", "Bois", "Fioul"]):
            pen.text(40, 114 + 14 * n, f"01{n}")
            pen.text(100, 114 + 14 * n, f"Réseau d'énergie : {name}")
            for x in (310, 430, 520):
                right(pen, x, 114 + 14 * n, f"{n + 1} {x},00")

    (grid,) = grids(page_of(draw))
    found = {c.text: (c.row, c.col, c.colspan) for c in grid.cells}
    assert found["Recettes"] == (1, 2, 1)
    assert found["Montant attribué"] == (1, 3, 1)
    assert found["Investissement"] == (0, 2, 2)
