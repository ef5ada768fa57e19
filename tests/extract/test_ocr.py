"""Scans: from the picture of a page to its tables, how sure each figure is, and what arithmetic
makes of doubt.
"""

from dataclasses import replace

import numpy as np
import pytest

from extract.geometry import BBox
from extract.grids import choose
from extract.ocr.digit_doubts import others, trust, weighed
from extract.ocr.engine import OcrChar, OcrLine
from extract.ocr.picture_rules import backgrounds, rules, skew, straighten
from extract.ocr.scanned_page import ocr_reader, read_picture
from extract.reader import read_document
from validate.reading_doubts import doubtful
from validate.reading_judge import judge

from .drawing import Drawn as Cell
from .drawing import Sketch
from .scanning import Drawn, picture_of

ROWS = [
    ("Association", "Attribué", "Proposé"),
    ("Judo club", "3 500,00", "1 234,00"),
    ("Tennis club", "8 300,00", "2 345,00"),
    ("Les Archers", "1 750,50", "4 111,00"),
    ("TOTAL", "13 550,50", "7 690,00"),
]
TEXTS = tuple(tuple(row) for row in ROWS)


def table(pen):
    cells = tuple(
        Cell(r, c, 1, 1, (text,)) for r, row in enumerate(ROWS) for c, text in enumerate(row)
    )
    pen.table(
        Sketch(cells, (160.0, 90.0, 90.0), (18.0,) * len(ROWS), bold_rows=frozenset({0})), 60, 300
    )


def borderless(pen):
    """The same table on striped backgrounds."""
    for r, row in enumerate(ROWS):
        if r % 2 == 0:
            pen.fill(60, 300 + 18 * r, 400, 318 + 18 * r, "#D9D9E8")
        for x, text in zip((64, 250, 330), row, strict=True):
            pen.text(x, 313 + 18 * r, text, bold=r == 0)


def texts(grid):
    rows = [[""] * grid.cols for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.col] = cell.text
    return tuple(map(tuple, rows))


def scanned(source, engine):
    """The document read through ``engine`` as if its pages had no text."""
    from extract import reader

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "text_layer", lambda page: "scan")
        return read_document(source, judge, ocr_reader(engine))


@pytest.mark.parametrize("draw", [table, borderless])
def test_a_picture_gives_the_grid_of_the_text_layer(draw, source_of):
    with source_of([draw]) as source:
        page = read_picture(picture_of(source), 1, Drawn(source.page(1)))
    (grid,) = choose.grids(page)
    assert texts(grid) == TEXTS
    assert page.ocr == "drawn"
    assert page.skew == 0


@pytest.mark.parametrize("slope", [0.026, -0.012])
def test_a_skewed_page_is_straightened_and_its_places_stay_on_the_page_displayed(slope, source_of):
    with source_of([table]) as source:
        printed = source.page(1)
        flat = picture_of(source)
        page = read_picture(straighten(flat, -slope), 1, Drawn(printed))
        document = scanned_from(source, straighten(flat, -slope), Drawn(printed))
    (grid,) = choose.grids(page)
    assert texts(grid) == TEXTS
    assert page.skew == pytest.approx(slope, abs=0.001)
    assert np.abs(page.chars.boxes[:, 0].min() - printed.chars.boxes[:, 0].min()) < 3
    total = next(fact for fact in document.facts if fact.printed == "7 690,00")
    straight = next(cell.bbox for cell in grid.cells if cell.text == "7 690,00")
    x = (straight.x0 + straight.x1 - page.width) / 2
    assert (total.places[0].bbox.top - straight.top) == pytest.approx(slope * x, abs=0.7)


def test_lines_that_still_lean_are_levelled(source_of):
    with source_of([table]) as source:
        page = read_picture(picture_of(source), 1, Drawn(source.page(1), slope=0.01))
    assert page.skew == pytest.approx(0.01)
    middles = (page.chars.boxes[:, 1] + page.chars.boxes[:, 3]) / 2
    assert len(np.unique(np.round(middles))) == len(ROWS)


def test_a_picture_without_lines_has_no_skew():
    assert skew(np.full((300, 200, 3), 255, np.uint8)) == 0.0
    assert skew(np.zeros((300, 200, 3), np.uint8)) == 0.0


def scanned_from(source, picture, engine):
    from extract import reader

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "text_layer", lambda page: "scan")
        return read_document(
            source, judge, lambda source, number: read_picture(picture, number, engine)
        )


def test_an_empty_picture_is_an_empty_page():
    class Blind:
        name = "blind"

        def read(self, picture):
            return ()

    page = read_picture(np.full((300, 200, 3), 255, np.uint8), 1, Blind())
    assert len(page.chars) == 0
    assert len(page.rules.horizontal) == len(page.rules.fills) == 0


def test_rules_and_backgrounds_of_a_picture():
    picture = np.full((1000, 800, 3), 255, np.uint8)
    picture[200:203, 100:700] = 0
    picture[100:400, 300:303] = 0
    picture[600:640, 100:700] = 225
    picture[850:950, 100:700] = 0  # a bar: no rule
    level, upright = rules(picture)
    assert level[0] == pytest.approx([100, 201.5, 700, 201.5], abs=2)
    assert upright[0] == pytest.approx([301.5, 100, 301.5, 400], abs=2)
    assert len(level) == len(upright) == 1
    (ground,) = backgrounds(picture)
    assert np.abs(ground - np.array([100, 600, 700, 640])).max() < 12


# ---------------------------------------------------------------------------------------- spaces,
# minus signs


def test_spaces_that_were_not_read_are_seen(source_of):
    def draw(pen):
        pen.text(60, 100, "Fonctionnement et transport des jeunes", size=11)
        pen.text(60, 120, "12 345 678,00", size=11)
        pen.text(60, 140, "1111111,11", size=11)
        pen.text(60, 160, "2, rue de la Gare – tél. 03 21 00 00 00", size=11)

    with source_of([draw]) as source:
        printed, picture = source.page(1), picture_of(source)
    from extract.lines.lines import read_lines

    expected = ["Fonctionnement et transport des jeunes", "12 345 678,00", "1111111,11"]
    found = [
        line.text for line in read_lines(read_picture(picture, 1, Drawn(printed, spaces=False)))
    ]
    assert found[:3] == expected
    read = [line.text for line in read_lines(read_picture(picture, 1, Drawn(printed)))]
    assert read == [*expected, "2, rue de la Gare – tél. 03 21 00 00 00"]


@pytest.mark.parametrize(("width", "expected"), [(14, "−4,9"), (6, "-4,9")])
def test_a_dash_before_a_digit_is_a_minus_sign_if_it_is_as_wide(width, expected):
    picture = np.full((80, 200, 3), 255, np.uint8)
    picture[38:41, 20 : 20 + width] = 0
    picture[25:50, 40:50] = 0
    chars = tuple(OcrChar(text, 25 + 20 * n, 38, 8, 1.0) for n, text in enumerate("-4,9"))

    class One:
        name = "one"

        def read(self, picture):
            return (OcrLine("-4,9", chars, 32, 0.0),)

    assert "".join(read_picture(picture, 1, One()).chars.text) == expected


def test_a_dash_without_ink_stays_one():
    chars = tuple(OcrChar(text, 25 + 20 * n, 38, 8, 1.0) for n, text in enumerate("-4"))

    class One:
        name = "one"
        line = OcrLine("-4", chars, 32, 0.0)

        def read(self, picture):
            return (self.line,)

    assert "".join(read_picture(np.full((80, 200, 3), 255, np.uint8), 1, One()).chars.text) == "-4"
    outside = One()
    outside.line = OcrLine("-4", tuple(replace(c, y=500.0) for c in chars), 32, 0.0)
    assert (
        "".join(read_picture(np.full((80, 200, 3), 255, np.uint8), 1, outside).chars.text) == "-4"
    )


def test_sideways_text_keeps_its_angle():
    class Upward:
        name = "upward"

        def read(self, picture):
            return (
                OcrLine(
                    "AB", (OcrChar("A", 50, 90, 8, 0.9), OcrChar("B", 50, 70, 8, 1.0)), 20, 0.0, 270
                ),
            )

    page = read_picture(np.full((200, 100, 3), 255, np.uint8), 1, Upward())
    assert page.chars.angles.tolist() == [270, 270]
    assert page.chars.text == ("A", "B")


# --------------------------------------------------------------------------------------------
# doubt, arithmetic


def test_a_weak_character_halves_the_trust_in_its_cell():
    assert trust(0.95) == 0.95
    assert trust(0.6) == 0.3


def test_other_readings_change_only_what_is_in_doubt():
    assert others("3 50", [None, None, None]) == ()
    assert others("3 50", ["8", None, None]) == ("8 50",)
    assert others("3 50", ["B", None, None]) == (
        "8 50",
        "5 50",
    )  # no digit among the rivals: those it is mistaken for
    assert others("a,1", ["o", ".", None]) == ()
    assert len(others("888", ["", "", ""])) == 6


def test_figures_carry_the_confidence_of_their_characters(source_of):
    with source_of([table]) as source:
        engine = Drawn(source.page(1), unsure={"3 500,00": 0.6, "Judo club": 0.7, "8 300,00": 0.95})
        page = read_picture(picture_of(source), 1, engine)
    (grid,) = weighed(page, choose.grids(page))
    cells = {cell.text: cell for cell in grid.cells}
    assert cells["3 500,00"].confidence == pytest.approx(0.3)
    assert cells["3 500,00"].readings[0][0] == "drawn"
    assert cells["Judo club"].confidence == pytest.approx(0.35)
    assert cells["Judo club"].readings == ()
    assert cells["8 300,00"].confidence == 0.95
    assert cells["4 111,00"].confidence == 1.0
    assert weighed(replace(page, chars=replace(page.chars, confidence=None)), (grid,)) == (grid,)
    nowhere = replace(grid, cells=(replace(grid.cells[0], bbox=BBox(0, 0, 1, 1)),))
    assert weighed(page, (nowhere,)) == (nowhere,)


def test_arithmetic_corrects_a_figure_in_doubt_and_says_so(source_of):
    with source_of([table]) as source:
        engine = Drawn(source.page(1), slips={"8 300,00": ("3 300,00", 0.6)}, rivals="8")
        document = scanned(source, engine)
    (cell,) = [cell for cell in document.tables[0].raw.cells if cell.arbitrated]
    assert (cell.text, cell.readings) == ("8 300,00", (("drawn", "3 300,00"),))
    assert [doubt.detail for doubt in document.doubts if doubt.code == "arbitrated"] == [
        "3 300,00 → 8 300,00"
    ]
    assert next(fact for fact in document.facts if fact.printed == "8 300,00").arbitrated


def test_two_figures_in_doubt_are_settled_together(source_of):
    with source_of([table]) as source:
        slips = {
            "8 300,00": ("3 300,00", 0.6),
            "3 500,00": ("8 500,00", 0.6),
            "1 750,50": ("7 750,50", 0.5),
        }
        document = scanned(
            source, Drawn(source.page(1), slips={k: slips[k] for k in ("8 300,00", "1 750,50")})
        )
    assert {cell.text for cell in document.tables[0].raw.cells if cell.arbitrated} == {
        "8 300,00",
        "1 750,50",
    }


def test_a_figure_in_doubt_that_arithmetic_upholds_keeps_its_reading(source_of):
    with source_of([table]) as source:
        document = scanned(source, Drawn(source.page(1), unsure={"8 300,00": 0.6}, rivals="3"))
    (cell,) = [cell for cell in document.tables[0].raw.cells if cell.arbitrated]
    assert cell.text == "8 300,00"
    assert not [doubt for doubt in document.doubts if doubt.code == "arbitrated"]


def test_a_figure_read_surely_is_never_changed(source_of):
    with source_of([table]) as source:
        document = scanned(
            source, Drawn(source.page(1), slips={"8 300,00": ("3 300,00", 0.97)}, rivals="8")
        )
    assert not any(cell.arbitrated for cell in document.tables[0].raw.cells)
    assert any(cell.text == "3 300,00" for cell in document.tables[0].raw.cells)


def test_a_figure_in_doubt_that_nothing_settles_stays_in_doubt(source_of):
    with source_of([table]) as source:
        document = scanned(
            source, Drawn(source.page(1), slips={"8 300,00": ("2 300,00", 0.6)}, rivals="1")
        )
    fact = next(fact for fact in document.facts if fact.printed == "2 300,00")
    assert doubtful(document)[fact.id] == ("2 300,00", "1 300,00")


def test_a_table_all_in_doubt_is_left_alone(source_of):
    rows = [(f"Club {n}", f"{n} 888,00") for n in range(30)]

    def draw(pen):
        cells = tuple(
            Cell(r, c, 1, 1, (text,)) for r, row in enumerate(rows) for c, text in enumerate(row)
        )
        pen.table(Sketch(cells, (160.0, 90.0), (18.0,) * len(rows)), 60, 100)

    with source_of([draw]) as source:
        document = scanned(source, Drawn(source.page(1), unsure={text: 0.5 for _, text in rows}))
    assert not any(cell.arbitrated for cell in document.tables[0].raw.cells)


def test_numbers_of_prose_are_as_sure_as_their_characters(source_of):
    text = "Le conseil décide d'attribuer une subvention de 12 500,00 € à l'association."

    def draw(pen):
        pen.text(60, 100, text)

    with source_of([draw]) as source:
        sure = scanned(source, Drawn(source.page(1)))
        unsure = scanned(source, Drawn(source.page(1), unsure={text: 0.6}))
    assert [claim.fact.confidence for claim in sure.claims] == [1.0]
    assert [claim.fact.confidence for claim in unsure.claims] == [0.3]
    assert unsure.claims[0].fact in unsure.facts
    assert set(doubtful(unsure)) == {unsure.claims[0].fact.id}
