"""Which slip of the hand makes one figure of another."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.french.durations import parse_duration
from validate.model.typing_slips import (
    slip_between,
    slip_of_digits,
    slips_of,
    typing_slip,
)


@pytest.mark.parametrize(
    ("printed", "expected", "slip"),
    [
        ("3210", "3810", "digit"),
        ("65570", "65750", "swap"),
        ("1234", "12345", "digit"),
        ("100", "999", None),
    ],
)
def test_slips_of_the_hand(printed, expected, slip):
    assert typing_slip(Decimal(printed), Decimal(expected), 0) == slip


@pytest.mark.parametrize("printed", ["-120.50", "7", "0.08"])
def test_each_figure_that_may_have_been_meant_is_a_slip_away(printed):
    value = Decimal(printed)
    decimals = -value.as_tuple().exponent
    meant = list(slips_of(value, Decimal(1).scaleb(-decimals)))
    assert len(set(meant)) == len(meant) > 0
    assert all(typing_slip(value, one, decimals) for one in meant)


@given(st.integers(1, 99_999).map(str), st.data())
def test_a_digit_that_is_left_out_is_a_slip_unless_it_only_scales(digits, data):
    at = data.draw(st.integers(0, len(digits)))
    longer = (
        digits[:at] + data.draw(st.sampled_from("0123456789")) + digits[at:]
    )
    is_scale = longer.rstrip("0") == digits.rstrip("0")
    assert (slip_of_digits(digits, longer) is None) == is_scale
    assert slip_of_digits(digits, longer) == slip_of_digits(longer, digits)


@given(*[st.integers(1, 999_999).map(str)] * 2)
def test_no_slip_leaves_out_a_digit_that_others_do_not_follow(short, long):
    left_out = {long[:at] + long[at + 1 :] for at in range(len(long))}
    if len(long) == len(short) + 1 and short not in left_out:
        assert slip_of_digits(short, long) is None
    if abs(len(long) - len(short)) > 1:
        assert slip_of_digits(short, long) is None


@pytest.mark.parametrize(
    ("printed", "meant", "slip"),
    [
        ("136 h 20", 163 * 60 + 20, "swap"),
        ("38 h 15", 38 * 60 + 45, "digit"),
        ("26 h 00", 25 * 60 + 15, None),
    ],
)
def test_a_slip_in_hours_and_minutes_is_one_of_their_digits(
    printed, meant, slip
):
    assert slip_between(parse_duration(printed), Decimal(meant)) == slip
