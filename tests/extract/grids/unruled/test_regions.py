"""Which lines are one table: captions and titles of the next one end it, the parts of a row do
not.
"""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from extract.grids.choose import grids

from ...drawing import FONT, SIZE
from ...small_tables import FIGURES, LOANS, as_lists, put, right, rows

MEALS = [
    ("Prestation", "Quantité", "Prix", "Part", "Aide"),
    ("Repas", "1 623", "59,62", "25 %", "24 190,82"),
    ("Garderie du soir", "146", "17,17", "25 %", "626,70"),
    ("Transports", "2 542", "13,90", "60 %", "21 200,28"),
]


def test_a_larger_caption_right_below_parts_two_tables_of_other_columns(
    page_of,
):
    def draw(pen):
        put(pen, LOANS, 40, 60)
        pen.text(42, 146, "Prises en charge", size=12, bold=True)
        for k, row in enumerate(MEALS):
            pen.text(42, 164 + 14 * k, row[0])
            for c, text in enumerate(row[1:]):
                pen.text(165 + 60 * c - 4 * len(text), 164 + 14 * k, text)

    assert [rows(g) for g in grids(page_of(draw))] == [
        [list(r) for r in LOANS],
        [list(r) for r in MEALS],
    ]


def test_a_narrower_table_under_a_bold_caption_is_another(page_of):
    second = [
        ("Libellé", "Montant"),
        ("Recettes", "1 318,59"),
        ("Dépenses", "3 236,23"),
        ("Résultat", "-1 917,64"),
    ]

    def draw(pen):
        put(pen, LOANS, 40, 60)
        pen.text(42, 146, "Résultat", bold=True)
        for k, (label, amount) in enumerate(second):
            pen.text(42, 164 + 14 * k, label, bold=not k)
            pen.text(180 - 4 * len(amount), 164 + 14 * k, amount, bold=not k)

    assert [rows(g) for g in grids(page_of(draw))] == [
        as_lists(LOANS),
        as_lists(second),
    ]


INDICATORS = [
    ("Indicateur", "Unité", "2024", "2025"),
    ("Rendement du réseau de distribution", "%", "83,2", "83,2"),
    ("Longueur du réseau hors branchements", "km", "84,62", "84,62"),
    ("Prix du service au m³ pour 120 m³", "€ TTC", "1,8815", "1,9370"),
]
BILL = [
    ("Élément", "Quantité", "Prix unitaire (€)", "Montant (€)"),
    ("Abonnement annuel", "1", "54,12", "54,12"),
    ("Consommation", "120", "1,3850", "166,20"),
    ("Redevances", "120", "0,4200", "50,40"),
]


@pytest.mark.parametrize(
    ("caption", "bold"),
    [
        ("Facture type de 120 m³ au 1er janvier", True),
        ("Tableau 3. Facture type de 120 m³ au 1er janvier", False),
    ],
)
def test_titles_of_other_columns_under_a_caption_part_two_tables(
    page_of, caption, bold
):
    """None of the titles is bold, and the columns of the second table are narrower."""

    def draw(pen):
        for at, edges, table in (
            (60, (270, 320, 370), INDICATORS),
            (136, (160, 240, 300), BILL),
        ):
            for k, (label, *others) in enumerate(table):
                pen.text(40, at + 14 * k, label)
                for edge, text in zip(edges, others, strict=True):
                    right(pen, edge, at + 14 * k, text)
        pen.text(40, 120, caption, bold=bold)

    assert [rows(g) for g in grids(page_of(draw))] == [
        as_lists(INDICATORS),
        as_lists(BILL),
    ]


@pytest.mark.parametrize("size", [SIZE, 12])
def test_a_bold_caption_and_bold_titles_part_two_tables(page_of, size):
    """The titles stand on three heights, as one of them is wrapped."""

    def draw(pen):
        put(pen, LOANS, 40, 60)
        pen.text(42, 146, "Prises en charge", size=size, bold=True)
        for c, text in enumerate(MEALS[0]):
            if text != "Part":
                pen.text(
                    102 + 60 * c - 4.6 * len(text) if c else 42,
                    168,
                    text,
                    bold=True,
                )
        pen.text(264, 163, "Part", bold=True)
        pen.text(262, 173, "prise", bold=True)
        for k, row in enumerate(MEALS[1:]):
            pen.text(42, 190 + 14 * k, row[0])
            for c, text in enumerate(row[1:]):
                pen.text(165 + 60 * c - 4 * len(text), 190 + 14 * k, text)

    titles = [text if text != "Part" else "Part prise" for text in MEALS[0]]
    assert [rows(g) for g in grids(page_of(draw))] == [
        as_lists(LOANS),
        [titles, *as_lists(MEALS[1:])],
    ]


def test_years_with_the_call_of_a_footnote_head_a_table_of_their_own(page_of):
    """The last of them is no figure: the row of titles below the caption is no row of the first
    table.
    """
    sites = [
        ("", "2024", "2025²"),
        ("Piscine", "43 870,50", "30 210,00"),
        ("Patinoire", "17 905,20", "12 780,00"),
        ("Les deux", "61 775,70", "42 990,00"),
    ]

    def draw(pen):
        put(pen, LOANS, 40, 60)
        pen.text(42, 132, "Tableau 2. Coût des sites", bold=True)
        put(pen, sites, 40, 148)

    assert [rows(g) for g in grids(page_of(draw))] == [
        as_lists(LOANS),
        as_lists(sites),
    ]


def test_the_units_under_the_figures_of_a_bold_total_start_no_table(page_of):
    """The label in the middle of the row is no caption, the units below it are no titles."""

    def draw(pen):
        for k, (label, *figures) in enumerate([*FIGURES, *FIGURES]):
            pen.text(40, 100 + 16 * k, label)
            for c, text in enumerate(figures):
                right(pen, 200 + 70 * c, 100 + 16 * k, text)
        pen.text(40, 169, "TOTAL", bold=True)
        pen.text(40, 189, "Net à payer", bold=True)
        for c, text in enumerate(
            ("2 740,00", "2 220,00", "1 800,00", "330,00")
        ):
            right(pen, 200 + 70 * c, 164, text, bold=True)
            right(pen, 200 + 70 * c, 174, "€", bold=True)
        right(pen, 410, 184, "7 090,00", bold=True)
        right(pen, 410, 194, "€", bold=True)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[-2:] == [
        ["TOTAL", "2 740,00 €", "2 220,00 €", "1 800,00 €", "330,00 €"],
        ["Net à payer", "", "", "", "7 090,00 €"],
    ]


SENTENCE = "Le maire propose au conseil de maintenir pour l'année qui vient les taux des"


def test_a_running_head_of_two_parts_over_a_paragraph_is_no_title(page_of):
    def draw(pen):
        edge = 40 + pen.canvas.stringWidth(SENTENCE, FONT, SIZE)
        pen.text(40, 60, "Commune de Saint-Orven")
        right(pen, edge, 60, "Séance du 27 février")
        pen.text(40, 80, SENTENCE)
        pen.text(40, 90, "trois taxes locales, à savoir :")
        for k, label in enumerate(("habitation", "foncier bâti", "foncier")):
            pen.text(40, 102 + 12 * k, f"Taxe sur {label} :")
            right(pen, 220, 102 + 12 * k, f"1{k},57 %")

    (grid,) = grids(page_of(draw))
    assert [row[0] for row in rows(grid)] == [
        "Taxe sur habitation :",
        "Taxe sur foncier bâti :",
        "Taxe sur foncier :",
    ]


@pytest.mark.parametrize(
    "sentence", ["", "Ce budget s'équilibre de la façon suivante :"]
)
def test_a_running_head_that_begins_right_of_the_amounts_is_no_title(
    page_of, sentence
):
    sections = [
        ("- Section de fonctionnement :", "166 267,37 €"),
        ("- Section d'investissement :", "526 425,66 €"),
    ]

    def draw(pen):
        pen.text(40, 60, "Commune de Saint-Orven (44 680)")
        right(pen, 540, 60, "CM du 23 mars 2010")
        pen.text(40, 80, sentence)
        start = 92 if sentence else 80
        for k, (label, amount) in enumerate(sections):
            pen.text(40, start + 12 * k, label)
            right(pen, 420, start + 12 * k, amount)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists(sections)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Le plan de financement se décompose comme suit :", 2),
        ("Plan de financement du département et de la région :", 1),
    ],
)
@pytest.mark.parametrize("sign", ["", "-", "-   "])
def test_a_sentence_that_announces_a_list_parts_it_from_the_one_above(
    page_of, sentence, found, sign
):
    """The sign of an amount may be set apart from it."""
    costs = [("- Travaux", f"{sign}42 000,00"), ("- Études", "1 350,00")]
    means = [("- Subvention", "30 000,00"), ("- Emprunt", "13 350,00")]

    def draw(pen):
        for k, (label, amount) in enumerate([*costs, ("", ""), *means]):
            pen.text(42, 60 + 12 * k, label)
            right(pen, 300, 60 + 12 * k, amount)
        pen.text(42, 84, sentence)

    assert len(grids(page_of(draw))) == found


def test_the_sentence_between_two_lists_is_no_label_of_the_first(page_of):
    costs = [("- Travaux", "42 000,00"), ("- Coordonnateur", "1 350,00")]
    means = [("- Subvention", "30 000,00"), ("- Emprunt", "13 350,00")]
    sentence = (
        "Le plan de financement, selon l'avis de la",
        "commission, est le suivant :",
    )

    def draw(pen):
        lists = [*costs, ("", ""), ("", ""), *means]
        for k, (label, amount) in enumerate(lists):
            pen.text(42, 60 + 12 * k, label)
            right(pen, 300, 60 + 12 * k, amount)
        for k, text in enumerate(sentence):
            pen.text(42, 84 + 12 * k, text)

    found = grids(page_of(draw))
    assert list(map(rows, found)) == [as_lists(costs), as_lists(means)]


def test_a_list_goes_on_though_a_colon_is_set_apart_from_its_label(page_of):
    """An amount so long that it stands close behind its colon leaves no white in common with it."""
    lines = [
        ("Excédent de fonctionnement :", "1 164 853,93 €"),
        ("Excédent d'investissement", "57 583,86 €"),
    ]

    def draw(pen):
        pen.text(60, 40, "Commune de Saint-Orven")
        pen.text(400, 40, "Séance du 3 mars")
        pen.text(60, 80, "Le compte administratif est approuvé.")
        first = " ".join(lines[0])
        edge = 59.5 + pen.canvas.stringWidth(first, FONT, SIZE)
        colon = 60 + pen.canvas.stringWidth(lines[0][0], FONT, SIZE)
        for k, (label, amount) in enumerate(lines):
            pen.text(60, 100 + 12 * k, label)
            right(pen, edge, 100 + 12 * k, amount)
        right(pen, colon, 112, ":")

    (grid,) = grids(page_of(draw))
    assert [row[1] for row in rows(grid)] == [amount for _, amount in lines]


PADDED = [
    ("Titre", "Date", "Prévu", "Réalisé"),
    ("Camion", "09/08/2010", "9 226,63", "8 000,00"),
    ("Benne", "04/04/2012", "36 189,91", "31 450,00"),
    ("Fourgon", "09/06/2018", "7 095,03", "900,50"),
]


def _padded(pen, texts, pitch, top=120):
    """Rows as far apart as the pictures beside them are high."""
    for k, row in enumerate(texts):
        y = top + pitch * k - (pitch - 14 if k else 0)
        pen.text(60, y, row[0])
        pen.text(150, y, row[1])
        for c, text in enumerate(row[2:]):
            right(pen, 300 + 70 * c, y, text)


@pytest.mark.parametrize("pitch", [20, 36, 44])
def test_rows_with_the_same_figures_in_place_are_one_table_however_far_apart(
    page_of, pitch
):
    (grid,) = grids(page_of(lambda pen: _padded(pen, PADDED, pitch)))
    assert rows(grid) == as_lists(PADDED)


def test_rows_further_apart_than_pictures_are_high_are_no_table(page_of):
    assert not grids(page_of(lambda pen: _padded(pen, PADDED, 60)))


def test_far_apart_amounts_beside_labels_are_no_table(page_of):
    texts = [row[::2][:2] for row in PADDED]

    def draw(pen):
        for k, (label, amount) in enumerate(texts):
            pen.text(60, 120 + 44 * k, label)
            right(pen, 300, 120 + 44 * k, amount)

    assert not grids(page_of(draw))


def test_rows_below_white_under_close_rows_are_another_table(page_of):
    def draw(pen):
        _padded(pen, PADDED, 14)
        _padded(pen, PADDED[2:], 14, top=200)

    assert len(grids(page_of(draw))) == 2


def test_a_total_below_an_empty_row_is_of_the_table(page_of):
    lines = (
        ("Comice agricole", "1 200", "800", "+400"),
        ("Anciens combattants", "250", "250", "0"),
        ("Amicale", "1 500", "1 400", "+100"),
        ("Chasseurs", "350", "300", "+50"),
        None,
        ("TOTAL GÉNÉRAL", "53 810", "48 940", "+3 690"),
    )

    def draw(pen):
        for k, line in enumerate(lines):
            for c, text in enumerate(line or ()):
                x = 60 if k < 4 else 42
                if c:
                    x = 240 + 80 * c - stringWidth(text, FONT, SIZE)
                pen.text(x, 80 + 15 * k, text)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == [list(line) for line in lines if line]


def test_a_long_heading_below_centred_titles_parts_them_from_no_row(page_of):
    def draw(pen):
        for x, text in ((52, "Code"), (180, "Libellé")):
            pen.text(x, 100, text, bold=True)
        for x, text in ((330, "Montant HT"), (450, "Montant TTC")):
            right(pen, x, 100, text)
        pen.text(
            40, 114, "1. Restauration des écoles et de la crèche", bold=True
        )
        for k, name in enumerate(["Denrées", "Vaisselle", "Transport"]):
            pen.text(40, 128 + 14 * k, str(6042 + k))
            pen.text(90, 128 + 14 * k, name)
            right(pen, 330, 128 + 14 * k, f"{k + 1} 250,00")
            right(pen, 450, 128 + 14 * k, f"{k + 1} 500,00")

    (grid,) = grids(page_of(draw))
    assert rows(grid)[0] == ["Code", "Libellé", "Montant HT", "Montant TTC"]


def test_titles_on_several_heights_part_the_columns_of_all(page_of):
    names = ["Clubs et stages", "Salles", "Concerts de la fanfare", "Fêtes"]

    def draw(pen):
        pen.text(100, 100, "Thème")
        pen.text(250, 100, "Action")
        for y, text in ((94, "Proposition"), (106, "2026")):
            right(pen, 460, y, text)
        for k, name in enumerate(names):
            pen.text(200, 126 + 16 * k, name)
            right(pen, 460, 126 + 16 * k, f"{k + 1} 250,00")
        pen.text(40, 150, "Sport, jeunesse et culture")

    (grid,) = grids(page_of(draw))
    assert rows(grid)[0] == ["Thème", "Action", "Proposition 2026"]
    assert [row[1:] for row in rows(grid)[1:]] == [
        [name, f"{k + 1} 250,00"] for k, name in enumerate(names)
    ]


@pytest.mark.parametrize(("down", "titled"), [(8, True), (13, False)])
def test_the_title_of_the_labels_is_half_way_between_two_levels(
    page_of, down, titled
):
    def draw(pen):
        pen.text(325, 96, "Exercice 2025")
        pen.text(80, 96 + 16 - down, "Intitulé de l'opération")
        for x, text in ((300, "Proposition 2026"), (400, "Montant TTC")):
            right(pen, x + 20, 112, text)
        for n, name in enumerate(["Eau", "Gaz", "Bois", "Fioul"]):
            pen.text(40, 128 + 16 * n, f"Réseau d'énergie : {name}")
            for x in (320, 420):
                right(pen, x, 128 + 16 * n, f"{n + 1} {x},00")

    (grid,) = grids(page_of(draw))
    texts = {c.text for c in grid.cells}
    assert ("Intitulé de l'opération" in texts) is titled


def test_titles_over_columns_are_above_those_of_the_labels_half_way_below(
    page_of,
):
    """The first line with two cells is that of the labels' titles, left of all titles over them."""

    def draw(pen):
        for x, text in ((235, "Exercice 2025"), (345, "Exercice 2026")):
            pen.text(x, 96, text)
        for x, text in ((44, "N°"), (90, "Opération")):
            pen.text(x, 104, text)
        for col in range(6):
            right(pen, 240 + 38 * col, 112, str(2022 + col))
        for n, name in enumerate(["Eau", "Gaz", "Bois", "Fioul"]):
            pen.text(40, 128 + 16 * n, f"{n + 1}")
            pen.text(60, 128 + 16 * n, f"Réseau d'énergie : {name}")
            for col in range(6):
                right(pen, 240 + 38 * col, 128 + 16 * n, f"{n + 1} {col}50")

    (grid,) = grids(page_of(draw))
    spans = {c.text: (c.col, c.colspan) for c in grid.cells}
    assert spans["N°"] == (0, 1)
    assert spans["Exercice 2025"] == (2, 3)
    assert spans["Exercice 2026"] == (5, 3)


def test_titles_of_two_tables_beside_each_other_end_the_one_above(page_of):
    """Their rules are interrupted between them, and their rows are of other heights."""
    costs = [
        ("Dépense", "2022", "2023", "2024", "Moyenne"),
        ("Fournitures", "169 310", "172 480", "168 930", "170 240"),
        ("Prestations", "239 640", "251 215", "248 030", "246 295"),
        ("Personnel", "211 930", "219 840", "224 270", "218 680"),
        ("Coût brut", "620 880", "643 535", "641 230", "635 215"),
    ]
    left = [
        ("Élément", "€"),
        ("Coût brut moyen", "635 215"),
        ("Participation", "28 600"),
        ("Redevances", "14 780"),
        ("Charge nette", "591 835"),
    ]
    right_one = [
        ("Pôle", "Voirie", "Enfance"),
        ("Pôle urbain", "68,4", "62,3"),
        ("Vallée", "15,7", "18,4"),
        ("Ensemble", "84,1", "80,7"),
    ]

    def draw(pen):
        for k, (label, *figures) in enumerate(costs):
            pen.text(42, 60 + 14 * k, label)
            for x, figure in zip((298, 390, 470, 550), figures, strict=True):
                right(pen, x, 60 + 14 * k, figure)
        pen.text(42, 140, "Tableau n° 3 – Charge nette", bold=True)
        pen.text(320, 140, "Tableau n° 4 – Effet des transferts", bold=True)
        for k, (label, amount) in enumerate(left):
            pen.line(40, 148 + 14 * k, 300, 148 + 14 * k)
            pen.text(42, 158 + 14 * k, label)
            right(pen, 298, 158 + 14 * k, amount)
        for k, (label, *shares) in enumerate(right_one):
            pen.line(318, 148 + 17 * k, 560, 148 + 17 * k)
            pen.text(320, 160 + 17 * k, label)
            for c, share in enumerate(shares):
                right(pen, 470 + 80 * c, 160 + 17 * k, share)

    assert [rows(g) for g in grids(page_of(draw))] == [
        as_lists(costs),
        as_lists(left),
        as_lists(right_one),
    ]


@pytest.mark.parametrize("amid", [True, False])
def test_a_figure_amid_the_lines_of_a_last_label_is_of_its_row(page_of, amid):
    """They overlap less than a figure beside one line of a label does."""

    def draw(pen):
        put(pen, LOANS, 40, 60)
        foot = 60 + 14 * len(LOANS)
        pen.text(42, foot + 6, "dont attributions")
        right(pen, 400, foot + 13.1 + 4 * (not amid), "56 565")
        pen.text(42, foot + 20.2 + 8 * (not amid), "négatives")

    (grid, *_) = grids(page_of(draw))
    is_last = rows(grid)[-1][0].split() == ["dont", "attributions", "négatives"]
    assert is_last is amid


def test_names_of_groups_across_two_columns_part_no_table(page_of):
    """Nor where the label above ends across them, or a figure below is told by a word."""
    body = [
        ("1. Formation et assainissement",),
        ("3395", "Restauration des forêts", "250,00"),
        ("8556", "Soutien informatique", "823,68"),
        ("Total de la formation et", "", "1 073,68"),
        ("de l'assainissement",),
        ("2. ENFANCE",),
        ("7914", "Théâtre et agriculture", "néant"),
        ("8899", "École littorale", "334,00"),
        ("3. LITTORAL ÉCOLE AMÉNAGEMENT",),
        ("6552", "Quartier numérique durable", "néant"),
        ("5644", "Assainissement", "116,00"),
        ("Total", "", "1 523,68"),
    ]

    def draw(pen):
        for k, row in enumerate([("Code", "Libellé", "Montant"), *body]):
            for x, text in zip((42, 80), row, strict=False):
                pen.text(x, 120 + 11 * k, text)
            right(pen, 300, 120 + 11 * k, "".join(row[2:]))

    (grid,) = grids(page_of(draw))
    assert len(rows(grid)) == len(body)
