"""Backgrounds -> the edges of them that can be seen.

Word processors paint a background line by line and cell by cell; where two pieces of one colour
meet, the eye sees no edge, and there is none.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from extract.geometry import BBox
from extract.pdf.page import FloatArray

Color = tuple[int, int, int]

WHITE = 250
"""A channel from here on is white for the eye."""
_BEYOND = 0.4
"""How far beyond an edge, in points, its other side is looked at: more than rounding, less than the
half point of white that programs leave between two cells as the thinnest rule.
"""
_BEYOND_WHITE = 0.2
"""The same between white cells painted over a dark ground: what shows between them is the rule,
however thin.
"""
_SHORTEST = 1.0
"""A visible piece of an edge shorter than this, in points, is rounding."""
_BAND, _LAST_BAND = 24.0, 600
"""The height of a band in points, and the number of the last one, which has no end."""
_MANY = 60
"""From so many boxes on, an array is looked through faster than a list."""


def is_white(color: Color) -> bool:
    """Whether a colour is white for the eye."""
    return min(color) >= WHITE


def visible_edges(
    fills: Sequence[tuple[BBox, Color]],
) -> tuple[list[BBox], list[BBox]]:
    """The horizontal and the vertical edges of ``fills`` that do not have the same colour on their
    other side.
    """
    if not fills:
        return [], []

    boxes = np.array([box for box, _ in fills])
    colors = [color for _, color in fills]
    level = [BBox(a, y, b, y) for y, a, b in _visible_pieces(boxes, colors)]
    # The same with x and y exchanged gives the left and right edges.
    sideways = boxes[:, [1, 0, 3, 2]]
    upright = [
        BBox(x, a, x, b) for x, a, b in _visible_pieces(sideways, colors)
    ]
    return level, upright


def _visible_pieces(
    boxes: FloatArray, colors: Sequence[Color]
) -> list[tuple[float, float, float]]:
    """The visible pieces (position, start, end) of the top and bottom edges of ``boxes``."""
    found = []
    by_band = _boxes_by_band(boxes, colors)
    for side, way in ((1, -1), (3, 1)):
        for box, color in zip(boxes.tolist(), colors, strict=True):
            beyond = box[side] + way * (
                _BEYOND_WHITE if is_white(color) else _BEYOND
            )
            band = by_band.get((color, _band_of(beyond)))
            hidden = (
                band.behind(beyond, box[0], box[2]) if band is not None else []
            )
            found += [
                (box[side], a, b) for a, b in _uncovered(box[0], box[2], hidden)
            ]
    return found


class _Band:
    """The different boxes of one colour that touch one band."""

    def __init__(self) -> None:
        self.boxes: dict[tuple[float, ...], None] = {}

    def behind(
        self, at: float, start: float, end: float
    ) -> list[Sequence[float]]:
        """From where to where each box reaches that covers some of ``start`` to ``end`` at the
        height ``at``.
        """
        if len(self.boxes) < _MANY:
            return [
                (x0, x1)
                for x0, y0, x1, y1 in self.boxes
                if y0 < at < y1 and x0 < end and x1 > start
            ]

        x0, y0, x1, y1 = self._sides
        covers = (y0 < at) & (y1 > at) & (x0 < end) & (x1 > start)
        found: list[Sequence[float]] = self._sides[::2, covers].T.tolist()
        return found

    @cached_property
    def _sides(self) -> FloatArray:
        return np.array(list(self.boxes)).T


def _boxes_by_band(
    boxes: FloatArray, colors: Sequence[Color]
) -> dict[tuple[Color, int], _Band]:
    """The different boxes of each colour by the bands they touch: a drawing of 100,000 pieces is no
    100,000 x 100,000 comparisons."""
    bands: dict[tuple[Color, int], _Band] = {}
    for box, color in zip(map(tuple, boxes.tolist()), colors, strict=True):
        for band in range(_band_of(box[1]), _band_of(box[3]) + 1):
            bands.setdefault((color, band), _Band()).boxes[box] = None
    return bands


def _band_of(position: float) -> int:
    return min(max(int(position // _BAND), 0), _LAST_BAND)


def _uncovered(
    start: float, end: float, hidden: Sequence[Sequence[float]]
) -> list[tuple[float, float]]:
    """What is left of ``start`` to ``end`` outside the stretches ``hidden``."""
    if not hidden:
        if end - start > 0.0:
            return [(start, end)]
        return []

    found = []
    for a, b in sorted((a, b) for a, b in hidden):
        if a - start > _SHORTEST:
            found.append((start, a))
        start = max(start, b)
    if end - start > _SHORTEST:
        found.append((start, end))
    return found
