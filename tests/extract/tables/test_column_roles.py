"""What part a column plays in a line, by its header's words and its kind."""

import pytest

from extract.tables.column_roles import roles
from extract.tables.recap_columns import is_recap, paired_quantity, recap_columns
from extract.tables.typing import type_table


def parts(make_raw, header, rows):
    return [role.value for role in roles(type_table(make_raw("t1", header, rows)))]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (
            ["Imputation", "Bénéficiaire", "Objet", "Montant demandé", "Montant proposé 2025", "Avis"],
            ["65748", "Club A", "Fonctionnement", "1 500,00", "1 200,00", "Favorable"],
            ["imputation", "beneficiary", "description", "requested", "measure", "decision"],
        ),
        (
            ["N°", "Canton", "Commune", "Travaux", "Dépense subventionnable", "Taux", "Subvention"],
            ["1", "Aire", "X", "Voirie", "100,00", "25 %", "25,00"],
            ["line-number", "territory", "beneficiary", "description", "base", "rate-percent", "measure"],
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
            ["Opération", "Maître d'ouvrage", "Coût HT", "Subvention Dép.", "Autofinancement", "CP 2024", "CP 2025"],
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


HEADER = [
    "Prestataire",
    "Nbre points ASLL",
    "Nbre de FAL",
    "Montant ASLL",
    "Montant FAL",
    "Montant financier",
]
ROWS = [
    ["A", "40", "3", "400,00", "30,00", "430,00"],
    ["B", "10", "2", "100,00", "20,00", "120,00"],
    ["Totaux", "50", "5", "500,00", "50,00", "550,00"],
]


def test_quantities_are_paired_by_the_words_of_their_headers(make_raw):
    table = type_table(make_raw("t1", HEADER, ROWS))
    assert [paired_quantity(table, measure, [1, 2], [3, 4]) for measure in (3, 4)] == [1, 2]
    assert paired_quantity(table, 5, [1, 2], [3, 4, 5]) is None


def test_a_column_that_sums_others_repeats_them(make_raw):
    assert recap_columns(type_table(make_raw("t1", HEADER, ROWS)), [3, 4, 5]) == {5}
    wrong = [*ROWS[:2], ["Totaux", "50", "5", "500,00", "50,00", "551,00"]]
    assert recap_columns(type_table(make_raw("t1", HEADER, wrong)), [3, 4, 5]) == frozenset()
    named = [*HEADER[:5], "Cumul financier"]
    assert recap_columns(type_table(make_raw("t1", named, wrong)), [3, 4, 5]) == {5}


def test_a_recapitulation_says_so(make_raw):
    rows = [["Aire", "10,00"], ["Lens", "20,00"]]
    said = make_raw(
        "t1", ["Canton", "Subvention"], rows, caption="Annexe 2 – Récapitulatif par canton"
    )
    assert is_recap(type_table(said))
    assert not is_recap(
        type_table(make_raw("t1", ["Canton", "Subvention"], rows, caption="Annexe 2"))
    )
