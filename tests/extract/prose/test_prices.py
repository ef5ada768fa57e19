"""Sums and prices per unit."""

from decimal import Decimal

import pytest

from extract.french.numbers import find_numbers
from extract.prose.prices import read_price


def price(text, rate=None):
    match = find_numbers(text)[-1]
    return read_price(text, match.start, match.end, 0, match.number, rate)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("GSL : 85,95 €/mois", ("mois",)),
        ("171,90 €/mois/logement", ("mois", "logement")),
        ("2 062,80 €/an/logement", ("an", "logement")),
        (
            "plafonnée à 250,00 € mensuels pour un participant",
            ("mois", "participant"),
        ),
        ("195 € par personne et par mois", ("personne", "mois")),
        ("5,44 € par jour", ("jour",)),
        ("163,20 € pour un mois compté", ("mois",)),
        ("12,50 € HT l'heure", ("heure",)),
        ("499,56 € x nombre de logements occupés", ("logements",)),
    ],
)
def test_prices_name_their_unit(text, per):
    assert price(text) == (True, per)


@pytest.mark.parametrize(
    "text",
    [
        "Elle est payée 162,38 € si elle aboutit",
        "le prix du mètre cube, fixé à 1,23 € hors taxes",
    ],
)
def test_prices_are_known_by_the_words_before(text):
    assert price(text).is_rate


@pytest.mark.parametrize(
    "text",
    [
        "257 420 € par an",
        "un foyer économise 132 € par an",
        "10 000€ par avenant",
        "15 000 € pour l'association",
        "le total payé, 12 000 €",
    ],
)
def test_sums_are_no_prices(text):
    assert not price(text).is_rate


def test_an_amount_beside_a_price_of_its_size_is_one_too():
    assert price("AML renforcée à 171,90 €", Decimal("85.95")).is_rate
    assert not price("soit en tout 171,90 €", Decimal("85.95")).is_rate
    assert not price("et 171 900,00 €", Decimal("85.95")).is_rate
