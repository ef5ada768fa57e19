"""Elementary boxes with no rule between them are one cell, however its shape winds."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.grids.ruled.lattice import _labels


def flooded(ruled_h, ruled_v):
    """The same numbers, one box after the other."""
    rows, cols = ruled_v.shape[0], ruled_h.shape[1]
    label = np.full((rows, cols), -1)
    for start in np.ndindex(rows, cols):
        todo, number = [start], label.max() + 1
        while todo:
            r, c = todo.pop()
            if label[r, c] >= 0:
                continue
            label[r, c] = number
            todo += [(r - 1, c)] if r and not ruled_h[r, c] else []
            todo += (
                [(r + 1, c)] if r + 1 < rows and not ruled_h[r + 1, c] else []
            )
            todo += [(r, c - 1)] if c and not ruled_v[r, c] else []
            todo += (
                [(r, c + 1)] if c + 1 < cols and not ruled_v[r, c + 1] else []
            )
    return label


def rules(rows, cols):
    return st.lists(
        st.lists(st.booleans(), min_size=cols, max_size=cols),
        min_size=rows,
        max_size=rows,
    )


@given(st.data(), st.integers(1, 6), st.integers(1, 6))
@settings(deadline=None)
def test_boxes_are_one_cell_where_no_rule_parts_them(data, rows, cols):
    ruled_h = np.array(data.draw(rules(rows + 1, cols)))
    ruled_v = np.array(data.draw(rules(rows, cols + 1)))
    label = _labels(ruled_h, ruled_v)
    assert label.tolist() == flooded(ruled_h, ruled_v).tolist()


def test_a_long_winding_cell_is_one():
    turns = 200
    ruled_h = np.ones((turns + 1, 2), bool)
    for k, row in enumerate(ruled_h[1:-1]):
        row[k % 2] = False
    ruled_v = np.zeros((turns, 3), bool)
    assert {
        a == b == 0
        for a, b in pairwise(_labels(ruled_h, ruled_v).ravel().tolist())
    } == {True}
