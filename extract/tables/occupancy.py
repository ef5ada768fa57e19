"""Which printed cell stands at, or spans into, each position of a raw table."""

from collections.abc import Iterable

from extract.table import RawCell, RawTable

Occupancy = tuple[tuple[RawCell | None, ...], ...]
"""``occupancy[r][c]`` is the cell printed at or spanning into row r, column c; None where nothing
is printed."""


def occupancy(raw: RawTable) -> Occupancy:
    """The positions of a table and the cells that cover them.

    A cell without text counts as nothing printed, whatever it spans.
    """
    width = len(raw.header)
    grid: list[list[RawCell | None]] = []
    for _ in range(raw.rows):
        grid.append([None] * width)

    for cell in raw.cells:
        if not cell.text.strip():
            continue
        for row in grid[cell.row : cell.row + cell.rowspan]:
            across = min(cell.colspan, width - cell.col)
            row[cell.col : cell.col + across] = [cell] * across
    return tuple(map(tuple, grid))


def cells_printed_in(grid: Occupancy, row: int) -> tuple[RawCell, ...]:
    """The cells printed in ``row`` itself, left to right: those that span into it from above are
    left out.
    """
    found: dict[int, RawCell] = {}
    for cell in grid[row]:
        if cell is not None and cell.row == row:
            found[id(cell)] = cell
    return tuple(found.values())


def join_over_page_breaks(
    raw: RawTable, grid: Occupancy, columns: Iterable[int]
) -> Occupancy:
    """``grid`` with the merged cells of ``columns`` that a page break cuts read as one cell on both
    sides.

    Such a cell prints its text on one side only; on the other stands a blank cell that touches the
    break. A cell that spans columns, such as a total's label, never goes on.
    """
    rows = list(map(list, grid))
    columns = frozenset(columns)

    for cell in raw.cells:
        blank = cell.colspan == 1 and not cell.text.strip()
        if not blank or cell.col not in columns:
            continue
        covered = range(cell.row, min(cell.row + cell.rowspan, raw.rows))
        source = _other_side(raw, grid, cell.col, covered)
        for row in covered:
            rows[row][cell.col] = rows[row][cell.col] or source
    return tuple(map(tuple, rows))


def _other_side(
    raw: RawTable, grid: Occupancy, col: int, covered: range
) -> RawCell | None:
    """The cell of the same column above the rows ``covered`` or below them, across a page break."""
    if not covered:
        return None
    first, last = covered[0], covered[-1]
    above = _across(raw, grid, first - 1, first, col)
    return above or _across(raw, grid, last + 1, last, col)


def _across(
    raw: RawTable, grid: Occupancy, there: int, here: int, col: int
) -> RawCell | None:
    """The cell of column ``col`` in row ``there``, if a page break lies between that row and row
    ``here``.
    """
    if not 0 <= there < raw.rows:
        return None
    source = grid[there][col]
    if source is None or source.colspan > 1:
        return None
    parted = raw.row_pages[there] != raw.row_pages[here]
    if parted:
        return source
    return None
