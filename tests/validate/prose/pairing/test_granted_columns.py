"""Columns that add up, subtract, multiply or compare: found without being told."""

from decimal import Decimal

import pytest

from validate.discover import discover
from validate.model.adoption import Ground
from validate.model.identity import Severity, Verdict, evaluate


@pytest.fixture
def check_all(make_document, make_raw):
    def run(header, body, **more):
        document = make_document([make_raw("t", header, body, **more)])
        facts = {fact.id: fact for fact in document.facts}
        return [
            evaluate(identity, facts)
            for identity in discover(document).identities
        ]

    return run


def of(outcomes, rule):
    return [o for o in outcomes if o.identity.rule == rule]


def failed(outcomes, rule):
    return [
        (o.identity.result, str(o.expected))
        for o in of(outcomes, rule)
        if o.verdict is Verdict.FAILED
    ]


def eur(value):
    return f"{Decimal(value):,.2f}".replace(",", " ").replace(".", ",")


VOTED = [
    ("Personnel", 2800000, -20000),
    ("Charges", 1250000, 35000),
    ("Aides", 410000, 12500),
    ("Intérêts", 96000, -1500),
]


def budget():
    return [[name, eur(a), eur(b), eur(a + b)] for name, a, b in VOTED]


def test_a_total_column_is_the_sum_of_its_columns(check_all):
    outcomes = check_all(["Chapitre", "BP 2026", "DM 1", "Total"], budget())
    assert [o.identity.result for o in of(outcomes, "crossfooting")] == [
        f"t!r{n}c3" for n in range(4)
    ]
    assert not failed(outcomes, "crossfooting")


def test_a_line_that_does_not_add_up_is_found_among_those_that_do(check_all):
    body = [*budget(), ["Dons", "10 000,00", "500,00", "15 000,00"]]
    outcomes = check_all(["Chapitre", "BP 2026", "DM 1", "Total"], body)
    assert failed(outcomes, "crossfooting") == [("t!r4c3", "10500.00")]


def test_columns_may_stand_in_any_order_and_headers_say_otherwise(check_all):
    body = [[row[3], row[0], row[2], row[1]] for row in budget()]
    body.append(["15 000,00", "Dons", "500,00", "10 000,00"])
    outcomes = check_all(
        ["Crédits après vote, total", "Nature", "Ajustement", "Voté"], body
    )
    assert failed(outcomes, "crossfooting") == [("t!r4c0", "10500.00")]


def test_a_balance_column_is_a_difference(check_all):
    body = [
        [name, eur(a), eur(abs(b)), eur(a - abs(b))] for name, a, b in VOTED
    ]
    outcomes = check_all(["Ligne", "Disponible", "Proposition", "Solde"], body)
    assert len(of(outcomes, "difference")) == 4
    assert not failed(outcomes, "difference")


def test_many_columns_add_up_over_intermediate_totals(check_all):
    body = []
    for n in range(1, 9):
        a, b, c, d = 1000 + 37 * n, 300 + 11 * n, 50 * n + 3, 20 * n + 7
        body.append(
            [f"Structure {n}", *map(eur, (a, b, c, d, c + d, a + b + c + d))]
        )
    header = [
        "Structure",
        "ASLL",
        "AML",
        "DSF",
        "Portes closes",
        "Cumul DSF et portes",
        "Cumul financier",
    ]
    outcomes = check_all(header, body)
    assert {o.identity.result[-2:] for o in of(outcomes, "crossfooting")} == {
        "c5",
        "c6",
    }
    assert not failed(outcomes, "crossfooting")


def test_a_merged_total_adds_up_all_its_lines(check_all):
    body, spans = [], {}
    for n in range(5):
        a, b = 1000 + 13 * n, 400 + 7 * n
        spans[2 * n, 3] = (2, 1)
        body.append([f"Prestataire {n}", eur(a), eur(b), eur(a + b + 250)])
        body.append([f"Antenne {n}", eur(200), eur(50), None])
    outcomes = check_all(
        ["Prestataire", "Appui", "Gestion", "Montant total"], body, spans=spans
    )
    found = of(outcomes, "crossfooting")
    assert [len(o.identity.terms) for o in found] == [4] * 5
    assert not failed(outcomes, "crossfooting")


def test_unrelated_columns_relate_to_nothing(check_all):
    body = [
        [
            f"Ligne {n}",
            eur(n * n * 31 + 17),
            eur(n * 53 + 8),
            eur(n * 19 % 7 * 1000 + 5),
        ]
        for n in range(2, 14)
    ]
    outcomes = check_all(
        ["Ligne", "Montant 2024", "Montant 2025", "Montant 2026"], body
    )
    assert not outcomes


def test_equal_figures_everywhere_prove_nothing(check_all):
    body = [
        [f"Ligne {n}", "1 000,00", "1 000,00", "2 000,00"] for n in range(8)
    ]
    assert not of(
        check_all(["Ligne", "Part A", "Part B", "Montant"], body),
        "crossfooting",
    )


ROADS = [
    (34500, "25"),
    ("90802.99", "30"),
    ("33066.44", "35"),
    (27000, "27,5"),
    ("42864.93", "40"),
    (61000, "20"),
]


def roads():
    rows = []
    for n, (base, rate) in enumerate(ROADS):
        grant = (
            Decimal(base) * Decimal(rate.replace(",", ".")) / 100
        ).quantize(Decimal("0.01"))
        rows.append([f"Commune {n}", eur(base), f"{rate} %", eur(grant)])
    return rows


def test_a_base_times_its_percentage_is_the_grant(check_all):
    outcomes = check_all(
        ["Commune", "Dépense HT (€)", "Taux", "Subvention (€)"], roads()
    )
    assert len(of(outcomes, "product")) == 6
    body = roads()
    body[3][3] = "9 425,00"
    outcomes = check_all(
        ["Commune", "Dépense HT (€)", "Taux", "Subvention (€)"], body
    )
    assert failed(outcomes, "product") == [("t!r3c3", "7425.00")]
    assert of(outcomes, "product")[0].identity.severity is Severity.ERROR


ROADS_HEADER = ["Commune", "Dépense HT (€)", "Taux", "Subvention (€)"]
CAPPED = ["Commune", "Dépense HT (€)", "Taux", "Plafond (€)", "Subvention (€)"]
BELOW = [row for row in roads() if row[3] != "27 240,90"]
"""Roads of which no grant reaches 20 000 €."""


def town(base, *paid):
    return ["Ville", eur(base), "30 %", *map(eur, paid)]


@pytest.mark.parametrize(
    ("header", "body"),
    [
        (
            CAPPED,
            [
                *([*row[:3], "20 000,00", row[3]] for row in BELOW),
                town(80000, 20000, 20000),
            ],
        ),
        (
            [*ROADS_HEADER[:3], "Subvention plafonnée à 20 000 €"],
            [*BELOW, town(80000, 20000)],
        ),
        (ROADS_HEADER, [*BELOW, town(80000, 20000), town(90000, 20000)]),
    ],
)
def test_a_ceiling_in_a_column_a_header_or_several_lines_explains_a_lesser_grant(
    check_all, header, body
):
    outcomes = check_all(header, body)
    assert len(of(outcomes, "product")) == len(BELOW)
    assert not failed(outcomes, "product")


def test_more_than_the_ceiling_allows_is_no_product(check_all):
    body = [
        *([*row[:3], "20 000,00", row[3]] for row in BELOW),
        town(30000, 20000, 20000),
    ]
    assert failed(check_all(CAPPED, body), "product") == [("t!r5c4", "9000.00")]


def test_a_share_of_a_quantity_at_its_price(check_all):
    header = [
        "Prestation",
        "Quantité",
        "Prix unitaire (€)",
        "Prise en charge",
        "Participation",
    ]
    lines = (
        (1669, "34.09", 60),
        (927, "41.82", 40),
        (146, "17.17", 25),
        (2681, "17.30", 60),
        (33, "8.15", 80),
    )
    body = [
        [
            f"Prestation {n}",
            str(number),
            eur(price),
            f"{share} %",
            eur(number * Decimal(price) * share / 100),
        ]
        for n, (number, price, share) in enumerate(lines)
    ]
    assert len(of(check_all(header, body), "product")) == 5
    body[1][4] = "15 906,86"
    assert failed(check_all(header, body), "product") == [
        ("t!r1c4", "15506.86")
    ]


def test_a_unit_value_in_the_header_multiplies_its_column_by_twelve_months(
    check_all,
):
    header = [
        "Structure",
        "Nbre de points mensuels Valeur 85,95 €/mois",
        "Montant convention",
    ]
    body = [
        [f"Structure {n}", str(points), eur(points * 12 * Decimal("85.95"))]
        for n, points in enumerate((65, 25, 40))
    ]
    outcomes = check_all(header, body)
    assert {o.identity.constant for o in of(outcomes, "product")} == {12}
    assert len(of(outcomes, "product")) == 3


def test_a_malformed_quantity_abstains(check_all):
    header = ["Structure", "Nbre de points Valeur 85,95 €", "Montant"]
    body = [
        [f"Structure {n}", str(points), eur(points * Decimal("85.95"))]
        for n, points in enumerate((65, 25, 40))
    ]
    body.append(["Structure 3", "11+ 4 GLA", "1 300,00"])
    (last,) = [
        o
        for o in of(check_all(header, body), "product")
        if o.verdict is Verdict.ABSTAINED
    ]
    assert last.note == "malformed"


PLACES = (100, 80, 300, 55, 61, 76, 68, 110, 45)


def test_a_rate_shared_by_most_lines_only_warns(check_all):
    body = [
        [f"Structure {n}", str(places), eur(places * 80)]
        for n, places in enumerate(PLACES)
    ]
    body.append(["Structure 9", "66", "11 458,00"])
    outcomes = check_all(["Structure", "Places", "Montant"], body)
    (deviant,) = [
        o for o in of(outcomes, "shared-rate") if o.verdict is Verdict.FAILED
    ]
    assert (deviant.identity.result, deviant.expected) == (
        "t!r9c2",
        Decimal("5280.00"),
    )
    assert deviant.identity.severity is Severity.WARNING


def test_places_derived_from_amounts_and_rounded_hold(check_all):
    amounts = (
        81250,
        45000,
        46875,
        125000,
        50000,
        31250,
        45000,
        62500,
        30000,
        150000,
    )
    body = [
        [f"PLIE {n}", str(round(amount / 150)), eur(amount)]
        for n, amount in enumerate(amounts)
    ]
    outcomes = of(
        check_all(["Structure", "Places", "Montant"], body), "shared-rate"
    )
    assert len(outcomes) == 10
    assert all(outcome.verdict is Verdict.HELD for outcome in outcomes)


def test_quantities_with_decimals_were_not_rounded_to_whole_ones(check_all):
    """Marks of one criterion and of all: so many times is near the total by accident."""
    marks = (("10", "41"), ("12", "47"), ("13", "53"), ("12", "49"))
    exact = (("11", "44"), ("13", "52"), ("14", "56"), ("16", "64"))
    lines = [*marks, *exact, ("15", "60"), ("11", "48")]

    def families(decimals):
        body = [
            [f"Offre {n}", *(mark + decimals for mark in line)]
            for n, line in enumerate(lines)
        ]
        header = ["Entreprise", "Points", "Total"]
        return of(check_all(header, body), "shared-rate")

    assert families("")
    assert not families(",0")


def test_lines_with_rates_of_their_own_share_none(check_all):
    body = [
        [f"Structure {n}", str(p), eur(p * (70 + 9 * n))]
        for n, p in enumerate(PLACES)
    ]
    assert not of(
        check_all(["Structure", "Places", "Montant"], body), "shared-rate"
    )


def test_changes_from_year_to_year_are_recomputed(check_all):
    pairs = [
        (8000, 7600),
        (4250, 5310),
        (1800, 1837),
        (900, 1130),
        (1900, 2050),
        (3550, 3867),
    ]
    body = [
        [
            f"Club {n}",
            eur(a),
            eur(b),
            f"{(b - a) / a * 100:+.1f} %".replace(".", ","),
        ]
        for n, (a, b) in enumerate(pairs)
    ]
    header = ["Club", "Attribué 2025", "Proposé 2026", "Évolution"]
    assert len(of(check_all(header, body), "evolution")) == 6
    body[4][3] = "+12,4 %"
    assert failed(check_all(header, body), "evolution") == [("t!r4c3", "7.9")]


@pytest.mark.parametrize(
    ("header", "said"), [("Évolution", True), ("Rapport", False)]
)
def test_only_a_header_of_changes_speaks_for_them(check_all, header, said):
    columns = ["Poste", "Attribué 2024 (€)", "Attribué 2025 (€)", header]
    body = [
        ["Eau", "1 000,00", "1 100,00", "10,0 %"],
        ["Gaz", "2 000,00", "2 500,00", "25,0 %"],
        ["Bois", "4 000,00", "3 800,00", "-5,0 %"],
    ]
    found = of(check_all(columns, body), "evolution")
    grounds = {Ground.WORDS in one.identity.adoption.grounds for one in found}
    assert grounds == {said}


def test_a_rounded_percentage_explains_cents(check_all):
    rents = (
        ("557,72", "+18,18"),
        ("684,79", "+22,32"),
        ("609,16", "+19,86"),
        ("643,27", "+20,96"),
        ("524,14", "+17,09"),
    )
    body = [
        [f"Logement {n}", rent, more, "3,26 %"]
        for n, (rent, more) in enumerate(rents)
    ]
    header = ["Logement", "Loyer actuel", "Supplément", "En pourcentage"]
    assert not failed(check_all(header, body), "product")
    body[3][2] = "+22,96"
    assert failed(check_all(header, body), "product") == [("t!r3c2", "20.97")]


def test_shares_of_a_printed_total_are_recomputed(check_all):
    amounts = (1250, 3475, 980, 2210, 640)
    body = [
        [f"Poste {n}", eur(a), f"{a / 85.55:.1f} %".replace(".", ",")]
        for n, a in enumerate(amounts)
    ]
    body.append(["Total", eur(8555), "100 %"])
    outcomes = of(check_all(["Poste", "Montant", "Part"], body), "evolution")
    assert len(outcomes) >= 5
    assert not failed(outcomes, "evolution")


def test_expenses_balance_receipts(check_all):
    header = ["Libellé", "BP 2026", "DM 1"]
    body = [
        ["Personnel", "700,00", "50,00"],
        ["Charges", "300,00", "-20,00"],
        ["Total dépenses de fonctionnement", "1 000,00", "30,00"],
        ["Impôts", "600,00", "-10,00"],
        ["Dotations", "400,00", "40,00"],
        ["Total recettes de fonctionnement", "1 000,00", "30,00"],
    ]
    assert [o.verdict for o in of(check_all(header, body), "balance")] == [
        Verdict.HELD
    ] * 2
    body[5][2] = "35,00"
    assert failed(check_all(header, body), "balance") == [("t!r5c2", "30.00")]


def test_a_financing_plan_prints_its_receipts_beside_its_expenses(check_all):
    header = ["Dépenses", "Montant HT (€)", "Recettes", "Montant (€)"]
    body = [
        ["Travaux", "42 000,00", "État", "15 000,00"],
        ["Études", "8 000,00", "Région", "10 000,00"],
        ["Imprévus", "2 500,00", "Autofinancement", "27 500,00"],
        ["TOTAL", "52 500,00", "TOTAL", "52 500,00"],
    ]
    outcomes = of(check_all(header, body), "balance")
    assert [(o.identity.result, o.verdict) for o in outcomes] == [
        ("t!r3c3", Verdict.HELD)
    ]


@pytest.mark.parametrize(
    "header", ["Part du total", "% du total", "Répartition"]
)
def test_two_wrong_shares_of_five_are_told_where_the_total_says_a_hundred_per_cent(
    check_all, header
):
    values = (910738, 475059, 548386, 184762, 364286)
    body = [
        [
            f"Poste {n}",
            eur(v),
            f"{Decimal(v) * 100 / sum(values):.1f} %".replace(".", ","),
        ]
        for n, v in enumerate(values)
    ]
    body.append(["Total", eur(sum(values)), "100,0 %"])
    body[1][2], body[3][2] = "32,2 %", "17,5 %"
    assert failed(check_all(["Poste", "Montant", header], body), "evolution") == [
        ("t!r1c2", "19.1"), ("t!r3c2", "7.4"),
    ]  # fmt: skip


def test_last_years_rates_are_not_those_of_this_year(check_all):
    """Three of four rates are unchanged: the fourth of last year is no deviation."""
    header = [
        "Taxe",
        "Bases prévisionnelles",
        "Taux 2025",
        "Taux 2026",
        "Produit attendu",
    ]
    lines = (
        (12345678, "32,14", "32,14"),
        (456789, "54,20", "54,20"),
        (1234567, "18,90", "19,40"),
        (876543, "24,05", "24,05"),
    )
    body = [
        [
            f"Taxe {n}",
            f"{base:,}".replace(",", " "),
            f"{old} %",
            f"{new} %",
            f"{base * Decimal(new.replace(',', '.')) / 100:,.0f}".replace(
                ",", " "
            ),
        ]
        for n, (base, old, new) in enumerate(lines)
    ]
    outcomes = check_all(header, body)
    assert not failed(outcomes, "evolution")
    assert not failed(outcomes, "product")
    assert len(of(outcomes, "product")) + len(of(outcomes, "evolution")) >= 4


def test_of_two_years_rates_that_as_many_lines_obey_the_later_is_meant(
    check_all,
):
    header = [
        "Taxe",
        "Bases prévisionnelles",
        "Taux 2025",
        "Taux 2026",
        "Produit attendu",
    ]
    lines = (
        (12345678, "32,14", "32,14"),
        (456789, "54,20", "54,20"),
        (1234567, "18,90", "19,40"),
        (876543, "24,05", "24,05"),
    )
    body = [
        [f"Taxe {n}", f"{base:,}".replace(",", " "), f"{old} %", f"{new} %",
         f"{base * Decimal(new.replace(',', '.')) / 100:,.0f}".replace(",", " ")]
        for n, (base, old, new) in enumerate(lines)
    ]  # fmt: skip
    body[2][4] = "259 506"
    assert {
        result for result, _ in failed(check_all(header, body), "evolution")
    } == {"t!r2c3"}


def test_a_base_in_whole_euros_may_be_rounded(check_all):
    bases = (
        (4708633, 17),
        (1234567, 20),
        (765432, 30),
        (2345678, 25),
        (345671, 40),
    )
    lines = [
        *((base, rate, round(base * rate / 100)) for base, rate in bases),
        (6023026, 17, 1023915),
    ]
    body = [
        [f"Commune {n}", *(f"{v:,}".replace(",", " ") for v in (b, r, g))]
        for n, (b, r, g) in enumerate(lines)
    ]
    body = [
        [name, base, f"{rate} %", grant] for name, base, rate, grant in body
    ]
    assert not failed(
        check_all(
            ["Commune", "Dépense HT (€)", "Taux", "Subvention (€)"], body
        ),
        "product",
    )
    body[-1][3] = "1 023 814"
    outcomes = check_all(
        ["Commune", "Dépense HT (€)", "Taux", "Subvention (€)"], body
    )
    assert [result for result, _ in failed(outcomes, "product")] == ["t!r5c3"]


def test_a_year_blank_on_a_line_belongs_to_the_sum(check_all):
    """Three lines have nothing in the last year: that the year before is what is left of them is an
    accident.
    """
    header = [
        "Opération",
        "AP révisée",
        "CP antérieurs",
        "CP 2026",
        "CP 2027",
        "CP 2028",
    ]
    lines = (
        (410013, 365893, 93850, None),
        (821692, 660189, 121781, None),
        (765519, 82483, 419892, None),
        (449442, 619894, None, 494491),
    )
    body = [
        [
            f"AP {n}",
            eur(sum(v or 0 for v in line)),
            *("" if v is None else eur(v) for v in line),
        ]
        for n, line in enumerate(lines)
    ]
    sums = [sum(line[n] or 0 for line in lines) for n in range(4)]
    body.append(["TOTAL", eur(sum(sums)), *map(eur, sums)])
    outcomes = check_all(header, body)
    assert not failed(outcomes, "difference")
    assert not failed(outcomes, "crossfooting")


SCHOOLS = [
    (41, "12.80"),
    (87, "12.80"),
    (120, "12.80"),
    (33, "12.80"),
    (64, "12.80"),
    (52, "12.80"),
]


def test_an_average_is_neither_a_product_nor_a_sum_of_its_own_line(check_all):
    body = [
        [
            f"École {n}",
            str(a),
            eur(a * Decimal(r)),
            eur(a),
            eur(a * (Decimal(r) + 1)),
        ]
        for n, (a, r) in enumerate(SCHOOLS)
    ]
    body.append(["Moyenne par école", "66", "846,93", "66,17", "913,10"])
    outcomes = check_all(
        ["École", "Élèves", "Fournitures (€)", "Transport (€)", "Total (€)"],
        body,
    )
    assert len(of(outcomes, "crossfooting")) == len(SCHOOLS)
    assert all(o.verdict is Verdict.HELD for o in outcomes)


def test_a_total_may_print_the_sum_of_rounded_shares(check_all):
    header = ["Commune", "Contribution", "Part"]
    body = [
        ["A", "400,00", "6,67 %"],
        ["B", "1 000,00", "16,67 %"],
        ["C", "1 600,00", "26,67 %"],
    ]
    body += [["D", "3 000,00", "50,00 %"], ["Total", "6 000,00", "100,01 %"]]
    outcomes = check_all(header, body)
    assert len(of(outcomes, "evolution")) == 4
    assert not failed(outcomes, "evolution")
    body[-1][2] = "100,11 %"
    assert failed(check_all(header, body), "evolution") == [
        ("t!r4c2", "100.00")
    ]


def test_an_empty_cell_where_the_lines_print_figures_is_not_taken_for_nothing(
    check_all,
):
    header = ["Lot", "Montant initial", "Avenant n° 1", "Nouveau montant"]
    lots = [(31250 + 4785 * n, 115 * n - 310) for n in range(8)]
    body = [
        [f"Lot {n}", eur(a), eur(b), eur(a + b)]
        for n, (a, b) in enumerate(lots)
    ]
    first, last = sum(a for a, _ in lots), sum(a + b for a, b in lots)
    body += [
        ["Total HT", eur(first), eur(last - first), eur(last)],
        ["TVA", eur(first / 5), "", eur(last / 5)],
    ]
    body.append(["Total TTC", eur(first * 1.2), "", eur(last * 1.2)])
    outcomes = check_all(header, body)
    assert len(of(outcomes, "crossfooting")) == len(lots) + 1
    assert not failed(outcomes, "crossfooting")
    body[0][3] = "39 940,00"
    assert failed(check_all(header, body), "crossfooting") == [
        ("t!r0c3", "30940.00")
    ]


def test_a_change_is_no_product_of_its_own_rounded_percentage(check_all):
    told = [
        ("120.00", "3.91"),
        ("150.00", "4.12"),
        ("98.00", "2.13"),
        ("110.00", "5.07"),
        ("595.97", "19.41"),
    ]
    rents = [(Decimal(a), Decimal(b)) for a, b in told]
    body = [
        [f"T{n}", eur(a), eur(b), f"{b / a * 100:.2f} %".replace(".", ",")]
        for n, (a, b) in enumerate(rents)
    ]
    outcomes = check_all(
        ["Logement", "Loyer actuel", "Écart", "Évolution"], body
    )
    assert not of(outcomes, "product")
    assert len(of(outcomes, "evolution")) == len(rents)
    assert not failed(outcomes, "evolution")
