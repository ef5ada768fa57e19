"""A table while its rows are classified."""

from extract.reasons import RowReason
from extract.table import RowKind
from extract.tables.column_kinds import type_columns
from extract.tables.occupancy import occupancy
from extract.tables.rows.draft_table import DraftTable

HEADER = ["N°", "Association", "Objet", "Montant"]
ROWS = [
    ["1", "Amicale", "Fête", "100,00"],
    ["2", "Chorale", "Concert", "n.d."],
    ["", "TOTAL 300,00 €", "", "300,00"],
]


def draft(make_raw, asides=None):
    raw = make_raw("t1", HEADER, ROWS)
    grid = occupancy(raw)
    return DraftTable(raw, grid, type_columns(raw, grid), asides or {})


def test_a_row_is_named_by_who_receives(make_raw):
    table = draft(make_raw)

    assert [table.label(row) for row in range(3)] == [
        "Amicale",
        "Chorale",
        "TOTAL",
    ]


def test_texts_are_cells_without_a_digit_or_outside_figures(make_raw):
    table = draft(make_raw)

    assert [cell.text for cell in table.text_cells(1)] == [
        "2",
        "Chorale",
        "Concert",
        "n.d.",
    ]
    assert [table.has_figures(row) for row in range(3)] == [True, False, True]


def test_the_cell_that_says_total(make_raw):
    table = draft(make_raw)

    assert table.total_cell(0) is None
    assert table.total_cell(2).text == "TOTAL 300,00 €"


def test_rows_set_aside_are_no_lines(make_raw):
    table = draft(make_raw, {1: (RowKind.NOTE, RowReason())})

    assert table.lines == [0, 2]
    assert table.aside(1) is RowKind.NOTE
    assert table.aside(0) is None
