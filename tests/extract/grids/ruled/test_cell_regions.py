"""Which regions of a drawing are cells, and which of them are made as tall as their row."""

import pytest

from extract.grids.ruled.cell_regions import (
    Region,
    can_be_cell,
    cells_of_rows,
    grow_backgrounds,
)

CLOSED = (True, True, True, True)


def region(number, top, bottom, left, right, closed=CLOSED, boxes=None):
    count = (bottom - top) * (right - left) if boxes is None else boxes
    return Region(number, top, bottom, left, right, count, closed)


@pytest.mark.parametrize(
    ("closed", "printed", "cell"),
    [
        (CLOSED, False, True),
        ((False, True, True, True), False, True),
        ((False, True, False, True), True, True),
        ((False, True, False, True), False, False),
        ((False, False, True, True), True, False),
    ],
    ids=[
        "closed",
        "open above",
        "a printed corner",
        "an empty corner",
        "open above and below",
    ],
)
def test_a_cell_is_open_on_one_side_or_at_a_corner(closed, printed, cell):
    assert can_be_cell(region(0, 0, 1, 0, 1, closed), printed) is cell


def test_a_bent_region_is_no_rectangle():
    bent = region(0, 0, 2, 0, 2, boxes=3)
    assert bent.bent
    assert can_be_cell(bent, False)
    assert not can_be_cell(
        region(0, 0, 2, 0, 2, (False, True, True, True), boxes=3), True
    )


def test_an_open_region_is_a_cell_in_the_row_of_a_printed_one():
    open_above = (False, True, True, True)
    found = cells_of_rows(
        [region(1, 0, 1, 1, 2, open_above), region(0, 0, 1, 0, 1, open_above)],
        {0},
    )
    assert [one.number for one in found] == [0, 1]
    assert cells_of_rows([region(0, 0, 1, 0, 1)], {0}) == []


ROW = [
    region(0, 0, 3, 0, 1),
    region(1, 0, 1, 1, 2),
    region(2, 1, 2, 1, 2),
    region(3, 2, 3, 1, 2),
]
"""A label over three rows, next to one printed cell between two empty ones."""


def test_a_background_lower_than_its_row_is_made_as_tall():
    found = grow_backgrounds(ROW, {0, 2}, {0, 2}, lambda cell: True)
    assert [(one.number, one.height) for one in found] == [
        (0, (0, 3)),
        (2, (0, 3)),
    ]


def test_what_rules_bound_is_a_row_of_its_own():
    assert grow_backgrounds(ROW, {0, 2}, {0, 2}, lambda cell: False) == ROW


def test_a_printed_strip_is_a_row_of_its_own():
    assert grow_backgrounds(ROW, {0, 1, 2}, {0, 2}, lambda cell: True) == ROW


def test_a_strip_with_a_background_is_a_row_of_its_own():
    assert grow_backgrounds(ROW, {0, 2}, {0, 1, 2}, lambda cell: True) == ROW
