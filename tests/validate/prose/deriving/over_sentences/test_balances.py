"""What receipts leave of expenses, told in the sentences before."""

from decimal import Decimal

import pytest

TOLD = (
    "Les recettes réelles s'établissent à 19 187 k€ en 2025, contre 18 642 k€ en 2024.",
    "Les dépenses réelles passent de 16 325 k€ à 16 748 k€.",
)


@pytest.mark.parametrize("printed", ["2 439 k€", "2 349 k€"])
def test_a_balance_is_what_receipts_leave_of_expenses(made_of, printed):
    made = made_of(*TOLD, f"L'épargne brute atteint ainsi {printed}.")
    assert made == [(printed, Decimal(2_439_000))]


def test_a_deficit_is_what_expenses_leave_of_receipts(made_of):
    made = made_of(
        "Les produits sont de 18 240,50 € et les charges de 21 305,25 €.",
        "L'exercice se solde donc par un déficit de 3 064,75 €.",
    )
    assert made == [("3 064,75 €", Decimal("3064.75"))]


@pytest.mark.parametrize(
    "last",
    [
        "L'épargne brute atteint ainsi 2 731 k€.",
        "L'épargne nette, après remboursement, est ainsi de 2 349 k€.",
        "L'épargne brute était de 2 349 k€.",
        "Le résultat cumulé est donc de 2 349 k€.",
    ],
)
def test_what_is_another_thing_is_told_of_nothing(made_of, last):
    assert made_of(*TOLD, last) == []
