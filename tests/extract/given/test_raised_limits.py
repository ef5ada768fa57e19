"""Limits that the environment raises."""

from dataclasses import dataclass

from extract.given.raised_limits import raised, variable_of


@dataclass(frozen=True)
class _Limits:
    sheets: int = 200
    cells: int = 1_000


def test_whole_numbers_of_the_environment_are_taken(monkeypatch):
    monkeypatch.setenv(variable_of("sheets"), "300")
    monkeypatch.setenv(variable_of("cells"), "many")
    assert raised(_Limits()) == _Limits(sheets=300)


def test_a_number_of_which_no_system_has_as_many_is_left_aside(monkeypatch):
    """Python reads none of 5,000 digits, and no system takes a limit of 10^30 seconds."""
    monkeypatch.setenv(variable_of("sheets"), "9" * 5_001)
    monkeypatch.setenv(variable_of("cells"), "1" + "0" * 30)
    assert raised(_Limits()) == _Limits()
