"""Numbers through format codes, as a French spreadsheet displays them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.french.numbers import parse_number
from extract.sheets.formats.displayed_numbers import (
    displayed_number,
    general_text,
)

_ACCOUNTING = (
    "_-* #,##0.00\\ [$€-40C]_-;-* #,##0.00\\ [$€-40C]_-;"
    '_-* "-"??\\ [$€-40C]_-;_-@_-'
)


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("1234567.891", "#,##0.00", "1 234 567,89"),
        ("1234.5", "0.00", "1234,50"),
        ("1234.5", "#\\ ##0.00", "1 234,50"),
        ("-1234.5", '#,##0.00\\ "€"', "-1 234,50 €"),
        ("-3", "0;(0)", "(3)"),
        ("-3", "0;[Red]-0", "-3"),
        ("0", '0.00;-0.00;"néant"', "néant"),
        ("1234.5", _ACCOUNTING, "1 234,50 €"),
        ("0", _ACCOUNTING, "-   €"),
        ("0.055", "0.0%", "5,5%"),
        ("0.055", "0%", "6%"),
        ("12500", "#,##0.0,", "12,5"),
        ("12500000", '#,##0,,\\ "M€"', "13 M€"),
        ("85.95", '0.00\\ "€/mois"', "85,95 €/mois"),
        ("123", "000000", "000123"),
        ("612345678", '00" "00" "00" "00" "00', "06 12 34 56 78"),
        ("0.5", "#.##", ",5"),
        ("5", "0.##", "5"),
        ("0", "#,###", ""),
        ("12", ";;;", ""),
        ("2.5", '[<2]0.0" petit";[>=2]0.0" grand"', "2,5 grand"),
        ("45000", "dd/mm/yyyy", "15/03/2023"),
        ("999.995", "0.00", "1000,00"),
        ("1500.5", "General", "1500,5"),
        ("12", 'General" agents"', "12 agents"),
        ("1234.5", "0.00E+00", "1234,5"),
    ],
)
def test_formats(value, code, shown):
    found = displayed_number(Decimal(value), code)
    assert found.replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0.1", "0,1"),
        ("0.30000000000000004", "0,3"),
        ("33.333333333333336", "33,33333333"),
        ("123456", "123456"),
        ("-0.5", "-0,5"),
        ("1E+2", "100"),
        ("123456789012", "1,23456789E+11"),
    ],
)
def test_without_a_format(value, shown):
    assert general_text(Decimal(value)) == shown


_AMOUNTS = st.decimals(
    min_value=-(10**12), max_value=10**12, places=2, allow_nan=False
)


@given(_AMOUNTS)
def test_an_amount_displayed_reads_back(value):
    number = parse_number(displayed_number(value, "#,##0.00"))
    assert number is not None
    assert (number.value, number.decimals) == (value, 2)


@given(_AMOUNTS, st.integers(0, 4))
def test_what_is_displayed_is_within_half_a_unit(value, decimals):
    code = "#,##0" + ("." + "0" * decimals if decimals else "")
    number = parse_number(displayed_number(value, code))
    assert number is not None
    assert abs(number.value - value) <= number.ulp / 2


@given(st.decimals(min_value=0, max_value=1, places=4, allow_nan=False))
def test_a_percentage_reads_back(value):
    number = parse_number(displayed_number(value, "0.00%"))
    assert number is not None
    assert number.value == value * 100


@given(st.text(max_size=30), _AMOUNTS)
def test_no_code_of_a_file_is_a_crash(code, value):
    assert isinstance(displayed_number(value, code), str)
