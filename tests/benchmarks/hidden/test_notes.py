"""Notes beside figures: no sound page is accused, and nothing that it prints is lost."""

import pytest

from benchmarks.hidden.__main__ import judged
from benchmarks.hidden.notes import note_cases
from benchmarks.hidden.sheet import page_of


@pytest.mark.parametrize("case", list(note_cases()), ids=lambda case: case.name)
def test_a_page_with_notes_is_read_as_promised(case, tmp_path):
    page = tmp_path / "page.pdf"
    page.write_bytes(page_of(case))
    assert judged(case, page).is_kept(case.group == "sound")
