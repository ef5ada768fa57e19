"""How far a table reaches: over its titles, down to its last row, and between the rules of a
frame.
"""

import pytest

from extract.grids.choose import grids

from ...drawing import FONT, SIZE
from ...small_tables import (
    FIGURES,
    LOANS,
    as_lists,
    put,
    right,
    rows,
    under_titles,
)


def test_a_frame_with_column_rules_is_cut_into_rows(page_of):
    def draw(pen):
        put(pen, LOANS, 40, 120)
        for x in (38, 125, 198, 275):
            pen.line(x, 108, x, 182)
        for y in (108, 124, 182):
            pen.line(38, y, 275, y)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists(LOANS)


DELEGATES = [
    ("Commune", "Titulaire", "Suppléant"),
    ("Saint-Orven", "Mme Anne Martin", "M. Jean Dupont"),
    ("Montelou", "M. Luc Petit", "Mme Zoé Robert"),
    ("Val-Gelon", "M. Paul Durand", "Mme Lise Moreau"),
]


def test_a_table_of_words_is_read_between_its_rules(page_of):
    def draw(pen):
        for k, row in enumerate(DELEGATES):
            for x, text in zip((42, 170, 300), row, strict=True):
                pen.text(x, 120 + 15 * k, text, bold=k == 0)
        for y in (109, 125, 170):
            pen.line(40, y, 420, y)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists(DELEGATES)


def test_one_row_under_its_titles_is_read_between_three_rules(page_of):
    def draw(pen):
        put(pen, LOANS[:2], 40, 120)
        for y in (110, 124, 140):
            pen.line(38, y, 275, y)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists(LOANS[:2])


def test_the_label_of_the_last_row_is_whole_above_the_rule_that_closes_the_table(
    page_of,
):
    def draw(pen):
        for k, (label, *figures) in enumerate([*FIGURES, *FIGURES]):
            pen.text(40, 100 + 14 * k, f"60{k}")
            pen.text(70, 100 + 14 * k, label)
            for c, text in enumerate(figures):
                right(pen, 200 + 70 * c, 100 + 14 * k, text)
        pen.text(40, 160, "Total des dépenses")
        pen.text(40, 169, "d'investissement")
        for c in range(4):
            right(pen, 200 + 70 * c, 164.5, f"{c + 2} 740,00")
        pen.line(38, 173, 412, 173)
        pen.text(
            40,
            186,
            "Le conseil municipal, après en avoir délibéré, adopte la présente délibération.",
        )

    (grid,) = grids(page_of(draw))
    assert rows(grid)[-1][0] == "Total des dépenses d'investissement"
    assert len(rows(grid)) == 5


def test_a_title_at_the_foot_of_a_frame_is_its_last_row(page_of):
    def draw(pen):
        for k, (label, *figures) in enumerate([*FIGURES, *FIGURES]):
            pen.text(44, 100 + 16 * k, label)
            for c, text in enumerate(figures):
                right(pen, 200 + 70 * c, 100 + 16 * k, text)
        pen.text(
            44,
            164,
            "Secteur du quartier de la gare et des faubourgs",
            bold=True,
        )
        pen.text(
            40,
            186,
            "La présente délibération sera transmise au représentant de l'État dans le"
            " département.",
        )
        for x in (40, 416):
            pen.line(x, 90, x, 169)

    (grid,) = grids(page_of(draw))
    assert (
        rows(grid)[-1][0] == "Secteur du quartier de la gare et des faubourgs"
    )


def test_an_amount_under_the_total_is_a_row_of_the_frame_that_encloses_it(
    page_of,
):
    def draw(pen):
        for k, (label, *figures) in enumerate([*FIGURES, *FIGURES]):
            pen.text(44, 100 + 16 * k, label)
            for c, text in enumerate(figures):
                right(pen, 200 + 70 * c, 100 + 16 * k, text)
        right(pen, 200, 165, "2 740,00 € TTC")
        for y in (90, 154, 170):
            pen.line(40, y, 416, y)
        for x in (40, 416):
            pen.line(x, 90, x, 170)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[-1] == ["", "2 740,00 € TTC", "", "", ""]


@pytest.mark.parametrize(
    ("cells", "closed", "is_row"),
    [
        (["46,3 ans", ""], True, True),
        (["46,3 ans", ""], False, False),
        (["du personnel", ""], True, False),
        (["", ""], True, False),
    ],
)
def test_a_number_among_words_under_the_total_is_a_row_right_over_the_closing_rule(
    page_of, cells, closed, is_row
):
    def draw(pen):
        lines = [("Moins de 30 ans", "16", "20,5 %"), ("30 ans et plus", "62")]
        for k, (label, *figures) in enumerate([*lines, ("Total", "78")]):
            pen.text(44, 100 + 12 * k, label)
            for c, text in enumerate([*figures, "79,5 %"][:2]):
                right(pen, 200 + 70 * c, 100 + 12 * k, text)
        pen.text(44, 136, "Âge moyen")
        for c, text in enumerate(cells):
            right(pen, 200 + 70 * c, 136, text)
        for y in (88, 127, *([140] if closed else [])):
            pen.line(40, y, 280, y)

    (grid,) = grids(page_of(draw))
    last = ["Âge moyen", *cells] if is_row else ["Total", "78", "79,5 %"]
    assert rows(grid)[-1] == last


def test_titles_on_three_heights_reach_over_a_band_to_the_first_row(page_of):
    """No title begins as far left as the labels, and the band below them is no part of a row."""

    def draw(pen):
        for k, level in enumerate(
            (
                {250: "Montant", 330: "Montant"},
                {110: "Association", 420: "Notes"},
                {250: "voté", 330: "versé"},
            )
        ):
            for x, text in level.items():
                pen.text(x - 14, 100 + 5 * k, text, bold=True)
        pen.text(40, 127, "Sport", bold=True)
        for k, (label, *figures) in enumerate([*FIGURES, *FIGURES]):
            pen.text(40, 144 + 22 * k, f"Association {label}")
            for c, text in enumerate(figures[:2]):
                right(pen, 270 + 80 * c, 144 + 22 * k, text)
            pen.text(390, 139 + 22 * k, "Sous réserve de la signature")
            pen.text(390, 149 + 22 * k, "de la convention")

    (grid,) = grids(page_of(draw))
    assert rows(grid)[:2] == [
        ["Association", "Montant voté", "Montant versé", "Notes"],
        ["Sport", "", "", ""],
    ]


def test_a_title_across_columns_that_reaches_down_beside_the_first_line_is_one(
    page_of,
):
    """ "Charges transférées" over "en 2025", beside "2024" half way between both."""
    levels = [
        {285: "Charges transférées"},
        {55: "Commune", 180: "2024", 390: "2025"},
        {285: "en 2025"},
        {},
        {250: "Voirie", 320: "Enfance"},
    ]
    (grid,) = grids(page_of(lambda pen: under_titles(pen, *levels, step=5)))
    assert rows(grid)[:2] == [
        ["Commune", "2024", "Charges transférées en 2025", "", "2025"],
        ["", "", "Voirie", "Enfance", ""],
    ]


def test_a_title_in_two_lines_that_the_others_are_centred_on_is_whole(page_of):
    def draw(pen):
        pen.text(40, 74, "État des redevances", bold=True)
        pen.text(48, 94.6, "Permis-", bold=True)
        pen.text(44, 105.4, "sionnaire", bold=True)
        for x, text in {120: "Nature", 210: "Surface", 290: "Montant"}.items():
            pen.text(x, 100, text, bold=True)
        for k, (label, *figures) in enumerate([*FIGURES, *FIGURES]):
            pen.text(40, 124 + 14 * k, label)
            pen.text(120, 124 + 14 * k, "Terrasse")
            for c, text in enumerate(figures[:2]):
                right(pen, 246 + 84 * c, 124 + 14 * k, text)
        pen.line(40, 112, 340, 112)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[0] == ["Permis-sionnaire", "Nature", "Surface", "Montant"]


def _budgets(pen, names):
    """Budgets below each other: a bold name, and two amounts whose labels begin right of it."""
    pen.text(40, 80, "Les budgets s'équilibrent de la façon suivante :")
    y = 92
    for name, first, second in names:
        pen.text(40, y, name, bold=True)
        for k, (label, amount) in enumerate(
            (("Investissement", first), ("Fonctionnement", second)), 1
        ):
            pen.text(52, y + 11 * k, label)
            right(pen, 200, y + 11 * k, amount)
        y += 34


BUDGETS = (
    ("- Commune :", "278 701,25 €", "1 350 000,00 €"),
    ("- Lotissement :", "48 042,90 €", "14 607,43 €"),
    ("- Assainissement :", "382 128,37 €", "209 386,73 €"),
)


def test_the_first_name_over_rows_is_of_the_table_as_the_others_are(page_of):
    (grid,) = grids(page_of(lambda pen: _budgets(pen, BUDGETS)))
    assert [row[0] for row in rows(grid) if not row[1]] == [
        name for name, *_ in BUDGETS
    ]
    assert len(rows(grid)) == 9


def test_the_first_name_is_of_the_table_where_the_other_is_over_a_wrapped_label(
    page_of,
):
    def plan(pen):
        pen.text(40, 60, "Le plan de financement est le suivant :")
        pen.text(40, 92, "DEPENSES HT", bold=True)
        for k, (label, amount) in enumerate(
            (("Travaux", "11 057,50"), ("Honoraires", "7 400,00"))
        ):
            pen.text(40, 103 + 11 * k, label)
            right(pen, 220, 103 + 11 * k, amount)
        pen.text(40, 130, "RECETTES HT", bold=True)
        pen.text(40, 141, "Subventions dont celle")
        pen.text(40, 152, "de la fondation")
        right(pen, 220, 152, "16 726,00")
        pen.text(40, 163, "Autofinancement")
        right(pen, 220, 163, "1 731,50")

    (grid,) = grids(page_of(plan))
    assert [row[0] for row in rows(grid)] == [
        "DEPENSES HT",
        "Travaux",
        "Honoraires",
        "RECETTES HT",
        "Subventions dont celle de la fondation",
        "Autofinancement",
    ]


def test_a_line_over_the_first_row_is_no_name_where_the_others_are_not(page_of):
    (grid,) = grids(page_of(lambda pen: _budgets(pen, BUDGETS[:1])))
    assert [row[0] for row in rows(grid)] == [
        "Investissement",
        "Fonctionnement",
    ]


@pytest.mark.parametrize(
    ("said", "colons", "found"),
    [
        (("11,20 € HT / semestre", "0,34 € HT par m3"), (160, 160), 1),
        (("prix (80%)", "valeur technique (20 %)"), (160, 160), 1),
        (("la présidente", "le trésorier"), (160, 160), 0),  # a form
        (("3,04 %", "une tranche de 5 ans sur 25"), (160, 160), 1),
        (("le 3 mai", "salle 4"), (160, 160), 0),
        (("prix (80%)", "à discuter"), (160, 160), 0),
        (("prix (80%)", "valeur technique (20 %)"), (140, 160), 0),
    ],
)
def test_amounts_among_words_behind_a_column_of_colons_are_a_list(
    page_of, said, colons, found
):
    labels = "Part fixe", "Part variable"

    def draw(pen):
        for number, label in enumerate(labels):
            y = 60 + 14 * number
            pen.text(40, y, label)
            pen.text(colons[number], y, ":")
            pen.text(190, y, said[number])

    table = [
        [f"{label} :", text] for label, text in zip(labels, said, strict=True)
    ]
    assert [rows(grid) for grid in grids(page_of(draw))] == found * [table]


def test_the_label_before_a_column_of_colons_may_have_two_texts(page_of):
    said = ("Part fixe", "11,20 € HT"), ("Part variable", "0,34 € par m3")

    def draw(pen):
        for number, (label, text) in enumerate(said):
            y = 60 + 14 * number
            for x, part in ((40, label), (115, "(eau)"), (160, ":")):
                pen.text(x, y, part)
            pen.text(190, y, text)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == [[f"{label} (eau) :", text] for label, text in said]


MARKET = (
    ("Acheteur :", "Commune de Sauvagny"),
    ("Montant HT :", "84 200,00 €"),
    ("TVA (20 %) :", "16 840,00 €"),
    ("Montant TTC :", "101 040,00 €"),
    ("Délai :", "5 mois"),
)


def _given(pen, lines, x=190):
    for number, (label, text) in enumerate(lines):
        pen.text(40, 60 + 14 * number, label, bold=True)
        pen.text(x, 60 + 14 * number, text)


@pytest.mark.parametrize(
    "lines",
    [
        MARKET,
        MARKET[:2] + MARKET[3:],  # as many words as amounts
        (*MARKET[1:4], MARKET[0]),
    ],
)
def test_labels_with_a_colon_and_what_is_given_for_them_at_one_place_are_a_list(
    page_of, lines
):
    (grid,) = grids(page_of(lambda pen: _given(pen, lines)))
    assert rows(grid) == [list(line) for line in lines]


def test_what_is_given_for_a_label_goes_on_below(page_of):
    def draw(pen):
        _given(pen, (*MARKET[:2], ("Objet :", "Réfection de la")))
        pen.text(190, 97, "cour")
        pen.text(40, 111, "Montant TTC :", bold=True)
        pen.text(190, 111, "101 040,00 €")
        pen.text(40, 125, "Lieu :", bold=True)
        pen.text(190, 125, "école des Vignes et")
        pen.text(190, 136, "préau")
        pen.text(40, 165, "La commission a retenu l’offre la mieux notée.")

    (grid,) = grids(page_of(draw))
    assert rows(grid)[2] == ["Objet :", "Réfection de la cour"]
    assert rows(grid)[4:] == [["Lieu :", "école des Vignes et préau"]]


def test_what_one_amount_alone_is_given_among_is_a_form(page_of):
    lines = MARKET[0], MARKET[3], MARKET[4]
    assert not grids(page_of(lambda pen: _given(pen, lines)))


@pytest.mark.parametrize(("over", "first"), [(126, "Recettes"), (118, "Poste")])
def test_a_line_nearer_to_the_rule_below_it_is_the_caption_of_the_titles(
    page_of, over, first
):
    texts = (
        ("Poste", "Voté", "Réalisé"),
        ("Énergie", "120,00", "130,00"),
        ("Entretien", "45,00", "48,50"),
    )

    def draw(pen):
        pen.line(40, over, 300, over)
        pen.text(42, 137, "Recettes")
        for number, (label, *figures) in enumerate(texts):
            y = 155 + 15 * number
            pen.line(40, y - 12, 300, y - 12)
            pen.text(42, y, label)
            for x, figure in zip((220, 298), figures, strict=True):
                right(pen, x, y, figure)
        pen.line(40, 190, 300, 190)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[0][0] == first


RESULT = ("Exercice", "Reprise", "Cumul"), ("1 250,30", "-310,00", "940,30")


@pytest.mark.parametrize(
    ("boxes", "texts", "found"),
    [
        ([(40, 50, 280, 80)], RESULT, 1),
        ([(x, 65, x + 74, 80) for x in (40, 120, 200)], RESULT, 1),
        ([(40, 50, 280, 50), (40, 80, 280, 80)], RESULT, 0),  # no sides
        ([(40, 50, 280, 80)], (RESULT[0][:2], RESULT[1]), 0),
        ([(40, 50, 280, 80)], (RESULT[0], ("1 250,30", "voir", "9,30")), 0),
    ],
)
def test_one_row_of_figures_in_a_box_is_read_under_its_titles(
    page_of, boxes, texts, found
):
    def draw(pen):
        for x0, top, x1, bottom in boxes:
            for y in (top, bottom):
                pen.line(x0, y, x1, y)
            for x in (x0, x1):
                pen.line(x, top, x, bottom)
        for y, line in zip((61, 75), texts, strict=True):
            for x, text in zip((77, 157, 237), line, strict=False):
                right(pen, x + 2.5 * len(text), y, text)

    read = [rows(grid) for grid in grids(page_of(draw))]
    assert read == found * [[list(line) for line in texts]]


@pytest.mark.parametrize(
    ("x", "below", "is_row"),
    [(270, 20, True), (262, 20, False), (270, 60, False)],
    ids=["in line", "out of line", "far below"],
)
def test_a_figure_alone_below_the_last_row_is_the_result_of_its_column(
    page_of, x, below, is_row
):
    """What is left without a label: at the edge of one column's figures, no further than rows."""
    last = 145 + 16 * (2 * len(FIGURES) - 1)

    def draw(pen):
        under_titles(
            pen, {180: "Voté", 250: "Payé", 320: "Prévu", 390: "Solde"}
        )
        right(pen, x, last + below, "-1 370,00")

    (grid,) = grids(page_of(draw))
    found = [
        (c.col, c.row == grid.rows - 1)
        for c in grid.cells
        if c.text == "-1 370,00"
    ]
    assert found == ([(2, True)] if is_row else [])


def test_titles_over_a_band_and_a_row_centred_on_its_figures_are_the_tables(
    page_of,
):
    """The first line of figures stands between the two lines of its label."""

    def draw(pen):
        pen.fill(38, 88, 420, 102, "#BBCCDD")
        pen.text(44, 98, "Code")
        for x, title in (
            (130, "Libellé"),
            (270, "Réalisé"),
            (360, "Coût total"),
        ):
            pen.text(x, 98, title, bold=True)
        pen.text(40, 110, "1. Solidarité et aménagement", bold=True)
        pen.text(40, 119, "Total Solidarité et aménagement", bold=True)
        pen.text(40, 128, "du territoire", bold=True)
        y = 123.5
        for k in range(5):
            if k:
                pen.text(40, y, f"{k}7{k}")
                pen.text(80, y, f"Entretien de la voirie {'ABCD'[k - 1]}")
            right(pen, 310, y, f"{k + 1} 250,00")
            right(pen, 410, y, f"{k + 4} 750,00")
            y += 17 if k else 19

    (grid,) = grids(page_of(draw))
    assert rows(grid)[0] == ["Code", "Libellé", "Réalisé", "Coût total"]


@pytest.mark.parametrize("below", [None, 300.0])
def test_the_name_of_a_group_over_the_last_rule_of_a_page_is_a_row(
    below, page_of
):
    """Its lines are on the next page; over another rule it is the title of what is below."""
    body = [
        ("1. Voirie",),
        ("612", "Chemins", "161,50"),
        ("613", "Trottoirs", "79,86"),
        ("Total Voirie", "", "241,36"),
        ("2. Écoles",),
    ]

    def draw(pen):
        for k, row in enumerate([("Code", "Libellé", "Montant"), *body]):
            top = 120 + 15 * k
            for x, text in zip((42, 90), row, strict=False):
                pen.text(x, top, text)
            right(pen, 300, top, "".join(row[2:]))
            pen.line(40, top + 5, 302, top + 5)
        if below is not None:
            pen.line(40, below, 302, below)

    (grid,) = grids(page_of(draw))
    names = [row[0] for row in rows(grid)]
    assert ("2. Écoles" in names) == (below is None)


@pytest.mark.parametrize(
    ("bold", "figures", "count"),
    [
        ((True, False), ("69 266,00", "3 460 386,00"), 1),
        # no title that is set apart; no figure in a column; a figure without a title
        ((False, False), ("69 266,00", "3 460 386,00"), 0),
        ((True, False), ("69 266,00", "mairie"), 0),
    ],
)
def test_one_row_of_figures_under_a_bold_title_over_each(
    bold, figures, count, page_of
):
    def draw(pen):
        lines = [("Lot", "Montant", "Subvention"), ("Musée communal", *figures)]
        for k, (row, is_bold) in enumerate(zip(lines, bold, strict=True)):
            pen.text(42, 120 + 12 * k, row[0], bold=is_bold)
            for end, text in zip((240, 320), row[1:], strict=True):
                right(pen, end, 120 + 12 * k, text, bold=is_bold)

    assert len(grids(page_of(draw))) == count


def test_the_beginning_of_a_word_over_a_title_is_of_it(page_of):
    levels = [
        {340: "Fréquen-"},
        {230: "Ouverture", 340: "tation", 410: "Écart"},
    ]
    (grid,) = grids(page_of(lambda pen: under_titles(pen, *levels, step=9)))
    assert "Fréquentation" in rows(grid)[0]


@pytest.mark.parametrize(("over", "is_named"), [(17, True), (24, False)])
def test_a_title_in_the_middle_of_several_may_be_padded(
    over, is_named, page_of
):
    def draw(pen):
        under_titles(
            pen,
            {50: "Libellé", 250: "Voté", 320: "Réalisé", 390: "Reste"},
            step=0,
        )
        width = pen.canvas.stringWidth("Exercice 2025", FONT, SIZE)
        pen.text(353 - width / 2, 131 - over, "Exercice 2025")

    (grid,) = grids(page_of(draw))
    printed = [text for row in rows(grid) for text in row]
    assert ("Exercice 2025" in printed) is is_named
