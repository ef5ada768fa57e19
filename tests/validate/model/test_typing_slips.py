"""Which slip of the hand makes one figure of another."""

from decimal import Decimal

import pytest

from validate.model.typing_slips import slips_of, typing_slip


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
