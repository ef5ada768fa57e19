"""Interval laws."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validate.model.interval import Interval

numbers = st.decimals(-1000, 1000, places=2)
intervals = st.tuples(numbers, numbers).map(
    lambda pair: Interval(min(pair), max(pair))
)


@settings(deadline=None)
@given(intervals, intervals, st.floats(0, 1), st.floats(0, 1))
def test_what_two_intervals_hold_their_sum_and_product_hold(a, b, s, t):
    x = a.low + (a.high - a.low) * Decimal(s)
    y = b.low + (b.high - b.low) * Decimal(t)
    slack = Decimal("1e-9")
    assert (a + b).low - slack <= x + y <= (a + b).high + slack
    assert (a * b).low - slack <= x * y <= (a * b).high + slack


@settings(deadline=None)
@given(intervals, intervals)
def test_addition_and_product_commute_and_meeting_is_mutual(a, b):
    assert a + b == b + a
    assert a * b == b * a
    assert a.meets(b) == b.meets(a)


@settings(deadline=None)
@given(intervals, numbers)
def test_a_weight_keeps_the_bounds_in_order(a, weight):
    scaled = a.times(weight)
    assert scaled.low <= scaled.high


@pytest.mark.parametrize(
    ("value", "belongs"),
    [("0.99", False), ("1", True), ("1.5", True), ("2", True), ("2.01", False)],
)
def test_both_ends_belong_to_it(value, belongs):
    assert Interval(Decimal(1), Decimal(2)).holds(Decimal(value)) is belongs


@pytest.mark.parametrize(
    "divisor",
    [
        (Decimal(-1), Decimal(1)),
        (Decimal(0), Decimal(1)),
        (Decimal(-1), Decimal(0)),
    ],
)
def test_nothing_is_divided_by_an_interval_that_holds_zero(divisor):
    with pytest.raises(
        ZeroDivisionError, match=r"^an interval that holds zero"
    ):
        Interval.exact(Decimal(1)) / Interval(*divisor)


def test_a_quotient_reaches_from_the_least_to_the_greatest():
    dividend = Interval(Decimal(-6), Decimal(12))

    assert dividend / Interval(Decimal(2), Decimal(3)) == Interval(
        Decimal(-3), Decimal(6)
    )
    assert dividend / Interval(Decimal(-3), Decimal(-2)) == Interval(
        Decimal(-6), Decimal(3)
    )
    # A divisor that reaches over 1, but not over 0, is an ordinary one.
    assert dividend / Interval(Decimal("0.5"), Decimal(2)) == Interval(
        Decimal(-12), Decimal(24)
    )
