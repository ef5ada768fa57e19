"""Headers that no style tells from their body."""

from dataclasses import replace

import pytest

from extract.tables.stitching.headers import Head, read_head

from .test_headers import head, table


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Numéro", "OBJET", "Décision"],
            ["2026_001", "Débat sur le projet d'aménagement", "Actée"],
            ["2026_002", "Tarifs de la salle", "Approuvée"],
        ],
        [
            ["Motifs", "Durée", "Conditions"],
            ["Mariage", "5 jours ouvrables", "Le jour de l'évènement"],
            ["Décès", "3 jours", "Justificatif à fournir"],
        ],
        [
            ["TITULAIRES", "SUPPLÉANTS"],
            ["Anne Dupré", "Jean Roche"],
            ["Luc Martin", "Zoé Blanc"],
        ],
    ],
    ids=["codes", "durations", "capitals"],
)
def test_a_first_row_of_names_is_a_header(rows):
    assert head(rows) == Head(0, 1)


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Animation, jeunesse", "Titulaires : Jean Roche"],
            ["Communication", "Titulaires : Luc Martin"],
            ["Finances", "Titulaires : Zoé Blanc"],
        ],
        [
            ["Exposition à la mairie.", "Du mois de mai"],
            ["Registre mis en place", "Le 12 mai"],
            ["Article du bulletin", "Le 14 juin"],
        ],
        [
            ["ANNE DUPRÉ", "JEAN ROCHE"],
            ["LUC MARTIN", "ZOÉ BLANC"],
            ["PAUL NOIR", "ÈVE LEROUX"],
        ],
        [["Lieu", ""], ["2026_001", "Salle"], ["2026_002", "Cour"]],
        [["Lieu", "Jour"], ["Salle", "Lundi 12"], ["Cour", "Mardi"]],
    ],
    ids=["words", "a sentence", "all in capitals", "half named", "few codes"],
)
def test_a_first_row_of_cells_is_none(rows):
    assert head(rows) == Head(0, 0)


@pytest.mark.parametrize(
    ("name", "found"),
    [("Aide du Te61", True), ("Te61", False), ("Aide 61", False)],
)
def test_a_word_with_digits_in_it_may_be_part_of_a_name(name, found):
    rows = [["", "Montant", name], ["Éclairage", "141 603,23 €", "45 313,03 €"]]
    assert head(rows).found is found


@pytest.mark.parametrize(
    ("numbers", "amount", "found"),
    [
        (("1", "2"), "357,35 €", True),
        (("1", "3"), "357,35 €", False),
        (("1", "2"), "357", False),
    ],
)
def test_numbers_from_one_on_name_columns_of_amounts(numbers, amount, found):
    rows = [["", *numbers], ["Spectacle", "Néant", amount]]
    assert head(rows).found is found


@pytest.mark.parametrize(
    ("bold", "found"), [({1, 2}, True), ({1}, False), ({0, 1, 2}, False)]
)
def test_names_over_labels_that_alone_are_bold_are_a_header(bold, found):
    rows = [
        ["Motifs", "Durée", "Conditions"],
        ["Déménagement", "Un jour", "Dans la limite d'une fois par an"],
        ["Concours", "Le jour même", "Sur présentation d'une pièce"],
    ]
    lines = []
    for cells in table(rows):
        lines.append(
            [replace(c, bold=c.col == 0 and c.row in bold) for c in cells]
        )
    assert read_head(lines, 3).found is found
