"""The mark that closes a quotation behind the last amount of a list is no part of it; one that
closes the words of a cell is.
"""

import pytest

from extract.grids.choose import grids
from extract.grids.closing_quotes import closing_quotes, ends_of_items

from ..small_tables import right, rows

PLAN = (
    ("- Conseil général", "33 000,00 €"),
    ("- Autofinancement", "119 853,00 €"),
)


def _plan(pen, tail):
    """A list of two lines that ends a quotation: its last amount stands a little to the left."""
    pen.text(40, 48, "« Le plan de financement est le suivant :")
    for number, (label, amount) in enumerate(PLAN):
        edge = 300 if number == 0 else 296
        pen.text(40, 60 + 11 * number, label)
        right(pen, edge, 60 + 11 * number, amount)
    pen.text(298, 71, tail)
    pen.text(40, 84, "Le conseil adopte ce plan à l'unanimité.")


@pytest.mark.parametrize("tail", ["».", "»", "» ;"])
def test_a_list_that_ends_a_quotation_is_read_as_any_other(page_of, tail):
    (grid,) = grids(page_of(lambda pen: _plan(pen, tail)))
    assert rows(grid) == [list(line) for line in PLAN]


@pytest.mark.parametrize(
    "line",
    [
        "Travaux « Création de 12 bureaux »",
        "le prix « 1 200,00 € »",
        "1 200,00 € » dit-il",
        "Lot 4 »",
    ],
)
def test_what_is_quoted_in_one_line_stays_whole(page_of, line):
    page = page_of(lambda pen: pen.text(40, 60, line))
    assert not closing_quotes(page.chars).any()


@pytest.mark.parametrize(
    ("first", "last"), [(",", "."), (" ;", ". »."), (",", "")]
)
def test_what_ends_the_items_of_a_list_is_no_part_of_their_amounts(
    page_of, first, last
):
    def draw(pen):
        pen.text(40, 48, "« Le plan de financement est le suivant :")
        for number, (label, amount) in enumerate(PLAN):
            pen.text(40, 60 + 11 * number, label)
            pen.text(240, 60 + 11 * number, amount + (first, last)[number])
        pen.text(40, 84, "Le conseil adopte ce plan à l'unanimité.")

    (grid,) = grids(page_of(draw))
    assert rows(grid) == [list(line) for line in PLAN]


@pytest.mark.parametrize(
    "line", ["un prix de 12 000,00 €.", "12 000,00 €,", "12 000,00 €, dit-il"]
)
def test_what_ends_an_amount_in_a_sentence_stays_there(page_of, line):
    page = page_of(lambda pen: pen.text(40, 60, line))
    assert not ends_of_items(page.chars).any()


def test_the_same_sign_in_a_column_of_its_own_stays(page_of):
    """ "»" below an amount says that it is the same."""
    hire = [
        ("Week-end", "240,00 €", "390,00 €"),
        ("Caution", "500,00 €", "»"),
        ("Ménage", "80,00 €", "»"),
    ]

    def draw(pen):
        for number, row in enumerate(hire):
            pen.text(40, 60 + 14 * number, row[0])
            right(pen, 200, 60 + 14 * number, row[1])
            right(pen, 300, 60 + 14 * number, row[2])

    (grid,) = grids(page_of(draw))
    assert rows(grid) == [list(line) for line in hire]
