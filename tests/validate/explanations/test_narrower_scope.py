"""A total of more, or of fewer lines than its table."""

from dataclasses import replace
from decimal import Decimal

import pytest

from validate.model.identity import Form, Kind, Term

from .conftest import judge


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


@pytest.mark.parametrize("counted", ["", "n.c."])
@pytest.mark.parametrize(
    ("each", "code"), [("6,98", "filled-lines"), ("7,16", None)]
)
def test_the_rate_of_a_total_may_leave_out_columns_without_the_other_figure(
    accounted, add_up, counted, each, code
):
    header = ["", "Cinéma", "Théâtre", "Actions culturelles", "Total"]
    rows = [
        ["Subvention", "91 425", "358 449", "40 345", "490 219"],
        ["Fréquentation", "49 296", "15 136", counted, "64 432"],
        ["Subvention par entrée (€)", "1,85", "23,68", "", each],
    ]
    rate = add_up("r2c4", "r0c4", "r1c4", form=Form.RATIO, kind=Kind.DIFFERENCE)
    found = accounted(rows, header, identities=[rate])[1]
    assert found.get(each) == code


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


HARVEST = [
    ["Pommes de terre", "62,0", "11 840", "10 230", "9 718,50"],
    ["Salades (pièces)", "14,0", "9 400", "8 750", "7 437,50"],
    ["Poireaux", "21,0", "4 015", "3 720", "7 812,00"],
    ["Total (kilos)", "97,0", "15 855", "13 950", "24 968,00"],
]


@pytest.mark.parametrize(
    ("changed", "explained"),
    [
        ({}, True),
        # in one column alone
        ({2: "25 255"}, False),
        # in all of them
        ({1: "83,0", 4: "17 530,50"}, False),
        # in that of amounts too
        ({4: "17 530,50"}, False),
    ],
    ids=["two of four", "one", "all", "money"],
)
def test_a_line_of_another_unit_is_left_out_of_several_columns(
    accounted, add_up, changed, explained
):
    rows = [list(row) for row in HARVEST]
    for col, text in changed.items():
        rows[3][col] = text
    header = ["Culture", "Surface (ares)", "2025", "2026", "Valeur (€)"]
    added = add_up("r3c3", "r0c3", "r1c3", "r2c3")
    found = accounted(rows, header, identities=[added])[1]
    assert (found.get("13 950") == "line-left-out") == explained


OFFERS = [
    ["SARL Vigneau", "583 150", "90,23"],
    ["Bâti-Centre", "598 420", "89,73"],
    ["Entreprise Delmas", "571 950", "82,50"],
    ["GTB Limousin", "549 800", "–"],
    ["Moyenne des offres notées", "584 507", "87,49"],
]


@pytest.mark.parametrize(
    ("mean", "mark", "explained"),
    [("584 507", "87,49", True), ("584 570", "87,49", False)],
)
def test_a_mean_may_leave_out_the_lines_that_are_not_filled(
    accounted, add_up, mean, mark, explained
):
    rows = [*OFFERS[:-1], [OFFERS[-1][0], mean, mark]]
    one = add_up("r4c1", "r0c1", "r1c1", "r2c1", "r3c1", form=Form.AVERAGE)
    header = ["Candidat", "Offre", "Note"]
    found = accounted(rows, header, identities=[one])[1]
    assert found == ({mean: "complete-lines"} if explained else {})
