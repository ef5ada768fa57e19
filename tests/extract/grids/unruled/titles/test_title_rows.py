"""Which lines are titles, and which of them one row."""

from collections.abc import Mapping

import pytest

from extract.grids.choose import grids
from extract.grids.unruled.columns import lay_out_in_columns
from extract.grids.unruled.titles.title_rows import group_title_lines

from ....drawing import FONT, SIZE
from ....small_tables import right, rows, under_titles
from ..placed_lines import in_line


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


def test_a_title_over_two_of_unlike_heights_is_of_these_alone(page_of):
    levels = [
        {290: "Aides accordées par tous"},
        {50: "Libellé", 180: "Coût", 320: "Syndicat", 390: "Reste HT"},
        {250: "DSIL"},
        {320: "d'énergie"},
    ]

    def draw(pen):
        pen.line(35, 110, 415, 110)
        pen.line(35, 140, 415, 140)
        under_titles(pen, *levels, step=5)

    (grid,) = grids(page_of(draw))
    titles = {
        cell.text: (cell.row, cell.col, cell.rowspan, cell.colspan)
        for cell in grid.cells
        if cell.row < 2
    }
    assert titles == {
        "Libellé": (0, 0, 2, 1),
        "Coût": (0, 1, 2, 1),
        "Aides accordées par tous": (0, 2, 1, 2),
        "DSIL": (1, 2, 1, 1),
        "Syndicat d'énergie": (1, 3, 1, 1),
        "Reste HT": (0, 4, 2, 1),
    }


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


YEARS = ("2022", "2023", "2024", "2025", "2026", "2027")
RATES = ("Base", "voté", "Produit", "Base", "voté", "Produit")


def _programme(pen, over: Mapping[int, str], names, *, step, left=False):
    """Six columns of figures with their names over them, and a line of titles over some of these,
    all set in the middle of their columns or at their left.
    """

    def title(col, y, text):
        shift = 0 if left else pen.canvas.stringWidth(text, FONT, SIZE) / 2
        pen.text((130 if left else 150) + 60 * col - shift, y, text)

    for col, text in over.items():
        title(col, 114 - step, text)
    pen.text(40, 114, "Opération")
    for col, text in enumerate(names):
        title(col, 114, text)
    for k in range(1, 6):
        pen.text(40, 114 + 14 * k, f"Tranche n° {k}")
        for col in range(6):
            right(pen, 170 + 60 * col, 114 + 14 * k, f"{col + k} {k}50,00")


@pytest.mark.parametrize("left", [False, True])
def test_titles_over_three_columns_each_stand_over_all(page_of, left):
    """Each is in line with one of its columns, as the first line of a title would be."""
    over = {0: "Crédits", 3: "Écarts"} if left else {1: "Crédits", 4: "Écarts"}
    (grid,) = grids(
        page_of(lambda pen: _programme(pen, over, YEARS, step=14, left=left))
    )
    found = {c.text: (c.row, c.col, c.colspan) for c in grid.cells}
    assert found["Crédits"] == (0, 1, 3)
    assert found["Écarts"] == (0, 4, 3)
    assert found["2025"] == (1, 4, 1)


@pytest.mark.parametrize(
    ("over", "names", "step"),
    [
        ({1: "Taux", 4: "Taux"}, RATES, 14),
        ({1: "Taux", 4: "Part"}, RATES, 14),
        ({1: "Crédits", 4: "Écarts"}, YEARS, 9),
        ({1: "Crédits", 5: "Écarts"}, YEARS, 14),
    ],
    ids=["the same", "small letters", "close", "off the middle"],
)
def test_the_first_lines_of_titles_are_no_titles_over_others(
    page_of, over, names, step
):
    (grid,) = grids(
        page_of(lambda pen: _programme(pen, over, names, step=step))
    )
    first = rows(grid)[0]
    for col, text in over.items():
        assert first[1 + col] == f"{text} {names[col]}"


def test_a_band_a_row_below_the_titles_is_none_of_them(page_of):
    """The figures below it touch, so that they seem to be a second level of titles."""

    def draw(pen):
        for x, text in ((44, "Code"), (130, "Libellé")):
            pen.text(x, 100, text, bold=True)
        right(pen, 300, 100, "Dépenses", bold=True)
        right(pen, 396, 100, "Montant TTC", bold=True)
        pen.text(40, 114, "1. Écoles", bold=True)
        pen.text(40, 128, "Total Écoles", bold=True)
        right(pen, 308.5, 128, "88 279,50 EUR-", bold=True)
        right(pen, 396, 128, "8 105 158,50 EUR", bold=True)
        for k in range(5):
            pen.text(40, 142 + 14 * k, str(3443 + k))
            pen.text(90, 142 + 14 * k, f"Tranche n° {k}")
            for x, text in ((300, "214,00 EUR"), (396, "8 105 158,50 EUR")):
                right(pen, x, 142 + 14 * k, text, bold=True)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[0] == ["Code", "Libellé", "Dépenses", "Montant TTC"]


def test_titles_that_nearly_touch_are_each_over_their_own_column(page_of):
    def draw(pen):
        names = [f"{kind} {year}" for year in YEARS for kind in ("AP", "CP")]
        pen.text(40, 100, "Opération")
        for col, text in enumerate(names):
            pen.text(100.5 + 36 * col, 100, text)
        for k in range(5):
            pen.text(40, 114 + 14 * k, f"Tranche {k}")
            for col in range(len(names)):
                right(pen, 132 + 36 * col, 114 + 14 * k, f"{k + 1} {col + 10}0")

    (grid,) = grids(page_of(draw))
    assert rows(grid)[0][1:4] == ["AP 2022", "CP 2022", "AP 2023"]
    assert rows(grid)[0][-1] == "CP 2027"


def test_titles_below_one_over_several_are_a_level_beside_lines_of_others():
    """A title in two lines, centred on both levels, ends beside the lower one."""
    body = {
        "Gymnase": (40, 80),
        "2 150": (140, 160),
        "318 400": (185, 220),
        "171 936": (235, 270),
    }
    lines = [
        in_line(60, {"Surface": (130, 160), "Consommation": (190, 265)}),
        in_line(66, {"Site": (50, 70)}),
        in_line(71, {"(m²)": (138, 152)}),
        in_line(74, {"2021": (192, 212), "2025": (242, 262)}),
        *(in_line(96 + 14 * number, body) for number in range(3)),
    ]
    layout = lay_out_in_columns(lines, 0.6, [110.0, 175.0, 228.0])
    titles = group_title_lines(layout.lines[:4], layout)
    assert [len(row) for row in titles] == [3, 1]


@pytest.mark.parametrize(
    ("more", "levels"),
    [
        ({}, [2, 1]),
        ({"(km)": (335, 360)}, [3]),  # the first line of a title in two
    ],
)
def test_a_title_half_way_between_two_levels_is_of_a_column_of_its_own(
    more, levels
):
    body = {
        "Plaine": (59, 120),
        "98,1 %": (285, 318),
        "96": (345, 360),
        "214,50": (405, 437),
        "30 030": (450, 483),
    }
    below = {
        "remplissage": (263, 318),
        **more,
        "par jour": (400, 437),
        "par an": (454, 483),
    }
    lines = [
        in_line(60, {"Taux de": (283, 318), "Coût HT (euros)": (410, 475)}),
        in_line(66, {"Circuit": (59, 90), "Trajet": (335, 360)}),
        in_line(72, below),
        *(in_line(88 + 16 * number, body) for number in range(4)),
    ]
    layout = lay_out_in_columns(lines, 0.6, [200.0, 327.0, 380.0, 443.0])
    titles = group_title_lines(layout.lines[:3], layout)
    assert [len(row) for row in titles] == levels


def test_titles_that_go_on_beside_one_that_begins_are_whole(page_of):
    levels = [
        {208: "Capital dû avant", 330: "Amortis-"},
        {60: "N°", 148: "Échéance", 208: "échéance", 330: "sement"},
    ]

    def draw(pen):
        for y, titles in zip((100, 111), levels, strict=True):
            for x, text in titles.items():
                shift = pen.canvas.stringWidth(text, FONT, SIZE) / 2
                pen.text(x - shift, y, text)
        for k in range(4):
            y = 126 + 14 * k
            pen.text(58, y, f"{k + 1}")
            pen.text(125, y, f"01/0{k + 1}/2027")
            right(pen, 265, y, f"{32 - 2 * k}0 000,00")
            right(pen, 355, y, "20 000,00")

    (grid,) = grids(page_of(draw))
    assert rows(grid)[0] == [
        "N°", "Échéance", "Capital dû avant échéance", "Amortissement",
    ]  # fmt: skip


def streets(pen, top, edges):
    """Draw the names of four streets, and three amounts of each that end at ``edges``; the number
    and the height of each."""
    for k, name in enumerate(["Tanneurs", "Ferrié", "Garennes", "Halle"]):
        y = top + 14 * k
        pen.text(40, y, name)
        for x, amount in zip(edges, (10_388, 3_180, 13_568), strict=True):
            right(pen, x, y, f"{amount + k},00")
        yield k, y


def test_a_wrapped_title_below_a_rule_over_its_columns_is_of_the_lower_level(
    page_of,
):
    """ "Mâts et" stands above the titles beside it, and below the rule under what spans them."""
    texts = [
        (40, 104, "Rue"),
        (160, 98, "Points"),
        (160, 109, "lumineux"),
        (268, 91, "Montant des travaux"),
        (240, 109, "Lampes"),
        (300, 103.5, "Mâts et"),
        (300, 114.5, "réseau"),
        (365, 109, "Total"),
    ]

    def draw(pen):
        pen.line(38, 82, 412, 82)
        pen.line(236, 95, 412, 95)
        pen.line(38, 120, 412, 120)
        for x, y, text in texts:
            pen.text(x, y, text)
        for k, y in streets(pen, 132, (285, 345, 410)):
            pen.text(170, y, f"{k + 12}")
        pen.line(38, 186, 412, 186)

    (grid,) = grids(page_of(draw))
    names = {cell.text: (cell.row, cell.colspan) for cell in grid.cells}
    assert names["Montant des travaux"] == (0, 3)
    assert names["Mâts et réseau"] == (1, 1)


def test_a_title_in_the_middle_of_a_rule_is_over_all_titles_below_it(
    page_of,
):
    """The second lines of titles beside it are level with those below the rule."""
    texts = [
        (60, 99, "Site"),
        (380, 99, "Places"),
        (110, 94, "Loyers"),
        (110, 104, "2026"),
        (254, 94, "Aides"),
        (192, 104, "Bureaux"),
        (248, 104, "Salles"),
        (315, 104, "Total"),
    ]

    def draw(pen):
        pen.line(38, 84, 412, 84)
        pen.line(166, 96.5, 342, 96.5)
        pen.line(38, 108, 412, 108)
        for x, y, text in texts:
            shift = pen.canvas.stringWidth(text, FONT, SIZE) / 2
            pen.text(x - shift, y, text)
        for k, y in streets(pen, 120, (218, 272, 340)):
            right(pen, 392, y, f"{k + 12}")
            right(pen, 132, y, f"9 18{k},00")
        pen.line(38, 174, 412, 174)

    (grid,) = grids(page_of(draw))
    names = {cell.text: (cell.row, cell.colspan) for cell in grid.cells}
    assert names["Aides"] == (0, 3)
    assert names["Loyers 2026"] == (0, 1)
    assert names["Bureaux"] == names["Total"] == (1, 1)


def centred(pen, titles):
    """Print texts around the x and at the y that each has."""
    for x, y, text in titles:
        shift = pen.canvas.stringWidth(text, FONT, SIZE) / 2
        pen.text(x - shift, y, text)


def colleges(pen, top, edges):
    """Draw the names of four schools, with a figure of each that ends at each of ``edges``."""
    for k, name in enumerate(["Rameau", "Tilleuls", "Talabot", "Lys"]):
        pen.text(40, top + 14 * k, name)
        for n, x in enumerate(edges):
            right(pen, x, top + 14 * k, f"{n + 1}{k} {k + 4}50")


def test_the_lines_of_a_title_around_those_beside_it_are_one_over_formulas(
    page_of,
):
    """ "Fonds de" is no title over the three columns in the middle of which it is set."""
    titles = [
        (250, 98, "Fonds de"),
        *((x, 103.5, text) for x, text in zip(
            (60, 180, 320, 390, 460),
            ("Collège", "Dotation brute", "Seuil", "Retenue", "Nette"),
            strict=True,
        )),
        (250, 109, "roulement"),
        *((x, 121.5, text) for x, text in zip(
            (180, 250, 320, 390, 460), "DEFGH", strict=True
        )),
    ]  # fmt: skip

    def draw(pen):
        pen.line(38, 88, 490, 88)
        centred(pen, titles)
        pen.line(38, 129, 490, 129)
        colleges(pen, 140, (200, 270, 340, 410, 480))
        pen.line(38, 190, 490, 190)

    (grid,) = grids(page_of(draw))
    over = {
        cell.text: (cell.row, cell.colspan)
        for cell in grid.cells
        if cell.row == 0
    }
    assert over["Fonds de roulement E"] == (0, 1)
    assert over["Dotation brute D"] == (0, 1)


def test_a_title_below_a_rule_in_the_middle_of_its_row_is_of_that_row(page_of):
    """ "moyenne" has "Trains par" beside it, which the rule leaves out: it is of both levels."""
    titles = [
        (220, 95, "Voyages"),
        (350, 95, "Évolution"),
        (380, 108, "moyenne"),
        (440, 108, "Trains par"),
        (60, 113.5, "Ligne"),
        (180, 119, "2023"),
        (220, 119, "2024"),
        (260, 119, "2025"),
        (320, 119, "2025 / 2024"),
        (380, 119, "annuelle"),
        (440, 119, "jour"),
        (380, 130, "2023-2025"),
    ]

    def draw(pen):
        pen.line(38, 86, 470, 86)
        pen.line(160, 99, 405, 99)
        centred(pen, titles)
        pen.line(38, 134, 470, 134)
        colleges(pen, 145, (195, 235, 275, 340, 400, 455))
        pen.line(38, 195, 470, 195)

    (grid,) = grids(page_of(draw))
    names = {cell.text: cell.colspan for cell in grid.cells}
    assert names["moyenne annuelle 2023-2025"] == 1
    assert "Trains par jour" in names


def test_a_title_beside_lines_of_another_is_of_the_column_without_one(page_of):
    titles = [
        (240, 98, "Tarif (€)"),
        (430, 98, "Hausse"),
        (60, 109, "Titre"),
        (205, 109, "jusqu'au 31"),
        (280, 114.5, "au 1er septembre"),
        (430, 114.5, "%"),
        (205, 120, "août"),
    ]

    def draw(pen):
        centred(pen, titles)
        colleges(pen, 135, (230, 318, 440))

    (grid,) = grids(page_of(draw))
    names = {cell.text: (cell.col, cell.colspan) for cell in grid.cells}
    assert names["jusqu'au 31 août"] == (1, 1)
    assert names["au 1er septembre"] == (2, 1)


def test_a_small_letter_goes_on_with_the_title_across_columns(page_of):
    """ "intercommunal" is in line with the second column, and "Tarif" with the first."""

    def draw(pen):
        for x, text in ((274, "Total avec taxe"), (180, "Tarif communal")):
            right(pen, x, 100, text)
        pen.text(40, 110, "Catégorie")
        for x, text in ((137, "2026"), (180, "2027"), (274, "2027")):
            right(pen, x, 121, text)
        for k, name in enumerate(["Palace", "Hôtel", "Camping", "Port"]):
            pen.text(40, 136 + 14 * k, name)
            for n, x in enumerate((137, 180, 274)):
                right(pen, x, 136 + 14 * k, f"{n + 3},{k}0")

    (grid,) = grids(page_of(draw))
    names = {cell.text: (cell.col, cell.colspan) for cell in grid.cells}
    assert names["Tarif communal"] == (1, 2)


def test_titles_that_end_with_those_below_go_on_there_whatever_stands_under_all(
    page_of,
):
    """Units stand under all but the labels, whose title is set a line higher."""
    ends = (200, 250, 310, 360, 440)
    lines = [
        ("", "", "", "Heures", "Heures en", "Absences pour"),
        ("Service", "Agents", "ETP", "théoriques", "sus", "maladie"),
        ("", "nombre", "nombre", "heures", "heures", "heures"),
        ("Voirie", "7", "7,00", "11 249,0", "184,0", "602,0"),
        ("Écoles", "6", "4,90", "9 642,0", "128,5", "378,0"),
        ("Total", "13", "11,90", "20 891,0", "312,5", "980,0"),
    ]

    def draw(pen):
        for k, (label, *texts) in enumerate(lines):
            top = 100 + 10 * k + 3 * max(0, k - 1)
            pen.text(40, top, label)
            for x, text in zip(ends, texts, strict=True):
                right(pen, x, top, text)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[0] == [
        "Service",
        "Agents nombre",
        "ETP nombre",
        "Heures théoriques heures",
        "Heures en sus heures",
        "Absences pour maladie heures",
    ]
