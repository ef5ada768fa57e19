"""When so many lines obeying by chance is improbable: exact tails, families judged together."""

from math import comb, isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validate.belief.trials import (
    Trial,
    adopted,
    chance_of_digits,
    roundness,
    tail,
)


def exact_tail(held, lines, chance):
    return sum(
        comb(lines, k) * chance**k * (1 - chance) ** (lines - k)
        for k in range(held, lines + 1)
    )


@settings(deadline=None)
@given(st.integers(1, 30), st.integers(1, 30), st.floats(0.001, 0.3))
def test_the_tail_is_that_of_the_binomial_law(held, lines, chance):
    held = min(held, lines)
    if held > lines * chance:
        assert isclose(
            tail(held, lines, chance),
            exact_tail(held, lines, chance),
            rel_tol=1e-6,
        )


@pytest.mark.parametrize(
    ("held", "lines", "chance", "expected"),
    [
        (0, 5, 0.1, 1.0),
        (0, 5, 0.0, 1.0),
        (3, 5, 0.0, 0.0),
        (3, 5, 1.0, 1.0),
        (1, 20, 0.5, 1.0),
        (10, 20, 0.5, 1.0),
    ],
)
def test_what_needs_no_sum(held, lines, chance, expected):
    assert tail(held, lines, chance) == expected


def test_a_family_at_the_very_rate_is_adopted():
    trial = Trial(held=1, failed=0, chance=0.25)

    assert adopted([trial], rate=trial.p_value) == [True]
    assert adopted([trial], rate=0.2499) == [False]


def test_families_are_judged_together():
    likely = Trial(held=1, failed=0, chance=0.008)

    assert adopted([likely], rate=0.01) == [True]
    assert adopted([likely, *[Trial(1, 1, 0.9)] * 9], rate=0.01)[0] is False


def test_the_rate_grows_with_the_families_that_are_as_unlikely():
    """Of four, the first alone is held to a quarter of the rate, all of them to the rate."""
    likely = Trial(held=1, failed=0, chance=0.009)

    assert adopted([likely] * 4, rate=0.01) == [True] * 4
    assert adopted([likely, *[Trial(1, 0, 0.9)] * 3], rate=0.01) == [False] * 4
    assert adopted([], rate=0.01) == []


def test_a_family_that_more_break_than_obey_is_not_adopted():
    assert adopted([Trial(held=2, failed=3, chance=1e-9)]) == [False]
    assert adopted([Trial(held=3, failed=3, chance=1e-9)]) == [True]


def test_the_chance_follows_from_the_digits_left_open():
    assert chance_of_digits([1000, 400]) == 2 / 1000
    assert chance_of_digits([1000, 400], step=100) == 2 / 10
    assert chance_of_digits([]) == chance_of_digits([0]) == 1.0
    assert chance_of_digits([10**12]) == 1e-9
    assert chance_of_digits([1]) == 1.0


@pytest.mark.parametrize(
    ("values", "step"),
    [
        ([150_000, 200_000, 350_000, 50_000], 50_000),
        ([150_000, 200_000, 350_000, 50_000, 120_001], 50_000),
        ([500, 1500, 2500, 3500], 500),
        ([20, 40, 60, 80], 20),
        ([7, 11, 13], 1),
        ([100, 100, 100, 100, 7], 100),
        ([20, 40, 60, 80, 7], 20),
        ([0, 0], 1),
        ([-300, 600], 300),
    ],
)
def test_the_step_that_most_figures_are_multiples_of(values, step):
    assert roundness(values) == step


def test_lines_that_broke_it_would_count_against_a_family():
    trial = Trial(7, 1, 0.25)
    assert trial.with_broken(2) == Trial(5, 3, 0.25)
