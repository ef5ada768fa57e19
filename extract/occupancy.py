"""Which printed cell stands at, or spans into, each position of a raw table."""

from extract.table import RawCell, RawTable

Occupancy = tuple[tuple[RawCell | None, ...], ...]


def occupancy(raw: RawTable) -> Occupancy:
    """``result[r][c]`` is the cell printed at or spanning into row r, column c; None where nothing is printed.

    A cell without text counts as nothing printed, whatever it spans.
    """
    grid: list[list[RawCell | None]] = [[None] * len(raw.header) for _ in range(raw.rows)]
    for cell in raw.cells:
        if cell.text.strip():
            for row in range(cell.row, min(cell.row + cell.rowspan, raw.rows)):
                for col in range(cell.col, min(cell.col + cell.colspan, len(raw.header))):
                    grid[row][col] = cell
    return tuple(tuple(row) for row in grid)


def own(grid: Occupancy, row: int) -> tuple[RawCell, ...]:
    """The cells printed in ``row`` itself, left to right: those that span into it from above are left out."""
    found = dict.fromkeys(cell for cell in grid[row] if cell is not None and cell.row == row)
    return tuple(found)
