"""Rows of blocks put under each other, and what the page breaks between them cut put together
again.

A row whose key cells are empty below the break and whose texts go on is one row; a label cell that
spans the break is one cell, printed on one side of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.french.lexicon.totals import total_rank
from extract.geometry import Place
from extract.grid import GridCell
from extract.table import RawCell
from extract.tables.column_blocks import Block
from extract.tables.headers import is_value
from extract.wrapped_lines import join_lines

_BULLETS = " -–—•*.:«\u00a0"
CONTINUED = re.compile(r"\W*\(?\bsuite\b(?:\s+et\s+fin)?\)?\W*$", re.IGNORECASE)
"""How a title printed again on the next page ends: "(suite)"."""
_MARGINS = 12.0
"""White inside a cell's borders, left and right together, in points, at most."""


def _is_total(text: str) -> bool:
    """Whether a cell is the label of a total."""
    return total_rank(text.lstrip(_BULLETS)) is not None


def ends_with_total(block: Block) -> bool:
    """Whether the last row of a block is a total."""
    return any(
        _is_total(cell.text) for cell in block.cells if cell.row + cell.rowspan == block.rows
    )


@dataclass(slots=True)
class Draft:
    """A cell while the table is put together: ``row`` counts from the first body row."""

    cell: GridCell
    row: int
    rowspan: int
    lines: tuple[str, ...]
    places: tuple[Place, ...]
    engine: str
    angle: int
    confidence: float
    last_width: float

    @classmethod
    def of(cls, cell: GridCell, row: int, block: Block) -> "Draft":
        """The cell of ``block`` that starts in ``row`` of the table."""
        place = Place(block.page, cell.bbox)
        return cls(
            cell,
            row,
            cell.rowspan,
            cell.lines,
            (place,),
            block.engine,
            cell.angle,
            cell.confidence,
            cell.ends[1],
        )

    @property
    def text(self) -> str:
        """The printed text on all its pages."""
        return join_lines(self.lines)

    def raw(self) -> RawCell:
        """The finished cell."""
        cell = self.cell
        return RawCell(
            self.row,
            cell.col,
            self.rowspan,
            cell.colspan,
            join_lines(self.lines),
            self.places,
            self.engine,
            self.angle,
            self.confidence,
            cell.readings,
            cell.arbitrated,
        )

    def take(self, cell: GridCell, page: int, rowspan: int, *, place: bool) -> None:
        """Make ``cell``, below the page break, part of this one."""
        if place:
            self.places = (*self.places, Place(page, cell.bbox))
        self.angle = self.angle if self.lines else cell.angle
        self.confidence = min(self.confidence, cell.confidence)
        self.lines += cell.lines
        self.rowspan = rowspan
        self.last_width = cell.ends[1] or self.last_width
        self.cell = replace(self.cell, open_bottom=cell.open_bottom)


class Body:
    """The rows of a table below its header, put together block by block."""

    def __init__(self) -> None:
        self._drafts: list[Draft] = []
        self._last: list[Draft] = []
        self.row_pages: list[int] = []

    def cells(self) -> tuple[RawCell, ...]:
        """The cells in reading order."""
        return tuple(
            draft.raw()
            for draft in sorted(self._drafts, key=lambda draft: (draft.row, draft.cell.col))
        )

    def append(self, cells: Sequence[GridCell], block: Block) -> None:
        """Add the body rows of ``block`` below what is there, mending what the page break between
        them cut.
        """
        skip, rows = block.head.rows, block.rows - block.head.rows
        if rows <= 0:
            return
        base = len(self.row_pages)
        above = self._reaching(base - 1) if base and self.row_pages[-1] != block.page else {}
        below = {cell.col: cell for cell in cells if cell.row == skip} if above else {}
        done: set[int] = set()
        if above and _row_is_cut(above, below):
            self._mend(above, below, block.page, base, cut=True)
            done, base = set(above), base - 1
        elif above:
            done = self._mend(above, below, block.page, base, cut=False)
        added = [
            Draft.of(cell, cell.row - skip + base, block)
            for cell in cells
            if cell.row > skip or (cell.row == skip and cell.col not in done)
        ]
        self._drafts += added
        self._last = [draft for draft in self._last if draft.cell.col in done] + added
        self.row_pages += [block.page] * (base + rows - len(self.row_pages))

    def _reaching(self, row: int) -> dict[int, Draft]:
        return {
            draft.cell.col: draft
            for draft in self._last
            if draft.row <= row < draft.row + draft.rowspan
        }

    def _mend(
        self,
        above: dict[int, Draft],
        below: dict[int, GridCell],
        page: int,
        base: int,
        *,
        cut: bool,
    ) -> set[int]:
        """Put cells above and below a page break together; returns the columns where that was done.

        ``cut``: the break cuts a row, so all cells of it go together; else only labels that span
        the break do.
        """
        done = set()
        closed = any(_is_total(draft.text) for draft in above.values() if draft.rowspan == 1)
        for col, draft in above.items():
            cell = below.get(col)
            if cell is None or cell.colspan != draft.cell.colspan:
                continue
            if not cut and (closed or not self._one_label(draft, cell)):
                continue
            rows = base - draft.row + cell.rowspan - (1 if cut else 0)
            draft.take(cell, page, rows, place=bool(cell.lines) or not cut)
            done.add(col)
        return done

    def _one_label(self, above: Draft, below: GridCell) -> bool:
        """Whether two cells at a page break are one label: at most one prints it, in a column of
        spanning labels.
        """
        if (above.lines and below.lines) or is_value(above.text) or is_value(below.text):
            return False
        if below.lines:
            return above.rowspan > 1 or (below.rowspan > 1 and self._spans(above))
        return above.rowspan > 1 or below.rowspan > 1 or self._spans(above)

    def _spans(self, edge: Draft) -> bool:
        """Whether labels in the column of ``edge`` span rows, and no other cell of one row in it is
        empty.
        """
        own = [
            draft
            for draft in self._drafts
            if draft is not edge and draft.cell.col == edge.cell.col and draft.cell.colspan == 1
        ]
        spanning = any(
            draft.rowspan > 1 and draft.lines and not is_value(draft.text) for draft in own
        )
        return spanning and all(draft.lines for draft in own if draft.rowspan == 1)


def _row_is_cut(above: dict[int, Draft], below: dict[int, GridCell]) -> bool:
    """Whether the first row below a page break is the rest of the last one above it.

    Never if both print a figure in one column, or one is a total. Where no rule closes the row at
    the break, one of the two must be without figures while the other has some, or without its key.
    Where rules close it on both sides, it must lack its key, and a text must go on: below a row
    that has its figures already, or over several lines; or each of its texts must go on from a line
    that was full.
    """
    if set(above) != set(below) or len(below) < 2:
        return False
    pairs = [(above[col], below[col]) for col in sorted(below)]
    single = [(a, b) for a, b in pairs if a.rowspan == 1 and b.rowspan == 1]
    if not single or not all(_can_be_one(a, b) for a, b in pairs):
        return False
    key_above, key_below = single[0]
    keyless = bool(key_above.lines) and not key_below.lines and any(b.lines for _, b in single)
    figures = [any(is_value(a.text) for a, _ in single), any(is_value(b.text) for _, b in single)]
    if all(a.cell.open_bottom for a, _ in single) or all(b.open_top for _, b in single):
        empty = [not any(a.lines for a, _ in single), not any(b.lines for _, b in single)]
        return any(empty) or figures[0] != figures[1] or (keyless and not any(figures))
    if figures == [True, False] and _wraps(single):
        return True
    running = [len(a.lines) + len(b.lines) for a, b in single if a.lines and b.lines]
    spent = figures == [True, False] and bool(running)
    return keyless and (spent or (len(single) == len(pairs) and max(running, default=0) >= 3))


def _wraps(pairs: Sequence[tuple[Draft, GridCell]]) -> bool:
    """Whether each text below continues one above whose last line had no room for its first word."""
    below = [(a, b) for a, b in pairs if b.lines]
    return bool(below) and all(
        a.lines
        and b.angle == a.angle == 0
        and a.cell.shaded == b.shaded
        and a.last_width + b.ends[0] > b.bbox.x1 - b.bbox.x0 - _MARGINS
        for a, b in below
    )


def _can_be_one(above: Draft, below: GridCell) -> bool:
    """Whether nothing speaks against two cells of one column being halves of one cell."""
    if above.cell.colspan != below.colspan:
        return False
    if above.rowspan > 1 or below.rowspan > 1:
        return not (above.lines and below.lines) or above.cell.open_bottom
    if _is_total(above.text) or _is_total(below.text):
        return False
    both = bool(above.lines and below.lines)
    return not both or not (
        is_value(above.text) or is_value(below.text) or above.cell.bold != below.bold
    )
