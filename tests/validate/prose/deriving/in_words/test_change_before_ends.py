"""A change that is told right before both its ends."""

import pytest


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Le tonnage recule de {} %, de 11 642,7 à 11 559,3 tonnes.",
            "0,7",
            "5,2",
        ),
        (
            "Les contributions progressent de {} € et passent de 2 971 750 € à 3 017 450 €.",
            "45 700",
            "54 700",
        ),
        (
            "Les nuitées reculent de {} nuitées, de 43 210 à 42 310.",
            "900",
            "1 900",
        ),
        (
            "Le virement est diminué de {} €, ce qui le ramène de 369 530 € à 348 120 €.",
            "21 410",
            "31 410",
        ),
    ],
)
def test_what_both_ends_differ_by(holds, text, right, wrong):
    assert holds(text, right)
    assert holds(text, wrong) is False


@pytest.mark.parametrize(
    "text",
    [
        # another pair, an amount of each year, not told to the last digit, no change
        "Le tonnage recule de {} %, et de 214 à 115 tonnes par an.",
        "L'annuité baisse de {} € chaque année, de 45 120 € à 31 008 €.",
        "Le tonnage recule de près de {} %, de 11 642,7 à 11 559,3 tonnes.",
        "Le taux est de {} %, de 11 642,7 à 11 559,3 tonnes.",
    ],
)
def test_changes_of_something_else(holds, text):
    assert holds(text, "46,2") is None
