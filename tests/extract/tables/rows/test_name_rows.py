"""Rows of names over rows of figures alone head these, and are no lines."""

import pytest

from extract.table import ColumnKind, RowKind
from extract.tables.occupancy import occupancy
from extract.tables.rows.name_rows import name_rows
from extract.tables.typing import type_table

HEADER = ["Mois", "Mois (2)", "Mois (3)", "Trimestre"]
CALENDAR = [
    ["Janvier", "Février", "Mars", "1er trimestre"],
    ["728,40 €", "671,20 €", "904,60 €", "2 304,20 €"],
    ["(96)", "(88)", "(117)", "(301)"],
    ["Avril", "Mai", "Juin", "2e trimestre"],
    ["1 117,80 €", "1 325,00 €", "1 368,90 €", "3 811,70 €"],
    ["(142)", "(168)", "(171)", "(481)"],
    ["", "", "Semestre", "6 115,90 €"],
]


def test_the_names_of_a_calendar_head_its_figures(make_raw):
    table = type_table(make_raw("t", HEADER, CALENDAR))
    assert [row.index for row in table.rows if row.kind is RowKind.HEADER] == [
        0,
        3,
    ]
    assert {column.kind for column in table.columns} == {ColumnKind.AMOUNT}
    assert len([row for row in table.rows if row.cells[3].numbers]) == 5


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (0, "12"),  # a line of figures
        (1, "Recettes"),  # figures with a label
        (3, "7"),  # names once only
    ],
)
def test_lines_with_labels_are_lines(make_raw, row, text):
    rows = [list(texts) for texts in CALENDAR]
    rows[row][0] = text
    grid = occupancy(make_raw("t", HEADER, rows))
    assert name_rows(grid, ()) == []


def test_names_over_unequal_numbers_of_rows_head_nothing(make_raw):
    rows = [*CALENDAR[:5], CALENDAR[0], *CALENDAR[1:3]]
    assert name_rows(occupancy(make_raw("t", HEADER, rows)), ()) == []
