"""Digits upside down on a page that is not, and points and commas without room, are told."""

import numpy as np
import pytest

from extract.pdf.page import Chars
from extract.pdf.sight.oddly_drawn import squeezed_marks, turned_over


def chars_of(text, angles):
    x = 6.0 * np.arange(len(text))
    ones = np.ones(len(text))
    boxes = np.stack((x, 0 * ones, x + 6, 12 * ones), axis=1)
    return Chars(
        tuple(text),
        boxes,
        boxes,
        np.array(angles, np.int32),
        10 * ones,
        ones > 1,
    )


def test_digits_upside_down_on_a_page_that_is_not_are_told():
    found = turned_over(chars_of("9480", [180, 0, 0, 0]))
    assert found.tolist() == [True, False, False, False]
    found = turned_over(chars_of("94 total 80", [180] * 2 + [0] * 9))
    assert found.tolist() == [True] * 2 + [False] * 9


def test_a_page_upside_down_is_read():
    assert not turned_over(chars_of("9480", [180] * 4)).any()
    assert not turned_over(chars_of("9480", [0] * 4)).any()
    assert not turned_over(chars_of("a9480", [0] + [180] * 4))[1:].any()


def figure(start, wide, size=10.0, lean=0.0, angle=0):
    """A digit, a comma and a digit: the comma from ``start`` on."""
    spans = np.array([(0.0, 5.6), (start, start + wide), (8.4, 14.0)])
    over = lean * 10 / 2
    boxes = np.column_stack(
        (spans[:, 0] - over, [0.0] * 3, spans[:, 1] + over, [10.0] * 3)
    )
    if angle == 90:
        boxes = boxes[:, [1, 0, 3, 2]]
    frames = np.array([(1.0, 0.0, lean, 1.0)] * 3) if lean else None
    return Chars(
        ("0", ",", "2"),
        boxes,
        boxes,
        np.full(3, angle, np.int32),
        np.array([10.0, size, 10.0]),
        np.zeros(3, np.bool_),
        frames=frames,
    )


@pytest.mark.parametrize("angle", [0, 90])
def test_a_comma_without_room_is_told(angle):
    assert squeezed_marks(figure(2.8, 2.8, angle=angle)).tolist() == [
        False,
        True,
        False,
    ]
    assert squeezed_marks(figure(5.6, 0.5, angle=angle))[1]
    assert squeezed_marks(figure(5.6, 2.8, size=4, angle=angle))[1]


@pytest.mark.parametrize("lean", [0, 0.2, 0.6])
@pytest.mark.parametrize("start", [4.8, 5.6, 6.4])
def test_a_comma_that_is_set_tightly_or_leans_is_seen(start, lean):
    assert not squeezed_marks(figure(start, 2.8, lean=lean)).any()
