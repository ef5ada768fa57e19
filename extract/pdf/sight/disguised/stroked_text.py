"""Digits whose outline is drawn, or a thick one around them: what they are without it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import pypdfium2.raw as pdf

from extract.pdf.pdfium_api import ADDRESS, INT, UNSIGNED, bind
from extract.pdf.sight.digit_shapes import likeness
from extract.pdf.sight.own_ink import page_objects, switched_off
from extract.pdf.sight.painted_page import PaintedPage

_get_mode = bind(pdf.FPDFTextObj_GetTextRenderMode, INT, ADDRESS)
_set_mode = bind(pdf.FPDFTextObj_SetTextRenderMode, INT, ADDRESS, INT)
_get_color = bind(pdf.FPDFPageObj_GetFillColor, INT, *(ADDRESS,) * 5)
_set_color = bind(pdf.FPDFPageObj_SetFillColor, INT, ADDRESS, *(UNSIGNED,) * 4)
_FILLED = 0
_STROKED = frozenset((1, 2, 5, 6))
"""ISO 32000-1, table 106: text render modes."""
_BLACK = (0, 0, 0, 255)


def stroked_as_others(
    view: PaintedPage, index: Sequence[int]
) -> dict[int, int]:
    """Those of the digits ``index`` that are clearly others where their shapes are filled.

    Outlines are like no digit of a font, and a thick stroke fills the bows of a 3.
    """
    if not index:
        return {}
    texts, others = page_objects(view.handle)
    stroked = [text for text in texts if _get_mode(text) in _STROKED]
    if not stroked:
        return {}

    found: dict[int, int] = {}
    with switched_off(others), _filled(stroked):
        for k in index:
            near = likeness(view.looked_at(k))
            digit = int(view.chars.text[k])
            if near is not None and near.contradicts(digit):
                found[k] = near.best
    return found


@contextmanager
def _filled(texts: Sequence[int]) -> Iterator[None]:
    """The page with some of its texts filled in black and not stroked, while it lasts; texts that
    are filled with a pattern stay as they are."""
    changed: list[tuple[int, int, list[int]]] = []
    for text in texts:
        color = np.zeros(4, np.uint32)
        start = color.ctypes.data
        if _get_color(text, *range(start, start + color.nbytes, 4)):
            changed.append((text, _get_mode(text), color.tolist()))
    for text, _, _ in changed:
        _set_mode(text, _FILLED)
        _set_color(text, *_BLACK)
    try:
        yield
    finally:
        for text, mode, own in changed:
            _set_mode(text, mode)
            _set_color(text, *own)
