"""Letters in the place of digits."""

import pytest

from extract.french.look_alikes import amount_in_letters
from extract.table import ColumnKind
from extract.tables.typing import type_table


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("6 48O,25", "6 480,25"),
        ("l2 5OO,00 €", "12 500,00 €"),
        ("-B 400", "-8 400"),
        ("6 48\u041e,25", "6 480,25"),
    ],
)
def test_an_amount_with_letters_for_digits(text, amount):
    assert amount_in_letters(text) == amount


@pytest.mark.parametrize(
    "text",
    ["6 480,25", "B12", "S5", "Lot 3", "OO,OO", "DI 500", "10 l", "2,5 G"],
)
def test_codes_units_and_figures_are_none(text):
    assert amount_in_letters(text) == ""


def test_a_whole_column_of_letters_for_digits_is_one_of_unread_figures(
    make_raw,
):
    amounts = ["6 48O,25", "l2 500,00", "3 21O,00", "15 7l0,00"]
    rows = [[f"Ligne {n}", text] for n, text in enumerate(amounts)]
    table = type_table(make_raw("t", ["Libellé", "Montant"], rows))
    assert table.columns[1].kind is ColumnKind.AMOUNT
    assert all(row.cells[1].malformed for row in table.rows)
