"""How a line that is outside a table keeps within its columns."""

import pytest

from extract.page_edges.known_columns import KnownColumns
from extract.page_edges.page_side import PageSide, TableModel

from .test_page_side import ROWS, grid


def line_and_columns(page_of, *placed):
    def draw(pen):
        for x, text in placed:
            pen.text(x, 300, text)

    side = PageSide(page_of(draw), ())
    (line,) = side.below(0)
    return line, KnownColumns(side, TableModel(grid(100, *ROWS)))


@pytest.mark.parametrize(
    ("placed", "fits", "row"),
    [
        ([(45, "Total"), (150, "25,00"), (250, "14,00")], True, True),
        ([(45, "Total"), (150, "25,00")], True, True),
        ([(45, "Total des dépenses de fonctionnement")], False, False),
        ([(45, "Page"), (150, "deux")], True, False),
        ([(300, "Total"), (380, "25,00")], False, False),
    ],
    ids=[
        "a row",
        "half its figures",
        "across a border",
        "no figure",
        "outside",
    ],
)
def test_a_row_keeps_within_columns_and_has_their_figures(
    page_of, placed, fits, row
):
    line, columns = line_and_columns(page_of, *placed)
    assert columns.fits(line) is fits
    assert columns.is_row(line) is row


def test_titles_that_every_page_has_are_repeated(page_of):
    line, columns = line_and_columns(page_of, (45, "Libellé"))
    assert columns.repeats(line)
    assert columns.opens(line)
    line, columns = line_and_columns(page_of, (45, "Budget"))
    assert not columns.repeats(line)
    assert not columns.opens(line)


def test_names_of_columns_are_no_figures(page_of):
    line, columns = line_and_columns(page_of, (150, "Prévu"), (250, "Voté"))
    assert columns.name_columns([line], lowest=True)
    line, columns = line_and_columns(page_of, (45, "Budget"))
    assert not columns.name_columns([line], lowest=True)
    assert not columns.name_columns([line], lowest=False)
    line, columns = line_and_columns(page_of, (150, "25,00"), (250, "14,00"))
    assert not columns.name_columns([line], lowest=True)


def test_lines_become_rows_of_all_columns(page_of):
    line, columns = line_and_columns(page_of, (45, "Total"), (150, "25,00"))
    made = columns.rows([line])
    assert (made.rows, made.cols) == (1, 3)
    assert [cell.text for cell in sorted(made.cells, key=lambda c: c.col)] == [
        "Total",
        "25,00",
        "",
    ]
    assert (made.bbox.x0, made.bbox.x1) == (40, 340)
