"""Digits set upside down are told where their page is not."""

import numpy as np

from extract.pdf.page import Chars
from extract.pdf.sight.oddly_drawn import turned_over


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
