"""A table seen as each of the two that are printed side by side in it."""

import pytest

from validate.tables.figure_table import figure_tables
from validate.tables.side_tables import side_tables

ROWS = [
    ["Gros œuvre", "214 600,00", "État", "180 000,00"],
    ["Chauffage", "148 350,00", "Région", "60 000,00"],
    ["Études", "57 050,00", "Total des aides", "240 000,00"],
    ["Total", "420 000,00", "Emprunt", "120 000,00"],
]


@pytest.fixture
def view_of(make_document, make_raw):
    def make(header, rows=ROWS):
        document = make_document([make_raw("t", header, rows)])
        return figure_tables(document)[0]

    return make


def test_a_column_of_words_that_closes_lines_starts_a_side(view_of):
    view = view_of(["Poste", "Montant", "Financeur", "Recette"])
    left, right = side_tables(view)
    assert {col for _, col in left.facts} == {1}
    assert {col for _, col in right.facts} == {3}
    assert [row.label for row in left.rows][2:] == ["Études", "Total"]
    assert [row.label for row in right.rows][2:] == [
        "Total des aides",
        "Emprunt",
    ]
    assert view.name(2, 3) == "Total des aides · Recette"


def test_a_unit_between_two_columns_of_figures_starts_none(view_of):
    rows = [
        ["Sable", "12,50", "tonne", "250,00"],
        ["Gravier", "14,00", "tonne", "280,00"],
        ["Total", "26,50", "", "530,00"],
    ]
    view = view_of(["Matière", "Quantité", "Unité", "Montant"], rows)
    assert side_tables(view) == (view,)


def test_a_total_in_the_first_column_of_words_starts_none(view_of):
    """ "Total" stands in the column that names the lines, right of their numbers."""
    rows = [
        ["1", "Coupe rase", "2,40", "1 250,00"],
        ["2", "Éclaircie", "3,10", "2 280,00"],
        ["", "Total", "5,50", "3 530,00"],
    ]
    view = view_of(["Parcelle", "Coupe", "Surface (ha)", "Recette (€)"], rows)
    assert side_tables(view) == (view,)
