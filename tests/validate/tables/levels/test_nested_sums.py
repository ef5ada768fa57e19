"""Rows that close those beside them, one inside the other, whatever their labels say."""

import pytest

from validate.check import Context

HEADER = ["Espèce", "2023", "2024", "2025"]
HEADS = [
    ["Gros bovins", "3 412", "3 561", "3 498"],
    ["Veaux", "1 875", "1 790", "1 806"],
    ["Bovins", "5 287", "5 351", "5 304"],
    ["Agneaux", "14 260", "13 915", "13 702"],
    ["Brebis", "2 130", "2 288", "2 315"],
    ["Chevreaux", "964", "1 102", "1 013"],
    ["Ovins et caprins", "17 354", "17 305", "17 030"],
    ["Porcs", "5 218", "5 047", "4 966"],
    ["Équidés", "38", "45", "41"],
    ["Abattoir", "27 897", "27 748", "27 341"],
]
MADE = {"Bovins", "Ovins et caprins"}


@pytest.fixture
def placed(make_document, make_raw):
    """``placed(rows)``: the rows that sums make by their place."""

    def run(rows):
        context = Context.of(make_document([make_raw("t", HEADER, rows)]))
        (table,) = context.figure_tables
        return {
            one.row_label(one.believed.result)
            for one in context.beliefs.of(table)
            if not one.across and one.believed.placed
        }

    return run


def test_groups_that_close_what_no_sum_closed_before(placed):
    assert placed(HEADS) >= MADE


def test_groups_above_their_lines(placed):
    assert placed(HEADS[::-1]) >= MADE


def test_a_run_that_begins_within_a_group_is_placed_by_nothing(placed):
    rows = [
        ["Chevaux de trait", "112", "131", "127"],
        *HEADS[3:7],
        ["Abattoir", "17 466", "17 436", "17 157"],
    ]
    assert "Ovins et caprins" not in placed(rows)


def test_a_blank_row_begins_a_group(placed):
    rows = [
        ["Chevaux de trait", "112", "131", "127"],
        ["Ovins", "", "", ""],
        *HEADS[3:7],
    ]
    assert "Ovins et caprins" in placed(rows)
