"""Pages that show something else than they say: what the benchmark counts, on one of each kind."""

import pytest

from benchmarks.hidden.__main__ import all_cases, judged
from benchmarks.hidden.sheet import page_of

BY_NAME = {case.name: case for case in all_cases()}
KEPT = (
    "white on white",
    "picture of another figure",
    "two texts in one place",
    "all digits said for others, said foots",
    "a total as outlines",
    "light grey text",
    "highlighted cell",
)


def test_there_are_pages_of_every_kind():
    assert len(BY_NAME) == len(list(all_cases())) >= 60
    kinds = {case.group for case in BY_NAME.values()}
    assert kinds >= {"unseen", "mapped", "letters", "drawn", "notes", "sound"}


@pytest.mark.parametrize("name", KEPT)
def test_nothing_unseen_is_published_and_nothing_seen_is_lost(name, tmp_path):
    case = BY_NAME[name]
    path = tmp_path / "page.pdf"
    path.write_bytes(page_of(case))
    seen = judged(case, path)
    assert seen.is_kept(case.group == "sound")
    assert seen.doubted >= seen.false
