"""A line that prints how its amount is reckoned is held to it."""

import pytest

from validate.check import fact_index
from validate.discover import discover
from validate.model.identity import Severity, Verdict, evaluate


@pytest.fixture
def formulas(make_document, make_raw):
    def run(*rows, header=("Poste", "Base", "Montant (€)")):
        document = make_document([make_raw("t", header, rows)])
        facts = fact_index(document)
        return {
            one.result: (evaluate(one, facts).verdict, one.severity)
            for one in discover(document).identities
            if one.rule == "line-formula"
        }

    return run


def forest(keeping="- 10 368,13"):
    return (
        ["Recette brute des coupes", "", "86 401,06"],
        ["Frais de garderie", "12 % de la recette", keeping],
        ["Contribution à l'hectare", "312,48 ha × 2,00 €", "- 624,96"],
        ["Exploitation", "640,30 m³ x 19,50 €", "- 12 485,85"],
        ["Travaux sylvicoles", "devis n° DEC-26-830211", "- 14 860,00"],
    )


def test_a_product_and_a_share_that_lines_print_are_their_amounts(formulas):
    held = Verdict.HELD, Severity.ERROR
    assert formulas(*forest()) == dict.fromkeys(
        ("t!r1c2", "t!r2c2", "t!r3c2"), held
    )


def test_an_amount_that_is_not_what_its_line_prints_fails(formulas):
    found = formulas(*forest("- 9 368,13"))
    assert found["t!r1c2"] == (Verdict.FAILED, Severity.ERROR)


def test_a_share_that_was_rounded_itself_is_no_deviation(formulas):
    assert formulas(*forest("- 10 300,00"))["t!r1c2"][0] is Verdict.HELD


def test_a_share_of_what_two_lines_are_called_says_nothing(formulas):
    other = ["Recette nette", "", "48 062,12"]
    assert "t!r1c2" not in formulas(*forest("- 9 368,13"), other)


def test_one_line_alone_only_warns(formulas):
    rows = (
        ["Produit brut attendu", "", "1 585 896,00"],
        ["Non-valeurs (2,5 % du produit brut)", "", "- 93 647,40"],
    )
    assert formulas(*rows) == {"t!r1c2": (Verdict.FAILED, Severity.WARNING)}


def test_dimensions_are_no_reckoning_of_money(formulas):
    rows = (
        ["Panneau", "2 m × 3 m", "450,00"],
        ["Location", "2 x 36 mois", "500,00"],
        ["Banc", "2 bancs à 12 € × 4", "96,50"],
    )
    assert formulas(*rows) == {}


def orders(extinguishers="1 341,00"):
    return (
        ["Nettoyage des vitres, 4 passages à 685 €", "", "2 740,00"],
        ["Remplacement de 18 extincteurs à 74,50 €", "", extinguishers],
        ["Fioul, 6 000 litres à 1,085 € HT", "", "6 510,00"],
        ["Spectacle de Noël, deux représentations", "", "1 850,00"],
    )


def test_so_many_things_at_a_price_are_the_amount_of_their_line(formulas):
    held = Verdict.HELD, Severity.ERROR
    assert formulas(*orders()) == dict.fromkeys(
        ("t!r0c2", "t!r1c2", "t!r2c2"), held
    )
    found = formulas(*orders("1 431,00"))
    assert found["t!r1c2"] == (Verdict.FAILED, Severity.ERROR)


def test_so_many_things_at_a_price_do_not_fail_alone(formulas):
    assert formulas(*orders("1 431,00")[1::2]) == {}


HELD = Verdict.HELD, Severity.ERROR
FAILED = Verdict.FAILED, Severity.ERROR


def settlement(account="1 459 367,50"):
    return (
        ["a", "Montant du marché", "1 481 467,50"],
        ["b", "Pénalités de retard", "-22 100,00"],
        ["c", "Montant du décompte (a + b)", account],
        ["d", "Acomptes versés", "1 272 680,00"],
        ["e", "Solde (c - d)", "186 687,50"],
    )


def test_the_lines_that_a_formula_names_by_their_letters_give_its_line(
    formulas,
):
    assert formulas(*settlement()) == {"t!r2c2": HELD, "t!r4c2": HELD}


def test_two_formulas_that_ask_for_one_correction_are_believed(formulas):
    found = formulas(*settlement("1 481 467,50"))
    assert found == {"t!r2c2": FAILED, "t!r4c2": FAILED}


def test_what_is_taken_away_may_be_printed_with_its_sign(formulas):
    rows = (
        ["a", "Recettes", "1 250,00"],
        ["b", "Dépenses", "-250,00"],
        ["c", "Résultat (a - b)", "1 000,00"],
    )
    assert formulas(*rows) == {"t!r2c2": HELD}


def test_one_formula_alone_only_warns(formulas):
    rows = (
        ["a", "Recettes", "1 250,00"],
        ["b", "Dépenses", "250,00"],
        ["c", "Résultat (a - b)", "1 100,00"],
    )
    assert formulas(*rows) == {"t!r2c2": (Verdict.FAILED, Severity.WARNING)}


def test_a_formula_over_a_letter_that_no_line_has_says_nothing(formulas):
    rows = (
        ["a", "Recettes", "1 250,00"],
        ["b", "Dépenses", "250,00"],
        ["c", "Résultat (a - x)", "1 100,00"],
    )
    assert formulas(*rows) == {}


def allocation(reported="177 977,29"):
    return (
        ["Résultat de fonctionnement", "", ""],
        ["A", "Résultat de l'exercice", "187 412,66"],
        ["B", "Résultats antérieurs reportés", "96 305,18"],
        ["C", "Résultat à affecter = A + B (hors restes à réaliser)", "283 717,84"],
        ["D", "Solde d'exécution antérieur", "22 640,35"],
        ["", "Solde d'exécution cumulé", "-51 578,55"],
        ["E", "Solde des restes à réaliser", "-54 162,00"],
        ["F", "Besoin de financement = D + E", "-105 740,55"],
        ["Affectation = C = G + H", "", ""],
        ["G", "1) Réserves", "105 740,55"],
        ["H", "2) Report", reported],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("reported", "last"),
    [("177 977,29", Verdict.HELD), ("232 139,29", Verdict.FAILED)],
)
def test_letters_in_a_column_of_their_own_name_lines_blocks_and_chains(
    formulas, reported, last
):
    header = ("", "Affectation", "Montant (€)")
    found = formulas(*allocation(reported), header=header)
    assert found["t!r7c2"] == (Verdict.HELD, Severity.ERROR)
    assert found["t!r3c2"] == (last, Severity.ERROR)


@pytest.mark.parametrize(
    ("amount", "verdict"),
    [("2 448,00", Verdict.HELD), ("2 754,00", Verdict.FAILED)],
)
def test_a_bare_number_at_a_price_is_the_amount(formulas, amount, verdict):
    found = formulas(
        ["Jusqu'à 10 km", "1 236 × 2,50 €", "3 090,00"],
        ["De 10 à 20 km", "612 × 4,00 €", amount],
        ["Plus de 20 km", "212 x 6,50 €", "1 378,00"],
    )
    assert found["t!r1c2"] == (verdict, Severity.ERROR)


def plan(study="22 916,70", grant="87 610,68"):
    return (
        ["Travaux", "254 630,00"],
        ["Maîtrise d'œuvre (9 % des travaux)", study],
        ["Contrôle technique", "6 850,00"],
        ["Aléas (3 % des travaux)", "7 638,90"],
        ["Dépense hors taxe", "292 035,60"],
        ["État – DETR, 30 % de la dépense hors taxe", grant],
        ["Département, 25 % de la dépense hors taxe", "73 008,90"],
        ["Année 2026 : 65 % de la dépense hors taxe", "189 823,14"],
    )


PLAN = ("Poste", "Montant (€)")


def test_shares_of_a_line_that_others_name_too_are_of_the_line_itself(formulas):
    held = Verdict.HELD, Severity.ERROR
    assert formulas(*plan(), header=PLAN) == dict.fromkeys(
        ("t!r1c1", "t!r3c1", "t!r5c1", "t!r6c1", "t!r7c1"), held
    )


def test_shares_beside_others_that_hold_to_the_cent_are_not_rounded(formulas):
    found = formulas(*plan("22 961,70", "76 389,00"), header=PLAN)
    failed = Verdict.FAILED, Severity.ERROR
    assert found["t!r1c1"] == found["t!r5c1"] == failed


@pytest.mark.parametrize(
    ("sent", "verdict"),
    [("-38 400", Verdict.HELD), ("-83 400", Verdict.FAILED)],
)
def test_letters_take_away_what_is_printed_negative(formulas, sent, verdict):
    found = formulas(
        ["Volume produit (V1)", "951 195", "939 294"],
        ["Volume importé (V2)", "41 260", "58 940"],
        ["Volume exporté (V3)", sent, "-35 120"],
        ["Mis en distribution (V4 = V1 + V2 - V3)", "954 055", "963 114"],
        header=("Volumes (m³)", "2024", "2025"),
    )
    assert found["t!r3c1"][0] is verdict
