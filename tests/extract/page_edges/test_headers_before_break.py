"""A header at the foot of a page, of which all rows are on the next one."""

import pytest

from extract.reader import read_document

TITLES = ("Code", "Libellé", "Montant voté")
ROWS = [
    ("6042", "Achats de prestations", "1 250,00"),
    ("6135", "Locations mobilières", "2 480,00"),
    ("6156", "Maintenance", "640,00"),
    ("", "Total", "4 370,00"),
]


def put(pen, y, rows):
    for k, row in enumerate(rows):
        for x, text in zip((50, 120), row[:2], strict=True):
            pen.text(x, y + 16 * k, text)
        width = pen.canvas.stringWidth(row[2], "Helvetica", 9)
        pen.text(460 - width, y + 16 * k, row[2])


def names(source_of, *foot):
    def one(pen):
        pen.text(50, 100, "Le conseil municipal ouvre les crédits qui suivent.")
        pen.text(50, 740, "Crédits de l'exercice")
        put(pen, 780 - 16 * (len(foot) - 1), foot)
        pen.text(280, 815, "Page 1")

    def two(pen):
        put(pen, 70, ROWS)
        pen.text(280, 815, "Page 2")

    with source_of([one, two]) as source:
        (table,) = read_document(source).tables
    return [column.label for column in table.columns], len(table.rows)


def test_titles_over_each_column_are_the_header_of_the_next_page(source_of):
    assert names(source_of, TITLES) == (list(TITLES), len(ROWS))


def test_titles_of_two_levels_are_too(source_of):
    found, rows = names(source_of, ("", "", "2026"), TITLES)
    assert found[2] == "2026 / Montant voté"
    assert rows == len(ROWS)


@pytest.mark.parametrize(
    "foot",
    [
        # a column without a title; a figure among them; a line of text
        ("Code", "", "Montant"),
        ("6011", "Fournitures", "12,00"),
        ("Les crédits sont ouverts au budget de la commune.", "", ""),
    ],
)
def test_other_lines_are_none(foot, source_of):
    found, _ = names(source_of, foot)
    assert "Montant" not in found
