"""A table seen as each of the two that are printed side by side in it."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.table import RowKind
from validate.discover import discover
from validate.model.identity import Verdict, evaluate
from validate.solve.root_causes import find_roots
from validate.tables.figure_table import figure_tables
from validate.tables.side_tables import list_totals, side_tables

_FIXTURE = [HealthCheck.function_scoped_fixture]
_NAMES = (
    "Abel",
    "Bron",
    "Caro",
    "Dhal",
    "Erel",
    "Faye",
    "Gill",
    "Hern",
    "Ivry",
)

ROWS = [
    ["Gros œuvre", "214 600,00", "État", "180 000,00"],
    ["Chauffage", "148 350,00", "Région", "60 000,00"],
    ["Études", "57 050,00", "Total des aides", "240 000,00"],
    ["Total", "420 000,00", "Emprunt", "120 000,00"],
]


@pytest.fixture
def view_of(make_document, make_raw):
    def make(header, rows=ROWS):
        document = make_document([make_raw("t", header, rows)])
        return figure_tables(document)[0]

    return make


def test_a_column_of_words_that_closes_lines_starts_a_side(view_of):
    view = view_of(["Poste", "Montant", "Financeur", "Recette"])
    left, right = side_tables(view)
    assert {col for _, col in left.facts} == {1}
    assert {col for _, col in right.facts} == {3}
    assert [row.label for row in left.rows][2:] == ["Études", "Total"]
    assert [row.label for row in right.rows][2:] == [
        "Total des aides",
        "Emprunt",
    ]
    assert view.name(2, 3) == "Total des aides · Recette"


def test_a_unit_between_two_columns_of_figures_starts_none(view_of):
    rows = [
        ["Sable", "12,50", "tonne", "250,00"],
        ["Gravier", "14,00", "tonne", "280,00"],
        ["Total", "26,50", "", "530,00"],
    ]
    view = view_of(["Matière", "Quantité", "Unité", "Montant"], rows)
    assert side_tables(view) == (view,)


def test_a_total_in_the_first_column_of_words_starts_none(view_of):
    """ "Total" stands in the column that names the lines, right of their numbers."""
    rows = [
        ["1", "Coupe rase", "2,40", "1 250,00"],
        ["2", "Éclaircie", "3,10", "2 280,00"],
        ["", "Total", "5,50", "3 530,00"],
    ]
    view = view_of(["Parcelle", "Coupe", "Surface (ha)", "Recette (€)"], rows)
    assert side_tables(view) == (view,)


PARTS = st.integers(2, 4)
LINES = st.integers(4, 9)
SEEDS = st.integers(0, 2**32 - 1)
PLACES = ("line", "part", "grand")


@dataclass(frozen=True)
class DrawnList:
    """A list of names and amounts in several columns of the page, and how it is closed."""

    amounts: tuple[tuple[int, ...], ...]
    with_totals: bool = True
    under_last: bool = True
    spans: bool = False

    @property
    def rows(self):
        found = [
            [
                text
                for n, amount in enumerate(line)
                for text in (f"{_NAMES[n]} {_NAMES[row]}", str(amount))
            ]
            for row, line in enumerate(zip(*self.amounts, strict=True))
        ]
        sums = [sum(part) for part in self.amounts]
        if self.with_totals:
            found.append(
                [
                    text
                    for n, one in enumerate(sums, start=1)
                    for text in (f"Total {n}e colonne", str(one))
                ]
            )
        last = [""] * (2 * len(sums))
        last[0] = "Total général"
        last[-1 if self.under_last else 1] = str(sum(sums))
        return [*found, last]

    def place(self, of):
        """The row and column of a figure that may be misprinted."""
        lines, last = len(self.amounts[0]), 2 * len(self.amounts) - 1
        return {
            "line": (1, 3),
            "part": (lines, 3),
            "grand": (lines + self.with_totals, last if self.under_last else 1),
        }[of]


@st.composite
def drawn_lists(draw):
    parts, lines, seed = draw(PARTS), draw(LINES), draw(SEEDS)
    numbers = np.random.default_rng(seed).integers(100, 900, (parts, lines))
    with_totals = draw(st.booleans())
    under_last = draw(st.booleans()) or not with_totals
    spans = under_last and draw(st.booleans())
    amounts = tuple(map(tuple, numbers.tolist()))
    return DrawnList(amounts, with_totals, under_last, spans)


@pytest.fixture
def roots_of(make_document, make_raw):
    def find(drawn, misprinted=None, by=0):
        rows = drawn.rows
        if misprinted is not None:
            row, col = drawn.place(misprinted)
            rows[row][col] = str(int(rows[row][col]) + by)
        parts = len(drawn.amounts)
        spans = {}
        if drawn.spans:
            spans[len(rows) - 1, 0] = (1, 2 * parts - 1)
            rows[-1][1:-1] = [None] * (2 * parts - 2)
        header = ["Nom et prénom", "€"] * parts
        document = make_document([make_raw("t", header, rows, spans=spans)])
        facts = {fact.id: fact for fact in document.facts}
        outcomes = [
            evaluate(one, facts) for one in discover(document).identities
        ]
        return find_roots(outcomes, facts), outcomes

    return find


@given(drawn=drawn_lists())
@settings(max_examples=20, deadline=None, suppress_health_check=_FIXTURE)
def test_a_list_in_columns_of_the_page_foots(roots_of, drawn):
    roots, outcomes = roots_of(drawn)
    assert roots == ()
    row, col = drawn.place("grand")
    of_all = [
        one
        for one in outcomes
        if one.identity.result == f"t!r{row}c{col}"
        and one.identity.rule == "footing"
    ]
    lines = len(drawn.amounts) * len(drawn.amounts[0])
    assert lines in [len(one.identity.terms) for one in of_all]
    assert all(one.verdict is Verdict.HELD for one in of_all)


@given(
    drawn=drawn_lists(),
    misprinted=st.sampled_from(PLACES),
    by=st.sampled_from([-90, -9, 9, 27, 50, 90]),
)
@settings(max_examples=40, deadline=None, suppress_health_check=_FIXTURE)
def test_a_misprint_in_such_a_list_is_told_and_nothing_else(
    roots_of, drawn, misprinted, by
):
    if misprinted == "part" and not drawn.with_totals:
        misprinted = "line"
    row, col = drawn.place(misprinted)
    roots, _ = roots_of(drawn, misprinted, by)
    assert len(roots) == 1
    changes = (roots[0].change, *roots[0].rivals)
    assert f"t!r{row}c{col}" in {fact for one in changes for fact in one.facts}
    if misprinted != "line" and drawn.with_totals:
        assert roots[0].located


def list_in_two(*below, amounts=((180, 260, 149), (564, 449, 218))):
    """A list in two columns of the page, and what is printed below it."""
    lines = [
        [f"{_NAMES[n]} A", str(left), f"{_NAMES[n]} B", str(right)]
        for n, (left, right) in enumerate(zip(*amounts, strict=True))
    ]
    return [*lines, *below]


@pytest.fixture
def list_total_of(view_of):
    """The lines and the parts that each total of a list adds up, in figures."""

    def find(*below, header=("Nom", "Aide (€)") * 2, **more):
        view = view_of(list(header), list_in_two(*below, **more))
        return {
            one.place: (len(one.lines), [each.printed for each in one.parts])
            for one in list_totals(view)
        }

    return find


def test_a_total_at_the_end_of_a_list_in_columns_adds_all_of_them(
    list_total_of,
):
    found = list_total_of(["", "", "Total", "1 820"])
    assert found == {(3, 3): (6, [])}
    beside = ["Faye A", "75", "Total", "1 895"]
    assert list_total_of(beside) == {(3, 3): (7, [])}


def test_a_total_near_the_sum_of_its_own_part_is_of_that_one(list_total_of):
    assert list_total_of(["", "", "Total", "1 231"]) == {}
    assert list_total_of(["", "", "Total", "1 321"]) == {}


def test_below_the_totals_of_the_parts_stands_that_of_the_list(list_total_of):
    totals = ["Total 1", "589", "Total 2", "1 231"]
    below = ["Ensemble", "1 820", "", ""]
    whole = {(4, 1): (6, ["589", "1 231"])}
    assert list_total_of(totals, below) == whole
    # a subtotal of one side alone, beside a line of the other
    apart = ["Sous-total", "589", "Hern B", "75"]
    assert list_total_of(apart, ["", "", "Total", "1 306"]) == {}


def test_two_sides_of_an_account_are_no_list(list_total_of):
    totals = ["Total dépenses", "589", "Total recettes", "1 231"]
    below = ["Total", "", "", "642"]
    assert list_total_of(totals, below) == {}
    other = ("Emploi", "Montant", "Ressource", "Montant")
    totals = ["Total", "589", "Total", "1 231"]
    assert list_total_of(totals, below, header=other) == {}


def test_the_tax_below_a_list_is_no_total_of_it(list_total_of):
    totals = ["Total HT", "", "", "1 820"]
    taxes = [["TVA", "", "", "364"], ["Total TTC", "", "", "2 184"]]
    assert list(list_total_of(totals, *taxes)) == [(3, 3)]


def test_what_is_carried_beside_is_a_running_total_too(list_total_of, view_of):
    carried = ["Report à droite", "589", "Report de gauche", "589"]
    below = ["Total de l'état", "", "", "1 820"]
    assert list_total_of(carried, below) == {(4, 3): (6, [])}
    view = view_of(["Nom", "Aide (€)"] * 2, list_in_two(carried, below))
    left, right = side_tables(view)
    assert left.rows[3].kind is RowKind.CARRIED_OUT
    assert right.rows[3].kind is RowKind.CARRIED_IN
    assert right.rows[4].kind is RowKind.TOTAL


def test_a_line_that_closes_all_sides_is_of_none_of_them(view_of):
    totals = ["Total 1", "589", "Total 2", "1 231"]
    below = ["Total général", "", "", "1 820"]
    view = view_of(["Nom", "Aide (€)"] * 2, list_in_two(totals, below))
    for side in side_tables(view):
        assert side.rows[4].kind is RowKind.NOTE
        assert not any(row == 4 for row, _ in side.facts)
    assert view.name(4, 3) == "Total général · Aide (€)"
