"""What a number may be a slip of."""

from decimal import Decimal

import pytest

from extract.facts import Fact
from extract.french.numbers import parse_number
from extract.geometry import BBox, Place
from validate.prose.tabled.slips import is_slip_of_rounded, meant_figures


def figure(printed):
    return Fact(
        id=printed,
        counts="amount",
        number=parse_number(printed),
        printed=printed,
        places=(Place(1, BBox(0, 0, 1, 1)),),
        section="",
    )


@pytest.mark.parametrize("printed", ["0", "0,00"])
def test_nothing_is_a_slip_of_no_figure(printed):
    assert not list(meant_figures(figure(printed)))


@pytest.mark.parametrize(
    ("printed", "meant", "slip"),
    [
        ("1 250", "1 520", True),
        ("1 250", "1 205", True),
        ("23 018,60", "23 018,06", True),
        ("1 250", "1 258", False),
        ("1 250", "125", False),
        ("0,46", "0,64", True),
    ],
)
def test_a_slip_leaves_the_other_digits_and_the_noughts_at_the_end(
    printed, meant, slip
):
    value = parse_number(meant).value
    assert is_slip_of_rounded(figure(printed), Decimal(value)) is slip
