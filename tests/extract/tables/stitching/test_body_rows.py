"""Rows of blocks put under each other, and what the break between two of them cut."""

import pytest

from extract.geometry import BBox
from extract.grid import GridCell
from extract.tables.stitching.body_rows import BodyRows
from extract.tables.stitching.column_blocks import ColumnBlock
from extract.tables.stitching.headers import Head


def cell(row, col, *lines, **options):
    rowspan = options.pop("rowspan", 1)
    box = BBox(100 * col, 10 * row, 100 * col + 100, 10 * (row + rowspan))
    return GridCell(row, col, rowspan, 1, lines, box, **options)


def body(*pages):
    """The cells of all pages as (row, column, rowspan, text), and the page of each row."""
    rows = BodyRows()
    for page, cells in enumerate(pages, 1):
        count = max(one.row + one.rowspan for one in cells)
        box = BBox(0, 0, 200, 10 * count)
        block = ColumnBlock(
            page, box, (0, 100, 200), count, tuple(cells), Head(0, 0), "ruled"
        )
        rows.append(cells, block)
    found = [(one.row, one.col, one.rowspan, one.text) for one in rows.cells()]
    return found, rows.row_pages


def test_whole_rows_stay_rows():
    found, pages = body(
        [cell(0, 0, "Eau"), cell(0, 1, "12")],
        [cell(0, 0, "Gaz"), cell(0, 1, "13")],
    )
    assert found == [
        (0, 0, 1, "Eau"),
        (0, 1, 1, "12"),
        (1, 0, 1, "Gaz"),
        (1, 1, 1, "13"),
    ]
    assert pages == [1, 2]


def test_a_row_that_the_break_cuts_is_one():
    above = [
        cell(0, 0, "Aide à la", open_bottom=True),
        cell(0, 1, "12", open_bottom=True),
    ]
    found, pages = body(above, [cell(0, 0, "rénovation"), cell(0, 1)])
    assert found == [(0, 0, 1, "Aide à la rénovation"), (0, 1, 1, "12")]
    assert pages == [1]


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("Total", ["Achat de matériel", "Total"]),
        ("Voirie", ["Achat de", "matériel", "Voirie"]),
    ],
)
def test_a_label_goes_on_below_a_break_where_only_the_total_follows(
    label, found
):
    above = [cell(0, 0, "Achat de"), cell(0, 1, "12")]
    below = [
        cell(0, 0, "matériel"),
        cell(0, 1),
        cell(1, 0, label),
        cell(1, 1, "12"),
    ]
    cells, _ = body(above, below)
    assert [text for _, col, _, text in cells if col == 0] == found


def test_a_label_that_spans_the_break_is_one_cell():
    above = [
        cell(0, 0, "Culture", rowspan=2),
        cell(0, 1, "12"),
        cell(1, 1, "13"),
    ]
    found, pages = body(above, [cell(0, 0), cell(0, 1, "14")])
    assert found[0] == (0, 0, 3, "Culture")
    assert [one[3] for one in found[1:]] == ["12", "13", "14"]
    assert pages == [1, 1, 2]


def test_no_label_spans_the_break_below_a_total():
    above = [
        cell(0, 0, "Culture", rowspan=2),
        cell(0, 1, "Sports"),
        cell(1, 1, "Total"),
    ]
    found, _ = body(above, [cell(0, 0), cell(0, 1, "Musées")])
    assert found[0] == (0, 0, 2, "Culture")
