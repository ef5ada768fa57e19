"""A column whose digits are said as letters is told, cell by cell; words are none."""

import pytest

from benchmarks.hidden.inks import ink_cases
from extract.pdf.page import SightCause
from extract.reader import read_document

from ....hidden_pages import hidden_source

CASES = {case.name: case for case in ink_cases()}
TOLD = ("a to j", "Greek letters", "signs")


@pytest.mark.parametrize("said", TOLD)
def test_letters_drawn_as_digits_are_told_in_every_cell(said, tmp_path):
    case = CASES[f"a column of digits said as {said}"]
    with hidden_source(case, tmp_path) as source:
        unseen = source.page(1).unseen
    assert {word.cause for word in unseen} == {SightCause.OTHER_SHAPE}
    assert len({round(word.bbox.top) for word in unseen}) == 5


@pytest.mark.parametrize("said", TOLD)
def test_the_column_stays_one_of_figures(said, tmp_path):
    case = CASES[f"a column of digits said as {said}"]
    with hidden_source(case, tmp_path) as source:
        document = read_document(source)
    (table,) = document.tables
    assert table.columns[2].kind in ("amount", "count")
    assert all(fact.value is None for fact in document.facts if fact.col == 2)


def test_words_in_groups_of_three_letters_are_words(tmp_path):
    case = CASES["words in groups of three"]
    with hidden_source(case, tmp_path) as source:
        assert source.page(1).unseen == ()
