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
