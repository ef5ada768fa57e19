"""Elementary boxes with no rule between them are one cell, however its shape winds."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.grids.ruled.lattice import _labels, find_lattices
from extract.grids.ruled.settings import RULED

from ...drawing import Drawn, Sketch


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


def tables_near_one_edge(pen):
    """Three tables one below the other whose left edges lie within five points, the second with a
    piece of a double rule in its lowest corner.
    """
    for left, top, cols in (
        (75.6, 60.0, 1),
        (79.9, 160.0, 3),
        (78.7, 260.0, 3),
    ):
        cells = tuple(
            Drawn(row, col, 1, 1, ("x",))
            for row in range(3)
            for col in range(cols)
        )
        pen.table(Sketch(cells, (60.0,) * cols, (20.0,) * 3), left, top)
    pen.line(80.4, 219.4, 80.4, 220.0)


@pytest.mark.parametrize(
    ("most", "is_own"), [(RULED.most_drawings, True), (1, False)]
)
def test_rules_of_other_drawings_move_none(page_of, most, is_own):
    page = page_of(tables_near_one_edge)
    found = find_lattices(page, replace(RULED, most_drawings=most))
    assert [len(one.ys) for one in found] == [4, 4, 4]
    assert bool(abs(found[1].xs[0] - 79.9) < 0.3) is is_own
