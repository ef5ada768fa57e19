"""The painted paths and the images of a page, those inside Form XObjects included."""

import ctypes
from collections.abc import Callable, Iterator, Sequence

import pypdfium2.raw as pdf

from extract.capi import ADDRESS, IDENTITY, INT, Handle, Matrix, address_of, bind
from extract.geometry import BBox
from extract.rules import PathStyle, Polyline, framed

_MAX_FORM_DEPTH = 8
_TRANSPARENT = 10
"""Paint with no more alpha than this, of 255, is not seen."""

_count_segments = bind(pdf.FPDFPath_CountSegments, INT, ADDRESS)
_get_draw_mode = bind(pdf.FPDFPath_GetDrawMode, INT, ADDRESS, ADDRESS, ADDRESS)
_get_fill_color = bind(pdf.FPDFPageObj_GetFillColor, INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS)
_get_stroke_color = bind(pdf.FPDFPageObj_GetStrokeColor, INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS)
_get_stroke_width = bind(pdf.FPDFPageObj_GetStrokeWidth, INT, ADDRESS, ADDRESS)
_get_segment = bind(pdf.FPDFPath_GetPathSegment, ADDRESS, ADDRESS, INT)
_get_point = bind(pdf.FPDFPathSegment_GetPoint, INT, ADDRESS, ADDRESS, ADDRESS)
_get_segment_type = bind(pdf.FPDFPathSegment_GetType, INT, ADDRESS)
_get_close = bind(pdf.FPDFPathSegment_GetClose, INT, ADDRESS)


def read_objects(page: Handle, display: Matrix) -> tuple[list[Polyline], list[BBox]]:
    """What is painted on ``page`` as displayed: the subpaths of its paths, and the boxes of its images."""
    polylines: list[Polyline] = []
    images: list[BBox] = []
    for item, matrix in _objects(page, display):
        kind = pdf.FPDFPageObj_GetType(item)
        if kind == pdf.FPDF_PAGEOBJ_PATH:
            polylines.extend(framed(list(_polylines(item, matrix))))
        elif kind == pdf.FPDF_PAGEOBJ_IMAGE:
            images.append(_unit_square(matrix.after(_matrix_of(item))))
    return polylines, images


def _objects(page: Handle, display: Matrix) -> Iterator[tuple[Handle, Matrix]]:
    """Every object of the page but text, those inside Form XObjects with the form's matrix."""
    for k in range(pdf.FPDFPage_CountObjects(page)):
        yield from _flat(pdf.FPDFPage_GetObject(page, k), display, 0)


def _flat(item: Handle, matrix: Matrix, depth: int) -> Iterator[tuple[Handle, Matrix]]:
    kind = pdf.FPDFPageObj_GetType(item)
    if kind == pdf.FPDF_PAGEOBJ_FORM and depth < _MAX_FORM_DEPTH:
        inner = matrix.after(_matrix_of(item))
        for k in range(max(pdf.FPDFFormObj_CountObjects(item), 0)):
            yield from _flat(pdf.FPDFFormObj_GetObject(item, k), inner, depth + 1)
    elif kind in (pdf.FPDF_PAGEOBJ_PATH, pdf.FPDF_PAGEOBJ_IMAGE):
        yield item, matrix


def _matrix_of(item: Handle) -> Matrix:
    fs = pdf.FS_MATRIX()
    if not pdf.FPDFPageObj_GetMatrix(item, ctypes.byref(fs)):
        return IDENTITY
    return Matrix(fs.a, fs.b, fs.c, fs.d, fs.e, fs.f)


def _unit_square(matrix: Matrix) -> BBox:
    return _around(matrix, [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])


def _around(matrix: Matrix, points: Sequence[tuple[float, float]]) -> BBox:
    """The box around ``points`` once transformed."""
    xs, ys = zip(*(matrix.point(x, y) for x, y in points), strict=True)
    return BBox(min(xs), min(ys), max(xs), max(ys))


def _polylines(item: Handle, outer: Matrix) -> Iterator[Polyline]:
    address = address_of(item)
    own = _matrix_of(item)
    matrix = outer.after(own)
    style = _path_style(address, matrix.scale)
    if style is None:
        return
    clip = _clip_box(item, outer)
    points: list[tuple[float, float]] = []
    closed = curved = False
    for x, y, kind, close in _segments(address, _count_segments(address)):
        if kind == pdf.FPDF_SEGMENT_MOVETO and points:
            yield Polyline(points, closed, curved, style, clip)
            points, closed, curved = [], False, False
        points.append(matrix.point(x, y))
        curved |= kind == pdf.FPDF_SEGMENT_BEZIERTO
        closed |= bool(close)
    if points:
        yield Polyline(points, closed, curved, style, clip)


def _segments(address: int, count: int) -> Iterator[tuple[float, float, int, int]]:
    xy = (ctypes.c_float * 2)()
    start = ctypes.addressof(xy)
    for k in range(count):
        segment = _get_segment(address, k)
        _get_point(segment, start, start + 4)
        yield xy[0], xy[1], _get_segment_type(segment), _get_close(segment)


def _path_style(address: int, scale: float) -> PathStyle | None:
    """How the path is painted, or None where it is not."""
    said = (ctypes.c_int * 2)()
    start = ctypes.addressof(said)
    _get_draw_mode(address, start, start + 4)
    fill = _color(_get_fill_color, address) if said[0] else None
    stroke = _color(_get_stroke_color, address) if said[1] else None
    if fill is None and stroke is None:
        return None
    width = ctypes.c_float(0)
    _get_stroke_width(address, ctypes.addressof(width))
    return PathStyle(fill, stroke, float(width.value) * scale, said[0] == pdf.FPDF_FILLMODE_ALTERNATE)


def _color(ask: Callable[..., int], address: int) -> tuple[int, int, int] | None:
    """The RGB colour, or None where it is fully transparent."""
    rgba = (ctypes.c_uint * 4)()
    start = ctypes.addressof(rgba)
    if not ask(address, start, start + 4, start + 8, start + 12):
        return (0, 0, 0)
    red, green, blue, alpha = rgba
    return (red, green, blue) if alpha > _TRANSPARENT else None


def _clip_box(item: Handle, outer: Matrix) -> BBox | None:
    """The box that every clip path of the object leaves visible, or None where nothing is clipped."""
    clip = pdf.FPDFPageObj_GetClipPath(item)
    box: BBox | None = None
    xy = (ctypes.c_float * 2)()
    start = ctypes.addressof(xy)
    for k in range(max(pdf.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
        points = []
        for j in range(max(pdf.FPDFClipPath_CountPathSegments(clip, k), 0)):
            _get_point(address_of(pdf.FPDFClipPath_GetPathSegment(clip, k, j)), start, start + 4)
            points.append((xy[0], xy[1]))
        if points:
            here = _around(outer, points)
            box = here if box is None else _common(box, here)
    return box


def _common(one: BBox, other: BBox) -> BBox:
    """What lies in both boxes; inverted where nothing does."""
    return BBox(max(one.x0, other.x0), max(one.top, other.top), min(one.x1, other.x1), min(one.bottom, other.bottom))
