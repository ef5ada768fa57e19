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
        "Après 240 k€ de frais, le solde est de 2 349 k€.",
    ],
)
def test_what_is_another_thing_is_told_of_nothing(made_of, last):
    assert made_of(*TOLD, last) == []


_PARTS = (
    "Les dépenses atteignent 803 850 €, dont 198 720 € d'énergie. Les recettes se montent à"
    " 291 169,00 € : 272 528,50 € d'entrées et 18 640,50 € d'autres produits."
)


@pytest.mark.parametrize(
    "last",
    [
        "Le déficit d'exploitation est ainsi de 531 321,50 €.",
        "Le déficit s'établit à 531 321,50 €.",
    ],
)
def test_parts_of_receipts_make_no_balance(read_reckoned, last):
    made = read_reckoned(_PARTS, last)[-1]
    assert made.derivation.value == Decimal(512681)
    assert made.is_outright


def test_a_balance_of_rounded_amounts_may_be_a_unit_off(made_of):
    told = "Les recettes sont de 836,6 k€ et les dépenses de 808,6 k€."
    assert made_of(told, "L'excédent est de 27,9 k€.") == []
    assert made_of(told, "L'excédent est de 28,0 k€.")
