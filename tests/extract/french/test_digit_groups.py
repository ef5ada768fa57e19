"""What digits in groups are worth."""

from decimal import Decimal

import pytest

from extract.french.digit_groups import DIGITS, digits_value


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1 234", None, (Decimal(1234), 0)),
        ("1'234,5", None, (Decimal("1234.5"), 1)),
        ("2.294.606,33", None, (Decimal("2294606.33"), 2)),
        ("1.234", None, None),
        ("1.234", ",", (Decimal(1234), 0)),
        ("1.234", ".", (Decimal("1.234"), 3)),
        ("1,234,567.8", ".", (Decimal("1234567.8"), 1)),
        ("1,234,567", None, None),
        ("007", None, None),
        ("0,07", None, (Decimal("0.07"), 2)),
        ("0", None, (Decimal(0), 0)),
    ],
)
def test_the_value_of_digits(text, decimal, value):
    assert digits_value(DIGITS.fullmatch(text), decimal) == value
