"""Columns that a rule names, under headers that say less, or more."""

import pytest

from validate.model.identity import Verdict

from .conftest import SmallAct
from .small_acts import BONUSES, MEMBERS, PAID

HELD, FAILED = Verdict.HELD, Verdict.FAILED


@pytest.mark.parametrize(
    ("header", "printed", "verdicts"),
    [
        ("Réalisé", "700,00", [HELD, HELD]),
        ("Réalisé", "800,00", [HELD, FAILED]),
        ("Réalisé 2024", "800,00", []),
    ],
)
def test_the_number_of_a_chapter_says_which_side_has_a_ceiling_of_credits(
    ask, header, printed, verdicts
):
    lines = [
        f"Chapitre|Crédits ouverts 2025|{header}",
        f"011 Charges à caractère général|740,00|{printed}",
        "65 Autres charges|288,00|279,00",
        "70 Produits des services|236,00|241,00",
    ]
    said = ask(SmallAct(PAID.title, [("Exécution par chapitre", lines)]))
    assert sorted(said["pack-credits-are-limits"]) == sorted(verdicts)


def test_a_line_of_shares_has_no_ceiling_in_amounts(ask):
    lines = [
        "Chapitre|Crédits ouverts 2025|Réalisé",
        "011 Charges à caractère général|740,00|700,00",
        "012 Charges de personnel|980,00|961,00",
        "65 Autres charges|288,00|279,00",
        "Personnel / dépenses réelles|48,8 %|49,5 %",
    ]
    said = ask(SmallAct(PAID.title, [("Dépenses de fonctionnement", lines)]))
    assert said["pack-credits-are-limits"] == [HELD] * 3


@pytest.mark.parametrize(
    ("blank", "verdicts"),
    [("", [HELD] * 3), ("–", [FAILED, HELD, HELD, HELD])],
)
def test_what_a_line_does_not_print_is_not_nothing(ask, blank, verdicts):
    lines = [
        "Lot|Montant initial HT|Avenant n° 1|Nouveau montant HT",
        "1 Gros œuvre|418 750,00|12 640,50|431 390,50",
        "2 Charpente|162 300,00|4 980,00|167 280,00",
        "Total HT|581 050,00|17 620,50|598 670,50",
        f"TVA à 20 %|116 210,00|{blank}|119 734,10",
    ]
    title = "Marché de travaux : avenant n° 1 aux lots 1 et 2"
    said = ask(SmallAct(title, [("Montants des lots", lines)]))
    assert sorted(said["pack-amended-contract"]) == sorted(verdicts)


def test_an_allowance_may_say_no_more_than_its_name(ask):
    voted = [
        "Fonction|Nombre|Taux (%)|Indemnité (€)|Total mensuel (€)",
        "Maire|1|52,00|2 137,47|2 137,47",
        "Premier adjoint|1|20,50|842,66|842,66",
        "Autres adjoints|6|18,50|760,45|4 562,70",
    ]
    act = SmallAct(MEMBERS.title, [("Indemnités", voted)], date="2025-07-08")
    said = ask(act)
    assert said["pack-allowance-of-the-index"] == [HELD] * 3
    assert said["pack-members-times-allowance"] == [HELD] * 3


def test_what_the_state_allows_is_no_sum_of_what_is_voted(ask):
    lines = [
        "Groupe|IFSE maximale|CIA maximal|Total|Plafond global de l'État",
        "A1|22 000|3 000|25 000|42 600",
        "B1|12 600|1 500|14 100|19 860",
        "C1|10 400|900|11 300|12 600",
    ]
    paid = [
        "Cadre d'emplois|Agents|IFSE moyenne|IFSE totale|CIA|Total",
        "Attachés|2|14 500|29 000|2 900|31 900",
        "Rédacteurs|4|7 900|31 600|3 160|34 760",
        "Adjoints|10|4 650|46 500|4 650|51 150",
    ]
    tables = [("Plafonds annuels", lines), ("Coût annuel", paid)]
    said = ask(SmallAct(BONUSES.title, tables))
    assert said["pack-ifse-and-cia"] == [HELD] * 6
    assert said["pack-ceiling-times-staff"] == [HELD] * 3


DATED = SmallAct(
    "Souscription d'un emprunt",
    [
        (
            "Tableau d'amortissement",
            [
                "Année|Capital dû au 1er janvier|Intérêts|Capital|Échéance|Capital restant dû",
                "2026|600 000,00|20 520,00|150 000,00|170 520,00|450 000,00",
                "2027|450 000,00|15 390,00|150 000,00|165 390,00|300 000,00",
                "2028|300 000,00|10 260,00|150 000,00|160 260,00|150 000,00",
                "2029|150 000,00|5 130,00|150 000,00|155 130,00|0,00",
            ],
        )
    ],
)


def test_what_is_due_may_be_dated_on_the_first_of_january(ask):
    said = ask(DATED)
    assert said["pack-outstanding-after"] == [Verdict.HELD] * 4
    assert said["pack-opening-is-last-closing"] == [Verdict.HELD] * 3
    wrong = ask(DATED.with_(("390,00|300 000,00", "390,00|330 000,00")))
    assert wrong["pack-outstanding-after"].count(Verdict.FAILED) == 1


def test_what_is_owed_with_a_new_loan_is_not_what_is_left_of_the_old_ones(ask):
    lines = [
        "Prêteur|Capital dû au 1er janvier|Capital|Intérêts|Capital dû au 31 décembre",
        "Banque A|3 420,00|240,00|49,00|3 180,00",
        "Banque B|7 560,00|360,00|69,00|7 200,00",
        "Banque C|2 250,00|300,00|71,00|1 950,00",
        "Nouvel emprunt||||4 000,00",
        "Dette totale|13 230,00|900,00|189,00|16 330,00",
    ]
    act = SmallAct("Souscription d'un emprunt", [("Dette", lines)])
    assert ask(act)["pack-outstanding-after"] == [Verdict.HELD] * 3


def test_a_former_authorisation_is_no_former_payment(ask):
    lines = [
        "Opération|AP votée|Révision|AP après révision|CP antérieurs|CP 2026",
        "Gymnase|1 200,00|50,00|1 250,00|310,00|940,00",
        "Voirie|860,00|-40,00|820,00|160,00|660,00",
    ]
    act = SmallAct("Révision des autorisations de programme", [("AP", lines)])
    assert ask(act)["pack-revised-authorisation"] == [Verdict.HELD] * 2
