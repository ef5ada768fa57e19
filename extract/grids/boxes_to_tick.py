"""Boxes to tick in the cells of a table: printed as letters of a symbol font, or drawn as squares,
crossed or empty.

They come out as what a reader sees: empty, ticked or crossed. A square that holds anything but a
cross is left to those who look for ink that was not read.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

import numpy as np

from extract.geometry import BBox
from extract.grids.ruled.tick_boxes import tick_squares
from extract.pdf.page import BoolArray, Page
from extract.pdf.sight.raster import Raster
from extract.several import only

EMPTY, TICKED, CROSSED = "\u2610", "\u2611", "\u2612"
_SYMBOLS = {
    "\uf06f": EMPTY,
    "\uf071": EMPTY,
    "\uf0a8": EMPTY,
    "\uf0fd": CROSSED,
    "\uf0fe": TICKED,
}
"""Boxes of the symbol font Wingdings, whose letters are of private use."""
_SIDE = 2.0
"""Points inside of a square that its own sides take."""
_DARK = 60
"""How much darker than the paper the ink of a cross is, of 255."""
_PARTS = 4
"""A square is looked at in so many parts across: a cross is in its corners, and not half way
between them.
"""


def tick_mark(page: Page, raster: Raster, text: str, box: BBox) -> str | None:
    """The box to tick that a cell holds and nothing else; None where it holds none."""
    if text:
        return _SYMBOLS.get(text)
    square = only(
        [one for one in _squares(page) if one.common(box) > one.area / 2]
    )
    if square is None:
        return None
    return _seen(raster, square)


@lru_cache(maxsize=1)
def _squares(page: Page) -> list[BBox]:
    """The squares of a page that are drawn to be ticked."""
    return tick_squares(page.rules.horizontal, page.rules.vertical)


def _seen(raster: Raster, square: BBox) -> str | None:
    """What a square is: empty, or crossed."""
    inner = BBox(
        square.x0 + _SIDE,
        square.top + _SIDE,
        square.x1 - _SIDE,
        square.bottom - _SIDE,
    )
    pixels = raster.cut(inner).astype(np.int64)
    if min(pixels.shape) < 2 * _PARTS:
        return None
    dark = pixels < int(raster.cut(square).max()) - _DARK
    if not dark.any():
        return EMPTY

    if all(_corners(dark)) and not any(_half_way(dark)):
        return CROSSED
    return None


def _corners(dark: BoolArray) -> Iterator[bool]:
    """Whether each of the corners is inked."""
    high, wide = (max(1, side // _PARTS) for side in dark.shape)
    for rows, cols in product((dark[:high], dark[-high:]), (1, -1)):
        yield bool(rows[:, ::cols][:, :wide].any())


def _half_way(dark: BoolArray) -> Iterator[bool]:
    """Whether each of the sides is inked in its middle."""
    high, wide = (max(1, side // _PARTS) for side in dark.shape)
    row, col = (side // 2 for side in dark.shape)
    for part in (
        dark[row, :wide],
        dark[row, -wide:],
        dark[:high, col],
        dark[-high:, col],
    ):
        yield bool(part.any())
