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


@pytest.mark.parametrize("call", ["²", "*", " (a)", "† **"])
def test_the_call_of_a_footnote_makes_no_figure_of_a_year(call):
    assert is_year(f"2025{call}")


@pytest.mark.parametrize("text", ["2025²/3", "2025 m²", "(2025)", "20251"])
def test_what_else_stands_beside_a_year_does(text):
    assert not is_year(text)
