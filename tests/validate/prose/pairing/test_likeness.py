"""Amounts that restate others."""

import doctest
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.facts import Fact
from extract.french.numbers import parse_number
from validate.prose.pairing import likeness
from validate.prose.pairing.likeness import agrees, is_misprint


def test_doctests():
    assert doctest.testmod(likeness).failed == 0


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
        ("12345", "-12345", False),
        ("12345", "12345.001", False),
        ("12345", "-12354", True),
    ],
)
def test_slips(one, other, expected):
    assert is_misprint(Decimal(one), Decimal(other)) is expected


def test_an_unread_amount_resembles_nothing():
    assert not is_misprint(None, Decimal(12345))


@settings(deadline=None)
@given(st.integers(10_000, 10**9), st.integers(10_000, 10**9))
def test_it_is_symmetric(one, other):
    assert is_misprint(Decimal(one), Decimal(other)) == is_misprint(
        Decimal(other), Decimal(one)
    )


@pytest.mark.parametrize(
    ("printed", "value", "expected"),
    [
        ("2 539 306 €", "2539306.80", True),
        ("2 539 307 €", "2539306.80", True),
        ("2 539 308 €", "2539306.80", False),
        ("249 480 €", "249481", False),
        ("1,24 M€", "1236486.32", True),
        ("1,25 M€", "1236486.32", False),
        ("1,24 M€", "1249999.99", True),
        ("1,24 M€", "1231000", False),
        ("44 760,00 €", "44760.50", False),
    ],
)
def test_the_digits_left_out(printed, value, expected):
    fact = Fact(
        id="claim-1",
        counts="amount",
        number=parse_number(printed),
        printed=printed,
        places=(),
        section="deliberation",
    )
    assert agrees(fact, Decimal(value)) is expected
