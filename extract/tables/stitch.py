"""Blocks on consecutive pages -> one table.

Two blocks are one table where nothing but furniture and footnotes stands between them, their
columns agree, and
the second one has no header of its own or repeats the first one's. What the page break cut is put
together again:
a row whose key cells are empty below the break and whose texts go on, and a label cell that spans
the break.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.geometry import BBox, Place
from extract.grid import Grid
from extract.pdf.page import Line
from extract.table import RawTable
from extract.tables.column_blocks import Block, blocks, common_edges, lay, same_columns
from extract.tables.headers import labels
from extract.tables.page_breaks import CONTINUED, Body, Draft, ends_with_total

_NOTE = re.compile(r"^(?:\(\d{1,2}\)|\(\*+\)|\*+|\d\s|N\.?B\.?\b|nota\b|source\b)", re.IGNORECASE)
_TOUCHING = 15.0
"""Blocks of one page closer than this, with nothing between, can be one table."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stitching needs of a page: its grids, top to bottom, and the lines that are neither
    table nor furniture.
    """

    page: int
    grids: tuple[Grid, ...]
    lines: tuple[Line, ...]


def stitch(sheets: Iterable[Sheet]) -> Iterator[RawTable]:
    """The tables of a document in order, without ids, captions and sections: each as soon as it is
    known to end.
    """
    return map(raw_table, chains(sheets))


def chains(sheets: Iterable[Sheet]) -> Iterator[list[Block]]:
    """The blocks of each table. No more is kept than tables that may go on, and the lines of each
    page.
    """
    found: deque[list[Block]] = deque()
    by_page: dict[int, Sheet] = {}
    for sheet in sheets:
        by_page[sheet.page] = sheet
        while found and _is_past(found[0], sheet.page):
            yield found.popleft()
        for grid in sheet.grids:
            for block in blocks(grid):
                before = _candidate(found, block, by_page)
                if before is None:
                    found.append([block])
                else:
                    before.append(block)
        if sheet.page - 1 in by_page:
            by_page[sheet.page - 1] = replace(by_page[sheet.page - 1], grids=())
    while found:
        yield found.popleft()


def _is_past(chain: Sequence[Block], page: int) -> bool:
    """Whether no block of ``page`` or of a later one can go on ``chain``."""
    return chain[-1].page < page - 1


def _candidate(
    found: Sequence[list[Block]], block: Block, sheets: dict[int, Sheet]
) -> list[Block] | None:
    """The table that ``block`` goes on, or None: the last one above it whose columns lie over its
    own.
    """
    for chain in reversed(found):
        last = chain[-1]
        if _is_past(chain, block.page):
            return None
        if min(last.bbox.x1, block.bbox.x1) - max(last.bbox.x0, block.bbox.x0) <= 0:
            continue
        return chain if _goes_on(chain, block, sheets) else None
    return None


def _goes_on(chain: Sequence[Block], block: Block, sheets: dict[int, Sheet]) -> bool:
    last = chain[-1]
    if not same_columns(last, block) or (block.head.found and not _repeats(chain, block)):
        return False
    if last.page == block.page:
        close = block.bbox.top - last.bbox.bottom <= _TOUCHING
        return close and not block.head.found and not _lines_between(last, block, sheets)
    return _only_a_break_between(chain, block, sheets)


def _repeats(chain: Sequence[Block], block: Block) -> bool:
    """Whether the header of ``block`` is the table's own, and its title, if it has one, too."""
    first = chain[0]
    if not first.head.found:
        return False
    if block.band and _folded(block.band) != _folded(first.band):
        return False
    theirs, ours = first.labels, block.labels
    return len(theirs) == len(ours) and sum(
        a == b for a, b in zip(theirs, ours, strict=True)
    ) >= 0.8 * len(ours)


def _lines_between(last: Block, block: Block, sheets: dict[int, Sheet]) -> bool:
    return any(
        last.bbox.bottom < _middle(line) < block.bbox.top and _beside(line.bbox, block.bbox)
        for line in sheets[block.page].lines
    )


def _only_a_break_between(chain: Sequence[Block], block: Block, sheets: dict[int, Sheet]) -> bool:
    """Whether nothing parts two blocks but a page break, footnotes, and the table's title once
    more.
    """
    last = chain[-1]
    here, there = sheets[last.page], sheets[block.page]
    if any(grid.bbox.top > last.bbox.bottom for grid in here.grids):
        return False
    if any(grid.bbox.bottom < block.bbox.top for grid in there.grids):
        return False
    if not all(_NOTE.match(line.text) for line in here.lines if _middle(line) > last.bbox.bottom):
        return False
    above = [_folded(line.text) for line in there.lines if _middle(line) < block.bbox.top]
    if not above:
        return True
    titles = {
        _folded(line.text)
        for line in sheets[chain[0].page].lines
        if _middle(line) < chain[0].bbox.top
    }
    return block.head.found and not ends_with_total(last) and all(text in titles for text in above)


def _folded(text: str) -> str:
    """A title without "(suite)" and its page number."""
    return CONTINUED.sub("", re.sub(r"\d+", "#", text)).strip().casefold()


def _middle(line: Line) -> float:
    return (line.bbox.top + line.bbox.bottom) / 2


def _beside(line: BBox, block: BBox) -> bool:
    return min(line.x1, block.x1) - max(line.x0, block.x0) > 0


# -------------------------------------------------------------------------------------------------
# one table


def raw_table(chain: Sequence[Block]) -> RawTable:
    """The table that the blocks of ``chain`` make."""
    edges = common_edges(chain)
    first = chain[0]
    laid = [lay(block, edges) for block in chain]
    head = [cell for cell in laid[0] if cell.row < first.head.rows]
    draft = Body()
    repeated: list[Place] = []
    for block, cells in zip(chain, laid, strict=True):
        if block is not first and block.head.rows:
            box = BBox.around(cell.bbox for cell in cells if cell.row < block.head.rows)
            repeated.append(Place(block.page, box))
        draft.append(cells, block)
    return RawTable(
        id="",
        caption=first.band,
        header=labels(head, first.head.bands, len(edges) - 1),
        header_rows=tuple(Draft.of(cell, cell.row, first).raw() for cell in head),
        rows=len(draft.row_pages),
        cells=draft.cells(),
        row_pages=tuple(draft.row_pages),
        places=tuple(_page_places(chain)),
        repeated_headers=tuple(repeated),
        doubts=tuple(doubt for block in chain for doubt in block.doubts),
    )


def _page_places(chain: Sequence[Block]) -> Iterator[Place]:
    pages: dict[int, list[BBox]] = {}
    for block in chain:
        pages.setdefault(block.page, []).append(block.bbox)
    for page, boxes in pages.items():
        yield Place(page, BBox.around(boxes))
