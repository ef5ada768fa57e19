"""Figures altered by rarer means are never read as what their text says; sound ones are read."""

import pytest

from benchmarks.hidden.altered import GROUP, altered_cases
from benchmarks.hidden.sheet import CELL, FIRST, page_of
from extract.french.numbers import parse_number
from extract.pdf.source import open_source
from extract.reader import read_document

CASES = list(altered_cases())
ALTERED = [case for case in CASES if case.group == GROUP and case.said]
SOUND = [case for case in CASES if case.group != GROUP]
ROW, COLUMN = CELL[0] - 1, CELL[1]
"""Where the cell at issue is below the header."""


def read(case, folder):
    """What is read in the cell at issue, and how many doubts there are."""
    path = folder / "page.pdf"
    path.write_bytes(page_of(case))
    with open_source(path) as source:
        document = read_document(source)
    (table,) = document.tables
    texts = {(cell.row, cell.col): cell.text for cell in table.raw.cells}
    return texts.get((ROW, COLUMN), ""), document.doubts + table.raw.doubts


@pytest.mark.parametrize("case", ALTERED, ids=lambda case: case.name)
def test_an_altered_figure_is_a_doubt(case, tmp_path):
    text, doubts = read(case, tmp_path)
    assert parse_number(text) is None
    assert doubts


@pytest.mark.parametrize("case", SOUND, ids=lambda case: case.name)
def test_what_is_seen_is_read(case, tmp_path):
    text, doubts = read(case, tmp_path)
    assert text == FIRST[CELL[0]][CELL[1]]
    assert doubts == ()
