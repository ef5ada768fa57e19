"""By how many per cent figures differ that are both told, with what they differ by."""

import pytest


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "La dépense, 212 309,08 €, est inférieure de 50 009,32 € à celle de 2024"
            " (262 318,40 €), soit {} %.",
            "-19,1",
            "-13,7",
        ),
        (
            "1 172 personnes ont voté, 46 de moins que lors de la deuxième édition (1 218),"
            " soit une baisse de {} %.",
            "3,8",
            "8,3",
        ),
        (
            "Le produit, de 180 480,00 €, dépasse de 12 480,00 € celui de 2024 (168 000,00 €),"
            " soit {} %.",
            "7,4",
            "4,7",
        ),
    ],
)
def test_the_share_of_the_figure_before(holds, text, right, wrong):
    assert holds(text, right)
    assert holds(text, wrong) is False


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # of another whole
        (
            "Les lots de 12 400 € et de 8 100 €, en hausse, font 20 500 €, soit {} % du marché.",
            "4,6",
        ),
        # nothing says which way
        (
            "Les aides, de 12 400 € et de 8 100 €, font ensemble 20 500 €, soit {} %.",
            "4,6",
        ),
        # of another thing
        (
            "La dépense, 212 309 €, est inférieure de 50 009 € à celle de 2024 (262 318 €) ;"
            " la baisse des tarifs a joué ({} %).",
            "13,7",
        ),
        # both are differences themselves
        (
            "Le service compte 4 719 abonnés, soit 429 de plus ; 402 viennent d'une autre commune,"
            " si bien que la hausse n'est que de 27 abonnés (+{} %).",
            "0,6",
        ),
        # it is not just what both differ by
        (
            "La dépense, 212 309 €, est inférieure de 50 100 € à celle de 2024 (262 318 €),"
            " soit {} %.",
            "13,7",
        ),
    ],
)
def test_a_share_of_something_else(holds, text, number):
    assert holds(text, number) is None
