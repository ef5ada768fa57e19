"""Lines laid out in columns: units, titles over several columns, titles that end in a figure."""

import pytest

from extract.grids.choose import grids
from extract.grids.unruled.columns import lay_out_in_columns

from ...drawing import FONT, SIZE
from ...small_tables import FIGURES, LOANS, right, rows, under_titles
from .placed_lines import in_line


def test_a_unit_set_apart_stays_with_its_amount(page_of):
    def draw(pen):
        for k, (label, a, b) in enumerate(
            [("Chapitre", "BP 2025", "BP 2026"), *LOANS[1:]]
        ):
            pen.text(40, 120 + 14 * k, label)
            for x, text in ((260, a), (380, b)):
                pen.text(x - 5 * len(text), 120 + 14 * k, text)
                if k:
                    pen.text(x - 90, 120 + 14 * k, "€")

    (grid,) = grids(page_of(draw))
    assert rows(grid)[1] == ["Banque A", "€ 1 834 512,44", "€ 212 904,10"]


def test_titles_a_space_apart_are_cut_where_each_is_nearest_to_its_column(
    page_of,
):
    """ "Montant" alone is in line with its column too, by less."""

    def draw(pen):
        text = "Montant TTC Coût total du projet"
        width = pen.canvas.stringWidth(text, FONT, SIZE)
        pen.text(40, 100, "Libellé")
        pen.text(400 - width, 100, text)
        first = 400 - pen.canvas.stringWidth(
            " Coût total du projet", FONT, SIZE
        )
        for k, name in enumerate(["Eau", "Gaz", "Électricité"]):
            pen.text(40, 116 + 14 * k, name)
            right(pen, first, 116 + 14 * k, f"{k + 1} 250 300,00")
            right(pen, 400, 116 + 14 * k, f"{k + 1} 125 400,00")

    (grid,) = grids(page_of(draw))
    assert rows(grid)[0] == ["Libellé", "Montant TTC", "Coût total du projet"]


def centred(pen, x, y, text):
    pen.text(x - pen.canvas.stringWidth(text, FONT, SIZE) / 2, y, text)


@pytest.mark.parametrize("named", [True, False])
def test_one_text_in_the_middle_of_titles_is_over_them(page_of, named):
    """In the middle of the whole table it is its caption, be it over columns alone."""

    def draw(pen):
        for n, title in enumerate(("Reste à charge", "Subvention", "Voté")):
            right(pen, 250 + 95 * n, 100, title)
        if named:
            pen.text(40, 100, "Libellé")
        over = (
            250 - pen.canvas.stringWidth("Reste à charge", FONT, SIZE) + 440
        ) / 2
        centred(pen, over if named else 240, 87, "Exercice budgétaire 2026")
        for k, name in enumerate(["Eau", "Gaz", "Ordures", "Voirie"]):
            pen.text(40, 116 + 15 * k, name)
            for n in range(3):
                right(
                    pen,
                    250 + 95 * n,
                    116 + 15 * k,
                    f"{n + 1} {k}50 450 200,00 €",
                )

    (grid,) = grids(page_of(draw))
    found = any(c.text == "Exercice budgétaire 2026" for c in grid.cells)
    assert found == named


def test_a_number_behind_its_sign_is_no_figure_of_the_second_column(page_of):
    def draw(pen):
        pen.text(300, 100, "Avenant n° 2")
        for x, text in ((40, "Libellé"), (262, "En plus"), (370, "En moins")):
            pen.text(x, 112, text)
        for k, name in enumerate(["Eau", "Gaz", "Électricité"]):
            pen.text(40, 130 + 16 * k, name)
            right(pen, 310, 130 + 16 * k, f"{k + 1} 250,00")
            right(pen, 420, 130 + 16 * k, f"{k + 1} 125,00")

    (grid,) = grids(page_of(draw))
    titles = [cell.text for cell in grid.cells if cell.row == 0]
    assert "Avenant n° 2" in titles


@pytest.mark.parametrize(
    ("over_numbers", "cols"), [([], 3), (["N°"], 4)], ids=["label", "column"]
)
def test_numbers_of_items_are_of_their_labels(page_of, over_numbers, cols):
    """Two spaces behind them, unless a title is over them."""
    names = ["Secours", "Énergie et eau", "Logement", "Mobilité", "Santé"]

    def draw(pen):
        for text in over_numbers:
            pen.text(40, 120, text)
        for x, text in ((70, "Nature"), (200, "Accords"), (280, "Montant")):
            pen.text(x, 120, text)
        for k, name in enumerate([*names, "Total des aides"]):
            y = 136 + 14 * k
            if k < len(names):
                pen.text(40, y, f"{k + 1}.")
            pen.text(53 if k < len(names) else 40, y, name)
            right(pen, 230, y, str(37 * (k + 2)))
            right(pen, 310, y, str(1213 * (k + 2)))

    (grid,) = grids(page_of(draw))
    assert grid.cols == cols
    assert rows(grid)[2][: cols - 2] in (
        ["2. Énergie et eau"],
        ["2.", "Énergie et eau"],
    )


def test_a_title_over_two_columns_does_not_tell_where_they_part(page_of):
    """Titles centred in columns wider than their figures: the longer ones end nearer to the next
    column's figures.
    """
    names = ["2025", "CP 2026 en k€", "2027", "AP en k€"]

    def draw(pen):
        for y, titles in (
            (113, {236: "Investissement", 390: "Fonctionnement"}),
            (123, {}),
        ):
            for x, text in (
                titles or {198 + 77 * c: text for c, text in enumerate(names)}
            ).items():
                pen.text(
                    x - pen.canvas.stringWidth(text, FONT, SIZE) / 2, y, text
                )
        for k, (label, *figures) in enumerate([*FIGURES, *FIGURES]):
            pen.text(40, 145 + 16 * k, label)
            for c, text in enumerate(figures):
                right(pen, 236 + 77 * c, 145 + 16 * k, text.removesuffix(",00"))

    (grid,) = grids(page_of(draw))
    assert rows(grid)[:2] == [
        ["", "Investissement", "", "Fonctionnement", ""],
        ["", *names],
    ]


def test_the_second_line_of_a_title_may_be_a_number(page_of):
    levels = [
        {180: "Note /", 250: "Avenant n°", 320: "Prix", 390: "Taux en %"},
        {50: "Libellé"},
    ]
    levels.append({180: "100", 250: "1", 320: "(40 %)", 390: "de l'indice"})
    (grid,) = grids(page_of(lambda pen: under_titles(pen, *levels, step=5)))
    assert rows(grid)[0] == [
        "Libellé",
        "Note / 100",
        "Avenant n° 1",
        "Prix (40 %)",
        "Taux en % de l'indice",
    ]
    assert len(rows(grid)) == 5


def test_titles_of_two_lines_beside_single_ones_do_not_lose_the_second(page_of):
    """The two share a white of their own that no other title has."""
    levels = [
        {320: "Évolution", 390: "Évolution"},
        {50: "Nature", 180: "2024", 250: "2025"},
        {320: "(€)", 390: "(%)"},
    ]
    (grid,) = grids(page_of(lambda pen: under_titles(pen, *levels, step=5)))
    assert rows(grid)[0] == [
        "Nature",
        "2024",
        "2025",
        "Évolution (€)",
        "Évolution (%)",
    ]


def test_colons_set_apart_stay_with_their_labels(page_of):
    lines = [
        ("Parvis", "1 200,00 €"),
        ("Stationnement", "2 800,00 €"),
        ("Total", "5 400,00 €"),
    ]

    def draw(pen):
        for number, (label, amount) in enumerate(lines):
            pen.text(40, 60 + 14 * number, label)
            pen.text(160, 60 + 14 * number, ":")
            right(pen, 260, 60 + 14 * number, amount)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == [[f"{label} :", amount] for label, amount in lines]


@pytest.mark.parametrize(("unit", "found"), [("%", 1), ("", 0)])
def test_shares_left_of_what_they_are_given_for_are_a_table(
    page_of, unit, found
):
    """Bare numbers there are those of items."""
    steps = [
        ("0", "Aucune action"),
        ("20", "Études en cours"),
        ("60", "Arrêté préfectoral"),
        ("100", "Arrêté mis en œuvre"),
    ]

    def draw(pen):
        for number, (share, step) in enumerate(steps):
            pen.text(40, 60 + 16 * number, share + unit)
            pen.text(80, 60 + 16 * number, step)

    read = grids(page_of(draw))
    assert [rows(grid) for grid in read] == found * [
        [[share + unit, step] for share, step in steps]
    ]


def test_a_year_in_a_title_over_two_columns_is_no_figure_of_the_second(page_of):
    def draw(pen):
        pen.text(290, 100, "Exercice 2025")
        for x, text in ((40, "Libellé"), (262, "Prévu"), (370, "Réalisé")):
            pen.text(x, 112, text)
        for k, name in enumerate(["Eau", "Gaz", "Électricité"]):
            pen.text(40, 130 + 16 * k, name)
            right(pen, 300, 130 + 16 * k, f"{k + 1} 250,00")
            right(pen, 420, 130 + 16 * k, f"{k + 1} 125,00")

    (grid,) = grids(page_of(draw))
    assert "Exercice 2025" in {cell.text for cell in grid.cells}


def test_shares_in_brackets_below_titles_are_of_these(page_of):
    def draw(pen):
        for x, first, second in (
            (60, "Commune", ""),
            (200, "Part population", "(30 %)"),
            (320, "Part élèves", "(70 %)"),
        ):
            pen.text(x, 100, first, bold=True)
            if second:
                pen.text(x + 20, 109.4, second, bold=True)
        for k, name in enumerate(["Hambye", "Sourdeval", "Percy"]):
            pen.text(60, 118.8 + 9.4 * k, name, bold=True)
            right(pen, 270, 118.8 + 9.4 * k, f"{k + 1} 251,85", bold=True)
            right(pen, 380, 118.8 + 9.4 * k, f"{k + 3} 147,91", bold=True)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[:2] == [
        ["Commune", "Part population (30 %)", "Part élèves (70 %)"],
        ["Hambye", "1 251,85", "3 147,91"],
    ]


def test_shares_in_brackets_are_of_titles_that_wrap_beside_them(page_of):
    """Bold as these, though no more white is below them than between them."""
    titles = (
        ("Membre", ""),
        ("Berges", "(m)"),
        ("Part popula-", "tion (60 %)"),
        ("Part linéaire", "(40 %)"),
    )
    body = (
        ("Aubigny", "3 105", "12 493,40", "13 938,98"),
        ("Collines", "4 495", "20 994,83", "20 178,97"),
        ("Thézillieu", "860", "2 069,91", "3 860,71"),
    )

    def draw(pen):
        for k, lines in enumerate(titles):
            for y, text in zip((100, 109.4), lines, strict=True):
                if text:
                    pen.text(60 + 90 * k, y, text, bold=True)
        for n, line in enumerate(body):
            pen.text(60, 119.8 + 9.4 * n, line[0])
            for k, text in enumerate(line[1:], 1):
                right(pen, 110 + 90 * k, 119.8 + 9.4 * n, text)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[0] == [
        "Membre",
        "Berges (m)",
        "Part population (60 %)",
        "Part linéaire (40 %)",
    ]


@pytest.mark.parametrize(
    ("initial", "current"), [((150, 220), (232, 295)), ((172, 256), (270, 295))]
)
def test_titles_are_parted_where_their_middles_are_in_two_columns(
    initial, current
):
    figures = {"Banque": (40, 70), "9 500,00": (180, 230), "80,00": (262, 300)}
    lines = [
        in_line(60, {"Prêt": (40, 60), "Initial": initial, "Actuel": current}),
        in_line(75, figures),
        in_line(90, figures),
    ]
    title, *_ = lay_out_in_columns(lines, 0.6, [120.0, 249.0]).lines
    places = [(x.segment.text, x.first, x.last) for x in title.pieces]
    assert places == [("Prêt", 0, 0), ("Initial", 1, 1), ("Actuel", 2, 2)]


@pytest.mark.parametrize(
    ("first", "second", "columns"),
    [
        ("Énergie", "(kWh/an)", [(1, 2)]),
        ("Coût (€", "HT)", [(1, 2)]),
        ("Énergie", "Dépense", [(1, 1), (2, 2)]),
    ],
)
def test_words_in_brackets_are_no_title_of_their_own(first, second, columns):
    figures = {"Centre": (40, 70), "1 250": (180, 220), "980": (246, 280)}
    title = {"Secteur": (40, 75), first: (180, 220), second: (224, 280)}
    lines = [
        in_line(60, title),
        in_line(75, figures),
        in_line(90, figures),
    ]
    first, *_ = lay_out_in_columns(lines, 0.6, [120.0, 232.0]).lines
    assert [(x.first, x.last) for x in first.pieces[1:]] == columns


@pytest.mark.parametrize(
    ("beside", "below", "columns"),
    [
        ("Échéance", "échéance", (1, 1)),
        ("date", "échéance", (0, 1)),  # two names of what is above
        ("Date", "Échéance", (0, 1)),
    ],
)
def test_a_title_is_of_the_column_in_which_it_goes_on(beside, below, columns):
    figures = {"03/2027": (40, 90), "9 500,00": (166, 204), "80,00": (235, 260)}
    lines = [
        in_line(60, {"Capital dû avant": (112, 204)}),
        in_line(70, {beside: (50, 85), below: (141, 175)}),
        in_line(85, figures),
        in_line(100, figures),
    ]
    first, *_ = lay_out_in_columns(lines, 0.6, [120.0, 228.0]).lines
    (piece,) = first.pieces
    assert (piece.first, piece.last) == columns


def test_a_title_that_reaches_a_little_into_a_column_is_not_over_it():
    figures = {"Banque": (40, 70), "9 500,00": (180, 230), "80,00": (262, 300)}
    lines = [
        in_line(60, {"Prêt": (40, 60), "Évolution": (246, 296)}),
        in_line(75, figures),
        in_line(90, figures),
    ]
    title, *_ = lay_out_in_columns(lines, 0.6, [120.0, 249.0]).lines
    places = [(x.segment.text, x.first, x.last) for x in title.pieces]
    assert places == [("Prêt", 0, 0), ("Évolution", 2, 2)]


@pytest.mark.parametrize(
    ("below", "columns"),
    [
        ({}, (2, 2)),
        ({"aller": (365, 387)}, (1, 2)),  # then it is over both
    ],
)
def test_a_wide_title_is_of_the_only_column_that_has_no_other(below, columns):
    figures = {"Plaine": (59, 151), "98,1 %": (285, 318), "96": (372, 387)}
    lines = [
        in_line(55, {"Taux de": (283, 318), "Coût": (400, 437)}),
        in_line(60, {"Circuit": (59, 90), "Km par jour": (331, 387)}),
        in_line(67, {"remplissage": (263, 318)} | below),
        *(in_line(84 + 14 * row, figures) for row in range(3)),
    ]
    layout = lay_out_in_columns(lines, 0.6, [200.0, 345.0, 393.0])
    title = layout.lines[1].pieces[1]
    assert (title.first, title.last) == columns


def test_a_title_clear_of_the_titles_beside_it_is_of_its_own_column():
    """It is in the middle of a column whose figures end at the right."""
    figures = {"Chambre": (40, 80), "84,00": (190, 216), "2": (276, 280)}
    lines = [
        in_line(60, {"Prix HT": (180, 210)}),
        in_line(65, {"Exemple": (40, 75), "Occupants": (222, 266)}),
        in_line(70, {"de la nuit": (176, 214)}),
        *(in_line(90 + 14 * row, figures) for row in range(3)),
    ]
    layout = lay_out_in_columns(lines, 0.6, [120.0, 246.0])
    title = layout.lines[1].pieces[1]
    assert (title.first, title.last) == (2, 2)


@pytest.mark.parametrize("below", [True, False])
def test_a_year_behind_a_word_is_over_both_columns_that_have_titles(below):
    figures = {"Eau": (40, 60), "9 500,00": (190, 228), "80 000,00": (232, 300)}
    titles = {"Libellé": (40, 70), "Voté": (206, 228), "Réalisé": (266, 300)}
    lines = [
        in_line(
            60, {"Budget": (40, 70), "Exercice": (190, 228), "2026": (232, 254)}
        ),
        *([in_line(71, titles)] if below else []),
        *(in_line(85 + 14 * row, figures) for row in range(3)),
    ]
    top, *_ = lay_out_in_columns(lines, 0.6, [120.0, 230.0]).lines
    places = [(x.segment.text, x.first, x.last) for x in top.pieces[1:]]
    whole = [("Exercice 2026", 1, 2)]
    assert places == (whole if below else [("Exercice", 1, 1), ("2026", 2, 2)])
