"""How a number may be reckoned of others."""

import pytest

from validate.prose.deriving.derivation import changed, quotient


@pytest.mark.parametrize(
    ("change", "rate", "sign"),
    [
        ("1 146", "2,8 %", 1),
        # a fall is told as so much less, or as so many per cent less
        ("-1 146", "2,8 %", 1),
        ("1 146", "-2,8 %", -1),
        # but both signs are one
        ("+1 146", "-2,8 %", 1),
        ("-1 146", "+2,8 %", -1),
    ],
)
def test_a_number_is_told_with_its_sign(make_document, say, change, rate, sign):
    said = [say("", one, "other") for one in (change, "40 637", rate)]
    part, whole, result = (one.fact for one in make_document([], said).claims)
    made = quotient(part, whole, "").as_told(result)
    assert (made.value > 0) is (sign > 0)


@pytest.mark.parametrize(
    ("new", "old", "told"),
    [
        ("-80 000", "-100 000", "+20 %"),
        ("12 000", "-45 000", "+126,67 %"),
    ],
)
def test_a_change_of_a_deficit_is_told_with_either_sign(
    make_document, say, new, old, told
):
    said = [say("", one, "other") for one in (new, old, told)]
    one, other, result = (each.fact for each in make_document([], said).claims)
    assert changed(one, other, "").as_told(result).value > 0
