"""Rows that add up the ones above them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.facts import table_facts
from extract.tables.typing import type_table
from validate.tables.adding_rows import AddingRows
from validate.tables.figure_table import CLOSING, FigureTable, figure_tables

from ...conftest import raw_table

HEADER = ["Lot", "Surface (m²)", "Prix (€ / m²)", "Montant (€)"]
LINES = [["A", "20", "30", "600"], ["B", "30", "10", "300"]]


@pytest.fixture
def last_adds_up(make_document, make_raw):
    def asked(rows):
        document = make_document([make_raw("t", HEADER, rows)])
        (table,) = figure_tables(document)
        return len(rows) - 1 in AddingRows(table).of((1, 3))

    return asked


@pytest.mark.parametrize("label", ["Total", "Actes signés"])
def test_a_row_adds_up_the_lines_above_it(last_adds_up, label):
    assert last_adds_up([*LINES, [label, "50", "18", "900"]])


def test_the_sum_of_a_group_of_one_line_counts_once(last_adds_up):
    groups = [*LINES, ["Terrains", "50", "18", "900"]]
    groups += [["Garage", "12", "40", "480"], ["Bâtis", "12", "40", "480"]]
    assert last_adds_up([*groups, ["Ventes", "62", "22", "1380"]])


@pytest.mark.parametrize(
    "rows",
    [
        [*LINES, ["C", "50", "18", "901"]],
        [*LINES, ["C", "50", "18", ""]],
        [LINES[0], ["Copie", "20", "30", "600"]],
        [["Total", "20", "30", "600"], LINES[1], ["C", "50", "18", "900"]],
    ],
)
def test_a_row_of_something_else_does_not(last_adds_up, rows):
    assert not last_adds_up(rows)


def test_a_row_adds_up_lines_and_totals_that_end_with_a_total(last_adds_up):
    group = [["A", "20", "30", "600"], ["B", "30", "10", "300"]]
    works = [*group, ["Sous-total A", "50", "18", "900"]]
    fees = [*group, ["Sous-total", "50", "18", "900"], ["D", "10", "1", "10"]]
    rows = [*works, *fees, ["Sous-total C", "60", "15", "910"]]
    assert last_adds_up([*rows, ["Coût (A + C)", "110", "16", "1810"]])
    assert not last_adds_up([*rows, ["Coût", "110", "16", "1811"]])


def test_the_same_line_of_another_year_adds_up_lines_not_printed(last_adds_up):
    total = ["Actes 2025", "50", "18", "900"]
    assert last_adds_up([*LINES, total, ["Actes 2024", "40", "19", "777"]])


@pytest.mark.parametrize("label", ["Actes", "Reste 2024", "2024"])
def test_another_line_does_not(last_adds_up, label):
    total = ["Actes 2025", "50", "18", "900"]
    assert not last_adds_up([*LINES, total, [label, "40", "19", "777"]])


AMOUNTS = st.lists(
    st.integers(0, 6).map(lambda each: 7 * each), min_size=1, max_size=9
)
"""Amounts that are few, and never the numbers of their lines."""


@example([7, 7, 21, 28, 35], set())
@example([0, 7, 14, 21], set())
@given(AMOUNTS, st.sets(st.integers(0, 8)))
def test_every_row_that_is_the_sum_of_a_run_above_it_is_found(amounts, totals):
    """Against each run that ends right above a row, and begins behind the last total; of lines, and
    of lines with sums in place of what these add up, each counted once where it repeats the line
    above it, or not; of the totals above it; and of both, where the last one is a total or the row
    is one.
    """
    rows = [
        ["Total" if n in totals else f"Ligne {n}", "", "", str(amount)]
        for n, amount in enumerate(amounts)
    ]
    raw = raw_table("t", HEADER, rows)
    table = FigureTable(type_table(raw), _facts_of(raw))
    expected, flat, nested, once, closed = set(), [], [], [], []
    whole, is_behind_total = [], False
    for row, amount in zip(table.rows, amounts, strict=True):
        in_flat, in_nested = _runs(flat, amount), _runs(nested, amount)
        in_once = _runs(once, amount)
        if in_flat or in_nested or in_once or _runs(closed, amount):
            expected.add(row.index)
        if row.index in expected or is_behind_total or row.kind in CLOSING:
            in_whole = _runs(whole, amount)
            expected |= {row.index} if in_whole else set()
            del whole[min(in_whole, default=len(whole)) :]
        whole += [amount] if amount else []
        is_behind_total = row.kind in CLOSING
        del nested[min(in_nested, default=len(nested)) :]
        del once[min(in_once, default=len(once)) :]
        if row.kind in CLOSING:
            flat, nested, once = [], [], []
            closed += [amount] if amount else []
        elif amount:
            flat.append(amount)
            nested.append(amount)
            once += [amount] if once[-1:] != [amount] else []
    assert AddingRows(table).of((3,)) == expected


def _runs(lines, amount):
    """Where two or more lines begin that come to an amount."""
    starts = range(len(lines) - 1) if amount else ()
    return [start for start in starts if sum(lines[start:]) == amount]


def _facts_of(raw):
    facts = table_facts(type_table(raw))
    return {(fact.row, fact.col): fact for fact in facts}


def test_a_row_may_add_up_rows_that_add_up_others(last_adds_up):
    group = [*LINES, ["A et B", "50", "18", "900"]]
    other = [["C", "10", "20", "200"], ["D", "30", "10", "300"]]
    whole = ["Ensemble", "90", "15", "1400"]
    assert last_adds_up([*group, *other, ["C et D", "40", "12", "500"], whole])


def test_a_row_that_no_word_calls_a_total_may_add_up_totals(last_adds_up):
    groups = [*LINES, ["Total A", "50", "18", "900"]]
    groups += [["C", "10", "20", "200"], ["D", "30", "10", "300"]]
    groups += [["Total B", "40", "12", "500"]]
    assert last_adds_up([*groups, ["Laboratoire", "90", "15", "1400"]])
    assert not last_adds_up([*groups, ["Laboratoire", "90", "15", "1401"]])
