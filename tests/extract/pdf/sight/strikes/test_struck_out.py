"""Figures that a line goes through."""

import pytest

from benchmarks.hidden.crafted import crafted_cases
from benchmarks.hidden.notes import note_cases
from extract.grid import DoubtCode
from extract.pdf.page import SightCause
from extract.reader import read_document

from ....hidden_pages import hidden_source

STRUCK = [case for case in note_cases() if "struck" in case.name]
STRUCK += [
    case
    for case in crafted_cases()
    if case.name in ("struck out by a slanted line", "crossed out")
]


@pytest.mark.parametrize("case", STRUCK, ids=lambda case: case.name)
def test_a_figure_struck_out_is_no_figure(case, tmp_path):
    with hidden_source(case, tmp_path) as source:
        page = source.page(1)
        document = read_document(source)
    assert {one.cause for one in page.unseen} == {SightCause.STRUCK_OUT}
    told = [doubt.code for doubt in document.doubts]
    assert DoubtCode.STRUCK_OUT in told
    values = [fact.value for fact in document.facts if fact.row == 2]
    assert values[0] is None


@pytest.mark.parametrize(
    ("y", "struck"), [(692.0, True), (698.5, False), (686.0, False)]
)
def test_a_line_strikes_out_where_it_crosses_the_middle(page_of, y, struck):
    def draw(pen):
        pen.canvas.setFont("Helvetica", 10)
        pen.canvas.drawString(100, 842 - 695, "6 480,25")
        pen.canvas.line(98, 842 - y, 142, 842 - y)

    assert bool(page_of(draw).unseen) == struck
