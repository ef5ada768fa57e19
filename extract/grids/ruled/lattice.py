"""The drawing that rules make: lines put together, which boxes they close, which boxes are one
cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox
from extract.pdf.page import FloatArray, IntArray, Page

SNAP = 3.0
"""Parallel rules closer than this are one (double rules, a frame beside a background)."""
JOIN = 3.5
"""A gap shorter than this does not interrupt a rule (dashes, dots)."""
CROSS = 3.0
"""Rules that miss each other by less than this meet."""
OPEN = 4.0
"""Rules that run on by more than this beyond the last crossing bound a row that is open there."""
COVERED = 0.75
"""A side of an elementary box is closed when rules cover this share of it."""

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """The elementary boxes of one drawing: positions of its lines, which sides are ruled, which
    boxes are one cell.

    ``ruled_h[i, j]``: the line at ``ys[i]`` is drawn between ``xs[j]`` and ``xs[j + 1]``;
    ``ruled_v`` likewise. ``label`` has the number of the cell each elementary box belongs to.
    """

    xs: FloatArray
    ys: FloatArray
    ruled_h: BoolArray
    ruled_v: BoolArray
    label: IntArray

    @property
    def bbox(self) -> BBox:
        """The box around it."""
        return BBox(float(self.xs[0]), float(self.ys[0]), float(self.xs[-1]), float(self.ys[-1]))


def merged(segments: FloatArray, *, vertical: bool) -> FloatArray:
    """Segments as (position, start, end): those on one line snapped to it, those that touch joined."""
    if not len(segments):
        return np.empty((0, 3))
    across, low, high = (0, 1, 3) if vertical else (1, 0, 2)
    found = segments[np.argsort(segments[:, across], kind="stable")][:, [across, low, high]]
    cluster = np.cumsum(np.r_[0, np.diff(found[:, 0]) > _steps(found[:, 0])])
    weight = found[:, 2] - found[:, 1] + 1e-6
    position = np.bincount(cluster, found[:, 0] * weight) / np.bincount(cluster, weight)
    order = np.lexsort((found[:, 1], cluster))
    cluster, found = cluster[order], found[order]
    # the furthest end so far within each cluster, by lifting the clusters apart
    lift = cluster * (found[:, 2].max() - found[:, 1].min() + 10 * JOIN)
    reach = np.maximum.accumulate(found[:, 2] + lift) - lift
    new = np.r_[True, (cluster[1:] != cluster[:-1]) | (found[1:, 1] > reach[:-1] + JOIN)]
    starts = np.flatnonzero(new)
    ends = np.maximum.reduceat(found[:, 2], starts)
    return np.column_stack((position[cluster[starts]], found[starts, 1], ends))


def _steps(positions: FloatArray) -> FloatArray:
    """The snapping distance at each step; a chain of close rules is cut once it is wider than a
    double rule.
    """
    allowed = np.full(max(len(positions) - 1, 0), SNAP)
    first = float(positions[0])
    for k, (before, here) in enumerate(pairwise(positions.tolist())):
        if here - before > SNAP:
            first = here
        elif here - first > 1.5 * SNAP:
            allowed[k], first = -1.0, here
    return allowed


def _components(horizontal: FloatArray, vertical: FloatArray) -> tuple[IntArray, IntArray]:
    """The number of the drawing each line belongs to: lines that meet are in one."""
    y, x0, x1 = (horizontal[:, [k]] for k in range(3))
    x, top, bottom = vertical.T
    touch = (x >= x0 - CROSS) & (x <= x1 + CROSS) & (y >= top - CROSS) & (y <= bottom + CROSS)
    count = len(horizontal) + len(vertical)
    of_h, of_v = np.arange(len(horizontal)), np.full(len(vertical), count)
    while True:
        new_v = np.where(touch, of_h[:, None], count).min(axis=0, initial=count)
        new_h = np.minimum(of_h, np.where(touch, new_v[None, :], count).min(axis=1, initial=count))
        if (new_h == of_h).all() and (new_v == of_v).all():
            return of_h.astype(np.int32), of_v.astype(np.int32)
        of_h, of_v = new_h, new_v


def find_lattices(page: Page) -> list[Lattice]:
    """The drawings of ``page`` that hold at least two cells."""
    if not len(page.rules.horizontal) or not len(page.rules.vertical):
        return []
    horizontal = merged(page.rules.horizontal, vertical=False)
    vertical = merged(page.rules.vertical, vertical=True)
    of_h, of_v = _components(horizontal, vertical)
    found = []
    for number in np.unique(of_v):
        h, v = horizontal[of_h == number], vertical[of_v == number]
        if len(h) and len(h) + len(v) >= 3:
            lattice = _lattice(h, v)
            if lattice is not None:
                found.append(lattice)
    return found


def _positions(lines: FloatArray, ends: FloatArray) -> FloatArray:
    """Where ``lines`` lie, and where the crossing lines end beyond the outermost of them."""
    own = np.unique(lines[:, 0])
    low, high = float(ends[:, 1].min()), float(ends[:, 2].max())
    found = own.tolist()
    if low < own[0] - OPEN:
        found.insert(0, low)
    if high > own[-1] + OPEN:
        found.append(high)
    return np.array(found)


def _covered(lines: FloatArray, positions: FloatArray, cuts: FloatArray) -> BoolArray:
    """For each of ``positions`` and each interval of ``cuts``, whether a line lies there."""
    low, high = cuts[:-1], cuts[1:]
    shared = np.minimum(lines[:, [2]], high) - np.maximum(lines[:, [1]], low)
    row = np.searchsorted(positions, lines[:, 0] - 1e-9)
    total = np.zeros((len(positions), len(low)))
    np.add.at(total, row, np.maximum(shared, 0))
    length = high - low
    return total >= np.minimum(COVERED * length, np.maximum(length - 2 * CROSS, 0.5 * length))


def _lattice(horizontal: FloatArray, vertical: FloatArray) -> Lattice | None:
    xs, ys = _positions(vertical, horizontal), _positions(horizontal, vertical)
    if len(xs) < 2 or len(ys) < 2:
        return None
    ruled_h = _covered(horizontal, ys, xs)
    ruled_v = _covered(vertical, xs, ys).T
    return Lattice(xs, ys, ruled_h, ruled_v, _labels(ruled_h, ruled_v))


def _labels(ruled_h: BoolArray, ruled_v: BoolArray) -> IntArray:
    """Elementary boxes with no rule between them get one number, from 0 in reading order."""
    rows, cols = ruled_v.shape[0], ruled_h.shape[1]
    # without the rules between rows, each row falls into stretches; those that meet across rows are
    # one
    stretch = (
        np.cumsum(np.column_stack((np.ones(rows, bool), ruled_v[:, 1:-1])).ravel()).reshape(
            rows, cols
        )
        - 1
    )
    first = list(range(int(stretch[-1, -1]) + 1))
    open_h = ~ruled_h[1:-1]
    for above, below in zip(
        stretch[:-1][open_h].tolist(), stretch[1:][open_h].tolist(), strict=True
    ):
        one, other = _root(first, above), _root(first, below)
        first[max(one, other)] = min(one, other)
    numbers: dict[int, int] = {}
    label = [numbers.setdefault(_root(first, k), len(numbers)) for k in range(len(first))]
    labels: IntArray = np.array(label, np.int32)[stretch]
    return labels


def _root(parents: list[int], k: int) -> int:
    """The first of the set that ``k`` is in; the way there gets shorter for those who ask again."""
    while parents[k] != k:
        parents[k] = parents[parents[k]]
        k = parents[k]
    return k


@dataclass(slots=True)
class Region:
    """One labelled region: its extent in elementary boxes, how many it has, which of its four sides
    are closed.
    """

    number: int
    top: int
    bottom: int
    left: int
    right: int
    boxes: int
    closed: tuple[bool, bool, bool, bool]

    @property
    def rectangular(self) -> bool:
        """Whether it fills its extent."""
        return self.boxes == (self.bottom - self.top) * (self.right - self.left)

    @property
    def bent(self) -> bool:
        """Whether rules close it all around, but into another shape than a cell's."""
        return not self.rectangular and all(self.closed)


def regions(lattice: Lattice) -> list[Region]:
    """The regions of a lattice, by number."""
    label = lattice.label
    rows, cols = label.shape
    count = int(label.max()) + 1
    flat = label.ravel()
    r, c = np.divmod(np.arange(flat.size), cols)
    top, left = np.full(count, rows), np.full(count, cols)
    bottom, right = np.zeros(count, int), np.zeros(count, int)
    np.minimum.at(top, flat, r)
    np.minimum.at(left, flat, c)
    np.maximum.at(bottom, flat, r + 1)
    np.maximum.at(right, flat, c + 1)
    boxes = np.bincount(flat, minlength=count)
    ruled_h, ruled_v = lattice.ruled_h, lattice.ruled_v
    found = []
    extents = zip(
        top.tolist(), bottom.tolist(), left.tolist(), right.tolist(), boxes.tolist(), strict=True
    )
    for number, (t, b, lf, rt, filled) in enumerate(extents):
        closed = (
            t > 0 or bool(ruled_h[t, lf:rt].all()),
            b < rows or bool(ruled_h[b, lf:rt].all()),
            lf > 0 or bool(ruled_v[t:b, lf].all()),
            rt < cols or bool(ruled_v[t:b, rt].all()),
        )
        found.append(Region(number, t, b, lf, rt, filled, closed))
    return found


def boxes_of(lattice: Lattice, found: Sequence[Region]) -> list[BBox]:
    """The boxes of regions of the lattice, in points."""
    xs, ys = lattice.xs.tolist(), lattice.ys.tolist()
    return [
        BBox(xs[region.left], ys[region.top], xs[region.right], ys[region.bottom])
        for region in found
    ]
