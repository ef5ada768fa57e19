"""Means of all lines, each by its weight, for which the plain mean of the prices is told."""

import pytest

MEALS = (
    "Repas à domicile",
    ["Tranche", "Repas", "Tarif (€)", "Recette (€)"],
    [
        ["A", "4 312", "4,60", "19 835,20"],
        ["B", "6 740", "6,10", "41 114,00"],
        ["C", "6 100", "7,80", "47 580,00"],
        ["D", "3 655", "9,20", "33 626,00"],
        ["Total", "20 807", "", "142 155,20"],
    ],
)
TEXT = (
    "Toutes tranches confondues, un repas a rapporté en moyenne {} au centre."
)


def test_the_plain_mean_of_the_prices_is_not_that_of_all_meals(state_of_tables):
    failed, _ = state_of_tables([MEALS], TEXT.format("6,83 €"))
    assert not failed
    ((printed, expected),), _ = state_of_tables([MEALS], TEXT.format("6,93 €"))
    assert printed == "6,93 €"
    assert expected == pytest.approx(6.832, abs=0.005)


@pytest.mark.parametrize(
    ("row", "figure"),
    [
        # one line that is wrong itself, in the mean or beside it
        (2, ["C", "6 100", "7,80", "48 580,00"]),
        (4, ["Total", "20 807", "", "142 155,20"]),
    ],
)
def test_one_line_may_be_wrong(row, figure, state_of_tables):
    title, header, rows = MEALS
    rows = [figure if n == row else own for n, own in enumerate(rows)]
    failed, _ = state_of_tables([(title, header, rows)], TEXT.format("6,93 €"))
    assert [printed for printed, _ in failed] == ["6,93 €"]


@pytest.mark.parametrize(
    "text",
    [
        # a plain mean that says so, or of changes; no mean of all; another number
        "La moyenne simple des tarifs, toutes tranches confondues, est de 6,93 €.",
        "Le tarif moyen de la grille est de 6,93 €.",
        "Toutes tranches confondues, le tarif augmente de 6,93 € en un an.",
        "Le tarif de référence est fixé à 6,93 €.",
        TEXT.format("7,10 €"),
    ],
)
def test_other_means(text, state_of_tables):
    failed, _ = state_of_tables([MEALS], text)
    assert not failed


def test_prices_that_no_columns_make_have_no_weights(state_of_tables):
    title, header, rows = MEALS
    rows = [[*row[:3], "1 000,00"] for row in rows]
    failed, _ = state_of_tables([(title, header, rows)], TEXT.format("6,93 €"))
    assert not failed


def test_what_the_table_adds_up_is_no_price(state_of_tables):
    title, header, rows = MEALS
    rows = [*rows[:-1], ["Total", "20 807", "27,70", "142 155,20"]]
    failed, _ = state_of_tables([(title, header, rows)], TEXT.format("6,93 €"))
    assert not failed


def test_a_free_line_above_is_no_total(state_of_tables):
    title, header, rows = MEALS
    free, total = (
        ["Gratuit", "120", "", "0,00"],
        ["Total", "", "", "142 155,20"],
    )
    rows = [free, *rows[:-1], total]
    failed, _ = state_of_tables([(title, header, rows)], TEXT.format("6,93 €"))
    assert not failed


def test_a_total_of_the_last_block_weighs_no_mean_of_all(state_of_tables):
    title, header, rows = MEALS
    rows = [
        *rows[:2],
        ["Total", "11 052", "", "60 949,20"],
        *rows[2:4],
        ["Total", "9 755", "", "81 206,00"],
    ]
    failed, _ = state_of_tables([(title, header, rows)], TEXT.format("6,93 €"))
    assert not failed
