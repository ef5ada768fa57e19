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
