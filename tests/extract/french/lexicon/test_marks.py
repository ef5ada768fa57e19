"""What stands in place of a figure."""

import pytest

from extract.french.lexicon.marks import (
    is_nil,
    is_not_available,
    replaces_figure,
)


@pytest.mark.parametrize(
    "text",
    [
        "-",
        "–",
        "/",
        "néant",
        "NÉANT",
        "sans objet",
        "- €",
        "--",
        "·",
        "+",
        "=",
        "SO",
        "GRATUIT",
        "Gratuit (intérêt général)",
        "offert",
    ],
)
def test_nothing_has_many_spellings(text):
    assert is_nil(text)
    assert not is_not_available(text)
    assert replaces_figure(text)


@pytest.mark.parametrize(
    "text", ["n.d.", "ND", "nd", "n.c.", "NR", "n/a", "Non communiqué", ":"]
)
def test_what_is_not_known_is_not_nothing(text):
    assert is_not_available(text)
    assert not is_nil(text)
    assert replaces_figure(text)


@pytest.mark.parametrize(
    "text", ["", "0", "0,00", "a", "néanmoins", "nd 2024", "n° 3", "Nantes"]
)
def test_what_is_no_mark(text):
    assert not replaces_figure(text)
