"""A difference that is printed itself, and credits carried over."""

from dataclasses import replace
from decimal import Decimal

import pytest

from validate.model.identity import Form, Kind

LETTING = [
    "Salle",
    "Heures",
    "Tarif (€)",
    "Location (€)",
    "Ménage (€)",
    "Total",
]
LET_ROOM = ["Grande salle", "36", "25,00", "900,00", "120,00", "1 020,00"]


def balance(add_up):
    return [add_up("r1c1", "r0c1", form=Form.EQUALITY, kind=Kind.DIFFERENCE)]


def test_the_difference_is_printed_as_a_result(accounted, add_up):
    rows = [["Dépenses", "900,00", ""], ["Recettes", "1 250,00", "350,00"]]

    _, codes = accounted(
        rows, ["", "Montant", "Solde"], identities=balance(add_up)
    )

    assert codes == {"1 250,00": "printed-result"}


def test_a_result_of_another_amount_explains_nothing(accounted, add_up):
    rows = [["Dépenses", "900,00", ""], ["Recettes", "1 250,00", "340,00"]]

    assert (
        accounted(rows, ["", "Montant", "Solde"], identities=balance(add_up))[1]
        == {}
    )


def test_credits_carried_over_make_both_sides_equal(accounted, add_up):
    rows = [["Dépenses", "1 060,00", "209,00"], ["Recettes", "1 269,00", ""]]

    _, codes = accounted(
        rows, ["", "PROP BP", "REP BP"], identities=balance(add_up)
    )

    assert codes == {"1 269,00": "carried-over"}


HEADER = ["", "Restes à réaliser", "Propositions", "Budget"]


def test_what_is_carried_over_may_be_misprinted_on_one_side(accounted, add_up):
    """Receipts carry over 107,00; the budget owes the balance, and the expenses make it."""
    rows = [
        ["Dépenses", "234,00", "788,00", "1 022,00"],
        ["Recettes", "86,00", "915,00", "1 022,00"],
    ]
    owed = [add_up("r1c2", "r0c2", form=Form.EQUALITY, kind=Kind.DIFFERENCE)]

    _, codes = accounted(rows, HEADER, identities=owed)

    assert codes == {"915,00": "carried-over"}


def test_a_budget_of_other_figures_explains_no_balance(accounted, add_up):
    rows = [
        ["Dépenses", "234,00", "788,00", "1 021,00"],
        ["Recettes", "86,00", "915,00", "1 021,00"],
    ]
    owed = [add_up("r1c2", "r0c2", form=Form.EQUALITY, kind=Kind.DIFFERENCE)]

    assert accounted(rows, HEADER, identities=owed)[1] == {}


def let(accounted, add_up, row):
    product = add_up(
        "r0c5", "r0c1", "r0c2", form=Form.PRODUCT, kind=Kind.PRODUCT
    )
    return accounted([row], LETTING, identities=[product])


def test_a_total_of_columns_is_no_product_of_two(accounted, add_up):
    failed, codes = let(accounted, add_up, LET_ROOM)
    assert failed == ["1 020,00"]
    assert codes == {"1 020,00": "printed-sum"}


def test_a_total_that_columns_do_not_give_is_not_explained(accounted, add_up):
    assert let(accounted, add_up, [*LET_ROOM[:-1], "1 200,00"])[1] == {}


@pytest.mark.parametrize(
    ("last", "codes"),
    [("6 608,35", {"39 650,00": "what-is-left"}), ("6 680,35", {})],
)
def test_a_factor_may_be_what_is_left_of_the_whole(
    accounted, add_up, last, codes
):
    rows = [["Fourgon", "39 650,00", "6", "33 041,65", last]]
    header = ["Bien", "Valeur brute", "Durée", "Cumul", "Dotation"]
    product = add_up(
        "r0c1", "r0c2", "r0c4", form=Form.PRODUCT, kind=Kind.PRODUCT
    )
    assert accounted(rows, header, identities=[product])[1] == codes


OWED = [
    ["2024", "195 243,00", "2 031 912,00", ""],
    ["2025", "197 366,00", "2 314 546,00", ""],
    ["Prêt de la cantine", "", "", "480 000,00"],
]


@pytest.mark.parametrize(
    ("rule", "lent", "codes"),
    [
        ("running-balance", "480 000,00", {"2 314 546,00": "moved-by"}),
        ("running-balance", "470 000,00", {}),
        ("footing", "480 000,00", {}),
    ],
)
def test_an_amount_printed_elsewhere_moves_what_is_owed(
    accounted, add_up, rule, lent, codes
):
    """A loan of the year comes between two rows of the capital owed."""
    owed = replace(add_up("r1c2", "r0c2", "r1c1"), rule=rule)
    less = replace(owed.terms[1], weight=Decimal(-1))
    owed = replace(owed, terms=(owed.terms[0], less))
    rows = [*OWED[:2], [*OWED[2][:3], lent]]

    _, found = accounted(
        rows,
        ["Exercice", "Capital remboursé", "Capital restant dû", "Emprunté"],
        identities=[owed],
    )

    assert found == codes
