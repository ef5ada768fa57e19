"""The facts of a rule in tables that word them, or lay them out, another way."""

import pytest

from validate.model.identity import Verdict

from .conftest import SmallAct
from .small_acts import BONUSES, ENVELOPE, MEMBERS, PAID, TAXES

HELD, FAILED = Verdict.HELD, Verdict.FAILED
FACING = SmallAct(
    "Vote du budget primitif 2026",
    [
        (
            "Section de fonctionnement – Dépenses",
            [
                "Chapitre|BP 2025|BP 2026|Évolution",
                "011 Charges à caractère général|500,00|520,00|20,00",
                "023 Virement à la section d'investissement|80,00|95,00|15,00",
                "042 Opérations d'ordre|20,00|25,00|5,00",
            ],
        ),
        (
            "Section de fonctionnement – Recettes",
            [
                "Chapitre|BP 2026",
                "70 Produits des services|628,00",
                "042 Opérations d'ordre|12,00",
            ],
        ),
        (
            "Section d'investissement",
            [
                "Dépenses|Montant|Recettes|Montant",
                "21 Immobilisations|98,00|13 Subventions|8,00",
                "040 Opérations d'ordre|12,00|040 Opérations d'ordre|25,00",
                "||021 Virement de la section de fonctionnement|95,00",
            ],
        ),
    ],
)


@pytest.mark.parametrize(
    ("changed", "verdicts"),
    [
        (("", ""), [HELD]),
        (("fonctionnement|95,00", "fonctionnement|59,00"), [FAILED]),
        (("BP 2025|BP 2026", "BP 2025|BP 2027"), []),
        (("BP 2025|BP 2026", "Réalisé 2025|Réalisé 2026"), []),
    ],
)
def test_an_amount_without_a_word_is_of_what_is_voted_for_the_year(
    ask, changed, verdicts
):
    said = ask(FACING.with_(changed))
    assert said["pack-transfer-between-sections"] == verdicts


@pytest.mark.parametrize(
    ("changed", "verdicts"),
    [
        (("", ""), ([HELD], [HELD])),
        (("d'ordre|12,00|040", "d'ordre|21,00|040"), ([HELD], [FAILED])),
    ],
)
def test_each_of_two_sides_that_face_each_other_has_its_own_last_column(
    ask, changed, verdicts
):
    said = ask(FACING.with_(changed))
    received, spent = verdicts
    assert said["pack-order-040-receipts"] == received
    assert said["pack-order-040-expenses"] == spent


def test_operations_of_order_are_of_the_side_of_the_real_ones_above_them(ask):
    lines = [
        "Chapitre|Crédits ouverts|Réalisé",
        "011 Charges à caractère général|740,00|698,00",
        "67 Charges spécifiques|4,00|3,00",
        "Dépenses réelles|744,00|701,00",
        "042 Opérations d'ordre|139,00|150,00",
        "70 Produits des services|236,00|241,00",
        "Recettes réelles|236,00|241,00",
        "042 Opérations d'ordre|18,00|19,00",
    ]
    facing = [
        "Dépenses|Réalisé|Recettes|Réalisé",
        "21 Immobilisations|264,00|13 Subventions|176,00",
        "040 Opérations d'ordre|19,00|040 Opérations d'ordre|105,00",
    ]
    tables = [("Fonctionnement", lines), ("Investissement", facing)]
    said = ask(SmallAct(PAID.title, tables))
    assert said["pack-order-040-receipts"] == [FAILED]
    assert said["pack-order-040-expenses"] == [HELD]


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


def test_a_result_with_what_is_left_to_do_is_not_what_is_left_to_do(ask):
    lines = [
        "|Fonctionnement|Investissement",
        "Résultat de clôture|260,00|-80,00",
        "Restes à réaliser (solde)|-10,00|-15,00",
        "Résultat avec restes à réaliser|250,00|-95,00",
    ]
    said = ask(SmallAct(PAID.title, [("Résultats", lines)]))
    assert said["pack-cumulated-result"] == [HELD, HELD]


def test_how_many_are_paid_is_no_envelope(ask):
    envelope = [
        "Fonction|Nombre|Montant unitaire (€)|Total (€)",
        "Maire|1|2 260,79|2 260,79",
        "Adjoints|7|904,31|6 330,17",
        "Enveloppe globale|8||8 590,96",
    ]
    voted = [
        "Fonction|Nombre|Indemnité (€)|Total mensuel (€)|Total annuel (€)",
        "Maire|1|2 137,47|2 137,47|25 649,64",
        "Adjoints|7|760,45|5 323,15|63 877,80",
        "Conseillers délégués|3|236,35|709,05|8 508,60",
        "Total|11||8 169,67|98 036,04",
    ]
    tables = [("Enveloppe indemnitaire", envelope), ("Indemnités", voted)]
    said = ask(SmallAct(ENVELOPE.title, tables))
    assert FAILED not in said["pack-members-envelope"]


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


@pytest.mark.parametrize("is_voted", [True, False])
def test_lines_that_obey_in_another_table_tell_what_the_words_mean(
    ask, is_voted
):
    envelope = [
        "Fonction|Nombre|Montant unitaire (€)|Total (€)",
        "Maire|1|2 260,79|2 260,79",
        "Adjoints|7|904,31|7 234,48",
    ]
    voted = [
        "Fonction|Nombre|Indemnité (€)|Total mensuel (€)",
        "Maire|1|2 137,47|2 137,47",
        "Premier adjoint|1|842,66|842,66",
        "Autres adjoints|6|760,45|4 562,70",
    ]
    tables = [("Enveloppe", envelope), ("Indemnités", voted)]
    said = ask(SmallAct(MEMBERS.title, tables[: 1 + is_voted]))
    found = said["pack-members-times-allowance"]
    assert sorted(found) == ([FAILED] + [HELD] * 4 if is_voted else [])


BASES = [
    "Taxe|Bases 2025 (€)|Bases 2026 (€)",
    "Taxe foncière (bâti)|5 218 400|5 327 000",
    "Taxe foncière (non bâti)|186 300|189 500",
    "Taxe d'habitation|742 900|731 600",
]
PRODUCTS = [
    "Taxe|Taux 2025 (%)|Taux 2026 (%)|Produit 2025 (€)|Produit 2026 (€)",
    "Taxe foncière (bâti)|41,26|42,09|2 153 112|2 242 134",
    "Taxe foncière (non bâti)|58,40|59,57|108 799|112 885",
    "Taxe d'habitation|14,72|15,01|109 355|109 813",
]


@pytest.mark.parametrize(
    ("changed", "broken", "count"),
    [
        (("", ""), 0, 6),
        (("|109 813", "|107 692"), 1, 6),
        (("Bases 2026", "Bases 2027"), 0, 3),
        (("Bases 2025 (€)|Bases 2026", "Écart (€)|Bases 2024"), 0, 0),
    ],
)
def test_the_base_of_a_tax_may_stand_in_a_table_of_its_own(
    ask, changed, broken, count
):
    tables = [("Bases d'imposition", BASES), ("Taux et produits", PRODUCTS)]
    said = ask(SmallAct(TAXES.title, tables).with_(changed))
    verdicts = said["pack-base-times-rate"]
    assert verdicts.count(FAILED) == broken
    assert len(verdicts) == count
