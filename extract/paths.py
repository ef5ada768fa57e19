"""The painted paths and the images of a page, those inside Form XObjects included."""

import ctypes
from collections.abc import Iterator

import numpy as np
import pypdfium2.raw as pdf

from extract.capi import ADDRESS, IDENTITY, INT, Handle, Matrix, bind
from extract.geometry import BBox
from extract.rules import PathStyle, Polyline

_MAX_FORM_DEPTH = 8

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
            polylines.extend(_polylines(item, matrix))
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
    corners = matrix.points(np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]]))
    return BBox(*(float(v) for v in (*corners.min(axis=0), *corners.max(axis=0))))


def _polylines(item: Handle, outer: Matrix) -> Iterator[Polyline]:
    style = _path_style(item, outer)
    if style is None:
        return
    matrix = outer.after(_matrix_of(item))
    address = ctypes.cast(item, ctypes.c_void_p).value
    clip = _clip_box(item, outer)
    points: list[tuple[float, float]] = []
    closed = curved = False
    for x, y, kind, close in _segments(address, pdf.FPDFPath_CountSegments(item)):
        if kind == pdf.FPDF_SEGMENT_MOVETO and points:
            yield Polyline(matrix.points(np.array(points)), closed, curved, style, clip)
            points, closed, curved = [], False, False
        points.append((x, y))
        curved |= kind == pdf.FPDF_SEGMENT_BEZIERTO
        closed |= bool(close)
    if points:
        yield Polyline(matrix.points(np.array(points)), closed, curved, style, clip)


def _segments(address: int | None, count: int) -> Iterator[tuple[float, float, int, int]]:
    xy = (ctypes.c_float * 2)()
    start = ctypes.addressof(xy)
    for k in range(count):
        segment = _get_segment(address, k)
        _get_point(segment, start, start + 4)
        yield xy[0], xy[1], _get_segment_type(segment), _get_close(segment)


def _path_style(item: Handle, outer: Matrix) -> PathStyle | None:
    """How the path is painted, or None where it is not."""
    fill_mode, stroke = ctypes.c_int(0), ctypes.c_int(0)
    pdf.FPDFPath_GetDrawMode(item, ctypes.byref(fill_mode), ctypes.byref(stroke))
    fill_color = _color(pdf.FPDFPageObj_GetFillColor, item) if fill_mode.value else None
    stroke_color = _color(pdf.FPDFPageObj_GetStrokeColor, item) if stroke.value else None
    if fill_color is None and stroke_color is None:
        return None
    width = ctypes.c_float(0)
    pdf.FPDFPageObj_GetStrokeWidth(item, ctypes.byref(width))
    own = _matrix_of(item)
    scale = float(np.sqrt(abs(own.a * own.d - own.b * own.c))) * float(
        np.sqrt(abs(outer.a * outer.d - outer.b * outer.c))
    )
    return PathStyle(fill_color, stroke_color, float(width.value) * scale)


def _color(ask: Handle, item: Handle) -> tuple[int, int, int] | None:
    """The RGB colour, or None where it is fully transparent."""
    rgba = [ctypes.c_uint(0) for _ in range(4)]
    if not ask(item, *(ctypes.byref(part) for part in rgba)):
        return (0, 0, 0)
    red, green, blue, alpha = (part.value for part in rgba)
    return (red, green, blue) if alpha > 10 else None


def _clip_box(item: Handle, outer: Matrix) -> BBox | None:
    """The box that every clip path of the object leaves visible, or None where nothing is clipped."""
    clip = pdf.FPDFPageObj_GetClipPath(item)
    box: BBox | None = None
    for k in range(max(pdf.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
        count = pdf.FPDFClipPath_CountPathSegments(clip, k)
        points = []
        for j in range(max(count, 0)):
            x, y = ctypes.c_float(0), ctypes.c_float(0)
            segment = pdf.FPDFClipPath_GetPathSegment(clip, k, j)
            pdf.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            points.append((x.value, y.value))
        if not points:
            continue
        shown = outer.points(np.array(points))
        (x0, y0), (x1, y1) = shown.min(axis=0), shown.max(axis=0)
        box = (
            BBox(x0, y0, x1, y1)
            if box is None
            else BBox(max(box.x0, x0), max(box.top, y0), min(box.x1, x1), min(box.bottom, y1))
        )
    return box
