"""How sure an engine was of a figure, and what else may be printed there."""

from dataclasses import replace

import pytest

from extract.geometry import BBox
from extract.grids import choose
from extract.ocr.digit_doubts import other_readings, trust, with_confidence
from extract.ocr.scanned_page import read_picture

from ..scanned_table import table
from ..scanning import Drawn, picture_of


def test_a_weak_character_halves_the_trust_in_its_cell():
    assert trust(0.95) == 0.95
    assert trust(0.6) == 0.3


def test_other_readings_change_only_what_is_in_doubt():
    assert other_readings("3 50", [None, None, None]) == ()
    assert other_readings("3 50", ["8", None, None]) == ("8 50",)
    assert other_readings("3 50", ["B", None, None]) == (
        "8 50",
        "5 50",
    )  # no digit among the rivals: those it is mistaken for
    assert other_readings("a,1", ["o", ".", None]) == ()
    assert len(other_readings("888", ["", "", ""])) == 6


def test_figures_carry_the_confidence_of_their_characters(source_of):
    with source_of([table]) as source:
        engine = Drawn(
            source.page(1),
            unsure={"3 500,00": 0.6, "Judo club": 0.7, "8 300,00": 0.95},
        )
        page = read_picture(picture_of(source), 1, engine)
    (grid,) = with_confidence(page, choose.grids(page))
    cells = {cell.text: cell for cell in grid.cells}
    assert cells["3 500,00"].confidence == pytest.approx(0.3)
    assert cells["3 500,00"].readings[0][0] == "drawn"
    assert cells["Judo club"].confidence == pytest.approx(0.35)
    assert cells["Judo club"].readings == ()
    assert cells["8 300,00"].confidence == 0.95
    assert cells["4 111,00"].confidence == 1.0
    assert with_confidence(
        replace(page, chars=replace(page.chars, confidence=None)), (grid,)
    ) == (grid,)
    nowhere = replace(
        grid, cells=(replace(grid.cells[0], bbox=BBox(0, 0, 1, 1)),)
    )
    assert with_confidence(page, (nowhere,)) == (nowhere,)
