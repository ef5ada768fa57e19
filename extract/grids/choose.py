"""Which engine reads which part of a page: rules where they draw the whole grid, white space
elsewhere.

What is not whole (`drawn_grids`) is read again by its white space, a frame closed all around by
itself unless its rules go on beyond it, and the finer reading stays.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from extract.geometry import BBox
from extract.grid import BY_WHITE, FUSED, Grid, down_the_page
from extract.grids.drawn_grids import (
    DrawnGrid,
    cuts_texts,
    cuts_word,
    is_drawing,
    is_within,
    judge_grids,
    printed_cells,
)
from extract.grids.open_sides import goes_on_beyond
from extract.grids.page_region import cropped
from extract.grids.ruled.divided_tables import join_divided
from extract.grids.ruled.engine import ruled_grids
from extract.grids.ruled.line_end_hyphens import is_cut_by_hyphen
from extract.grids.ruled.parted_frames import join_parted
from extract.grids.stacked_rows import (
    is_half_way,
    rows_that_stack,
    with_stacked_rows,
)
from extract.grids.unruled.engine import BorderlessEngine
from extract.lines.glyphs import glyphs
from extract.lines.page_columns import page_areas
from extract.pdf.page import BoolArray, Chars, Page
from extract.several import partition

PLACED = 0.98
"""Share of the letters inside a frame that a reading of it by white must place to be the table."""


def grids(page: Page, within: BBox | None = None) -> tuple[Grid, ...]:
    """All tables of ``page``, or of its part ``within``, top to bottom; no two of them overlap.

    Those of a page set in columns are read column by column.
    """
    areas = page_areas(page) if within is None else [within]
    parts = [cropped(page, area) for area in areas] or [page]
    found: list[Grid] = []
    for part in parts:
        found += _read_part(part)
    return tuple(
        _with_whole_words(grid, page.chars) for grid in down_the_page(found)
    )


def _with_whole_words(grid: Grid, chars: Chars) -> Grid:
    """A grid read by white with the words whole that only the end of a line has put a hyphen into;
    the drawn ones have them so.
    """
    if grid.engine != BY_WHITE:
        return grid
    cells = (
        replace(cell, lines=tuple(_whole_words(cell.lines, chars)))
        if len(cell.lines) > 1
        else cell
        for cell in grid.cells
    )
    return replace(grid, cells=tuple(cells))


def _whole_words(lines: Sequence[str], chars: Chars) -> Iterator[str]:
    joined, *others = lines
    for line in others:
        if is_cut_by_hyphen(joined, line, chars):
            joined = joined[:-1] + line
        else:
            yield joined
            joined = line
    yield joined


def _read_part(page: Page) -> tuple[Grid, ...]:
    """The tables of a page, or of what is left of one, that is no more than one column of text."""
    text = glyphs(page.chars)
    keep = np.ones(len(page.chars), bool)
    drawn: list[Grid] = []
    for grid in ruled_grids(page):
        if cuts_word(grid, text):
            keep[is_within(page.chars.loose, grid)] = False
        elif not is_drawing(grid):
            drawn.append(grid)

    tables = join_parted(join_divided(page, drawn, text), text)
    judged = judge_grids(tables, page.chars, text)
    for one in judged:
        if one.whole:
            keep[is_within(page.chars.loose, one.grid)] = False

    framed = _read_frames(page, [one for one in judged if not one.whole], keep)
    return _merge(judged, [*framed, *BorderlessEngine().read(page, keep)])


def _read_frames(
    page: Page, drawn: Sequence[DrawnGrid], keep: BoolArray
) -> list[Grid]:
    """The frames among ``drawn`` that white space reads as one table each; their characters are
    taken out of ``keep``. What is no frame, its sides open, is one with the rows parted that it
    draws as one, or none.
    """
    framed: list[Grid] = []
    for one in drawn:
        is_frame = one.is_closed and not goes_on_beyond(page, one.grid)
        if not is_frame and not (one.is_table and rows_that_stack(one.grid)):
            continue
        inside = keep & is_within(page.chars.loose, one.grid)
        own = BorderlessEngine().read(page, inside)
        if len(own) != 1:
            continue
        centred = partial(is_half_way, chars=page.chars)
        parted = with_stacked_rows(one.grid, own[0], centred)
        if parted is not None:
            own = (parted,)
        elif not is_frame:
            continue
        inked = np.count_nonzero(page.chars.is_inked & inside)
        if _ink(own[0]) >= PLACED * inked:
            framed += own
            keep &= ~inside
    return framed


def _ink(grid: Grid) -> int:
    """How many characters a grid prints, spaces apart."""
    printed = 0
    for cell in grid.cells:
        printed += sum(len("".join(line.split())) for line in cell.lines)
    return printed


def _merge(
    drawn: Sequence[DrawnGrid], found: Sequence[Grid]
) -> tuple[Grid, ...]:
    """Whole grids, what white space read better than rules, and what it did not read at all."""
    whole, parts = partition(drawn, lambda one: one.whole)
    chosen = [one.grid for one in whole]
    partial = [one.grid for one in parts]
    for grid in found:
        if _is_finer(grid, _overlapping(grid, partial)):
            chosen.append(grid)

    tables = [one.grid for one in parts if one.is_table]
    for grid in tables:
        if not _overlapping(grid, chosen):
            chosen.append(grid)
    return down_the_page(chosen)


def _is_finer(grid: Grid, rivals: Sequence[Grid]) -> bool:
    """Whether a reading by white prints as many cells as each drawn grid in its place, and cuts no
    words of theirs; one that finds the same rows and columns again finds nothing more.
    """
    most = max(map(printed_cells, rivals), default=0)
    if printed_cells(grid) < most:
        return False
    if any(_is_found_again(rival, grid) for rival in rivals):
        return False
    return not any(cuts_texts(grid, rival) for rival in rivals)


def _is_found_again(drawn: Grid, grid: Grid) -> bool:
    """Whether a reading by white has the rows, the columns and as many texts as a drawn grid, and
    no cell that prints several figures as one: of a note above a figure it knows more.
    """
    if (drawn.rows, drawn.cols) != (grid.rows, grid.cols):
        return False
    if any(cell.confidence == FUSED for cell in grid.cells):
        return False
    return printed_cells(drawn) == printed_cells(grid)


def _overlapping(grid: Grid, others: Sequence[Grid]) -> list[Grid]:
    """Those of the others that share a part of the page with ``grid``."""
    return [other for other in others if other.bbox.common(grid.bbox) > 0]
