"""Wholes that the sentence behind breaks down."""

from decimal import Decimal

import pytest

WHOLE = "Le prix de revient est de 3 012 480 €, soit 167 360 € par logement."
PARTS = (
    "{} 486 300 € de charge foncière, 2 204 750 € de travaux et 321 430 €"
    " d'honoraires."
)


@pytest.mark.parametrize("opens", ["Il se décompose en", "Il comprend"])
def test_a_whole_is_what_its_parts_come_to(made_of, opens):
    made = made_of(WHOLE, PARTS.format(opens))
    assert ("3 012 480 €", Decimal(3_012_480)) in made


@pytest.mark.parametrize(
    "said",
    [
        (WHOLE, PARTS.format("La commune inscrit")),
        (WHOLE, PARTS.format("Il comprend notamment")),
    ],
)
def test_what_breaks_down_nothing(made_of, said):
    values = [value for _, value in made_of(*said)]
    assert Decimal(3_012_480) not in values
