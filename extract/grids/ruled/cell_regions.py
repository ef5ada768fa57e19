"""The regions that the rules of a drawing bound, and which of them are cells of a table.

A region may be open on one side, where a table is cut by a page break or has no outer frame; what
is open on more sides and empty is not part of the table.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from extract.geometry import BBox
from extract.grids.ruled.lattice import Lattice
from extract.quick_init import quick_init

Extent = tuple[int, int]
"""From which line of a drawing to which."""


@quick_init
@dataclass(frozen=True, slots=True)
class Region:
    """One labelled region: its extent in elementary boxes, how many it has, which of its four sides
    (top, bottom, left, right) are closed.
    """

    number: int
    top: int
    bottom: int
    left: int
    right: int
    boxes: int
    closed: tuple[bool, bool, bool, bool]

    @property
    def height(self) -> Extent:
        """From where to where it reaches down the drawing."""
        return self.top, self.bottom

    @property
    def width(self) -> Extent:
        """From where to where it reaches across the drawing."""
        return self.left, self.right

    @property
    def rectangular(self) -> bool:
        """Whether it fills its extent."""
        return self.boxes == (self.bottom - self.top) * (self.right - self.left)

    @property
    def bent(self) -> bool:
        """Whether rules close it all around, but into another shape than a cell's."""
        return not self.rectangular and all(self.closed)


def find_regions(lattice: Lattice) -> list[Region]:
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
    columns = (
        top.tolist(),
        bottom.tolist(),
        left.tolist(),
        right.tolist(),
        boxes.tolist(),
    )
    found = []
    for number, (t, b, lf, rt, filled) in enumerate(zip(*columns, strict=True)):
        # inside the drawing a region ends where a rule is; at its edge there may be none
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
        BBox(
            xs[region.left], ys[region.top], xs[region.right], ys[region.bottom]
        )
        for region in found
    ]


def can_be_cell(region: Region, printed: bool) -> bool:
    """Whether a region can be a cell: closed, or open on one side, or (with text) on two sides of a
    corner.
    """
    if all(region.closed):
        return True
    if not region.rectangular:
        return False

    top, bottom, left, right = region.closed
    is_corner = top != bottom and left != right
    return sum(region.closed) == 3 or (printed and is_corner)


def cells_of_rows(
    regions: Sequence[Region], printed: Collection[int]
) -> list[Region]:
    """The regions that are cells, in reading order; none where they are no table.

    ``printed`` are the numbers of the regions that have text.
    """
    with_text = [region for region in regions if region.number in printed]
    if not with_text:
        return []
    found = [
        region for region in regions if _is_of_printed_row(region, with_text)
    ]
    if len(found) < 2:
        return []
    return sorted(found, key=_reading_order)


def _is_of_printed_row(region: Region, printed: Sequence[Region]) -> bool:
    """Whether a region is closed, or is in one row (one column, if it is open sideways) with a
    printed one.
    """
    if all(region.closed):
        return True

    top, bottom, _, _ = region.closed
    if top and bottom:
        return any(other.width == region.width for other in printed)
    return any(other.height == region.height for other in printed)


def _reading_order(region: Region) -> tuple[int, int]:
    return region.top, region.left


# -------------------------------------------------------------------------------------------------
# backgrounds lower than their rows


def grow_backgrounds(
    cells: Sequence[Region],
    printed: Collection[int],
    shades: Collection[int],
    is_background: Callable[[Region], bool],
) -> list[Region]:
    """The cells with backgrounds that leave white above and below them in their row made as tall as
    the row.

    In such a row nothing is printed but in cells of its whole height and in those of the
    backgrounds' height. ``printed`` are the numbers of the cells with text, ``shades`` of those
    with a background: what has one of its own is no white, but a cell. ``is_background`` says
    whether nothing but a background bounds a cell above and below: where a rule does, what is above
    it is a row.
    """
    found = list(cells)
    heights = {cell.height for cell in cells if cell.number in printed}
    for row in _around_others(heights):
        low, white = _set_in_white(row, found, printed)
        if any(cell.number in shades for cell in white):
            continue
        if low and all(map(is_background, low)):
            replaced = [*low, *white]
            found = [cell for cell in found if cell not in replaced]
            found += [replace(cell, top=row[0], bottom=row[1]) for cell in low]
    return sorted(found, key=_reading_order)


def _around_others(heights: Collection[Extent]) -> Iterator[Extent]:
    """Those of ``heights`` that others lie in."""
    in_order = sorted(heights)
    for row in in_order:
        first, last = (bisect_left(in_order, (edge,)) for edge in row)
        inside = in_order[first:last]
        if any(height != row and height[1] <= row[1] for height in inside):
            yield row


def _set_in_white(
    row: Extent, cells: Sequence[Region], printed: Collection[int]
) -> tuple[list[Region], list[Region]]:
    """The cells lower than their row that have an empty one above and below each, and those empty
    ones; none where the printed cells of the row have other heights too.
    """
    first, last = row
    own = [cell for cell in cells if first <= cell.top and cell.bottom <= last]
    inner = {cell.height for cell in own if cell.number in printed} - {row}
    if len(inner) != 1:
        return [], []

    ((top, bottom),) = inner
    strips = {(first, top), (bottom, last)}
    low = [cell for cell in own if cell.height == (top, bottom)]
    white = [cell for cell in own if cell.height in strips]
    if len(white) != 2 * len(low):
        return [], []
    if any(cell.number in printed for cell in white):
        return [], []
    return low, white
