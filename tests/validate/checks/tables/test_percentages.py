"""Percentages of a table: shares that a header names by the words of their column."""

import pytest

from validate.check import fact_index
from validate.checks.tables.percentages import CHECK
from validate.discover import discover
from validate.model.identity import Verdict, evaluate

HEADER = (
    "Exercice",
    "Résultat à affecter",
    "Affecté au 1068",
    "Reporté (002)",
    "Part affectée",
)


def lines(second="42,1 %", total="469 130,40", share="43,4 %"):
    return [
        ["2021", "318 642,05", "129 480,00", "189 162,05", "40,6 %"],
        ["2022", "361 204,10", "152 000,00", "209 204,10", second],
        ["2023", "402 318,77", "187 650,40", "214 668,37", "46,6 %"],
        ["Total", "1 082 164,92", total, "613 034,52", share],
    ]


@pytest.fixture
def shares(make_document, make_raw):
    """The verdicts of the shares of some lines, by their rows."""

    def run(rows, header=HEADER):
        document = make_document([make_raw("t", header, rows)])
        facts = fact_index(document)
        return {
            facts[one.result].row: evaluate(one, facts).verdict
            for one in discover(document).identities
            if one.rule == CHECK.code
        }

    return run


def test_two_lines_suffice_where_the_header_names_part_and_whole(shares):
    held, failed = Verdict.HELD, Verdict.FAILED
    assert shares(lines()) == dict.fromkeys(range(4), held)
    found = shares(lines("41,2 %", "339 650,40"))
    assert found == {0: held, 1: failed, 2: held, 3: failed}


@pytest.mark.parametrize(
    "header",
    [
        # the header names another column's part
        (*HEADER[:4], "Part reportée"),
        (*HEADER[:4], "Part"),
    ],
)
def test_else_they_do_not(shares, header):
    rows = lines("41,2 %", "339 650,40")
    assert shares(rows, header) == {}


COSTS = ("141 870,60", "132 416,00", "118 244,50", "31 508,20", "11 920,00")
OF_ALL = ("32,5 %", "30,4 %", "27,1 %", "7,2 %", "2,7 %")
NAMES = ("Denrées", "Cuisine", "Service", "Énergie", "Amortissement")


def costs(total):
    rows = zip(NAMES, COSTS, OF_ALL, strict=True)
    return [*map(list, rows), ["Total", total, "100,0 %"]]


def test_shares_are_of_what_the_lines_come_to_where_the_total_forgot_one(
    shares,
):
    """Each share then contradicts the total, and the total alone mends all of them."""
    header = ("Poste", "Montant", "Part")
    right = shares(costs("435 959,30"), header)
    assert set(right.values()) == {Verdict.HELD}
    wrong = shares(costs("424 039,30"), header)
    failing = [row for row, one in wrong.items() if one is Verdict.FAILED]
    assert failing == [0, 1, 2, 3, 4]


def test_of_a_share_of_neither_the_total_that_forgot_a_line_tells_nothing(
    shares,
):
    header = ("Poste", "Montant", "Part")
    rows = costs("424 039,30")
    rows[1][2] = "34,0 %"
    failing = {
        row
        for row, one in shares(rows, header).items()
        if one.value == "failed"
    }
    assert failing == {0, 2, 3, 4}


@pytest.mark.parametrize("told", ["-4,0 %", "+4,0 %"])
def test_a_change_of_what_is_below_nothing_may_be_told_of_its_size(
    shares, told
):
    rows = [
        ["Produit", "1 400 434", "1 449 447", "+3,5 %"],
        ["Majoration", "37 538", "54 382", "+44,9 %"],
        ["Prélèvement", "-63 978", "-66 548", told],
        ["Allocations", "46 905", "48 612", "+3,6 %"],
        ["Dotation", "13 180", "12 240", "-7,1 %"],
    ]
    found = shares(rows, ("Ressource", "2024", "2025", "Variation en %"))
    assert set(found.values()) == {Verdict.HELD}


CHANGES = [
    ["Loyers", "36 480,50", "37 028,00", "+1,5"],
    ["Charges", "12 960,71", "12 420,49", "-4,2"],
    ["Recettes", "49 441,21", "49 448,49", "0,0"],
    ["Taxe", "7 492,00", "7 618,00", "+1,7"],
]


@pytest.mark.parametrize("told", ["2025/2024 (%)", "Évolution"])
def test_a_header_of_both_years_says_that_it_is_the_change(shares, told):
    wrong = [["Loyers", "36 480,50", "37 028,00", "+5,1"], *CHANGES[1:]]
    found = shares(wrong, ("Poste", "2024", "2025", told))
    assert found[0] is Verdict.FAILED
    assert {found[row] for row in (1, 3)} == {Verdict.HELD}


@pytest.mark.parametrize(
    ("header", "heard"), [("2025/2024 (%)", True), ("En %", False)]
)
def test_what_one_line_more_would_undo_proves_nothing(
    make_document, make_raw, header, heard
):
    columns = ("Poste", "2024", "2025", header)
    document = make_document([make_raw("t", columns, CHANGES)])
    found = [
        one for one in discover(document).identities if one.rule == CHECK.code
    ]
    assert len(found) == len(CHANGES)
    assert {one.adoption.proves for one in found} == {heard}


FOLLOWED = [
    ["Animaux suivis", "703", "100,0"],
    ["Rendus", "213", "30,3"],
    ["Confiés", "292", "41,5"],
    ["Remis", "120", "17,1"],
    ["Morts", "31", "4,4"],
]


@pytest.mark.parametrize("told", ["Part (%)", "Part des animaux suivis (%)"])
def test_shares_of_the_row_that_prints_a_hundred_per_cent(shares, told):
    header = ("Animaux", "Nombre", told)
    assert set(shares(FOLLOWED, header).values()) == {Verdict.HELD}
    wrong = [*FOLLOWED[:1], ["Rendus", "213", "32,5"], *FOLLOWED[2:]]
    assert shares(wrong, header)[1] is Verdict.FAILED


def test_a_total_without_a_share_is_no_whole_of_those_of_another(shares):
    """What the whole of the lines is by inhabitant, that of all is not."""
    rows = [
        ["Services généraux", "3 696 800", "296", "21,6"],
        ["Sécurité", "700 800", "56", "4,1"],
        ["Enseignement", "4 172 400", "334", "24,4"],
        ["Culture, vie sociale", "3 231 400", "259", "18,9"],
        ["Autres", "5 296 700", "425", "31,0"],
        ["Sous-total ventilé", "17 098 100", "1 370", "100,0"],
        ["Opérations non ventilables", "1 820 650", "", ""],
        ["Total réel", "18 918 750", "1 516", ""],
    ]
    header = ("Fonction", "Ensemble", "Par habitant (€)", "Part (%)")
    found = shares(rows, header)
    assert len(found) >= 5
    assert set(found.values()) == {Verdict.HELD}
    rows[3][3] = "19,8"
    assert shares(rows, header)[3] is Verdict.FAILED


def test_what_all_come_to_is_no_share_of_the_one_that_prints_a_hundred(shares):
    weeks = [
        ["6 au 10 juillet", "88", "88 %"],
        ["13 au 17 juillet", "100", "100 %"],
        ["20 au 24 juillet", "89", "89 %"],
        ["27 au 31 juillet", "74", "74 %"],
        ["3 au 7 août", "58", "58 %"],
    ]
    rows = [*weeks, ["Total ou moyenne", "409", "82 %"]]
    found = shares(rows, ("Semaine", "Enfants", "Remplissage"))
    assert Verdict.FAILED not in found.values()
    assert len(found) == len(weeks)


@pytest.mark.parametrize(
    "line",
    [
        ["Rendement", "79,2 %", "81,2 %", "+2,0 pt"],
        ["Indice (m³/km/jour)", "2,08", "1,80", "-13,2 %"],
    ],
)
def test_points_and_what_was_rounded_owe_no_change(shares, line):
    rows = [
        ["Volumes (m³)", "432 800", "425 900", "-1,6 %"],
        ["Vendus (m³)", "334 935", "337 660", "+0,8 %"],
        ["Pertes (m³)", "89 965", "80 090", "-11,0 %"],
        ["Réseau (km)", "118,4", "121,7", "+2,8 %"],
        line,
    ]
    found = shares(rows, ("Indicateur", "2024", "2025", "2025/2024"))
    assert Verdict.FAILED not in found.values()
    assert len(found) >= len(rows) - 1


PRICES = [
    ["Tranche 1", "88", "1,00", "1,00", "0,0"],
    ["Tranche 2", "141", "2,10", "2,15", "2,4"],
    ["Tranche 3", "197", "3,05", "3,15", "3,3"],
    ["Tranche 4", "172", "3,70", "3,85", "4,1"],
    ["Tranche 5", "141", "4,20", "4,40", "4,8"],
]


@pytest.mark.parametrize(
    ("printed", "verdict"), [("3,6", Verdict.HELD), ("4,6", Verdict.FAILED)]
)
def test_a_total_of_prices_is_a_mean_and_was_rounded(shares, printed, verdict):
    total = ["Ensemble", "739", "3,00", "3,10", printed]
    header = ("Tranche", "Élèves", "Prix 2025 (€)", "Prix 2026 (€)", "Hausse %")

    assert shares([*PRICES, total], header)[5] is verdict


BALANCE = ("Poste", "Montant", "Part")


def balance(study="4,9 %"):
    """Expenses and receipts in one table, each with its total and shares of it."""
    return [
        ["Acquisitions", "286 400,00", "33,7 %"],
        ["Études", "41 250,00", study],
        ["Travaux", "488 147,55", "57,5 %"],
        ["Frais financiers", "18 730,40", "2,2 %"],
        ["Aléas", "15 000,00", "1,8 %"],
        ["Total des dépenses", "849 527,95", "100,0 %"],
        ["Cessions", "709 717,50", "86,0 %"],
        ["Dotation", "96 000,00", "11,6 %"],
        ["Région", "20 000,00", "2,4 %"],
        ["Total des recettes", "825 717,50", "100,0 %"],
    ]


def test_each_block_that_comes_to_a_hundred_is_a_whole_of_its_own(shares):
    held, failed = Verdict.HELD, Verdict.FAILED
    lines = {*range(9)}
    found = shares(balance(), BALANCE)
    assert lines <= found.keys()
    assert set(found.values()) == {held}
    found = shares(balance("9,4 %"), BALANCE)
    assert {row for row, one in found.items() if one is failed} == {1}


@pytest.mark.parametrize(
    ("unknown", "share", "verdict"),
    [
        ("n.c.", "89,2", None),
        ("n.c.", "82,3", Verdict.HELD),
        ("37", "80,0", Verdict.FAILED),
    ],
)
def test_a_total_over_an_unknown_figure_may_be_of_the_lines_that_are_known(
    shares, unknown, share, verdict
):
    header = ["Commune", "Agréées", "Occupées", "Taux d'occupation (%)"]
    rows = [
        ["Ormel", "162", "148", "91,4"],
        ["Vaubray", "108", "97", "89,8"],
        ["Bourg", "94", "79", "84,0"],
        ["Lysange", "41", unknown, "–"],
        ["Noirval", "49", "45", "91,8"],
        ["Autres", "76", "67", "88,2"],
        ["Ensemble", "530", "436" if unknown == "n.c." else "473", share],
    ]
    assert shares(rows, header).get(6) is verdict


def test_a_price_among_percentages_is_no_share(shares):
    header = ("Lot", "Assiette", "Taux ou prix", "Prime (€)")
    rows = [
        ["Bâtiments", "24 860 m²", "1,36 €/m²", "33 809,60"],
        ["Salaires", "3 412 500 €", "0,182 %", "6 210,75"],
        ["Matériel", "412 000 €", "0,250 %", "1 030,00"],
        ["Véhicules", "98 000 €", "1,200 %", "1 176,00"],
        ["Expositions", "64 000 €", "0,500 %", "320,00"],
    ]
    assert 0 not in shares(rows, header)
