"""Whether a display leaves digits out."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sheets.formats.displayed_cell import displayed_cell, is_rounded
from extract.sheets.formats.displayed_numbers import displayed_number
from extract.sheets.workbook import SheetCell


@pytest.mark.parametrize(
    ("text", "stored", "rounded"),
    [
        ("33,33", "33.3333", True),
        ("33,33", "33.33", False),
        ("0,30", "0.30000000000000004", False),
        ("5,5 %", "0.055", False),
        ("5,5 %", "0.0553", True),
        ("12,5", "12500", False),
        ("12,5", "12511", True),
        ("Club", "3", False),
        ("06 12 34 56 78", "612345678", False),
    ],
)
def test_rounding(text, stored, rounded):
    assert is_rounded(text, Decimal(stored)) is rounded


def test_a_cell_says_so():
    cell = SheetCell(0, 0, "33,33")
    assert displayed_cell(cell, Decimal("33.3333")).rounded
    assert not displayed_cell(cell, None).rounded


@given(
    st.decimals(min_value=-(10**7), max_value=10**7, places=4, allow_nan=False)
)
def test_two_decimals_of_four(value):
    text = displayed_number(value, "#,##0.00")
    cut = value != round(value, 2)
    assert is_rounded(text, value) is cut
