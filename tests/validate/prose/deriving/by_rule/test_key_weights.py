"""The weights of a key."""

from decimal import Decimal

import pytest


def test_they_are_a_hundred_per_cent(made_of):
    text = "La clé combine la population, pour 60 %, et le potentiel fiscal, pour 45 %."
    assert made_of(text) == [("45 %", Decimal(40))]


@pytest.mark.parametrize(
    "text",
    [
        "La clé combine la population, pour 60 %, et le potentiel, dont pour 45 % le foncier.",
        "La clé progresse, pour la population, pour 60 %, et pour le potentiel, pour 45 %.",
        "Le comité répartit la charge à la population, pour 60 %, et au potentiel, pour 45 %.",
    ],
)
def test_percentages_that_are_no_weights(made_of, text):
    assert made_of(text) == []
