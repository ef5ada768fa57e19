"""Prices that are others raised or lowered by a percentage."""

from decimal import Decimal

import pytest


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "Le conseil fixe à 5,42 € le tarif de la tranche T7 et à 8,50 € celui des familles"
            " extérieures, égal au tarif T7 majoré de 20 %.",
            ("8,50 €", Decimal("6.504")),
        ),
        (
            "Il fixe à 40,00 € le tarif plein et à 32,00 € celui des abonnés, égal au tarif plein"
            " diminué de 20 %.",
            ("32,00 €", Decimal("32.00")),
        ),
    ],
)
def test_the_price_named_is_raised(made_of, text, made):
    assert made in made_of(text)


@pytest.mark.parametrize(
    "text",
    [
        # the price named is not in the sentence
        "Il fixe à 40,00 € le tarif plein et à 32,00 € l'autre, égal au tarif T7 majoré de 20 %.",
        "Il fixe à 40,00 € le prix hors taxes et à 48,00 € l'autre, égal au prix hors taxes"
        " majoré de la TVA et augmenté de 20 %.",
    ],
)
def test_another_price_may_be_meant(made_of, text):
    assert not [one for one in made_of(text) if one[1] in (48, 38)]
