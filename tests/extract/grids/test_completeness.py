"""All ink is in one cell, in one line, or said to be left over."""

from dataclasses import replace

import numpy as np
import pytest

from extract.grids.completeness import in_cells, ink, page_doubts, unplaced
from extract.grids.ruled.engine import RuledEngine
from extract.lines.lines import read_lines

from ..drawing import Drawn, Sketch

SKETCH = Sketch(
    tuple(
        Drawn(row, col, 1, 1, (f"cellule {row}.{col}",))
        for row in range(3)
        for col in range(2)
    ),
    (100.0, 100.0),
    (15.0, 15.0, 15.0),
)


def drawn(pen):
    pen.table(SKETCH, 50, 100)
    pen.text(50, 90, "au-dessus")
    pen.text(300, 115, "à côté")


def test_spaces_are_no_ink():
    assert ink("1\u00a0234,50 €\u202f") == 8


def test_every_character_is_placed_once(page_of):
    page = page_of(drawn)
    grids = RuledEngine().grids(page)
    text = read_lines(page, skip=in_cells(page.chars.boxes, grids))
    assert sorted(line.text for line in text) == ["au-dessus", "à côté"]
    assert unplaced(page, grids, text) == 0
    assert page_doubts(page, grids, text, 0) == ()


def test_what_is_lost_or_read_twice_is_said(page_of):
    page = page_of(drawn)
    grids = RuledEngine().grids(page)
    every = read_lines(page)
    count = unplaced(page, grids, every)
    assert count == -6 * len("cellule0.0")
    codes = {doubt.code for doubt in page_doubts(page, grids, every, count)}
    assert codes == {"text-twice", "text-outside"}
    assert unplaced(page, (), ()) == ink(page.chars.written)
    (lost,) = page_doubts(page, (), (), 4)
    assert (lost.code, lost.detail) == ("text-unplaced", "4")


@pytest.mark.parametrize(
    ("lines", "read", "left"),
    [
        (("Numéro dos-", "sier"), ("Numéro dossier",), 0),
        (("Numéro dos-", "sier"), ("Numéro dos-", "sier"), 0),
        (("Numéro dos-", "sier"), ("Numéro dossie",), 1),
        (("Solde 12-", "euros"), ("Solde 12", "euros"), 1),
        (("Porte-clés", "neufs"), ("Porteclés", "neufs"), 1),
        (("Total", "porte-"), ("Total", "porte"), 1),
    ],
)
def test_a_hyphen_that_its_word_goes_on_without_is_read(
    page_of, lines, read, left
):
    """It stands behind a letter at the end of a line with another one below it in its cell."""
    sketch = Sketch(
        (Drawn(0, 0, 1, 1, lines), Drawn(0, 1, 1, 1, ("Ville",))),
        (100.0, 100.0),
        (30.0,),
    )
    page = page_of(lambda pen: pen.table(sketch, 50, 100))
    (grid,) = RuledEngine().grids(page)
    first, *others = grid.cells
    changed = replace(grid, cells=(replace(first, lines=read), *others))
    assert unplaced(page, [changed], ()) == left


def test_text_in_a_hole_of_a_grid_is_not_in_a_cell(page_of):
    page = page_of(drawn)
    (grid,) = RuledEngine().grids(page)
    holed = replace(grid, cells=grid.cells[1:])
    inside = in_cells(page.chars.boxes, [holed])
    kept = "".join(np.array(page.chars.text)[inside])
    assert "0.1" in kept
    assert "0.0" not in kept
