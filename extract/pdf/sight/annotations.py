"""What the annotations and form fields of a page show that is not painted with it.

pdfium paints an annotation that brings a look of its own, and leaves to a viewer what has none:
others (Acrobat, Firefox) draw such a note, line or stamp from its entries, and a form field from
its value.
"""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pypdfium2.raw as pdf

from extract.geometry import BBox
from extract.pdf.page import FloatArray
from extract.pdf.pdfium_api import Handle, Matrix

Points = list[tuple[float, float]]

_UNSEEN_FLAGS = 2 | 32
"""ISO 32000-1, table 165: an annotation that is hidden, or not for screens."""
_PAINTING = frozenset(
    ("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "Do", "sh")
)
"""Instructions that leave ink."""
_ICON = 20.0
"""Points of a side of the sign that viewers draw for a note or an attached file, at the upper left
corner of its box."""
_WRITTEN = (b"Contents", b"RC", b"C")
"""Entries of a note that draw something: its text, plain or rich, and its ground."""
_OFF = "Off"
"""The value of a box that is not ticked."""
_VALUED = (
    pdf.FPDF_FORMFIELD_TEXTFIELD,
    pdf.FPDF_FORMFIELD_COMBOBOX,
    pdf.FPDF_FORMFIELD_LISTBOX,
)
"""Form fields that print their value."""


class Annotations(NamedTuple):
    """What is drawn by a page's annotations, as displayed, and not painted with it."""

    fields: tuple[BBox, ...] = ()
    """Boxes of what somebody reads there: form fields that hold a value, notes and stamps."""
    strikes: tuple[BBox, ...] = ()
    """What strikes out the text under it."""
    covers: tuple[BBox, ...] = ()
    """What is drawn over the text under it."""
    strokes: tuple[FloatArray, ...] = ()
    """Lines: the straight parts of each, n x (x0, y0, x1, y1), from left to right."""
    painted: tuple[BBox, ...] = ()
    """The boxes of those that are painted with the page."""


def read_annotations(page: Handle, display: Matrix) -> Annotations:
    """What the annotations of a page draw that is not painted."""
    found = _Found(page, display)
    for number in range(pdf.FPDFPage_GetAnnotCount(page)):
        note = pdf.FPDFPage_GetAnnot(page, number)
        found.add(note)
        pdf.FPDFPage_CloseAnnot(note)
    return found.all()


@dataclass(slots=True)
class _Found:
    """What the annotations gone through so far draw."""

    page: Handle
    display: Matrix
    fields: list[BBox] = field(default_factory=list)
    strikes: list[BBox] = field(default_factory=list)
    covers: list[BBox] = field(default_factory=list)
    strokes: list[FloatArray] = field(default_factory=list)
    painted: list[BBox] = field(default_factory=list)

    def all(self) -> Annotations:
        """All of it."""
        return Annotations(
            tuple(self.fields),
            tuple(self.strikes),
            tuple(self.covers),
            tuple(self.strokes),
            tuple(self.painted),
        )

    def add(self, note: Handle) -> None:
        """Add what an annotation draws."""
        kind = pdf.FPDFAnnot_GetSubtype(note)
        if pdf.FPDFAnnot_GetFlags(note) & _UNSEEN_FLAGS:
            return
        if kind == pdf.FPDF_ANNOT_WIDGET:
            self._add_field(note)
        elif kind == pdf.FPDF_ANNOT_STRIKEOUT:
            self.strikes += self._marked(note) or [self._box(note)]
        elif kind in _DRAWN:
            if _look(note):
                self.painted.append(self._box(note))
            else:
                _DRAWN[kind](self, note)

    def _add_field(self, note: Handle) -> None:
        """Add a form field: its value, and the look that pdfium leaves to a viewer too."""
        box = self._box(note)
        is_filled = _is_filled(self.page, note)
        if is_filled:
            self.fields.append(box)
        if is_filled or not _PAINTING.isdisjoint(_look(note).split()):
            self.covers.append(box)

    def add_text(self, note: Handle) -> None:
        """Add a note written on the page, unless it is empty."""
        if any(pdf.FPDFAnnot_HasKey(note, key) for key in _WRITTEN):
            self.add_stamp(note)

    def add_stamp(self, note: Handle) -> None:
        """Add a stamp."""
        box = self._box(note)
        self.fields.append(box)
        self.covers.append(box)

    def add_icon(self, note: Handle) -> None:
        """Add the sign of a note that opens, or of an attached file."""
        x0, top, x1, bottom = self._box(note)
        self.covers.append(
            BBox(x0, top, min(x1, x0 + _ICON), min(bottom, top + _ICON))
        )

    def add_shape(self, note: Handle) -> None:
        """Add a shape that is filled, or its outline."""
        box = self._box(note)
        points = self._points(note)
        if not points:
            x0, top, x1, bottom = box
            points = [(x0, top), (x1, top), (x1, bottom), (x0, bottom)]
        if _is_inside_filled(note):
            self.covers.append(box)
        if pdf.FPDFAnnot_GetSubtype(note) != pdf.FPDF_ANNOT_CIRCLE:
            self._add_stroke([*points, points[0]])

    def add_line(self, note: Handle) -> None:
        """Add a straight line, or one of several parts."""
        start, end = pdf.FS_POINTF(), pdf.FS_POINTF()
        if pdf.FPDFAnnot_GetLine(note, start, end):
            self._add_stroke([self._shown(start), self._shown(end)])
        else:
            self._add_stroke(self._points(note))

    def add_ink(self, note: Handle) -> None:
        """Add lines drawn by hand."""
        for number in range(pdf.FPDFAnnot_GetInkListCount(note)):

            def ask(buffer: Handle, size: int, number: int = number) -> int:
                return int(
                    pdf.FPDFAnnot_GetInkListPath(note, number, buffer, size)
                )

            self._add_stroke(self._asked(ask))

    def _add_stroke(self, points: Points) -> None:
        parts = [(*one, *other) for one, other in map(sorted, pairwise(points))]
        if parts:
            self.strokes.append(np.array(parts, np.float64))

    def _points(self, note: Handle) -> Points:
        """The corners of a shape."""
        return self._asked(
            lambda buffer, size: int(
                pdf.FPDFAnnot_GetVertices(note, buffer, size)
            )
        )

    def _asked(self, ask: Callable[[Handle, int], int]) -> Points:
        """The points that ``ask`` fills a buffer with, as displayed; it says how many there are."""
        count = ask(None, 0)
        buffer = (pdf.FS_POINTF * max(1, count))()
        ask(buffer, count)
        return [self._shown(point) for point in buffer[:count]]

    def _shown(self, point: Handle) -> tuple[float, float]:
        return self.display.point(point.x, point.y)

    def _marked(self, note: Handle) -> list[BBox]:
        """The boxes of text that an annotation marks."""
        found = []
        for number in range(pdf.FPDFAnnot_CountAttachmentPoints(note)):
            quad = pdf.FS_QUADPOINTSF()
            if pdf.FPDFAnnot_GetAttachmentPoints(note, number, quad):
                corners = np.array(
                    [
                        (quad.x1, quad.y1, quad.x2, quad.y2),
                        (quad.x3, quad.y3, quad.x4, quad.y4),
                    ]
                )
                found.append(BBox.around(_boxes(self.display, corners)))
        return found

    def _box(self, note: Handle) -> BBox:
        rect = pdf.FS_RECTF()
        pdf.FPDFAnnot_GetRect(note, rect)
        corners = np.array([[rect.left, rect.bottom, rect.right, rect.top]])
        return _boxes(self.display, corners)[0]


_DRAWN: dict[int, Callable[[_Found, Handle], None]] = {
    pdf.FPDF_ANNOT_FREETEXT: _Found.add_text,
    pdf.FPDF_ANNOT_STAMP: _Found.add_stamp,
    pdf.FPDF_ANNOT_TEXT: _Found.add_icon,
    pdf.FPDF_ANNOT_FILEATTACHMENT: _Found.add_icon,
    pdf.FPDF_ANNOT_SQUARE: _Found.add_shape,
    pdf.FPDF_ANNOT_CIRCLE: _Found.add_shape,
    pdf.FPDF_ANNOT_POLYGON: _Found.add_shape,
    pdf.FPDF_ANNOT_LINE: _Found.add_line,
    pdf.FPDF_ANNOT_POLYLINE: _Found.add_line,
    pdf.FPDF_ANNOT_INK: _Found.add_ink,
}
"""What viewers draw of an annotation without a look of its own, by its kind. Links and the windows
of notes draw nothing; marks and lines under a text leave it as it is."""


def _boxes(display: Matrix, corners: FloatArray) -> Sequence[BBox]:
    return [BBox(*box) for box in display.boxes(corners).tolist()]


def _is_inside_filled(note: Handle) -> bool:
    """Whether a shape has a colour of its inside."""
    colour = [ctypes.c_uint() for _ in range(4)]
    inside = pdf.FPDFANNOT_COLORTYPE_InteriorColor
    if not pdf.FPDFAnnot_HasKey(note, b"IC"):
        return False
    return bool(pdf.FPDFAnnot_GetColor(note, inside, *colour))


def _is_filled(page: Handle, note: Handle) -> bool:
    """Whether a form field holds a value that is printed: its own, or that of the field it is a
    part of."""
    if pdf.FPDFAnnot_HasKey(note, b"V"):
        value = _text(
            lambda buffer, size: int(
                pdf.FPDFAnnot_GetStringValue(note, b"V", buffer, size)
            )
        )
        if value:
            return value != _OFF
    with _form_of(page) as form:
        if pdf.FPDFAnnot_GetFormFieldType(form, note) not in _VALUED:
            return False
        value = _text(
            lambda buffer, size: int(
                pdf.FPDFAnnot_GetFormFieldValue(form, note, buffer, size)
            )
        )
    return bool(value.strip())


@contextmanager
def _form_of(page: Handle) -> Iterator[Handle]:
    """The form of a page's document, while it is asked: nothing of it is run."""
    form = pdf.FPDFDOC_InitFormFillEnvironment(
        page.pdf, pdf.FPDF_FORMFILLINFO(version=2)
    )
    try:
        yield form
    finally:
        pdf.FPDFDOC_ExitFormFillEnvironment(form)


def _look(note: Handle) -> str:
    """The instructions that draw an annotation; none where it has no look of its own."""
    mode = pdf.FPDF_ANNOT_APPEARANCEMODE_NORMAL
    return _text(
        lambda buffer, size: int(pdf.FPDFAnnot_GetAP(note, mode, buffer, size))
    )


def _text(ask: Callable[[Handle, int], int]) -> str:
    """The text that ``ask`` fills a buffer with; it says how many bytes that takes."""
    size = ask(None, 0)
    units = ctypes.create_string_buffer(max(2, size))
    ask(ctypes.cast(units, ctypes.POINTER(pdf.FPDF_WCHAR)), size)
    return units.raw.decode("utf-16-le", "replace").strip("\0")
