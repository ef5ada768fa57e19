"""A total of chapters that does not add their articles again."""

from types import SimpleNamespace

from validate.explanations.nested_codes import _of_one_rank

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


def test_the_amounts_of_the_other_rank_are_told_in_their_number():
    assert "610,00 en est le détail" in _told("610,00")
    assert "1,00 ; 2,00 en sont le détail" in _told("1,00", "2,00")
    assert "1,00 ; 2,00 ; 3,00 ; … en sont" in _told(
        "1,00", "2,00", "3,00", "4,00"
    )


def _told(*amounts):
    left = [SimpleNamespace(id=text, printed=text) for text in amounts]
    return _of_one_rank(left).message.fr


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


def test_codes_of_the_table_beside_it_are_none_of_its_lines(accounted, add_up):
    """Receipts and expenses side by side: each has chapters and articles of its own."""
    left = [
        ["002", "", "Résultat reporté", "1 989,77"],
        ["13", "", "Atténuations de charges", "2 600,00"],
        ["", "6419", "Remboursements", "2 600,00"],
        ["74", "", "Dotations", "13 800,00"],
        ["", "74111", "Dotation forfaitaire", "4 800,00"],
        ["", "741121", "Dotation de solidarité", "9 000,00"],
        ["Total", "", "Total", "18 389,77"],
    ]
    right = [
        ["011", "", "Charges générales", "17 779,77"],
        ["", "60612", "Énergie", "7 779,77"],
        ["", "60632", "Petit équipement", "4 000,00"],
        ["", "615231", "Voiries", "6 000,00"],
        ["66", "", "Charges financières", "610,00"],
        ["", "66111", "Intérêts", "610,00"],
        ["Total", "", "Total", "18 389,77"],
    ]
    header = ["Chapitre", "Article", "Désignation", "Montant"] * 2
    rows = [[*one, *other] for one, other in zip(left, right, strict=True)]
    lines = add_up("r6c3", *(f"r{row}c3" for row in range(6)))
    assert accounted(rows, header, identities=[lines])[1] == {
        "18 389,77": "lines-of-one-rank"
    }
