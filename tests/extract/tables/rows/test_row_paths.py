"""The numbers that labels carry, and the look of titles."""

import pytest

from extract.geometry import BBox, Place
from extract.table import RawCell
from extract.tables.rows.row_paths import number_of, numbered, title_look


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("Opération 4 : Chantiers", ("operation", "4")),
        ("Opérations 4 et 5", ("operation", "4-5")),
        ("Thématique 3", ("theme", "3")),
        ("Axe 2 – Cohésion", ("theme", "2")),
        ("Action 5", ("operation", "5")),
        ("2. Développement", ("bare", "2")),
        ("1.2 – Accueil", ("bare", "1.2")),
        ("4 AJ", ("", "")),
        ("Axelle", ("", "")),
        ("Action sociale et solidarité", ("", "")),
        ("Projets innovants", ("", "")),
        ("Volet culturel", ("", "")),
    ],
)
def test_number_of(label, found):
    assert number_of(label) == found


def test_numbers_of_a_path():
    assert numbered(("2. Développement", "Opération 4 : Chantiers"), "") == (
        "2",
        "4",
    )
    assert numbered(
        ("2. Développement", "Opération 4 : Chantiers"), "2. Développement"
    ) == (
        "2",
        "4",
    )
    assert numbered(("Axe 1", "3. Suivi"), "") == ("1", "3")
    assert numbered((), "Annexe 4") == ("", "")
    assert numbered(
        ("Opération 3 : Suivi",), "Annexe 4 – Thématique 2 : Emploi"
    ) == (
        "2",
        "3",
    )


def title(text, colspan=3):
    place = Place(1, BBox(0.0, 0.0, 100.0, 10.0))
    return RawCell(0, 0, 1, colspan, text, (place,), "test")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Axe 1 – Culture", "Axe 2 – Sport", True),
        ("Axe 1 – Culture", "2. Sport", False),
        ("2. Sport", "2.1. Clubs", False),
        ("DÉPENSES", "Recettes", False),
        ("Dépenses", "Recettes", True),
    ],
)
def test_titles_of_one_level_look_alike(one, other, alike):
    assert (title_look(title(one)) == title_look(title(other))) is alike


def test_a_title_in_one_column_is_not_one_across_the_table():
    assert title_look(title("Dépenses")) != title_look(
        title("Dépenses", colspan=1)
    )
