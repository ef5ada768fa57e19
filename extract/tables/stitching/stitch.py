"""Blocks on consecutive pages -> one table.

Two blocks are one table where nothing but furniture and footnotes is between them, their columns
agree, and the second one has no header of its own or repeats the first one's. What the page break
cut is put together again: a row whose key cells are empty below the break and whose texts go on,
and a label cell that spans the break.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.geometry import BBox, Place
from extract.grid import Doubt, Grid, GridCell
from extract.pdf.page import Line
from extract.table import RawTable
from extract.tables.stitching.body_rows import BodyRows
from extract.tables.stitching.column_blocks import (
    ColumnBlock,
    blocks,
    common_edges,
    headed_over_break,
    place_on_columns,
    with_heads_printed_again,
)
from extract.tables.stitching.cut_headers import put_to_header, rest_of_header
from extract.tables.stitching.draft_cell import DraftCell
from extract.tables.stitching.headers import Head, flat_labels
from extract.tables.stitching.table_continuation import (
    ends_with_total,
    plain_title,
    table_goes_on,
)

_NOTE = re.compile(
    r"^(?:\(\d{1,2}\)|\(\*+\)|\*+|\d\s|N\.?B\.?\b|nota\b|source\b)",
    re.IGNORECASE,
)
"""How a footnote of a table begins."""
_TOUCHING = 15.0
"""Blocks of one page closer than this, in points, with nothing between, can be one table."""
_CUT = 0.25
"""Share of the height of a line that is inside a table whose lower edge cuts it: the line below a
table reaches less far up."""
_CLOSED = 5.0
"""The same of two that rules close where they meet: more white is between two tables."""


@dataclass(frozen=True, slots=True)
class PageLayout:
    """What stitching needs of a page: its grids, top to bottom, and the lines that are neither
    table nor furniture.
    """

    page: int
    grids: tuple[Grid, ...]
    lines: tuple[Line, ...]


def stitch(pages: Iterable[PageLayout]) -> Iterator[RawTable]:
    """The tables of a document in order, without ids, captions and sections: each as soon as it is
    known to end.
    """
    return map(raw_table, chains(pages))


def chains(pages: Iterable[PageLayout]) -> Iterator[list[ColumnBlock]]:
    """The blocks of each table. No more is kept than tables that may go on, and the lines of each
    page.
    """
    found: deque[list[ColumnBlock]] = deque()
    by_page: dict[int, PageLayout] = {}
    for page in pages:
        by_page[page.page] = page
        while found and _is_past(found[0], page.page):
            yield found.popleft()

        for grid in page.grids:
            for block in blocks(grid):
                _add(block, found, by_page)

        before = by_page.get(page.page - 1)
        if before is not None:
            by_page[before.page] = replace(before, grids=())

    while found:
        yield found.popleft()


def _add(
    block: ColumnBlock,
    found: deque[list[ColumnBlock]],
    pages: dict[int, PageLayout],
) -> None:
    """Put ``block`` to the table that it goes on, or start a table with it."""
    chain = _chain_above(found, block)
    rest = block if chain is None else _as_rest(chain, block)
    if chain is not None and _goes_on(chain, rest, pages):
        chain.append(rest)
    else:
        found.append([block])


def _is_past(chain: Sequence[ColumnBlock], page: int) -> bool:
    """Whether no block of ``page`` or of a later one can go on ``chain``."""
    return chain[-1].page < page - 1


def _chain_above(
    found: Sequence[list[ColumnBlock]], block: ColumnBlock
) -> list[ColumnBlock] | None:
    """The last table above ``block`` whose columns lie over its own, if it is near enough."""
    for chain in reversed(found):
        if _is_past(chain, block.page):
            return None
        if chain[-1].bbox.shares_width(block.bbox):
            return chain
    return None


def _as_rest(chain: Sequence[ColumnBlock], block: ColumnBlock) -> ColumnBlock:
    """The block as it would go on a table without a header: what opens it is a row of that table
    as well, unless it is set as a header is.
    """
    if chain[0].head.found or chain[-1].page == block.page:
        return block
    if block.head.bands or block.head.styled:
        return block
    return replace(block, head=Head(0, 0))


def _goes_on(
    chain: Sequence[ColumnBlock],
    block: ColumnBlock,
    pages: dict[int, PageLayout],
) -> bool:
    """Whether ``block`` is the rest of the table ``chain``."""
    first, last = chain[0], chain[-1]
    if not table_goes_on(first, last, block):
        return False
    if last.page == block.page:
        if block.head.found or not _are_close(last, block):
            return False
        return not _lines_between(last, block, pages)
    return _only_a_break_between(chain, block, pages)


def _are_close(last: ColumnBlock, block: ColumnBlock) -> bool:
    """Whether the white between two blocks of one page may be inside a table."""
    is_closed = not (last.open_bottom or block.open_top)
    reach = _CLOSED if is_closed else _TOUCHING
    return block.bbox.top - last.bbox.bottom <= reach


def _lines_between(
    last: ColumnBlock, block: ColumnBlock, pages: dict[int, PageLayout]
) -> bool:
    """Whether text is printed between two blocks of one page."""
    for line in pages[block.page].lines:
        between = last.bbox.bottom < _middle(line) < block.bbox.top
        if between and line.bbox.shares_width(block.bbox):
            return True
    return False


def _only_a_break_between(
    chain: Sequence[ColumnBlock],
    block: ColumnBlock,
    pages: dict[int, PageLayout],
) -> bool:
    """Whether nothing parts two blocks but a page break, footnotes, and the table's title once
    more.
    """
    first, last = chain[0], chain[-1]
    here, there = pages[last.page], pages[block.page]
    if _grids_between(last, here, block, there):
        return False
    if not all(_NOTE.match(line.text) for line in _lines_below(here, last)):
        return False

    above = _titles_above(there, block)
    if not above:
        return True
    if not block.head.found or ends_with_total(last):
        return False
    return above <= _titles_above(pages[first.page], first)


def _grids_between(
    last: ColumnBlock, here: PageLayout, block: ColumnBlock, there: PageLayout
) -> bool:
    """Whether a grid is below ``last`` on its page, or above ``block`` on its own."""
    below = any(grid.bbox.top > last.bbox.bottom for grid in here.grids)
    if below:
        return True
    return any(grid.bbox.bottom < block.bbox.top for grid in there.grids)


def _titles_above(page: PageLayout, block: ColumnBlock) -> set[str]:
    return {
        plain_title(line.text)
        for line in page.lines
        if _middle(line) < block.bbox.top
    }


def _lines_below(page: PageLayout, block: ColumnBlock) -> list[Line]:
    """The lines below a block, without what its lower edge cuts, for which it had no room."""
    edge = block.bbox.bottom
    found = []
    for line in page.lines:
        height = line.bbox.bottom - line.bbox.top
        is_cut = line.bbox.top < edge - _CUT * height
        if _middle(line) > edge and not is_cut:
            found.append(line)
    return found


def _middle(line: Line) -> float:
    return (line.bbox.top + line.bbox.bottom) / 2


# -------------------------------------------------------------------------------------------------
# one table


def raw_table(chain: Sequence[ColumnBlock]) -> RawTable:
    """The table that the blocks of ``chain`` make."""
    rest, chain = rest_of_header(headed_over_break(chain))
    chain = with_heads_printed_again(chain)
    edges = common_edges(chain)
    laid = [place_on_columns(block, edges) for block in chain]
    first = chain[0]
    head = _header(first, laid[0])
    if rest:
        put_to_header(head, rest, chain[1].page)
    names = [replace(draft.cell, lines=draft.lines) for draft in head]

    body = BodyRows()
    repeated: list[Place] = []
    for block, cells in zip(chain, laid, strict=True):
        if block is not first and block.head.rows:
            own = [cell.bbox for cell in cells if cell.row < block.head.rows]
            repeated.append(Place(block.page, BBox.around(own)))
        body.append(cells, block)

    doubts: list[Doubt] = []
    for block in chain:
        doubts += block.doubts
    return RawTable(
        id="",
        caption=first.title,
        header=flat_labels(names, first.head.bands, len(edges) - 1),
        header_rows=tuple(draft.finished() for draft in head),
        rows=len(body.row_pages),
        cells=body.cells(),
        row_pages=tuple(body.row_pages),
        places=tuple(_page_places(chain)),
        repeated_headers=tuple(repeated),
        doubts=tuple(doubts),
    )


def _header(first: ColumnBlock, cells: Sequence[GridCell]) -> list[DraftCell]:
    """The header's cells among those of the first block."""
    return [
        DraftCell.of(cell, cell.row, first)
        for cell in cells
        if cell.row < first.head.rows
    ]


def _page_places(chain: Sequence[ColumnBlock]) -> Iterator[Place]:
    pages: dict[int, list[BBox]] = {}
    for block in chain:
        pages.setdefault(block.page, []).append(block.bbox)
    for page, boxes in pages.items():
        yield Place(page, BBox.around(boxes))
