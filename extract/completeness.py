"""Is all ink accounted for? Every printed character of a page is in one cell, in one line of prose, or left over."""

from collections.abc import Iterable, Sequence

from extract.geometry import BBox
from extract.grids.grid import Doubt, Grid
from extract.page import Line, Page
from extract.words import SPACES

_WHOLE = 0.995
"""Cells that fill this share of their grid's box leave no place for text between them."""


def ink(texts: Iterable[str]) -> int:
    """How many characters are printed, spaces apart."""
    whole = "".join(texts)
    return len(whole) - sum(map(whole.count, SPACES))


def table_boxes(grids: Sequence[Grid]) -> list[BBox]:
    """The boxes whose characters belong to tables: a grid's own where cells fill it, else those of its cells."""
    boxes: list[BBox] = []
    for grid in grids:
        filled = sum(cell.bbox.area for cell in grid.cells)
        if filled >= _WHOLE * grid.bbox.area or grid.engine != "ruled":
            boxes.append(grid.bbox)
        else:
            boxes.extend(cell.bbox for cell in grid.cells)
    return boxes


def unplaced(page: Page, grids: Sequence[Grid], lines: Sequence[Line]) -> int:
    """How many characters of ``page`` are in no cell and no line; negative if some were read twice."""
    printed = ink(page.chars.text)
    in_cells = ink(line for grid in grids for cell in grid.cells for line in cell.lines)
    return printed - in_cells - ink(line.text for line in lines)


def page_doubts(page: Page, grids: Sequence[Grid], lines: Sequence[Line], count: int) -> tuple[Doubt, ...]:
    """Text inside a table's box but in none of its cells; ``count`` characters lost or (negative) read twice."""
    found = [
        Doubt(page.number, line.bbox, "text-outside", line.text)
        for grid in grids
        for line in lines
        if line.bbox.common(grid.bbox) > 0.5 * line.bbox.area
    ]
    if count:
        whole = BBox(0.0, 0.0, page.width, page.height)
        found.append(Doubt(page.number, whole, "text-unplaced" if count > 0 else "text-twice", str(abs(count))))
    return tuple(found)
