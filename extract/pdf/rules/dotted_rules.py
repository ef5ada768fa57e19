"""Rules drawn dot by dot: squares one after the other, as browsers and Word paint a dotted border.

A dot by itself runs neither way; those in one line, with about as much white between them as a dot
is wide, are one rule, level or upright. At corners a dot may be longer. Dots in both ways, row
below row, are a pattern.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extract.geometry import BBox
from extract.pdf.page import BoolArray, FloatArray, IntArray

Segment = tuple[float, float, float, float]
"""x0, top, x1, bottom of a rule: two of them are equal."""


@dataclass(frozen=True, slots=True)
class DotSettings:
    """Which dots are a rule; lengths in the lesser side of a dot where nothing else is said."""

    longest: float = 2.5
    """A longer box is a dash, which tells its way itself."""
    same_line: float = 0.2
    """Points by which the middles of the dots of one rule differ at most."""
    touching: float = 0.2
    """Dots with no more white between them touch: pixels of a drawing,"""
    same_dot: float = -0.7
    """but those that lie over each other so far are one, painted twice."""
    apart: float = 2.2
    """Dots with more white between them are no rule."""
    least: int = 4
    """Dots of a rule at least: beside one line of text there are more."""
    crossed: float = 0.5
    """A run of which a larger share runs the other way too is part of a pattern."""


DOTS = DotSettings()
"""The settings for any page."""


def is_dot(box: BBox, settings: DotSettings = DOTS) -> bool:
    """Whether a thin box is hardly longer one way than the other."""
    short, long = sorted((box.x1 - box.x0, box.bottom - box.top))
    return long <= settings.longest * short


def dotted_rules(
    boxes: Sequence[BBox], settings: DotSettings = DOTS
) -> tuple[list[Segment], list[Segment], list[BBox]]:
    """The level and the upright rules that small filled boxes are the dots of, and the boxes that
    are of none.
    """
    if len(boxes) < settings.least:
        return [], [], list(boxes)

    x0, top, x1, bottom = np.array(boxes, dtype=np.float64).T
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    across = _runs(np.column_stack((x0, x1, y)), bottom - top, settings)
    down = _runs(np.column_stack((top, bottom, x)), x1 - x0, settings)
    in_row, in_column = across >= 0, down >= 0
    across = _without_crossed(across, in_column, settings)
    down = _without_crossed(down, in_row, settings)

    level = [
        (start, middle, end, middle)
        for start, end, middle in _ends(across, x0, x1, y)
    ]
    upright = [
        (middle, start, middle, end)
        for start, end, middle in _ends(down, top, bottom, x)
    ]
    left = np.flatnonzero((across < 0) & (down < 0)).tolist()
    return level, upright, [boxes[k] for k in left]


def _runs(
    dots: FloatArray, thickness: FloatArray, settings: DotSettings
) -> IntArray:
    """The number of the run that each dot is of, -1 where it is of none. ``dots`` are n x (start,
    end, middle): along the line, and across it.
    """
    start, end, middle = dots.T
    order = middle.argsort(kind="stable")
    line = np.zeros(len(dots), np.int32)
    steps = np.diff(middle[order]) > settings.same_line
    line[order] = np.cumsum(np.r_[False, steps])

    order = np.lexsort((start, line))
    wide = np.minimum(thickness, end - start)[order][1:]
    white = (start[order][1:] - end[order][:-1]) / wide
    is_next = (white > settings.touching) & (white <= settings.apart)
    is_next |= white <= settings.same_dot
    is_next &= line[order][1:] == line[order][:-1]

    number = np.cumsum(np.r_[False, ~is_next])
    is_long = np.bincount(number) >= settings.least
    runs: IntArray = np.full(len(dots), -1, np.int32)
    runs[order] = np.where(is_long[number], number, -1)
    return runs


def _without_crossed(
    runs: IntArray, crossed: BoolArray, settings: DotSettings
) -> IntArray:
    """The runs but for those of which too many dots are in one of the other way as well."""
    inside = runs >= 0
    if not inside.any():
        return runs
    dots = np.bincount(runs[inside])
    both = np.bincount(runs[inside & crossed], minlength=len(dots))
    is_pattern = both > settings.crossed * dots
    kept: IntArray = np.where(inside & ~is_pattern[runs], runs, -1)
    return kept


def _ends(
    runs: IntArray, first: FloatArray, last: FloatArray, middle: FloatArray
) -> list[tuple[float, float, float]]:
    """Where each run begins and ends, and the middle of its dots."""
    inside = np.flatnonzero(runs >= 0)
    if not len(inside):
        return []
    order = inside[runs[inside].argsort(kind="stable")]
    numbers = runs[order]
    starts = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]])
    counts = np.diff(np.r_[starts, len(order)])
    ends = np.column_stack(
        (
            np.minimum.reduceat(first[order], starts),
            np.maximum.reduceat(last[order], starts),
            np.add.reduceat(middle[order], starts) / counts,
        )
    )
    return [(a, b, c) for a, b, c in ends.tolist()]
