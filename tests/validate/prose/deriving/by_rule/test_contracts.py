"""A works contract and its amendments."""

from decimal import Decimal

import pytest

_FIRST = "Le marché, attribué pour un montant global de 972 345,00 € HT, est divisé en six lots."
_MORE = (
    "Compte tenu des avenants antérieurs (10 490,00 €), l'incidence cumulée est de 45 247,90 €,"
    " soit 4,91 % du marché initial."
)
_WITH = "Le montant du marché, avenants compris, est porté à 1 017 952,90 € HT."


def test_amendments_are_a_share_of_the_first_contract(made_of):
    made = dict(made_of(_FIRST, _MORE, _WITH))
    assert round(made["4,91 %"], 2) == Decimal("4.65")
    assert made["1 017 952,90 € HT"] == Decimal("1017592.90")


@pytest.mark.parametrize(
    "texts",
    [
        # of one lot
        (
            "Le marché du lot 2, attribué pour 312 650,00 € HT, est notifié.",
            _MORE,
            "Le montant du marché du lot 2, avenants compris, est porté à 336 755,50 €.",
        ),
        # two contracts
        (
            _FIRST,
            "Le marché, attribué pour 84 000,00 € HT, est soldé.",
            _MORE,
            _WITH,
        ),
    ],
)
def test_of_which_contract_is_not_sure(made_of, texts):
    made = dict(made_of(*texts))
    assert not any(name.endswith("HT") for name in made)
