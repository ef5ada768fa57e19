"""By how much one offer is below another."""

from decimal import Decimal

import pytest

from validate.prose.deriving.by_rule.offers import offers

_SAID = (
    "Elle coûte 162 840,00 € en intérêts et commission, soit {} € de moins que la deuxième et"
    " 6 120,00 € de moins que la troisième."
)


@pytest.mark.parametrize(
    ("second", "said", "made"),
    [
        ("165 900,00", "3 060,00", Decimal(3060)),
        ("165 900,00", "3 600,00", Decimal(3060)),
        # the second is misprinted, which its parts tell
        ("169 500,00", "3 600,00", Decimal(3060)),
        ("169 500,00", "3 060,00", Decimal(3060)),
    ],
)
def test_it_differs_from_the_second(table, made_with, second, said, made):
    facts = table(
        ["Intérêts", "Commission", "Coût total"],
        ["Banque coopérative", "162 240,00", "600,00", "162 840,00"],
        ["Caisse des vallées", "165 600,00", "300,00", second],
        ["Crédit rural", "168 660,00", "300,00", "168 960,00"],
    )
    found = made_with(offers, facts, _SAID.format(said))
    assert found == [(f"{said} €", made), ("6 120,00 €", Decimal(6120))]


def test_no_table_of_offers(made_with):
    assert made_with(offers, [], _SAID.format("3 060,00")) == []
