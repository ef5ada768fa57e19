"""Backgrounds of words bound no cells."""

import pytest

from extract.grids.choose import grids

from ..drawing import Drawn, Sketch

MARK = "#C6E7FF"


@pytest.mark.parametrize(
    ("padding", "ruled"), [(0.0, 2), (3.0, 6)], ids=["words", "a cell"]
)
def test_edges_of_a_background_are_rules_where_it_leaves_room(
    page_of, padding, ruled
):
    def draw(pen):
        width = pen.canvas.stringWidth("Territoire desservi", "Vera", 8)
        pen.fill(
            40 - padding,
            92 - padding,
            40 + width + padding,
            102 + padding,
            MARK,
        )
        pen.text(40, 100, "Territoire desservi")
        pen.line(40, 200, 90, 200)
        pen.line(40, 200, 40, 250)

    rules = page_of(draw).rules
    assert len(rules.horizontal) + len(rules.vertical) == ruled
    assert len(rules.fills) == 1


def test_highlighted_words_right_above_a_table_are_no_row_of_it(page_of):
    texts = [
        ("", "Oui", "Non"),
        ("Production", "x", ""),
        ("Transfert", "", "x"),
    ]
    cells = tuple(
        Drawn(r, c, 1, 1, (text,) if text else ())
        for r, row in enumerate(texts)
        for c, text in enumerate(row)
    )

    def draw(pen):
        width = pen.canvas.stringWidth("Compétences", "Vera", 8)
        pen.fill(40, 90, 40 + width, 100, MARK)
        pen.text(40, 98, "Compétences")
        pen.table(Sketch(cells, (100.0, 40.0, 40.0), (18.0,) * 3), 60, 100)

    (grid,) = grids(page_of(draw))
    assert (grid.rows, grid.cols) == (3, 3)
