"""The rows of a table whose two sides share them: each side's own labels say what a row is."""

import pytest

from extract.table import RowKind
from extract.tables.rows.side_rows import rows_of_side
from extract.tables.typing import type_table

HEADER = ["Poste", "Montant", "Financeur", "Recette"]
ROWS = [
    ["Gros œuvre", "214 600,00", "État", "180 000,00"],
    ["Chauffage", "148 350,00", "Région", "60 000,00"],
    ["Dont chaudière", "30 000,00", "Total des aides", "240 000,00"],
    ["Maîtrise d'œuvre", "57 050,00", "Autofinancement", ""],
    ["TOTAL DES DÉPENSES", "420 000,00", "Emprunt", "120 000,00"],
    ["", "", "Fonds propres", "60 000,00"],
    ["", "", "TOTAL", "420 000,00"],
]


@pytest.fixture
def sides(make_raw):
    def read(rows):
        table = type_table(make_raw("t", HEADER, rows))
        columns = table.columns
        return (
            rows_of_side(table, columns[:2]),
            rows_of_side(table, columns[2:]),
        )

    return read


def test_each_side_has_totals_titles_and_blank_rows_of_its_own(sides):
    left, right = sides(ROWS)
    assert [row.kind.value for row in left] == [
        "detail",
        "detail",
        "of-which",
        "detail",
        "total",
        "note",
        "note",
    ]
    assert [row.kind.value for row in right] == [
        "detail",
        "detail",
        "total",
        "band",
        "detail",
        "detail",
        "total",
    ]
    assert [row.label for row in right][2:5] == [
        "Total des aides",
        "Autofinancement",
        "Emprunt",
    ]


def test_cells_and_order_stay_those_of_the_table(sides, make_raw):
    table = type_table(make_raw("t", HEADER, ROWS))
    for side in sides(ROWS):
        assert [row.cells for row in side] == [row.cells for row in table.rows]
        assert [row.index for row in side] == list(range(len(ROWS)))


def test_a_row_that_prints_no_text_on_a_side_is_what_the_table_makes_it(sides):
    body = [
        ["Gros œuvre", "100,00", "État", "60,00"],
        ["Chauffage", "50,00", "Région", "90,00"],
        ["TOTAL", "150,00", "", "150,00"],
        ["Pour mémoire, valeur du terrain", "80,00", "Legs", "20,00"],
    ]
    _, right = sides(body)
    assert right[2].kind in {RowKind.SUBTOTAL, RowKind.TOTAL}
    assert right[3].kind is RowKind.DETAIL


def test_a_title_over_both_sides_stays_one(make_raw):
    rows = [["Section", None, None, None], *ROWS[:3]]
    raw = make_raw("t", HEADER, rows, spans={(0, 0): (1, 4)})
    table = type_table(raw)
    for columns in (table.columns[:2], table.columns[2:]):
        assert rows_of_side(table, columns)[0].kind is RowKind.BAND
