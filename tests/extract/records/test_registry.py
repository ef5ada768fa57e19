"""Each family has its own frame."""

from extract.records.registry import FAMILIES, FRAMES


def test_no_two_families_fill_one_frame():
    assert [family.name for family in FAMILIES] == list(FRAMES)
