"""Whether a table, a row or a label goes on over a break."""

from dataclasses import replace
from itertools import pairwise

import pytest

from extract.geometry import BBox
from extract.grid import GridCell
from extract.tables.stitching.column_blocks import ColumnBlock
from extract.tables.stitching.draft_cell import DraftCell
from extract.tables.stitching.headers import Head
from extract.tables.stitching.table_continuation import (
    ends_with_total,
    label_goes_on,
    plain_title,
    row_goes_on,
    same_columns,
    table_goes_on,
)


def block(edges, engine="ruled", left=0.0):
    places = [left + x for x in edges]
    cells = tuple(
        GridCell(0, col, 1, 1, (str(col),), BBox(x0, 0.0, x1, 10.0))
        for col, (x0, x1) in enumerate(pairwise(places))
    )
    return ColumnBlock(
        1,
        BBox(places[0], 0.0, places[-1], 10.0),
        tuple(places),
        1,
        cells,
        NO_HEAD,
        engine,
    )


NO_HEAD = Head(0, 0)


@pytest.mark.parametrize(
    ("above", "below", "same"),
    [
        (block([0, 100, 200]), block([0, 100, 200], left=5), True),
        (block([0, 50, 100, 200]), block([0, 100, 200]), True),
        (block([0, 50, 200]), block([0, 100, 200]), False),
        (block([0, 100, 200]), block([0, 100, 300]), False),
        (block([0, 100, 200]), block([0, 100, 200], left=90), False),
        (block([0, 100, 200], "stream"), block([0, 110, 200], "stream"), True),
        (
            block([0, 100, 200], "stream"),
            block([0, 100, 200], "stream", left=80),
            False,
        ),
        (block([0, 100, 200], "stream"), block([0, 60, 100, 200], "stream"), False),
    ],
)
def test_columns_agree_where_borders_do(above, below, same):
    assert same_columns(above, below) is same


def table(*rows, head=1):
    """A block of two columns and rows of texts, the first ``head`` of them its header."""
    cells = tuple(
        GridCell(
            r,
            c,
            1,
            1,
            (text,) if text else (),
            BBox(100 * c, 10 * r, 100 * c + 100, 10 * r + 10),
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    box = BBox(0, 0, 200, 10 * len(rows))
    return ColumnBlock(1, box, (0, 100, 200), len(rows), cells, Head(0, head), "ruled")


FIRST = table(("Commune", "Montant"), ("Lens", "1 000"))


def test_a_table_goes_on_without_a_header_or_with_its_own():
    assert table_goes_on(FIRST, FIRST, table(("Liévin", "2 000"), head=0))
    assert table_goes_on(
        FIRST, FIRST, table(("Commune", "Montant"), ("Liévin", "2 000"))
    )
    assert not table_goes_on(
        FIRST, FIRST, table(("Commune", "Solde"), ("Liévin", "2 000"))
    )


def test_a_total_ends_a_table():
    assert ends_with_total(table(("Commune", "Montant"), ("TOTAL", "1 000")))
    assert not ends_with_total(FIRST)


def test_a_title_printed_again_is_the_same():
    assert plain_title("Annexe 2 – Aides (suite)") == plain_title("ANNEXE 3 – aides")


def cell(col, *lines, **options):
    return GridCell(
        0, col, 1, 1, lines, BBox(100 * col, 0, 100 * col + 100, 10), **options
    )


def row(*cells):
    return {one.col: one for one in cells}


def above(*cells):
    return {one.col: DraftCell.of(one, 0, FIRST) for one in cells}


@pytest.mark.parametrize("side", ["above", "below"])
def test_an_open_row_whose_figures_are_on_one_side_is_one_row(side):
    label, more, figure = cell(0, "Aide à la"), cell(0, "rénovation"), cell(1, "1 000")
    before = above(replace(label, open_bottom=True), replace(cell(1), open_bottom=True))
    if side == "below":
        assert row_goes_on(before, row(more, figure))
    else:
        before = above(
            replace(label, open_bottom=True), replace(figure, open_bottom=True)
        )
        assert row_goes_on(before, row(more, cell(1)))


def test_two_rows_with_figures_stay_two():
    before = above(
        cell(0, "Lens", open_bottom=True), cell(1, "1 000", open_bottom=True)
    )
    assert not row_goes_on(before, row(cell(0, "Liévin"), cell(1, "2 000")))


def test_no_row_goes_on_below_a_total():
    before = above(
        cell(0, "Total", open_bottom=True), cell(1, "1 000", open_bottom=True)
    )
    assert not row_goes_on(before, row(cell(0, "Liévin"), cell(1)))


def test_a_closed_row_goes_on_where_its_text_had_no_room():
    before = above(cell(0, "Aide à la rénovation", ends=(20, 80)), cell(1, "1 000"))
    assert row_goes_on(before, row(cell(0, "énergétique", ends=(50, 50)), cell(1)))
    assert not row_goes_on(before, row(cell(0, "dont", ends=(5, 5)), cell(1)))


def test_a_label_that_spans_the_break_is_printed_on_one_side():
    (label,) = above(replace(cell(0, "Culture"), rowspan=2)).values()
    assert label_goes_on(label, cell(0), lambda: False)
    assert not label_goes_on(label, cell(0, "Sport"), lambda: True)
    (single,) = above(cell(0, "Culture")).values()
    assert label_goes_on(single, cell(0), lambda: True)
    assert not label_goes_on(single, cell(0), lambda: False)
