"""A typed table seen as figures."""

import pytest

from validate.tables.figure_table import figure_tables, is_quotient


@pytest.mark.parametrize(
    ("header", "divided"),
    [
        ("Voyageurs / train", True),
        ("Visiteurs/jour", True),
        ("Voyageurs", False),
        ("Filles / garçons", False),
    ],
)
def test_things_over_one_of_others_are_quotients(
    make_document, make_raw, header, divided
):
    rows = [["Avril", "16", "78"], ["Mai", "22", "94"], ["Juin", "26", "119"]]
    raw = make_raw("t", ["Mois", "Trains", header], rows)
    (view,) = figure_tables(make_document([raw], []))
    assert is_quotient(view.column(2)) is divided
