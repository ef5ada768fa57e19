"""Boxes as displayed: the corners of each are moved, whatever way the page is turned."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from extract.pdf.pdfium_api import Matrix, display_matrix

CORNERS = arrays.arrays(
    np.float64,
    st.tuples(st.integers(0, 5), st.just(4)),
    elements=st.floats(-1000.0, 1000.0, allow_nan=False),
)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@given(corners=CORNERS)
def test_boxes_are_those_around_their_moved_corners(rotation, corners):
    display = display_matrix((10.0, 20.0, 605.0, 862.0), rotation)
    for box, (x0, y0, x1, y1) in zip(
        display.boxes(corners).tolist(), corners.tolist(), strict=True
    ):
        (left, top), (right, low) = display.point(x0, y0), display.point(x1, y1)
        around = [min(left, right), min(top, low)]
        around += [max(left, right), max(top, low)]
        assert box == pytest.approx(around)


def test_points_are_moved_one_by_one_as_all_together():
    matrix = Matrix(2.0, 0.5, -0.5, 3.0, 10.0, 20.0)
    points = np.array([[0.0, 0.0], [1.0, 2.0]])
    assert matrix.points(points).tolist() == [
        list(matrix.point(x, y)) for x, y in points.tolist()
    ]
