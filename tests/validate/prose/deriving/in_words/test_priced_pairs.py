"""What things come to that are told each with their price."""

import pytest

from validate.prose.pairing.misprints import restates

_FARES = (
    "La part des familles est appelée au tarif plein de 95 € pour 205 élèves et au demi-tarif de"
    " 47,50 € pour les 20 cadets, ce qui procure {} au total."
)
_PARCELS = (
    "Il y aura 46 colis simples à 32 € et 5 colis de couple à 48 €, pour {}."
)


@pytest.mark.parametrize(
    ("text", "printed", "expected"),
    [
        (_FARES, "20 425,00 €", True),
        (_FARES, "21 375,00 €", False),
        (_PARCELS, "1 712 €", True),
        (_PARCELS, "1 632 €", False),
        ("On a servi 186 repas à 14 €, ce qui fait {}.", "2 604 €", True),
        ("On a servi 186 repas à 14 €, ce qui fait {}.", "2 504 €", False),
    ],
)
def test_things_come_to_their_prices(holds, text, printed, expected):
    assert holds(text, printed) is expected


@pytest.mark.parametrize(
    "text",
    [
        # what one has of the amount
        "Le coût est de 264 960 € pour 40 agents, soit 6 624 € en moyenne.",
        # the size of each
        "On achète 350 bacs de 400 litres à 52 € pièce, pour 18 200 €.",
        # months of which each has been told
        "Il coûtera 155 960 € pour les huit premiers mois et 85 566 € pour les quatre derniers,"
        " soit 241 526 €.",
        "L'État verse 3 € pour chacun des 712 repas servis à 1 €, soit 2 136 €.",
    ],
)
def test_other_things_come_to_nothing_else(read_reckoned, text):
    outright = [one for one in read_reckoned(text) if one.is_outright]
    assert all(
        restates(one.result.fact, one.derivation.value) for one in outright
    )
