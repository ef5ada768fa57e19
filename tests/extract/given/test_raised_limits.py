"""Limits that the environment raises."""

from dataclasses import dataclass

import pytest

from extract.errors import UsageError
from extract.given.raised_limits import (
    raised,
    refuse_limits,
    variable_of,
)


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


@pytest.mark.parametrize("value", ["9" * 5_001, "1" + "0" * 30, "4G", "-1"])
@pytest.mark.parametrize("limit", ["seconds", "memory", "pages"])
def test_what_is_no_limit_is_refused_by_name(monkeypatch, limit, value):
    monkeypatch.setenv(variable_of(limit), value)
    with pytest.raises(UsageError) as refused:
        refuse_limits()
    assert refused.value.en.startswith(f"{variable_of(limit)}: “{value[:20]}")
    assert len(refused.value.en) < 250


def test_a_number_and_nothing_are_none_to_refuse(monkeypatch):
    monkeypatch.setenv(variable_of("seconds"), "999999999")
    monkeypatch.setenv(variable_of("pages"), "")
    refuse_limits()
