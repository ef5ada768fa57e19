"""Rows that add up the ones above them."""

import pytest

from validate.tables.adding_rows import adds_up
from validate.tables.figure_table import figure_tables

HEADER = ["Lot", "Surface (m²)", "Prix (€ / m²)", "Montant (€)"]
LINES = [["A", "20", "30", "600"], ["B", "30", "10", "300"]]


@pytest.fixture
def last_adds_up(make_document, make_raw):
    def asked(rows):
        document = make_document([make_raw("t", HEADER, rows)])
        (table,) = figure_tables(document)
        return adds_up(table, len(rows) - 1, (1, 3))

    return asked


@pytest.mark.parametrize("label", ["Total", "Actes signés"])
def test_a_row_adds_up_the_lines_above_it(last_adds_up, label):
    assert last_adds_up([*LINES, [label, "50", "18", "900"]])


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


def test_the_same_line_of_another_year_adds_up_lines_not_printed(last_adds_up):
    total = ["Actes 2025", "50", "18", "900"]
    assert last_adds_up([*LINES, total, ["Actes 2024", "40", "19", "777"]])


@pytest.mark.parametrize("label", ["Actes", "Reste 2024", "2024"])
def test_another_line_does_not(last_adds_up, label):
    total = ["Actes 2025", "50", "18", "900"]
    assert not last_adds_up([*LINES, total, [label, "40", "19", "777"]])
