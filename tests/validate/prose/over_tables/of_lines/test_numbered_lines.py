"""What lines come to that a sentence names by one noun and their numbers."""

import pytest

GRAVES = (
    "Actes de l'année",
    ["Concession", "Actes", "Produit (€)"],
    [
        ["Concession en terre 15 ans", "6", "1 080,00"],
        ["Concession en terre 30 ans", "17", "5 440,00"],
        ["Concession en terre 50 ans", "5", "2 800,00"],
        ["Case de columbarium 15 ans", "8", "3 360,00"],
        ["Total", "36", "12 680,00"],
    ],
)
UNPAID = (
    "Créances par exercice",
    ["Exercice", "Titres", "Montant (€)"],
    [
        ["2018", "14", "1 284,60"],
        ["2019", "11", "2 076,35"],
        ["2020", "9", "2 232,80"],
        ["Total", "34", "5 593,75"],
    ],
)
SECTION = (
    "Dépenses d'investissement",
    ["Chapitre", "Crédits (€)"],
    [
        ["20 Immobilisations incorporelles", "18 720,00"],
        ["21 Immobilisations corporelles", "412 300,60"],
        ["23 Immobilisations en cours", "242 020,00"],
        ["Total", "673 040,60"],
    ],
)

BUSES = (
    "Fréquentation par ligne",
    ["Service", "Voyages"],
    [
        ["Ligne A – Gare", "1 341 250"],
        ["Ligne B – Les Prés", "968 720"],
        ["Ligne C – Zone Nord", "297 415"],
        ["Transport à la demande", "15 240"],
        ["Total", "2 622 625"],
    ],
)


@pytest.mark.parametrize(
    ("table", "text", "right", "wrong"),
    [
        (
            BUSES,
            "Les lignes A et B réunies font {} voyages.",
            "2 309 970",
            "2 390 970",
        ),
        (
            GRAVES,
            "Les concessions en terre de quinze, trente et cinquante ans rapportent {} €.",
            "9 320,00",
            "8 240,00",
        ),
        (
            UNPAID,
            "Les exercices 2018 et 2019 réunissent {} €.",
            "3 360,95",
            "3 517,40",
        ),
        (
            SECTION,
            "Les dépenses d'équipement (chapitres 20, 21 et 23) se montent à {} €.",
            "673 040,60",
            "654 320,60",
        ),
    ],
)
def test_one_noun_and_several_numbers(
    state_of_tables, table, text, right, wrong
):
    failed, held = state_of_tables([table], text.format(right))
    assert not failed
    assert held
    failed, _ = state_of_tables([table], text.format(wrong))
    assert [one.removesuffix(" €") for one, _ in failed] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        # a number that no line bears, or that two do
        "Les concessions en terre de quinze, trente et cent ans rapportent 8 240,00 €.",
        "Les concessions de quinze et trente ans rapportent 5 640,00 €.",
        # no noun of theirs
        "Les cavurnes de quinze, trente et cinquante ans rapportent 8 240,00 €.",
    ],
)
def test_numbers_of_other_lines(state_of_tables, text):
    failed, _ = state_of_tables([GRAVES], text)
    assert not failed


def test_a_letter_that_no_line_bears_leaves_them_open(state_of_tables):
    text = "Les lignes A et D réunies font 2 309 970 voyages."
    failed, _ = state_of_tables([BUSES], text)
    assert not failed
