"""The units that headers name."""

from decimal import Decimal

import pytest

from extract.french.header_units import times_smaller, unit_in


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Volume (m³)", ("volume", 1_000)),
        ("Mètres cubes 2025", ("volume", 1_000)),
        ("Surface (m2)", ("area", 1)),
        ("l/", ("volume", 1)),
        ("Consommation (MWh)", ("energy", 1_000_000)),
        ("Longueur de l’eau", None),
        ("Kg et tonnes", None),
    ],
)
def test_a_header_names_one_unit(header, unit):
    assert unit_in(header) == unit


def test_one_unit_is_so_many_of_another_of_its_kind():
    assert times_smaller(["Eau (m³)"], "litres") == 1_000
    assert times_smaller(["2025", "Tonnages"], "kg") == 1_000
    assert times_smaller(["Kg"], "tonnes") == Decimal("0.001")
    assert times_smaller(["Surface (m²)"], "kg") == 1
