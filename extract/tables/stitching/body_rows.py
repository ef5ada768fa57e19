"""Rows of blocks put under each other, with what the page breaks between them cut put together
again: a cut row is one row, a label that spans the break one cell (`table_continuation` tells).
"""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from extract.grid import GridCell
from extract.table import RawCell
from extract.tables.stitching.cell_values import is_value
from extract.tables.stitching.column_blocks import ColumnBlock
from extract.tables.stitching.draft_cell import DraftCell
from extract.tables.stitching.table_continuation import (
    is_total,
    label_goes_on,
    row_goes_on,
)


class BodyRows:
    """The rows of a table below its header, put together block by block."""

    def __init__(self) -> None:
        self._drafts: list[DraftCell] = []
        self._last: list[DraftCell] = []
        self.row_pages: list[int] = []

    def cells(self) -> tuple[RawCell, ...]:
        """The cells in reading order."""
        ordered = sorted(
            self._drafts, key=lambda draft: (draft.row, draft.cell.col)
        )
        return tuple(draft.finished() for draft in ordered)

    def append(self, cells: Sequence[GridCell], block: ColumnBlock) -> None:
        """Add the body rows of ``block`` below what is there, joining what the page break between
        them cut.
        """
        skip, rows = block.head.rows, block.rows - block.head.rows
        if rows <= 0:
            return

        base = len(self.row_pages)
        joined: Collection[int] = ()
        if base and self.row_pages[-1] != block.page:
            above = self._reaching(base - 1)
            below = {cell.col: cell for cell in cells if cell.row == skip}
            after = (cell.text for cell in cells if cell.row == skip + 1)
            total_next = any(map(is_total, after))
            cut = row_goes_on(above, below, total_next=total_next)
            joined = self._join(above, below, block.page, base, cut=cut)
            if cut:
                joined = set(above)
                base -= 1

        added = _body_cells(cells, joined, block, base)
        self._drafts += added
        self._last = [
            draft for draft in self._last if draft.cell.col in joined
        ] + added
        self.row_pages += [block.page] * (base + rows - len(self.row_pages))

    def _reaching(self, row: int) -> dict[int, DraftCell]:
        """The cells that cover ``row``, by column."""
        return {
            draft.cell.col: draft for draft in self._last if draft.reaches(row)
        }

    def _join(
        self,
        above: Mapping[int, DraftCell],
        below: Mapping[int, GridCell],
        page: int,
        base: int,
        *,
        cut: bool,
    ) -> set[int]:
        """Put cells above and below a page break together; returns the columns where that was done.

        ``cut``: the break cuts a row, so all cells of it go together; else only labels that span
        the break do, and none below a total. ``base`` is the row that starts below the break.
        """
        joined: set[int] = set()
        if not cut and any(map(_is_row_of_total, above.values())):
            return joined

        shared = 1 if cut else 0
        for col in above.keys() & below.keys():
            draft, cell = above[col], below[col]
            if cell.colspan != draft.cell.colspan:
                continue
            if cut or self._is_one_label(draft, cell):
                rows = base - draft.row + cell.rowspan - shared
                draft.append(
                    cell, page, rows, printed=bool(cell.lines) or not cut
                )
                joined.add(col)
        return joined

    def _is_one_label(self, draft: DraftCell, cell: GridCell) -> bool:
        return label_goes_on(draft, cell, partial(self._spans, draft))

    def _spans(self, edge: DraftCell) -> bool:
        """Whether labels in the column of ``edge`` span rows, and no other cell of one row in it is
        empty.
        """
        has_spanning_label = False
        for draft in self._drafts:
            is_beside = (
                draft.cell.col != edge.cell.col or draft.cell.colspan > 1
            )
            if is_beside or draft is edge:
                continue
            if draft.rowspan == 1 and not draft.lines:
                return False
            if draft.rowspan > 1 and draft.lines and not is_value(draft.text):
                has_spanning_label = True
        return has_spanning_label


def _body_cells(
    cells: Sequence[GridCell],
    joined: Collection[int],
    block: ColumnBlock,
    base: int,
) -> list[DraftCell]:
    """The cells of the body, in rows from ``base`` on; those of its first row in the columns
    ``joined`` are parts of others.
    """
    skip = block.head.rows
    drafts: list[DraftCell] = []
    for cell in cells:
        is_joined = cell.row == skip and cell.col in joined
        if cell.row < skip or is_joined:
            continue
        drafts.append(DraftCell.of(cell, cell.row - skip + base, block))
    return drafts


def _is_row_of_total(draft: DraftCell) -> bool:
    return draft.rowspan == 1 and is_total(draft.text)
