"""Amounts that a sentence adds up, some of them several times."""

import pytest


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        (
            "L'enveloppe est de 2 260 € pour le maire et de 7 fois 904 € pour les adjoints, soit"
            " 9 492 € par mois.",
            "9 492 €",
            8_588,
        ),
        (
            "Le forfait est de 3 fois 120 € et 40 €, soit 440 €.",
            "440 €",
            400,
        ),
    ],
)
def test_amounts_taken_several_times(made_of, text, said, value):
    assert made_of(text) == [(said, value)]


def test_words_between_the_times_and_the_amount_leave_it_open(read_reckoned):
    text = "Elle a payé 7 fois la taxe de 130 €, puis 20 €, soit 950 € par an."
    found = [one.derivation.why for one in read_reckoned(text)]
    assert "the sentence takes an amount several times" not in found
