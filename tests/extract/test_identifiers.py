"""Digits that are no quantity."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.identifiers import is_code, is_siren, is_siret, is_year


def check_digit(digits: str) -> str:
    total = sum(sum(divmod(int(d) * (2 - i % 2), 10)) for i, d in enumerate(reversed(digits)))
    return str(-total % 10)


@given(st.text("0123456789", min_size=13, max_size=13).filter(lambda digits: not digits.startswith("356000000")))
@settings(deadline=None)
def test_a_siret_is_known_by_its_check_digit(digits):
    siret = digits + check_digit(digits)
    assert is_siret(siret)
    assert is_siret(f"{siret[:3]} {siret[3:6]} {siret[6:9]} {siret[9:]}")
    assert not is_siret(digits + str((int(siret[-1]) + 1) % 10))
    assert is_code(siret)


@given(st.text("0123456789", min_size=8, max_size=8))
@settings(deadline=None)
def test_a_siren_is_known_by_its_check_digit(digits):
    assert is_siren(digits + check_digit(digits))


def test_la_poste_has_its_own_rule():
    assert is_siret("356 000 000 00048")


@pytest.mark.parametrize(
    "text", ["C02-720B10", "6568/9372", "0042", "2022-244", "W751234567", "CD20220620-18", "n° 12/4"]
)
def test_codes(text):
    assert is_code(text)


@pytest.mark.parametrize(
    "text", ["6574", "12,50", "1 234", "12h", "50m²", "1er", "14e", "ETP", "2022-2024", "85,95€/mois", ""]
)
def test_what_may_be_a_quantity_or_a_word(text):
    assert not is_code(text)


@pytest.mark.parametrize(("text", "expected"), [("2022", True), ("1899", False), ("20222", False), (" 1999 ", True)])
def test_years(text, expected):
    assert is_year(text) is expected
