"""Which slip of the hand makes one figure of another."""

from decimal import Decimal

import pytest

from validate.solve.typing_slips import typing_slip


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
