"""Which line of a relation is on its left: the one that its label names, else the last."""

import pytest

from validate.belief.hypothesis import FamilyForm
from validate.check import Context
from validate.tables.solved_family import SolvedFamily, solve

VOTED = [
    (96_000, 31_400),
    (48_250, 20_000),
    (77_310, 12_845),
    (15_620, 9_180),
    (63_005, 40_017),
]


def amount(value):
    return (
        f"{value:,},00".replace(",", " ", 1) if value >= 1000 else f"{value},00"
    )


@pytest.fixture
def relations(make_document, make_raw):
    """``relations(header)``: the solved sums of columns; the first is what the others leave."""

    def run(header, rows=VOTED):
        body = [
            [f"Ligne {'ABCDE'[n]}", amount(a), amount(b), amount(a - b)]
            for n, (a, b) in enumerate(rows)
        ]
        context = Context.of(make_document([make_raw("t", header, body)]))
        (table,) = context.figure_tables
        families = [one for one in context.beliefs.of(table) if one.across]
        return [
            solve(one)
            for one in families
            if one.believed.form is FamilyForm.SUM
        ]

    return run


def test_a_balance_is_what_one_column_leaves_of_another(relations):
    (found,) = relations(["Ligne", "Disponible", "Proposition", "Solde"])
    assert found.is_difference
    assert found.result == 2
    assert dict(found.terms) == {0: 1, 1: -1}


def test_a_total_is_the_sum_of_the_others(relations):
    (found,) = relations(["Ligne", "Total", "Fonctionnement", "Investissement"])
    assert not found.is_difference
    assert found.result == 0


def test_columns_that_no_header_names_are_read_for_the_last(relations):
    (found,) = relations(["Ligne", "Montant A", "Montant B", "Montant C"])
    assert found.result == 2


def test_an_equation_may_be_read_for_each_of_its_lines():
    plain = SolvedFamily(3, ((0, 1), (1, 1), (2, -1)))
    assert plain.for_line(3) is plain
    assert plain.for_line(0) == SolvedFamily(0, ((2, 1), (3, 1), (1, -1)))
    assert dict(plain.for_line(2).terms) == {0: 1, 1: 1, 3: -1}
