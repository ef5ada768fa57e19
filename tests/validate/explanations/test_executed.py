"""Executed accounts end in a result; a budget that is voted balances."""

import pytest

from validate.model.identity import Form, Kind


def codes(accounted, add_up, header, caption=""):
    rows = [["Total dépenses", "900,00"], ["Total recettes", "1 250,00"]]
    balance = add_up("r1c1", "r0c1", form=Form.EQUALITY, kind=Kind.DIFFERENCE)
    return set(
        accounted(rows, ["Section", header], caption, identities=[balance])[
            1
        ].values()
    )


@pytest.mark.parametrize(
    "header", ["REA N-1", "Réalisé 2025", "Mandats émis", "CA 2025"]
)
def test_executed_columns_need_not_balance(accounted, add_up, header):
    assert codes(accounted, add_up, header) == {"executed"}


def test_a_table_of_executed_accounts_need_not_balance(accounted, add_up):
    assert codes(accounted, add_up, "Montant", "Compte administratif 2025") == {
        "executed"
    }


@pytest.mark.parametrize("header", ["Proposition 2026", "BP 2026", "Vote"])
def test_a_budget_must_balance(accounted, add_up, header):
    assert codes(accounted, add_up, header, "Budget primitif") == set()


def test_what_is_proposed_beside_executed_accounts_must_balance(
    accounted, add_up
):
    assert (
        codes(accounted, add_up, "BP 2026", "Compte administratif et budget")
        == set()
    )
