"""Formulas of figures that have a letter each in the cell before them."""

from decimal import Decimal

import pytest

from validate.check import fact_index
from validate.discover import discover
from validate.model.identity import Severity, Verdict, evaluate

HEADER = ("", "", "Dépenses", "", "Recettes")


def overview(total="2 272 828,56"):
    return [
        ["Fonctionnement", "A", "1 412 358,27", "G", "1 668 204,91"],
        ["Investissement", "B", "612 730,60", "H", "486 418,05"],
        ["Report (002)", "C", "", "I", "118 205,60"],
        ["Report (001)", "D", "48 987,45", "J", ""],
        ["TOTAL", "= A+B+C+D", "2 074 076,32", "= G + H + I + J", total],
        ["Dépenses nettes", "= A − B", "799 627,67", "= G/H", "3,43"],
    ]


@pytest.fixture
def formulas(make_document, make_raw):
    def run(rows, header=HEADER):
        document = make_document([make_raw("t", header, rows)])
        facts = fact_index(document)
        return {
            one.result: (evaluate(one, facts).verdict, one.severity)
            for one in discover(document).identities
            if one.rule == "line-formula"
        }

    return run


@pytest.mark.parametrize(
    ("total", "verdict"),
    [("2 272 828,56", Verdict.HELD), ("2 272 282,56", Verdict.FAILED)],
)
def test_letters_before_figures_name_them(formulas, total, verdict):
    assert formulas(overview(total)) == {
        "t!r4c2": (Verdict.HELD, Severity.ERROR),
        "t!r4c4": (verdict, Severity.ERROR),
        "t!r5c2": (Verdict.HELD, Severity.ERROR),
    }


def test_a_letter_that_is_before_two_figures_names_none(formulas):
    rows = overview()
    rows[3] = ["Report (001)", "D", "48 987,45", "H", ""]
    assert "t!r4c4" not in formulas(rows)


def test_words_before_figures_are_no_letters(formulas):
    rows = [
        ["Lot 1", "Gros œuvre", "1 200,00", "Durand", "240,00"],
        ["Lot 2", "Peinture", "800,00", "Petit", "160,00"],
    ]
    assert formulas(rows) == {}


def test_an_empty_cell_adds_nothing(formulas):
    rows = overview()[:4]
    total = str(Decimal("612730.60") + Decimal("48987.45")).replace(".", ",")
    rows.append(["TOTAL", "= B+C+D", total, "= I+J", "118 205,60"])
    assert set(formulas(rows)) == {"t!r4c2", "t!r4c4"}


TOGETHER = ("", "Dépenses", "Recettes", "Solde")


def together(total="2 272 828,56"):
    return [
        [
            "Fonctionnement",
            "A 1 412 358,27",
            "G 1 668 204,91",
            "G-A 255 846,64",
        ],
        ["Investissement", "B 612 730,60", "H 486 418,05", "H-B -126 312,55"],
        ["Report (002)", "C 0,00", "I 118 205,60", ""],
        ["Report (001)", "D 48 987,45", "J 0,00", ""],
        ["TOTAL", "A+B+C+D 2 074 076,32", f"G + H + I + J {total}", ""],
        ["Solde cumulé", "", "", "G+I-A-C 374 052,24"],
    ]


@pytest.mark.parametrize(
    ("total", "verdict"),
    [("2 272 828,56", Verdict.HELD), ("2 272 282,56", Verdict.FAILED)],
)
def test_letters_in_the_cells_of_figures_name_them(formulas, total, verdict):
    held = (Verdict.HELD, Severity.ERROR)
    assert formulas(together(total), TOGETHER) == {
        "t!r0c3": held,
        "t!r1c3": held,
        "t!r4c1": held,
        "t!r4c2": (verdict, Severity.ERROR),
        "t!r5c3": held,
    }


def test_a_figure_behind_a_formula_is_no_sum_of_its_column(
    make_document, make_raw
):
    rows = [
        *together()[:4],
        ["TOTAL", "P 2 074 076,32", "Q 2 272 828,56", "Q-P 198 752,24"],
    ]
    document = make_document([make_raw("t", TOGETHER, rows)])
    summed = {
        one.result
        for one in discover(document).identities
        if one.rule == "footing"
    }
    assert summed == {"t!r4c1", "t!r4c2"}
