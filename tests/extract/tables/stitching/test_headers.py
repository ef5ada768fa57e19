"""Which rows are the header, and the flat labels."""

from string import ascii_uppercase

import pytest

from extract.geometry import BBox
from extract.grid import GridCell
from extract.tables.stitching.grid_rows import by_row
from extract.tables.stitching.headers import (
    Head,
    RowStyle,
    flat_labels,
    is_band,
    read_head,
    style_of,
    unique,
)


def table(rows, *, spans=None, bold=(), shaded=()):
    """Rows of strings (None: covered by a span) as cells row by row."""
    cells = [
        GridCell(
            r,
            c,
            *span,
            tuple(text.split("\n")) if text else (),
            BBox(c, r, c + 1, r + 1),
            bold=r in bold,
            shaded=r in shaded,
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        for span in [(spans or {}).get((r, c), (1, 1))]
        if text is not None
    ]
    return by_row(cells, len(rows))


def head(rows, **options):
    return read_head(table(rows, **options), len(rows[0]))


def test_names_over_figures():
    assert head(
        [["Commune", "Montant"], ["Lens", "12 000,00"], ["Arras", "8 500,00"]]
    ) == Head(0, 1)


def test_bold_names_over_text():
    assert head(
        [["Structure", "Action"], ["FACE", "Ateliers"], ["CPIE", "Visites"]],
        bold={0},
    ) == Head(0, 1)


def test_bold_and_shaded_names_over_a_striped_body_with_a_bold_total():
    rows = [
        ["Faculty", "Size"],
        ["Sciences", "1269 (19 %)"],
        ["Law", "12 (1 %)"],
        ["Arts", "9 (1 %)"],
        ["All", "1290 (100 %)"],
    ]
    assert head(rows, bold=(0, 4), shaded=(0, 1, 3)) == Head(0, 1)


LOTS = [
    ["Corps d'état", "Entreprise", "Montant"],
    ["Lot 1", "Sarl Dupré", "5 819,29 € HT soit 6 983,15 € TTC"],
    ["Lot 2", "Sarl Morel", "32 975,36 € HT soit 39 570,43 € TTC"],
    ["Lot 3", "Sas Vidal", "15 447,06 € HT soit 18 536,47 € TTC"],
    ["Lot 4", "Atelier bois", "30 521,34 € HT soit 36 625,61 € TTC"],
    ["Lot 5", "Sarl Gaudin", "23 676,30 € HT soit 28 411,56 € TTC"],
    ["Lot 6", "Pinson", "16 077,50 € HT soit 19 293,00 € TTC"],
]


def test_stripes_under_a_shaded_header_are_rows():
    assert head(LOTS, bold={0}, shaded={0, 1, 3, 5}) == Head(0, 1)


def test_a_second_shaded_line_under_a_header_is_of_it():
    rows = [LOTS[0], ["", "retenue", "HT et TTC"], *LOTS[1:]]
    assert head(rows, bold={0}, shaded={0, 1}) == Head(0, 2)


def test_a_name_may_say_a_price():
    rows = [
        ["École", "Montant (forfait de 615,90 € par élève)"],
        ["A", "110 246,10"],
        ["B", "12 318,00"],
    ]
    assert head(rows) == Head(0, 1)


def test_a_table_that_starts_with_data_has_none():
    assert not head([["Lens", "12 000,00"], ["Arras", "8 500,00"]]).found
    assert not head([["FACE", "Ateliers"], ["CPIE", "Visites"]]).found


def test_a_title_row_above_the_header_is_a_band():
    rows = [
        ["1. Sport", None],
        ["Club", "Montant"],
        ["Judo", "500,00"],
        ["Tennis", "800,00"],
    ]
    assert head(rows, spans={(0, 0): (1, 2)}) == Head(1, 2)


def test_two_levels_are_one_header_and_its_labels_are_joined():
    rows = [
        ["Code", "Crédits", None, "Solde"],
        [None, "2025", "2026", None],
        ["6568", "10,00", "20,00", "30,00"],
        ["6574", "11,00", "21,00", "32,00"],
    ]
    spans = {(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (2, 1)}
    cells = table(rows, spans=spans)
    assert read_head(cells, 4) == Head(0, 2)
    flat = flat_labels([cell for row in cells[:2] for cell in row], 0, 4)
    assert flat == ("Code", "Crédits / 2025", "Crédits / 2026", "Solde")


PRICED = [
    ["Commune", "Part fixe", "Part variable", None, "Contribution"],
    [None, "2,10 €/hab.", "Arbres 2025", "31,00 €/ arbre", None],
    ["Aubry", "4 200,00", "12", "372,00", "4 572,00"],
    ["Brive-le-Bas", "1 050,00", "20", "620,00", "1 670,00"],
    ["Les deux", "5 250,00", "32", "992,00", "6 242,00"],
]


@pytest.mark.parametrize(
    ("label_rows", "bold", "rows"),
    [(2, {0, 1, 4}, 2), (2, {0, 4}, 1), (1, {0, 1, 4}, 1), (2, range(5), 1)],
)
def test_prices_beside_the_name_of_the_labels_are_names_set_as_those_above(
    label_rows, bold, rows
):
    """Not where the row is set as those below it, or where the name of the labels ends above it."""
    spans = {(0, 0): (label_rows, 1), (0, 2): (1, 2), (0, 4): (2, 1)}
    table = [list(row) for row in PRICED]
    table[1][0] = None if label_rows > 1 else ""
    assert head(table, spans=spans, bold=bold) == Head(0, rows)


@pytest.mark.parametrize(
    ("shaded", "rows"), [({0, 1}, 2), ({0}, 1), ({0, 1, 2, 3}, 1)]
)
def test_what_names_share_of_their_style_tells_them(shaded, rows):
    """The second line is not bold, but on the background of the first, as most lines are not."""
    spans = {(0, 0): (2, 1), (0, 2): (1, 2), (0, 4): (2, 1)}
    found = head(PRICED, spans=spans, bold={0, 4}, shaded=shaded | {4})
    assert found == Head(0, rows)


def test_labels_are_unique_and_never_empty():
    assert unique(["Montant", "", "Montant", "Montant"]) == (
        "Montant",
        "Colonne 2",
        "Montant (2)",
        "Montant (3)",
    )


def test_a_title_under_columns_named_one_by_one_is_no_header():
    rows = [
        ["Chap.", "Libellé", "BP 2026"],
        ["DÉPENSES", None, None],
        ["011", "Charges", "120,00"],
        ["012", "Personnel", "80,00"],
    ]
    assert head(rows, spans={(0, 2): (2, 1), (1, 0): (1, 2)}) == Head(0, 1)


def test_a_line_of_dashes_names_nothing():
    rows = [
        ["Bois", "-", "-", "-"],
        ["Verre", "2,23", "0,55", "0,16"],
        ["Carton", "1,10", "-", "-"],
    ]

    assert not head(rows, shaded=(0,)).found


# --- titles above the header


def cell(text, *, row=0, col=0, colspan=1, bold=False, shaded=False):
    lines = (text,) if text else ()
    box = BBox(col, row, col + colspan, row + 1)
    return GridCell(row, col, 1, colspan, lines, box, bold=bold, shaded=shaded)


@pytest.mark.parametrize(
    ("cells", "cols", "band"),
    [
        ([cell("1. Sport", colspan=3)], 3, True),
        ([cell("1. Sport", colspan=2)], 3, False),
        ([cell("1. Sport", colspan=2), cell("", col=2)], 3, False),
        ([cell("12 000,00", colspan=3)], 3, False),
        ([cell("", colspan=3)], 3, False),
        (
            [cell("1. Sport")],
            1,
            False,
        ),  # of one column every cell is full width
        ([cell("1. Sport", colspan=2)], 2, True),
    ],
)
def test_a_band_is_one_text_over_the_full_width(cells, cols, band):
    assert is_band(cells, cols) is band


def test_several_titles_may_stand_above_the_header():
    rows = [
        ["Annexe 2", None],
        ["1. Sport", None],
        ["Club", "Montant"],
        ["Judo", "5,00"],
    ]
    wide = {(0, 0): (1, 2), (1, 0): (1, 2)}
    assert head(rows, spans=wide) == Head(2, 3)


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (["Annexe 2", "", "1. Sport"], 3),
        (["1. Sport", ""], 2),
        (["Annexe 2", "", "", "1. Sport", ""], 5),
        (["", "1. Sport"], 0),  # what is empty above all of them titles nothing
    ],
)
def test_empty_rows_may_be_between_titles_and_below_them(titles, found):
    rows = [
        *([title, None] if title else ["", ""] for title in titles),
        ["Club", "Montant"],
        ["Judo", "5,00"],
    ]
    wide = {(r, 0): (1, 2) for r, title in enumerate(titles) if title}
    expected = Head(found, found + 1) if found else Head(0, 0)
    assert head(rows, spans=wide) == expected


def test_a_title_may_stand_above_a_header_without_a_body():
    rows = [["1. Sport", None], ["Club", "Montant"]]
    assert head(rows, spans={(0, 0): (1, 2)}, bold={1}) == Head(1, 2)


def test_titles_without_a_header_are_no_head():
    rows = [["1. Sport", None], ["Judo", "500,00"], ["Tennis", "800,00"]]
    assert head(rows, spans={(0, 0): (1, 2)}) == Head(0, 0)
    assert head([["1. Sport", None]], spans={(0, 0): (1, 2)}) == Head(0, 0)


# --- the first row: names


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Commune", "2024"), True),
        (("2024", "Commune"), False),  # how a line of a table by years begins
        (("Montant", ""), False),  # one name is a title
        (("Commune", "12,50 € TTC"), False),
        (("Commune", "12,50"), False),
        (("Commune", "-"), False),
        (("Commune", "01/02/2024"), False),
    ],
)
def test_a_header_holds_two_names_at_least_and_no_figure_but_years(
    names, found
):
    body = [["Lens", "12 000,00"], ["Arras", "8 500,00"]]
    assert head([list(names), *body]).found is found


@pytest.mark.parametrize("corner", ["Groupe", ""])
@pytest.mark.parametrize(
    ("dates", "body", "found"),
    [
        (("31/12/2024", "31/12/2025"), [("9", "11"), ("25", "24")], True),
        (("31/12/2024", "31/12/2024"), [("9", "11"), ("25", "24")], False),
        (("31/12/2024", "12,00"), [("9", "11"), ("25", "24")], False),
        (
            ("31/12/2024", "31/12/2025"),
            [("01/02/2024", "11"), ("03/03/2024", "24")],
            False,
        ),
        (("31/12/2024", "31/12/2025"), [("oui", "non"), ("9", "24")], False),
    ],
)
def test_dates_name_columns_of_figures(corner, dates, body, found):
    lines = [["GIR", *body[0]], ["Autres", *body[1]]]
    assert head([[corner, *dates], *lines]).found is found


def test_a_date_may_name_several_columns():
    rows = [
        ["Groupe", "31/12/2024", "31/12/2025", None],
        [None, "résidents", "résidents", "points"],
        ["GIR 1", "9", "11", "1 000"],
        ["GIR 2", "25", "24", "840"],
        ["GIR 3", "15", "14", "660"],
    ]
    spans = {(0, 0): (2, 1), (0, 2): (1, 2)}
    assert head(rows, spans=spans, bold={0, 1}) == Head(0, 2)


def test_a_year_and_a_name_beside_an_empty_corner_head_columns_of_figures():
    rows = [
        ["", "2024", "Commune"],
        ["Lens", "1,00", "2,00"],
        ["Arras", "3,00", "4,00"],
    ]
    assert head(rows) == Head(0, 1)
    assert not head([["2023", "2024", "Commune"], *rows[1:]]).found


@pytest.mark.parametrize("corner", ["", "Chapitre"])
def test_a_percentage_heads_the_amounts_below_it(corner):
    rows = [
        [corner, "BP 2025", "25 %"],
        ["Chapitre 21", "336 900,00", "84 225,00"],
        ["TOTAL", "336 900,00", "84 225,00"],
    ]
    assert head(rows) == Head(0, 1)


def test_a_percentage_over_percentages_is_one_of_them():
    rows = [
        ["Chapitre 20", "voté", "25 %"],
        ["Chapitre 21", "336 900,00", "30 %"],
        ["Chapitre 23", "12 000,00", "45 %"],
    ]
    assert not head(rows).found


@pytest.mark.parametrize(
    ("name", "labels", "found"),
    [
        ("Tarif proposé", ("Terrasse", "Étal"), True),
        ("Tarif proposé", ("Terrasse", ""), False),
        (
            "Tarif proposé au conseil par la commission du commerce et des halles",
            ("Terrasse", "Étal"),
            False,
        ),
        ("par mois, sauf le tarif d'été", ("Terrasse", "Étal"), False),
        ("Gratuit (intérêt général)", ("Terrasse", "Étal"), False),
    ],
)
def test_a_name_beside_an_empty_corner_may_head_texts(name, labels, found):
    body = [[label, "3 € par m² et par mois"] for label in labels]
    assert head([["", name], *body]).found is found


def test_texts_over_columns_that_the_next_row_parts_are_a_header():
    rows = [
        ["Filière", "Grade", "Prime", None],
        [None, None, "Base", "Coefficient"],
        ["Technique", "Agent", "Montant annuel", "selon l'arrêté"],
        ["Sociale", "Agent", "Montant annuel", "selon l'arrêté"],
    ]
    spans = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 2)}
    assert head(rows, spans=spans) == Head(0, 2)

    one_name = [rows[0], [None, None, "Base", ""], *rows[2:]]
    assert not head(one_name, spans=spans).found
    beside = {(0, 0): (2, 1), (0, 2): (1, 2)}
    assert not head(rows, spans=beside).found


@pytest.mark.parametrize(
    ("corner", "named", "found"),
    [("", "B", True), ("", "", False), ("Seuil", "B", False)],
)
def test_one_wide_name_over_columns_that_the_next_row_names_is_of_the_header(
    corner, named, found
):
    rows = [
        [corner, "Collectivités", None],
        ["", "A", named],
        ["Montant plancher", "par an", "selon le barème"],
        ["Montant plafond", "par an", "selon le barème"],
    ]
    assert head(rows, spans={(0, 1): (1, 2)}) == (
        Head(0, 2) if found else Head(0, 0)
    )


@pytest.mark.parametrize(
    ("corner", "name", "found"),
    [
        ("", "Montant", True),
        ("", "Montant en 2024", True),
        ("", "néant", False),
        ("", "Lot 12", False),
        ("", "800,00", False),
        ("Sport", "", False),
    ],
)
def test_one_name_beside_an_empty_corner_heads_the_only_column_of_figures(
    corner, name, found
):
    rows = [[corner, name], ["Lens", "12 000,00"], ["Arras", "8 500,00"]]
    assert head(rows).found is found


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["", "", "", "Section", "Total"], True),
        (["", "", "", "Section", ""], False),
        (["", "", "", "", "Total"], False),
        (["", "", "Code", "", "Total"], False),
        (["", "", "", "néant", "Total"], False),
        (["", "", "", "Lot 12", "Total"], False),
    ],
)
def test_names_over_all_columns_of_figures_and_no_other_are_a_header(
    names, found
):
    body = [
        ["Recettes", "réalisées", "A", "1 250,00", "2 500,00"],
        ["", "à réaliser", "B", "250,00", "500,00"],
    ]
    assert head([names, *body]).found is found


@pytest.mark.parametrize("corner", ["", "Chapitre"])
@pytest.mark.parametrize(
    ("total", "found"), [("777,00 €", True), ("25 %", False)]
)
def test_a_share_over_amounts_names_their_column(corner, total, found):
    rows = [
        [corner, "BP 2025", "25%"],
        ["Chapitre 20", "155 360 €", "38 840 €"],
        ["Total", "3 111 000 €", total],
    ]
    assert head(rows).found is found


@pytest.mark.parametrize("corner", ["", "Emplacement"])
@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("540,00", True),
        ("à la demande", False),
        ("25 ans", False),
        ("2,5 %", False),
    ],
)
def test_a_figure_with_a_unit_in_words_names_figures_without_one(
    corner, last, found
):
    rows = [
        [corner, "15 ans", "30 ans"],
        ["Pleine terre", "120,00", "-"],
        ["Caveau", "310,00", last],
    ]
    assert head(rows).found is found


def test_a_figure_with_another_unit_beside_it_is_of_a_first_row():
    rows = [
        ["Piscine", "15 ans", "250 m²"],
        ["Gymnase", "20", "1 200"],
        ["Salle des fêtes", "30", "480"],
    ]
    assert not head(rows).found


def test_a_duration_over_amounts_is_of_a_list_of_what_a_loan_is():
    rows = [["Durée", "15 ans"], ["Capital", "90 000"], ["Annuité", "7 000"]]
    assert not head(rows).found


@pytest.mark.parametrize(
    ("last", "bold", "found"),
    [
        ("10,4 %", {0}, True),
        ("1 204 380", {0}, True),
        ("104", {0}, False),  # a number like those above it
        ("10,4 %", (), False),
    ],
)
def test_codes_in_bold_name_figures_that_may_be_none(last, bold, found):
    rows = [["011", "012", "65", "Total"], ["30,9 %", "55,1 %", last, "100 %"]]
    assert head(rows, bold=bold).found is found


@pytest.mark.parametrize("figures", [("211", "167"), ("011", "167")])
def test_bare_numbers_in_bold_are_codes_where_one_begins_with_nought(figures):
    rows = [["Épargne nette", *figures], ["Coût par élève", "593,44", "602,10"]]
    assert head(rows, bold={0}).found is (figures[0] == "011")


def test_one_code_in_bold_is_of_a_first_row():
    rows = [["Total", "12"], ["Ensemble", "8,40 €"]]
    assert not head(rows, bold={0}).found


@pytest.mark.parametrize(("corner", "rows"), [("", 2), ("Sous-total", 1)])
def test_units_and_shares_below_names_go_on_with_them(corner, rows):
    found = [
        ["Commune", "Élèves", "Potentiel", "Part élèves", "Part potentiel"],
        [corner, "nombre", "€", "50 %", "20 %"],
        ["Ensemble", "236", "4 002 980", "118 200,00", "47 280,00"],
        ["Belleroche", "41", "611 900", "20 534,75", "7 227,27"],
    ]
    assert head(found, bold={0, 1, 2}) == Head(0, rows)


def test_shares_alone_name_no_columns():
    rows = [
        ["", "25%", "30%"],
        ["Lens", "1,00", "2,00"],
        ["Arras", "3,00", "4,00"],
    ]
    assert not head(rows).found


def test_one_name_over_texts_is_no_header():
    assert not head(
        [["", "et loisirs"], ["FACE", "Ateliers"], ["CPIE", "Visites"]]
    ).found


def test_one_name_beside_two_empty_columns_is_no_header():
    assert not head(
        [["", "", "Montant"], ["A", "b", "1,00"], ["C", "d", "2,00"]]
    ).found


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("", "2023", "2024"), True),
        (("", "2023", "Solde"), True),
        (("2022", "2023", "2024"), False),
    ],
)
def test_years_beside_an_empty_corner_are_names(names, found):
    body = [["Recettes", "12,00", "5,00"], ["Dépenses", "8,00", "6,00"]]
    assert head([list(names), *body]).found is found


# --- the first row: over columns of figures


def test_amounts_with_what_they_are_of_are_figures():
    body = [["Toiture", "8 630 € HT"], ["Crypte", "17 642,80 € TTC"]]
    assert head([["Travaux", "Coût"], *body]) == Head(0, 1)
    assert not head([["TOTAL H.T.", "26 272,80 € HT"], *body], bold={0}).found


def test_a_name_over_several_columns_may_print_a_number():
    rows = [
        ["Revenu", "1 enfant à charge", None, "2 enfants à charge", None],
        [None, "Commune", "Extérieur", "Commune", "Extérieur"],
        ["Plancher", "11,00 €", "12,50 €", "10,50 €", "12,00 €"],
        ["Milieu", "de 0,32 %", "de 0,37 %", "de 0,30 %", "de 0,35 %"],
        ["Plafond", "56,00 €", "63,50 €", "52,50 €", "60,00 €"],
    ]
    spans = {(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (1, 2)}
    assert head(rows, spans=spans) == Head(0, 2)

    prose = [
        [text and text.replace("enfant", "enfant, " * 20) for text in rows[0]]
    ]
    assert not head(prose + rows[1:], spans=spans).found


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Nom", "Budget 2024", "Solde"), True),
        (("Nom", "Tranche 1", "Tranche 2"), False),
        (("Nom", "DM n° 1 (€)", "DM n° 2 (€)"), True),
        (("Nom", "Forfait de 12,50 €", "Part de 25 %"), True),
        (("Nom", "Capital au 1er janvier", "Au 31 décembre"), True),
        (("Nom", "Lot", "12 lots"), False),  # half of the columns of figures
    ],
)
def test_names_of_columns_of_figures_hold_no_digit_but_years_and_prices(
    names, found
):
    body = [["Lens", "12,00", "5,00"], ["Arras", "8,00", "6,00"]]
    assert head([list(names), *body]).found is found


FIVE = [
    ["Lens", "1,00", "2,00", "3,00", "4,00"],
    ["Arras", "5,00", "6,00", "7,00", "8,00"],
]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Nom", "Voté", "Réel", "Solde", ""], True),
        (["", "Voté", "Réel", "Solde", ""], True),  # three columns of five
        (
            ["Nom", "Voté", "Réel", "", ""],
            False,
        ),  # two of four columns of figures
        (["", "Voté", "Réel", "", ""], False),
    ],
)
def test_most_columns_and_most_columns_of_figures_have_a_name(names, found):
    assert head([names, *FIVE]).found is found


def test_three_of_five_columns_of_figures_have_a_name():
    body = [[f"{n}{col},00" for col in range(5)] for n in (1, 2)]
    assert head([["Voté", "Réel", "Solde", "", ""], *body]).found
    assert not head([["Voté", "Réel", "", "", ""], *body]).found


def test_names_of_the_figures_of_two_sides_are_a_header():
    line = ["Charges", "1,00", "Ventes", "2,00"]
    assert head([["", "Propositions", "", "Propositions"], line, line]).found
    assert not head([["Charges", "", "Ventes", ""], line, line]).found


def test_names_of_few_columns_are_no_header_though_they_are_of_figures():
    texts = ["Ville", "1,00", "2,00", "Nord", "Visite"]
    assert not head([["", "Voté", "Réel", "", ""], texts, texts]).found


def test_a_wide_name_is_the_name_of_all_its_columns():
    rows = [["Nom", "Crédits", None, None, ""], *FIVE]
    assert head(rows, spans={(0, 1): (1, 3)}) == Head(0, 1)
    assert not head(rows, spans={(0, 1): (1, 1)}).found


@pytest.mark.parametrize(
    ("amounts", "found"),
    [
        (("1,00", "2,00", "3,00", "tous", "voir"), True),  # three of five
        (("1,00", "2,00", "tous", "voir", "idem"), False),
        (("1,00", "2,00", "-", "n.d.", "néant"), True),  # marks are not counted
        (("-", "-", "-", "1,00", "2,00"), True),
        (("1,00", "-", "-", "-", "-"), False),  # one may be a number of a line
        (("1,00",), True),  # there is but one
    ],
)
def test_a_column_of_figures_prints_figures_mostly_and_two_at_least(
    amounts, found
):
    rows = [
        ["Nom", "Montant"],
        *([f"Club {'x' * n}", a] for n, a in enumerate(amounts)),
    ]
    assert head(rows).found is found


def test_figures_that_span_columns_make_none_of_them_a_column_of_figures():
    rows = [
        ["Nom", "Lieu", "Objet"],
        ["1,00", None, "Visite"],
        ["2,00", None, "Repas"],
    ]
    wide = {(1, 0): (1, 2), (2, 0): (1, 2)}
    assert not head(rows, spans=wide).found


def test_what_stands_before_a_figure_in_its_row_does_not_hide_it():
    rows = [
        ["Nom", "Voté", "Réel"],
        ["-", "-", "3,00"],
        ["Titre", None, "4,00"],
    ]
    assert head(rows, spans={(2, 0): (1, 2)}) == Head(0, 1)


# --- the first row: its style


@pytest.mark.parametrize(
    ("cells", "style"),
    [
        (
            [cell("A", bold=True), cell("B", bold=True)],
            RowStyle(bold=True, shaded=False),
        ),
        ([cell("A", bold=True), cell("B")], RowStyle(bold=False, shaded=False)),
        (
            [cell("A", shaded=True), cell("B", shaded=True)],
            RowStyle(bold=False, shaded=True),
        ),
        (
            [cell("A", shaded=True), cell("B")],
            RowStyle(bold=False, shaded=False),
        ),
        ([cell("A", bold=True), cell("")], RowStyle(bold=True, shaded=False)),
        (
            [cell("", bold=True, shaded=True)],
            RowStyle(bold=False, shaded=False),
        ),
        ([], RowStyle(bold=False, shaded=False)),
    ],
)
def test_the_style_of_a_row_is_that_of_all_its_texts(cells, style):
    assert style_of(cells) == style


WORDS = [
    ["FACE", "Ateliers"],
    ["CPIE", "Visites"],
    ["CAUE", "Repas"],
    ["ADIL", "Conseil"],
]


@pytest.mark.parametrize(
    ("bold", "found"),
    [
        ({0}, True),
        ({0, 1}, True),
        ({0, 1, 2}, True),
        ({0, 1, 2, 3}, False),
        ((), False),
    ],
)
def test_a_style_that_most_of_the_body_has_is_no_sign(bold, found):
    """Where no more than half of the lines below look the same, the first row stands out."""
    table_rows = [["Structure", "Action"], *WORDS]
    assert head(table_rows, bold=bold).found is found


def test_bold_titles_inside_the_body_do_not_count_as_its_lines():
    rows = [
        ["Structure", "Action"],
        ["Nord", ""],
        ["FACE", "Ateliers"],
        ["Sud", ""],
    ]
    assert head(rows, bold={0, 1, 3}) == Head(0, 1)


def test_the_first_line_below_the_header_is_of_the_body():
    rows = [["Structure", "Action"], ["FACE", "Ateliers"], ["CPIE", "Visites"]]
    assert head(rows, bold={0, 2}).found
    assert not head([*rows, ["CAUE", "Repas"]], bold={0, 1, 2}).found
    names = [["Commune", "Montant"], ["Nom", "En euros"]]
    body = [["Lens", "1,00"], ["Arras", "2,00"], ["Béthune", "3,00"]]
    assert head([*names, *body], bold={0, 1, 2, 3}) == Head(0, 1)


def test_a_body_shaded_where_the_header_is_bold_looks_unlike_it():
    rows = [["Structure", "Action"], *WORDS]
    assert head(rows, bold={0}, shaded={1, 2, 3, 4}) == Head(0, 1)


def test_a_table_that_is_all_header_is_known_by_its_style_alone():
    rows = [["Code", "Crédits", None], [None, "2025", "2026"]]
    spans = {(0, 0): (2, 1), (0, 1): (1, 2)}
    assert head(rows, spans=spans, bold={0}) == Head(0, 2)
    assert head(rows, spans=spans) == Head(0, 0)
    assert head([["Structure", "Action"]], shaded={0}) == Head(0, 1)
    assert head([["Structure", "Action"]]) == Head(0, 0)


# --- further rows: what cells that span rows reach


BODY = ["6568", "10,00", "20,00"]


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        ([None, "Voté", "Réel"], 2),
        ([None, "2025", "2026"], 2),
        ([None, "(1)", "(2)"], 2),
        ([None, "a", "b"], 2),
        ([None, "", ""], 2),
        ([None, "10,00", "20,00"], 1),
        ([None, "Voté", "20,00"], 1),
        ([None, "2025", "20,00"], 1),
    ],
)
def test_a_cell_that_spans_rows_pulls_names_years_and_column_numbers_in(
    below, rows
):
    table_rows = [["Code", "Dépenses", "Recettes"], below, BODY, BODY]
    assert head(table_rows, spans={(0, 0): (2, 1)}) == Head(0, rows)


@pytest.mark.parametrize(("spanned", "rows"), [(5, 5), (6, 6), (7, 1)])
@pytest.mark.parametrize("titles", [0, 1])
def test_a_cell_that_spans_many_rows_names_a_group_of_lines(
    spanned, rows, titles
):
    names = [[None, "Voté", "Réel"] for _ in range(spanned - 1)]
    table_rows = [["Code", "Dépenses", "Recettes"], *names, *[BODY] * 9]
    spans = {(titles, 0): (spanned, 1)}
    if titles:
        table_rows, spans = (
            [["Budget", None, None], *table_rows],
            spans | {(0, 0): (1, 3)},
        )
    assert head(table_rows, spans=spans) == Head(titles, titles + rows)


def test_an_empty_cell_that_spans_rows_pulls_nothing_in():
    rows = [["", "Dépenses", "Recettes"], [None, "Voté", "Réel"], BODY, BODY]
    assert head(rows, spans={(0, 0): (2, 1)}) == Head(0, 1)


def test_a_title_reached_by_the_header_is_one_where_it_gathers_named_columns():
    rows = [
        ["Chap.", "", "Libellé", "BP 2026"],
        ["DÉPENSES", None, None, None],
        ["1", "2", "3", "4,00"],
        ["5", "6", "7", "8,00"],
    ]
    reach = {(0, 3): (2, 1)}
    assert head(rows, spans=reach | {(1, 0): (1, 3)}) == Head(0, 1)
    # Under one named column and one that has no name it is a name as others.
    rows = [
        ["Chap.", "", "Libellé", "BP 2026"],
        ["Code", None, "Objet", None],
        ["1", "2", "3", "4,00"],
        ["5", "6", "7", "8,00"],
    ]
    assert head(rows, spans=reach | {(1, 0): (1, 2)}) == Head(0, 2)


def test_the_unit_that_named_columns_share_is_of_the_header():
    rows = [
        ["Station", "Capacité", "Charge", "Taux"],
        [None, "(en habitants)", None, "(en %)"],
        ["Arbelle", "6 500", "4 780", "73,5"],
        ["Vaumorin", "2 200", "2 035", "92,5"],
    ]
    spans = {(0, 0): (2, 1), (1, 1): (1, 2)}
    assert head(rows, spans=spans) == Head(0, 2)


@pytest.mark.parametrize(
    ("year", "unit", "is_header"),
    [("2024", "€", True), ("2024", "12", False), ("2 024", "€", False)],
)
def test_a_year_over_its_unit_names_a_column(year, unit, is_header):
    """In two lines of one cell; what prints a figure more is an amount."""
    rows = [
        ["Nature", f"{year}\n{unit}", "Écart", ""],
        [None, None, "en euros", "en %"],
        ["Recettes", "23 817,32", "+64 294,26", "+269,9 %"],
        ["Dépenses", "55 168,80", "+193 966,91", "+351,6 %"],
    ]
    spans = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 2)}
    found = head(rows, spans=spans)
    assert (found == Head(0, 2)) is is_header


def test_a_name_under_a_wide_one_and_beside_it_gathers_nothing():
    rows = [
        ["Crédits", None, "Solde"],
        ["Voté", None, None],
        ["1,00", "2,00", "3,00"],
        ["1,00", "2,00", "3,00"],
    ]
    spans = {(0, 0): (1, 2), (0, 2): (2, 1), (1, 0): (1, 2)}
    assert head(rows, spans=spans) == Head(0, 2)


# --- further rows: names below wide ones


SIX = ["6568", "10,00", "20,00", "30,00", "40,00", "50,00"]


def below_wide(*below, spans=None):
    """A header whose "Dépenses" (columns 1 and 2) and "Recettes" (3 and 4) are wide."""
    rows = [
        ["Code", "Dépenses", None, "Recettes", None, "Solde"],
        *below,
        SIX,
        SIX,
    ]
    return head(rows, spans={(0, 1): (1, 2), (0, 3): (1, 2)} | (spans or {}))


def test_names_below_wide_names_are_of_the_header():
    assert below_wide(["", "Voté", "Réel", "Voté", "Réel", ""]) == Head(0, 2)
    assert below_wide(["", "2025", "2026", "", "", ""]) == Head(0, 2)
    assert below_wide(
        ["", "Voté", None, "Réel", None, ""],
        spans={(1, 1): (1, 2), (1, 3): (1, 2)},
    ) == Head(0, 2)


@pytest.mark.parametrize(
    "below",
    [
        [
            "Lens",
            "Voté",
            "Réel",
            "Voté",
            "Réel",
            "",
        ],  # under a name of one column
        ["", "Voté", "Réel", "Voté", "Réel", "Solde"],
        ["", "Voté", "", "", "", ""],  # one name alone is a title
        ["", "10,00", "20,00", "30,00", "40,00", ""],
    ],
)
def test_other_rows_below_wide_names_are_not(below):
    assert below_wide(below) == Head(0, 1)


@pytest.mark.parametrize("start", [0, 2, 4])
def test_a_text_that_reaches_past_a_wide_name_is_not_under_it(start):
    below = ["", "Voté", "Réel", "Voté", "Réel", ""]
    below[start : start + 2] = ["Opérations", None]
    assert below_wide(below, spans={(1, start): (1, 2)}) == Head(0, 1)


def test_names_go_from_wide_to_narrow_over_three_rows():
    rows = [
        ["Code", "Crédits", None, None, None, "Solde"],
        ["", "2025", None, "2026", None, ""],
        ["", "Voté", "Réel", "Voté", "Réel", ""],
        SIX,
        SIX,
    ]
    spans = {(0, 1): (1, 4), (1, 1): (1, 2), (1, 3): (1, 2)}
    assert head(rows, spans=spans) == Head(0, 3)
    rows[2] = ["", "Voté", "Réel", None, "Réel", ""]
    assert head(rows, spans=spans | {(2, 2): (1, 2)}) == Head(0, 2)


# --- further rows: lines that look like the header


def test_lines_of_names_that_look_like_the_header_are_of_it():
    rows = [["Structure", "Action"], ["Nom", "Objet"], *WORDS]
    assert head(rows, bold={0, 1}) == Head(0, 2)
    assert head(rows, shaded={0, 1}) == Head(0, 2)
    assert head(rows, bold={0}, shaded={1}) == Head(0, 2)


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        (["(1)", "(2)", "(3)"], 2),
        (["1", "2", "3"], 2),
        (["a", "b", "c"], 2),
        (["", "(1)", "(2)"], 2),
        (["1", "2", "3 = 1 × 2"], 2),
        (["(a)", "(b)", "(c) = (a) - (b)"], 2),
        (["1", "2", "3 (1 + 2)"], 2),
        (["(1)", "(2)", "(1 + 2)"], 2),
        (["(1)", "(2)", "(3) = (1) × 8,40"], 2),
        (["(1)", "(2)", "(3) = (1) × 360 / (2)"], 2),
        (["1", "2", "3 = 12"], 1),
        (["(1)", "(2)", "(1 + 4)"], 1),
        (["(1)", "12,00", "(1 + 2)"], 1),
        (["(1)", "", ""], 1),
        (["(1)", "12,00", "(3)"], 1),
        (["Total", "30,00", "60,00"], 1),
        (["10", "11", "12"], 1),
    ],
)
def test_a_line_that_looks_like_the_header_holds_names_or_numbers_its_columns(
    below, rows
):
    table_rows = [["Code", "Dépenses", "Recettes"], below, BODY, BODY]
    assert head(table_rows, shaded={0, 1}) == Head(0, rows)


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        (["", "(a)", "(b)", "(c) = (a) + (b)"], 2),
        (["", "(1)", "(2)", "(3) = (1)\xa0+\xa0(2)"], 2),
        (["", "1", "2", "3 = 1 + 2"], 2),
        (["", "1", "2", "3"], 0),  # they may be figures
        (["", "(a)", "(b)", "(d)"], 0),
    ],
)
def test_names_with_keys_of_columns_below_are_a_header_over_a_body_alike(
    below, rows
):
    """Names with numbers in them, and everything shaded."""
    names = ["Chapitres", "Budget (1)", "DM 1", "DM 2"]
    body = [["011", "600", "20", "620"], ["012", "900", "–", "900"]]
    found = head([names, below, *body], spans={(0, 0): (2, 1)}, shaded=range(4))
    assert found == Head(0, rows)


def test_keys_of_columns_are_of_the_header_though_every_other_row_is_shaded():
    rows = [
        ["Foyer", "Ressources", "Charges", "Reste par jour"],
        ["", "(1)", "(2)", "(3) = [(1) − (2)] / 30"],
        ["Mme R.", "1 012,40", "486,10", "17,54"],
        ["Couple S.", "2 148,00", "1 203,55", "31,48"],
        ["M. T.", "1 376,25", "790,05", "19,54"],
    ]
    assert head(rows, bold={0}, shaded={0, 1, 3}) == Head(0, 2)
    for other in (["Autres", "412", "18", "13"], ["", "1 tri", "2", "3"]):
        rows[1] = other
        assert head(rows, bold={0}, shaded={0, 1, 3}) == Head(0, 1)


def test_a_line_may_number_more_than_nine_columns_in_turn():
    names = ["Code", *map("Dépense de {}".format, ascii_uppercase[:11])]
    figures = ["6568", *[f"{number},00" for number in range(11)]]
    numbers = [str(number) for number in range(1, 13)]
    table_rows = [names, numbers, figures, figures]
    assert head(table_rows, shaded={0, 1}) == Head(0, 2)
    numbers[-1] = "13"
    assert head(table_rows, shaded={0, 1}) == Head(0, 1)


def test_a_header_of_lines_that_look_alike_has_four_at_most():
    names = [["Structure", "Action"] for _ in range(6)]
    assert head([*names, *WORDS * 3], bold=range(6)) == Head(0, 4)
    assert head(
        [["Aides", None], *names, *WORDS * 3],
        spans={(0, 0): (1, 2)},
        bold=range(1, 7),
    ) == Head(1, 5)


@pytest.mark.parametrize(
    ("bold", "rows"), [({0, 1, 2, 3}, 2), ({0, 1, 2, 3, 4}, 1)]
)
def test_lines_look_like_the_header_where_most_of_the_body_does_not(bold, rows):
    names = [["Commune", "Montant"], ["Nom", "En euros"]]
    body = [[name, f"{n},00"] for n, name in enumerate("ABCD")]
    assert head([*names, *body], bold=bold) == Head(0, rows)


def test_only_lines_that_have_a_style_look_like_the_header():
    names = [["Commune", "Montant"], ["Nom", "En euros"]]
    body = [["Lens", "1,00"], ["Arras", "2,00"]]
    assert head([*names, *body], bold={0}) == Head(0, 1)
    assert head([*names, *body], bold={1}) == Head(0, 1)


# --- labels


def test_cells_are_put_in_their_rows_from_left_to_right():
    cells = [
        cell("B", col=1),
        cell("C", row=1),
        cell("A"),
        cell("D", row=1, col=1),
    ]
    texts = [[one.text for one in row] for row in by_row(cells, 3)]
    assert texts == [["A", "B"], ["C", "D"], []]


def test_labels_go_from_the_topmost_header_down_whatever_the_order_of_the_cells():
    cells = [
        cell("2026", row=2, col=1),
        cell("Code", row=1),
        cell("Crédits", row=1, col=1),
    ]
    assert flat_labels(cells, 0, 2) == ("Code", "Crédits / 2026")


def test_titles_above_the_header_and_empty_cells_are_no_part_of_a_label():
    cells = [
        cell("Budget", colspan=2),
        cell("Code", row=1),
        cell("", row=1, col=1),
        cell("Voté", row=2, col=1),
    ]
    assert flat_labels(cells, 1, 2) == ("Code", "Voté")


def test_a_name_printed_again_below_itself_is_said_once():
    cells = [
        cell("Crédits", colspan=2),
        cell("Crédits", row=1),
        cell("Solde", row=1, col=1),
        cell("Crédits", row=2, col=1),
    ]
    assert flat_labels(cells, 0, 3) == (
        "Crédits",
        "Crédits / Solde / Crédits",
        "Colonne 3",
    )


def test_a_name_printed_again_below_another_one_is_said_once():
    cells = [cell("Crédits"), cell("2026", row=1), cell("2026", row=2)]
    assert flat_labels(cells, 0, 1) == ("Crédits / 2026",)


def test_a_number_that_is_taken_is_not_given_again():
    assert unique(["Montant", "Montant (2)", "Montant"]) == (
        "Montant",
        "Montant (2)",
        "Montant (3)",
    )
