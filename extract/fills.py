"""Backgrounds -> the edges of them that can be seen.

Word processors paint a background line by line and cell by cell; where two pieces of one colour meet, the eye sees
no edge, and there is none.
"""

from collections.abc import Sequence

import numpy as np

from extract.geometry import BBox
from extract.page import FloatArray

Color = tuple[int, int, int]

BESIDE = 0.75
"""How far beyond an edge, in points, its other side is looked at: more than rounding, less than the thinnest rule."""
SHORTEST = 1.0
"""A visible piece of an edge shorter than this, in points, is rounding."""


def visible_edges(fills: Sequence[tuple[BBox, Color]]) -> tuple[list[BBox], list[BBox]]:
    """The horizontal and the vertical edges of ``fills`` that do not have the same colour on their other side."""
    if not fills:
        return [], []
    boxes = np.array([box for box, _ in fills])
    colors = np.array([color for _, color in fills])
    same = (colors[:, None] == colors[None, :]).all(axis=2)
    level = [BBox(a, y, b, y) for y, a, b in _seen(boxes, same)]
    upright = [BBox(x, a, x, b) for x, a, b in _seen(boxes[:, [1, 0, 3, 2]], same)]
    return level, upright


def _seen(boxes: FloatArray, same: np.ndarray) -> list[tuple[float, float, float]]:
    """The visible pieces (position, start, end) of the top and bottom edges of ``boxes``."""
    out = []
    for side, step in ((1, -BESIDE), (3, BESIDE)):
        beyond = boxes[:, side] + step
        behind = same & (boxes[None, :, 1] < beyond[:, None]) & (boxes[None, :, 3] > beyond[:, None])
        behind &= (boxes[None, :, 0] < boxes[:, None, 2]) & (boxes[None, :, 2] > boxes[:, None, 0])
        for i, box in enumerate(boxes):
            hidden = boxes[behind[i]][:, [0, 2]].tolist() if behind[i].any() else []
            out += [(float(box[side]), a, b) for a, b in _left_over(float(box[0]), float(box[2]), hidden)]
    return out


def _left_over(start: float, end: float, hidden: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    out = []
    for a, b in sorted((a, b) for a, b in hidden):
        if a - start > SHORTEST:
            out.append((start, a))
        start = max(start, b)
    if end - start > (SHORTEST if hidden else 0.0):
        out.append((start, end))
    return out
