"""Formulas that headers and labels print, and what names their lines."""

from decimal import Decimal

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
        (("A", "B", "− (A + B)"), (2, "+", (0, 1), (-1, -1))),
        (("Dû (a)", "Payé (b)", "Reste - (a - b)"), (2, "+", (0, 1), (1, -1))),
        (
            ("Reports (d)", "Exercice (c)", "Clôture (e = c + d)"),
            (2, "+", (1, 0), (1, 1)),
        ),
        (
            ("Exercice (a)", "Reports (b)", "À affecter = A + B (hors restes)"),
            (2, "+", (0, 1), (1, 1)),
        ),
        (
            (
                "Résultat (c)",
                "Affectation = C = G + H",
                "Réserves (g)",
                "Report (h)",
            ),
            (0, "+", (2, 3), (1, 1)),
        ),
        (
            (
                "A Résultat de l'exercice",
                "B – Résultats antérieurs",
                "C Résultat à affecter = A + B",
            ),
            (2, "+", (0, 1), (1, 1)),
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
        ("A Bordeaux", "C Restes", "Total = A + C"),
        ("Exercice (a)", "Reports (b)", "À affecter = A + B,5"),
        ("Produit (a)", "Vendu (b)", "Bu (c)", "Taux ((c - b) / (a + b))"),
        ("Produit (a)", "Vendu (b)", "Bu (c)", "Pertes = a - (b + c)"),
        ("Produit (a)", "Vendu (b)", "Bu (c)", "Pertes (d = a - b - (b + c))"),
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


@pytest.mark.parametrize(
    ("formula", "times"),
    [
        ("(3) = (2) × 62", "62"),
        ("(3) = (2) × 8,40", "8.40"),
        ("(3) = 20 % × (2)", "0.2"),
        ("(3) = (2) × 5,5%", "0.055"),
        ("(3) = (2) × 360", "360"),
        ("(3) = (2) × 1 000", "1000"),
    ],
)
def test_a_constant_multiplies(formula, times):
    labels = {0: ["Élèves", "(1)"], 1: ["Surface", "(2)"], 2: ["Part", formula]}
    (found,) = printed_formulas(labels)
    assert (found.operands, found.times) == ((1,), Decimal(times))


def test_a_label_that_takes_years_from_each_other_keeps_its_key():
    assert formulas("BP (1)", "Écart (2026 - 2025) (2)", "(3) = (1) + (2)") == [
        (2, "+", (0, 1), (1, 1))
    ]


def test_a_letter_beside_several_lines_names_the_last_of_them():
    (found,) = printed_formulas(
        {
            0: ["D", "Solde de l'exercice"],
            1: ["D", "Solde antérieur"],
            2: ["D", "Solde cumulé"],
            3: ["E", "Restes à réaliser"],
            4: ["F", "Besoin = D + E"],
        }
    )
    assert (found.result, found.operands) == (4, (2, 3))


def test_numbers_behind_the_words_of_columns_name_them():
    headers = ["Bases 2024 1", "Taux 2025 2", "Bases 2025 3"]
    product = "Produit attendu (col. 3 x col. 2) 4"
    assert formulas(*headers, product) == [(3, "*", (2, 1), ())]
    assert formulas(*headers[:2], "Bases 2025", product) == []
