"""Signs and figures drawn far from a figure, or beside a word, are told; ornaments are not."""

import pytest

from benchmarks.hidden.farther import farther_cases
from benchmarks.hidden.sheet import CELL, page_of
from extract.grid import DoubtCode
from extract.pdf.source import open_source
from extract.reader import read_document

CASES = [case for case in farther_cases() if not case.is_bare]
UNREAD = [case for case in CASES if case.group != "sound"]
SOUND = [case for case in CASES if case.group == "sound"]


def read(case, folder):
    """The figure of the cell at issue, and the doubts of its table."""
    path = folder / "page.pdf"
    path.write_bytes(page_of(case))
    with open_source(path) as source:
        (table,) = read_document(source).tables
    cell = table.rows[CELL[0] - 1].cells[CELL[1]]
    return cell, [doubt.code for doubt in table.raw.doubts]


@pytest.mark.parametrize("case", UNREAD, ids=lambda case: case.name)
def test_what_is_drawn_in_the_cell_of_a_figure_is_unread(case, tmp_path):
    cell, told = read(case, tmp_path)
    assert cell.number is None
    assert cell.malformed
    assert DoubtCode.UNREAD in told


@pytest.mark.parametrize("case", SOUND, ids=lambda case: case.name)
def test_what_says_nothing_raises_no_doubt(case, tmp_path):
    cell, told = read(case, tmp_path)
    assert cell.number is not None
    assert not told
