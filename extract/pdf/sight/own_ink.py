"""Text that adds nothing to what is seen in its place: something else was painted over it."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import pypdfium2.raw as pdf

from extract.geometry import BBox
from extract.pdf.page import box_around
from extract.pdf.pdfium_api import (
    ADDRESS,
    INT,
    Handle,
    address_of,
    bind,
    count_inner,
    count_objects,
    get_inner,
    get_object,
    get_type,
)
from extract.pdf.sight.painted_page import SIGHT, PaintedPage
from extract.pdf.sight.raster import Pixels

_FEW = 100
"""Characters that are looked at one by one. Only where digits are too small to be told are there
more."""
_PART = 200.0
"""Points of a side of the parts that a page of more is painted in."""

_set_active = bind(pdf.FPDFPageObj_SetIsActive, INT, ADDRESS, INT)


def without_own_ink(view: PaintedPage, index: Sequence[int]) -> list[int]:
    """Those of the characters ``index`` that look the same when the page's text is not painted."""
    if not index:
        return []
    found = []
    look = _one_by_one if len(index) <= _FEW else _together
    for some in _portions(view, index):
        painted = look(view, some)
        with _text_switched_off(view.handle):
            bare = look(view, some)

        for k, one, other in zip(some, painted, bare, strict=True):
            gap = np.abs(one.astype(np.int32) - other)
            if int(gap.max(initial=0)) < SIGHT.seen:
                found.append(k)
    return sorted(found)


def _portions(view: PaintedPage, index: Sequence[int]) -> list[list[int]]:
    """The characters that are looked at together: all few, or those of one part of the page, which
    is then painted once for all of them.
    """
    if len(index) <= _FEW:
        return [list(index)]

    corners = np.floor(view.chars.loose[list(index), :2] / _PART).tolist()
    found: dict[tuple[float, ...], list[int]] = {}
    for k, corner in zip(index, corners, strict=True):
        found.setdefault(tuple(corner), []).append(k)
    return list(found.values())


def _one_by_one(view: PaintedPage, index: Sequence[int]) -> list[Pixels]:
    """The boxes of some characters in three colours, from close by."""
    return [view.colored(k) for k in index]


def _together(view: PaintedPage, index: Sequence[int]) -> list[Pixels]:
    """The same, cut out of one picture of what is around all of them."""
    boxes = view.chars.loose[list(index)]
    around = box_around(boxes)
    if not around.area:
        return _one_by_one(view, index)
    whole = view.colored_box(around)
    return [_cut(whole, around, BBox(*box)) for box in boxes.tolist()]


def _cut(whole: Pixels, around: BBox, box: BBox) -> Pixels:
    """The pixels of ``box``, of those of the box ``around`` it."""
    high, wide, _ = whole.shape
    across = wide / (around.x1 - around.x0)
    down = high / (around.bottom - around.top)
    left, right = (x - around.x0 for x in (box.x0, box.x1))
    top, bottom = (y - around.top for y in (box.top, box.bottom))
    rows = slice(int(top * down), math.ceil(bottom * down))
    return whole[rows, int(left * across) : math.ceil(right * across)]


@contextmanager
def _text_switched_off(page: Handle) -> Iterator[None]:
    """The page without its text objects, while it lasts."""
    items = list(_texts(page))
    for item in items:
        _set_active(item, 0)
    try:
        yield
    finally:
        for item in items:
            _set_active(item, 1)


def _texts(page: Handle) -> Iterator[int]:
    """The text objects of a page, those inside forms included."""
    address = address_of(page.raw)
    for k in range(count_objects(address)):
        yield from _inside(get_object(address, k))


def _inside(item: int) -> Iterator[int]:
    kind = get_type(item)
    if kind == pdf.FPDF_PAGEOBJ_TEXT:
        yield item
    elif kind == pdf.FPDF_PAGEOBJ_FORM:
        for k in range(count_inner(item)):
            yield from _inside(get_inner(item, k))
