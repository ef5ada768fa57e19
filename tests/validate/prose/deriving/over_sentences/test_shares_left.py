"""What a share leaves of the amount that it is taken of."""

from decimal import Decimal

import pytest

_YIELD = "La recette atteint 124 747,10 €, contre 112 480 € en 2025."
_FEES = "Les frais de garderie, au taux de 12 %, s'élèvent à 14 969,65 €"


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        (
            "{fees} ; le net revenant à la commune est donc de {}.",
            "112 272,39 €",
        ),
        ("{fees}. Il reste {}.", "109 777,45 €"),
        ("{fees}, si bien qu'il restera {}.", "109 777,45 €"),
        (
            "L'Office en prend 12 %, soit 14 969,65 €, et laisse {}.",
            "97 777,45 €",
        ),
    ],
)
def test_a_share_leaves_the_rest_of_its_whole(read_reckoned, told, printed):
    text = told.format(printed, fees=_FEES)
    outright = [
        (one.result.fact.printed, one.derivation.value)
        for one in read_reckoned(_YIELD, text)
        if one.is_outright
    ]
    assert outright == [(printed, Decimal("109777.45"))]


@pytest.mark.parametrize(
    "told",
    [
        # another instalment
        "On verse 30 % en mars et 12 % en juin (14 969,65 €) ; le solde, 72 353,32 €, à la fin.",
        # a tax, which is given back elsewhere
        "Le FCTVA, au taux de 12 %, rendra 14 969,65 €, ce qui laisse 90 000,00 €.",
    ],
)
def test_more_than_a_share_is_taken(read_reckoned, told):
    made = read_reckoned(_YIELD, told)
    assert not [one for one in made if one.is_outright]
