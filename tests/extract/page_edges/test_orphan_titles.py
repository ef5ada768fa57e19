"""Titles across a table that a page break leaves at the head or foot of its page are rows of it."""

import pytest

from extract.reader import read_document

HEAD = ("Code", "Libellé", "Montant")
ROWS = [
    ("6042", "Achats de prestations", "1 250,00"),
    ("6135", "Locations mobilières", "2 480,00"),
    ("6156", "Maintenance", "640,00"),
    ("6182", "Documentation", "98,00"),
]
MORE = [
    ("6232", "Fêtes et cérémonies", "512,00"),
    ("6257", "Réceptions", "1 033,00"),
    ("", "Total", "6 013,00"),
]


def put(pen, y, rows):
    for i, row in enumerate(rows):
        if isinstance(row, str):
            pen.text(50, y + 16 * i, row, bold=True)
            continue
        for x, text in zip((50, 120, 460 - 5 * len(row[2])), row, strict=True):
            pen.text(x, y + 16 * i, text)


def read(source_of, first, second, *, above=(), below=()):
    def one(pen):
        pen.text(50, 30, "Commune de Valmont")
        pen.text(
            50,
            100,
            "Le conseil municipal décide d'ouvrir les crédits suivants au budget principal.",
        )
        put(pen, 780 - 16 * len(first), first)
        for y, text in below:
            pen.text(50, y, text)
        pen.text(280, 815, "Page 1")

    def two(pen):
        pen.text(50, 30, "Commune de Valmont")
        for y, text in above:
            pen.text(50, y, text)
        put(pen, 70, second)
        pen.text(280, 815, "Page 2")

    with source_of([one, two]) as source:
        return read_document(source).tables


def texts(table):
    return [
        list(dict.fromkeys(cell.text for cell in row.cells if cell))
        for row in table.rows
    ]


def printed(rows):
    return [
        [row] if isinstance(row, str) else [text for text in row if text]
        for row in rows
    ]


@pytest.mark.parametrize(
    "bands",
    [
        ["2. Réceptions"],
        ["2. Poursuite des réceptions"],
        ["2. Relations publiques", "2.1. Réceptions"],
    ],
)
@pytest.mark.parametrize("where", ["head", "foot", "foot, header repeated"])
def test_a_title_beside_a_page_break_is_a_row(source_of, bands, where):
    first, second = [HEAD, "1. Services extérieurs", *ROWS], MORE
    if where == "head":
        second = [*bands, *MORE]
    else:
        first = [*first, *bands]
    again = [HEAD] if where.endswith("repeated") else []
    (table,) = read(source_of, first, [*again, *second])
    assert texts(table) == printed(
        ["1. Services extérieurs", *ROWS, *bands, *MORE]
    )


@pytest.mark.parametrize("y", [46, 60])
def test_a_title_further_off_or_nearer_than_rows_is_none(source_of, y):
    tables = read(
        source_of, [HEAD, *ROWS], MORE, above=[(y, "Budget annexe de la régie")]
    )
    assert [len(table.rows) for table in tables] == [4, 3]


def test_a_title_above_another_header_is_none(source_of):
    second = [
        "Budget annexe de la régie",
        ("Article", "Nature", "Crédit"),
        *MORE,
    ]
    tables = read(source_of, [HEAD, *ROWS], second)
    assert [len(table.rows) for table in tables] == [4, 3]


@pytest.mark.parametrize(
    "line",
    ["Annexe 2 (suite)", "Reste 1 250,00", "et entretien des locaux", "12 345"],
)
def test_what_goes_on_from_the_page_before_and_figures_are_none(
    source_of, line
):
    tables = read(source_of, [HEAD, *ROWS], MORE, above=[(54, line)])
    assert sum(len(table.rows) for table in tables) == 7


def test_after_a_total_a_title_is_of_the_next_table(source_of):
    first = [
        HEAD,
        *ROWS,
        ("", "Total", "4 468,00"),
        "Budget annexe de la régie",
    ]
    tables = read(source_of, first, [HEAD, *MORE])
    assert "Budget annexe de la régie" not in [
        text for table in tables for row in texts(table) for text in row
    ]
