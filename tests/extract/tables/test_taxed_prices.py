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
