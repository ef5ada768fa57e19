"""The need of an investment section, and gross savings."""

from decimal import Decimal

import pytest

_BALANCE = (
    "Le solde d'exécution de la section d'investissement est de -140 680,47 €."
)
_NEED = (
    "Compte tenu des restes à réaliser, 195 789,35 € en dépenses et 102 450,00 € en recettes, le"
    " besoin de financement ressort à 140 680,47 €."
)


@pytest.mark.parametrize(
    ("balance", "made"),
    [
        (_BALANCE, [("140 680,47 €", Decimal("234019.82"))]),
        (
            "La section d'investissement présente un déficit de 96 318,52 €.",
            [("140 680,47 €", Decimal("189657.87"))],
        ),
        # a surplus would lower the need
        ("Le solde d'exécution d'investissement est de 96 318,52 €.", []),
        # which of two is not said
        ("Le solde d'exécution passe de -96 318,52 € à -140 680,47 €.", []),
    ],
)
def test_a_need_has_three_parts(read_reckoned, balance, made):
    found = [
        (one.result.fact.printed, one.derivation.value)
        for one in read_reckoned(balance, _NEED)
        if one.law
    ]
    assert found == made


def test_gross_savings_are_what_real_expenses_leave(made_of):
    text = (
        "Hors opérations d'ordre, les dépenses réelles sont de 1 823 070,82 € et les recettes"
        " réelles de 2 133 221,12 € ; il s'en dégage une épargne brute de 213 831,76 €."
    )
    assert ("213 831,76 €", Decimal("310150.30")) in made_of(text)
