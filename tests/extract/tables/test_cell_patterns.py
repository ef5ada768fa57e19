"""What the text of one cell looks like."""

import pytest

from extract.tables.cell_patterns import (
    CellPattern,
    figures_and_words,
    pattern_of,
    priced,
    several,
)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("-", CellPattern.NIL),
        ("néant", CellPattern.NIL),
        ("n.d.", CellPattern.NOT_AVAILABLE),
        ("Non communiqué", CellPattern.NOT_AVAILABLE),
        ("1 200,00 €", CellPattern.MONEY),
        ("12 000,00 € 3 500,00 €", CellPattern.MONEY),
        ("500 € maximum", CellPattern.MONEY),
        ("12,5 %", CellPattern.PERCENT),
        ("1 200,50", CellPattern.DECIMAL),
        ("1 200", CellPattern.INTEGER),
        ("2024", CellPattern.YEAR),
        ("2025 (2)", CellPattern.YEAR),
        ("2025*", CellPattern.YEAR),
        ("12345", CellPattern.BARE),
        ("1234", CellPattern.INTEGER),
        ("35 m²", CellPattern.MEASURE),
        ("12 postes", CellPattern.MEASURE),
        ("0 00", CellPattern.ODD),
        ("01/02/2024", CellPattern.DATE),
        ("03/2024", CellPattern.DATE),
        ("6568/9372", CellPattern.CODE),
        ("123 456 789", CellPattern.INTEGER),
        ("Amicale", CellPattern.TEXT),
        ("Lot 3 de la rue", CellPattern.TEXT),
        ("13 rue des Meuniers", CellPattern.TEXT),
        ("22 bis, Avenue Foch", CellPattern.TEXT),
        ("3 rues", CellPattern.MEASURE),
    ],
)
def test_the_look_of_a_cell(text, pattern):
    assert pattern_of(text) is pattern


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("12,00 € et 3,50 €", 0),
        ("12,00 € / 3,50 €", 2),
        ("12 13", 0),
        ("12,00", 0),
    ],
)
def test_several_amounts_are_those_that_stand_alone(text, count):
    assert len(several(text)) == count


def test_a_price_keeps_its_words():
    number = priced("10 000 € par an")

    assert (number.value, number.printed, number.unit_text) == (
        10000,
        "10 000 € par an",
        "€ par an",
    )
    assert priced("10 000 € par an, puis 5 000 €") is None
    assert priced("10 000 € pour chacune des cinq années") is None


def test_a_quantity_has_figures_and_words():
    assert figures_and_words("9 669 places d'accompagnement") == (
        "9 669",
        "places d'accompagnement",
    )
    assert figures_and_words("places") is None
