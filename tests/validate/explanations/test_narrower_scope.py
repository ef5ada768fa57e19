"""A stated amount that one line of the table prints is of that line."""

import pytest

from validate.model.identity import Form, Kind

from .conftest import judge

HEADER = ["Libellé", "Montant"]
ROWS = [
    ["Subvention d'équilibre", "10 500,00"],
    ["Charges courantes", "68 595,82"],
    ["Total", "79 095,82"],
]


def test_the_amount_of_one_line(accounted, add_up, say):
    said = [
        say(
            "Une subvention d'équilibre de 10 500,00 € est versée.",
            "10 500,00 €",
        )
    ]
    equal = add_up("claim-1", "r2c1", form=Form.EQUALITY, kind=Kind.EQUALITY)

    assert accounted(ROWS, HEADER, said=said, identities=[equal])[1] == {
        "10 500,00 €": "narrower-scope"
    }


def test_an_amount_that_no_line_prints_is_not_explained(accounted, add_up, say):
    said = [
        say(
            "Une subvention d'équilibre de 10 600,00 € est versée.",
            "10 600,00 €",
        )
    ]
    equal = add_up("claim-1", "r2c1", form=Form.EQUALITY, kind=Kind.EQUALITY)

    assert accounted(ROWS, HEADER, said=said, identities=[equal])[1] == {}


def test_a_total_that_no_word_ties_to_the_sentence_may_be_any_line(
    accounted, add_up, say
):
    rows = [
        ["D 6748", "10 500,00"],
        ["D 616", "68 595,82"],
        ["Total section", "79 095,82"],
    ]
    said = [
        say(
            "Une subvention d'équilibre de 10 500,00 € est versée.",
            "10 500,00 €",
        )
    ]
    equal = add_up("claim-1", "r2c1", form=Form.EQUALITY, kind=Kind.EQUALITY)

    assert accounted(rows, HEADER, said=said, identities=[equal])[1] == {
        "10 500,00 €": "narrower-scope"
    }


def lists(total):
    return [
        [["A", "200,00"], ["B", "132,00"], ["Sous total", "332,00"]],
        [["C", "536,00"], ["D", "100,00"], ["Sous total", "636,00"]],
        [["E", "40,00"], ["F", "135,00"], ["TOTAL", total]],
    ]


@pytest.mark.parametrize(
    ("total", "code"), [("1 143,00", "wider-scope"), ("1 134,00", None)]
)
def test_a_total_may_include_the_tables_above_it(
    make_document, make_raw, add_up, total, code
):
    tables = [
        make_raw(name, ["Association", "Montant"], rows, section="s")
        for name, rows in zip("abt", lists(total), strict=True)
    ]
    stated = add_up("r2c1", "r0c1", "r1c1")
    _, found = judge(make_document(tables), [stated])
    assert found.get(total) == code
