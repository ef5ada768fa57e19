"""Years."""

import pytest

from extract.french.lexicon.calendar import is_year, years_in


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("BP 2024", [2024]),
        ("BP2024", [2024]),
        ("2023 et 2024", [2023, 2024]),
        ("Programme 2021-2027", [2021, 2027]),
        ("D2025-010 : compte financier 2024", [2024]),
        ("120245 / 3024", []),
        ("", []),
    ],
)
def test_the_years_of_a_text(text, years):
    assert years_in(text) == years


def test_a_year_alone():
    assert is_year("1999")
    assert not is_year("2024-2025")
