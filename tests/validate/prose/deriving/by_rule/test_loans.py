"""What a sentence says of debt."""

from decimal import Decimal

import pytest

from validate.prose.deriving.by_rule.loans import loan_for_one, loans

_YEARLY = (
    "L'annuité de la dette s'élèvera à {} €, en capital et intérêts réunis."
)


@pytest.fixture
def budget(table):
    """The lines of debt of a budget."""
    return table(
        ["Budget", "Vote"],
        ["Emprunts et dettes assimilées", "138 000,00", "138 450,00"],
        ["Charges financières", "41 260,00", "37 915,00"],
    )


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ("176 365,00", [("176 365,00 €", Decimal("176365.00"))]),
        ("167 365,00", [("167 365,00 €", Decimal("176365.00"))]),
        # no slip of any pair
        ("212 000,00", []),
    ],
)
def test_an_annuity_is_capital_and_interest(budget, made_with, said, made):
    assert made_with(loans, budget, _YEARLY.format(said)) == made


def test_a_cost_is_a_share_of_what_is_borrowed(table, made_with):
    facts = table(
        ["Intérêts", "Capital amorti"],
        ["2026", "20 280,00", "300 000,00"],
        ["2027", "18 928,00", "300 000,00"],
        ["Total", "39 208,00", "600 000,00"],
    )
    texts = (
        "Elle coûte 162 840,00 €.",
        "Ce coût équivaut à 21,3 % du capital emprunté.",
    )
    assert made_with(loans, facts, *texts) == [("21,3 %", Decimal("27.14"))]


def test_what_is_lent_for_each(read_wording):
    act = read_wording(
        "La société construit 24 logements, dont 9 en PLAI et 15 en PLUS.",
        "L'emprunt souscrit représente en moyenne 114 240,00 € par logement.",
        "La commune garantit le remboursement d'un prêt d'un montant total de 2 856 000,00 €.",
    )
    found = [one for each in act for one in loan_for_one(each, act)]
    assert [one.derivation.value for one in found] == [Decimal(119_000)]
    assert not list(loan_for_one(act[1], act[:2]))
