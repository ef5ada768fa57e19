"""Painted paths -> rules: strokes, thin filled rectangles and edges of cell backgrounds, as
axis-parallel segments.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from extract.geometry import BBox
from extract.pdf.backgrounds import Color, is_white, visible_edges
from extract.pdf.highlights import highlights
from extract.pdf.page import Chars, FloatArray, Rules
from extract.pdf.rules.dotted_rules import Segment, dotted_rules, is_dot


@dataclass(frozen=True, slots=True)
class RulingSettings:
    """What makes painted shapes rules, backgrounds or neither; lengths in points."""

    thin: float = 3.0
    """A filled rectangle thinner than this is a rule and not a background."""
    slant: float = 0.6
    """How far the ends of a segment may be out of line for it to count as parallel to an axis."""
    round_corner: float = 8.0
    """How large the corners of a rounded rectangle may be."""
    corners: int = 6
    """Points of a path that may be a rectangle."""
    rounded_corners: int = 13
    """Points of a path that may be a rounded rectangle."""
    broad: float = 6.0
    """A stroke broader than this is a background, not a rule."""
    shortest: float = 0.3
    """What is shorter both ways is a dot."""
    page_share: float = 0.9
    """A fill over this share of the page is paper, not a cell."""
    over_coloured: float = 0.5
    """A white fill is seen where more than this share of it lies over a coloured one; a white
    stroke, where so much of it is on coloured ones or between them."""
    edge: float = 1.0
    """Points from a coloured fill at which a white stroke along it is still seen."""
    places: int = 25
    """Places of a white stroke that are looked at."""
    white_rules: int = 500
    """More white strokes are a drawing."""


RULING = RulingSettings()


class PathStyle(NamedTuple):
    """How a path is painted: colours (None: not at all) and stroke width in points.

    ``hollow``: by the even-odd rule, so that a subpath inside another one is a hole in it.
    """

    fill: Color | None
    stroke: Color | None
    width: float
    hollow: bool = False


class Polyline(NamedTuple):
    """One subpath as displayed; of a ``curved`` one only the ends of its segments are kept."""

    points: Sequence[tuple[float, float]]
    closed: bool
    curved: bool
    style: PathStyle
    clip: BBox | None = None


def split_frames(path: Sequence[Polyline]) -> Sequence[Polyline]:
    """The subpaths of one path; a box with a hole of its own shape, the border of a cell, as its
    four sides.
    """
    if not _may_be_frame(path):
        return path
    boxes = [_around(subpath.points) for subpath in path]
    inner, outer = sorted(boxes, key=lambda box: box.area)
    if inner.common(outer) < inner.area or not inner.area:
        return path

    sides = (
        BBox(outer.x0, outer.top, outer.x1, inner.top),
        BBox(outer.x0, inner.bottom, outer.x1, outer.bottom),
        BBox(outer.x0, outer.top, inner.x0, outer.bottom),
        BBox(inner.x1, outer.top, outer.x1, outer.bottom),
    )
    style, clip = path[0].style, path[0].clip
    drawn = (
        side for side in sides if side.x1 > side.x0 and side.bottom > side.top
    )
    return [
        Polyline(_box_points(side), True, False, style, clip) for side in drawn
    ]


def _may_be_frame(path: Sequence[Polyline]) -> bool:
    """Whether a path is two boxes, filled by a rule that makes the one inside a hole."""
    if len(path) != 2:
        return False
    style = path[0].style
    if not style.hollow or style.stroke is not None:
        return False
    return all(map(_is_box, path))


def _box_points(box: BBox) -> Sequence[tuple[float, float]]:
    x0, top, x1, bottom = box
    return ((x0, top), (x1, top), (x1, bottom), (x0, bottom))


def rules_from_paths(
    paths: Iterable[Polyline],
    width: float,
    height: float,
    chars: Chars | None = None,
) -> Rules:
    """The rules that ``paths`` draw on a page of ``width`` x ``height``; what lies outside the page
    is cut off.

    The edges of backgrounds are rules, but of those that hug words of ``chars``.
    """
    drawn = _Drawn(BBox(0.0, 0.0, width, height))
    for path in paths:
        drawn.add(path)

    drawn.add_dotted_rules()
    coloured = [box for box, color in drawn.fills if not is_white(color)]
    drawn.add_white_rules(coloured)
    level, upright = visible_edges(
        _without_highlights(_seen_fills(drawn.fills), chars)
    )
    return Rules(
        horizontal=_array([*drawn.horizontal, *level]),
        vertical=_array([*drawn.vertical, *upright]),
        fills=_array(coloured),
    )


def drawings(paths: Iterable[Polyline]) -> list[BBox]:
    """The boxes of those of ``paths`` that are no rules and no backgrounds: not all of their sides
    are level or upright.
    """
    return [_around(path.points) for path in paths if not _is_plain(path)]


def _is_plain(path: Polyline) -> bool:
    """Whether a path is of level and upright lines only."""
    return not path.curved and all(
        abs(bx - ax) <= RULING.slant or abs(by - ay) <= RULING.slant
        for (ax, ay), (bx, by) in pairwise(path.points)
    )


class _Drawn:
    """The rules and the fills of the paths drawn so far."""

    def __init__(self, page: BBox) -> None:
        self.page = page
        self.horizontal: list[Segment] = []
        self.vertical: list[Segment] = []
        self.fills: list[tuple[BBox, Color]] = []
        self.white: list[BBox] = []
        """White strokes of one line each, and thin white boxes."""
        self.dots: list[BBox] = []
        """Small filled squares."""

    def add(self, path: Polyline) -> None:
        """Add what a path shows of itself on the page."""
        box = _visible(path, self.page)
        if box is None:
            return

        fill, stroke = path.style.fill, path.style.stroke
        if fill is not None and not _is_box(path):
            fill = None
        if stroke is None:
            self._add_fill(box, fill)
        elif path.style.width > RULING.broad and len(path.points) == 2:
            self.fills.append((_broadened(box, path.style.width / 2), stroke))
        elif is_white(stroke):
            self._add_fill(box, fill)
            self._keep_white(path, box)
        else:
            self._add_stroke(path, box)
            narrower = min(box.x1 - box.x0, box.bottom - box.top)
            if fill is not None and narrower > RULING.thin:
                self.fills.append((box, fill))

    def _add_fill(self, box: BBox, color: Color | None) -> None:
        """Add a filled box: a rule where it is thin, else a background."""
        if color is None:
            return
        wide, high = box.x1 - box.x0, box.bottom - box.top
        if min(wide, high) > RULING.thin:
            if box.area < RULING.page_share * self.page.area:
                self.fills.append((box, color))
            return

        if is_white(color):
            self.white.append(box)
            return
        if max(wide, high) < RULING.shortest:
            return
        if is_dot(box):
            self.dots.append(box)
        else:
            self._add_line(box)

    def add_dotted_rules(self) -> None:
        """Add the rules that the dots are, and those that are of none as what they are."""
        level, upright, others = dotted_rules(self.dots)
        self.horizontal += level
        self.vertical += upright
        for box in others:
            self._add_line(box)

    def _keep_white(self, path: Polyline, box: BBox) -> None:
        """Keep a white stroke of one line until all backgrounds are known."""
        narrower = min(box.x1 - box.x0, box.bottom - box.top)
        if len(path.points) == 2 and narrower <= RULING.slant:
            self.white.append(box)

    def add_white_rules(self, coloured: Sequence[BBox]) -> None:
        """Add the white strokes that are seen: on coloured backgrounds, or between two."""
        if not coloured or len(self.white) > RULING.white_rules:
            return
        fills = _array(coloured)
        for box in self.white:
            long, short = box.x1 - box.x0, box.bottom - box.top
            if short > long:
                long, short = short, long
            if short > RULING.thin or long < RULING.shortest:
                continue
            if _share_over(box, fills) >= RULING.over_coloured:
                self._add_line(box)

    def _add_line(self, box: BBox) -> None:
        """Add a rule along the middle of a narrow box."""
        if box.x1 - box.x0 >= box.bottom - box.top:
            middle = (box.top + box.bottom) / 2
            self.horizontal.append((box.x0, middle, box.x1, middle))
        else:
            middle = (box.x0 + box.x1) / 2
            self.vertical.append((middle, box.top, middle, box.bottom))

    def _add_stroke(self, path: Polyline, box: BBox) -> None:
        """Add the segments of a stroke that are parallel to an axis, as far as ``box`` shows."""
        points = (*path.points, path.points[0]) if path.closed else path.points
        left, top, right, bottom = box
        for (ax, ay), (bx, by) in pairwise(points):
            x0, x1 = max(min(ax, bx), left), min(max(ax, bx), right)
            y0, y1 = max(min(ay, by), top), min(max(ay, by), bottom)
            wide, high = x1 - x0, y1 - y0
            if min(wide, high) < 0 or max(wide, high) < RULING.shortest:
                continue

            if high <= RULING.slant and wide > high:
                self.horizontal.append((x0, (y0 + y1) / 2, x1, (y0 + y1) / 2))
            elif wide <= RULING.slant and high > wide:
                self.vertical.append(((x0 + x1) / 2, y0, (x0 + x1) / 2, y1))


def _array(boxes: Sequence[Sequence[float]]) -> FloatArray:
    return np.array(boxes, dtype=np.float64).reshape(-1, 4)


def _visible(path: Polyline, page: BBox) -> BBox | None:
    box = _cut(_around(path.points), page)
    if box is not None and path.clip is not None:
        return _cut(box, path.clip)
    return box


def _around(points: Sequence[tuple[float, float]]) -> BBox:
    xs, ys = zip(*points, strict=True)
    return BBox(min(xs), min(ys), max(xs), max(ys))


def _cut(box: BBox, frame: BBox) -> BBox | None:
    """``box`` inside ``frame``, with a tolerance for rules on its very edge; None where nothing is
    left.
    """
    x0, top, x1, bottom = box
    left, high, right, low = frame
    if (
        left - 1 <= x0 <= x1 <= right + 1
        and high - 1 <= top <= bottom <= low + 1
    ):
        return box
    x0, top = max(x0, left - 1), max(top, high - 1)
    x1, bottom = min(x1, right + 1), min(bottom, low + 1)
    if x0 <= x1 and top <= bottom:
        return BBox(x0, top, x1, bottom)
    return None


def _is_box(path: Polyline) -> bool:
    """Whether a filled path is an axis-parallel rectangle (rounded corners allowed)."""
    points = path.points
    most = RULING.rounded_corners if path.curved else RULING.corners
    if not 4 <= len(points) <= most:
        return False

    allowed = RULING.round_corner if path.curved else RULING.slant
    return all(
        min(abs(bx - ax), abs(by - ay)) < allowed
        for (ax, ay), (bx, by) in pairwise((*points, points[0]))
    )


def _broadened(box: BBox, half: float) -> BBox:
    """What a stroke of twice ``half`` along ``box`` covers."""
    x0, top, x1, bottom = box
    if x1 - x0 >= bottom - top:
        return BBox(x0, top - half, x1, bottom + half)
    return BBox(x0 - half, top, x1 + half, bottom)


def _seen_fills(
    fills: Sequence[tuple[BBox, Color]],
) -> list[tuple[BBox, Color]]:
    """The fills whose edges can be seen: coloured ones, and white ones over a coloured one."""
    coloured = [box for box, color in fills if not is_white(color)]
    seen: list[tuple[BBox, Color]] = []
    for box, color in fills:
        if is_white(color) and not _is_over(box, coloured):
            continue
        seen.append((box, color))
    return seen


def _without_highlights(
    fills: Sequence[tuple[BBox, Color]], chars: Chars | None
) -> Sequence[tuple[BBox, Color]]:
    if chars is None or not fills:
        return fills
    marks = highlights(_array([box for box, _ in fills]), chars)
    if not marks.any():
        return fills
    return [fill for fill, mark in zip(fills, marks, strict=True) if not mark]


def _is_over(box: BBox, others: Sequence[BBox]) -> bool:
    """Whether most of ``box`` lies over another one."""
    least = RULING.over_coloured * box.area
    return any(other.common(box) > least for other in others if other != box)


def _share_over(line: BBox, fills: FloatArray) -> float:
    """The share of a line that is on one of ``fills``, or on the edge of one."""
    places = np.linspace(0.0, 1.0, RULING.places)
    x = line.x0 + places * (line.x1 - line.x0)
    y = line.top + places * (line.bottom - line.top)
    x0, top, x1, bottom = (fills + RULING.edge * np.array([-1, -1, 1, 1])).T
    across = (x[:, None] >= x0) & (x[:, None] <= x1)
    down = (y[:, None] >= top) & (y[:, None] <= bottom)
    return float((across & down).any(axis=1).mean())
