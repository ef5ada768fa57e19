"""The values that a header prints."""

from decimal import Decimal

import pytest

from extract.tables.header_values import (
    header_measure,
    header_rate,
    header_unit_of,
    header_year,
    printed_measure,
)


@pytest.mark.parametrize(
    ("words", "rate"),
    [
        ("Nbre de points Valeur 85,95 €/mois", "85.95"),
        ("Forfait de 615,90 € par élève", "615.90"),
        ("Aide à 30 %", "30"),
        ("Montant supérieur à 23 000 €", "23000"),
        ("Programme de 10 M€", None),
        ("85,95 €/mois ou 30 %", None),
        ("Montant", None),
        ("Part 2026 %", None),
        ("Tarif 2026 €", None),
        ("Forfait de 2026 €", "2026"),
    ],
)
def test_what_one_piece_costs(words, rate):
    found = header_rate(words)

    assert (None if found is None else found.value) == (
        None if rate is None else Decimal(rate)
    )


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        (("Budget (k€)", "Dépenses"), "k€"),
        (("Budget (k€)", "Dépenses (€)"), "€"),
        (("Surface (en m²)",), "m²"),
        (("Coût (prévisionnel)",), ""),
        (("Forfait de 20 €",), ""),
        (("Contribution", "2025 €"), "€"),
        (("Contribution 2025 €",), "€"),
        (("Moins de 1950 €",), ""),
        (("Forfait 2000 €",), ""),
    ],
)
def test_the_innermost_unit_is_meant(path, unit):
    assert header_unit_of(path) == unit


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        (("2023", "Tonnages"), "t"),
        (("Tonnages", "Ratio kg/hab/an"), "kg/hab/an"),
        (("Quantité (en tonnes)",), "t"),
        (("Surface (m²)",), "m²"),
        (("Longueur en ml",), "ml"),
        (("Prix au kg/an",), ""),
        (("Coût (€/t)",), ""),
        (("Tarif de la tonne",), ""),
        (("Nombre de lots",), ""),
        ((), ""),
    ],
)
def test_what_a_header_says_is_measured(path, unit):
    assert header_measure(path) == unit


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("12,5 kg", "kg"),
        ("3 t/an", "t/an"),
        ("12 €", ""),
        ("T4", ""),
        ("12", ""),
    ],
)
def test_what_a_figure_is_printed_with(printed, unit):
    assert printed_measure(printed) == unit


def test_a_year_is_named_alone():
    assert header_year("BP 2025") == 2025
    assert header_year("BP2025") == 2025
    assert header_year("De 2024 à 2025") is None
