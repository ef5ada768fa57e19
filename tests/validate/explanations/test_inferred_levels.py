"""Levels that only the look of lines gives: one line more or less may be of another rank."""

from dataclasses import replace

import pytest

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


YEARS = ["Libellé", "BP 2025", "BP 2026"]
SECTION = [
    ["Charges générales", "79 800,00", "84 350,00"],
    ["Personnel", "108 950,00", "112 600,00"],
    ["Charges financières", "9 640,00", "8 915,00"],
    ["Opérations réelles", "198 390,00", "196 950,00"],
    ["Opérations d'ordre", "49 810,00", "53 715,00"],
    ["Total", "248 200,00", "259 580,00"],
]


@pytest.mark.parametrize(
    ("interest", "real", "total"),
    [("9 640,00", "198 390,00", "248 200,00"), ("0,00", "188 750,00", "")],
)
def test_another_column_tells_the_rank_of_a_line(
    accounted, add_up, interest, real, total
):
    """ "Charges financières" is a part in 2025, so that it is none by accident in 2026."""
    rows = [list(row) for row in SECTION]
    rows[2][1], rows[3][1], rows[5][1] = interest, real, total
    parts = replace(add_up("r3c2", "r0c2", "r1c2", "r2c2"), scope="parts")
    heads = replace(add_up("r5c2", "r3c2", "r4c2"), scope="parents")
    found = accounted(rows, YEARS, identities=[parts, heads])[1]
    unsure = {"196 950,00": "shorter-run", "259 580,00": "one-rank-line"}
    assert found == ({} if total else unsure)


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


MEALS = ["Tranche", "Repas", "Recette (€)", "Réalisé (€)"]
BRACKETS = [
    ["A", "9 840", "9 840,00", "9 512,00"],
    ["B", "14 212", "27 713,40", "nc"],
    ["Enfants de la commune", "24 052", "37 553,40", "34 830,40"],
    ["Hors commune", "3 106", "20 189,00", "18 411,20"],
    ["Total", "27 158", "57 742,40", "53 241,60"],
]


def test_a_total_does_not_count_a_subtotal_among_its_lines_again(
    accounted, add_up
):
    stated = [
        add_up(f"r4c{col}", *(f"r{row}c{col}" for row in range(4)))
        for col in (1, 2)
    ]
    assert accounted(BRACKETS, MEALS, identities=stated)[1] == {
        "27 158": "subtotal-within",
        "57 742,40": "subtotal-within",
    }


def test_a_line_left_out_is_no_subtotal_of_few_round_ones(accounted, add_up):
    """Of round grants some are the sum of those above them by accident."""
    rows = [
        ["A", "500,00"],
        ["B", "1 000,00"],
        ["C", "1 500,00"],
        ["D", "700,00"],
        ["Total", "2 200,00"],
    ]
    stated = add_up("r4c1", "r0c1", "r1c1", "r2c1", "r3c1")
    assert accounted(rows, HEADER, identities=[stated])[1] == {}


def test_a_line_that_another_column_does_not_sum_is_no_subtotal(
    accounted, add_up
):
    rows = [
        ["A", "11 213,40", "200,10"],
        ["B", "12 345,60", "300,20"],
        ["C", "23 559,00", "400,30"],
        ["D", "700,00", "500,40"],
        ["Total", "24 259,00", "1 401,00"],
    ]
    stated = add_up("r4c1", "r0c1", "r1c1", "r2c1", "r3c1")
    header = [*HEADER, "Montant voté"]
    assert accounted(rows, header, identities=[stated])[1] == {}


AMENDED = ["Article", "Budget voté", "Décision", "Après décision"]


def test_a_line_without_a_name_sums_up_those_right_above_it(accounted, add_up):
    """Lines before them are none of its own; one that leaves a column empty adds nothing."""
    rows = [
        ["Virement", "86 300,00", "3 040,00", "89 340,00"],
        ["Fonds de compensation", "24 150,00", "3 600,00", "27 750,00"],
        ["Département", "61 000,00", "- 12 000,00", "49 000,00"],
        ["Dotation", "38 400,00", "", "38 400,00"],
        ["", "99 400,00", "- 12 000,00", "87 400,00"],
        ["Total", "209 850,00", "- 5 360,00", "204 490,00"],
    ]
    stated = [
        add_up("r5c1", *(f"r{row}c1" for row in range(5))),
        add_up("r5c2", "r0c2", "r1c2", "r2c2", "r4c2"),
    ]
    found = accounted(rows, AMENDED, identities=stated)
    assert found[1] == {
        "209 850,00": "subtotal-within",
        "- 5 360,00": "subtotal-within",
    }


def test_a_subtotal_that_the_total_of_another_column_counts_was_forgotten(
    accounted, add_up
):
    rows = [
        ["Public", "44 950", "47 075"],
        ["Scolaires", "16 800", "16 800"],
        ["Natation", "4 300", "4 515"],
        ["Plongée", "950", "893"],
        ["Clubs", "5 250", "5 408"],
        ["Total", "67 000", "63 875"],
    ]
    stated = add_up("r5c2", "r0c2", "r1c2", "r4c2")
    header = ["Entrées", "2023", "2024"]
    assert accounted(rows, header, identities=[stated])[1] == {}
