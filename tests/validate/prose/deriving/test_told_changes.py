"""Changes of which an end stands in another sentence, or is told by its place."""

from decimal import Decimal

import pytest


@pytest.mark.parametrize(
    ("texts", "printed", "value"),
    [
        (
            [
                "Le syndicat dessert 3 925 abonnés. Leur nombre a crû de 75 en un an, puisqu'ils"
                " étaient 3 868 en 2024."
            ],
            "75",
            Decimal(57),
        ),
        (
            [
                "L'équipe a effectué 18 760 heures. Par rapport à 17 520 heures en 2024, la"
                " progression est de 6,6 %."
            ],
            "6,6 %",
            Decimal("7.08"),
        ),
        (
            [
                "Le remboursement de 2025 s'était établi à 43 107,46 € : la progression est de"
                " 2 481,58 €, soit 3,8 %."
            ],
            "3,8 %",
            Decimal("5.76"),
        ),
    ],
)
def test_changes_and_their_ends(made_of, texts, printed, value):
    ((said, made),) = made_of(*texts)
    assert (said, round(made, 2)) == (printed, value)


def test_of_two_ends_the_one_that_gives_the_change_is_meant(made_of):
    text = (
        "Le montant de 18 050 000,00 € devient 18 640 000,00 €, soit une augmentation de"
        " 590 000,00 € ou {} %."
    )
    change = ("590 000,00 €", Decimal(590_000))
    held, other = made_of(text.format("3,3"))
    assert (round(held[1], 1), other) == (Decimal("3.3"), change)
    assert made_of(text.format("8,8")) == [change]
