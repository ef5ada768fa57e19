"""The drawing that rules make: lines put together, which boxes they close, which boxes are one
cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extract.geometry import BBox
from extract.grids.near_pairs import Index, pairs_within, spread_ranges
from extract.grids.ruled.hanging_rules import with_borders_at_tops
from extract.grids.ruled.interrupted_rules import (
    borders_at_headings,
    rules_beside_tall_titles,
)
from extract.grids.ruled.settings import RULED, RuledSettings
from extract.grids.ruled.tick_boxes import without_tick_boxes
from extract.pdf.page import BoolArray, Chars, FloatArray, IntArray, Page


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
        return BBox(
            float(self.xs[0]),
            float(self.ys[0]),
            float(self.xs[-1]),
            float(self.ys[-1]),
        )


Drawing = tuple[FloatArray, FloatArray]
"""The level lines of a drawing, or its segments, and the upright ones."""


def find_lattices(page: Page, settings: RuledSettings = RULED) -> list[Lattice]:
    """The drawings of ``page`` that hold at least two cells."""
    if not len(page.rules.horizontal) or not len(page.rules.vertical):
        return []

    segments = without_tick_boxes(
        page.rules.horizontal, page.rules.vertical, settings
    )
    segments, lines = _with_implied(*segments, page.chars, settings)
    found = []
    for h, v in _merged_apart(segments, lines, settings):
        if len(h) and len(h) + len(v) >= 3:
            level = with_borders_at_tops(h, v, page.chars, settings)
            lattice = _lattice(level, v, settings)
            if lattice is not None:
                found.append(lattice)
    return found


def _with_implied(
    level: FloatArray,
    upright: FloatArray,
    chars: Chars,
    settings: RuledSettings,
) -> tuple[Drawing, Drawing]:
    """The segments of a page with those that interrupted upright ones imply, and the lines that
    they all make.
    """
    lines = _merged(level, upright, settings)
    implied = [
        (x0, y, x1, y)
        for y, x0, x1 in borders_at_headings(*lines, chars, settings)
    ]
    pieces = [
        (x, top, x, bottom)
        for x, top, bottom in rules_beside_tall_titles(*lines, chars, settings)
    ]
    if implied:
        level = np.concatenate((level, np.array(implied)))
    if pieces:
        upright = np.concatenate((upright, np.array(pieces)))
    if implied or pieces:
        lines = _merged(level, upright, settings)
    return (level, upright), lines


def _merged(
    level: FloatArray, upright: FloatArray, settings: RuledSettings
) -> Drawing:
    """The lines that level and upright segments make."""
    return (
        merge_segments(level, vertical=False, settings=settings),
        merge_segments(upright, vertical=True, settings=settings),
    )


def _by_number(
    lines: FloatArray, of_line: IntArray, numbers: IntArray
) -> Iterator[FloatArray]:
    """The lines of each of ``numbers``, which rise, in their order."""
    order = of_line.argsort(kind="stable")
    bounds = (
        of_line[order].searchsorted(numbers, side=side).tolist()
        for side in ("left", "right")
    )
    for first, last in zip(*bounds, strict=True):
        yield lines[order[first:last]]


# -------------------------------------------------------------------------------------------------
# segments to lines, lines to drawings


def merge_segments(
    segments: FloatArray, *, vertical: bool, settings: RuledSettings = RULED
) -> FloatArray:
    """Segments (n x 4) as lines (position, start, end): those of one line snapped to it, those that
    touch joined.
    """
    if not len(segments):
        return np.empty((0, 3))

    across, low, high = (0, 1, 3) if vertical else (1, 0, 2)
    found = segments[np.argsort(segments[:, across], kind="stable")][
        :, [across, low, high]
    ]

    # a line stands where its segments do on average, long ones counting for more
    steps = np.diff(found[:, 0]) > _snapping(found[:, 0], settings)
    cluster = np.cumsum(np.r_[0, steps])
    weight = found[:, 2] - found[:, 1] + 1e-6
    position = np.bincount(cluster, found[:, 0] * weight) / np.bincount(
        cluster, weight
    )
    order = np.lexsort((found[:, 1], cluster))
    cluster, found = cluster[order], found[order]

    # the furthest end so far within each cluster, by lifting the clusters apart
    lift = cluster * (
        found[:, 2].max() - found[:, 1].min() + 10 * settings.join
    )
    reach = np.maximum.accumulate(found[:, 2] + lift) - lift
    apart = found[1:, 1] > reach[:-1] + settings.join
    starts = np.flatnonzero(np.r_[True, (cluster[1:] != cluster[:-1]) | apart])
    ends = np.maximum.reduceat(found[:, 2], starts)
    return np.column_stack((position[cluster[starts]], found[starts, 1], ends))


def _drawings(
    horizontal: FloatArray, vertical: FloatArray, settings: RuledSettings
) -> list[Drawing]:
    """The drawings that lines make: those that meet are of one. Level lines that meet no upright
    one are of none.
    """
    of_h, of_v = _components(horizontal, vertical, settings)
    numbers = np.unique(of_v)
    drawings = zip(
        _by_number(horizontal, of_h, numbers),
        _by_number(vertical, of_v, numbers),
        strict=True,
    )
    return list(drawings)


def _merged_apart(
    segments: Drawing, lines: Drawing, settings: RuledSettings
) -> Iterator[Drawing]:
    """The drawings of ``lines``, with the lines that their own segments make: those of another one,
    far above or below, are no reason to move a rule. Drawings that touch stay as they are.
    """
    drawings = _drawings(*lines, settings)
    if not 1 < len(drawings) <= settings.most_drawings:
        yield from drawings
        return

    boxes = np.array([_around(h, v, settings) for h, v in drawings])
    for box, drawing in zip(boxes, drawings, strict=True):
        is_apart = np.count_nonzero(_touch(box, boxes)) == 1  # itself
        if is_apart and len(drawing[0]):
            level, upright = (_within(box, some) for some in segments)
            own = _merged(level, upright, settings)
            yield from _drawings(*own, settings)
        else:
            yield drawing


def _around(h: FloatArray, v: FloatArray, settings: RuledSettings) -> BBox:
    """The box around the lines of a drawing, as far as their segments may have been moved."""
    moved = settings.chain * settings.snap
    x = np.r_[h[:, 1], h[:, 2], v[:, 0]]
    y = np.r_[h[:, 0], v[:, 1], v[:, 2]]
    return BBox(
        float(x.min()) - moved,
        float(y.min()) - moved,
        float(x.max()) + moved,
        float(y.max()) + moved,
    )


def _touch(box: FloatArray, others: FloatArray) -> BoolArray:
    across = (box[0] <= others[:, 2]) & (others[:, 0] <= box[2])
    found: BoolArray = (
        across & (box[1] <= others[:, 3]) & (others[:, 1] <= box[3])
    )
    return found


def _within(box: FloatArray, segments: FloatArray) -> FloatArray:
    """The segments that lie in a box."""
    inside = (segments[:, :2] >= box[:2]) & (segments[:, 2:] <= box[2:])
    found: FloatArray = segments[inside.all(axis=1)]
    return found


def _snapping(positions: FloatArray, settings: RuledSettings) -> FloatArray:
    """The snapping distance at each step; a chain of close rules is cut once it is wider than a
    double rule.
    """
    allowed = np.full(max(len(positions) - 1, 0), settings.snap)
    first = float(positions[0])
    for k, (before, here) in enumerate(pairwise(positions.tolist())):
        if here - before > settings.snap:
            first = here
        elif here - first > settings.chain * settings.snap:
            allowed[k], first = -1.0, here
    return allowed


def _components(
    horizontal: FloatArray, vertical: FloatArray, settings: RuledSettings
) -> tuple[IntArray, IntArray]:
    """The number of the drawing each line belongs to: lines that meet are in one."""
    h, v = _meetings(horizontal, vertical, settings.cross)
    none = len(horizontal) + len(vertical)
    of_h = np.arange(len(horizontal))
    while True:
        of_v = np.full(len(vertical), none)
        np.minimum.at(of_v, v, of_h[h])
        lowest = of_h.copy()
        np.minimum.at(lowest, h, of_v[v])

        # a long way from line to line gets shorter by half each time
        lowest = lowest[lowest]
        if (lowest == of_h).all():
            return of_h.astype(np.int32), of_v.astype(np.int32)
        of_h = lowest


def _meetings(
    horizontal: FloatArray, vertical: FloatArray, cross: float
) -> tuple[Index, Index]:
    """Which lines meet: the numbers of level ones and of the upright ones they meet."""
    level: list[Index] = []
    upright: list[Index] = []
    for v, h in pairs_within(
        vertical[:, 1] - cross, vertical[:, 2] + cross, horizontal[:, 0]
    ):
        x = vertical[v, 0]
        meet = (x >= horizontal[h, 1] - cross) & (x <= horizontal[h, 2] + cross)
        level.append(h[meet])
        upright.append(v[meet])
    return np.concatenate(level), np.concatenate(upright)


# -------------------------------------------------------------------------------------------------
# a drawing to elementary boxes, elementary boxes to cells


def _lattice(
    horizontal: FloatArray, vertical: FloatArray, settings: RuledSettings
) -> Lattice | None:
    xs = _positions(vertical, horizontal, settings)
    ys = _positions(horizontal, vertical, settings)
    if len(xs) < 2 or len(ys) < 2:
        return None

    ruled_h = _covered(horizontal, ys, xs, settings)
    ruled_v = _covered(vertical, xs, ys, settings).T
    return Lattice(xs, ys, ruled_h, ruled_v, _labels(ruled_h, ruled_v))


def _positions(
    lines: FloatArray, ends: FloatArray, settings: RuledSettings
) -> FloatArray:
    """Where ``lines`` lie, and where the crossing lines end beyond the outermost of them."""
    own = np.unique(lines[:, 0])
    low, high = float(ends[:, 1].min()), float(ends[:, 2].max())

    found = own.tolist()
    if low < own[0] - settings.open_row:
        found.insert(0, low)
    if high > own[-1] + settings.open_row:
        found.append(high)
    return np.array(found)


def _covered(
    lines: FloatArray,
    positions: FloatArray,
    cuts: FloatArray,
    settings: RuledSettings,
) -> BoolArray:
    """For each of ``positions`` and each interval of ``cuts``, whether a line lies there."""
    low, high = cuts[:-1], cuts[1:]
    start, end = lines[:, 1], lines[:, 2]
    first = high.searchsorted(start, side="right")
    last = low.searchsorted(end, side="left")

    which, interval = spread_ranges(first, last)
    shared = np.minimum(end[which], high[interval]) - np.maximum(
        start[which], low[interval]
    )
    row = np.searchsorted(positions, lines[:, 0] - 1e-9)
    total = np.zeros((len(positions), len(low)))
    np.add.at(total, (row[which], interval), shared)

    # of a short side, what the rules at its ends may miss is more than the share that may be open
    length = high - low
    but_for_ends = np.maximum(length - 2 * settings.cross, 0.5 * length)
    covered: BoolArray = total >= np.minimum(
        settings.covered * length, but_for_ends
    )
    return covered


def _labels(ruled_h: BoolArray, ruled_v: BoolArray) -> IntArray:
    """Elementary boxes with no rule between them get one number, from 0 in reading order."""
    # without the rules between rows, each row falls into stretches
    rows, cols = ruled_v.shape[0], ruled_h.shape[1]
    starts = np.column_stack((np.ones(rows, bool), ruled_v[:, 1:-1]))
    stretch = np.cumsum(starts.ravel()).reshape(rows, cols) - 1

    # those that meet across rows are one
    first = list(range(int(stretch[-1, -1]) + 1))
    open_h = ~ruled_h[1:-1]
    above, below = stretch[:-1][open_h].tolist(), stretch[1:][open_h].tolist()
    for upper, lower in zip(above, below, strict=True):
        one, other = _root(first, upper), _root(first, lower)
        first[max(one, other)] = min(one, other)

    numbers: dict[int, int] = {}
    label = [
        numbers.setdefault(_root(first, k), len(numbers))
        for k in range(len(first))
    ]
    labels: IntArray = np.array(label, np.int32)[stretch]
    return labels


def _root(parents: list[int], k: int) -> int:
    """The first of the set that ``k`` is in; the way there gets shorter for those who ask again."""
    while parents[k] != k:
        parents[k] = parents[parents[k]]
        k = parents[k]
    return k
