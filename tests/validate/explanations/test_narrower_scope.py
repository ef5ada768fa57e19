"""A stated amount that one line of the table prints is of that line."""

from validate.model.identity import Form, Kind

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
