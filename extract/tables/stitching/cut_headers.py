"""The rest of a header row that a page break cuts, which is no row of the table below it.

The block above the break is all header, and the first row below prints names over columns of
figures only, and in no other column.
"""

from collections.abc import Sequence
from dataclasses import replace

from extract.grid import GridCell
from extract.grids.ruled.engine import RuledEngine
from extract.tables.stitching.column_blocks import ColumnBlock
from extract.tables.stitching.draft_cell import DraftCell
from extract.tables.stitching.grid_rows import by_row, filled_cells
from extract.tables.stitching.headers import columns_of_figures
from extract.tables.stitching.unstyled_headers import is_name


def rest_of_header(
    chain: Sequence[ColumnBlock],
) -> tuple[list[GridCell], list[ColumnBlock]]:
    """The cells below the break that belong to the header of a table, and the table's blocks
    without them.
    """
    blocks = list(chain)
    if len(blocks) < 2 or not _is_cut(blocks[0], blocks[1]):
        return [], blocks

    first, below, *others = blocks
    cells = [cell for cell in below.cells if cell.row]
    body = replace(
        below,
        rows=below.rows - 1,
        cells=tuple(replace(cell, row=cell.row - 1) for cell in cells),
    )
    rest = filled_cells(by_row(below.cells, below.rows)[0])
    return list(rest), [first, body, *others]


def _is_cut(first: ColumnBlock, below: ColumnBlock) -> bool:
    """Whether the first row of ``below`` is the rest of the last one of ``first``."""
    if not _are_header_and_body(first, below):
        return False

    row, *body = by_row(below.cells, below.rows)
    printed = filled_cells(row)
    if not printed or not all(map(is_name, printed)):
        return False
    cut = {cell.col for cell in first.cells if cell.end_row == first.rows}
    columns = columns_of_figures(body, below.cols) & cut
    return columns.issuperset(cell.col for cell in printed)


def _are_header_and_body(first: ColumnBlock, below: ColumnBlock) -> bool:
    """Whether rules draw two blocks on both sides of a page break, the upper one all header, the
    lower one without, whose first row reaches into no other.
    """
    drawn = {first.engine, below.engine} == {RuledEngine.name}
    if not drawn or first.cols != below.cols or first.page == below.page:
        return False
    if not first.head.found or first.head.rows < first.rows:
        return False
    if below.head.found or below.rows < 2:
        return False
    return all(cell.rowspan == 1 for cell in below.cells if not cell.row)


def put_to_header(
    head: Sequence[DraftCell], rest: Sequence[GridCell], page: int
) -> None:
    """Put what is left of a header row on ``page`` to the lowest cells of the header."""
    for cell in rest:
        above = [draft for draft in head if draft.cell.col == cell.col]
        lowest = max(above, key=lambda draft: draft.row)
        lowest.append(cell, page, lowest.rowspan, printed=True)
