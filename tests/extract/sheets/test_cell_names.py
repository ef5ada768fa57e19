"""Names of cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sheets.cell_names import (
    parse_cell_name,
    range_name,
    sheet_cell_name,
)
from extract.sheets.sheet_limits import LAST_COLUMN, LAST_ROW


@given(st.integers(0, LAST_ROW - 1), st.integers(0, LAST_COLUMN - 1))
def test_a_name_reads_back(row, col):
    assert parse_cell_name(sheet_cell_name(row, col)) == (row, col)


@pytest.mark.parametrize(
    "text", ["", "A", "12", "A0", "XFE1", "A1048577", "a1", "A1:B2", "É1"]
)
def test_what_is_no_cell(text):
    assert parse_cell_name(text) is None


def test_ranges():
    assert range_name(2, 1, 3, 2) == "B3"
    assert range_name(2, 1, 5, 28) == "B3:AB5"
