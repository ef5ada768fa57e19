"""From the picture of a page to its tables."""

import numpy as np
import pytest

from extract.grids import choose
from extract.ocr.ocr_engine import OcrChar, OcrLine
from extract.ocr.picture_rules import straighten
from extract.ocr.scanned_page import read_picture
from extract.pdf.text_layer import TextLayer
from extract.reader import read_document
from validate.reading_judge import judge

from ..scanned_table import ROWS, TEXTS, table, texts
from ..scanning import Drawn, picture_of


def borderless(pen):
    """The same table on striped backgrounds."""
    for r, row in enumerate(ROWS):
        if r % 2 == 0:
            pen.fill(60, 300 + 18 * r, 400, 318 + 18 * r, "#D9D9E8")
        for x, text in zip((64, 250, 330), row, strict=True):
            pen.text(x, 313 + 18 * r, text, bold=r == 0)


@pytest.mark.parametrize("draw", [table, borderless])
def test_a_picture_gives_the_grid_of_the_text_layer(draw, source_of):
    with source_of([draw]) as source:
        page = read_picture(picture_of(source), 1, Drawn(source.page(1)))
    (grid,) = choose.grids(page)
    assert texts(grid) == TEXTS
    assert page.ocr == "drawn"
    assert page.skew == 0


def scanned_from(source, picture, engine):
    from extract import page_reader

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page_reader, "text_layer", lambda page: TextLayer.SCAN)
        return read_document(
            source,
            judge,
            lambda source, number: read_picture(picture, number, engine),
        )


@pytest.mark.parametrize("slope", [0.026, -0.012])
def test_a_skewed_page_is_straightened_and_its_places_stay_on_the_page_displayed(
    slope, source_of
):
    with source_of([table]) as source:
        printed = source.page(1)
        flat = picture_of(source)
        page = read_picture(straighten(flat, -slope), 1, Drawn(printed))
        document = scanned_from(
            source, straighten(flat, -slope), Drawn(printed)
        )
    (grid,) = choose.grids(page)
    assert texts(grid) == TEXTS
    assert page.skew == pytest.approx(slope, abs=0.001)
    assert (
        np.abs(page.chars.boxes[:, 0].min() - printed.chars.boxes[:, 0].min())
        < 3
    )
    total = next(fact for fact in document.facts if fact.printed == "7 690,00")
    straight = next(cell.bbox for cell in grid.cells if cell.text == "7 690,00")
    x = (straight.x0 + straight.x1 - page.width) / 2
    assert (total.places[0].bbox.top - straight.top) == pytest.approx(
        slope * x, abs=0.7
    )


def test_lines_that_still_lean_are_levelled(source_of):
    with source_of([table]) as source:
        page = read_picture(
            picture_of(source), 1, Drawn(source.page(1), slope=0.01)
        )
    assert page.skew == pytest.approx(0.01)
    middles = (page.chars.boxes[:, 1] + page.chars.boxes[:, 3]) / 2
    assert len(np.unique(np.round(middles))) == len(ROWS)


def test_an_empty_picture_is_an_empty_page():
    class Blind:
        name = "blind"

        def read(self, picture):
            return ()

    page = read_picture(np.full((300, 200, 3), 255, np.uint8), 1, Blind())
    assert len(page.chars) == 0
    assert len(page.rules.horizontal) == len(page.rules.fills) == 0


def test_sideways_text_keeps_its_angle():
    class Upward:
        name = "upward"

        def read(self, picture):
            return (
                OcrLine(
                    "AB",
                    (
                        OcrChar("A", 50, 90, 8, 0.9),
                        OcrChar("B", 50, 70, 8, 1.0),
                    ),
                    20,
                    0.0,
                    270,
                ),
            )

    page = read_picture(np.full((200, 100, 3), 255, np.uint8), 1, Upward())
    assert page.chars.angles.tolist() == [270, 270]
    assert page.chars.text == ("A", "B")
