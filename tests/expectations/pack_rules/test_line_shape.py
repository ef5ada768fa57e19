"""Lines that a rule names, in tables that word them, or lay them out, another way."""

import pytest

from validate.model.identity import Verdict

from .conftest import SmallAct
from .small_acts import ENVELOPE, PAID

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


STACKED = SmallAct(
    "Approbation du compte administratif 2025",
    [
        (
            "Résultats",
            [
                "Ligne|Budget principal|Assainissement",
                "Recettes de fonctionnement|900,00|410,00",
                "Dépenses de fonctionnement|700,00|395,00",
                "Résultat de l'exercice|200,00|15,00",
                "Recettes d'investissement|400,00|128,00",
                "Dépenses d'investissement|450,00|144,00",
                "Solde de l'exercice|-50,00|-16,00",
            ],
        )
    ],
)


@pytest.mark.parametrize(
    ("changed", "broken"), [(("", ""), 0), (("-50,00", "-55,00"), 1)]
)
def test_lines_that_are_repeated_are_those_of_their_block(ask, changed, broken):
    verdicts = ask(STACKED.with_(changed))["pack-result-of-the-year"]
    assert len(verdicts) == 4
    assert verdicts.count(FAILED) == broken


def test_lines_that_are_not_repeated_alike_are_of_no_block(ask):
    act = STACKED.with_(("Dépenses de fonctionnement", "Charges"))
    assert ask(act)["pack-result-of-the-year"] == []


CLOSED = SmallAct(
    "Approbation du compte financier unique 2025",
    [
        (
            "Résultats et affectation",
            [
                "Ligne|Exploitation|Investissement",
                "Résultat de l'exercice|40,00|-103,00",
                "Résultat reporté|73,00|18,00",
                "Résultat de clôture|113,00|-85,00",
                "Solde des restes à réaliser||-17,00",
                "Besoin de financement||102,00",
                "Affectation au compte 1068|102,00|",
            ],
        )
    ],
)


@pytest.mark.parametrize(
    ("changed", "verdicts"),
    [
        (("", ""), [HELD]),
        (("1068|102,00", "1068|85,00"), [FAILED]),
    ],
)
def test_a_line_that_prints_one_figure_has_it_in_whichever_column(
    ask, changed, verdicts
):
    assert ask(CLOSED.with_(changed))["pack-need-is-covered"] == verdicts


ONE_TABLE = SmallAct(
    "Approbation du compte financier unique 2025",
    [
        (
            "Section d'exploitation",
            [
                "Chapitre|Crédits ouverts|Réalisé",
                "011 Charges à caractère général|500,00|480,00",
                "042 Opérations d'ordre|173,00|172,00",
                "Total des dépenses|673,00|652,00",
                "70 Ventes|640,00|651,00",
                "042 Opérations d'ordre|47,00|46,00",
                "Total des recettes|687,00|697,00",
            ],
        ),
        (
            "Section d'investissement – réalisations",
            [
                "Chapitre|Dépenses|Recettes",
                "13 Subventions||131,00",
                "21 Immobilisations|64,00|",
                "040 Opérations d'ordre|46,00|172,00",
                "Total de l'exercice|110,00|303,00",
            ],
        ),
    ],
)


@pytest.mark.parametrize(
    ("changed", "receipts", "expenses"),
    [
        (("", ""), [HELD], [HELD]),
        (("46,00|172,00", "46,00|127,00"), [FAILED], [HELD]),
        (("Total des dépenses", "Total"), [], [HELD]),
    ],
)
def test_the_total_below_says_the_side_of_the_lines_above_it(
    ask, changed, receipts, expenses
):
    said = ask(ONE_TABLE.with_(changed))
    assert said["pack-order-040-receipts"] == receipts
    assert said["pack-order-040-expenses"] == expenses


def test_what_was_done_is_not_what_a_table_does_not_say_was_done(ask):
    operation, (_, lines) = ONE_TABLE.tables
    act = SmallAct(
        ONE_TABLE.title, [operation, ("Section d'investissement", lines)]
    )
    said = ask(act)
    assert said["pack-order-040-receipts"] == []
    assert said["pack-order-040-expenses"] == []
