"""By how much two figures of the sentence before differ."""

from decimal import Decimal

import pytest

_ENERGY = "Les bâtiments ont consommé 757 500 kWh en 2024, au lieu de 805 500 kWh en 2023."
_WASTE = "Les ordures se montent à 9 312 tonnes ; on en comptait 9 874 en 2023."
_LIGHTS = "Les lampes : 48 612 kWh consommés en 2023, 31 750 kWh en 2024."


@pytest.mark.parametrize(
    ("texts", "made"),
    [
        (
            (_ENERGY, "L'économie, de 84 000 kWh, tient à la régulation."),
            ("84 000", Decimal(48_000)),
        ),
        (
            (_WASTE, "Le recul est donc de 652 tonnes, soit 5,7 %."),
            ("652", Decimal(562)),
        ),
        (
            (_LIGHTS, "La baisse atteint 16 862 kWh, ou encore 37,4 %."),
            ("37,4 %", Decimal("34.7")),
        ),
        (
            (
                "Il est accordé 41 700 €, contre 39 730 € en 2024.",
                "L'enveloppe augmente ainsi de 1 970 €, soit 5,8 %.",
            ),
            ("5,8 %", Decimal("5.0")),
        ),
        (
            (
                "Il revient aux communes 1 228 450 €, soit 56 550 € de plus que les 1 171 900 €"
                " de 2024.",
                "Leur contribution augmente ainsi de 4,60 %.",
            ),
            ("4,60 %", Decimal("4.8")),
        ),
        (
            (
                "Il revient aux communes 1 171 900 €, soit 56 550 € de moins que les 1 228 450 €"
                " de 2024.",
                "Leur contribution diminue donc de 4,83 %.",
            ),
            ("4,83 %", Decimal("4.6")),
        ),
        (
            (
                "Le loyer passe de 12 400 € à 13 020 €.",
                "La hausse est de 620 €, soit 6,0 %.",
            ),
            ("6,0 %", Decimal("5.0")),
        ),
    ],
)
def test_a_change_of_what_was_just_said(made_of, texts, made):
    rounded = [
        (printed, abs(round(value, 1))) for printed, value in made_of(*texts)
    ]
    assert made in rounded


@pytest.mark.parametrize(
    "texts",
    [
        # which of both was before is not told
        ("Il est versé 700 kWh ici et 800 kWh là.", "La baisse est de 50 kWh."),
        # of another thing
        (_ENERGY, "La baisse de la production atteint 84 000 kWh."),
        (_ENERGY, "Environ 84 000 kWh de baisse."),
        # grown by what both do not differ by: of something else
        (_ENERGY, "La surface augmente ainsi de 84 000 kWh, soit 5,8 %."),
        ("Il a été produit 805 500 kWh.", "L'économie est de 84 000 kWh."),
        # what differs by a third number is not told to, or falls where the other rises
        (
            "Sont versés 300 €, dont 100 € au titre de 2024 et 200 € de 2025.",
            "La part augmente ainsi de 50 %.",
        ),
        (
            "Il est dû 1 228 €, soit 56 € de plus que les 1 172 € de 2024.",
            "La part de l'État baisse ainsi de 4,6 %.",
        ),
    ],
)
def test_what_is_of_something_else(made_of, texts):
    assert made_of(*texts) == []
