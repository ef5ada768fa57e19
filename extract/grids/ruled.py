"""Grids drawn by rules.

Rules that lie on one line are put together, rules that meet form one drawing, and the positions of its rules cut
it into elementary boxes. Boxes with no rule between them are one cell. A cell may be open on one side, where a
table is cut by a page break or has no outer frame; what is open on more sides and empty is not part of the table.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extract.geometry import BBox
from extract.grids.grid import Doubt, Grid, GridCell
from extract.page import Chars, FloatArray, IntArray, Page
from extract.words import Flow, Run, flow, gather, join, runs

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

SLIVER = 4.5
"""Two borders closer than this, in points, leave no room for text."""
TOUCHING = 0.05
"""Letters closer than this share of the font size belong to one word, whatever lies between them."""

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """The elementary boxes of one drawing: positions of its lines, which sides are ruled, which boxes are one cell.

    ``ruled_h[i, j]``: the line at ``ys[i]`` is drawn between ``xs[j]`` and ``xs[j + 1]``; ``ruled_v`` likewise.
    ``label`` has the number of the cell each elementary box belongs to.
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


class RuledEngine:
    """The first reading: pdfium's characters in the cells that rules draw."""

    name = "ruled"

    def grids(self, page: Page) -> tuple[Grid, ...]:
        """The grids found on ``page``, top to bottom, left to right."""
        lattices = find_lattices(page)
        if not lattices:
            return ()
        seen = flow(page.chars)
        placed, spans = _place(page, lattices)
        group, across = whole_words(page.chars, seen, placed)
        texts = _texts(page, seen, group)
        crossing = [Doubt(page.number, box, "text-across-rule", word) for box, word in across]
        grids = [
            _grid(page, lattice, texts, span, self.name, crossing)
            for lattice, span in zip(lattices, spans, strict=True)
        ]
        found = _apart([grid for grid in grids if grid is not None])
        return tuple(sorted(found, key=lambda grid: (grid.bbox.top, grid.bbox.x0)))


# ------------------------------------------------------------------------------------------------------- rules


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
    """The snapping distance at each step; a chain of close rules is cut once it is wider than a double rule."""
    allowed = np.full(max(len(positions) - 1, 0), SNAP)
    first = positions[0]
    for k, (before, here) in enumerate(pairwise(positions)):
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
    horizontal = merged(page.rules.horizontal, vertical=False)
    vertical = merged(page.rules.vertical, vertical=True)
    if not len(horizontal) or not len(vertical):
        return []
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
    label = np.cumsum(np.column_stack((np.ones(rows, bool), ruled_v[:, 1:-1])).ravel()).reshape(rows, cols)
    open_h, open_v = ~ruled_h[1:-1], ~ruled_v[:, 1:-1]
    while True:
        new = label.copy()
        new[1:] = np.where(open_h, np.minimum(new[1:], label[:-1]), new[1:])
        new[:-1] = np.where(open_h, np.minimum(new[:-1], new[1:]), new[:-1])
        new[:, 1:] = np.where(open_v, np.minimum(new[:, 1:], new[:, :-1]), new[:, 1:])
        new[:, :-1] = np.where(open_v, np.minimum(new[:, :-1], new[:, 1:]), new[:, :-1])
        if (new == label).all():
            break
        label = new
    return np.unique(label, return_inverse=True)[1].reshape(rows, cols).astype(np.int32)


# -------------------------------------------------------------------------------------------------- characters


def _place(page: Page, lattices: Sequence[Lattice]) -> tuple[IntArray, list[range]]:
    """The cell each character's centre lies in (-1: none), cells numbered through all lattices; their numbers."""
    boxes = page.chars.boxes
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    group = np.full(len(boxes), -1, np.int32)
    spans: list[range] = []
    first = 0
    for lattice in lattices:
        count = int(lattice.label.max()) + 1
        col = np.searchsorted(lattice.xs, x, side="right") - 1
        row = np.searchsorted(lattice.ys, y, side="right") - 1
        inside = (col >= 0) & (col < len(lattice.xs) - 1) & (row >= 0) & (row < len(lattice.ys) - 1)
        cell = lattice.label[np.where(inside, row, 0), np.where(inside, col, 0)]
        # a drawing inside another one's cell is read by the finer of the two
        finer = inside & ((group < 0) | (count > 1))
        group = np.where(finer, cell + first, group)
        spans.append(range(first, first + count))
        first += count
    return group, spans


def whole_words(chars: Chars, seen: Flow, group: IntArray) -> tuple[IntArray, list[tuple[BBox, str]]]:
    """``group`` with words that a rule cuts put whole into the cell that holds most of them; and those words.

    Letters that touch across a rule are one word: texts of two cells always leave some white between them.
    """
    inked = np.flatnonzero(~seen.space)
    before, after = inked[:-1], inked[1:]
    size = np.minimum(chars.sizes[before], chars.sizes[after])
    gap = (seen.start[after] - seen.end[before]) / np.maximum(size, 0.1)
    touch = (
        (np.abs(gap) < TOUCHING)
        & (after - before == 1)
        & (chars.angles[before] == chars.angles[after])
        & (np.abs(seen.across[before] - seen.across[after]) < 0.1 * size)
    )
    cut = np.flatnonzero(touch & (group[before] != group[after]) & (group[before] >= 0) & (group[after] >= 0))
    if not len(cut):
        return group, []
    group = group.copy()
    word = np.cumsum(np.r_[True, ~touch])
    found = []
    for number in np.unique(word[cut]):
        letters = inked[word == number]
        cells, counts = np.unique(group[letters], return_counts=True)
        group[letters] = cells[counts.argmax()]
        boxes = chars.boxes[letters]
        box = BBox(*(float(v) for v in (*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0))))
        found.append((box, "".join(chars.text[k] for k in letters)))
    return group, found


@dataclass(frozen=True, slots=True)
class CellText:
    """What is printed in a cell."""

    lines: tuple[str, ...]
    angle: int
    bold: bool
    ends: tuple[float, float] = (0.0, 0.0)


def _texts(page: Page, seen: Flow, group: IntArray) -> dict[int, CellText]:
    by_cell: dict[int, list[Run]] = {}
    for run in runs(page.chars, seen, group):
        by_cell.setdefault(run.group, []).append(run)
    bold = page.chars.bold
    return {cell: cell_text(pieces, bold) for cell, pieces in by_cell.items()}


def cell_text(pieces: Sequence[Run], bold: BoolArray) -> CellText:
    """The lines of a cell's runs in reading order, the angle of most of its text, whether most of it is bold."""
    found = [(text, line) for line in gather(pieces) if (text := join(line))]
    lines = tuple(text for text, _ in found)
    letters: dict[int, int] = {}
    heavy = total = 0
    for run in pieces:
        letters[run.angle] = letters.get(run.angle, 0) + run.last - run.first
        total += run.last - run.first
        heavy += (run.last - run.first) * bool(bold[run.first])
    angle = max(letters, key=lambda angle: (letters[angle], -angle))
    return CellText(lines, angle, 2 * heavy > total, _ends(found) if found else (0.0, 0.0))


def _ends(found: Sequence[tuple[str, Sequence[Run]]]) -> tuple[float, float]:
    """The widths of the first word and of the last line of a cell."""
    (first, first_line), (_, last_line) = found[0], found[-1]
    share = len(first.split(maxsplit=1)[0]) / len(first)
    return share * (first_line[-1].end - first_line[0].start), last_line[-1].end - last_line[0].start


# ------------------------------------------------------------------------------------------------------- grids


@dataclass(slots=True)
class _Region:
    """One labelled region: its extent in elementary boxes, how many it has, which of its four sides are closed."""

    number: int
    top: int
    bottom: int
    left: int
    right: int
    boxes: int
    closed: tuple[bool, bool, bool, bool]

    @property
    def rectangular(self) -> bool:
        return self.boxes == (self.bottom - self.top) * (self.right - self.left)


def _regions(lattice: Lattice) -> list[_Region]:
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
    for number in range(count):
        t, b, lf, rt = int(top[number]), int(bottom[number]), int(left[number]), int(right[number])
        closed = (
            t > 0 or bool(ruled_h[t, lf:rt].all()),
            b < rows or bool(ruled_h[b, lf:rt].all()),
            lf > 0 or bool(ruled_v[t:b, lf].all()),
            rt < cols or bool(ruled_v[t:b, rt].all()),
        )
        found.append(_Region(number, t, b, lf, rt, int(boxes[number]), closed))
    return found


def _grid(
    page: Page,
    lattice: Lattice,
    texts: dict[int, CellText],
    span: range,
    engine: str,
    crossing: Sequence[Doubt],
) -> Grid | None:
    regions = _regions(lattice)
    kept = [region for region in regions if _belongs(region, span[region.number] in texts)]
    whole = [region for region in kept if region.rectangular]
    doubts = [
        Doubt(page.number, _box(lattice, region), "open-geometry")
        for region in kept
        if not region.rectangular and all(region.closed)
    ]
    if len(whole) < 2 or not any(span[region.number] in texts for region in whole):
        return None
    printed = [region for region in whole if span[region.number] in texts]
    whole = [region for region in whole if _of_a_printed_row(region, printed)]
    tall, wide = [(r.top, r.bottom) for r in whole], [(r.left, r.right) for r in whole]
    rows = _cuts(lattice.ys, tall, {(r.top, r.bottom) for r in printed}, _row_starts(whole, printed))
    cols = _cuts(lattice.xs, wide, {(r.left, r.right) for r in printed}, {start for start, _ in wide})
    whole = [r for r in whole if rows[r.top] < rows[r.bottom] and cols[r.left] < cols[r.right]]
    whole.sort(key=lambda region: (region.top, region.left))
    boxes = [_box(lattice, region) for region in whole]
    shades = shaded(page, boxes)
    cells = tuple(
        _cell(region, box, rows, cols, texts.get(span[region.number]), shade)
        for region, box, shade in zip(whole, boxes, shades, strict=True)
    )
    if len(cells) < 2:
        return None
    bbox = BBox.around(boxes)
    doubts += [doubt for doubt in crossing if doubt.bbox.common(bbox) > 0]
    return Grid(
        page=page.number,
        bbox=bbox,
        rows=max(rows.values()),
        cols=max(cols.values()),
        cells=cells,
        engine=engine,
        doubts=tuple(doubts),
        open_top=not all(region.closed[0] for region in whole),
        open_bottom=not all(region.closed[1] for region in whole),
    )


def _belongs(region: _Region, printed: bool) -> bool:
    """Whether a region can be a cell: closed, or open on one side, or (with text) on two sides of a corner."""
    sides = sum(region.closed)
    if sides == 4:
        return True
    if not region.rectangular:
        return False
    top, bottom, left, right = region.closed
    return sides == 3 or (printed and sides == 2 and (top or bottom) and (left or right))


def _of_a_printed_row(region: _Region, printed: Sequence[_Region]) -> bool:
    """Whether a region is closed, or stands in one row (one column, if it is open sideways) with a printed one."""
    top, bottom, left, right = region.closed
    if top and bottom and left and right:
        return True
    if not (top and bottom):
        return any((other.top, other.bottom) == (region.top, region.bottom) for other in printed)
    return any((other.left, other.right) == (region.left, region.right) for other in printed)


def _row_starts(whole: Sequence[_Region], printed: Sequence[_Region]) -> set[int]:
    """Where rows start: where a printed cell does, or an empty one that no printed cell beside it reaches across."""
    crossed = {position for region in printed for position in range(region.top + 1, region.bottom)}
    return {region.top for region in printed} | ({region.top for region in whole} - crossed)


def _cuts(
    lines: FloatArray, extents: Sequence[tuple[int, int]], printed: Collection[tuple[int, int]], starts: set[int]
) -> dict[int, int]:
    """The positions where some cell starts or ends, numbered from 0.

    Two positions closer than a line of text, with no text between them, count as one: the white between the boxes of
    two cells, or what a page break leaves of one. So do two between which no row (column) starts.
    """
    found = sorted({position for extent in extents for position in extent})
    numbers = {found[0]: 0}
    for before, here in pairwise(found):
        sliver = lines[here] - lines[before] < SLIVER and (before, here) not in printed
        numbers[here] = numbers[before] + (0 if sliver or before not in starts else 1)
    return numbers


def _box(lattice: Lattice, region: _Region) -> BBox:
    return BBox(
        float(lattice.xs[region.left]),
        float(lattice.ys[region.top]),
        float(lattice.xs[region.right]),
        float(lattice.ys[region.bottom]),
    )


def _cell(
    region: _Region, box: BBox, rows: dict[int, int], cols: dict[int, int], text: CellText | None, shade: bool
) -> GridCell:
    row, col = rows[region.top], cols[region.left]
    return GridCell(
        row=row,
        col=col,
        rowspan=rows[region.bottom] - row,
        colspan=cols[region.right] - col,
        lines=text.lines if text else (),
        bbox=box,
        angle=text.angle if text else 0,
        bold=text.bold if text else False,
        shaded=shade,
        ends=text.ends if text else (0.0, 0.0),
        open_top=not region.closed[0],
        open_bottom=not region.closed[1],
    )


def shaded(page: Page, boxes: Sequence[BBox]) -> list[bool]:
    """Whether a background lies under the middle of each of ``boxes``."""
    fills = page.rules.fills
    if not len(fills):
        return [False] * len(boxes)
    corners = np.array(boxes)
    x, y = (corners[:, [0]] + corners[:, [2]]) / 2, (corners[:, [1]] + corners[:, [3]]) / 2
    under = (fills[:, 0] <= x) & (fills[:, 2] >= x) & (fills[:, 1] <= y) & (fills[:, 3] >= y)
    found: list[bool] = under.any(axis=1).tolist()
    return found


def _apart(grids: Sequence[Grid]) -> list[Grid]:
    """Grids that lie inside another one's cell are part of that cell's drawing, not tables of their own."""
    kept: list[Grid] = []
    for grid in sorted(grids, key=lambda grid: -len(grid.cells)):
        if all(grid.bbox.common(other.bbox) < 0.8 * grid.bbox.area for other in kept):
            kept.append(grid)
    return kept
