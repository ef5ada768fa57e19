"""The amounts of a sentence combine as what they are said of."""

import pytest

from validate.model.identity import Verdict

from ..conftest import SmallAct
from ..small_acts import SAVED

_CODE = "pack-gross-savings"


def _with(*prose):
    return SmallAct(SAVED.title, SAVED.tables, prose)


def test_gross_savings_are_what_expenses_leave_of_receipts(ask):
    act = SAVED.with_(("122 250,00", "133 250,00"))
    assert ask(SAVED)[_CODE] == [Verdict.HELD]
    assert ask(act)[_CODE] == [Verdict.FAILED]


@pytest.mark.parametrize(
    "prose",
    [
        (
            "Les recettes réelles sont de 812 400,00 €.",
            "L'épargne brute est de 90 000,00 €.",
        ),
        (
            "Les recettes réelles d'investissement sont de 812 400,00 € et les dépenses réelles de "
            "690 150,00 € : l'épargne brute est de 90 000,00 €.",
        ),
        (*SAVED.prose, "Les produits de cession sont retraités."),
    ],
)
def test_what_may_have_another_reason_is_asked_nothing(ask, prose):
    assert ask(_with(*prose))[_CODE] == []
