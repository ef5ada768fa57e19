"""What part a column plays in a line, by its header's words and its kind."""

import pytest

from extract.tables.column_roles import roles
from extract.tables.typing import type_table


def parts(make_raw, header, rows):
    return [
        role.value for role in roles(type_table(make_raw("t1", header, rows)))
    ]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (
            ["Imputation", "Bénéficiaire", "Objet", "Montant demandé", "Montant proposé", "Avis"],
            ["65748", "Club A", "Fonctionnement", "1 500,00", "1 200,00", "Favorable"],
            ["imputation", "beneficiary", "description", "requested", "measure", "decision"],
        ),
        (
            ["N°", "Canton", "Commune", "Travaux", "Dépense subventionnable", "Taux", "Subvention"],
            ["1", "Aire", "X", "Voirie", "100,00", "25 %", "25,00"],
            [
                "line-number", "territory", "beneficiary", "description", "base", "rate-percent",
                "measure",
            ],
        ),
        (
            ["Lot", "Entreprise", "Montant HT", "TVA 20 %", "Montant TTC"],
            ["1 – Gros œuvre", "SARL Dupont", "100,00", "20,00", "120,00"],
            ["other", "beneficiary", "base", "other", "measure"],
        ),
        (
            ["Association", "Attribué 2025", "Proposé 2026", "Évolution"],
            ["A", "10,00", "12,00", "+20,0 %"],
            ["beneficiary", "previous", "measure", "change"],
        ),
        (
            [
                "Opération", "Maître d'ouvrage", "Coût HT", "Subvention Dép.", "Autofinancement",
                "CP 2024", "CP 2025",
            ],
            ["Gymnase", "Commune X", "100,00", "30,00", "70,00", "15,00", "15,00"],
            ["operation", "beneficiary", "base", "measure", "other", "other", "other"],
        ),
        (
            ["Structure", "Territoires", "Synthèse de l'action", "Budget", "Chiffres clé"],
            ["FACE", "9 territoires", "Diagnostics", "211 120 €/an", "25 ménages"],
            ["beneficiary", "territory", "description", "measure", "other"],
        ),
        (
            ["Nom", "Structure porteuse", "Montant"],
            ["A", "B", "10,00"],
            ["beneficiary", "other", "measure"],
        ),
    ],
)  # fmt: skip
def test_roles(make_raw, header, row, expected):
    assert parts(make_raw, header, [row, row]) == expected


def test_synonyms_give_the_same_roles(make_raw):
    row = ["A", "Fonctionnement", "10,00"]
    for who in (
        "Bénéficiaire",
        "Organisme",
        "Tiers",
        "Nom du prestataire",
        "Association",
        "Porteur du projet",
    ):
        for what in ("Objet", "Description", "Intitulé de l'action", "Nature"):
            assert parts(make_raw, [who, what, "Montant"], [row, row]) == [
                "beneficiary",
                "description",
                "measure",
            ]
