"""Grids cut into blocks of one column structure, and blocks laid on common columns.

A block is a run of rows of one grid under one header. Its columns are those its own cells use.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from extract.geometry import BBox, bboxes_of
from extract.grid import Doubt, Grid, GridCell
from extract.lines.captions import opens_table_title
from extract.tables.stitching.cell_values import is_value
from extract.tables.stitching.grid_rows import Rows, by_row, filled_cells
from extract.tables.stitching.headers import (
    Head,
    RowStyle,
    end_of_titles,
    flat_labels,
    header_end,
    is_stripe,
    read_head,
    style_of,
)

SAME_EDGE = 4.0
"""Column borders of two blocks that differ by less, in points from the left of the table, are one:
a rule is up to two points thick on either side."""


@dataclass(frozen=True, slots=True)
class BlockSettings:
    """What a header inside a table must name to start another block."""

    named: float = 0.8
    """Share of the columns that a header inside a table must name."""
    widest: float = 0.6
    """Share of the columns that one of its texts may span: a wider one is a title."""
    doubt_margin: float = 1.0
    """How far outside a block its doubts may begin, in points."""


SETTINGS = BlockSettings()


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
        head = [cell for cell in self.cells if cell.row < self.head.rows]
        return flat_labels(head, self.head.bands, self.cols)

    @property
    def names(self) -> list[str]:
        """The texts of its header without its titles, in no order."""
        return self.names_in(range(self.head.bands, self.head.rows))

    def names_in(self, rows: range) -> list[str]:
        """What some of its rows print, in no order."""
        return sorted(c.text for c in self.cells if c.lines and c.row in rows)

    @property
    def title(self) -> str:
        """The title rows above the header, joined."""
        texts = []
        for cell in self.cells:
            if cell.row < self.head.bands and cell.lines:
                texts.append(cell.text)
        return " ".join(texts)


def blocks(grid: Grid) -> tuple[ColumnBlock, ...]:
    """The blocks of a grid: a header with other names inside it, or a title with a header, starts
    another one.
    """
    table = _with_whole_titles(by_row(grid.cells, grid.rows), grid.cols)
    table = _with_names_above_titles(table, grid.cols)
    starts = _starts(table, grid.cols)

    found = []
    for start, stop in pairwise([*starts, grid.rows]):
        cells = list(chain.from_iterable(table[start:stop]))
        if start:
            cells = [replace(cell, row=cell.row - start) for cell in cells]
        found.append(_block(grid, cells, start, stop))
    return tuple(found)


def _with_whole_titles(
    table: list[list[GridCell]], cols: int
) -> list[list[GridCell]]:
    """``table`` with the numbered title of a table that stands alone in its first row over all
    columns: it ends where its words do.
    """
    if len(table) < 3 or cols < 2:
        return table
    printed = filled_cells(table[0])
    if len(printed) != 1 or printed[0].col or printed[0].rowspan > 1:
        return table
    (title,) = printed
    if title.colspan == cols or not opens_table_title(title.text):
        return table
    return [[replace(title, colspan=cols)], *table[1:]]


def _with_names_above_titles(
    table: list[list[GridCell]], cols: int
) -> list[list[GridCell]]:
    """``table`` with what stands alone between the heads over several columns each and the names of
    all columns below these names: it is a title of the first rows.
    """
    row = end_of_titles(table, 0, cols) + 1
    if row + 2 >= len(table) or not _parts_head(table, row, cols):
        return table
    title, names = table[row : row + 2]
    table = list(table)
    table[row] = [replace(cell, row=row) for cell in names]
    table[row + 1] = [replace(cell, row=row + 1) for cell in title]
    return table


def _parts_head(table: Rows, row: int, cols: int) -> bool:
    """Whether one text stands alone in a row between heads that span all columns, several each, and
    a row that names them one by one.
    """
    over, title, names = table[row - 1 : row + 2]
    if any(cell.rowspan > 1 for cell in chain(over, title, names)):
        return False
    heads, alone, below = map(filled_cells, (over, title, names))
    spans = [cell.colspan for cell in heads]
    if sum(spans) < cols or not 1 < min(spans) <= max(spans) < cols:
        return False
    if len(alone) != 1 or is_value(alone[0].text):
        return False
    is_of_names = not any(is_value(cell.text) for cell in below)
    return is_of_names and len(below) == cols and any(style_of(names))


def _starts(table: Rows, cols: int) -> list[int]:
    """The rows in which the blocks of a grid start."""
    head = read_head(table, cols)
    names, titled = _names(table, head, cols), head.bands > 0
    usual = _usual_style(table[head.rows :])

    starts, row = [0], head.rows
    while row < len(table) - 1:
        inner = _inner_head(table, row, cols, usual)
        if inner is None:
            row += 1
            continue

        found = _names(table[row:], inner, cols)
        has_title_again = titled and inner.bands > 0
        if found != names or has_title_again:
            starts.append(row)
            names, titled = found, inner.bands > 0
        row += inner.rows
    return starts


def _usual_style(rows: Rows) -> RowStyle | None:
    """The style of most of the rows that print a figure; None where they have no such one."""
    styles = [
        style_of(row) for row in rows if any(is_value(c.text) for c in row)
    ]
    for style, count in Counter(styles).most_common(1):
        if 2 * count > len(styles):
            return style
    return None


def _inner_head(
    table: Rows, row: int, cols: int, usual: RowStyle | None
) -> Head | None:
    """The head that starts in ``row`` inside a table: titles, and a header that looks like one,
    unlike what is ``usual`` there, and names nearly all columns.
    """
    first = end_of_titles(table, row, cols)
    if not _looks_like_header(table[first], cols):
        return None
    if style_of(table[first]) == usual or is_stripe(table, first):
        return None
    if _reaches_into(table, row):
        return None
    end = first + header_end(table[first:], 0, cols)
    if end == first:
        return None
    return Head(first - row, end - row)


def _looks_like_header(row: Sequence[GridCell], cols: int) -> bool:
    """Whether a row is all bold or all shaded, and names nearly all columns."""
    spans = [cell.colspan for cell in filled_cells(row)]
    if len(spans) < 2:
        return False
    if sum(spans) < SETTINGS.named * cols:
        return False
    if max(spans) > SETTINGS.widest * cols:
        return False
    return any(style_of(row))


def _reaches_into(table: Rows, row: int) -> bool:
    """Whether a cell spans from above into ``row``."""
    above = chain.from_iterable(table[:row])
    return any(cell.end_row > row for cell in above)


def _names(table: Rows, head: Head, cols: int) -> tuple[str, ...]:
    """The flat labels that a head gives."""
    cells = []
    for number, row in enumerate(table[: head.rows]):
        cells += [replace(cell, row=number) for cell in row]
    return flat_labels(cells, head.bands, cols)


def _block(
    grid: Grid, cells: Sequence[GridCell], start: int, stop: int
) -> ColumnBlock:
    """The block of the rows ``start`` to ``stop`` of a grid; its cells count from its own first
    row.
    """
    edges, cells = _own_columns(cells)
    bbox = BBox.around(bboxes_of(cells))
    margin = SETTINGS.doubt_margin

    doubts = []
    for doubt in grid.doubts:
        if bbox.top - margin <= doubt.bbox.top <= bbox.bottom + margin:
            doubts.append(doubt)

    return ColumnBlock(
        page=grid.page,
        bbox=bbox,
        edges=edges,
        rows=stop - start,
        cells=tuple(cells),
        head=read_head(by_row(cells, stop - start), len(edges) - 1),
        engine=grid.engine,
        doubts=tuple(doubts),
        open_top=grid.open_top and start == 0,
        open_bottom=grid.open_bottom and stop == grid.rows,
    )


def _own_columns(
    cells: Sequence[GridCell],
) -> tuple[tuple[float, ...], list[GridCell]]:
    """The column borders these cells use, and the cells numbered by them."""
    places: dict[int, list[float]] = {}
    for cell in cells:
        places.setdefault(cell.col, []).append(cell.bbox.x0)
        places.setdefault(cell.col + cell.colspan, []).append(cell.bbox.x1)

    used = sorted(places)
    edges = tuple(_middle_of(places[position]) for position in used)
    if used == list(range(len(used))):
        return edges, list(cells)
    index = {position: number for number, position in enumerate(used)}
    return edges, [_moved(cell, index) for cell in cells]


def _middle_of(places: list[float]) -> float:
    return sorted(places)[len(places) // 2]


def _moved(cell: GridCell, index: dict[int, int]) -> GridCell:
    """A cell on the columns that its own become by ``index``."""
    first, after = index[cell.col], index[cell.col + cell.colspan]
    return replace(cell, col=first, colspan=after - first)


def headed_over_break(joined: Sequence[ColumnBlock]) -> list[ColumnBlock]:
    """The blocks of a table; where a page break parts its header from what it heads, the first
    block is all header.
    """
    first, *others = joined
    if first.head.found or not others or others[0].cols != first.cols:
        return list(joined)
    below = others[0]
    rows = [
        *by_row(first.cells, first.rows),
        *by_row(below.cells, below.rows),
    ]
    head = read_head(rows, first.cols)
    if head.rows < first.rows or head.bands >= first.rows:
        return list(joined)
    return [replace(first, head=Head(head.bands, first.rows)), *others]


def with_heads_printed_again(
    joined: Sequence[ColumnBlock],
) -> list[ColumnBlock]:
    """The blocks of a table; below a page break the first rows of one are its header where they
    print all that the header of the first block does, and nothing else.
    """
    first, *others = joined
    found, above = [first], first
    for block in others:
        is_cut = block.page != above.page and not block.head.found
        if is_cut and _prints_head_again(block, first):
            rows = first.head.rows - first.head.bands
            found.append(replace(block, head=Head(0, rows)))
        else:
            found.append(block)
        above = block
    return found


def _prints_head_again(block: ColumnBlock, first: ColumnBlock) -> bool:
    """Whether the first rows of a block print what the header of the first one does."""
    rows = first.head.rows - first.head.bands
    if not first.head.found or block.cols != first.cols or block.rows < rows:
        return False
    return block.names_in(range(rows)) == first.names


# ---------------------------------------------------------------------------------------------
# common columns


def common_edges(joined: Sequence[ColumnBlock]) -> tuple[float, ...]:
    """The column borders of all blocks of a table, relative to its left side."""
    first = joined[0]
    if all(block.cols == first.cols for block in joined):
        return first.relative_edges

    found: list[float] = []
    for block in joined:
        for x in block.relative_edges:
            nearest = min((abs(x - known) for known in found), default=math.inf)
            if nearest > SAME_EDGE:
                found.append(x)
    return tuple(sorted(found))


def place_on_columns(
    block: ColumnBlock, edges: Sequence[float]
) -> list[GridCell]:
    """The cells of ``block`` on the columns of ``edges``."""
    if block.cols == len(edges) - 1:
        return list(block.cells)

    def nearest(x: float) -> int:
        return min(range(len(edges)), key=lambda k: abs(edges[k] - x))

    index = {
        number: nearest(x) for number, x in enumerate(block.relative_edges)
    }
    return [_moved(cell, index) for cell in block.cells]
