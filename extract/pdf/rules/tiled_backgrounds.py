"""Backgrounds of one colour, cell by cell, over a table whose rules begin below them.

    ████████████████████████      a head without rules, painted in three boxes
    Volume produit | 405 | 412

Where two of them meet, the eye sees no edge; but a rule that goes on from there, above or below,
says that they are two cells.
"""

import math

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox
from extract.pdf.page import Chars, FloatArray

_MEET = 0.4
"""How far apart, in points, the edges of two boxes may be that meet."""
_BESIDE = 1.5
"""The same of the edge and of the rule that goes on from it: a rule has a breadth."""
_MOST = 400
"""More places where boxes meet are a drawing."""


def hidden_edges(
    fills: FloatArray, upright: FloatArray, chars: Chars | None
) -> FloatArray:
    """The upright edges (n x 4) at which two of ``fills``, of one height, meet, where one of the
    ``upright`` rules goes on from them and no letter lies across.
    """
    edges = _meetings(fills)
    if not len(edges) or not len(upright) or len(edges) > _MOST:
        return np.empty((0, 4))
    edges = edges[_go_on(edges, upright)]
    if chars is None:
        return edges
    crossed = [_is_crossed(edge, chars) for edge in edges]
    return edges[~np.array(crossed, np.bool_)]


def _meetings(fills: FloatArray) -> FloatArray:
    """The upright edges at which boxes of one height meet."""
    boxes = [BBox(*box) for box in fills.tolist()]
    left = {key for box in boxes for key in _keys(box.x0, box)}
    found = {
        (box.x1, box.top, box.x1, box.bottom)
        for box in boxes
        if left.intersection(_keys(box.x1, box))
    }
    return np.array(sorted(found)).reshape(-1, 4)


def _keys(x: float, box: BBox) -> tuple[tuple[int, float, float], ...]:
    """What places of one height share that are nearly at one ``x``."""
    step = math.floor(x / _MEET)
    height = round(box.top, 1), round(box.bottom, 1)
    return (step, *height), (step + 1, *height)


def _go_on(edges: FloatArray, upright: FloatArray) -> npt.NDArray[np.bool_]:
    """Which edges a rule goes on from, at its upper end or its lower one."""
    near = np.abs(edges[:, None, 0] - upright[:, 0]) <= _BESIDE
    below = np.abs(edges[:, None, 3] - upright[:, 1]) <= _BESIDE
    above = np.abs(edges[:, None, 1] - upright[:, 3]) <= _BESIDE
    found: npt.NDArray[np.bool_] = np.any(near & (below | above), axis=1)
    return found


def _is_crossed(edge: FloatArray, chars: Chars) -> bool:
    """Whether a letter lies on an edge."""
    x, top, _, bottom = edge.tolist()
    boxes = chars.loose
    middle = boxes[:, [1, 3]].mean(axis=1)
    across = (boxes[:, 0] < x - _MEET) & (boxes[:, 2] > x + _MEET)
    level = (middle > top) & (middle < bottom)
    return bool((across & level & chars.is_inked).any())
