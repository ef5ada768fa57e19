"""Figures that something painted strikes out, however it is painted."""

import pytest

from benchmarks.hidden.sheet import page_of as sheet_of
from benchmarks.hidden.strikes import strike_cases
from extract.pdf.page import SightCause
from extract.pdf.source import open_source

CASES = list(strike_cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_line_through_a_figure_strikes_it_out(case, tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(sheet_of(case))
    with open_source(path) as source:
        page = source.page(1)
    causes = {one.cause for one in page.unseen}
    assert causes == ({SightCause.STRUCK_OUT} if case.said else set())


@pytest.mark.parametrize(
    ("slope", "struck"), [(0.2, True), (-0.2, True), (1.5, False)]
)
def test_a_slanted_stroke_through_several_digits_strikes_out(
    page_of, slope, struck
):
    def draw(pen):
        pen.canvas.setFont("Helvetica", 10)
        pen.canvas.drawString(100, 842 - 695, "6 480,25")
        middle = 842 - 691.5
        pen.canvas.line(98, middle - 22 * slope, 142, middle + 22 * slope)

    assert bool(page_of(draw).unseen) == struck


def test_the_lines_of_a_drawing_strike_nothing_out(page_of):
    def draw(pen):
        pen.canvas.setFont("Helvetica", 10)
        pen.canvas.drawString(100, 842 - 695, "6 480,25")
        pen.canvas.setLineWidth(0.1)
        for n in range(250):
            pen.canvas.line(98, 146 + n, 142, 156 + n)

    assert not page_of(draw).unseen


@pytest.mark.parametrize("size", [7, 10, 14])
def test_an_italic_figure_over_a_pale_sign_is_not_struck_out(page_of, size):
    def draw(pen):
        pen.canvas.setFillGray(0.9)
        pen.canvas.circle(120, 842 - 690, 30, stroke=0, fill=1)
        pen.canvas.setFillGray(0)
        pen.canvas.setFont("Times-BoldItalic", size)
        pen.canvas.drawString(100, 842 - 695, "44 680,00")

    assert not page_of(draw).unseen


def test_a_line_through_one_digit_of_many_strikes_nothing_out(page_of):
    def draw(pen):
        pen.canvas.setFont("Helvetica", 10)
        pen.canvas.drawString(100, 842 - 695, "6 480,25")
        pen.canvas.line(97, 842 - 693, 106, 842 - 690)

    assert not page_of(draw).unseen
