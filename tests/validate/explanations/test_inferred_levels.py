"""Levels that only the look of lines gives: one line more or less may be of another rank."""

from dataclasses import replace

HEADER = ["Libellé", "Montant"]
ROWS = [
    ["Impôts et taxes", "86 214,00"],
    ["Attribution", "86 214,00"],
    ["Fiscalité", "456 400,00"],
    ["Impôts directs", "428 900,00"],
    ["Droits", "27 500,00"],
    ["Total", "542 614,00"],
]


def test_a_line_is_the_sum_of_fewer_lines(accounted, add_up):
    parts = replace(add_up("r0c1", "r1c1", "r2c1", "r3c1"), scope="parts")

    assert accounted(ROWS, HEADER, identities=[parts])[1] == {
        "86 214,00": "shorter-run"
    }


def test_a_total_takes_a_line_of_unsure_rank(accounted, add_up):
    heads = replace(add_up("r5c1", "r0c1"), scope="parents")

    assert accounted(ROWS, HEADER, identities=[heads])[1] == {
        "542 614,00": "one-rank-line"
    }


def test_levels_that_words_give_are_not_explained_away(accounted, add_up):
    group = replace(add_up("r5c1", "r0c1"), scope="group")

    assert accounted(ROWS, HEADER, identities=[group])[1] == {}
