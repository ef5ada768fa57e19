"""The running head of a page that a table without rules took for its first rows.

It is the same text, digits apart, at the same height of the page before, outside its tables: the
header of a table that goes on is in a table there too.
"""

from collections.abc import Iterator

import numpy as np

from extract.french.folding import with_digits_hidden
from extract.geometry import BBox, bboxes_of
from extract.grid import BY_WHITE, Grid
from extract.page_edges.page_side import PageSide
from extract.pdf.page import BoolArray, Page

_ZONE = 0.13
"""A running head is within this share of the page's height from its top."""


def running_head(above: PageSide, below: PageSide) -> BoolArray:
    """Which characters of a page are in the first rows of its first table, and its running head by
    the page ``above``.
    """
    found = np.zeros(len(below.page.chars), np.bool_)
    first = below.first
    if first is None or first.grid.engine != BY_WHITE:
        return found
    for row in _top_rows(first.grid, below.page):
        inside = _between(below.page, row)
        before = _between(above.page, row) & ~above.celled
        if _text(below.page, inside) != _text(above.page, before):
            break
        found |= inside
    return found


def _top_rows(grid: Grid, page: Page) -> Iterator[BBox]:
    """The boxes of the rows at the head of a page."""
    for row in range(grid.rows):
        printed = bboxes_of(grid.printed_in(row))
        if not printed:
            return
        box = BBox.around(printed)
        if box.bottom > _ZONE * page.height:
            return
        yield box


def _between(page: Page, box: BBox) -> BoolArray:
    """Which characters are at the height of a box."""
    _, y = page.chars.middles
    found: BoolArray = (y > box.top) & (y < box.bottom)
    return found


def _text(page: Page, which: BoolArray) -> str:
    """Some characters, digits and white space apart."""
    text = "".join(page.chars.where(which).text)
    return with_digits_hidden("".join(text.split()))
