"""Figures that are seen and are not what is read: digits upside down, digits under a form field."""

import numpy as np

from extract.pdf.page import BoolArray, Chars, Page
from extract.pdf.sight.strikes.struck_out import are_under


def turned_over(chars: Chars) -> BoolArray:
    """Which digits stand upside down on a page that does not: a 6 is a 9 then."""
    upside_down = chars.angles == 180
    if np.count_nonzero(upside_down) > len(chars) / 2:
        upside_down = chars.angles == 0
    found: BoolArray = upside_down & chars.is_digit
    return found


def under_fields(page: Page) -> BoolArray:
    """Which digits lie under a form field that draws something: it is not painted with the page."""
    chars = page.chars
    found = np.zeros(len(chars), np.bool_)
    if page.covers:
        digits = np.flatnonzero(chars.is_digit)
        found[digits] = are_under(chars, digits, page.covers)
    return found
