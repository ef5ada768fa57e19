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
        # the old figure is bare
        (
            [
                "On a brûlé 864 665 kWh en 2025, contre 913 880 en 2024 : l'écart est de"
                " 49 215 kWh, soit 5,8 %."
            ],
            "5,8 %",
            Decimal("-5.39"),
        ),
        # and said to be what was
        (
            [
                "Les heures facturées, qui étaient de 40 637 en 2024, ont progressé : l'écart est"
                " de 1 146 heures, soit 3,8 %."
            ],
            "3,8 %",
            Decimal("2.82"),
        ),
    ],
)
def test_changes_and_their_ends(made_of, texts, printed, value):
    *_, (said, made) = made_of(*texts)
    assert (said, round(made, 2)) == (printed, value)


def test_of_two_ends_the_one_that_gives_the_change_is_meant(made_of):
    text = (
        "Le montant de 18 050 000,00 € devient 18 640 000,00 €, soit une augmentation de"
        " 590 000,00 € ou {} %."
    )
    change = ("590 000,00 €", Decimal(590_000))
    held, other = made_of(text.format("3,3"))
    assert (round(held[1], 1), other) == (Decimal("3.3"), change)
    (said, made), other = made_of(text.format("8,8"))
    assert (said, round(made, 1), other) == ("8,8 %", Decimal("3.3"), change)


RAISED = (
    "Les crédits seraient portés à 63 000 €, en hausse de 4 200 €, soit {} %."
)
WIDENED = "Un avenant de 18 300 € HT, soit {} % du marché, qui passe à 323 300 € HT, est approuvé."


@pytest.mark.parametrize(
    ("before", "text", "right", "wrong"),
    [
        ("Les aides coûtent 58 800 € par an.", RAISED, "7,1", "1,7"),
        ("Le marché est de 305 000,00 € HT.", WIDENED, "6,00", "6,60"),
    ],
)
def test_a_share_behind_a_change_is_of_what_was_before(
    made_of, before, text, right, wrong
):
    ((said, made),) = made_of(before, text.format(right))
    assert (said, round(made, 1)) == (
        f"{right} %",
        Decimal(right.replace(",", ".")),
    )
    assert made_of(before, text.format(wrong)) == [(f"{wrong} %", made)]


@pytest.mark.parametrize("text", [RAISED, WIDENED])
def test_what_was_before_is_not_told_where_no_text_prints_it(made_of, text):
    assert made_of(text.format("6,7")) == []


def test_a_share_of_another_amount_is_not_of_what_was_before(made_of):
    before = (
        "Le marché est de 305 000,00 € HT, dont 203 333,00 € HT de travaux."
    )
    assert made_of(before, WIDENED.format("9,00")) == []


@pytest.mark.parametrize(
    ("opening", "printed"),
    [
        ("L'an passé", "9,4 %"),
        ("En 2024", "7,0 %"),
        ("L'exercice précédent", "12 %"),
    ],
)
def test_what_it_was_the_year_before(made_of, opening, printed):
    texts = (
        "La comptable n'a pu recouvrer 55 titres, pour 9 094,30 €.",
        f"{opening}, les admissions avaient porté sur 9 780,00 € : la diminution est de {printed}.",
    )
    ((said, made),) = made_of(*texts)
    assert (said, round(made, 1)) == (printed, Decimal("-7.0"))


@pytest.mark.parametrize(
    "before",
    [
        "Elle a admis 9 094,30 € de créances et provisionné 18 013,50 €.",
        "La comptable n'a pu recouvrer 55 titres.",
    ],
)
def test_of_which_amount_is_not_sure(made_of, before):
    text = "L'an passé, ils avaient porté sur 9 780,00 € : la diminution est de 9,4 %."
    assert made_of(before, text) == []
