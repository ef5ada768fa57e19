"""What the engine of belief makes of a table, in rows and columns of that table."""

import pytest

from validate.belief.hypothesis import EntryOutcome, FamilyForm
from validate.check import Context

HEADER = ["Prestataire", "Appui (€)", "Gestion (€)", "Montant total (€)"]


@pytest.fixture
def families(make_document, make_raw):
    """``families(header, rows, spans)``: the believed families of a table."""

    def run(header, rows, spans=None):
        raw = make_raw("t", header, rows, spans=spans or {})
        context = Context.of(make_document([raw]))
        (table,) = context.figure_tables
        assert context.beliefs.of(table) is context.beliefs.of(table)
        return context.beliefs.of(table)

    return run


def rows(wrong=0):
    lines = [(1013, 407), (2206, 381), (1519, 940), (3332, 615), (1245, 1128)]
    return [
        [
            f"Bureau {'ABCDE'[n]}",
            f"{a},00",
            f"{b},00",
            f"{a + b + wrong * (n == 2)},00",
        ]
        for n, (a, b) in enumerate(lines)
    ]


def across(found):
    return next(
        one
        for one in found
        if one.across and one.believed.form is FamilyForm.SUM
    )


def test_a_family_speaks_of_columns_of_the_table(families):
    family = across(families(HEADER, rows()))
    assert family.label(family.believed.result) == "Montant total (€)"
    assert (family.obeying, family.breaking) == (5, 0)
    assert family.entry_count == 5
    assert [
        fact.printed for fact in family.facts(family.believed.result, 0)
    ] == ["1420,00"]


def test_a_line_that_breaks_it_is_counted(families):
    family = across(families(HEADER, rows(wrong=70)))
    assert (family.obeying, family.breaking) == (4, 1)
    assert family.believed.entries(EntryOutcome.BROKEN) == (2,)


def test_an_empty_cell_that_all_other_lines_fill_tells_nothing(families):
    body = rows()
    body[3][2] = ""
    family = across(families(HEADER, body))
    assert family.breaking == 0
    assert family.leaves_empty(3)
    assert not family.leaves_empty(1)


def test_rows_under_a_merged_figure_are_one_line(families):
    body, spans = [], {}
    for n, (a, b) in enumerate(
        [(1013, 407), (2206, 381), (1519, 940), (3332, 615)]
    ):
        spans[2 * n, 3] = (2, 1)
        body.append([f"Bureau {n}", f"{a},00", f"{b},00", f"{a + b + 250},00"])
        body.append([f"Antenne {n}", "200,00", "50,00", None])
    family = across(families(HEADER, body, spans))
    assert family.obeying == 4
    assert [fact.printed for fact in family.facts(0, 0)] == [
        "1013,00",
        "200,00",
    ]
