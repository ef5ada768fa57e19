"""What budgets, decisions, accounts, allocations, grants and programmes state."""

from extract.french.folding import fold
from validate.dossier.document_facts import kind_in
from validate.dossier.dossier_fact import DossierMeasure
from validate.model.act_kind import ActKind

from .made import read_book, values

TOWN = "Commune de Valbrune"


def test_a_budget_states_its_credits(tmp_path):
    document = read_book(
        tmp_path,
        "bp",
        [TOWN, "Budget primitif 2025"],
        [
            ["Section de fonctionnement – Dépenses"],
            ["Chapitre", "Libellé", "BP 2024", "Vote 2025"],
            ["011", "Charges à caractère général", 90, 100],
            ["65", "Autres charges", 40, 50],
            ["", "TOTAL", 130, 150],
        ],
        [
            ["Section d'investissement – Recettes"],
            ["Chapitre", "Libellé", "BP 2024", "Vote 2025"],
            ["1068", "Excédents capitalisés", 30, 20],
            ["13", "Subventions reçues", 10, 12],
            ["", "TOTAL", 40, 32],
        ],
    )
    assert document.kinds == (ActKind.PRIMITIVE_BUDGET,)
    assert values(document, DossierMeasure.VOTED) == {
        "2025::fonctionnement:depenses:011": "100.00",
        "2025::fonctionnement:depenses:65": "50.00",
        "2025::investissement:recettes:1068": "20.00",
        "2025::investissement:recettes:13": "12.00",
    }


def test_a_decision_states_what_it_adds_and_takes_away(tmp_path):
    document = read_book(
        tmp_path,
        "dm",
        [TOWN, "Décision modificative n° 1 au budget 2025"],
        [
            ["Dépenses de fonctionnement"],
            [
                "Chapitre",
                "Libellé",
                "Budget primitif",
                "Augmentation",
                "Diminution",
            ],
            ["011", "Charges à caractère général", 100, 12, None],
            ["012", "Personnel", 200, None, 7],
            ["65", "Autres charges", 50, 5, None],
        ],
    )
    assert values(document, DossierMeasure.AMENDED) == {
        "2025::fonctionnement:depenses:011": "12.00",
        "2025::fonctionnement:depenses:012": "-7.00",
        "2025::fonctionnement:depenses:65": "5.00",
    }


def test_accounts_state_what_was_open_and_their_results(tmp_path):
    document = read_book(
        tmp_path,
        "ca",
        [TOWN, "Compte administratif 2024"],
        [
            ["Section de fonctionnement – Dépenses"],
            ["Chapitre", "Libellé", "Crédits ouverts", "Mandats émis"],
            ["011", "Charges à caractère général", 112, 100],
            ["65", "Autres charges", 55, 50],
        ],
        [
            ["Résultats"],
            [
                "Section",
                "Résultat reporté de 2023",
                "Résultat de l'exercice",
                "Résultat de clôture 2024",
            ],
            ["Fonctionnement", 10, 5, 15],
            ["Investissement", -4, 1, -3],
        ],
    )
    assert values(document, DossierMeasure.OPENED) == {
        "2024::fonctionnement:depenses:011": "112.00",
        "2024::fonctionnement:depenses:65": "55.00",
    }
    assert values(document, DossierMeasure.OPENING) == {
        "2024::fonctionnement": "10.00",
        "2024::investissement": "-4.00",
    }
    assert values(document, DossierMeasure.CLOSING) == {
        "2024::fonctionnement": "15.00",
        "2024::investissement": "-3.00",
    }


def test_an_allocation_by_budgets_states_each_by_itself(tmp_path):
    document = read_book(
        tmp_path,
        "aff",
        [TOWN, "Affectation des résultats 2024 au budget 2025"],
        [
            ["Affectation"],
            [
                "Libellé",
                "Budget principal",
                "Budget annexe de l'eau",
                "Ensemble",
            ],
            ["Résultat reporté de 2023 (ligne 002)", 4, 2, 6],
            ["Résultat à affecter", 10, 5, 15],
            ["Mise en réserve au compte 1068", 6, 2, 8],
            ["Report à nouveau, ligne 002 (C – 1068)", 4.5, 3, 7.5],
            ["Déficit d'investissement reporté (D 001)", 6, 2, 8],
        ],
    )
    assert document.year == 2024
    assert values(document, DossierMeasure.ALLOCATED) == {
        "2024::investissement:recettes:1068": "6.00",
        "2024:eau:investissement:recettes:1068": "2.00",
        "2024::fonctionnement:recettes:002": "4.50",
        "2024:eau:fonctionnement:recettes:002": "3.00",
    } | {
        key: value
        for key, value in values(document, DossierMeasure.ALLOCATED).items()
        if key.endswith(":001")
    }
    assert (
        values(document, DossierMeasure.CLOSING)["2024::fonctionnement"]
        == "10.00"
    )


def test_grants_are_those_of_the_column_that_decides(tmp_path):
    document = read_book(
        tmp_path,
        "subventions",
        [TOWN, "Subventions aux associations 2025"],
        [
            ["Subventions 2025"],
            ["Association", "Demandé 2025", "Proposé 2025", "Voté 2025"],
            ["Club nautique", 900, 700, 600],
            ["Harmonie", 500, 400, 400],
            ["Total", 1400, 1100, 1000],
        ],
    )
    assert values(document, DossierMeasure.GRANT) == {
        "2025:club-nautique": "600.00",
        "2025:harmonie": "400.00",
    }


def test_programmes_before_and_after_their_revision(tmp_path):
    document = read_book(
        tmp_path,
        "ap",
        [TOWN, "Autorisations de programme 2025"],
        [
            ["Autorisations de programme et crédits de paiement"],
            [
                "N°",
                "Programme",
                "AP votée",
                "Révision",
                "AP révisée",
                "CP 2025",
            ],
            ["AP 2023-1", "École", 600, 50, 650, 100],
            ["AP 2023-2", "Voirie", 300, 0, 300, 80],
        ],
    )
    assert values(document, DossierMeasure.PROGRAMME) == {
        "2024:2023-1": "600.00",
        "2024:2023-2": "300.00",
        "2025:2023-1": "650.00",
        "2025:2023-2": "300.00",
    }


def test_the_first_kind_that_a_title_names():
    assert kind_in("Affectation du résultat du compte administratif 2024") is (
        ActKind.RESULT_ALLOCATION
    )
    assert kind_in("DM n° 2 au budget primitif") is ActKind.AMENDING_BUDGET
    assert kind_in(fold("Ordre du jour")) is None


def test_a_published_file_is_told_by_its_columns(tmp_path):
    document = read_book(
        tmp_path,
        "scdl",
        [],
        [
            ["Fichier"],
            ["nomBeneficiaire", "objet", "montant", "dateConvention"],
            ["Club nautique", "voile", 600, "2025-03-28"],
            ["Harmonie", "concerts", 400, "2025-03-28"],
        ],
    )
    assert document.scdl
    assert set(values(document, DossierMeasure.GRANT)) == {
        "2025:club-nautique",
        "2025:harmonie",
    }
