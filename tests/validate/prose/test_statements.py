"""Numbers of the prose in their sentences."""

from types import SimpleNamespace

import pytest

from validate.prose.statements import Statement


@pytest.mark.parametrize(
    ("label", "is_name"),
    [
        ("gir 5 et 6", True),
        ("gir 5 et 7", False),
        ("gir 6", False),
        ("gir 5 et 6 reunis", False),
    ],
)
def test_a_number_may_stand_in_the_name_of_a_line(label, is_name):
    claim = SimpleNamespace(fact=SimpleNamespace(printed="6"))
    opening = "Tous acquittent le tarif des GIR 5 et "
    said = Statement(claim, " et ", ", soit 6,24 € par jour", opening)
    assert said.is_in_a_name([label]) is is_name
