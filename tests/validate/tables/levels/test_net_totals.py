"""Figures across a column of decreases and one of increases: what their lines come to, net."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validate.checks.tables.footing import CHECK
from validate.discover import discover
from validate.model.identity import evaluate
from validate.tables.figure_table import figure_tables
from validate.tables.levels.net_totals import net_totals

HEADER = [
    "Désignation",
    "Dépenses / Diminution de crédits",
    "Dépenses / Augmentation de crédits",
    "Recettes / Diminution de crédits",
    "Recettes / Augmentation de crédits",
]
ROWS = [
    ["FONCTIONNEMENT", None, None, None, None],
    ["D-60612 : Énergie", "0,00", "18 600,00", "0,00", "0,00"],
    ["D-6226 : Honoraires", "4 250,00", "0,00", "0,00", "0,00"],
    ["R-73111 : Impôts", "0,00", "0,00", "1 150,00", "15 500,00"],
    ["Total FONCTIONNEMENT", "4 250,00", "18 600,00", "1 150,00", "15 500,00"],
    ["INVESTISSEMENT", None, None, None, None],
    ["D-2031 : Études", "8 400,00", "21 750,00", "0,00", "0,00"],
    ["R-10222 : FCTVA", "0,00", "0,00", "0,00", "13 350,00"],
    ["Total INVESTISSEMENT", "8 400,00", "21 750,00", "0,00", "13 350,00"],
    ["Total Général", "27 700,00", None, "27 700,00", None],
]
SPANS = {(0, 0): (1, 5), (5, 0): (1, 5), (9, 1): (1, 2), (9, 3): (1, 2)}


@pytest.fixture(scope="session")
def read(make_document, make_raw):
    def make(rows, header=HEADER, spans=SPANS):
        raw = make_raw("t", header, rows, spans=spans)
        return make_document([raw])

    return make


def with_last(*printed):
    return [*ROWS[:-1], ["Total Général", printed[0], None, printed[1], None]]


def test_a_figure_across_two_columns_is_their_net(read):
    ((expenses, receipts),) = net_totals(figure_tables(read(ROWS))[0])
    assert expenses.holds
    assert receipts.holds
    assert (expenses.place, receipts.place) == ((9, 1), (9, 3))
    assert len(expenses.more) == len(expenses.less) == 5


def failed(document):
    facts = {fact.id: fact for fact in document.facts}
    outcomes = [
        evaluate(identity, facts)
        for identity in discover(document, (CHECK,)).identities
    ]
    return [
        (one.identity.result, str(one.delta)) for one in outcomes if one.delta
    ]


def test_one_of_two_that_is_no_net_is_accused(read):
    assert failed(read(ROWS)) == []
    wrong = read(with_last("27 700,00", "15 300,00"))
    assert failed(wrong) == [("t!r9c3", "-12400.00")]


def test_where_neither_is_a_net_nothing_is_said_of_it(read):
    view = figure_tables(read(with_last("30 000,00", "15 300,00")))[0]
    assert not list(net_totals(view))


def test_gross_totals_under_each_column_are_no_net(read):
    rows = [
        *ROWS[:-1],
        ["Total Général", "12 650,00", "40 350,00", "1 150,00", "28 850,00"],
    ]
    document = read(rows, spans={(0, 0): (1, 5), (5, 0): (1, 5)})
    assert not list(net_totals(figure_tables(document)[0]))
    assert failed(document) == []


def test_a_figure_across_two_columns_of_years_is_no_net(read):
    header = [
        "Désignation",
        "2024 prévu",
        "2024 réalisé",
        "2025 prévu",
        "2025 réalisé",
    ]
    assert not list(net_totals(figure_tables(read(ROWS, header))[0]))


def test_the_lines_of_the_last_part_may_be_all(read):
    rows = [
        *ROWS[:4],
        ["Total FONCTIONNEMENT", "14 350,00", None, "14 350,00", None],
    ]
    spans = {(0, 0): (1, 5), (4, 1): (1, 2), (4, 3): (1, 2)}
    ((expenses, receipts),) = net_totals(
        figure_tables(read(rows, spans=spans))[0]
    )
    assert expenses.holds
    assert receipts.holds


@given(
    st.lists(st.integers(0, 10**7), min_size=4, max_size=4), st.integers(1, 99)
)
def test_a_cent_more_in_one_of_two_is_told(read, cents, off):
    """Whatever the lines come to, and though it be below nought."""
    less, more, given_up, new = cents
    lines = [
        ["Énergie", "0,00", amount(more), "0,00", amount(new)],
        ["Honoraires", amount(less), "0,00", amount(given_up), "0,00"],
    ]
    spans = {(2, 1): (1, 2), (2, 3): (1, 2)}

    def net(extra):
        last = [
            "Total",
            amount(more - less),
            None,
            amount(new - given_up + extra),
            None,
        ]
        found = list(
            net_totals(figure_tables(read([*lines, last], spans=spans))[0])
        )
        return [one.holds for one in found[0]]

    assert net(0) == [True, True]
    assert net(off) == [True, False]


def amount(cents):
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100},{abs(cents) % 100:02}"
