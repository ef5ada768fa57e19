"""How a number may be reckoned of others."""

import pytest

from validate.prose.deriving.derivation import quotient


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
