"""Figures drawn without text: as outlines of their letters, and as pictures."""

import ctypes
from functools import lru_cache

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont
from pypdfium2 import raw

from benchmarks.hidden.sheet import SIZE, Spot
from benchmarks.hostile import stream

_STEPS = {
    raw.FPDF_SEGMENT_MOVETO: b"m",
    raw.FPDF_SEGMENT_LINETO: b"l",
    raw.FPDF_SEGMENT_BEZIERTO: b"c",
}
_ADVANCE = 0.556
"""The width of a digit of Helvetica, in font sizes; narrow signs take half of it."""
_NARROW = " ,.()"


def outlines(at: Spot, text: str, size: float = SIZE) -> bytes:
    """The letters of ``text`` as filled paths."""
    x, y = at
    drawn = []
    for letter in text:
        if letter != " ":
            drawn.append(
                b"q %.4f 0 0 %.4f %.2f %.2f cm %s f Q\n"
                % (size, size, x, y, _outline(letter))
            )
        x += size * _ADVANCE * (0.5 if letter in _NARROW else 1.0)
    return b"".join(drawn)


@lru_cache(maxsize=64)
def _outline(letter: str) -> bytes:
    """The outline of one letter of Helvetica at one point."""
    document = pdfium.PdfDocument.new()
    font = raw.FPDFText_LoadStandardFont(document, b"Helvetica")
    path = raw.FPDFFont_GetGlyphPath(font, ord(letter), 10.0)
    parts, points = [], []
    x, y = ctypes.c_float(), ctypes.c_float()
    for k in range(raw.FPDFGlyphPath_CountGlyphSegments(path)):
        segment = raw.FPDFGlyphPath_GetGlyphPathSegment(path, k)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        points.append(b"%.3f %.3f" % (x.value, y.value))
        if kind != raw.FPDF_SEGMENT_BEZIERTO or len(points) == 3:
            parts.append(b" ".join(points) + b" " + _STEPS[kind])
            points = []
        if raw.FPDFPathSegment_GetClose(segment):
            parts.append(b"h")
    return b" ".join(parts)


def picture(text: str, size: tuple[int, int] = (240, 60)) -> bytes:
    """An image XObject that shows ``text`` in black on white."""
    sheet = Image.new("L", size, 255)
    font = ImageFont.load_default(size[1] * 0.7)
    ImageDraw.Draw(sheet).text((8, 4), text, fill=0, font=font)
    return stream(
        sheet.tobytes(),
        b"/Type /XObject /Subtype /Image /Width %d /Height %d"
        b" /ColorSpace /DeviceGray /BitsPerComponent 8" % size,
    )
