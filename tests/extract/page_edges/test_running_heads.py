"""The running head of a page is no row of the list right below it."""

import pytest

from extract.reader import read_document

GRANTS = [("Amicale laïque", "450,00 €"), ("Club de judo", "1 200,00 €")]


def page(pen, number, head):
    """A running head in two parts, and a list right below it."""
    pen.text(80, 40, head)
    pen.text(460, 40, f"CM 12 mai {number}")
    for k, (name, amount) in enumerate(GRANTS):
        pen.text(80, 56 + 12 * k, name)
        pen.text(500 - 5 * len(amount), 56 + 12 * k, amount)


def prose(pen, number):
    pen.text(80, 40, "Commune de Bourg")
    pen.text(460, 40, f"CM 12 mai {number}")
    pen.text(
        80, 80, "Le conseil municipal attribue les subventions suivantes :"
    )


@pytest.mark.parametrize(
    ("head", "rows"), [("Commune de Bourg", 2), ("Associations du bourg", 3)]
)
def test_what_the_page_before_prints_too_is_no_row(source_of, head, rows):
    pages = [lambda pen: prose(pen, 4), lambda pen: page(pen, 5, head)]
    with source_of(pages) as source:
        (table,) = read_document(source).tables
    assert len(table.rows) == rows
