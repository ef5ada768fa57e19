"""Averages and changes."""

import pytest

from extract.french.lexicon.averages import (
    CHANGE,
    DIFFERENCE,
    may_average,
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
    assert not may_average("Total des charges")


def test_words_of_change():
    assert CHANGE.within("evolution 2024/2023")
    assert DIFFERENCE.within("ecarts")
