"""Averages and changes."""

import pytest

from extract.french.lexicon.averages import (
    CHANGE,
    DIFFERENCE,
    may_average,
    may_be_rate,
    says_average,
)


@pytest.mark.parametrize(
    "label", ["Moyenne", "Moyenne par école", "Coût moyen", "Médiane : 2024"]
)
def test_a_line_of_averages(label):
    assert says_average(label)


@pytest.mark.parametrize(
    "label", ["Moyens généraux", "Moyenne section", "Total"]
)
def test_a_line_that_is_none(label):
    assert not says_average(label)


def test_what_allows_for_no_sum():
    assert may_average("Coût à la tonne")
    assert may_average("Durée")
    assert may_average("m³/ha")
    assert may_average("Fermage 2024 (€/ha)")
    assert not may_average("Loyer (€/mois)")
    assert not may_average("Tonnage (t/an)")
    assert not may_average("Total des charges")


@pytest.mark.parametrize(
    ("header", "is_rate"),
    [
        ("Recette par location (€)", True),
        ("Coût total par intervention", True),
        ("par location (€)", True),
        ("Recettes par sites", False),
        ("Recettes", False),
    ],
)
def test_what_one_of_several_has(header, is_rate):
    assert may_be_rate(header) is is_rate


def test_words_of_change():
    assert CHANGE.within("evolution 2024/2023")
    assert DIFFERENCE.within("ecarts")
