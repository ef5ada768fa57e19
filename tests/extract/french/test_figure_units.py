"""The unit after a figure."""

import pytest

from extract.french.figure_units import EUROS, NO_UNIT, FigureUnit, unit_of_rest
from extract.number import Unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("", NO_UNIT),
        (" ", NO_UNIT),
        ("€", EUROS),
        (" %", FigureUnit(Unit.PERCENT, 1, "%")),
        (" pour cent", FigureUnit(Unit.PERCENT, 1, "%")),
        ("‰", FigureUnit(Unit.OTHER, 1, "‰")),
        (" k€", FigureUnit(Unit.EUR, 1000, "k€")),
        (" Md€", FigureUnit(Unit.EUR, 10**9, "Md€")),
        (" millions d'euros", FigureUnit(Unit.EUR, 10**6, "millions d'euros")),
        (" €/mois", FigureUnit(Unit.EUR, 1, "€/mois")),
        (" m²", FigureUnit(Unit.OTHER, 1, "m²")),
        (" m", FigureUnit(Unit.OTHER, 1, "m")),
        (" et demi", None),
    ],
)
def test_the_unit_of_a_cell(text, unit):
    assert unit_of_rest(text) == unit
