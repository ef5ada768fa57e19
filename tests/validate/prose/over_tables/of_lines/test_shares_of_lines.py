"""Shares that a sentence gives of lines which it names, in what their column comes to."""

import pytest

BERTHS = (
    "Anneaux loués à l'année",
    ["Catégorie", "Anneaux", "Loués", "Produit HT"],
    [
        ["Moins de 6 m", "32", "27", "11 124,00 €"],
        ["De 6 à 8 m", "41", "38", "22 268,00 €"],
        ["De 8 à 10 m", "26", "24", "20 124,00 €"],
        ["Péniches", "5", "5", "12 300,00 €"],
        ["Remorqueurs", "3", "2", "4 100,00 €"],
        ["Total", "107", "96", "69 916,00 €"],
    ],
)
FEES = (
    "Redevances encaissées (en milliers d'euros)",
    ["Produit", "2024", "2025"],
    [
        ["Redevance passagers", "412,6", "438,1"],
        ["Redevance d'atterrissage", "187,3", "192,8"],
        ["Loyers et concessions", "397,0", "416,6"],
        ["Total des produits", "996,9", "1 047,5"],
    ],
)


@pytest.mark.parametrize(
    ("table", "text", "right", "wrong"),
    [
        # in what the others come to, in another column, of the year before
        (
            BERTHS,
            "Les péniches n'occupent que 5 anneaux mais apportent {} du produit.",
            "17,6 %",
            "21,3 %",
        ),
        (
            BERTHS,
            "La catégorie des péniches, avec 5 anneaux, apporte {} du produit.",
            "17,6 %",
            "4,7 %",
        ),
        (
            FEES,
            "La redevance passagers fournit à elle seule {} du produit.",
            "41,8 %",
            "43,9 %",
        ),
        # several lines
        (
            BERTHS,
            "Les péniches et les remorqueurs apportent {} du produit.",
            "23,5 %",
            "17,6 %",
        ),
        (
            FEES,
            "La redevance, toutes origines, forme {} du produit.",
            "60,2 %",
            "41,8 %",
        ),
        # of the whole that was told with the share before
        (
            BERTHS,
            "Les péniches apportent 17,6 % du produit, et les remorqueurs {}.",
            "5,9 %",
            "2,8 %",
        ),
        # all that the only column of amounts adds up
        (BERTHS, "Les péniches pèsent {} du total.", "17,6 %", "21,3 %"),
    ],
)
def test_the_share_of_named_lines(state_of_tables, table, text, right, wrong):
    failed, held = state_of_tables([table], text.format(right))
    assert not failed
    assert held
    ((printed, expected),), _ = state_of_tables([table], text.format(wrong))
    assert printed == wrong
    assert expected == pytest.approx(
        float(right.removesuffix(" %").replace(",", ".")), abs=0.05
    )


@pytest.mark.parametrize(
    "text",
    [
        # of all but the line, of something just said, not told to the last digit
        "Hors péniches, les clients apportent 21,3 % du produit.",
        "Les autres péniches apportent 21,3 % du produit.",
        "Les péniches en apportent 21,3 %.",
        "Les péniches apportent environ 21,3 % du produit.",
        "Avec les péniches, il apporte 21,3 % du produit.",
        # of what no column adds up
        "Les péniches apportent 21,3 % des emplois.",
        "Les péniches apportent 21,3 % du produit des bateaux de passage.",
        # a change
        "Les péniches apportent 21,3 % de produit en plus.",
        "Les péniches apportent +21,3 % du produit.",
        # no line, and two of one name
        "Les voiliers apportent 21,3 % du produit.",
        "Les péniches et la péniche apportent 21,3 % du produit.",
        # another whole than that of the share before
        "Les péniches apportent 17,6 % du produit, et les remorqueurs 2,8 % des emplois.",
    ],
)
def test_shares_of_something_else(state_of_tables, text):
    failed, _ = state_of_tables([BERTHS], text)
    assert not failed


def test_a_share_that_the_line_prints_is_not_accused(state_of_tables):
    title, header, rows = BERTHS
    printed = (title, [*header, "Poids"], [[*row, "9,9 %"] for row in rows])
    text = "Les péniches apportent 9,9 % du produit."
    failed, _ = state_of_tables([printed], text)
    assert not failed


def test_a_column_that_a_line_without_a_word_for_it_closes(state_of_tables):
    title, header, rows = BERTHS
    closed = (title, header, [*rows[:-1], ["Port", *rows[-1][1:]]])
    text = "Les péniches apportent {} du produit."
    _, held = state_of_tables([closed], text.format("17,6 %"))
    assert held
    failed, _ = state_of_tables([closed], text.format("21,3 %"))
    assert failed
