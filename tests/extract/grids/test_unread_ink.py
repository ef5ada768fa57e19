"""Figures drawn without text in a table are told, with their places."""

import pytest

from benchmarks.hidden.drawn import drawn_cases
from benchmarks.hidden.sheet import CELL, FIRST, Case, Ink, cell_box
from benchmarks.hidden.sound import sound_cases
from benchmarks.hidden.unseen import unseen_cases
from extract.geometry import BBox
from extract.grid import DoubtCode, Grid, GridCell
from extract.grids.unread_ink import MARKS, mark_unread_ink
from extract.reader import read_document

from ..hidden_pages import hidden_source


def document(case, folder):
    with hidden_source(case, folder) as source:
        return read_document(source)


def unread(read):
    (table,) = read.tables
    return [d for d in table.raw.doubts if d.code is DoubtCode.UNREAD]


def drawing(instructions):
    return Case(
        "a drawing", "", FIRST, {}, {CELL: lambda _at: Ink(instructions)}
    )


CASES = [case for case in drawn_cases() if case.group == "drawn"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_drawn_figure_is_told_in_its_cell(case, tmp_path):
    read = document(case, tmp_path)
    told = unread(read)
    assert len(told) >= len(case.ink)
    (table,) = read.tables
    texts = [cell.text for cell in table.raw.cells]
    assert texts.count(MARKS) >= len(case.ink)
    marked = [cell for cell in table.raw.cells if cell.text == MARKS]
    assert {cell.confidence for cell in marked} == {0.0}


@pytest.mark.parametrize(
    "case", list(sound_cases()), ids=lambda case: case.name
)
def test_grounds_watermarks_and_annotations_are_no_figures(case, tmp_path):
    assert unread(document(case, tmp_path)) == []


X0, Y0, X1, Y1 = cell_box(*CELL)


@pytest.mark.parametrize(
    "instructions",
    [
        b"",
        b"%f %f m %f %f l S" % (X0, Y0, X1, Y1),  # struck through as empty
        b"%f %f m %f %f l S" % (X0 + 40, Y0 + 12, X0 + 46, Y0 + 12),  # a dash
        b".9 g %f %f 60 20 re f" % (X0 + 2, Y0 + 2),  # a ground
    ],
    ids=["nothing", "diagonal", "dash", "ground"],
)
def test_an_empty_cell_stays_empty(instructions, tmp_path):
    assert unread(document(drawing(instructions), tmp_path)) == []


def test_a_figure_that_is_not_seen_has_no_confidence(tmp_path):
    case = next(one for one in unseen_cases() if one.name == "white on white")
    (table,) = document(case, tmp_path).tables
    sure = {cell.text: cell.confidence for cell in table.raw.cells}
    assert [text for text, how in sure.items() if not how] == ["□ □□□□□□"]


@pytest.mark.parametrize("side", [1, -1])
def test_white_between_two_grounds_is_no_ink_of_a_cell_read_by_white(
    source_of, side
):
    """The cell reaches from the end of one ground over the white to the end of the other."""

    def draw(pen):
        pen.text(40, 40, "12,00")
        for x in (60, 116):
            pen.canvas.setFillGray(0.3)
            pen.canvas.rect(x, pen.height - 130, 42, 30, stroke=0, fill=1)

    box = BBox(101, 104, 158, 126) if side > 0 else BBox(60, 104, 117, 126)
    cells = (GridCell(0, 0, 1, 1, (), box), GridCell(0, 1, 1, 1, ("a",), box))
    with source_of([draw]) as source:
        page = source.page(1)
        bare = Grid(
            page=1, bbox=box, rows=1, cols=2, cells=cells, engine="gaps"
        )
        (grid,) = mark_unread_ink(page, (bare,))
    assert page.raster is not None
    assert grid.doubts == ()
