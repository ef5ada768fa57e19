"""Formulas with a letter, which the sentence gives a number."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_GAS = (
    "La redevance due par le distributeur de gaz est calculée par la formule"
    " (0,035 x L + 100) x 1,44, L étant la longueur de canalisations, soit {length} mètres :"
    " elle est de {fee} €."
)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            _GAS.format(length="18 640", fee="1 038"),
            ("1 038 €", Decimal("1083.000")),
        ),
        (
            "Le plafond est PR = [(0,035 € x L) + 100 €], où L représente 4 000 mètres,"
            " soit 240,00 €.",
            ("240,00 €", Decimal(240)),
        ),
    ],
)
def test_a_formula_gives_its_amount(made_of, text, made):
    assert made in made_of(text)


@pytest.mark.parametrize(
    "text",
    [
        # nothing says what the letter is
        "La redevance est de (0,035 x L + 100) x 1,44 et la longueur de 18 640 mètres : 1 038 €.",
        # the letter would be squared
        "Le tarif est 0,5 x L x L, L étant la largeur, soit 4 mètres : elle est de 9 €.",
        # no words say that the amount comes of it
        "Par la formule 0,035 x L + 100, L étant la longueur, soit 900 mètres, contre 140 € hier.",
    ],
)
def test_what_is_no_formula_of_it(made_of, text):
    assert not [one for one in made_of(text) if one[0].endswith("€")]


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(length=st.integers(min_value=3000, max_value=90_000))
def test_a_right_fee_is_given_back(made_of, length):
    fee = round((Decimal("0.035") * length + 100) * Decimal("1.44"))
    printed = f"{fee} €"
    made = dict(made_of(_GAS.format(length=length, fee=fee)))
    assert made[printed] == fee
