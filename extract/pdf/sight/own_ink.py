"""Text that adds nothing to what is seen in its place: something else was painted over it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import pypdfium2.raw as pdf

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

_set_active = bind(pdf.FPDFPageObj_SetIsActive, INT, ADDRESS, INT)


def without_own_ink(view: PaintedPage, index: Sequence[int]) -> list[int]:
    """Those of the characters ``index`` that look the same when the page's text is not painted."""
    if not index:
        return []
    painted = [view.colored(k) for k in index]
    with _text_switched_off(view.handle):
        bare = [view.colored(k) for k in index]

    found = []
    for k, one, other in zip(index, painted, bare, strict=True):
        gap = np.abs(one.astype(np.int32) - other)
        if int(gap.max(initial=0)) < SIGHT.seen:
            found.append(k)
    return found


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
