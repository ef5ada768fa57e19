"""Grids drawn by rules.

Rules that lie on one line are put together, rules that meet form one drawing, and the positions of
its rules cut it into elementary boxes. Boxes with no rule between them are one cell. A cell may be
open on one side, where a table is cut by a page break or has no outer frame; what is open on more
sides and empty is not part of the table.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.geometry import BBox
from extract.grid import Doubt, Grid, GridCell, corners
from extract.grids.ruled.cell_text import CellText, place, texts, whole_words
from extract.grids.ruled.lattice import Lattice, Region, boxes_of, find_lattices, regions
from extract.lines.lines import flow
from extract.pdf.page import FloatArray, Page

SLIVER = 5.5
"""Two borders closer than this, in points, leave no room for text: the smallest type in use is 6.
"""


class RuledEngine:
    """The first reading: pdfium's characters in the cells that rules draw."""

    name = "ruled"

    def grids(self, page: Page) -> tuple[Grid, ...]:
        """The grids found on ``page``, top to bottom, left to right."""
        lattices = find_lattices(page)
        if not lattices:
            return ()
        seen = flow(page.chars)
        placed, spans = place(page, lattices)
        group, across = whole_words(page.chars, seen, placed)
        printed = texts(page, seen, group)
        crossing = [Doubt(page.number, box, "text-across-rule", word) for box, word in across]
        grids = [
            _grid(page, lattice, printed, span, self.name, crossing)
            for lattice, span in zip(lattices, spans, strict=True)
        ]
        found = _apart([grid for grid in grids if grid is not None])
        return tuple(sorted(found, key=lambda grid: (grid.bbox.top, grid.bbox.x0)))


def _grid(
    page: Page,
    lattice: Lattice,
    texts: dict[int, CellText],
    span: range,
    engine: str,
    crossing: Sequence[Doubt],
) -> Grid | None:
    own = [texts.get(number) for number in span]
    kept = [
        region for region in regions(lattice) if _belongs(region, own[region.number] is not None)
    ]
    whole = _cells_of_rows([region for region in kept if region.rectangular], own)
    if whole is None:
        return None
    whole = _grown(whole, {region.number for region in whole if own[region.number] is not None})
    boxes = boxes_of(lattice, whole)
    rows, cols = _numbered(
        lattice, whole, [region for region in whole if own[region.number] is not None]
    )
    cells = tuple(
        _cell(region, box, rows, cols, own[region.number], shade)
        for region, box, shade in zip(whole, boxes, shaded(page, boxes), strict=True)
        if rows[region.top] < rows[region.bottom] and cols[region.left] < cols[region.right]
    )
    if len(cells) < 2:
        return None
    bbox = BBox.around(cell.bbox for cell in cells)
    bent = boxes_of(lattice, [region for region in kept if region.bent])
    doubts = [Doubt(page.number, box, "open-geometry") for box in bent]
    doubts += [doubt for doubt in crossing if doubt.bbox.common(bbox) > 0]
    return Grid(
        page=page.number,
        bbox=bbox,
        rows=max(rows.values()),
        cols=max(cols.values()),
        cells=cells,
        engine=engine,
        doubts=tuple(doubts),
        open_top=any(cell.open_top for cell in cells),
        open_bottom=any(cell.open_bottom for cell in cells),
    )


def _cells_of_rows(whole: Sequence[Region], own: Sequence[CellText | None]) -> list[Region] | None:
    """The regions that are cells, in reading order; None where they are no table. ``own`` are the
    regions' texts.
    """
    printed = [region for region in whole if own[region.number] is not None]
    found = [region for region in whole if _of_a_printed_row(region, printed)]
    if len(found) < 2 or not printed:
        return None
    return sorted(found, key=lambda region: (region.top, region.left))


def _grown(whole: Sequence[Region], printed: Collection[int]) -> list[Region]:
    """The cells with backgrounds that leave white above and below them in their row made as tall as
    the row.

    In such a row nothing is printed but in cells of its whole height and in those of the
    backgrounds' height.
    """
    found = list(whole)
    heights = {(r.top, r.bottom) for r in whole if r.number in printed}
    for top, bottom in heights:
        own = [r for r in found if top <= r.top and r.bottom <= bottom]
        inner = {(r.top, r.bottom) for r in own if r.number in printed} - {(top, bottom)}
        if len(inner) != 1:
            continue
        ((first, last),) = inner
        white = [r for r in own if (r.top, r.bottom) in ((top, first), (last, bottom))]
        grown = [r for r in own if (r.top, r.bottom) == (first, last)]
        if (
            top < first
            and last < bottom
            and len(white) == 2 * len(grown)
            and not any(r.number in printed for r in white)
        ):
            found = [r for r in found if r not in white]
            found = [replace(r, top=top, bottom=bottom) if r in grown else r for r in found]
    return sorted(found, key=lambda region: (region.top, region.left))


def _numbered(
    lattice: Lattice, whole: Sequence[Region], printed: Sequence[Region]
) -> tuple[dict[int, int], dict[int, int]]:
    """The numbers of the lattice's lines as borders of rows and of columns."""
    tall, wide = {(r.top, r.bottom) for r in whole}, {(r.left, r.right) for r in whole}
    used = {(r.top, r.bottom) for r in printed}
    rows = _cuts(lattice.ys, tall, used, _row_starts(tall, used))
    cols = _cuts(
        lattice.xs, wide, {(r.left, r.right) for r in printed}, {start for start, _ in wide}
    )
    return rows, cols


def _belongs(region: Region, printed: bool) -> bool:
    """Whether a region can be a cell: closed, or open on one side, or (with text) on two sides of a
    corner.
    """
    if all(region.closed):
        return True
    if not region.rectangular:
        return False
    top, bottom, left, right = region.closed
    sides = sum(region.closed)
    return sides == 3 or (printed and sides == 2 and (top or bottom) and (left or right))


def _of_a_printed_row(region: Region, printed: Sequence[Region]) -> bool:
    """Whether a region is closed, or stands in one row (one column, if it is open sideways) with a
    printed one.
    """
    if all(region.closed):
        return True
    if not (region.closed[0] and region.closed[1]):
        return any((other.top, other.bottom) == (region.top, region.bottom) for other in printed)
    return any((other.left, other.right) == (region.left, region.right) for other in printed)


def _row_starts(
    whole: Collection[tuple[int, int]], printed: Collection[tuple[int, int]]
) -> set[int]:
    """Where rows start: where a printed cell does, or an empty one that no printed cell beside it
    reaches across.

    Both are (top, bottom) of cells.
    """
    crossed = {position for top, bottom in printed for position in range(top + 1, bottom)}
    return {top for top, _ in printed} | ({top for top, _ in whole} - crossed)


def _cuts(
    lines: FloatArray,
    extents: Collection[tuple[int, int]],
    printed: Collection[tuple[int, int]],
    starts: set[int],
) -> dict[int, int]:
    """The positions where some cell starts or ends, numbered from 0.

    Two positions closer than a line of text, with no text between them, count as one: the white
    between the boxes of two cells, or what a page break leaves of one. So do two between which no
    row (column) starts.
    """
    found = sorted({position for extent in extents for position in extent})
    numbers = {found[0]: 0}
    for before, here in pairwise(found):
        sliver = lines[here] - lines[before] < SLIVER and (before, here) not in printed
        numbers[here] = numbers[before] + (0 if sliver or before not in starts else 1)
    return numbers


def _cell(
    region: Region,
    box: BBox,
    rows: dict[int, int],
    cols: dict[int, int],
    text: CellText | None,
    shade: bool,
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
    x0, top, x1, bottom = corners(boxes).T[:, :, None]
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    under = (fills[:, 0] <= x) & (fills[:, 2] >= x) & (fills[:, 1] <= y) & (fills[:, 3] >= y)
    found: list[bool] = under.any(axis=1).tolist()
    return found


def _apart(grids: Sequence[Grid]) -> list[Grid]:
    """Grids that lie inside another one's cell are part of that cell's drawing, not tables of their
    own.
    """
    kept: list[Grid] = []
    for grid in sorted(grids, key=lambda grid: -len(grid.cells)):
        if all(grid.bbox.common(other.bbox) < 0.8 * grid.bbox.area for other in kept):
            kept.append(grid)
    return kept
