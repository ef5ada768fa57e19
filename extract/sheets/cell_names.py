"""Names of cells: "B12" <-> row 11, column 1."""

import re

from extract.sheets.sheet_limits import LAST_COLUMN, LAST_ROW

_NAME = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})", re.ASCII)
"""A cell as formulas and files name it: "B12", "$B$12"."""
_LETTERS = 26


def sheet_cell_name(row: int, col: int) -> str:
    """The name of the cell at a row and a column that count from 0.

    >>> sheet_cell_name(0, 0), sheet_cell_name(11, 27)
    ('A1', 'AB12')
    """
    letters, rest = "", col + 1
    while rest:
        rest, letter = divmod(rest - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def parse_cell_name(text: str) -> tuple[int, int] | None:
    """The row and column that a name stands for, from 0; None where no sheet has such a cell.

    >>> parse_cell_name("AB12"), parse_cell_name("A0"), parse_cell_name("ZZZ1")
    ((11, 27), None, None)
    """
    found = _NAME.fullmatch(text)
    if found is None:
        return None
    col = 0
    for letter in found[1]:
        col = col * _LETTERS + ord(letter) - ord("A") + 1
    row = int(found[2])
    if 1 <= row <= LAST_ROW and col <= LAST_COLUMN:
        return row - 1, col - 1
    return None


def range_name(row: int, col: int, end_row: int, end_col: int) -> str:
    """The name of a range, whose ends are not in it.

    >>> range_name(0, 0, 1, 1), range_name(0, 0, 2, 3)
    ('A1', 'A1:C2')
    """
    first, last = (
        sheet_cell_name(row, col),
        sheet_cell_name(end_row - 1, end_col - 1),
    )
    return first if first == last else f"{first}:{last}"
