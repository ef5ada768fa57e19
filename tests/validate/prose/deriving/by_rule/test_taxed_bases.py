"""Percentages of amounts with tax and without."""

from decimal import Decimal

import pytest

from validate.prose.deriving.by_rule.taxed_bases import taxed_bases

_SAID = "La retenue de garantie, de 5 % du montant {} des travaux, s'élèvera à {} €."


@pytest.mark.parametrize(
    ("tax", "said", "made"),
    [
        ("TTC", "19 713,27", [Decimal("19713.2655")]),
        # taken of the amount without tax
        ("TTC", "18 251,08", [Decimal("19713.2655")]),
        ("HT", "18 251,08", [Decimal("18251.0825")]),
        ("TTC", "12 000,00", []),
        ("", "18 251,08", []),
    ],
)
def test_words_say_which_column(table, made_with, tax, said, made):
    facts = table(
        ["Montant HT (€)", "Montant TVA (€)", "Montant TTC (€)"],
        ["Lot 1", "96 420,00", "9 642,00", "106 062,00"],
        ["Sous-total travaux", "365 021,65", "29 243,66", "394 265,31"],
    )
    found = made_with(taxed_bases, facts, _SAID.format(tax, said))
    assert [value for _, value in found] == made


@pytest.mark.parametrize(
    ("tax", "said", "made"),
    [
        ("du hors taxes", "70 800", [Decimal(70800)]),
        ("du hors taxes", "84 960", [Decimal(70800)]),
        ("du montant TTC", "84 960", [Decimal(84960)]),
        ("de ce montant", "84 960", []),
        ("du hors taxes", "61 000", []),
    ],
)
def test_words_say_which_of_two_amounts(made_with, tax, said, made):
    text = (
        "Le marché a été attribué pour 177 000 euros hors taxes, 212 400 euros toutes taxes"
        f" comprises ; l'État apporte 40 % {tax}, soit {said} euros."
    )
    assert [value for _, value in made_with(taxed_bases, [], text)] == made
