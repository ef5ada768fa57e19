"""A stated amount that one line of the table prints is of that line."""

from dataclasses import replace
from decimal import Decimal

import pytest

from validate.model.identity import Form, Kind, Term

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


@pytest.mark.parametrize(
    ("adults", "reasons"),
    [("2 334", {"41 280": "said-with-more"}), ("2 434", {})],
)
def test_a_figure_that_the_text_shares_out_in_the_table_s_and_another(
    accounted, add_up, say, adults, reasons
):
    rows = [["Tarif A", "20 000"], ["Tarif B", "18 946"], ["Total", "38 946"]]
    parts = f"Ce total réunit 38 946 repas d'enfants et {adults} d'adultes."
    said = [
        say("La cuisine a servi 41 280 repas.", "41 280", "other"),
        *(say(parts, one, "other") for one in ("38 946", adults)),
    ]
    equal = add_up("claim-1", "r2c1", form=Form.EQUALITY, kind=Kind.EQUALITY)
    found = accounted(rows, HEADER, said=said, identities=[equal])
    assert found[1] == reasons


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


def test_the_rate_of_a_total_may_leave_out_lines_without_the_other_figure(
    accounted, add_up
):
    header = ["Chapitre", "Voté", "Réalisé", "Taux"]
    rows = [
        ["Produits des services", "148 600,00", "151 284,35", "101,8 %"],
        ["Dotations", "249 900,00", "251 458,42", "100,6 %"],
        ["Excédent reporté", "12 900,00", "", ""],
        ["Total", "411 400,00", "402 742,77", "101,1 %"],
    ]
    rate = replace(
        add_up("r3c3", "r3c2", "r3c1", form=Form.RATIO, kind=Kind.DIFFERENCE),
        constant=Decimal(100),
    )
    assert accounted(rows, header, identities=[rate])[1] == {
        "101,1 %": "filled-lines"
    }
    rows[3][3] = "111,1 %"
    assert accounted(rows, header, identities=[rate])[1] == {}


def test_the_total_of_a_column_that_some_lines_fill_adds_up_these(
    accounted, add_up
):
    header = ["Preneur", "Provisions", "Dépenses", "À payer", "À rendre"]
    rows = [
        ["Boulangerie", "1 440,00", "1 512,36", "72,36", ""],
        ["Fleurs", "840,00", "806,14", "", "33,86"],
        ["Fromagerie", "1 200,00", "1 338,92", "138,92", ""],
        ["Ensemble", "3 480,00", "3 657,42", "211,28", "33,86"],
    ]
    due = add_up("r3c3", "r3c2", "r3c1", kind=Kind.DIFFERENCE)
    due = replace(due, terms=(due.terms[0], Term("t!r3c1", Decimal(-1))))
    assert accounted(rows, header, identities=[due])[1] == {
        "211,28": "one-sided-column"
    }
    rows[3][3] = "221,28"
    assert accounted(rows, header, identities=[due])[1] == {}


@pytest.mark.parametrize(
    ("sentence", "reasons"),
    [
        (
            "Le changement de logiciel a laissé un écart de 0,30 €.",
            {"79 096,12 €": "told-difference"},
        ),
        ("Un timbre coûte 0,30 €.", {}),
        ("L'arrondi est de 0,40 €.", {}),
    ],
)
def test_a_difference_that_the_text_tells_itself(
    accounted, add_up, say, sentence, reasons
):
    gap = sentence.split()[-2] + " €"
    said = [
        say("Le résultat à reprendre est de 79 096,12 €.", "79 096,12 €"),
        say(sentence, gap),
    ]
    equal = add_up("claim-1", "r2c1", form=Form.EQUALITY, kind=Kind.EQUALITY)
    found = accounted(ROWS, HEADER, said=said, identities=[equal])
    assert found[1] == reasons
