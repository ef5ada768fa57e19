"""Frames that no rule closes at the sides: pieces of one table whose level rules go on.

Where a label stands beside several rows, the border of its cell is often the only upright rule. The
level rules that it meets are then a drawing by themselves, though those above and below are of the
same table: its header, its totals, the next group.
"""

from extract.grid import Grid
from extract.grids.ruled.lattice import merge_segments
from extract.pdf.page import FloatArray, Page

_SAME = 3.0
"""Points by which the ends of rules of one table differ at most."""
_CLOSED = 0.5
"""Share of a side that an upright rule covers, from which the side is closed."""
_REACH = 2.0
"""Heights of a row within which the next rule of the table follows,"""
_LEAST = 0.5
"""and those that are no room for one."""


def goes_on_beyond(page: Page, grid: Grid) -> bool:
    """Whether a drawn grid is open at both sides, or the rules there go on beyond it, and a rule
    just as long follows the next row above or below it.
    """
    upright = merge_segments(page.rules.vertical, vertical=True)
    sides = (grid.bbox.x0, grid.bbox.x1)
    if any(_ends_at(x, grid, upright) for x in sides):
        return False

    level = merge_segments(page.rules.horizontal, vertical=False)
    at, start, end = level.T
    is_as_long = abs(start - grid.bbox.x0) <= _SAME
    is_as_long &= abs(end - grid.bbox.x1) <= _SAME
    row = (grid.bbox.bottom - grid.bbox.top) / grid.rows
    white = (grid.bbox.top - at).clip(0) + (at - grid.bbox.bottom).clip(0)
    follows = (white > _LEAST * row) & (white < _REACH * row)
    return bool((is_as_long & follows).any())


def _ends_at(x: float, grid: Grid, upright: FloatArray) -> bool:
    """Whether upright rules cover most of the height of a grid at one of its sides, and none goes
    on for another row."""
    _, start, end = upright[abs(upright[:, 0] - x) <= _SAME].T
    top, bottom = grid.bbox.top, grid.bbox.bottom
    covered = end.clip(top, bottom) - start.clip(top, bottom)
    if float(covered.sum()) <= _CLOSED * (bottom - top):
        return False
    further = _LEAST * (bottom - top) / grid.rows
    return not ((start < top - further) | (end > bottom + further)).any()
