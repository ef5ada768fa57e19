"""Signs that are drawn as something else are told; the same signs of common fonts are read."""

import pytest

from benchmarks.hidden.sheet import CELL, page_of
from benchmarks.hidden.signs import GROUP, sign_cases
from extract.pdf.source import open_source

CASES = list(sign_cases())


def page_read(case, folder):
    path = folder / "page.pdf"
    path.write_bytes(page_of(case))
    with open_source(path) as source:
        return source.page(1)


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.group == GROUP],
    ids=lambda case: case.name,
)
def test_a_figure_is_read_as_it_is_drawn_or_not_at_all(case, tmp_path):
    page = page_read(case, tmp_path)
    shown = case.shown[CELL[0]][CELL[1]]
    assert page.unseen or shown in page.chars.written


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.group != GROUP],
    ids=lambda case: case.name,
)
def test_a_figure_with_its_own_signs_is_seen(case, tmp_path):
    assert page_read(case, tmp_path).unseen == ()
