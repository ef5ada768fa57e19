"""What lies beside what, found in portions."""

import numpy as np
import pytest

from extract.grids import near_pairs
from extract.grids.near_pairs import pairs_within, spread_ranges


def pairs(low, high, points):
    found = set()
    for ranges, near in pairs_within(
        np.array(low), np.array(high), np.array(points)
    ):
        found |= set(zip(ranges.tolist(), near.tolist(), strict=True))
    return found


@pytest.mark.parametrize("at_once", [1, 2, 1 << 20])
def test_each_range_with_the_points_in_it_bounds_included(monkeypatch, at_once):
    monkeypatch.setattr(near_pairs, "_AT_ONCE", at_once)
    found = pairs([0.0, 5.0, 9.0], [2.0, 6.0, 8.0], [6.0, 1.0, 7.0, 2.0])
    assert found == {(0, 1), (0, 3), (1, 0)}


def test_no_ranges_and_no_points():
    assert pairs([], [], [1.0]) == pairs([0.0], [1.0], []) == set()


def test_ranges_put_together():
    which, numbers = spread_ranges(np.array([3, 7, 9]), np.array([5, 7, 10]))
    assert which.tolist() == [0, 0, 2]
    assert numbers.tolist() == [3, 4, 9]
