"""Painted paths -> rules: strokes, thin filled rectangles and edges of cell backgrounds, as
axis-parallel segments.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from extract.geometry import BBox
from extract.pdf.backgrounds import WHITE, Color, visible_edges
from extract.pdf.page import FloatArray, Rules

_THIN = 3.0
"""A filled rectangle thinner than this, in points, is a rule and not a background."""
_SLANT = 0.6
"""How far the ends of a segment may be out of line for it to count as parallel to an axis."""
_ROUND = 8.0
"""How large the corners of a rounded rectangle may be."""
MOST_CORNERS = 13
"""Points of a path that may be a rounded rectangle."""
_BROAD = 6.0
"""A stroke broader than this is a background, not a rule."""
_SHORTEST = 0.3
"""Points: what is shorter both ways is a dot."""
_PAGE_SHARE = 0.9
"""A fill over this share of the page is paper, not a cell."""


class PathStyle(NamedTuple):
    """How a path is painted: colours (None: not at all) and stroke width in points.

    ``hollow``: by the even-odd rule, so that a subpath inside another one is a hole in it.
    """

    fill: Color | None
    stroke: Color | None
    width: float
    hollow: bool = False


class Polyline(NamedTuple):
    """One subpath as displayed; of a ``curved`` one only the end points of its segments are kept."""

    points: Sequence[tuple[float, float]]
    closed: bool
    curved: bool
    style: PathStyle
    clip: BBox | None = None


def framed(path: Sequence[Polyline]) -> Sequence[Polyline]:
    """The subpaths of one path; a box with a hole of its own shape, the border of a cell, as its
    four sides.
    """
    if (
        len(path) != 2
        or not path[0].style.hollow
        or path[0].style.stroke is not None
        or not all(map(_is_box, path))
    ):
        return path
    inner, outer = sorted((_around(subpath.points) for subpath in path), key=lambda box: box.area)
    if inner.common(outer) < inner.area or not inner.area:
        return path
    sides = (
        (outer.x0, outer.top, outer.x1, inner.top),
        (outer.x0, inner.bottom, outer.x1, outer.bottom),
        (outer.x0, outer.top, inner.x0, outer.bottom),
        (inner.x1, outer.top, outer.x1, outer.bottom),
    )
    return [
        Polyline(
            ((x0, top), (x1, top), (x1, bottom), (x0, bottom)),
            True,
            False,
            path[0].style,
            path[0].clip,
        )
        for x0, top, x1, bottom in sides
        if x1 > x0 and bottom > top
    ]


def rules_from_paths(paths: Iterable[Polyline], width: float, height: float) -> Rules:
    """The rules that ``paths`` draw on a page of ``width`` x ``height``; what lies outside the page
    is cut off.
    """
    horizontal: list[tuple[float, float, float, float]] = []
    vertical: list[tuple[float, float, float, float]] = []
    fills: list[tuple[BBox, Color]] = []
    page = BBox(0.0, 0.0, width, height)
    for path in paths:
        box = _visible(path, page)
        if box is None:
            continue
        filled = path.style.fill if path.style.fill is not None and _is_box(path) else None
        if filled is not None and path.style.stroke is None:
            _add_fill(box, filled, page, horizontal, vertical, fills)
        elif path.style.stroke is not None and path.style.width > _BROAD and len(path.points) == 2:
            fills.append((_broad(box, path.style.width / 2), path.style.stroke))
        elif path.style.stroke is not None and not _is_white(path.style.stroke):
            _add_stroke(path, box, horizontal, vertical)
            if filled is not None and min(box.x1 - box.x0, box.bottom - box.top) > _THIN:
                fills.append((box, filled))
        elif filled is not None:
            _add_fill(box, filled, page, horizontal, vertical, fills)
    level, upright = visible_edges(_edged(fills))
    horizontal += level
    vertical += upright
    return Rules(
        _array(horizontal),
        _array(vertical),
        _array([box for box, color in fills if not _is_white(color)]),
    )


def _array(boxes: Sequence[Sequence[float]]) -> FloatArray:
    return np.array(boxes, dtype=np.float64).reshape(-1, 4)


def _is_white(color: Color) -> bool:
    return min(color) >= WHITE


def _visible(path: Polyline, page: BBox) -> BBox | None:
    box = _cut(_around(path.points), page)
    return _cut(box, path.clip) if box is not None and path.clip is not None else box


def _around(points: Sequence[tuple[float, float]]) -> BBox:
    xs, ys = zip(*points, strict=True)
    return BBox(min(xs), min(ys), max(xs), max(ys))


def _cut(box: BBox, frame: BBox) -> BBox | None:
    """``box`` inside ``frame``, with a tolerance for rules on its very edge; None where nothing is
    left.
    """
    x0, top, x1, bottom = box
    left, high, right, low = frame
    if left - 1 <= x0 <= x1 <= right + 1 and high - 1 <= top <= bottom <= low + 1:
        return box
    x0, top = max(x0, left - 1), max(top, high - 1)
    x1, bottom = min(x1, right + 1), min(bottom, low + 1)
    return BBox(x0, top, x1, bottom) if x0 <= x1 and top <= bottom else None


def _is_box(path: Polyline) -> bool:
    """Whether a filled path is an axis-parallel rectangle (rounded corners allowed)."""
    points = path.points
    if not 4 <= len(points) <= (MOST_CORNERS if path.curved else 6):
        return False
    allowed = _ROUND if path.curved else _SLANT
    return all(
        min(abs(bx - ax), abs(by - ay)) < allowed
        for (ax, ay), (bx, by) in pairwise((*points, points[0]))
    )


def _broad(box: BBox, half: float) -> BBox:
    """What a stroke of twice ``half`` along ``box`` covers."""
    x0, top, x1, bottom = box
    if x1 - x0 >= bottom - top:
        return BBox(x0, top - half, x1, bottom + half)
    return BBox(x0 - half, top, x1 + half, bottom)


def _add_fill(
    box: BBox,
    color: Color,
    page: BBox,
    horizontal: list[tuple[float, float, float, float]],
    vertical: list[tuple[float, float, float, float]],
    fills: list[tuple[BBox, Color]],
) -> None:
    wide, high = box.x1 - box.x0, box.bottom - box.top
    if min(wide, high) <= _THIN:
        if _is_white(color) or max(wide, high) < _SHORTEST:
            return
        if wide >= high:
            middle = (box.top + box.bottom) / 2
            horizontal.append((box.x0, middle, box.x1, middle))
        else:
            middle = (box.x0 + box.x1) / 2
            vertical.append((middle, box.top, middle, box.bottom))
    elif box.area < _PAGE_SHARE * page.area:
        fills.append((box, color))


def _add_stroke(
    path: Polyline,
    box: BBox,
    horizontal: list[tuple[float, float, float, float]],
    vertical: list[tuple[float, float, float, float]],
) -> None:
    points = (*path.points, path.points[0]) if path.closed else path.points
    left, top, right, bottom = box
    for (ax, ay), (bx, by) in pairwise(points):
        x0, x1 = max(min(ax, bx), left), min(max(ax, bx), right)
        y0, y1 = max(min(ay, by), top), min(max(ay, by), bottom)
        wide, high = x1 - x0, y1 - y0
        if min(wide, high) < 0 or max(wide, high) < _SHORTEST:
            continue
        if high <= _SLANT and wide > high:
            horizontal.append((x0, (y0 + y1) / 2, x1, (y0 + y1) / 2))
        elif wide <= _SLANT and high > wide:
            vertical.append(((x0 + x1) / 2, y0, (x0 + x1) / 2, y1))


def _edged(fills: list[tuple[BBox, Color]]) -> list[tuple[BBox, Color]]:
    """The fills whose edges can be seen: coloured ones, and white ones painted over a coloured one."""
    coloured = [box for box, color in fills if not _is_white(color)]
    return [
        (box, color)
        for box, color in fills
        if not _is_white(color)
        or any(other.common(box) > 0.5 * box.area for other in coloured if other != box)
    ]
