"""A total of chapters that does not add their articles again."""

HEADER = ["Chapitre", "Article", "Montant"]
ROWS = [
    ["011", "", "13 800,00"],
    ["", "60612", "7 800,00"],
    ["", "61523", "6 000,00"],
    ["066", "", "610,00"],
    ["Total", "", "14 410,00"],
]


def test_a_total_of_chapters_leaves_their_articles_out(accounted, add_up):
    lines = add_up("r4c2", "r0c2", "r1c2", "r3c2")

    assert accounted(ROWS, HEADER, identities=[lines])[1] == {
        "14 410,00": "lines-of-one-rank"
    }


def test_accounts_that_do_not_nest_are_no_parts(accounted, add_up):
    parts = add_up("r1c2", "r2c2")

    assert accounted(ROWS, HEADER, identities=[parts])[1] == {
        "7 800,00": "not-its-articles"
    }


def test_lines_of_one_look_explain_nothing(accounted, add_up):
    rows = [
        ["011", "", "100,00"],
        ["066", "", "610,00"],
        ["Total", "", "700,00"],
    ]

    assert (
        accounted(rows, HEADER, identities=[add_up("r2c2", "r0c2", "r1c2")])[1]
        == {}
    )
