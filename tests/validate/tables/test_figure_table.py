"""A typed table seen as figures."""

import pytest

from validate.tables.figure_table import (
    NUMERIC,
    figure_tables,
    is_quotient,
)


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


def test_a_line_named_by_its_year_alone_is_told_with_what_it_is_of(
    make_document, make_raw
):
    rows = [
        ["Vernusse", "2024", "38 407,20"],
        ["Vernusse", "2025", "39 872,00"],
        ["Coulmiers", "2024", "27 112,80"],
        ["Coulmiers", "2025", "27 968,00"],
        ["Ligny", "2024", "18 626,40"],
        ["Ligny", "2025", "18 976,00"],
    ]
    header = ["Commune", "Exercice", "Contribution (€)"]
    (view,) = figure_tables(make_document([make_raw("t", header, rows)], []))
    assert "Coulmiers" in view.name(3, 2)


@pytest.mark.parametrize(
    ("units", "added"),
    [
        (("ha", "a", "ca"), [4]),
        (("h", "min", "s"), [4]),
        (("ha", "m³", "€"), [1, 2, 3, 4]),
    ],
)
def test_parts_of_a_measure_are_not_added_one_by_one(
    make_document, make_raw, units, added
):
    rows = [
        ["Bois Brûlé", "12", "73", "80", "465"],
        ["Combe", "6", "59", "15", "188"],
    ]
    raw = make_raw("t", ["Lieu-dit", *units, "Volume (m³)"], rows)
    (view,) = figure_tables(make_document([raw], []))
    assert view.columns(*NUMERIC) == added
