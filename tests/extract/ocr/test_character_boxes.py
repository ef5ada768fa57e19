"""Spaces and minus signs that an engine did not tell apart."""

from dataclasses import replace

import numpy as np
import pytest

from extract.lines.lines import read_lines
from extract.ocr.ocr_engine import OcrChar, OcrLine
from extract.ocr.scanned_page import read_picture

from ..scanning import Drawn, picture_of


def test_spaces_that_were_not_read_are_seen(source_of):
    def draw(pen):
        pen.text(60, 100, "Fonctionnement et transport des jeunes", size=11)
        pen.text(60, 120, "12 345 678,00", size=11)
        pen.text(60, 140, "1111111,11", size=11)
        pen.text(60, 160, "2, rue de la Gare – tél. 03 21 00 00 00", size=11)

    with source_of([draw]) as source:
        printed, picture = source.page(1), picture_of(source)
    expected = [
        "Fonctionnement et transport des jeunes",
        "12 345 678,00",
        "1111111,11",
    ]
    found = [
        line.text
        for line in read_lines(
            read_picture(picture, 1, Drawn(printed, spaces=False))
        )
    ]
    assert found[:3] == expected
    read = [
        line.text
        for line in read_lines(read_picture(picture, 1, Drawn(printed)))
    ]
    assert read == [*expected, "2, rue de la Gare – tél. 03 21 00 00 00"]


@pytest.mark.parametrize("text", ["1068", "1 068,00", "7110", "7 110"])
def test_white_beside_a_1_is_no_space_by_itself(source_of, text):
    with source_of([lambda pen: pen.text(60, 100, text, size=11)]) as source:
        printed, picture = source.page(1), picture_of(source)
    (found,) = read_lines(
        read_picture(picture, 1, Drawn(printed, spaces=False))
    )
    assert found.text == text


@pytest.mark.parametrize(("width", "expected"), [(14, "−4,9"), (6, "-4,9")])
def test_a_dash_before_a_digit_is_a_minus_sign_if_it_is_as_wide(
    width, expected
):
    picture = np.full((80, 200, 3), 255, np.uint8)
    picture[38:41, 20 : 20 + width] = 0
    picture[25:50, 40:50] = 0
    chars = tuple(
        OcrChar(text, 25 + 20 * n, 38, 8, 1.0) for n, text in enumerate("-4,9")
    )

    class One:
        name = "one"

        def read(self, picture):
            return (OcrLine("-4,9", chars, 32, 0.0),)

    assert "".join(read_picture(picture, 1, One()).chars.text) == expected


def test_a_dash_without_ink_stays_one():
    chars = tuple(
        OcrChar(text, 25 + 20 * n, 38, 8, 1.0) for n, text in enumerate("-4")
    )

    class One:
        name = "one"
        line = OcrLine("-4", chars, 32, 0.0)

        def read(self, picture):
            return (self.line,)

    assert (
        "".join(
            read_picture(
                np.full((80, 200, 3), 255, np.uint8), 1, One()
            ).chars.text
        )
        == "-4"
    )
    outside = One()
    outside.line = OcrLine(
        "-4", tuple(replace(c, y=500.0) for c in chars), 32, 0.0
    )
    assert (
        "".join(
            read_picture(
                np.full((80, 200, 3), 255, np.uint8), 1, outside
            ).chars.text
        )
        == "-4"
    )
