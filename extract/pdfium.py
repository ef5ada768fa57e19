"""pdfium's C API, read in bulk: characters, rules and images of one page.

A Python call for each character costs more than pdfium's own work, so the per-character calls run inside ``map``
over ranges of addresses, and everything that is constant over a text object (font, size, matrix) is asked once.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdf

from extract.geometry import BBox
from extract.page import Chars, FloatArray, IntArray, Page
from extract.rules import PathStyle, Polyline, rules_from_paths

Handle = Any
"""One of pdfium's handles, or a ctypes type: pypdfium2 ships no types for them."""

_HYPHEN_MARKS = (0x02, 0xFFFE)
"""What pdfium puts in place of a hyphen that ends a line."""
_REPLACEMENT = 0xFFFD
_BOLD_NAMES = ("bold", "black", "heavy", "gras", "demi")
_FORCE_BOLD = 1 << 18
_FAKE_BOLD_MODES = (2, 6)
"""Text render modes that stroke the glyphs as well as fill them."""
_INVISIBLE_MODE = 3
_MAX_FORM_DEPTH = 8
_OVERPRINT = 0.1
"""The same letter again within this share of the font size is the same letter printed twice."""
_STRIDE = 6
"""Every how many characters their text object is asked for first."""


def _bind(function: Handle, result: Handle, *arguments: Handle) -> Callable[..., int]:
    """The same C function with plain integers for pointers, called without releasing the interpreter's lock."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_address, _int = ctypes.c_size_t, ctypes.c_int
_get_unicode = _bind(pdf.FPDFText_GetUnicode, ctypes.c_uint, _address, _int)
_get_object = _bind(pdf.FPDFText_GetTextObject, _address, _address, _int)
_get_loose_box = _bind(pdf.FPDFText_GetLooseCharBox, _int, _address, _int, _address)
_get_origin = _bind(pdf.FPDFText_GetCharOrigin, _int, _address, _int, _address, _address)
_get_matrix = _bind(pdf.FPDFText_GetMatrix, _int, _address, _int, _address)
_get_font_size = _bind(pdf.FPDFText_GetFontSize, ctypes.c_double, _address, _int)
_get_font = _bind(pdf.FPDFTextObj_GetFont, _address, _address)
_get_render_mode = _bind(pdf.FPDFTextObj_GetTextRenderMode, _int, _address)
_get_text = _bind(pdf.FPDFText_GetText, _int, _address, _int, _int, _address)
_get_segment = _bind(pdf.FPDFPath_GetPathSegment, _address, _address, _int)
_get_point = _bind(pdf.FPDFPathSegment_GetPoint, _int, _address, _address, _address)
_get_segment_type = _bind(pdf.FPDFPathSegment_GetType, _int, _address)
_get_close = _bind(pdf.FPDFPathSegment_GetClose, _int, _address)


class Matrix(NamedTuple):
    """A PDF transformation: x' = a x + c y + e, y' = b x + d y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def after(self, first: "Matrix") -> "Matrix":
        """The transformation that applies ``first`` and then this one."""
        a, b, c, d, e, f = first
        return Matrix(
            self.a * a + self.c * b,
            self.b * a + self.d * b,
            self.a * c + self.c * d,
            self.b * c + self.d * d,
            self.a * e + self.c * f + self.e,
            self.b * e + self.d * f + self.f,
        )

    def points(self, xy: FloatArray) -> FloatArray:
        """``xy`` (n x 2) transformed."""
        x, y = xy[:, 0], xy[:, 1]
        return np.column_stack((self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f))


_IDENTITY = Matrix(1, 0, 0, 1, 0, 0)


def display_matrix(bbox: tuple[float, float, float, float], rotation: int) -> Matrix:
    """From PDF user space to the page as displayed, origin top left, y downwards."""
    left, bottom, right, top = bbox
    return {
        0: Matrix(1, 0, 0, -1, -left, top),
        90: Matrix(0, 1, 1, 0, -bottom, -left),
        180: Matrix(-1, 0, 0, 1, right, -bottom),
        270: Matrix(0, -1, -1, 0, top, right),
    }[rotation % 360]


def read_page(page: Handle, number: int) -> Page:
    """All that is kept of ``page`` (a ``pypdfium2.PdfPage``), in displayed coordinates."""
    rotation = page.get_rotation()
    display = display_matrix(page.get_bbox(), rotation)
    width, height = page.get_size()
    polylines, images = _read_objects(page, display)
    return Page(
        number=number,
        width=float(width),
        height=float(height),
        rotation=rotation,
        chars=_shown(_read_chars(page, display), width, height),
        rules=rules_from_paths(polylines, width, height),
        images=tuple(images),
    )


# ------------------------------------------------------------------------------------------------ characters


@dataclass(frozen=True, slots=True, eq=False)
class _Styles:
    """What is constant over each text object of a page: angle, font size in points, boldness."""

    angles: IntArray
    sizes: FloatArray
    bold: npt.NDArray[np.bool_]


def _is_bold(font: int) -> bool:
    """Whether the font's name or flags say bold."""
    handle = ctypes.cast(font, pdf.FPDF_FONT)
    buffer = ctypes.create_string_buffer(256)
    pdf.FPDFFont_GetBaseFontName(handle, buffer, 256)
    name = buffer.value.decode("utf-8", "replace").lower()
    flags = max(pdf.FPDFFont_GetFlags(handle), 0)
    return any(word in name for word in _BOLD_NAMES) or bool(flags & _FORCE_BOLD)


def _read_chars(page: Handle, display: Matrix) -> Chars:
    handle = pdf.FPDFText_LoadPage(page)
    try:
        return _chars_of(handle, display) if handle else _no_chars()
    finally:
        if handle:
            pdf.FPDFText_ClosePage(handle)


def _no_chars() -> Chars:
    empty = np.empty((0, 4))
    return Chars((), empty, empty, np.empty(0, np.int32), np.empty(0), np.empty(0, np.bool_))


def _shown(chars: Chars, width: float, height: float) -> Chars:
    """The characters whose middle lies on the page."""
    x, y = (chars.boxes[:, 0] + chars.boxes[:, 2]) / 2, (chars.boxes[:, 1] + chars.boxes[:, 3]) / 2
    keep = (x >= 0) & (x <= width) & (y >= 0) & (y <= height)
    return chars if keep.all() else chars.where(keep)


def _printed_once(chars: Chars, codes: npt.NDArray[np.uint32]) -> Chars:
    """``chars`` without those printed again over themselves, which makes them look bold or shadowed."""
    x, y = (chars.boxes[:, 0] + chars.boxes[:, 2]) / 2, (chars.boxes[:, 1] + chars.boxes[:, 3]) / 2
    rough = np.sort(codes * 1e8 + np.floor(y / 2) * 1e4 + np.floor(x / 2))
    if not (rough[1:] == rough[:-1]).any():
        return chars
    again = np.zeros(len(chars), np.bool_)
    for shift in (0.0, 2.0):
        order = np.lexsort((np.arange(len(chars)), np.round(x, 1), np.floor((y + shift) / 4), codes))
        first, second = order[:-1], order[1:]
        near = _OVERPRINT * np.minimum(chars.sizes[first], chars.sizes[second])
        same = (codes[first] == codes[second]) & (np.abs(x[first] - x[second]) < near)
        same &= np.abs(y[first] - y[second]) < near
        again[np.maximum(first, second)[same]] = True
    return chars.where(~again) if again.any() else chars


def _chars_of(handle: Handle, display: Matrix) -> Chars:
    count = max(pdf.FPDFText_CountChars(handle), 0)
    text_page = ctypes.cast(handle, ctypes.c_void_p).value or 0
    codes = _codes(text_page, count)
    objects = _text_objects(text_page, count)
    codes[np.isin(codes, _HYPHEN_MARKS)] = ord("-")
    codes[codes == 0] = _REPLACEMENT
    index = np.flatnonzero((objects != 0) & (codes >= 0x20) & ~((codes >= 0x7F) & (codes < 0xA0)))
    if not len(index):
        return _no_chars()
    return _assemble(text_page, index, codes[index], objects[index], _loose_boxes(text_page, index, display), display)


def _codes(text_page: int, count: int) -> npt.NDArray[np.uint32]:
    """The characters' code points: in one call where pdfium's text has one unit for each, else one by one."""
    units = np.zeros(count + 1, np.uint16)
    written = _get_text(text_page, 0, count, units.ctypes.data)
    if written == count + 1 and not ((units >= 0xD800) & (units < 0xE000)).any():
        return units[:count].astype(np.uint32)
    return np.fromiter(map(_get_unicode, repeat(text_page), range(count)), np.uint32, count)


def _text_objects(text_page: int, count: int) -> npt.NDArray[np.uint64]:
    """The text object of each character, 0 where pdfium made the character up.

    Characters of one object stand together, so between two characters of one object nothing has to be asked.
    """
    found = np.zeros(count, np.uint64)
    marks = np.append(np.arange(0, count - 1, _STRIDE), count - 1)
    at_marks = np.fromiter(map(_get_object, repeat(text_page), marks.tolist()), np.uint64, len(marks))
    same = (at_marks[1:] == at_marks[:-1]) & (at_marks[1:] != 0)
    inner = np.arange(count)
    segment = np.searchsorted(marks, inner, side="right") - 1
    known = np.append(same, True)[segment]
    found[known] = at_marks[segment[known]]
    asked = np.flatnonzero(~known)
    found[asked] = np.fromiter(map(_get_object, repeat(text_page), asked.tolist()), np.uint64, len(asked))
    return found


def _loose_boxes(text_page: int, index: npt.NDArray[np.int64], display: Matrix) -> FloatArray:
    """The boxes of the characters of ``index`` as displayed, from ascender to descender."""
    loose = np.zeros((len(index), 4), np.float32)
    start = loose.ctypes.data
    addresses = range(start, start + 16 * len(index), 16)
    deque(map(_get_loose_box, repeat(text_page), index.tolist(), addresses), maxlen=0)
    left, top, right, bottom = loose.astype(np.float64).T
    first, second = display.points(np.column_stack((left, top))), display.points(np.column_stack((right, bottom)))
    return np.hstack((np.minimum(first, second), np.maximum(first, second)))


def _assemble(
    text_page: int,
    index: npt.NDArray[np.int64],
    codes: npt.NDArray[np.uint32],
    objects: npt.NDArray[np.uint64],
    boxes: FloatArray,
    display: Matrix,
) -> Chars:
    starts = np.flatnonzero(np.r_[True, objects[1:] != objects[:-1]])
    lengths = np.diff(np.r_[starts, len(objects)])
    styles = _styles(text_page, index[starts].tolist(), objects[starts].tolist(), display)
    angles, sizes = np.repeat(styles.angles, lengths), np.repeat(styles.sizes, lengths)
    for k in _odd_boxes(boxes, sizes, angles):
        boxes[k] = _box_from_origin(text_page, int(index[k]), boxes[k], float(sizes[k]), int(angles[k]), display)
    boxes = _split_ligatures(boxes, objects, angles)
    text = codes.astype("<u4").tobytes().decode("utf-32-le", "replace")
    chars = Chars(tuple(text), _body(boxes, angles), boxes, angles, sizes, np.repeat(styles.bold, lengths))
    return _printed_once(chars, codes)


def _styles(text_page: int, chars: list[int], objects: list[int], display: Matrix) -> _Styles:
    """The styles of text objects, each asked for at one of its characters."""
    count = len(chars)
    matrices = np.zeros((count, 6), np.float32)
    start = matrices.ctypes.data
    deque(map(_get_matrix, repeat(text_page), chars, range(start, start + 24 * count, 24)), maxlen=0)
    raw_sizes = np.abs(np.fromiter(map(_get_font_size, repeat(text_page), chars), np.float64, count))
    fonts = np.fromiter(map(_get_font, objects), np.uint64, count)
    modes = np.fromiter(map(_get_render_mode, objects), np.int32, count)
    known, which = np.unique(fonts, return_inverse=True)
    bold = np.array([font != 0 and _is_bold(int(font)) for font in known], np.bool_)[which]
    a, b, c, d = matrices[:, :4].astype(np.float64).T
    along = np.column_stack((display.a * a + display.c * b, display.b * a + display.d * b))
    return _Styles(_angles(along), raw_sizes * np.hypot(c, d), bold | np.isin(modes, _FAKE_BOLD_MODES))


def _angles(along: FloatArray) -> IntArray:
    """Reading directions, clockwise on the displayed page; within 3 degrees of a right angle counts as right."""
    degrees = np.degrees(np.arctan2(along[:, 1], along[:, 0])) % 360
    nearest = np.round(degrees / 90) * 90
    return (np.where(np.abs(degrees - nearest) <= 3, nearest, np.round(degrees)) % 360).astype(np.int32)


def _odd_boxes(loose: FloatArray, sizes: FloatArray, angles: IntArray) -> npt.NDArray[np.int64]:
    """Characters whose font gives no height, or one no letter has: their boxes have to be asked for otherwise."""
    across = np.where(np.isin(angles, (90, 270)), loose[:, 2] - loose[:, 0], loose[:, 3] - loose[:, 1])
    straight = angles % 90 == 0
    return np.flatnonzero(straight & ((across > 1.7 * sizes) | (across < 0.6 * sizes)) & (sizes > 0))


def _box_from_origin(
    text_page: int, char: int, box: FloatArray, size: float, angle: int, display: Matrix
) -> FloatArray:
    """The character's box with a usual ascent and descent instead of the font's own."""
    xy = (ctypes.c_double * 2)()
    start = ctypes.addressof(xy)
    _get_origin(text_page, char, start, start + 8)
    ((x, y),) = display.points(np.array([[xy[0], xy[1]]]))
    up, down = 0.8 * size, 0.2 * size
    if angle in (0, 180):
        low, high = (y - up, y + down) if angle == 0 else (y - down, y + up)
        return np.array((box[0], low, box[2], high))
    low, high = (x - up, x + down) if angle == 270 else (x - down, x + up)
    return np.array((low, box[1], high, box[3]))


def _split_ligatures(boxes: FloatArray, objects: npt.NDArray[np.uint64], angles: IntArray) -> FloatArray:
    """Letters that share one glyph get their share of its box."""
    same = (objects[1:] == objects[:-1]) & (np.abs(boxes[1:] - boxes[:-1]).max(axis=1, initial=0) < 1e-3)
    if not same.any():
        return boxes
    boxes = boxes.copy()
    edges = np.flatnonzero(np.diff(np.r_[False, same, False].astype(np.int8)))
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        horizontal = angles[first] in (0, 180)
        low, high = (0, 2) if horizontal else (1, 3)
        cuts = np.linspace(boxes[first, low], boxes[first, high], last - first + 2)
        if angles[first] in (180, 270):
            boxes[first : last + 1, low], boxes[first : last + 1, high] = cuts[-2::-1], cuts[:0:-1]
        else:
            boxes[first : last + 1, low], boxes[first : last + 1, high] = cuts[:-1], cuts[1:]
    return boxes


def _body(loose: FloatArray, angles: IntArray) -> FloatArray:
    """The loose boxes cut to the height where letters have their ink: from ascender to descender less a fifth."""
    boxes = loose.copy()
    level = (angles == 0) | (angles == 180)
    for low, high, which in ((1, 3, level), (0, 2, ~level)):
        shrink = 0.2 * (boxes[which, high] - boxes[which, low])
        boxes[which, low] += shrink
        boxes[which, high] -= shrink
    return boxes


# ------------------------------------------------------------------------------------------------ paths, images


def _read_objects(page: Handle, display: Matrix) -> tuple[list[Polyline], list[BBox]]:
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
        return _IDENTITY
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
