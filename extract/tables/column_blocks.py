"""Grids cut into blocks of one column structure, and blocks laid on common columns.

A block is a run of rows of one grid under one header. Its columns are those its own cells use.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.geometry import BBox
from extract.grid import Doubt, Grid, GridCell
from extract.tables.headers import Head, by_row, header_end, is_band, labels, read_head

SAME_EDGE = 4.0
"""Column edges of two blocks that differ by less, in points from the left of the table, are one."""


@dataclass(frozen=True, slots=True, eq=False)
class ColumnBlock:
    """A run of rows of one grid under one header; ``edges`` are the x of its columns' borders."""

    page: int
    bbox: BBox
    edges: tuple[float, ...]
    rows: int
    cells: tuple[GridCell, ...]
    head: Head
    engine: str
    doubts: tuple[Doubt, ...] = ()
    open_top: bool = False
    open_bottom: bool = False

    @property
    def cols(self) -> int:
        """How many columns it has."""
        return len(self.edges) - 1

    @property
    def relative_edges(self) -> tuple[float, ...]:
        """Its column borders from its left side."""
        return tuple(x - self.edges[0] for x in self.edges)

    @property
    def labels(self) -> tuple[str, ...]:
        """The flattened header; of a block without one, made-up labels."""
        return labels(
            [cell for cell in self.cells if cell.row < self.head.rows], self.head.bands, self.cols
        )

    @property
    def title(self) -> str:
        """The title rows above the header, joined."""
        return " ".join(
            cell.text for cell in self.cells if cell.row < self.head.bands and cell.lines
        )


def blocks(grid: Grid) -> tuple[ColumnBlock, ...]:
    """The blocks of a grid: a header with other names inside it, or a title with a header, starts
    another one.
    """
    table = by_row(grid.cells, grid.rows)
    starts = _starts(table, grid.cols)
    found = []
    for start, stop in pairwise([*starts, grid.rows]):
        cells = [
            cell if start == 0 else replace(cell, row=cell.row - start)
            for row in table[start:stop]
            for cell in row
        ]
        found.append(_block(grid, cells, stop - start, first=start == 0, last=stop == grid.rows))
    return tuple(found)


def _starts(table: Sequence[Sequence[GridCell]], cols: int) -> list[int]:
    head = read_head(table, cols)
    starts, here = [0], head.rows
    names = _names(table, head, cols)
    titled = head.bands > 0
    row = here
    while row < len(table) - 1:
        first = row
        while first < len(table) - 1 and is_band(table[first], cols):
            first += 1
        end = _inner_header(table, first, cols)
        if end == first or not _clean(table, row):
            row += 1
            continue
        new = Head(first - row, end - row)
        found = _names(table[row:], new, cols)
        if found != names or (titled and new.bands):
            starts.append(row)
            names, titled = found, new.bands > 0
        row = end
    return starts


def _inner_header(table: Sequence[Sequence[GridCell]], row: int, cols: int) -> int:
    """Where a header inside a table ends: it must look like one and name nearly all columns."""
    printed = [cell for cell in table[row] if cell.lines]
    if len(printed) < 2 or not (
        all(cell.bold for cell in printed) or all(cell.shaded for cell in printed)
    ):
        return row
    spans = [cell.colspan for cell in printed]
    if sum(spans) < 0.8 * cols or max(spans) > 0.6 * cols:
        return row
    return header_end(table[row:], 0, cols) + row


def _clean(table: Sequence[Sequence[GridCell]], row: int) -> bool:
    """Whether no cell reaches from above into ``row``."""
    return all(cell.row + cell.rowspan <= row for above in table[:row] for cell in above)


def _names(table: Sequence[Sequence[GridCell]], head: Head, cols: int) -> tuple[str, ...]:
    return labels(
        [
            replace(cell, row=number)
            for number, row in enumerate(table[: head.rows])
            for cell in row
        ],
        head.bands,
        cols,
    )


def _block(
    grid: Grid, cells: Sequence[GridCell], rows: int, *, first: bool, last: bool
) -> ColumnBlock:
    edges, cells = _own_columns(cells)
    bbox = BBox.around(cell.bbox for cell in cells)
    return ColumnBlock(
        page=grid.page,
        bbox=bbox,
        edges=edges,
        rows=rows,
        cells=tuple(cells),
        head=read_head(by_row(cells, rows), len(edges) - 1),
        engine=grid.engine,
        doubts=tuple(
            doubt for doubt in grid.doubts if bbox.top - 1 <= doubt.bbox.top <= bbox.bottom + 1
        ),
        open_top=grid.open_top and first,
        open_bottom=grid.open_bottom and last,
    )


def _own_columns(cells: Sequence[GridCell]) -> tuple[tuple[float, ...], list[GridCell]]:
    """The column borders these cells use, and the cells numbered by them."""
    used = sorted({position for cell in cells for position in (cell.col, cell.col + cell.colspan)})
    index = {position: number for number, position in enumerate(used)}
    at: dict[int, list[float]] = {}
    for cell in cells:
        at.setdefault(cell.col, []).append(cell.bbox.x0)
        at.setdefault(cell.col + cell.colspan, []).append(cell.bbox.x1)
    edges = tuple(sorted(at[position])[len(at[position]) // 2] for position in used)
    if used == list(range(len(used))):
        return edges, list(cells)
    return edges, [
        replace(cell, col=index[cell.col], colspan=index[cell.col + cell.colspan] - index[cell.col])
        for cell in cells
    ]


# ---------------------------------------------------------------------------------------------
# common columns


def common_edges(chain: Sequence[ColumnBlock]) -> tuple[float, ...]:
    """The column borders of all blocks of a table, relative to its left side."""
    if all(block.cols == chain[0].cols for block in chain):
        return chain[0].relative_edges
    found: list[float] = []
    for block in chain:
        for x in block.relative_edges:
            if all(abs(x - y) > SAME_EDGE for y in found):
                found.append(x)
    return tuple(sorted(found))


def lay(block: ColumnBlock, edges: Sequence[float]) -> list[GridCell]:
    """The cells of ``block`` on the columns of ``edges``."""
    if block.cols == len(edges) - 1:
        return list(block.cells)
    own = block.relative_edges
    index = [min(range(len(edges)), key=lambda k: abs(edges[k] - x)) for x in own]
    return [
        replace(cell, col=index[cell.col], colspan=index[cell.col + cell.colspan] - index[cell.col])
        for cell in block.cells
    ]
