"""Tables without a full grid of rules read back exactly, and nothing else is taken for one."""

import pytest
from hypothesis import HealthCheck, given, settings

from extract.grids.choose import grids

from ...drawing import BOLD, FONT, SIZE
from ...unruled import Setter, paragraph, tables

QUIET = settings(
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


def rows(grid):
    """The grid's texts, row by row, every kind of space folded."""
    out = [[""] * grid.cols for _ in range(grid.rows)]
    for cell in grid.cells:
        out[cell.row][cell.col] = " ".join(cell.text.split())
    return out


def folded(table):
    return [[" ".join(text.split()) for text in row] for row in (table.titles, *table.rows)]


@given(table=tables())
@QUIET
def test_a_table_between_paragraphs_reads_back_exactly(page_of, table):
    def draw(pen):
        y = paragraph(pen, 40, 3)
        pen.text(40, y + 20, "Tableau 1 – État des subventions", size=10, bold=True)
        y = Setter(pen, table, 40).draw(y + 36)
        if y < 740:
            paragraph(pen, y + 14, 4)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == folded(table)


@given(first=tables(), second=tables())
@settings(QUIET, max_examples=20)
def test_two_tables_one_below_the_other_stay_two(page_of, first, second):
    def draw(pen):
        y = Setter(pen, first, 40).draw(60)
        y = paragraph(pen, y + 12, 2)
        pen.text(40, y + 18, "Tableau 2 – Tarifs municipaux", size=10, bold=True)
        Setter(pen, second, 40).draw(y + 32)

    found = grids(page_of(draw, height=2000))
    assert [rows(g) for g in found] == [folded(first), folded(second)]


LOANS = [
    ("Prêteur", "Capital (€)", "Annuité (€)"),
    ("Banque A", "1 834 512,44", "212 904,10"),
    ("Banque B", "962 300,00", "101 455,78"),
    ("Caisse C", "418 750,50", "41 875,05"),
    ("Total", "3 215 562,94", "356 234,93"),
]
STAFF = [
    ("Filière", "Hommes", "Femmes"),
    ("Administrative", "4", "11"),
    ("Technique", "38", "6"),
    ("Culturelle", "2", "5"),
    ("Total", "44", "22"),
]


MEALS = [
    ("Prestation", "Quantité", "Prix", "Part", "Aide"),
    ("Repas", "1 623", "59,62", "25 %", "24 190,82"),
    ("Garderie du soir", "146", "17,17", "25 %", "626,70"),
    ("Transports", "2 542", "13,90", "60 %", "21 200,28"),
]


def test_a_larger_caption_right_below_parts_two_tables_of_other_columns(page_of):
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

    assert [rows(g) for g in grids(page_of(draw))] == [as_lists(LOANS), as_lists(second)]


@pytest.mark.parametrize("size", [SIZE, 12])
def test_a_bold_caption_and_bold_titles_part_two_tables(page_of, size):
    """The titles stand on three heights, as one of them is wrapped."""

    def draw(pen):
        put(pen, LOANS, 40, 60)
        pen.text(42, 146, "Prises en charge", size=size, bold=True)
        for c, text in enumerate(MEALS[0]):
            if text != "Part":
                pen.text(102 + 60 * c - 4.6 * len(text) if c else 42, 168, text, bold=True)
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


def put(pen, texts, left, top, *, pitch=14.0, rules=False, width=230.0):
    """A small table: labels left, figures right."""
    for k, row in enumerate(texts):
        y = top + pitch * k
        if rules and k in (0, 1, len(texts) - 1):
            pen.line(left, y - 10, left + width, y - 10)
        pen.text(left + 2, y, row[0], bold=k in (0, len(texts) - 1))
        for c, text in enumerate(row[1:]):
            pen.text(left + 150 + 75 * c - 5.2 * len(text), y, text)
    if rules:
        pen.line(left, top + pitch * len(texts) - 10, left + width, top + pitch * len(texts) - 10)


def as_lists(texts):
    return [list(row) for row in texts]


@pytest.mark.parametrize("rules", [False, True])
@pytest.mark.parametrize("pitch", [12.5, 14.0, 15.5])
def test_prose_beside_a_table_is_no_column_of_it(page_of, pitch, rules):
    def draw(pen):
        paragraph(pen, 60, 20, width=240)
        put(pen, LOANS, 310, 120, pitch=pitch, rules=rules)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists(LOANS)
    assert grid.bbox.x0 > 290


def test_two_ruled_tables_beside_each_other_stay_two(page_of):
    def draw(pen):
        put(pen, LOANS, 40, 120, rules=True)
        put(pen, STAFF, 320, 120, rules=True)

    assert [rows(g) for g in grids(page_of(draw))] == [as_lists(LOANS), as_lists(STAFF)]


def test_a_frame_with_column_rules_is_cut_into_rows(page_of):
    def draw(pen):
        put(pen, LOANS, 40, 120)
        for x in (38, 125, 198, 275):
            pen.line(x, 108, x, 182)
        for y in (108, 124, 182):
            pen.line(38, y, 275, y)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists(LOANS)


def test_a_title_over_two_columns_spans_them(page_of):
    def draw(pen):
        pen.line(40, 100, 420, 100)
        pen.text(40, 124, "Service")
        for x, text in ((190, "Dépenses"), (340, "Recettes")):
            pen.text(x, 110, text, bold=True)
        for x0, x1 in ((150, 270), (300, 420)):
            pen.line(x0, 113, x1, 113)
        for k, row in enumerate(
            [
                ("", "2025", "2026", "2025", "2026"),
                ("Eau", "1 200,00", "1 300,00", "95,00", "98,00"),
            ]
        ):
            for c, text in enumerate(row):
                pen.text(
                    (40, 195, 265, 345, 415)[c] - (4.9 * len(text) if c else 0), 124 + 16 * k, text
                )
        pen.text(40, 154, "Ordures")
        for x, text in ((195, "12,00"), (265, "13,00"), (345, "14,00"), (415, "15,00")):
            pen.text(x - 4.9 * len(text), 154, text)
        pen.line(40, 128, 420, 128)
        pen.line(40, 160, 420, 160)

    (grid,) = grids(page_of(draw))
    assert {(c.text, c.row, c.col, c.rowspan, c.colspan) for c in grid.cells if c.row == 0} == {
        ("Service", 0, 0, 2, 1),
        ("Dépenses", 0, 1, 1, 2),
        ("Recettes", 0, 3, 1, 2),
    }


def test_a_unit_set_apart_stays_with_its_amount(page_of):
    def draw(pen):
        for k, (label, a, b) in enumerate([("Chapitre", "BP 2025", "BP 2026"), *LOANS[1:]]):
            pen.text(40, 120 + 14 * k, label)
            for x, text in ((260, a), (380, b)):
                pen.text(x - 5 * len(text), 120 + 14 * k, text)
                if k:
                    pen.text(x - 90, 120 + 14 * k, "€")

    (grid,) = grids(page_of(draw))
    assert rows(grid)[1] == ["Banque A", "€ 1 834 512,44", "€ 212 904,10"]


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


def test_a_sideways_table_is_read_in_its_own_direction(page_of):
    def draw(pen):
        for k, (label, *figures) in enumerate(LOANS):
            pen.upwards(100 + 15 * k, 600, label)
            for c, text in enumerate(figures):
                pen.upwards(100 + 15 * k, 430 - 110 * c + 4.9 * len(text), text)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists(LOANS)
    assert {cell.angle for cell in grid.cells} == {270}
    first = next(c for c in grid.cells if c.text == "Banque A")
    assert first.bbox.x0 < 115 < first.bbox.x1
    assert first.bbox.top < 580 < first.bbox.bottom


def test_cells_say_how_sure_they_are(page_of):
    wrapped = [
        ("Désignation", "2026 (€)"),
        ("Columbarium, case de deux", ""),
        ("urnes, quinze ans", "316,20"),
    ]
    plain = [("Concession", "77,00"), ("Caution", "1 000,00")]

    def draw(pen):
        for k, (label, figure) in enumerate([*wrapped, *plain]):
            pen.text(40, 120 + 9.4 * k, label)
            pen.text(260 - 4.9 * len(figure), 120 + 9.4 * k, figure)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[1] == ["Columbarium, case de deux urnes, quinze ans", "316,20"]
    assert {c.confidence for c in grid.cells if c.row == 1} == {0.7}
    assert {c.confidence for c in grid.cells if c.row == 3} == {0.9}


def test_open_ends_are_told(page_of):
    (grid,) = grids(page_of(lambda pen: put(pen, LOANS, 40, 120)))
    assert (grid.open_top, grid.open_bottom) == (True, True)
    (grid,) = grids(page_of(lambda pen: put(pen, LOANS, 40, 120, rules=True)))
    assert (grid.open_top, grid.open_bottom) == (False, False)


def test_tariffs_may_rise_by_one_step(page_of):
    steps = [
        ("Quotient", "Tarif (€)"),
        *[(f"Tranche {'ABCDE'[k]}", f"{1 + k},20") for k in range(5)],
    ]
    (grid,) = grids(page_of(lambda pen: put(pen, steps, 40, 120)))
    assert rows(grid) == as_lists(steps)


def test_counts_that_rise_to_a_total_are_no_contents(page_of):
    counts = [("Sport", "3"), ("Culture", "5"), ("Total", "8")]
    (grid,) = grids(page_of(lambda pen: put(pen, counts, 40, 120)))
    assert rows(grid) == as_lists(counts)


NO_TABLES = {
    "agenda": [
        [(50, f"{k}."), (75, text)]
        for k, text in enumerate(["Procès-verbal", "Budget", "Tarifs", "Divers"], 1)
    ],
    "contents": [
        [(50, t), (540, n)] for t, n in [("Préambule", "3"), ("Le budget", "5"), ("La dette", "12")]
    ],
    "leaders": [
        [(50, t + "." * 60), (540, n)]
        for t, n in [("Préambule", "3"), ("Le budget", "5"), ("La dette", "9")]
    ],
    "signatures": [
        [(80, "Le secrétaire,"), (350, "Le maire,")],
        [(80, "Jean DUPONT"), (350, "Marie DURAND")],
    ],
    "votes": [
        [(50, "Présents :"), (300, "28")],
        [(50, "Votants :"), (300, "33")],
        [(50, "Pouvoirs :"), (300, "5")],
    ],
    "address": [
        [(50, "Mairie de Saint-Orven"), (350, "Saint-Orven, le 3 mars 2026")],
        [(50, "12 place de l'Église")],
        [(50, "62000 SAINT-ORVEN"), (350, "Monsieur le Préfet")],
        [(50, "Tél. : 03 21 00 00 00"), (350, "62020 ARRAS CEDEX 9")],
    ],
    "members": [
        [(50, "M. Jean DUPONT"), (230, "Mme Anne MARTIN"), (410, "M. Luc PETIT")],
        [(50, "Mme Zoé ROBERT"), (230, "M. Paul DURAND"), (410, "Mme Lise MOREAU")],
        [(50, "M. Marc SIMON"), (230, "Mme Eva LAURENT"), (410, "M. Hugo ROUX")],
    ],
    "bullets": [
        [(50, "•"), (70, "une dotation de 40 500,00 € ouverte à cet effet")],
        [(50, "•"), (70, "un crédit de 12 000 € pour les travaux")],
        [(50, "•"), (70, "45 logements")],
    ],
    "articles": [
        [(50, "Article 1"), (120, "D'attribuer une subvention de 1 500 € à l'association.")],
        [(50, "Article 2"), (120, "D'imputer la dépense au chapitre 65.")],
    ],
    "axes": [[(200, str(450 - 50 * k)), (400, str(450 - 50 * k))] for k in range(8)],
}


@pytest.mark.parametrize("name", sorted(NO_TABLES))
def test_what_looks_like_a_table_is_none(page_of, name):
    def draw(pen):
        for k, row in enumerate(NO_TABLES[name]):
            for x, text in row:
                pen.text(x, 120 + 14 * k, text)

    assert grids(page_of(draw)) == ()


def test_prose_in_two_columns_is_no_table(page_of):
    def draw(pen):
        paragraph(pen, 60, 30, width=240)
        paragraph(pen, 60, 30, left=310, width=240)

    assert grids(page_of(draw)) == ()


def right(pen, x, y, text, *, bold=False):
    """``text`` ending at ``x``."""
    pen.text(x - pen.canvas.stringWidth(text, BOLD if bold else FONT, SIZE), y, text, bold=bold)


def test_a_text_set_close_to_figures_is_told_by_the_edges_in_line(page_of):
    """Two points of padding on both sides are less than a space; figures end and texts begin in
    line.
    """
    amounts = [
        ("Sport", "7,50", "ville"),
        ("Culture", "1 250,00", "deux ans"),
        ("Jeunesse", "980,00", "solde"),
    ]

    def draw(pen):
        for k, (label, amount, note) in enumerate([*amounts, *amounts]):
            pen.text(40, 120 + 14 * k, label)
            right(pen, 200, 120 + 14 * k, amount)
            pen.text(202, 120 + 14 * k, note)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists([*amounts, *amounts])


@pytest.mark.parametrize(
    ("white", "cols"), [(3.6, 3), (2.5, 2)], ids=["wider than a space", "a space"]
)
def test_codes_of_one_width_are_told_by_the_white_before_their_texts(page_of, white, cols):
    """The last page of a numbered list: below the hundred and above nine all numbers are as wide."""
    texts = ["Ville de Valmont", "Union sportive", "Amis de la forêt", "Comité des fêtes"]

    def draw(pen):
        for k, label in enumerate([*texts, *texts]):
            pen.text(40, 120 + 14 * k, str(21 + k))
            pen.text(40 + pen.canvas.stringWidth("21", FONT, SIZE) + white, 120 + 14 * k, label)
            right(pen, 300, 120 + 14 * k, f"{k + 1} 250,00")

    (grid,) = grids(page_of(draw))
    assert grid.cols == cols


def test_a_band_under_a_centred_title_is_no_part_of_it(page_of):
    def draw(pen):
        pen.text(70, 100, "Libellé", bold=True)
        right(pen, 260, 100, "Montant", bold=True)
        pen.text(40, 114, "ÉQUIPEMENT DES ÉCOLES", bold=True)
        for k, name in enumerate(["Mobilier", "Travaux des cours", "Informatique"]):
            pen.text(40, 128 + 14 * k, name)
            right(pen, 260, 128 + 14 * k, f"{k + 1} 250,00")

    (grid,) = grids(page_of(draw))
    assert rows(grid)[:3] == [
        ["Libellé", "Montant"],
        ["ÉQUIPEMENT DES ÉCOLES", ""],
        ["Mobilier", "1 250,00"],
    ]


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
            (str(6130 + 7 * n + k), label, f"{n + 1} 250,00") for k, label in enumerate(labels)
        ]
        printed.append((f"Total {band[3:]}", "", "3 750,00"))

    def draw(pen):
        for k, (code, label, amount) in enumerate(printed):
            pen.text(50, 100 + 16 * k, code)
            pen.text(100, 100 + 16 * k, label)
            right(pen, 400, 100 + 16 * k, amount)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists(printed)


def test_a_word_for_nothing_close_after_a_figure_is_a_cell(page_of):
    """The figures of the other columns stand further apart: no three of them are in one run with
    it.
    """
    years = [
        ("Écoles", "5 148", "néant", "33", "41"),
        ("Voirie", "1 020", "9 480", "115", "7"),
        ("Total", *"6789"),
    ]

    def draw(pen):
        for k, (label, *figures) in enumerate([*years, *years]):
            pen.text(40, 120 + 14 * k, label)
            for c, text in enumerate(figures):
                right(pen, 200 + 27 * c, 120 + 14 * k, text)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists([*years, *years])


def test_bands_in_the_middle_of_a_table_make_no_column(page_of):
    bands, labels = (
        ["1. ENFANCE", "2. VOIRIE ET RÉSEAUX", "3. Sport", "4. CULTURE"],
        ["Crèche", "Gymnase"],
    )
    printed = [
        row
        for n in range(4)
        for row in ((bands[n], ""), *[(label, f"{n + 1} 250,00") for label in labels])
    ]

    def draw(pen):
        for k, (label, amount) in enumerate(printed):
            width = pen.canvas.stringWidth(label, FONT if amount else BOLD, SIZE)
            pen.text(40 if amount else 220 - width / 2, 100 + 16 * k, label, bold=not amount)
            right(pen, 400, 100 + 16 * k, amount)

    (grid,) = grids(page_of(draw))
    assert grid.cols == 2
    assert [row for row in rows(grid) if row[1]] == [list(row) for row in printed if row[1]]


FIGURES = [
    ("Sport", "120,00", "130,00", "140,00", "150,00"),
    ("Culture", "1 250,00", "980,00", "760,00", "15,00"),
]


def under_titles(pen, *levels, step=9):
    """Figures in columns that end at 200, 270, 340 and 410, under levels of titles given by their
    middle.
    """
    for k, level in enumerate(levels):
        for x, text in level.items():
            pen.text(x - pen.canvas.stringWidth(text, FONT, SIZE) / 2, 131 + step * (k - 2), text)
    for k, (label, *figures) in enumerate([*FIGURES, *FIGURES]):
        pen.text(40, 145 + 16 * k, label)
        for c, text in enumerate(figures):
            right(pen, 200 + 70 * c, 145 + 16 * k, text)


NAMED = {180: "2023", 250: "2024", 320: "2025", 390: "2026"}


@pytest.mark.parametrize("label", [0, 1, 2], ids=["over", "beside both levels", "below"])
def test_titles_over_two_columns_each_are_shared_out(page_of, label):
    levels = [{215: "Recettes", 355: "Dépenses"}, {}, NAMED]
    levels[label] = {50: "Libellé", **levels[label]}
    (grid,) = grids(page_of(lambda pen: under_titles(pen, *levels)))
    spans = {
        (c.text, c.row, c.col, c.colspan)
        for c in grid.cells
        if c.text in ("Recettes", "Dépenses", "2024")
    }
    assert spans == {("Recettes", 0, 1, 2), ("Dépenses", 0, 3, 2), ("2024", 1, 2, 1)}


@pytest.mark.parametrize("label", [0, 1], ids=["at the top", "beside both levels"])
@pytest.mark.parametrize(
    "over", [{410: "Dépenses"}, {270: "Recettes", 410: "Dépenses"}], ids=["one", "two"]
)
def test_titles_in_line_with_the_last_of_their_columns_stand_over_all(page_of, label, over):
    """The cells of one row of titles stand alike in it: what has a line of titles more stands under
    a second level.
    """

    def draw(pen):
        under_titles(pen)
        pen.text(40, (113, 118)[label], "Libellé")
        for y, titles in (
            (113, over),
            (123, dict(zip((200, 270, 340, 410), NAMED.values(), strict=True))),
        ):
            for x, text in titles.items():
                right(pen, x, y, text)

    (grid,) = grids(page_of(draw))
    width = 4 // len(over)
    found = [(c.text, c.row, c.col, c.colspan) for c in grid.cells if c.text in over.values()]
    assert found == [(text, 0, 1 + width * k, width) for k, text in enumerate(over.values())]
    assert {c.text for c in grid.cells if c.row == 1} == set(NAMED.values())


def test_a_title_over_two_columns_does_not_tell_where_they_part(page_of):
    """Titles centred in columns wider than their figures: the longer ones end nearer to the next
    column's figures.
    """
    names = ["2025", "CP 2026 en k€", "2027", "AP en k€"]

    def draw(pen):
        for y, titles in ((113, {236: "Investissement", 390: "Fonctionnement"}), (123, {})):
            for x, text in (titles or {198 + 77 * c: text for c, text in enumerate(names)}).items():
                pen.text(x - pen.canvas.stringWidth(text, FONT, SIZE) / 2, y, text)
        for k, (label, *figures) in enumerate([*FIGURES, *FIGURES]):
            pen.text(40, 145 + 16 * k, label)
            for c, text in enumerate(figures):
                right(pen, 236 + 77 * c, 145 + 16 * k, text.removesuffix(",00"))

    (grid,) = grids(page_of(draw))
    assert rows(grid)[:2] == [["", "Investissement", "", "Fonctionnement", ""], ["", *names]]


def test_a_title_of_two_lines_whose_row_stands_at_its_foot_is_whole(page_of):
    levels = [
        {390: "Coût total"},
        {50: "Libellé", 180: "Eau", 250: "Gaz", 320: "Bois", 390: "du projet"},
    ]
    (grid,) = grids(page_of(lambda pen: under_titles(pen, *levels)))
    assert rows(grid)[0] == ["Libellé", "Eau", "Gaz", "Bois", "Coût total du projet"]


def test_a_title_of_two_lines_beside_others_of_one_is_whole(page_of):
    levels = [
        {390: "Coût total"},
        {50: "Libellé", 180: "Eau", 250: "Gaz", 320: "Bois"},
        {390: "du projet"},
    ]
    (grid,) = grids(page_of(lambda pen: under_titles(pen, *levels, step=5)))
    assert rows(grid)[0] == ["Libellé", "Eau", "Gaz", "Bois", "Coût total du projet"]


def test_figures_closer_than_words_are_columns_where_all_lines_part_them(page_of):
    """A programme of many years on one sheet: a dash for nothing stands among its figures."""
    years = [("Écoles", *(f"{k + 2} {100 + k}" for k in range(6))), ("Voirie", *("-", "9 480") * 3)]
    years += [("Salle communale", *(f"{k + 1} 0{k}5" for k in range(6)))]

    def draw(pen):
        for k, (label, *figures) in enumerate(years):
            pen.text(40, 120 + 14 * k, label)
            for c, text in enumerate(figures):
                right(pen, 200 + 27 * c, 120 + 14 * k, text)
        for k in range(6):
            pen.text(
                40,
                200 + 14 * k,
                "Les crédits de paiement sont inscrits au budget de chaque exercice concerné",
            )

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists(years)


def test_a_text_in_the_middle_of_a_table_spans_it(page_of):
    def draw(pen):
        for k, (label, *figures) in enumerate([*FIGURES, *FIGURES, *FIGURES]):
            y = 100 + 16 * (k + k // 2)
            pen.text(40, y, label)
            for c, text in enumerate(figures):
                right(pen, 200 + 70 * c, y, text)
            if k % 2:
                pen.text(225 - 30, y + 16, "Fonctionnement")

    (grid,) = grids(page_of(draw))
    assert [(c.col, c.colspan) for c in grid.cells if c.text == "Fonctionnement"] == [
        (0, 5),
        (0, 5),
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
    body = [[" ".join(pair), f"{k + 1} 250,00", f"{k + 4} 980,00"] for k, pair in enumerate(labels)]
    assert rows(grid) == [["Libellé", "Voté", "Réalisé"], *body]


def test_the_second_line_of_a_title_may_be_a_number(page_of):
    levels = [{180: "Note /", 250: "Avenant n°", 320: "Prix", 390: "Taux en %"}, {50: "Libellé"}]
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


def test_a_figure_that_has_no_room_goes_on_below(page_of):
    """Its groups part at plain spaces, as anywhere a line may end; the label is centred or goes on
    as well.
    """
    body = [
        ("663", "657", ("Charges à caractère", "général"), "350,00 €", "350,00 €"),
        ("1 211", "1 229", ("Personnel et frais", "assimilés"), "100,00 €", "900,00 €"),
        ("300", "299", ("Autres charges de", "gestion courante"), "100,00 €", "800,00 €"),
    ]

    def draw(pen):
        for x, text in ((40, "Libellé"), (170, "BP 2026"), (230, "Total")):
            pen.text(x, 90, text, bold=True)
        for k, (*begun, label, first, second) in enumerate(body):
            y = 108 + 26 * k
            for line, texts in enumerate((begun, (first, second))):
                pen.text(40, y + 9.5 * line, label[line])
                for c, text in enumerate(texts):
                    right(pen, 200 + 60 * c, y + 9.5 * line, text)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[1:] == [
        [" ".join(label), f"{a} {c}", f"{b} {d}"] for a, b, label, c, d in body
    ]


def test_figures_below_each_other_are_rows_though_they_could_be_one(page_of):
    body = [("Élèves", "663", "657"), ("Crédits", "350,00 €", "350,00 €"), ("Classes", "12", "11")]
    body += [("Dotation", "100,00 €", "900,00 €"), ("Repas", "811", "790")]

    def draw(pen):
        for k, (label, *figures) in enumerate(body):
            pen.text(40, 100 + 14 * k, label)
            for c, text in enumerate(figures):
                right(pen, 200 + 60 * c, 100 + 14 * k, text)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists(body)


def test_the_units_under_the_figures_of_a_bold_total_start_no_table(page_of):
    """The label in the middle of the row is no caption, the units below it are no titles."""

    def draw(pen):
        for k, (label, *figures) in enumerate([*FIGURES, *FIGURES]):
            pen.text(40, 100 + 16 * k, label)
            for c, text in enumerate(figures):
                right(pen, 200 + 70 * c, 100 + 16 * k, text)
        pen.text(40, 169, "TOTAL", bold=True)
        pen.text(40, 189, "Net à payer", bold=True)
        for c, text in enumerate(("2 740,00", "2 220,00", "1 800,00", "330,00")):
            right(pen, 200 + 70 * c, 164, text, bold=True)
            right(pen, 200 + 70 * c, 174, "€", bold=True)
        right(pen, 410, 184, "7 090,00", bold=True)
        right(pen, 410, 194, "€", bold=True)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[-2:] == [
        ["TOTAL", "2 740,00 €", "2 220,00 €", "1 800,00 €", "330,00 €"],
        ["Net à payer", "", "", "", "7 090,00 €"],
    ]


def test_the_label_of_the_last_row_is_whole_above_the_rule_that_closes_the_table(page_of):
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


def test_labels_beside_several_lines_are_a_column_though_their_totals_run_over_it(page_of):
    def draw(pen):
        for x, text in ((40, "Canton"), (100, "Commune")):
            pen.text(x, 84, text)
        right(pen, 300, 84, "Subvention")
        y = 100
        for canton, count in (("Alençon", 2), ("Bretoncelles", 3), ("Ceton", 5)):
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
    assert [c.rowspan for c in grid.cells if c.text in ("Alençon", "Bretoncelles", "Ceton")] == [
        2,
        3,
        5,
    ]


def test_titles_of_two_lines_beside_single_ones_do_not_lose_the_second(page_of):
    """The two share a white of their own that no other title has."""
    levels = [
        {320: "Évolution", 390: "Évolution"},
        {50: "Nature", 180: "2024", 250: "2025"},
        {320: "(€)", 390: "(%)"},
    ]
    (grid,) = grids(page_of(lambda pen: under_titles(pen, *levels, step=5)))
    assert rows(grid)[0] == ["Nature", "2024", "2025", "Évolution (€)", "Évolution (%)"]


def test_a_title_at_the_foot_of_a_frame_is_its_last_row(page_of):
    def draw(pen):
        for k, (label, *figures) in enumerate([*FIGURES, *FIGURES]):
            pen.text(44, 100 + 16 * k, label)
            for c, text in enumerate(figures):
                right(pen, 200 + 70 * c, 100 + 16 * k, text)
        pen.text(44, 164, "Secteur du quartier de la gare et des faubourgs", bold=True)
        pen.text(
            40,
            186,
            "La présente délibération sera transmise au représentant de l'État dans le"
            " département.",
        )
        for x in (40, 416):
            pen.line(x, 90, x, 169)

    (grid,) = grids(page_of(draw))
    assert rows(grid)[-1][0] == "Secteur du quartier de la gare et des faubourgs"


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
