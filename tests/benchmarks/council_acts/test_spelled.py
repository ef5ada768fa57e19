"""What acts write out is read back as it was meant."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.council_acts.spelled import (
    in_words,
    long_date,
    months_between,
    read_date,
    read_words,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "zéro"),
        (21, "vingt et un"),
        (71, "soixante et onze"),
        (80, "quatre-vingts"),
        (81, "quatre-vingt-un"),
        (99, "quatre-vingt-dix-neuf"),
        (200, "deux cents"),
        (201, "deux cent un"),
        (1980, "mille neuf cent quatre-vingts"),
        (80_000, "quatre-vingt mille"),
        (200_300, "deux cent mille trois cents"),
    ],
)
def test_numbers_are_spelled_as_grammars_want(value, words):
    assert in_words(Decimal(value)) == words


@given(st.integers(0, 999_999))
def test_words_are_read_back(value):
    assert read_words(in_words(Decimal(value))) == value
    assert read_words(f"{in_words(Decimal(value))} euros") == value


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_dates_are_read_back(day):
    ordinal = Decimal(day.toordinal())
    assert read_date(long_date(ordinal)) == ordinal


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("1er janvier 2026", "31 décembre 2028", 36),
        ("1er juillet 2026", "30 juin 2029", 36),
        ("1er mars 2026", "29 février 2028", 24),
        ("15 janvier 2026", "13 février 2026", 0),
    ],
)
def test_the_last_day_of_a_period_counts(first, last, months):
    assert months_between(read_date(first), read_date(last)) == months
