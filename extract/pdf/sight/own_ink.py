"""Text that adds nothing to what is seen in its place, or less than its digits: something else was
painted over it, or lies under it and hides a part.
"""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, repeat
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdf

from extract.geometry import BBox
from extract.pdf.page import BoolArray, box_around
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
from extract.pdf.sight.raster import Pixels, contrast

_FEW = 100
"""Characters that are looked at one by one. Only where digits are too small to be told are there
more."""
_WHOLE = 0.6
"""The least share of a digit's ink that is seen, where it lies over other ink."""
_UNCOVERED = 0.9
"""The same, where its ground is even: nothing but what lies on it hides it."""
_DARK = 60
"""The least contrast of other ink, of 255."""
_SURE = 1.1
"""Of the difference from which ink is seen, what is surely seen."""
_PART = 200.0
"""Points of a side of the parts that a page of more is painted in."""

_set_active = bind(pdf.FPDFPageObj_SetIsActive, INT, ADDRESS, INT)


_Gap = npt.NDArray[np.int16]
"""Differences of two pictures, pixel by pixel, of 255."""

_MOST_AT_ONCE = 500_000.0
"""Square points of the characters whose pictures are held in memory together: about a page."""


class _Look(Protocol):
    """Paints the boxes of some characters, on paper of a grey."""

    def __call__(
        self, view: PaintedPage, index: Sequence[int], paper: int = 255
    ) -> list[Pixels]: ...


class OwnInk(NamedTuple):
    """What is not seen for sure of some characters when the page is painted with its text and
    without."""

    none: list[int]
    """They look the same both ways."""
    partial: list[int]
    """Much of what they are drawn with is not seen: it lies over other ink, or under a patch."""


def own_ink(view: PaintedPage, index: Sequence[int]) -> OwnInk:
    """What the text of the digits ``index`` adds to what is seen in their places."""
    found = OwnInk([], [])
    if not index:
        return found

    look: _Look = _one_by_one if len(index) <= _FEW else _together
    objects = page_objects(view.handle)
    for portions in _at_once(view, _portions(view, index)):
        some = _own_ink_of(view, portions, look, objects)
        found.none.extend(some.none)
        found.partial.extend(some.partial)
    found.none.sort()
    found.partial.sort()
    return found


def _at_once(
    view: PaintedPage, portions: Sequence[Sequence[int]]
) -> Iterator[list[list[int]]]:
    """The portions whose pictures are held in memory at once, however many and large the characters
    of a page are.
    """
    boxes = view.chars.loose
    held: dict[int, list[int]] = {}
    area = 0.0
    for number, portion in enumerate(portions):
        for k in portion:
            held.setdefault(number, []).append(k)
            area += BBox(*boxes[k].tolist()).area
            if area >= _MOST_AT_ONCE:
                yield list(held.values())
                held, area = {}, 0.0
    if held:
        yield list(held.values())


def _own_ink_of(
    view: PaintedPage,
    portions: Sequence[Sequence[int]],
    look: _Look,
    objects: tuple[list[int], list[int]],
) -> OwnInk:
    """The same of the characters of some portions; ``objects`` are the texts of the page, and all
    else.
    """
    found = OwnInk([], [])
    order = list(chain.from_iterable(portions))
    texts, others = objects
    painted = _looks(view, portions, look)
    with switched_off(texts):
        bare = _looks(view, portions, look)
    gaps = dict(zip(order, map(_gap, painted, bare), strict=True))
    found.none.extend(k for k, gap in gaps.items() if gap.max() < SIGHT.seen)

    on_ink = {k for k, one in zip(order, bare, strict=True) if _has_ink(one)}
    for k, ink in _alone(view, portions, look, others):
        least = _WHOLE if k in on_ink else _UNCOVERED
        glyph = _is_to_be_seen(ink, gaps[k])
        whole = np.count_nonzero(glyph)
        seen = np.count_nonzero(glyph & (gaps[k] >= SIGHT.seen))
        if 0 < seen < least * whole:
            found.partial.append(k)
    return found


def _alone(
    view: PaintedPage,
    portions: Sequence[Sequence[int]],
    look: _Look,
    others: Sequence[int],
) -> Iterator[tuple[int, _Gap]]:
    """Some characters, and how much ink of each is where, whatever lies under or on it:
    ``others``.
    """
    with switched_off(others):
        on_white = _looks(view, portions, look)
        on_black = _looks(view, portions, look, 0)
    order = chain.from_iterable(portions)
    for k, one, other in zip(order, on_white, on_black, strict=True):
        ink = np.maximum(_gap(one, np.uint8(255)), _gap(other, np.uint8(0)))
        yield k, ink


def _is_to_be_seen(ink: _Gap, gap: _Gap) -> BoolArray:
    """Where a character has so much of its ink that it is seen on its ground: light ink on a dull
    one is not seen at the edges of a letter.
    """
    expected = ink * (int(gap.max()) / max(1, int(ink.max())))
    found: BoolArray = (ink >= SIGHT.seen) & (expected >= _SURE * SIGHT.seen)
    return found


def _looks(
    view: PaintedPage,
    portions: Sequence[Sequence[int]],
    look: _Look,
    paper: int = 255,
) -> list[Pixels]:
    """The boxes of the characters of all portions, one after the other."""
    return [pixels for some in portions for pixels in look(view, some, paper)]


def _gap(one: Pixels, other: Pixels | np.uint8) -> _Gap:
    """By how much the pixels of one picture differ from those of another one, in any colour."""
    gap: _Gap = np.abs(one.astype(np.int16) - other).max(axis=2)
    return gap


def _has_ink(bare: Pixels) -> bool:
    """Whether the ground of a character is no even one."""
    return int(contrast(bare.reshape(-1, bare.shape[2]).T).max()) >= _DARK


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


def _one_by_one(
    view: PaintedPage, index: Sequence[int], paper: int = 255
) -> list[Pixels]:
    """The boxes of some characters in three colours, from close by."""
    return [view.colored(k, paper) for k in index]


def _together(
    view: PaintedPage, index: Sequence[int], paper: int = 255
) -> list[Pixels]:
    """The same, cut out of one picture of what is around all of them."""
    boxes = view.chars.loose[list(index)]
    around = box_around(boxes)
    if not around.area:
        return _one_by_one(view, index, paper)
    whole = view.colored_box(around, paper)
    return [_cut(whole, around, BBox(*box)) for box in boxes.tolist()]


def _cut(whole: Pixels, around: BBox, box: BBox) -> Pixels:
    """The pixels of ``box``, of those of the box ``around`` it."""
    high, wide, _ = whole.shape
    across = wide / (around.x1 - around.x0)
    down = high / (around.bottom - around.top)
    left, right = (x - around.x0 for x in (box.x0, box.x1))
    top, bottom = (y - around.top for y in (box.top, box.bottom))
    rows = slice(int(top * down), math.ceil(bottom * down))
    return whole[rows, int(left * across) : math.ceil(right * across)].copy()


def page_objects(page: Handle) -> tuple[list[int], list[int]]:
    """The text objects of a page, those inside forms included, and all others."""
    address = address_of(page.raw)
    texts: list[int] = []
    others: list[int] = []
    items = list(
        map(get_object, repeat(address), range(count_objects(address)))
    )
    for item, kind in zip(items, map(get_type, items), strict=True):
        if kind == pdf.FPDF_PAGEOBJ_FORM:
            for inner, is_text in _inside(item):
                (texts if is_text else others).append(inner)
        else:
            is_text = kind == pdf.FPDF_PAGEOBJ_TEXT
            (texts if is_text else others).append(item)
    return texts, others


@contextmanager
def switched_off(items: Sequence[int]) -> Iterator[None]:
    """The page without some of its objects, while it lasts."""
    for item in items:
        _set_active(item, 0)
    try:
        yield
    finally:
        for item in items:
            _set_active(item, 1)


@contextmanager
def without_text(page: Handle) -> Iterator[None]:
    """The page without its text, while it lasts."""
    texts, _ = page_objects(page)
    with switched_off(texts):
        yield


def _inside(item: int) -> Iterator[tuple[int, bool]]:
    """An object, or those inside a form, and whether they are text."""
    kind = get_type(item)
    if kind == pdf.FPDF_PAGEOBJ_FORM:
        for k in range(count_inner(item)):
            yield from _inside(get_inner(item, k))
    else:
        yield item, kind == pdf.FPDF_PAGEOBJ_TEXT
