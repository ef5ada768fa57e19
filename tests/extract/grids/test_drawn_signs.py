"""A minus that is drawn before a figure, and lines that are none."""

import pytest

from extract.grid import DoubtCode
from extract.pdf.unmapped_glyphs import UNREAD_GLYPH
from extract.reader import read_document

from ..drawing import Drawn, Sketch

ROWS = [("Poste", "Écart"), ("Eau", "206,02"), ("Gaz", "118,00")]


def read(source_of, *, x=0.0, y=0.0, length=4.0):
    cells = tuple(
        Drawn(r, c, 1, 1, (text,))
        for r, row in enumerate(ROWS)
        for c, text in enumerate(row)
    )

    def draw(pen):
        pen.table(Sketch(cells, (120.0, 100.0), (24.0,) * 3), 60, 60)
        # the text of the second row begins 3 points right of 180 and 12 below 84
        right, middle = 182.0 + x, 93.5 + y
        pen.line(right - length, middle, right, middle)

    with source_of([draw]) as source:
        (table,) = read_document(source).tables
    codes = [doubt.code for doubt in table.raw.doubts]
    return table.rows[0].cells[1], codes.count(DoubtCode.UNREAD)


def test_a_line_before_a_figure_is_an_unread_sign(source_of):
    cell, doubts = read(source_of, x=0.5, length=3.5)
    assert cell.text == f"{UNREAD_GLYPH}206,02"
    assert cell.number is None
    assert doubts == 1


@pytest.mark.parametrize(
    "line", [{"y": 6.0}, {"y": -9.0}, {"x": -12.0}, {"length": 40.0}]
)
def test_a_line_elsewhere_is_none(source_of, line):
    cell, doubts = read(source_of, **line)
    assert cell.text == "206,02"
    assert doubts == 0
