"""Annotations and form fields that other viewers draw, and pdfium does not."""

import pytest

from benchmarks.hidden.unlooked import unlooked_cases
from extract.grid import DoubtCode
from extract.reader import read_document

from ...hidden_pages import hidden_source

CASES = list(unlooked_cases())
FALSE = [case for case in CASES if case.group == "unseen"]
LABELLED = [case for case in CASES if "label" in case.name]
DRAWN = [case for case in CASES if case.group == "drawn"][: -len(LABELLED)]
SOUND = [case for case in CASES if case.group == "sound"]


def _read(case, folder):
    with hidden_source(case, folder) as source:
        document = read_document(source)
    told = list(document.doubts)
    for table in document.tables:
        told += table.raw.doubts
    return [fact.value for fact in document.facts if fact.row == 2], told


@pytest.mark.parametrize("case", FALSE, ids=lambda case: case.name)
def test_a_figure_that_a_viewer_draws_over_is_no_figure(case, tmp_path):
    values, told = _read(case, tmp_path)
    assert values[0] is None
    assert told


@pytest.mark.parametrize("case", DRAWN, ids=lambda case: case.name)
def test_what_a_viewer_draws_in_an_empty_cell_is_unread(case, tmp_path):
    values, told = _read(case, tmp_path)
    assert values[0] is None
    assert DoubtCode.UNREAD in {doubt.code for doubt in told}


@pytest.mark.parametrize("case", SOUND, ids=lambda case: case.name)
def test_what_draws_nothing_raises_no_doubt(case, tmp_path):
    values, told = _read(case, tmp_path)
    assert values[0] is not None
    assert not told


@pytest.mark.parametrize("case", LABELLED, ids=lambda case: case.name)
def test_a_note_over_a_label_is_told(case, tmp_path):
    _, told = _read(case, tmp_path)
    assert [doubt.code for doubt in told] == [DoubtCode.UNREAD]
