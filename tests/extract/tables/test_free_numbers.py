"""Numbers inside the text of a cell."""

import pytest

from extract.tables.free_numbers import free_numbers


def test_numbers_inside_a_sentence():
    read = free_numbers(
        "8 postes en insertion par an - 01/01/2022 au 31/12/2022, article 3, pour 9 000 € en 2022"
    )
    assert [(number.printed, number.unit_text) for number in read] == [
        ("8", "postes en insertion"),
        ("9 000 €", "€"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "voir article 3",
        "annexe 12 du budget",
        "exercice 2024",
        "Lot n° 4",
        "(12)",
    ],
)
def test_references_and_years_are_no_quantities(text):
    assert free_numbers(text) == ()
