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


CHAPTERS = [
    ["011 Charges générales", "572 635,00"],
    ["60", "100 800,00"],
    ["61", "471 835,00"],
    ["014 Atténuations", "61 469,00"],
    ["73", "61 469,00"],
    ["65 Gestion", "172 900,00"],
    ["Total", "807 004,00"],
]
EVERY_LINE = [f"r{row}c1" for row in range(6)]


def test_a_total_counts_each_group_of_lines_once(accounted, add_up):
    stated = add_up("r6c1", *EVERY_LINE)
    found = accounted(CHAPTERS, ["Chapitre", "Montant"], identities=[stated])
    assert found[1] == {"807 004,00": "groups-once"}


def test_groups_that_do_not_give_the_total_explain_nothing(accounted, add_up):
    rows = [*CHAPTERS[:-1], ["Total", "807 040,00"]]
    stated = add_up("r6c1", *EVERY_LINE)
    found = accounted(rows, ["Chapitre", "Montant"], identities=[stated])
    assert found[1] == {}


def test_two_lines_of_one_amount_are_no_group(accounted, add_up):
    rows = [
        ["A", "500,00"],
        ["B", "500,00"],
        ["C", "120,00"],
        ["Total", "620,00"],
    ]
    stated = add_up("r3c1", "r0c1", "r1c1", "r2c1")
    found = accounted(rows, ["Nature", "Montant"], identities=[stated])
    assert "groups-once" not in found[1].values()


def test_round_figures_of_a_list_are_no_groups(accounted, add_up):
    rows = [
        ["Club", "1 000,00"],
        ["Comité", "500,00"],
        ["Amicale", "500,00"],
        ["Harmonie", "300,00"],
        ["Total", "1 300,00"],
    ]
    stated = add_up("r4c1", "r0c1", "r1c1", "r2c1", "r3c1")
    found = accounted(rows, ["Association", "Montant"], identities=[stated])
    assert found[1] == {}
