"""Lines of a list that print a label, a colon and an amount."""

import pytest

from extract.french.list_lines import states_an_amount


@pytest.mark.parametrize(
    "text",
    [
        "Région : 30 000 €",
        "Suppression du muret : -2 760,00 € HT ;",
        "- DETR, 40 % : 58 751,00 €.",
    ],
)
def test_a_label_and_an_amount(text):
    assert states_an_amount(text)


@pytest.mark.parametrize(
    "text",
    [
        "Votants : 22",
        "Dépenses :",
        ": 30 000 €",
        "Le prix est fixé ainsi : 12 € par mètre",
        "Région 30 000 €",
    ],
)
def test_anything_else(text):
    assert not states_an_amount(text)
