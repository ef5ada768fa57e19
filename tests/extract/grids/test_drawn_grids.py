"""What a grid of rules is worth: a drawing, a whole table, or one whose cells hold several."""

from dataclasses import replace

import pytest

from extract.geometry import BBox
from extract.grid import FUSED, Grid, GridCell
from extract.grids.drawn_grids import (
    DrawnGrid,
    cuts_texts,
    cuts_word,
    is_drawing,
    is_within,
    judge_grids,
)
from extract.grids.ruled.engine import RuledEngine
from extract.lines.glyphs import glyphs

from ..drawing import Drawn, Sketch


def grid(*rows, open_top=False):
    """Cells of 80 by 20 points with these texts."""
    cells = tuple(
        GridCell(
            r,
            c,
            1,
            1,
            (text,) if text else (),
            BBox(80 * c, 20 * r, 80 * c + 80, 20 * r + 20),
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    box = BBox.around(cell.bbox for cell in cells)
    return Grid(
        1, box, len(rows), len(rows[0]), cells, "ruled", open_top=open_top
    )


@pytest.mark.parametrize(
    ("rows", "drawing"),
    [
        ([("", ""), ("", "")], True),
        ([("Eau", "12"), ("Ordures", "13")], False),
        ([("Eau", "", ""), ("", "", ""), ("", "", "")], True),
        ([("Eau", "", ""), ("", "12", ""), ("", "", "13")], True),
        ([("", "Volume"), ("Pertes", "")], True),
        ([("", ""), ("Total", "13")], False),
        (
            [
                ("Nom", "Prix", "Total"),
                ("Eau", "", ""),
                ("", "", ""),
                ("", "", ""),
            ],
            False,
        ),
    ],
    ids=[
        "empty",
        "table",
        "empty rows",
        "nothing side by side",
        "boxes of a chart",
        "a total at the foot of a page",
        "a head over empty rows",
    ],
)
def test_mostly_empty_rules_are_a_drawing_unless_they_have_a_head(
    rows, drawing
):
    assert is_drawing(grid(*rows)) is drawing


def test_a_frame_is_closed_all_around():
    rows = [("Eau", "12"), ("Ordures", "13")]
    assert DrawnGrid(grid(*rows), False).is_closed
    assert not DrawnGrid(grid(*rows, open_top=True), False).is_closed
    assert not DrawnGrid(grid(("Eau", "12")), False).is_table


def judged(page_of, draw):
    page = page_of(draw)
    found = RuledEngine().grids(page)
    return judge_grids(found, page.chars, glyphs(page.chars))


def table(*cells):
    return Sketch(tuple(cells), (100.0, 100.0), (20.0, 34.0))


HEAD = (Drawn(0, 0, 1, 1, ("Libellé",)), Drawn(0, 1, 1, 1, ("2026",)))


def test_figures_below_each_other_in_a_cell_are_several_rows(page_of):
    sketch = table(
        *HEAD,
        Drawn(1, 0, 1, 1, ("Eau",)),
        Drawn(1, 1, 1, 1, ("12,00", "13,00")),
    )
    (one,) = judged(page_of, lambda pen: pen.table(sketch, 40, 80))
    assert not one.whole


@pytest.mark.parametrize(
    ("beside", "whole"), [(("14,00", "15,00"), False), ((), True)]
)
def test_titles_over_rows_that_go_on_beside_them_are_no_table(
    page_of, beside, whole
):
    sketch = table(
        *HEAD, Drawn(1, 0, 1, 1, ("Nom",)), Drawn(1, 1, 1, 1, ("Prévu",))
    )

    def draw(pen):
        pen.table(sketch, 40, 80)
        pen.text(44, 148, "Eau")
        for x, text in zip((180, 260, 340), ("12,00", *beside), strict=False):
            pen.text(x, 148, text)

    (one,) = judged(page_of, draw)
    assert one.whole is whole


def test_a_figure_that_had_no_room_is_one(page_of):
    sketch = table(
        *HEAD,
        Drawn(1, 0, 1, 1, ("Eau",)),
        Drawn(1, 1, 1, 1, ("1 069", "505,33 €")),
    )
    (one,) = judged(page_of, lambda pen: pen.table(sketch, 40, 80))
    assert one.whole


def test_a_cell_that_fuses_two_figures_is_in_doubt(page_of):
    sketch = table(*HEAD, Drawn(1, 0, 1, 1, ("Eau",)), Drawn(1, 1, 1, 1, ()))

    def draw(pen):
        pen.table(sketch, 40, 80)
        pen.text(145, 112, "12")
        pen.text(175, 112, "345")

    (one,) = judged(page_of, draw)
    assert [cell.confidence for cell in one.grid.cells] == [
        1.0,
        1.0,
        1.0,
        FUSED,
    ]


def test_a_figure_that_runs_over_its_border_fuses_nothing(page_of):
    sketch = table(*HEAD, Drawn(1, 0, 1, 1, ()), Drawn(1, 1, 1, 1, ()))

    def draw(pen):
        pen.table(sketch, 40, 80)
        pen.text(126, 112, "123")
        pen.text(175, 112, "345")

    (one,) = judged(page_of, draw)
    assert [cell.text for cell in one.grid.cells][2:] == ["123", "345"]
    assert all(cell.confidence == 1.0 for cell in one.grid.cells)


def test_rules_through_the_letters_of_a_word_are_no_table(page_of):
    page = page_of(lambda pen: pen.text(60, 30, "Subventions"))
    text = glyphs(page.chars)
    through = grid(("", "", ""), ("", "", ""), ("", "", ""))
    assert cuts_word(through, text)
    assert is_within(text.boxes, through).all()


def _halved(*rows):
    """A grid of twice the columns in the same place: each cell of ``grid`` in two halves."""
    halves = grid(*rows)
    cells = tuple(
        replace(
            cell,
            bbox=BBox(
                40 * cell.col,
                cell.bbox.top,
                40 * cell.col + 40,
                cell.bbox.bottom,
            ),
        )
        for cell in halves.cells
    )
    return replace(halves, cells=cells)


@pytest.mark.parametrize(
    ("finer", "cuts"),
    [
        ([("Nord", "Bois"), ("Ne", "vient"), ("Un", "an")], True),
        ([("Nord", "Bois"), ("Ne", "vient"), ("Prix", "12,50")], False),
        ([("Nord", "Bois"), ("Ne vient", ""), ("Un an", "")], False),
    ],
    ids=["words", "a figure beside words", "by chance"],
)
def test_words_of_drawn_cells_are_not_cut_by_white(finer, cuts):
    drawn = grid(*((" ".join(row), "x") for row in finer))
    assert cuts_texts(_halved(*finer), drawn) == cuts
    open_below = replace(drawn, open_bottom=True)
    assert not cuts_texts(_halved(*finer), open_below)
