"""Digits said as marks, or set upside down, are told apart from those that only look odd."""

import numpy as np

from benchmarks.hidden.mapped import mapped
from benchmarks.hidden.sheet import CELL, FIRST, Case, page_of
from extract.pdf.page import Chars
from extract.pdf.pdfium_page import read_page
from extract.pdf.sight.oddly_drawn import drawn_as_digits, turned_over
from extract.pdf.sight.painted_page import PaintedPage
from extract.pdf.source import open_source


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


def test_a_digit_upside_down_among_others_is_told():
    found = turned_over(chars_of("9480", [180, 0, 0, 0]))
    assert found.tolist() == [True, True, False, False]


def test_a_page_upside_down_is_read():
    assert not turned_over(chars_of("9480", [180] * 4)).any()
    assert not turned_over(chars_of("9480", [0] * 4)).any()


def test_what_is_upside_down_far_from_others_is_read():
    chars = chars_of("94     80", [180] * 2 + [0] * 7)
    few = chars.where(np.array([True] * 2 + [False] * 5 + [True] * 2))
    assert not turned_over(few).any()


def signs_told(shown, said, folder):
    case = Case("", "", FIRST, {}, {CELL: mapped(shown, said)})
    path = folder / "page.pdf"
    path.write_bytes(page_of(case))
    with open_source(path) as source:
        handle = source._open(1)
        view = PaintedPage.of(handle, read_page(handle, 1).chars)
        return [view.chars.text[k] for k in drawn_as_digits(view)]


def test_only_a_digit_that_is_said_as_a_mark_is_told(tmp_path):
    assert signs_told("6148,25", {"1": ","}, tmp_path) == [","]
    assert signs_told("-6 480,25", {}, tmp_path) == []
