"""Slips of the hand between two amounts."""

import doctest
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validate import misprint
from validate.misprint import is_misprint


def test_doctests():
    assert doctest.testmod(misprint).failed == 0


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("426702.50", "462702.50", True),
        ("47760", "44760", True),
        ("47760", "47760", False),
        ("47760", "477600", False),
        ("47760", "44860", False),
        ("60000", "90000", False),
        ("12345", "12354", True),
        ("12345", "54321", False),
    ],
)
def test_slips(one, other, expected):
    assert is_misprint(Decimal(one), Decimal(other)) is expected


def test_an_unread_amount_resembles_nothing():
    assert not is_misprint(None, Decimal(12345))


@settings(deadline=None)
@given(st.integers(10_000, 10**9), st.integers(10_000, 10**9))
def test_it_is_symmetric(one, other):
    assert is_misprint(Decimal(one), Decimal(other)) == is_misprint(Decimal(other), Decimal(one))
