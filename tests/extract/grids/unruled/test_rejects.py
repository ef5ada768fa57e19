"""What only looks like a table is left out: scales, contents, forms, prose; tables that resemble
them are not.
"""

import pytest

from extract.grids.choose import grids

from ...drawing import BOLD, SIZE
from ...small_tables import LOANS, as_lists, put, right, rows
from ...unruled import paragraph


@pytest.mark.parametrize("rules", [False, True])
@pytest.mark.parametrize("pitch", [12.5, 14.0, 15.5])
def test_prose_beside_a_table_is_no_column_of_it(page_of, pitch, rules):
    def draw(pen):
        paragraph(pen, 60, 20, width=240)
        put(pen, LOANS, 310, 120, pitch=pitch, rules=rules)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists(LOANS)
    assert grid.bbox.x0 > 290


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


def test_lengths_beside_their_names_are_a_column(page_of):
    roads = [
        ("Le Bourg", "8 529 m"),
        ("Les Rotours", "11 959 m"),
        ("Le Hamel", "976 m"),
    ]
    (grid,) = grids(page_of(lambda pen: put(pen, roads, 40, 120)))
    assert rows(grid) == as_lists(roads)


def test_lengths_beside_what_they_cost_are_no_sketch(page_of):
    lorries = [
        ("Achat", "Distance", "Entretien"),
        ("2011", "242 984 km", "9 226,63 €"),
        ("2018", "67 915 km", "7 095,03 €"),
        ("2020", "64 385 km", "13 833,29 €"),
    ]

    def draw(pen):
        for k, row in enumerate(lorries):
            for c, text in enumerate(row):
                right(pen, 100 + 120 * c, 120 + 14 * k, text)

    (grid,) = grids(page_of(draw))
    assert rows(grid) == as_lists(lorries)


NO_TABLES = {
    "sketch": [
        [(50, "Produit"), (250, "Distribué"), (450, "Vendu")],
        [(50, "122 685 m"), (250, "97 983 m3"), (450, "80 540 m")],
        [(50, "116 712 m"), (250, "94 037 m3"), (450, "93 138 m")],
    ],
    "agenda": [
        [(50, f"{k}."), (75, text)]
        for k, text in enumerate(
            ["Procès-verbal", "Budget", "Tarifs", "Divers"], 1
        )
    ],
    "contents": [
        [(50, t), (540, n)]
        for t, n in [("Préambule", "3"), ("Le budget", "5"), ("La dette", "12")]
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
        [
            (50, "M. Jean DUPONT"),
            (230, "Mme Anne MARTIN"),
            (410, "M. Luc PETIT"),
        ],
        [
            (50, "Mme Zoé ROBERT"),
            (230, "M. Paul DURAND"),
            (410, "Mme Lise MOREAU"),
        ],
        [
            (50, "M. Marc SIMON"),
            (230, "Mme Eva LAURENT"),
            (410, "M. Hugo ROUX"),
        ],
    ],
    "bullets": [
        [(50, "•"), (70, "une dotation de 40 500,00 € ouverte à cet effet")],
        [(50, "•"), (70, "un crédit de 12 000 € pour les travaux")],
        [(50, "•"), (70, "45 logements")],
    ],
    "articles": [
        [
            (50, "Article 1"),
            (120, "D'attribuer une subvention de 1 500 € à l'association."),
        ],
        [(50, "Article 2"), (120, "D'imputer la dépense au chapitre 65.")],
    ],
    "axes": [
        [(200, str(450 - 50 * k)), (400, str(450 - 50 * k))] for k in range(8)
    ],
}


@pytest.mark.parametrize(
    ("white", "count", "found"), [(3.0, 2, 0), (12.0, 2, 1), (3.0, 3, 1)]
)
def test_two_amounts_a_space_behind_their_colons_end_at_one_edge_by_chance(
    page_of, white, count, found
):
    prices = [
        ("• Par emplacement :", "3,50 €"),
        ("• Par camping-car :", "1,50 €"),
        ("• Électricité :", "3,00 €"),
    ]

    def draw(pen):
        for y, text in ((40, "Conseil municipal"), (800, "Mairie")):
            pen.text(40, y, text)
            pen.text(400, y, "Séance du 3 mars")
        for k, (label, amount) in enumerate(prices[:count]):
            edge = 300 - pen.canvas.stringWidth(amount, BOLD, SIZE)
            right(pen, edge - white, 120 + 12 * k, label)
            right(pen, 300, 120 + 12 * k, amount, bold=True)

    assert len(grids(page_of(draw))) == found


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
