"""Which printed cell stands at, or spans into, each position of a raw table."""

from collections.abc import Iterable

from extract.table import RawCell, RawTable

Occupancy = tuple[tuple[RawCell | None, ...], ...]


def occupancy(raw: RawTable) -> Occupancy:
    """``result[r][c]`` is the cell printed at or spanning into row r, column c; None where nothing
    is printed.

    A cell without text counts as nothing printed, whatever it spans.
    """
    grid: list[list[RawCell | None]] = [[None] * len(raw.header) for _ in range(raw.rows)]
    for cell in raw.cells:
        if not cell.text.strip():
            continue
        if cell.rowspan == cell.colspan == 1 and cell.row < raw.rows and cell.col < len(raw.header):
            grid[cell.row][cell.col] = cell
        else:
            for row in range(cell.row, min(cell.row + cell.rowspan, raw.rows)):
                for col in range(cell.col, min(cell.col + cell.colspan, len(raw.header))):
                    grid[row][col] = cell
    return tuple(tuple(row) for row in grid)


def own(grid: Occupancy, row: int) -> tuple[RawCell, ...]:
    """The cells printed in ``row`` itself, left to right: those that span into it from above are
    left out.
    """
    found = {id(cell): cell for cell in grid[row] if cell is not None and cell.row == row}
    return tuple(found.values())


def run_on(raw: RawTable, grid: Occupancy, columns: Iterable[int]) -> Occupancy:
    """``grid`` with the merged cells of ``columns`` that a page break cuts read as one cell on both
    sides.

    Such a cell prints its text on one side only; on the other stands a blank cell that touches the
    break. A cell that spans columns, such as a total's label, never runs on.
    """
    rows = [list(row) for row in grid]
    for cell in raw.cells:
        if cell.col in columns and cell.colspan == 1 and not cell.text.strip():
            first, last = cell.row, min(cell.row + cell.rowspan, raw.rows) - 1
            source = _across(raw, grid, first - 1, first, cell.col) or _across(
                raw, grid, last + 1, last, cell.col
            )
            if source is not None:
                for row in range(first, last + 1):
                    rows[row][cell.col] = rows[row][cell.col] or source
    return tuple(tuple(row) for row in rows)


def _across(raw: RawTable, grid: Occupancy, there: int, here: int, col: int) -> RawCell | None:
    """The cell of column ``col`` in row ``there``, if a page break lies between that row and row
    ``here``.
    """
    if not 0 <= there < raw.rows or raw.row_pages[there] == raw.row_pages[here]:
        return None
    source = grid[there][col]
    return source if source is not None and source.colspan == 1 else None
