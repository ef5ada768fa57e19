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


RENTS = (
    "Loyers prévisionnels",
    ["Logement", "Surface (m²)", "Loyer mensuel (€)"],
    [
        ["T2 en PLUS", "285,00", "1 829,70"],
        ["T3 en PLUS", "529,60", "3 400,03"],
        ["Total PLUS", "814,60", "5 229,73"],
        ["T2 en PLAI", "140,40", "801,68"],
        ["T3 en PLAI", "260,40", "1 486,88"],
        ["Total PLAI", "400,80", "2 288,56"],
        ["Total général", "1 215,40", "7 518,29"],
    ],
)
RENT = "Toutes surfaces confondues, le mètre carré se louera {} € par mois en moyenne."


def test_the_plain_mean_of_what_two_groups_come_to_is_none_by_weight(
    state_of_tables,
):
    assert state_of_tables([RENTS], RENT.format("6,19"))[0] == []
    failed, _ = state_of_tables([RENTS], RENT.format("6,06"))
    assert [(said, round(made, 2)) for said, made in failed] == [
        ("6,06 €", 6.19)
    ]
    assert state_of_tables([RENTS], RENT.format("6,46"))[0] == []


def test_two_rates_that_several_lines_share_have_a_plain_mean(state_of_tables):
    lots = (
        "Avances",
        ["Lot", "Montant (€)", "Taux (%)", "Avance (€)"],
        [
            ["Lot 1", "605 541,20", "5,00", "30 277,06"],
            ["Lot 2", "331 062,00", "10,00", "33 106,20"],
            ["Lot 3", "568 761,36", "5,00", "28 438,07"],
            ["Lot 4", "175 531,00", "10,00", "17 553,10"],
            ["Total", "1 680 895,56", "6,50", "109 374,43"],
        ],
    )
    said = "Compte tenu des montants, le taux d'avance ressort en moyenne pondérée à {} %."
    assert state_of_tables([lots], said.format("6,51"))[0] == []
    failed, _ = state_of_tables([lots], said.format("7,50"))
    assert [(said, round(made, 2)) for said, made in failed] == [
        ("7,50 %", 6.51)
    ]
