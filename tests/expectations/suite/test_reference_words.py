"""Words of headers and rows: years told from the financial year, figures left out, synonyms as
one.
"""

import pytest

from expectations.suite.reference_words import header_words, row_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Subvention proposée 2026", ("montant", "propose", "exercicecourant")),
        ("BP 2025", ("bp", "exerciceprecedent")),
        ("Nombre de places", ("quantite", "place")),
        ("Valeur 162,38 €/point", ("montant", "point")),
        ("12 345", ()),
    ],
)
def test_words_leave_figures_out_and_tell_years_from_the_exercise(text, words):
    assert header_words(text, 2026) == words


def test_without_a_financial_year_years_are_alike():
    assert header_words("Voté 2025", None) == header_words("Voté 2026", None)


def test_the_number_of_a_row_is_kept():
    words = ("operation", "4", "chantiers", "exercicecourant")
    assert row_words("Opération 4 : Chantiers 2026", 2026) == words
    assert row_words("Opération 5 – 12 500 €", 2026) == (
        "operation",
        "5",
        "12",
        "500",
    )
