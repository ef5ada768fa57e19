"""Small squares by themselves, drawn to be ticked: they bound no cell."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from extract.geometry import BBox
from extract.grids.ruled.settings import RULED, RuledSettings
from extract.pdf.page import BoolArray, FloatArray

_Side = tuple[float, float, float]
"""Where a line is, and from where to where it is drawn, to the tenth of a point."""


_NEAR = 0.5
"""Points between a square and what touches it."""


def without_tick_boxes(
    horizontal: FloatArray,
    vertical: FloatArray,
    settings: RuledSettings = RULED,
) -> tuple[FloatArray, FloatArray]:
    """The rules of a page (n x 4 each) without squares no higher than a line of text that no other
    rule touches, and what is drawn in them.
    """
    squares = tick_squares(horizontal, vertical, settings)
    if not squares:
        return horizontal, vertical

    rules = np.concatenate((horizontal, vertical))
    kept = np.ones(len(rules), bool)
    for square in squares:
        kept &= ~_inside(rules, square)
    count = len(horizontal)
    return horizontal[kept[:count]], vertical[kept[count:]]


def tick_squares(
    horizontal: FloatArray,
    vertical: FloatArray,
    settings: RuledSettings = RULED,
) -> list[BBox]:
    """The squares of a page that are drawn to be ticked: no rule touches them from outside."""
    level = _short_sides(horizontal, (1, 0, 2), settings)
    upright = _short_sides(vertical, (0, 1, 3), settings)
    squares = list(_squares(level, upright))
    if not 0 < len(squares) <= settings.most_tick_boxes:
        return []

    rules = np.concatenate((horizontal, vertical))
    return [
        square
        for square in squares
        if not (_meet(rules, square) & ~_inside(rules, square)).any()
    ]


def _short_sides(
    rules: FloatArray, order: Sequence[int], settings: RuledSettings
) -> set[_Side]:
    """The rules that may be sides of such a square."""
    placed = rules[:, list(order)].round(1)
    length = placed[:, 2] - placed[:, 1]
    shortest, longest = settings.tick_box
    short = placed[(length >= shortest) & (length <= longest)]
    return {(at, start, end) for at, start, end in short.tolist()}


def _squares(level: set[_Side], upright: set[_Side]) -> Iterator[BBox]:
    """What four sides close all around, as high as it is wide."""
    by_width: dict[tuple[float, float], list[float]] = defaultdict(list)
    for y, left, right in sorted(level):
        by_width[left, right].append(y)

    for (left, right), heights in by_width.items():
        for top, bottom in pairwise(heights):
            is_square = abs((right - left) - (bottom - top)) < 1
            sides = {(left, top, bottom), (right, top, bottom)}
            if is_square and sides <= upright:
                yield BBox(
                    left - _NEAR, top - _NEAR, right + _NEAR, bottom + _NEAR
                )


def _inside(rules: FloatArray, box: BBox) -> BoolArray:
    x0, top, x1, bottom = rules.T
    within: BoolArray = (x0 >= box.x0) & (x1 <= box.x1)
    within &= (top >= box.top) & (bottom <= box.bottom)
    return within


def _meet(rules: FloatArray, box: BBox) -> BoolArray:
    x0, top, x1, bottom = rules.T
    meet: BoolArray = (x0 <= box.x1) & (x1 >= box.x0)
    meet &= (top <= box.bottom) & (bottom >= box.top)
    return meet
