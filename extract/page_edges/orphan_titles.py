"""Titles across a table that a page break leaves above its first row or below its last one.

A line there is of the table if the table goes on over the break without another header, nothing but
furniture stands between the line and the edge of the page, and the line is as far from its
neighbour as rows are from each other.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.geometry import BBox
from extract.grid import Grid, GridCell
from extract.grids.unruled.engine import BorderlessEngine
from extract.lines.tokens import TextLine, is_figure
from extract.page_edges.orphan_rows import Side, few
from extract.tables.column_blocks import blocks, same_columns
from extract.tables.page_breaks import CONTINUED, ends_with_total

SLACK = 0.25
"""How much further or nearer than two rows, in font sizes, a title may stand from its neighbour;
nearer are the lines of a cell that the break cuts."""
MOST = 2
"""Titles that may follow each other: a chapter's and a section's."""


def banded(above: Side, below: Side) -> tuple[Side, Side]:
    """The two pages of a table that goes on over their break, with the titles at that break as rows
    of it.
    """
    last = max(above.grids, key=lambda g: g.bbox.bottom, default=None)
    first = min(below.grids, key=lambda g: g.bbox.top, default=None)
    if last is None or first is None:
        return above, below
    if not few(above.middles > last.bbox.bottom) or not few(below.middles < first.bbox.top):
        return above, below
    gaps = [grid for grid in (last, first) if grid.engine == BorderlessEngine.name]
    pitch = min((height for grid in gaps for height in _heights(grid)), default=0.0)
    if not pitch:
        return above, below
    here, there = blocks(last)[-1], blocks(first)[0]
    if not same_columns(here, there):
        return above, below
    again = there.head.found and here.labels == there.labels and not ends_with_total(here)
    if there.head.found and not again:
        return above, below
    if (
        first in gaps
        and not again
        and (found := _titles(below.above(first.bbox.top)[::-1], first, pitch))
    ):
        below = _with(below, first, _on_top(first, found[::-1]))
    if last in gaps and (found := _titles(above.below(last.bbox.bottom), last, pitch)):
        above = _with(above, last, _at_foot(last, found))
    return above, below


def _with(side: Side, old: Grid, new: Grid) -> Side:
    return Side(side.page, tuple(new if grid is old else grid for grid in side.grids))


def _heights(grid: Grid) -> list[float]:
    """The heights of the rows between the first and the last: text and white."""
    tops = sorted({cell.bbox.top for cell in grid.cells})
    return [b - a for a, b in pairwise(tops[1:])]


def _titles(outward: Sequence[TextLine], grid: Grid, pitch: float) -> list[TextLine]:
    """The lines that are rows of ``grid``, from its edge outwards."""
    found: list[TextLine] = []
    top, bottom = grid.bbox.top, grid.bbox.bottom
    for line in outward:
        white = max(top - line.bottom, line.top - bottom)
        as_rows = abs(white - (pitch - (line.bottom - line.top))) < SLACK * line.size
        inside = grid.bbox.x0 - line.size <= line.x0 and line.x1 <= grid.bbox.x1 + line.size
        text = " ".join(atom.text for atom in line.atoms)
        if not as_rows or not inside:
            break
        if not text[:1].isupper() and not text[:1].isdigit():
            break
        if not any(map(str.isalpha, text)) or any(is_figure(atom.text) for atom in line.atoms[1:]):
            break
        if CONTINUED.search(text):
            break
        found.append(line)
        top, bottom = min(top, line.top), max(bottom, line.bottom)
    return found[:MOST]


def _on_top(grid: Grid, found: Sequence[TextLine]) -> Grid:
    cells = [replace(cell, row=cell.row + len(found)) for cell in grid.cells]
    box = BBox(grid.bbox.x0, found[0].top, grid.bbox.x1, grid.bbox.bottom)
    rows = [_row(line, row, grid) for row, line in enumerate(found)]
    return replace(grid, rows=grid.rows + len(found), cells=(*rows, *cells), bbox=box)


def _at_foot(grid: Grid, found: Sequence[TextLine]) -> Grid:
    rows = [_row(line, grid.rows + k, grid) for k, line in enumerate(found)]
    box = BBox(grid.bbox.x0, grid.bbox.top, grid.bbox.x1, found[-1].bottom)
    return replace(grid, rows=grid.rows + len(found), cells=(*grid.cells, *rows), bbox=box)


def _row(line: TextLine, row: int, grid: Grid) -> GridCell:
    text = "".join(f"{atom.space[:1] if k else ''}{atom.text}" for k, atom in enumerate(line.atoms))
    box = BBox(grid.bbox.x0, line.top, grid.bbox.x1, line.bottom)
    bold = 2 * sum(atom.bold for atom in line.atoms) > len(line.atoms)
    return GridCell(row, 0, 1, grid.cols, (text,), box, bold=bold)
