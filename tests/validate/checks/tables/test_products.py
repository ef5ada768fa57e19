"""Quantity by rate is the amount of a line."""

import pytest

from validate.checks.tables.products import CHECK
from validate.messages import format_equation
from validate.model.identity import Verdict

HEADER = [
    "Convives",
    "Repas",
    "Prix facturé (€)",
    "Usagers (€)",
    "Aide (€)",
    "Total (€)",
]
ROWS = [
    ["Enfants, tarif réduit", "21 480", "1,00", "21 480,00", "64 440,00", "85 920,00"],
    ["Enfants, tranche 3", "17 925", "2,85", "51 086,25", "–", "51 086,25"],
    ["Enfants, tranche 4", "24 310", "3,90", "94 809,00", "–", "94 809,00"],
    ["Enfants, hors commune", "3 146", "5,60", "17 617,60", "–", "17 617,60"],
    ["Personnel", "2 208", "4,75", "10 488,00", "–", "10 488,00"],
    ["Enseignants", "1 374", "6,20", "8 518,80", "–", "8 518,80"],
]  # fmt: skip


@pytest.fixture
def products(make_document, make_raw, run_check):
    def run(rows):
        return run_check(make_document([make_raw("t", HEADER, rows)]), CHECK)[0]

    return run


def test_an_amount_that_adds_an_aid_to_the_product_is_no_deviation(products):
    """All other totals are the product; of this line, what the users pay is."""
    found = products(ROWS)
    assert {one.verdict for one in found} == {Verdict.HELD}
    assert "t!r0c5" not in {one.identity.result for one in found}


def test_an_amount_that_no_column_of_the_line_prints_fails(products):
    rows = [list(row) for row in ROWS]
    rows[2][3] = rows[2][5] = "98 409,00"
    failed = [
        one.identity.result
        for one in products(rows)
        if one.verdict is Verdict.FAILED
    ]
    assert "t!r2c3" in failed


@pytest.mark.parametrize(
    ("price", "printed", "failed"),
    [
        ("13,50", "-1 093,50", []),
        ("13,50", "-1 039,50", ["t!r1c3"]),
        # a rebate without its minus
        ("-13,50", "1 093,50", ["t!r1c3"]),
    ],
)
def test_what_is_left_out_is_a_product_below_nothing(
    make_document, make_raw, run_check, price, printed, failed
):
    rows = [
        ["Bornes", "412", "18,50", "7 622,00"],
        ["Projecteurs non posés", "81", price, printed],
        ["Coffret", "237", "9,75", "2 310,75"],
    ]
    header = ["Prestation", "Quantité", "Prix unitaire (€)", "Montant (€)"]
    document = make_document([make_raw("t", header, rows)])
    found = run_check(document, CHECK)[0]
    assert len(found) == len(rows)
    assert [
        one.identity.result for one in found if one.verdict is Verdict.FAILED
    ] == failed


@pytest.mark.parametrize(
    ("header", "failed"),
    [("Recette par nuitée", []), ("Prix de la nuitée", ["t!r0c2"])],
)
def test_what_one_of_them_brings_is_divided_where_it_stands_behind(
    make_document, make_raw, run_check, header, failed
):
    rows = [
        ["Avril", "131", "2 977,00", "22,73"],
        ["Mai", "297", "6 831,00", "23,00"],
        ["Juin", "548", "13 426,00", "24,50"],
        ["Juillet", "1 189", "36 859,00", "31,00"],
        ["Août", "1 322", "40 982,00", "31,00"],
    ]
    header = ["Mois", "Nuitées", "Recettes (€)", header]
    document = make_document([make_raw("t", header, rows)])
    found = run_check(document, CHECK)[0]
    assert [
        one.identity.result for one in found if one.verdict is Verdict.FAILED
    ] == failed


def test_the_amount_of_a_total_again_is_no_product(
    make_document, make_raw, run_check
):
    rows = [
        ["Adulte", "2 418", "24,00", "58 032,00"],
        ["Moins de 18 ans", "864", "14,00", "12 096,00"],
        ["Club", "598", "13,00", "7 774,00"],
        ["Guides (gratuit)", "176", "–", "–"],
        ["Nuitées", "4 056", "–", "77 902,00"],
        ["payantes", "3 880", "20,08", "77 902,00"],
    ]
    header = ["Catégorie", "Nuitées", "Tarif (€)", "Recette (€)"]
    document = make_document([make_raw("t", header, rows)])
    found = run_check(document, CHECK)[0]
    assert {one.identity.result for one in found} == {
        f"t!r{n}c3" for n in range(3)
    }


CREDITS = [
    ["Fauchage", "186 400 €", "149 860 €", "80,4 %"],
    ["Balayage", "92 750 €", "64 925 €", "70,0 %"],
    ["Rivières", "241 000 €", "132 550 €", "55,0 %"],
    ["Fourrière", "38 600 €", "31 266 €", "81,0 %"],
    ["Administration", "74 250 €", "54 945 €", "74,0 %"],
]


@pytest.mark.parametrize(
    ("order", "failed"),
    [((0, 1, 2, 3), []), ((0, 1, 3, 2), ["t!r0c3"])],
    ids=["behind", "before"],
)
def test_a_percentage_behind_both_figures_may_be_a_rounded_quotient(
    make_document, make_raw, run_check, order, failed
):
    header = ["Compétence", "Base", "Montant", "Taux"]
    rows = [[row[n] for n in order] for row in (header, *CREDITS)]
    table = make_raw("t", rows[0], rows[1:])
    found = run_check(make_document([table]), CHECK)[0]
    assert [
        one.identity.result for one in found if one.verdict is Verdict.FAILED
    ] == failed


RENT = ["Salle", "Heures", "Tarif horaire (€)", "Recette (€)"]


def rents(wrong="1 093,50"):
    return [
        ["Grande salle", "412", "18,50", "7 622,00"],
        ["Salle des aînés", "81", "13,50", wrong],
        ["Studio", "237", "9,75", "2 310,75"],
    ]


@pytest.mark.parametrize(
    ("wrong", "failed"),
    [("1 093,50", []), ("1 039,50", ["t!r1c3"])],
)
def test_two_lines_judge_a_third_where_words_say_what_one_costs(
    make_document, make_raw, run_check, wrong, failed
):
    document = make_document([make_raw("t", RENT, rents(wrong))])
    found = run_check(document, CHECK)[0]
    assert failed == [
        one.identity.result for one in found if one.verdict is Verdict.FAILED
    ]
    assert all(one.identity.adoption.proves for one in found) or failed


TAXED = ["Hébergement", "Produit (€)", "Taxe additionnelle 10 % (€)"]
TAXES = [
    ["Hôtels 4 étoiles", "10 910,60", "1 091,06"],
    ["Hôtels 3 étoiles", "23 908,50", "2 390,85"],
    ["Campings 3 étoiles", "17 207,85", "1 720,79"],
    ["Sans classement", "17 231,46", "1 723,15"],
]


@pytest.mark.parametrize(
    ("last", "failed"),
    [
        (["Saison 2025", "69 258,41", "6 925,85"], []),
        (["Meublés", "69 258,41", "6 925,86"], ["t!r4c2"]),
        (["Évolution 2025 / 2024", "-0,4 %", "-0,4 %"], []),
    ],
)
def test_sums_of_rounded_lines_and_changes_owe_no_product(
    make_document, make_raw, run_check, last, failed
):
    """6 925,85 adds up the lines, each rounded; a tenth of 69 258,41 is 6 925,84."""
    document = make_document([make_raw("t", TAXED, [*TAXES, last])])
    found = run_check(document, CHECK)[0]
    assert failed == [
        one.identity.result for one in found if one.verdict is Verdict.FAILED
    ]


NOTICE = [
    "Taxes",
    "Bases effectives 2024 1",
    "Taux de référence (%) 2",
    "Bases prévisionnelles 2025 3",
    "Produits de référence (col. 3 × col. 2) 4",
]
NOTIFIED = [
    ["Foncier bâti", "3 912 455", "41,36", "3 986 000", "1 648 610"],
    ["Foncier non bâti", "48 210", "62,15", "48 900", "30 391"],
    ["Habitation", "286 940", "17,08", "291 300", "49 754"],
]


def test_two_lines_judge_a_third_by_a_formula_that_a_header_prints(
    make_document, make_raw, run_check
):
    def heard(header, wrong="1 648 610"):
        rows = [[*NOTIFIED[0][:4], wrong], *NOTIFIED[1:]]
        found = run_check(make_document([make_raw("t", header, rows)]), CHECK)
        return [
            (one.verdict, one.identity.adoption.unheard) for one in found[0]
        ]

    silent = [*NOTICE[:4], "Produits de référence 4"]
    assert heard(NOTICE) == [(Verdict.HELD, False)] * 3
    assert heard(silent) == [(Verdict.HELD, True)] * 3
    assert (Verdict.FAILED, True) in heard(NOTICE, "1 684 610")


TRIPS = ["Ligne", "Temps total", "Prix de l'heure", "Coût"]


def trips(wrong="16 184,00 €"):
    return [
        ["Ligne 1", "242 h 40", "54,60 €", "13 249,60 €"],
        ["Ligne 2", "317 h 20", "51,00 €", wrong],
        ["Ligne 3", "163 h 20", "54,60 €", "8 918,00 €"],
        ["Midi", "95 h 40", "48,00 €", "4 592,00 €"],
        ["Piscine", "25 h 00", "60,00 €", "1 500,00 €"],
    ]


@pytest.mark.parametrize("wrong", ["16 184,00 €", "16 148,00 €"])
def test_hours_and_minutes_at_a_price_for_the_hour(
    make_document, make_raw, run_check, wrong
):
    document = make_document([make_raw("t", TRIPS, trips(wrong))])
    found, _ = run_check(document, CHECK)
    failed = {one.identity.result for one in found if one.delta}
    assert len(found) == 5
    assert failed == ({"t!r1c3"} if "48" in wrong else set())
    facts = {fact.id: fact for fact in document.facts}
    shown = format_equation(found[0], facts)
    assert shown.startswith("242 h 40 × 54,60 € = 13")


PRICED_LINES = [
    ["moins de 6 m", "61", "612,00", "37 332,00"],
    ["6 à 7,99 m", "82", "884,00", "72 488,00"],
    ["8 à 9,99 m", "55", "1 296,00", "73 872,00"],
    ["10 à 11,99 m", "28", "1 835,00", "51 380,00"],
    ["12 m et plus", "9", "2 640,00", "23 760,00"],
]


def test_a_mean_price_beside_the_sum_of_quantities_is_of_no_product(
    make_document, make_raw, run_check
):
    """Though the amounts do not add up: one of them is misprinted."""
    rows = [*PRICED_LINES, ["Pontons", "235", "1 090,38", "256 240,00"]]
    header = ["Longueur", "Contrats", "Tarif HT (€)", "Produit HT (€)"]
    found = run_check(make_document([make_raw("t", header, rows)]), CHECK)[0]
    assert [
        one.identity.result for one in found if one.verdict is Verdict.FAILED
    ] == ["t!r2c3"]


@pytest.mark.parametrize("label", ["Rappel de 2024", "Rappel 2024"])
def test_what_all_came_to_at_another_time_has_a_mean_price(
    make_document, make_raw, run_check, label
):
    recalled = [label, "219", "1 036,43", "227 980,00"]
    total = ["Total", "235", "1 101,41", "258 832,00"]
    rows = [*PRICED_LINES, total, recalled]
    header = ["Longueur", "Contrats", "Tarif HT (€)", "Produit HT (€)"]
    found = run_check(make_document([make_raw("t", header, rows)]), CHECK)[0]
    rows_told = {one.identity.result for one in found}
    assert "t!r2c3" in rows_told
    assert "t!r6c3" not in rows_told


@pytest.mark.parametrize(
    ("header", "failed"),
    [("Dotation", []), ("Prix unitaire (€)", ["t!r3c1"])],
)
def test_what_a_whole_comes_to_for_one_was_rounded(
    make_document, make_raw, run_check, header, failed
):
    rows = [
        ["Clôtures", "27 450,00", "15", "1 830,00"],
        ["Auvent", "63 840,00", "20", "3 192,00"],
        ["Chaudière", "38 520,00", "12", "3 210,00"],
        ["Bâtiment", "412 600,00", "30", "13 753,33"],
        ["Broyeur", "31 280,00", "8", "3 910,00"],
        ["Serveur", "11 340,00", "5", "2 268,00"],
    ]
    names = ["Bien", "Valeur", "Durée", header]
    found = run_check(make_document([make_raw("t", names, rows)]), CHECK)[0]
    assert failed == [
        one.identity.result for one in found if one.verdict is Verdict.FAILED
    ]


AIDED = ["Nature", "Base (€)", "Taux (%)", "Aide (€)"]
AIDS = [
    ["Énergie, très modestes", "458 902", "10", "45 890"],
    ["Énergie, modestes", "226 410", "5", "11 321"],
    ["Autonomie", "114 206", "10", "11 421"],
    ["Très dégradé", "189 360", "15", "28 404"],
    ["Bailleurs", "298 116", "8", "23 849"],
    ["Rappel, première année", "948 310", "9,4", "89 127"],
]


@pytest.mark.parametrize(
    ("row", "aid", "failed"),
    [
        (5, "89 127", set()),
        (3, "32 187", {"t!r3c3"}),
        (5, "98 127", {"t!r5c3"}),
    ],
    ids=["a mean", "another rate", "farther than a mean"],
)
def test_a_finer_percentage_among_round_ones_is_a_mean(
    make_document, make_raw, run_check, row, aid, failed
):
    rows = [list(one) for one in AIDS]
    rows[row][3] = aid
    document = make_document([make_raw("t", AIDED, rows)])
    outcomes, _ = run_check(document, CHECK)
    broken = [one for one in outcomes if one.verdict is Verdict.FAILED]
    assert {one.identity.result for one in broken} == failed


TEAMS = [
    "Poste",
    "Agents",
    "Jours",
    "Jours-personne",
    "Prix du jour",
    "Montant",
]
DAYS = [
    ["Responsable", "1", "45", "45", "412,00", "18 540,00"],
    ["Archéologues", "4", "42", "168", "296,00", "47 928,00"],
    ["Anthropologues", "2", "35", "70", "338,00", "23 660,00"],
    ["Topographe", "1", "6", "6", "325,00", "1 950,00"],
    ["Céramologue", "1", "12", "12", "318,00", "3 816,00"],
    ["Dessinateur", "1", "25", "25", "284,00", "7 100,00"],
    ["Étude, prix moyen", "", "", "132", "355,07", "59 296,00"],
]


def test_of_two_quantities_the_one_is_meant_that_fewer_lines_of_both_break(
    make_document, make_raw, run_check
):
    """Days break two lines, days times persons one, and another where no days are printed."""
    document = make_document([make_raw("t", TEAMS, DAYS)])
    outcomes, _ = run_check(document, CHECK)
    broken = [one for one in outcomes if one.verdict is Verdict.FAILED]
    quantities = {one.identity.terms[0].fact[-2:] for one in broken}
    assert quantities == {"c3"}
    assert "t!r1c5" in {one.identity.result for one in broken}


UNTAXED = [
    ["A. École", "", "", ""],
    ["Lot 1", "86 400", "17 280", "103 680"],
    ["Lot 3", "148 750", "29 750", "178 500"],
    ["Sous-total A", "235 150", "47 030", "282 180"],
    ["B. Restaurant", "", "", ""],
    ["Lot 2", "412 300", "82 460", "494 760"],
    ["Lot 6", "203 900", "40 780", "244 680"],
    ["Sous-total B", "616 200", "123 240", "739 440"],
    ["Total travaux (A + B)", "851 350", "170 270", "1 021 620"],
    ["C. Prestations et frais", "", "", ""],
    ["Maîtrise d'œuvre", "138 490", "27 698", "166 188"],
    ["Contrôle technique", "14 200", "2 840", "17 040"],
    ["Sous-total prestations", "152 690", "30 538", "183 228"],
    ["Aléas", "37 770", "7 554", "45 324"],
    ["Assurance", "15 600", "-", "15 600"],
    ["Sous-total C", "206 060", "38 092", "244 152"],
    ["Coût de l'opération (A + B + C)", "1 057 410", "208 362", "1 265 772"],
]


@pytest.mark.parametrize(
    ("row", "tax", "failed"),
    [(0, "", []), (5, "82 640", ["t!r5c2"])],
)
def test_a_cost_that_adds_up_nested_totals_is_no_product(
    make_document, make_raw, run_check, row, tax, failed
):
    """One of the lines that it adds up bears no tax."""
    rows = [list(line) for line in UNTAXED]
    rows[row][2] = tax
    header = ["Postes", "Montant HT", "TVA 20 %", "Montant TTC"]
    document = make_document([make_raw("t", header, rows)])
    assert [
        one.identity.result
        for one in run_check(document, CHECK)[0]
        if one.verdict is Verdict.FAILED
    ] == failed


CRECHE = ["Composition", "Taux d'effort horaire (%)"]
CRECHE += ["Revenu mensuel A", "Participation A"]


def hourly(third="1,54", second=("Revenu mensuel B", "Participation B")):
    """What families of two incomes pay an hour, each at the rate of its line."""
    rows = [
        ["un enfant", "0,0619", "1 850", "1,15", "3 100", "1,92"],
        ["deux enfants", "0,0516", "2 140", "1,10", "3 480", "1,80"],
        ["trois enfants", "0,0413", "2 360", "0,97", "3 720", third],
        ["quatre à sept", "0,0310", "2 210", "0,69", "3 290", "1,02"],
    ]
    return [*CRECHE, *second], rows


@pytest.mark.parametrize(
    ("third", "second", "failed"),
    [
        ("1,54", ("Revenu mensuel B", "Participation B"), []),
        ("1,92", ("Revenu mensuel B", "Participation B"), ["t!r2c5"]),
        ("1,92", ("Ressources", "Somme due"), []),
    ],
)
def test_a_product_called_as_one_that_all_lines_obey(
    make_document, make_raw, run_check, third, second, failed
):
    """Three lines of four tell it then."""
    document = make_document([make_raw("t", *hourly(third, second))])
    found = run_check(document, CHECK)[0]
    assert [
        one.identity.result for one in found if one.verdict is Verdict.FAILED
    ] == failed


STALLS = ["Métier", "Surface (m²)", "Jours", "Tarif par m² (€)", "Droit (€)"]


def stalls(days):
    return [
        ["Manège", "120", "4", "0,55", "264,00"],
        ["Autos", "380", "4", "0,55", "836,00"],
        ["Chenille", "290", "4", "0,55", "638,00"],
        ["Loteries", "96", "4", "0,85", "326,40"],
        ["Confiserie", "64", "4", "1,10", "281,60"],
        ["Palais du rire", "150", days, "0,55", "247,50"],
    ]


@pytest.mark.parametrize(("days", "failed"), [("3", []), ("4", ["t!r5c4"])])
def test_what_a_column_prints_is_no_constant_of_the_lines(
    make_document, make_raw, run_check, days, failed
):
    """Days that are fewer in one line are days, not four times in all."""
    document = make_document([make_raw("t", STALLS, stalls(days))])
    outcomes, _ = run_check(document, CHECK)
    broken = [one for one in outcomes if one.verdict is Verdict.FAILED]
    assert [one.identity.result for one in broken] == failed
