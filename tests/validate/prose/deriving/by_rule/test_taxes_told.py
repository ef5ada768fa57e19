"""The tax of an amount, and amounts that are said to be without tax or with it."""

from decimal import Decimal

import pytest

from validate.prose.deriving.by_rule.taxes_told import taxes_told

HEADER = ["Offre (€)"]
ROWS = (
    ["Charpente", "261 145,00"],
    ["Peinture", "81 925,00"],
    ["Total", "343 070,00"],
)
TAXED = "La TVA au taux de 20 % s'élève à {}, ce qui porte le marché à 411 684,00 € {}."


@pytest.mark.parametrize("printed", ["68 614,00 €", "34 307,00 €"])
def test_the_tax_of_what_comes_to_the_amount_with_it(table, made_with, printed):
    facts = table(HEADER, *ROWS)
    text = TAXED.format(printed, "toutes taxes comprises")
    ((found, value),) = made_with(taxes_told, facts, text)
    assert found == printed
    assert value == Decimal("68614.00")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # nothing says that the second amount is with tax
        (TAXED.format("34 307,00 €", "en tout"), ROWS),
        # no figure comes to it
        (TAXED.format("34 307,00 €", "TTC"), ROWS[:2]),
    ],
)
def test_a_tax_of_nothing_that_is_known(table, made_with, text, rows):
    assert made_with(taxes_told, table(HEADER, *rows), text) == []


@pytest.mark.parametrize(
    ("said", "again", "made"),
    [
        ("411 684,00 € TTC", "411 684,00 € hors taxes", [Decimal("343070.00")]),
        ("411 684,00 € TTC", "411 684,00 € TTC", []),
        ("411 684,00 € TTC", "390 000,00 € hors taxes", []),
        ("98 310,00 € TTC", "98 310,00 € hors taxes", [Decimal("81925.00")]),
        ("98 316,00 € TTC", "98 316,00 € hors taxes", []),
    ],
)
def test_an_amount_is_not_both_with_tax_and_without(
    table, made_with, said, again, made
):
    found = made_with(
        taxes_told,
        table(HEADER, *ROWS),
        f"Le marché est de {said}.",
        f"Le conseil attribue les lots pour un montant total de {again}.",
    )
    assert [value for _, value in found] == made
