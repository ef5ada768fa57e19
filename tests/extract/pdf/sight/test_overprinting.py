"""Two digits in one place."""

import numpy as np
import pytest

from extract.pdf.page import Chars
from extract.pdf.sight.overprinting import overprinted, shown_by_others


def chars(*placed):
    """Characters of ten points, each a text with its place and perhaps another size."""
    boxes, sizes, texts = [], [], []
    for text, x, y, *size in placed:
        sizes.append(*size or (10.0,))
        texts.append(text)
        boxes.append((x, y, x + sizes[-1] / 2, y + sizes[-1]))
    corners = np.array(boxes, float)
    return Chars(
        tuple(texts),
        corners,
        corners,
        np.zeros(len(texts), np.int32),
        np.array(sizes),
        np.zeros(len(texts), bool),
    )


@pytest.mark.parametrize(
    ("x", "y"), [(100.0, 200.0), (101.0, 201.9), (99.0, 198.2)]
)
def test_two_digits_in_one_place_are_found(x, y):
    page = chars(("6", 100.0, 200.0), ("1", 300.0, 200.0), ("8", x, y))
    every = np.ones(3, bool)
    assert overprinted(page, every).tolist() == [True, False, True]


def test_digits_side_by_side_are_not():
    page = chars(("6", 100.0, 200.0), ("8", 105.0, 200.0))
    assert not overprinted(page, np.ones(2, bool)).any()


def test_one_digit_twice_is_that_digit():
    page = chars(("6", 100.0, 200.0), ("6", 101.0, 200.0))
    assert not overprinted(page, np.ones(2, bool)).any()


def test_a_watermark_is_not():
    page = chars(("6", 100.0, 200.0), ("8", 85.0, 180.0, 60.0))
    assert not overprinted(page, np.ones(2, bool)).any()


def test_what_another_text_prints_in_its_place_is_not_drawn_for_a_digit():
    page = chars(("7", 100.0, 200.0), ("1", 101.0, 200.0), ("1", 300.0, 200.0))
    assert shown_by_others(page, {1: 7, 2: 7}) == [1]
    assert not shown_by_others(page, {1: 9})
