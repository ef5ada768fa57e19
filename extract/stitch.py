"""Blocks on consecutive pages -> one table.

Two blocks are one table where nothing but furniture and footnotes stands between them, their columns agree, and
the second one has no header of its own or repeats the first one's. What the page break cut is put together again:
a row whose key cells are empty below the break and whose texts go on, and a label cell that spans the break.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.geometry import BBox, Place
from extract.grids.grid import Doubt, Grid, GridCell
from extract.headers import is_figure, labels
from extract.page import Line
from extract.spans import Block, blocks, common_edges, covering, lay, same_columns
from extract.table import RawCell, RawTable

_NOTE = re.compile(r"^(?:\(\d{1,2}\)|\(\*+\)|\*+|\d\s|N\.?B\.?\b|nota\b|source\b)", re.IGNORECASE)
_TOTAL = re.compile(r"^\W*(?:sous[- ]?)?tota(?:l|ux)\b", re.IGNORECASE)
_SUITE = re.compile(r"\W*\(?suite\)?\W*$", re.IGNORECASE)
_TOUCHING = 15.0
"""Blocks of one page closer than this, with nothing between, can be one table."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stitching needs of a page: its grids, top to bottom, and the lines that are neither table nor furniture."""

    page: int
    grids: tuple[Grid, ...]
    lines: tuple[Line, ...]


def stitch(sheets: Sequence[Sheet]) -> tuple[RawTable, ...]:
    """The tables of a document in order, without ids, captions and sections."""
    return tuple(raw_table(chain) for chain in chains(sheets))


def chains(sheets: Sequence[Sheet]) -> list[list[Block]]:
    """The blocks of each table."""
    found: list[list[Block]] = []
    by_page = {sheet.page: sheet for sheet in sheets}
    for sheet in sheets:
        for grid in sheet.grids:
            for block in blocks(grid):
                before = _candidate(found, block, by_page)
                if before is None:
                    found.append([block])
                else:
                    before.append(block)
    return found


def _candidate(found: Sequence[list[Block]], block: Block, sheets: dict[int, Sheet]) -> list[Block] | None:
    """The table that ``block`` goes on, or None: the last one above it whose columns lie over its own."""
    for chain in reversed(found):
        last = chain[-1]
        if last.page < block.page - 1:
            return None
        if min(last.bbox.x1, block.bbox.x1) - max(last.bbox.x0, block.bbox.x0) <= 0:
            continue
        return chain if _goes_on(chain, block, sheets) else None
    return None


def _goes_on(chain: Sequence[Block], block: Block, sheets: dict[int, Sheet]) -> bool:
    last = chain[-1]
    if not same_columns(last, block) or not _nothing_between(last, block, sheets):
        return False
    if last.page == block.page and (block.head.found or block.bbox.top - last.bbox.bottom > _TOUCHING):
        return False
    if not block.head.found:
        return True
    return _repeats(chain, block)


def _repeats(chain: Sequence[Block], block: Block) -> bool:
    """Whether the header of ``block`` is the table's own, and its title, if it has one, too."""
    first = chain[0]
    if not first.head.found:
        return False
    if block.band and _SUITE.sub("", block.band).casefold() != _SUITE.sub("", first.band).casefold():
        return False
    theirs, ours = first.labels, block.labels
    return len(theirs) == len(ours) and sum(a == b for a, b in zip(theirs, ours, strict=True)) >= 0.8 * len(ours)


def _nothing_between(last: Block, block: Block, sheets: dict[int, Sheet]) -> bool:
    if last.page == block.page:
        between = [
            line
            for line in sheets[block.page].lines
            if last.bbox.bottom < _middle(line) < block.bbox.top and _beside(line.bbox, block.bbox)
        ]
        return not between
    below = [line for line in sheets[last.page].lines if _middle(line) > last.bbox.bottom]
    above = [line for line in sheets[block.page].lines if _middle(line) < block.bbox.top]
    grids_between = any(grid.bbox.top > last.bbox.bottom for grid in sheets[last.page].grids) or any(
        grid.bbox.bottom < block.bbox.top for grid in sheets[block.page].grids
    )
    return not grids_between and not above and all(_NOTE.match(line.text) for line in below)


def _middle(line: Line) -> float:
    return (line.bbox.top + line.bbox.bottom) / 2


def _beside(line: BBox, block: BBox) -> bool:
    return min(line.x1, block.x1) - max(line.x0, block.x0) > 0


# ------------------------------------------------------------------------------------------------- one table


@dataclass(slots=True)
class _Draft:
    """A cell while the table is put together: rows count from the first body row."""

    cell: GridCell
    places: tuple[Place, ...]
    engine: str


def raw_table(chain: Sequence[Block]) -> RawTable:
    """The table that the blocks of ``chain`` make."""
    edges = common_edges(chain)
    first = chain[0]
    laid = [lay(block, edges) for block in chain]
    head = [cell for cell in laid[0] if cell.row < first.head.rows]
    drafts: list[_Draft] = []
    row_pages: list[int] = []
    repeated: list[Place] = []
    for block, cells in zip(chain, laid, strict=True):
        skip = block.head.rows
        if block is not first and skip:
            repeated.append(Place(block.page, BBox.around(cell.bbox for cell in cells if cell.row < skip)))
        body = [replace(cell, row=cell.row - skip) for cell in cells if cell.row >= skip]
        _append(drafts, row_pages, body, block, block.rows - skip)
    return RawTable(
        id="",
        caption=first.band,
        header=labels(head, first.head.bands, len(edges) - 1),
        header_rows=tuple(_raw(_Draft(cell, (Place(first.page, cell.bbox),), first.engine)) for cell in head),
        rows=len(row_pages),
        cells=tuple(_raw(draft) for draft in sorted(drafts, key=lambda draft: (draft.cell.row, draft.cell.col))),
        row_pages=tuple(row_pages),
        places=tuple(_page_places(chain)),
        repeated_headers=tuple(repeated),
        doubts=tuple(_doubts(chain)),
    )


def _doubts(chain: Sequence[Block]) -> Iterator[Doubt]:
    for block in chain:
        yield from block.doubts


def _page_places(chain: Sequence[Block]) -> Iterator[Place]:
    pages: dict[int, list[BBox]] = {}
    for block in chain:
        pages.setdefault(block.page, []).append(block.bbox)
    for page, boxes in pages.items():
        yield Place(page, BBox.around(boxes))


def _raw(draft: _Draft) -> RawCell:
    cell = draft.cell
    return RawCell(
        row=cell.row,
        col=cell.col,
        rowspan=cell.rowspan,
        colspan=cell.colspan,
        text=cell.text,
        places=draft.places,
        engine=draft.engine,
        angle=cell.angle,
        confidence=cell.confidence,
    )


def _append(drafts: list[_Draft], row_pages: list[int], body: list[GridCell], block: Block, rows: int) -> None:
    """Add the body rows of ``block`` below what is there, mending what the page break between them cut."""
    base = len(row_pages)
    if not rows:
        return
    above = _reaching(drafts, base - 1) if base and row_pages[-1] != block.page else {}
    below = covering(body, 0)
    if above and _row_is_cut(above, below, block):
        _mend(drafts, above, below, base, block.page, all_cells=True)
        base -= 1
        body = [cell for cell in body if cell.row > 0 or cell.col not in above]
    elif above:
        spanning = _mend(drafts, above, below, base, block.page, all_cells=False)
        body = [cell for cell in body if cell.row > 0 or cell.col not in spanning]
    drafts.extend(
        _Draft(replace(cell, row=cell.row + base), (Place(block.page, cell.bbox),), block.engine) for cell in body
    )
    row_pages.extend([block.page] * (base + rows - len(row_pages)))


def _reaching(drafts: Sequence[_Draft], row: int) -> dict[int, _Draft]:
    return {draft.cell.col: draft for draft in drafts if draft.cell.row <= row < draft.cell.row + draft.cell.rowspan}


def _mend(
    drafts: list[_Draft],
    above: dict[int, _Draft],
    below: dict[int, GridCell],
    base: int,
    page: int,
    *,
    all_cells: bool,
) -> set[int]:
    """Put cells above and below a page break together; returns the columns where that was done."""
    done = set()
    closed = any(_TOTAL.match(draft.cell.text) for draft in above.values() if draft.cell.rowspan == 1)
    for col, draft in above.items():
        cell = below.get(col)
        if cell is None or cell.colspan != draft.cell.colspan:
            continue
        if not all_cells and (closed or not _one_label(draft.cell, cell, drafts)):
            continue
        rows = base - draft.cell.row + cell.rowspan - (1 if all_cells else 0)
        if cell.lines or not all_cells:
            draft.places = (*draft.places, Place(page, cell.bbox))
        draft.cell = replace(
            draft.cell,
            rowspan=rows,
            lines=draft.cell.lines + cell.lines,
            angle=draft.cell.angle if draft.cell.lines else cell.angle,
            confidence=min(draft.cell.confidence, cell.confidence),
        )
        done.add(col)
    return done


def _one_label(above: GridCell, below: GridCell, drafts: Sequence[_Draft]) -> bool:
    """Whether two cells at a page break are one label: at most one prints it, and the column has labels that span."""
    if (above.lines and below.lines) or is_figure(above.text) or is_figure(below.text):
        return False
    if below.lines:
        return above.rowspan > 1 or (below.rowspan > 1 and _spans(drafts, above))
    return above.rowspan > 1 or below.rowspan > 1 or _spans(drafts, above)


def _spans(drafts: Sequence[_Draft], edge: GridCell) -> bool:
    """Whether labels in the column of ``edge`` span rows, and no other cell of one row in it is empty."""
    own = [draft.cell for draft in drafts if draft.cell.col == edge.col and draft.cell.colspan == 1]
    own = [cell for cell in own if cell is not edge]
    spanning = any(cell.rowspan > 1 and cell.lines and not is_figure(cell.text) for cell in own)
    return spanning and all(cell.lines for cell in own if cell.rowspan == 1)


def _row_is_cut(above: dict[int, _Draft], below: dict[int, GridCell], block: Block) -> bool:
    """Whether the first row below a page break is the rest of the last one above it."""
    if not above or set(above) != set(below) or len(below) < 2:
        return False
    pairs = [(above[col].cell, below[col]) for col in sorted(below)]
    if any(a.colspan != b.colspan or a.rowspan > 1 or b.rowspan > 1 for a, b in pairs):
        return False
    key_above, key_below = pairs[0]
    if key_below.lines or not key_above.lines or _TOTAL.match(key_above.text):
        return False
    both = [(a, b) for a, b in pairs if a.lines and b.lines]
    if any(is_figure(a.text) or is_figure(b.text) for a, b in both):
        return False
    if not any(b.lines for _, b in pairs):
        return False
    running = any(len(a.lines) + len(b.lines) >= 3 for a, b in both)
    return running or block.open_top
