"""A row that rules draw alone beyond a page break is of the table that the break cuts."""

import pytest

from extract.reader import read_document

from ..drawing import Drawn, Sketch

HEAD = ("Date", "Société", "Objet", "Montant")
ROWS = [
    ("17/02/2012", "MATEXA", "Ancrages", "79,00 €"),
    ("20/02/2012", "HORIS", "Thermomètre", "319,58 €"),
    ("09/03/2012", "ERDF", "Branchement", "293,81 €"),
]
WIDTHS = (80.0, 120.0, 160.0, 80.0)


def drawn(pen, top, rows, widths=WIDTHS):
    cells = tuple(
        Drawn(r, c, 1, 1, (text,))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    heights = (24.0,) * len(rows)
    pen.table(Sketch(cells, widths, heights), 60, top)


def running_head(pen, number):
    pen.text(60, 30, "DEPARTEMENT DE LOIRE", bold=True)
    pen.text(350, 30, "CM 27 mars 2012", bold=True)
    pen.text(500, 30, str(number), bold=True)
    pen.text(60, 44, "Commune de Valmont", bold=True)


def read(source_of, first, second, *, widths=WIDTHS, between=False):
    def one(pen):
        running_head(pen, 35)
        drawn(pen, 780 - 24 * len(first), first)

    def two(pen):
        running_head(pen, 36)
        if between:
            for line in range(3):
                pen.text(
                    60, 62 + 14 * line, "Le conseil décide de ce qui suit."
                )
        drawn(pen, 104, second, widths)

    with source_of([one, two]) as source:
        return list(read_document(source).tables)


@pytest.mark.parametrize("first", [1, 3])
def test_a_row_alone_on_its_page_is_of_the_table_beyond_the_break(
    source_of, first
):
    lines = [HEAD, *ROWS]
    (table,) = read(source_of, lines[:first], lines[first:])
    assert table.raw.header == HEAD
    assert [
        tuple(cell.text for cell in row.cells) for row in table.rows
    ] == ROWS


def test_a_header_whose_cells_span_several_columns_is_of_the_table_beyond_the_break(
    source_of,
):
    rows = [
        ("Charges", "24 000,00", "Excédent", "29 982,21"),
        ("Intérêts", "2 126,38", "Ventes", "22 000,00"),
        ("Total", "26 126,38", "Total", "51 982,21"),
    ]

    def one(pen):
        running_head(pen, 35)
        drawn(pen, 756, [("", "")], (200.0, 240.0))
        pen.text(130, 772, "DÉPENSES", bold=True)
        pen.text(350, 772, "RECETTES", bold=True)

    def two(pen):
        running_head(pen, 36)
        drawn(pen, 104, rows)

    with source_of([one, two]) as source:
        (table,) = read_document(source).tables
    assert table.raw.header == (
        "DÉPENSES",
        "DÉPENSES (2)",
        "RECETTES",
        "RECETTES (2)",
    )
    assert len(table.rows) == 3


def test_a_row_of_other_columns_is_none_of_it(source_of):
    tables = read(
        source_of, [HEAD, *ROWS[:2]], ROWS[2:], widths=(120.0, 80, 80, 160)
    )
    assert len(tables[0].rows) == 2


def test_a_row_below_a_text_is_none_of_it(source_of):
    tables = read(source_of, [HEAD, *ROWS[:2]], ROWS[2:], between=True)
    assert len(tables[0].rows) == 2
