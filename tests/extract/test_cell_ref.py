"""Cells and the ids made of them."""

import pytest

from extract.cell_ref import CellRef, line_id


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        (CellRef("annexe-1-t1", 0, 12), "annexe-1-t1!r0c12"),
        (CellRef("annexe-1-t1", 3, 4, "2"), "annexe-1-t1!r3c4.2"),
        (CellRef("annexe-1-t1", 3, 4, "2.start"), "annexe-1-t1!r3c4.2.start"),
        (CellRef("p3-t2", None, 4), "p3-t2!h4"),
        (CellRef("a!r1c2", 3, 4), "a!r1c2!r3c4"),
    ],
)
def test_an_id_reads_back(ref, text):
    assert str(ref) == text
    assert CellRef.parse(text) == ref


@pytest.mark.parametrize(
    "text", ["", "claim-1", "vote-2", "t1", "t1!r3", "t1!rXc2", "!r1c2"]
)
def test_other_ids_name_no_cell(text):
    assert CellRef.parse(text) is None


def test_the_id_of_a_row():
    assert CellRef("t1", 3, 4, "2").line == line_id("t1", 3) == "t1!r3"
