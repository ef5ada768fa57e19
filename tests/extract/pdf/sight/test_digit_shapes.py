"""Which digit a shape is."""

import numpy as np
import pytest

from extract.geometry import BBox
from extract.pdf.sight.digit_shapes import (
    HIGH,
    inkedness,
    likeness,
    window,
)
from extract.pdf.sight.painting import Look, close_up
from extract.pdf.source import open_source

from ...drawing import pdf_bytes


@pytest.fixture
def shapes(tmp_path):
    def draw(pen):
        pen.canvas.setFont(
            "Vera", 11
        )  # no font that the digits are compared with
        pen.canvas.drawString(50, 700, "0123456789")

    path = tmp_path / "digits.pdf"
    path.write_bytes(pdf_bytes([draw]))
    found = []
    with open_source(path) as source:
        page, handle = source.page(1), source._open(1)
        for box in page.chars.loose.tolist():
            high = box[3] - box[1]
            look = Look.at_box(window(BBox(*box)), HIGH / high)
            found.append(close_up(handle, look))
    return found


def test_each_digit_is_nearest_to_itself(shapes):
    for digit, pixels in enumerate(shapes):
        near = likeness(pixels)
        assert near is not None
        assert near.best == digit
        assert not near.contradicts(digit)


def test_a_digit_contradicts_every_other_one_that_it_is_near(shapes):
    near = likeness(shapes[3])
    assert near is not None
    assert near.contradicts(8)
    assert not near.confirms(8)


def test_white_digits_on_black_are_the_same_shapes(shapes):
    near = likeness(255 - shapes[7])
    assert near is not None
    assert near.best == 7


@pytest.mark.parametrize("grey", [0, 128, 255])
def test_nothing_drawn_is_no_shape(grey):
    assert likeness(np.full((40, 24), grey, np.uint8)) is None


def test_a_dash_is_no_digit():
    pixels = np.full((40, 24), 255, np.uint8)
    pixels[18:22, 4:20] = 0
    assert likeness(pixels) is None


def test_rules_along_the_edges_are_not_the_ground():
    pixels = np.full((40, 22), 255, np.uint8)
    pixels[[0, -1]] = 30
    pixels[8:32, [0, 1, 2, -3, -2, -1]] = 0  # digits at both sides
    pixels[8:14, 10:12] = 0
    ink = inkedness(pixels)
    assert ink[20, 11] == 0
    assert ink[10, 11] == 1


def test_a_stem_that_fills_most_of_its_box_is_not_the_ground():
    pixels = np.full((40, 14), 255, np.uint8)
    pixels[3:31, 2:12] = 0
    ink = inkedness(pixels)
    assert ink[20, 7] == 1
    assert ink[38, 7] == 0


@pytest.mark.parametrize("flag", [0, 5])
@pytest.mark.parametrize("width", [4, 7])
def test_an_upright_with_or_without_a_stroke_is_a_one(width, flag):
    pixels = np.full((HIGH, HIGH // 2), 255, np.uint8)
    pixels[6:30, 10 : 10 + width] = 0
    pixels[6:10, 10 - flag : 10 + width] = 0
    near = likeness(pixels)
    assert near is not None
    assert near.best == 1
    assert not near.is_sign_not(1)
