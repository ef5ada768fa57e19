"""Formulas that headers and labels print, and what names their lines."""

import pytest

from validate.tables.worded.printed_formulas import printed_formulas


def formulas(*labels):
    return [
        (one.result, one.operator, one.operands, one.signs)
        for one in printed_formulas(
            {line: [label] for line, label in enumerate(labels)}
        )
    ]


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (
            ("Recettes (a)", "Dépenses (b)", "Résultat (c = a - b)"),
            (2, "+", (0, 1), (1, -1)),
        ),
        (
            ("Total des dépenses (A)", "Élèves (B)", "Coût par élève (A / B)"),
            (2, "/", (0, 1), ()),
        ),
        (
            ("Quantité (1)", "Prix (2)", "Montant (3) = (1) x (2)"),
            (2, "*", (0, 1), ()),
        ),
        (("A", "B", "C = A + B"), (2, "+", (0, 1), (1, 1))),
        (
            ("Reports (d)", "Exercice (c)", "Clôture (e = c + d)"),
            (2, "+", (1, 0), (1, 1)),
        ),
    ],
)
def test_letters_and_numbers_name_lines(labels, found):
    assert formulas(*labels) == [found]


@pytest.mark.parametrize(
    "labels",
    [
        ("Recettes (a)", "Dépenses (b)", "Résultat (c = a - z)"),
        ("Recettes (a)", "Dépenses (a)", "Résultat (c = a - b)"),
        ("Écart 2026 - 2025", "BP 2025 (1)", "BP 2026 (2)"),
        ("Article (1)", "Note (2)", "Total"),
    ],
)
def test_what_names_no_line_is_no_formula(labels):
    assert formulas(*labels) == []


def test_a_number_that_names_no_line_multiplies():
    (found,) = printed_formulas(
        {
            0: ["Loyer mensuel (a)"],
            1: ["Charges (b)"],
            2: ["Loyer annuel (c = a x 12)"],
        }
    )
    assert (found.operands, found.times) == ((0,), 12)
