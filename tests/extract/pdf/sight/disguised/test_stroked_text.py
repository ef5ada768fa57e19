"""Looking at outlined digits filled leaves the page as it was."""

import numpy as np

from benchmarks.hidden.inks import ink_cases
from extract.pdf.characters import read_chars
from extract.pdf.pdfium_api import display_matrix
from extract.pdf.sight.disguised.stroked_text import stroked_as_others
from extract.pdf.sight.painted_page import PaintedPage

from ....hidden_pages import hidden_source


def test_an_outlined_3_that_says_8_is_a_3_and_the_page_is_as_it_was(tmp_path):
    (case,) = (
        case for case in ink_cases() if case.name == "3 said as 8, outlined"
    )
    with hidden_source(case, tmp_path) as source:
        handle = source._open(1)
        chars = read_chars(handle, display_matrix(handle.get_bbox(), 0))
        before = PaintedPage.of(handle, chars)
        digits = np.flatnonzero(chars.is_digit).tolist()
        told = stroked_as_others(before, digits)
        after = PaintedPage.of(handle, chars)
    assert [(chars.text[k], digit) for k, digit in told.items()] == [("8", 3)]
    assert (before.raster.pixels == after.raster.pixels).all()


def test_a_page_without_outlined_text_is_not_looked_at():
    assert stroked_as_others(None, []) == {}
