"""Titles across a table that a page break leaves above its first row or below its last one.

A line there is of the table if the table goes on over the break without another header, nothing but
furniture is between the line and the edge of the page, and the line is as far from its neighbour as
rows are from each other.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.french.lexicon.heading_words import is_continued
from extract.geometry import BBox
from extract.grid import Grid, GridCell
from extract.grids.unruled.engine import BorderlessEngine
from extract.lines.tokens import TextLine
from extract.page_edges.page_side import PageSide, has_few
from extract.several import texts_of
from extract.tables.stitching.column_blocks import blocks
from extract.tables.stitching.table_continuation import (
    ends_with_total,
    repeats_header,
    same_columns,
)

SLACK = 0.25
"""How much further or nearer than two rows, in font sizes, a title may be from its neighbour;
nearer are the lines of a cell that the break cuts."""
MOST = 2
"""Titles that may follow each other: a chapter's and a section's."""


def add_orphan_titles(
    above: PageSide, below: PageSide
) -> tuple[PageSide, PageSide]:
    """The two pages of a table that goes on over their break, with the titles at that break as rows
    of it.
    """
    if above.last is None or below.first is None:
        return above, below

    last, first = above.last.grid, below.first.grid
    pitch = _least_pitch(list(filter(_has_no_rules, (last, first))))
    if not pitch or not _is_one_table(above, below, last, first):
        return above, below

    # a header printed again is above the rows that go on: no title is left there
    header_again = blocks(first)[0].head.found
    if _has_no_rules(first) and not header_again:
        found = _titles(below.above(first.bbox.top)[::-1], first, pitch)
        below = _with(below, first, found[::-1], _put_on_top)
    if _has_no_rules(last):
        found = _titles(above.below(last.bbox.bottom), last, pitch)
        above = _with(above, last, found, _put_at_foot)
    return above, below


def _has_no_rules(grid: Grid) -> bool:
    return grid.engine == BorderlessEngine.name


def _is_one_table(
    above: PageSide, below: PageSide, last: Grid, first: Grid
) -> bool:
    """Whether a table goes on over the break, with no header or with its own once more."""
    if not has_few(above.middles > last.bbox.bottom):
        return False
    if not has_few(below.middles < first.bbox.top):
        return False

    here, there = blocks(last)[-1], blocks(first)[0]
    if not same_columns(here, there):
        return False
    if not there.head.found:
        return True
    if not repeats_header(here, there):
        return False
    return not ends_with_total(here)


def _least_pitch(grids: Sequence[Grid]) -> float:
    """The smallest height of a row between the first and the last of each grid, text and white; 0
    where there is none.
    """
    heights: list[float] = []
    for grid in grids:
        tops = sorted({cell.bbox.top for cell in grid.cells})
        heights += [below - above for above, below in pairwise(tops[1:])]
    return min(heights, default=0.0)


def _titles(
    outward: Sequence[TextLine], grid: Grid, pitch: float
) -> list[TextLine]:
    """The lines that are rows of ``grid``, from its edge outwards."""
    found: list[TextLine] = []
    top, bottom = grid.bbox.top, grid.bbox.bottom
    for line in outward[:MOST]:
        white = max(top - line.bottom, line.top - bottom)
        between_rows = pitch - (line.bottom - line.top)
        if abs(white - between_rows) >= SLACK * line.size:
            break
        if not _is_within(line, grid) or not _is_title(line):
            break
        found.append(line)
        top, bottom = min(top, line.top), max(bottom, line.bottom)
    return found


def _is_within(line: TextLine, grid: Grid) -> bool:
    left, right = grid.bbox.x0 - line.size, grid.bbox.x1 + line.size
    return left <= line.x0 and line.x1 <= right


def _is_title(line: TextLine) -> bool:
    """Whether a line names what follows: it begins as a title does and prints no figure, a number
    before it apart.
    """
    text = " ".join(texts_of(line.atoms))
    begins = text[:1].isupper() or text[:1].isdigit()
    if not begins or is_continued(text):
        return False
    if not any(map(str.isalpha, text)):
        return False
    return not any(atom.figure for atom in line.atoms[1:])


# -------------------------------------------------------------------------------------------------
# titles to rows


def _with(
    side: PageSide,
    grid: Grid,
    found: Sequence[TextLine],
    put: Callable[[Grid, Sequence[TextLine]], Grid],
) -> PageSide:
    """The page with ``found`` as rows of ``grid``."""
    if not found:
        return side
    grids = list(side.grids)
    grids[grids.index(grid)] = put(grid, found)
    return PageSide(side.page, tuple(grids))


def _put_on_top(grid: Grid, found: Sequence[TextLine]) -> Grid:
    cells = [replace(cell, row=cell.row + len(found)) for cell in grid.cells]
    box = BBox(grid.bbox.x0, found[0].top, grid.bbox.x1, grid.bbox.bottom)
    rows = [_row(line, row, grid) for row, line in enumerate(found)]
    return replace(
        grid, rows=grid.rows + len(found), cells=(*rows, *cells), bbox=box
    )


def _put_at_foot(grid: Grid, found: Sequence[TextLine]) -> Grid:
    rows = [_row(line, grid.rows + k, grid) for k, line in enumerate(found)]
    box = BBox(grid.bbox.x0, grid.bbox.top, grid.bbox.x1, found[-1].bottom)
    return replace(
        grid, rows=grid.rows + len(found), cells=(*grid.cells, *rows), bbox=box
    )


def _row(line: TextLine, row: int, grid: Grid) -> GridCell:
    box = BBox(grid.bbox.x0, line.top, grid.bbox.x1, line.bottom)
    bold = 2 * sum(atom.bold for atom in line.atoms) > len(line.atoms)
    return GridCell(row, 0, 1, grid.cols, (line.text,), box, bold=bold)
