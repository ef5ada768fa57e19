"""Rows that rules draw as one and that hold several: white space reads them, and them alone.

Where one row of a drawn table stacks figures in a cell, the table is read by its white as a whole.
What rules draw stays better where they draw it: of that reading only the rows inside such a row are
taken, in the columns that are drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.geometry import BBox
from extract.grid import Grid, GridCell
from extract.grids.drawn_grids import stacks_figures


def with_stacked_rows(drawn: Grid, read: Grid) -> Grid | None:
    """``drawn`` with the rows of ``read`` in place of those of its own that stack figures; None
    where they do not fit its columns, or it has no such row.
    """
    stacked = _stacked_rows(drawn)
    if not stacked or not _is_inside(read, drawn):
        return None

    found = drawn
    for row in sorted(stacked, reverse=True):
        parted = _parted(found, row, read)
        if parted is None:
            return None
        found = parted
    return found


def _stacked_rows(grid: Grid) -> set[int]:
    return {cell.row for cell in grid.cells if stacks_figures(cell)}


def _is_inside(read: Grid, drawn: Grid) -> bool:
    """Whether all rows of ``read`` are in the frame of ``drawn``."""
    middles = [(cell.bbox.top + cell.bbox.bottom) / 2 for cell in read.cells]
    return drawn.bbox.top < min(middles) and max(middles) < drawn.bbox.bottom


def _parted(drawn: Grid, row: int, read: Grid) -> Grid | None:
    """``drawn`` with one row parted as ``read`` has it."""
    own = [cell for cell in drawn.cells if cell.row == row]
    if any(cell.rowspan > 1 or cell.colspan > 1 for cell in own):
        return None
    inner = _rows_between(read, own)
    if len(inner) < 2:
        return None
    placed = _on_columns(inner, own)
    if placed is None:
        return None

    return _replaced(drawn, row, placed)


def _replaced(
    drawn: Grid, row: int, rows: Sequence[Sequence[GridCell]]
) -> Grid:
    """``drawn`` with ``rows`` in place of one row: what is below moves, what spans it grows."""
    more = len(rows) - 1
    cells: list[GridCell] = []
    for cell in drawn.cells:
        if cell.row < row < cell.end_row:
            cells.append(replace(cell, rowspan=cell.rowspan + more))
        elif cell.row < row:
            cells.append(cell)
        elif cell.row > row:
            cells.append(replace(cell, row=cell.row + more))

    for number, new in enumerate(rows, row):
        cells += [replace(cell, row=number) for cell in new]
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.col))
    return replace(drawn, rows=drawn.rows + more, cells=tuple(ordered))


def _rows_between(read: Grid, own: Sequence[GridCell]) -> list[list[GridCell]]:
    """The rows of ``read`` with a text whose middle is between the top and the bottom of a row."""
    top = min(cell.bbox.top for cell in own)
    bottom = max(cell.bbox.bottom for cell in own)
    rows: dict[int, list[GridCell]] = {}
    for cell in read.cells:
        middle = (cell.bbox.top + cell.bbox.bottom) / 2
        if cell.lines and top < middle < bottom:
            rows.setdefault(cell.row, []).append(cell)
    return [rows[number] for number in sorted(rows)]


def _on_columns(
    rows: Sequence[Sequence[GridCell]], own: Sequence[GridCell]
) -> list[list[GridCell]] | None:
    """The texts of ``rows`` in the columns of a drawn row, each row in a strip of it; None where
    two texts of a row are in one column.
    """
    found: list[list[GridCell]] = []
    top = min(cell.bbox.top for cell in own)
    for number, cells in enumerate(rows):
        bottom = max(cell.bbox.bottom for cell in own)
        if number + 1 < len(rows):
            bottom = _border(cells, rows[number + 1])
        texts = _by_column(cells, own)
        if texts is None:
            return None
        found.append(_strip(own, texts, top, bottom))
        top = bottom
    return found


def _border(above: Sequence[GridCell], below: Sequence[GridCell]) -> float:
    low = max(cell.bbox.bottom for cell in above if cell.rowspan == 1)
    high = min(cell.bbox.top for cell in below if cell.rowspan == 1)
    return (low + high) / 2


def _by_column(
    cells: Sequence[GridCell], own: Sequence[GridCell]
) -> Mapping[int, GridCell] | None:
    """The cells by the drawn column that their middle is in; None where one holds two."""
    found: dict[int, GridCell] = {}
    for cell in cells:
        middle = (cell.bbox.x0 + cell.bbox.x1) / 2
        for place in own:
            if place.bbox.x0 <= middle < place.bbox.x1:
                if place.col in found or cell.rowspan > 1:
                    return None
                found[place.col] = cell
    return found if len(found) == len(cells) else None


def _strip(
    own: Sequence[GridCell],
    texts: Mapping[int, GridCell],
    top: float,
    bottom: float,
) -> list[GridCell]:
    """A drawn row from ``top`` to ``bottom`` with other texts."""
    strip = []
    for cell in own:
        text = texts.get(cell.col)
        box = BBox(cell.bbox.x0, top, cell.bbox.x1, bottom)
        strip.append(
            replace(
                cell,
                lines=text.lines if text else (),
                bbox=box,
                confidence=text.confidence if text else cell.confidence,
            )
        )
    return strip
