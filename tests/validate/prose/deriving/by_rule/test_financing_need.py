"""The need of an investment section, and gross savings."""

from decimal import Decimal

import pytest

from validate.prose.deriving.by_rule.financing_need import balance_remaining

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


_SECTIONS = ["Fonctionnement", "Investissement"]
_REMAINING = [
    ["Résultat de clôture", "481 786,65", "-151 645,20"],
    ["Restes à réaliser, recettes", "", "92 615,00"],
    ["Restes à réaliser, dépenses", "", "128 400,00"],
]
_SAID = "Le solde des restes à réaliser du budget principal est de {}."


@pytest.mark.parametrize(
    ("printed", "balance"),
    [
        ("-35 785,00 €", "-35785.00"),
        # both added up, then two digits that changed places
        ("221 015,00 €", "-35785.00"),
        ("-35 875,00 €", "-35785.00"),
        # of another account
        ("12 400,00 €", None),
    ],
)
def test_the_balance_of_what_remains_to_be_done(
    table, made_with, printed, balance
):
    facts = table(_SECTIONS, *_REMAINING)
    made = made_with(balance_remaining, facts, _SAID.format(printed))
    assert [value for _, value in made] == (
        [Decimal(balance)] if balance else []
    )


@pytest.mark.parametrize(
    ("printed", "made"),
    [
        ("47 846,77 €", Decimal("47846.77")),
        # without the new loan
        ("106 087,52 €", Decimal("47846.77")),
    ],
)
def test_net_savings_are_gross_ones_without_the_capital(made_of, printed, made):
    found = made_of(
        "La capacité d'autofinancement brute atteint 166 087,52 € ; après remboursement du capital"
        f" de la dette (118 240,75 €), l'épargne nette est de {printed}."
    )
    assert (printed, made) in found
