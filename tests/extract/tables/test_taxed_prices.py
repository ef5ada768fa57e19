"""Prices beside their tax are amounts, unless they are of one of something."""

import pytest

from extract.table import ColumnKind
from extract.tables.typing import type_table

ROWS = [
    ["1", "612", "37 944,00", "7 588,80", "45 532,80"],
    ["2", "587", "36 394,00", "7 278,80", "43 672,80"],
    ["3", "640", "39 680,00", "7 936,00", "47 616,00"],
]


@pytest.mark.parametrize(
    ("before", "tax", "kind"),
    [
        ("Prix HT (€)", "TVA (€)", ColumnKind.AMOUNT),
        ("Prix unitaire HT (€)", "TVA (€)", ColumnKind.RATE),
        ("Prix HT au m² (€)", "TVA (€)", ColumnKind.RATE),
        ("Prix HT (€)", "Frais (€)", ColumnKind.RATE),
    ],
)
def test_a_price_whose_tax_has_a_column_is_an_amount(
    make_raw, before, tax, kind
):
    header = ["Lot", "Surface (m²)", before, tax, "Montant TTC (€)"]
    columns = type_table(make_raw("t", header, ROWS)).columns
    assert columns[2].kind is kind


@pytest.mark.parametrize(
    ("of_one", "price", "kind"),
    [
        ("Prix par m² (€)", "Prix (€)", ColumnKind.AMOUNT),
        ("Prix unitaire HT", "Prix total HT", ColumnKind.AMOUNT),
        ("Prix par m² (€)", "Prix plancher (€)", ColumnKind.RATE),
        ("Prix de 2024 (€)", "Prix (€)", ColumnKind.RATE),
    ],
)
def test_a_price_beside_that_of_one_and_how_many_is_an_amount(
    make_raw, of_one, price, kind
):
    rows = [
        ["AB 12", "2 450", "18,00", "44 100"],
        ["AB 13", "3 180", "18,00", "57 240"],
        ["AB 27", "1 265", "42,00", "53 130"],
    ]
    header = ["Parcelle", "Surface (m²)", of_one, price]
    columns = type_table(make_raw("t", header, rows)).columns
    assert columns[3].kind is kind


def test_of_several_counts_nothing_says_which_a_price_is_of(make_raw):
    header = ["Nature", "ha", "Surface a", "ca", "Prix (€)", "Prix par ha (€)"]
    rows = [
        ["Terre", "2", "09", "52", "12 990,24", "6 200"],
        ["Pré", "1", "84", "92", "7 026,96", "3 800"],
        ["Bois", "1", "09", "75", "3 182,75", "2 900"],
    ]
    columns = type_table(make_raw("t", header, rows)).columns
    assert columns[4].kind is ColumnKind.RATE
