"""Grids drawn by rules.

Rules that lie on one line are put together, rules that meet form one drawing, and the positions of
its rules cut it into elementary boxes (`lattice`). Boxes with no rule between them are one region,
and regions that are closed are cells (`cell_regions`), which hold the characters whose centre lies
in them (`cell_text`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from extract.geometry import BBox, bboxes_of
from extract.grid import (
    Doubt,
    DoubtCode,
    Grid,
    GridCell,
    corners,
    down_the_page,
)
from extract.grids.near_pairs import pairs_within
from extract.grids.ruled.cell_regions import (
    Region,
    boxes_of,
    can_be_cell,
    cells_of_rows,
    find_regions,
    grow_backgrounds,
)
from extract.grids.ruled.cell_text import (
    CellText,
    keep_words_whole,
    place,
    read_texts,
)
from extract.grids.ruled.cut_words import join_cut_words
from extract.grids.ruled.lattice import Lattice, find_lattices
from extract.grids.ruled.numbering import number_borders
from extract.grids.ruled.open_labels import part_open_labels
from extract.grids.ruled.outer_edges import reach_over_edge
from extract.grids.ruled.settings import RULED, RuledSettings
from extract.grids.ruled.unparted_heads import part_corner, part_titles
from extract.lines.runs import flow
from extract.pdf.page import Chars, FloatArray, Page

_NO_TEXT = CellText((), 0, False)


class RuledEngine:
    """The first reading: pdfium's characters in the cells that rules draw."""

    name = "ruled"

    def __init__(self, settings: RuledSettings = RULED) -> None:
        self._settings = settings

    def grids(self, page: Page) -> tuple[Grid, ...]:
        """The grids found on ``page``, top to bottom, left to right."""
        lattices = find_lattices(page, self._settings)
        if not lattices:
            return ()

        seen = flow(page.chars)
        lattices = [
            reach_over_edge(lattice, page.chars, seen, self._settings)
            for lattice in lattices
        ]
        placed, spans = place(page, lattices)
        group, cut_words = keep_words_whole(
            page.chars, seen, placed, self._settings
        )
        texts = read_texts(page, seen, group)
        crossing = [
            Doubt(page.number, box, DoubtCode.TEXT_ACROSS_RULE, word)
            for box, word in cut_words
        ]

        grids = []
        for lattice, span in zip(lattices, spans, strict=True):
            own = {
                k: texts[number]
                for k, number in enumerate(span)
                if number in texts
            }
            drawing = _Drawing(lattice, own, page.chars)
            grid = self._grid(page, drawing, crossing)
            if grid is not None:
                grids.append(grid)
        return down_the_page(self._without_nested(grids))

    def _grid(
        self, page: Page, drawing: "_Drawing", crossing: Sequence[Doubt]
    ) -> Grid | None:
        """The grid that a drawing is, or None where it is no table."""
        lattice, printed = drawing.lattice, drawing.texts
        regions: list[Region] = []
        for region in find_regions(lattice):
            if can_be_cell(region, region.number in printed):
                regions.append(region)
        cells = cells_of_rows(
            [region for region in regions if region.rectangular], printed
        )
        if not cells:
            return None

        shades = _with_background(page, drawing, cells)
        cells = grow_backgrounds(
            cells,
            printed,
            shades,
            partial(self._is_background, page, lattice),
        )
        rows, cols = number_borders(lattice, cells, printed, self._settings)
        drawn = list(_grid_cells(drawing, cells, shades, rows, cols))
        made = tuple(part_titles(part_corner(drawn, page.chars), page.chars))
        if len(made) < 2:
            return None

        bbox = BBox.around(bboxes_of(made))
        inside = [doubt for doubt in crossing if doubt.bbox.common(bbox) > 0]
        return Grid(
            page=page.number,
            bbox=bbox,
            rows=max(rows.values()),
            cols=max(cols.values()),
            cells=made,
            engine=self.name,
            doubts=(*_bent_regions(page, lattice, regions), *inside),
            open_top=any(cell.open_top for cell in made),
            open_bottom=any(cell.open_bottom for cell in made),
        )

    def _is_background(
        self, page: Page, lattice: Lattice, region: Region
    ) -> bool:
        """Whether nothing but the edges of backgrounds bounds a region above and below."""
        (box,) = boxes_of(lattice, [region])
        middle = (box.x0 + box.x1) / 2
        fills, lines = page.rules.fills, page.rules.horizontal

        for y in (box.top, box.bottom):
            edges = _count_at(
                fills[:, [0, 1, 2]], middle, y, self._settings.snap
            )
            edges += _count_at(
                fills[:, [0, 3, 2]], middle, y, self._settings.snap
            )
            if (
                not 0
                < _count_at(lines[:, :3], middle, y, self._settings.snap)
                <= edges
            ):
                return False
        return True

    def _without_nested(self, grids: Sequence[Grid]) -> list[Grid]:
        """Grids without those that lie inside another one's cell: they are part of that cell's
        drawing, not tables of their own.
        """
        kept: list[Grid] = []
        for grid in sorted(grids, key=lambda grid: -len(grid.cells)):
            most = self._settings.nested * grid.bbox.area
            if all(grid.bbox.common(other.bbox) < most for other in kept):
                kept.append(grid)
        return kept


@lru_cache(maxsize=3)
def ruled_grids(page: Page) -> tuple[Grid, ...]:
    """The grids that rules draw on ``page``, which both sides of a page break ask for again."""
    return RuledEngine().grids(page)


@dataclass(frozen=True, slots=True, eq=False)
class _Drawing:
    """A lattice, and the texts of those of its regions that have any, by number."""

    lattice: Lattice
    texts: Mapping[int, CellText]
    chars: Chars
    """Those of the page."""


def _bent_regions(
    page: Page, lattice: Lattice, regions: Sequence[Region]
) -> Iterator[Doubt]:
    """A doubt for each region that rules close into another shape than a cell's."""
    bent = [region for region in regions if region.bent]
    for box in boxes_of(lattice, bent):
        yield Doubt(page.number, box, DoubtCode.OPEN_GEOMETRY)


def _with_background(
    page: Page, drawing: _Drawing, cells: Sequence[Region]
) -> frozenset[int]:
    """The numbers of the cells that have a background."""
    shades = shaded(page, boxes_of(drawing.lattice, cells))
    return frozenset(
        cell.number for cell, shade in zip(cells, shades, strict=True) if shade
    )


def shaded(page: Page, boxes: Sequence[BBox]) -> list[bool]:
    """Whether a background lies under the middle of each of ``boxes``."""
    fills = page.rules.fills
    if not len(fills):
        return [False] * len(boxes)

    x0, top, x1, bottom = corners(boxes).T
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    found = np.zeros(len(x), np.bool_)
    for fill, box in pairs_within(fills[:, 1], fills[:, 3], y):
        under = (fills[fill, 0] <= x[box]) & (fills[fill, 2] >= x[box])
        found[box[under]] = True
    shades: list[bool] = found.tolist()
    return shades


def _grid_cells(
    drawing: _Drawing,
    cells: Sequence[Region],
    shades: Collection[int],
    rows: Mapping[int, int],
    cols: Mapping[int, int],
) -> Iterator[GridCell]:
    """The cells with their places in the grid; what is too low or narrow for any is left out.

    ``rows`` and ``cols`` are the numbers of the lattice's lines as borders.
    """
    boxes = boxes_of(drawing.lattice, cells)
    numbers = [region.number for region in cells]
    texts = join_cut_words(
        drawing.texts, dict(zip(numbers, boxes, strict=True)), drawing.chars
    )
    for region, box in zip(cells, boxes, strict=True):
        row, rowspan = rows[region.top], rows[region.bottom] - rows[region.top]
        col, colspan = cols[region.left], cols[region.right] - cols[region.left]
        if rowspan <= 0 or colspan <= 0:
            continue

        text = texts.get(region.number, _NO_TEXT)
        top_closed, bottom_closed, *sides = region.closed
        cell = GridCell(
            row=row,
            col=col,
            rowspan=rowspan,
            colspan=colspan,
            lines=text.lines,
            bbox=box,
            angle=text.angle,
            bold=text.bold,
            shaded=region.number in shades,
            ends=text.ends,
            open_top=not top_closed,
            open_bottom=not bottom_closed,
        )
        if rowspan == 1 or all(sides):
            yield cell
            continue
        borders = _row_borders(region, drawing.lattice, rows)
        yield from part_open_labels(
            cell, borders, drawing.lattice.bbox, drawing.chars
        )


def _row_borders(
    region: Region, lattice: Lattice, rows: Mapping[int, int]
) -> list[float]:
    """The heights between which the rows of a region lie."""
    found: dict[int, float] = {}
    for line in range(region.top, region.bottom + 1):
        if line in rows:
            found.setdefault(rows[line], float(lattice.ys[line]))
    return list(found.values())


def _count_at(lines: FloatArray, x: float, y: float, snap: float) -> int:
    """How many level lines (n x 3: left, height, right) pass the point, nearly."""
    passing = (
        (lines[:, 0] <= x)
        & (lines[:, 2] >= x)
        & (np.abs(lines[:, 1] - y) <= snap)
    )
    return int(np.count_nonzero(passing))
