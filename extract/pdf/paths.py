"""The painted paths and the images of a page, those inside Form XObjects included."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

import pypdfium2.raw as pdf

from extract.geometry import BBox
from extract.pdf.pdfium_api import (
    ADDRESS,
    IDENTITY,
    INT,
    Handle,
    Matrix,
    address_of,
    bind,
    count_inner,
    count_objects,
    get_inner,
    get_object,
    get_type,
)
from extract.pdf.rules.ruling_lines import (
    RULING,
    PathStyle,
    Polyline,
    split_frames,
)

_PAINTED = (
    pdf.FPDF_PAGEOBJ_PATH,
    pdf.FPDF_PAGEOBJ_IMAGE,
    pdf.FPDF_PAGEOBJ_SHADING,
)
_TRANSPARENT = 10
"""Paint with no more alpha than this, of 255, is not seen."""

_get_matrix = bind(pdf.FPDFPageObj_GetMatrix, INT, ADDRESS, ADDRESS)
_get_bounds = bind(
    pdf.FPDFPageObj_GetBounds,
    INT,
    ADDRESS,
    ADDRESS,
    ADDRESS,
    ADDRESS,
    ADDRESS,
)
_get_draw_mode = bind(pdf.FPDFPath_GetDrawMode, INT, ADDRESS, ADDRESS, ADDRESS)
_get_fill_color = bind(
    pdf.FPDFPageObj_GetFillColor,
    INT,
    ADDRESS,
    ADDRESS,
    ADDRESS,
    ADDRESS,
    ADDRESS,
)
_get_stroke_color = bind(
    pdf.FPDFPageObj_GetStrokeColor,
    INT,
    ADDRESS,
    ADDRESS,
    ADDRESS,
    ADDRESS,
    ADDRESS,
)
_get_stroke_width = bind(pdf.FPDFPageObj_GetStrokeWidth, INT, ADDRESS, ADDRESS)
_count_segments = bind(pdf.FPDFPath_CountSegments, INT, ADDRESS)
_get_segment = bind(pdf.FPDFPath_GetPathSegment, ADDRESS, ADDRESS, INT)
_get_point = bind(pdf.FPDFPathSegment_GetPoint, INT, ADDRESS, ADDRESS, ADDRESS)
_get_segment_type = bind(pdf.FPDFPathSegment_GetType, INT, ADDRESS)
_get_close = bind(pdf.FPDFPathSegment_GetClose, INT, ADDRESS)
_get_clip = bind(pdf.FPDFPageObj_GetClipPath, ADDRESS, ADDRESS)
_count_clips = bind(pdf.FPDFClipPath_CountPaths, INT, ADDRESS)
_count_clip_segments = bind(
    pdf.FPDFClipPath_CountPathSegments, INT, ADDRESS, INT
)
_get_clip_segment = bind(
    pdf.FPDFClipPath_GetPathSegment, ADDRESS, ADDRESS, INT, INT
)


class Painted(NamedTuple):
    """What is painted on a page that is no text, as displayed."""

    polylines: list[Polyline]
    """The subpaths of its paths."""
    images: list[BBox]
    shapes: list[BBox]
    """The boxes of the paths that are one filled shape of too many corners for a box, as those of
    a logo: no rule is one; and those of shadings."""


def read_objects(page: Handle, display: Matrix) -> Painted:
    """What is painted on ``page`` that is no text."""
    found = Painted([], [], [])
    ask = _Questions()
    for item, kind, matrix in _objects(page, display, ask):
        if kind == pdf.FPDF_PAGEOBJ_IMAGE:
            found.images.append(_unit_square(ask.within(matrix, item)))
        elif kind == pdf.FPDF_PAGEOBJ_SHADING:
            found.shapes.append(ask.bounds(item, matrix))
        else:
            _add_path(found, item, matrix, ask)
    return found


def _add_path(
    found: Painted, item: int, outer: Matrix, ask: "_Questions"
) -> None:
    """Add the subpaths of a painted path, or the box of one that can be no rule; nothing where it
    is not seen."""
    matrix = ask.within(outer, item)
    style = ask.style(item, matrix.scale)
    count = _count_segments(item)
    if style is None:
        return
    if _is_filled_shape(item, style, count):
        found.shapes.append(ask.bounds(item, outer))
        return
    clip = _clip_box(item, outer, ask)
    polylines = _polylines(item, matrix, style, clip, ask)
    found.polylines.extend(split_frames(list(polylines)))


class _Questions:
    """What pdfium is asked about an object. The buffers for its answers are made once: making one
    costs more than asking."""

    def __init__(self) -> None:
        self._floats = (ctypes.c_float * 6)()
        self._float = ctypes.addressof(self._floats)
        self._numbers = (ctypes.c_uint * 4)()
        self._number = ctypes.addressof(self._numbers)
        self._clips: dict[tuple[int, int, Matrix], BBox] = {}

    def within(self, outer: Matrix, item: int) -> Matrix:
        """``outer`` applied after the object's own transformation."""
        own = (
            Matrix(*self._floats)
            if _get_matrix(item, self._float)
            else IDENTITY
        )
        return outer if own == IDENTITY else outer.after(own)

    def style(self, item: int, scale: float) -> PathStyle | None:
        """How a path is painted, or None where it is not."""
        start = self._number
        _get_draw_mode(item, start, start + 4)
        mode, stroked = self._numbers[:2]
        fill = self._color(_get_fill_color, item) if mode else None
        stroke = self._color(_get_stroke_color, item) if stroked else None
        if fill is None and stroke is None:
            return None
        self._floats[0] = 0.0
        _get_stroke_width(item, self._float)
        return PathStyle(
            fill,
            stroke,
            self._floats[0] * scale,
            mode == pdf.FPDF_FILLMODE_ALTERNATE,
        )

    def _color(
        self, ask: Callable[..., int], item: int
    ) -> tuple[int, int, int] | None:
        """The RGB colour, or None where it is fully transparent."""
        start = self._number
        if not ask(item, start, start + 4, start + 8, start + 12):
            return (0, 0, 0)
        red, green, blue, alpha = self._numbers
        if alpha > _TRANSPARENT:
            return red, green, blue
        return None

    def clip(self, clip: int, number: int, count: int, outer: Matrix) -> BBox:
        """The box of one clip path. The objects drawn under it share its segments, so it is gone
        through once.
        """
        key = _get_clip_segment(clip, number, 0), count, outer
        if key not in self._clips:
            points = [
                self.point(_get_clip_segment(clip, number, k))
                for k in range(count)
            ]
            self._clips[key] = _around(outer, points)
        return self._clips[key]

    def bounds(self, item: int, outer: Matrix) -> BBox:
        """The box of an object that stands in the transformation ``outer``."""
        start = self._float
        _get_bounds(item, start, start + 4, start + 8, start + 12)
        left, bottom, right, top = self._floats[:4]
        return _around(
            outer,
            [(left, bottom), (right, bottom), (right, top), (left, top)],
        )

    def point(self, segment: int) -> tuple[float, float]:
        """Where a segment ends, untransformed."""
        _get_point(segment, self._float, self._float + 4)
        return self._floats[0], self._floats[1]


def _objects(
    page: Handle, display: Matrix, ask: _Questions
) -> Iterator[tuple[int, int, Matrix]]:
    """The address and the type of every path and image of the page, and the transformation it
    stands in.
    """
    address = address_of(page.raw)
    items = list(
        map(get_object, repeat(address), range(count_objects(address)))
    )
    for item, kind in zip(items, map(get_type, items), strict=True):
        if kind != pdf.FPDF_PAGEOBJ_TEXT:
            yield from _flat(item, kind, display, ask)


def _flat(
    item: int, kind: int, matrix: Matrix, ask: _Questions
) -> Iterator[tuple[int, int, Matrix]]:
    """What an object paints; forms are not deeper than `limits.check_page` lets a page be."""
    if kind == pdf.FPDF_PAGEOBJ_FORM:
        inner = ask.within(matrix, item)
        for k in range(count_inner(item)):
            part = get_inner(item, k)
            yield from _flat(part, get_type(part), inner, ask)
    elif kind in _PAINTED:
        yield item, kind, matrix


def _unit_square(matrix: Matrix) -> BBox:
    return _around(matrix, [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])


def _around(matrix: Matrix, points: Sequence[tuple[float, float]]) -> BBox:
    """The box around ``points`` once transformed."""
    xs, ys = zip(*(matrix.point(x, y) for x, y in points), strict=True)
    return BBox(min(xs), min(ys), max(xs), max(ys))


def _polylines(
    item: int,
    matrix: Matrix,
    style: PathStyle,
    clip: BBox | None,
    ask: _Questions,
) -> Iterator[Polyline]:
    """The subpaths of a path."""
    points: list[tuple[float, float]] = []
    closed = curved = False
    for k in range(_count_segments(item)):
        segment = _get_segment(item, k)
        kind = _get_segment_type(segment)
        if kind == pdf.FPDF_SEGMENT_MOVETO and points:
            yield Polyline(points, closed, curved, style, clip)
            points, closed, curved = [], False, False

        points.append(matrix.point(*ask.point(segment)))
        curved |= kind == pdf.FPDF_SEGMENT_BEZIERTO
        closed |= bool(_get_close(segment))
    if points:
        yield Polyline(points, closed, curved, style, clip)


def _is_filled_shape(item: int, style: PathStyle, count: int) -> bool:
    """Whether a path is one filled shape of too many corners for a box, as those of a logo."""
    if style.stroke is not None or count <= RULING.rounded_corners:
        return False
    return _is_one(item, count)


def _is_one(item: int, count: int) -> bool:
    """Whether a path has one subpath only."""
    return pdf.FPDF_SEGMENT_MOVETO not in map(
        _get_segment_type, map(_get_segment, repeat(item), range(1, count))
    )


def _clip_box(item: int, outer: Matrix, ask: _Questions) -> BBox | None:
    """The box that every clip path of the object leaves visible; None where nothing is clipped."""
    clip = _get_clip(item)
    box: BBox | None = None
    for k in range(_count_clips(clip) if clip else 0):
        if count := _count_clip_segments(clip, k):
            here = ask.clip(clip, k, count, outer)
            box = here if box is None else _common(box, here)
    return box


def _common(one: BBox, other: BBox) -> BBox:
    """What lies in both boxes; inverted where nothing does."""
    return BBox(
        max(one.x0, other.x0),
        max(one.top, other.top),
        min(one.x1, other.x1),
        min(one.bottom, other.bottom),
    )
