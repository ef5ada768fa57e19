"""Ink in a table where no text is: figures drawn as outlines or pictures, annotations, form fields.

A cell without letters and digits is looked at on the painted page. What is left once the letters
and the rules are taken away, and is as high as letters are, was not read: its cell says so by
marks, so that no sum over it is held for known.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from extract.geometry import BBox
from extract.grid import Doubt, DoubtCode, Grid, GridCell
from extract.grids.boxes_to_tick import tick_mark
from extract.grids.drawn_signs import mark_drawn_signs
from extract.grids.ink_beside import ink_beside_figures, mark_ink_beside
from extract.grids.ink_pieces import upright_rules
from extract.lines.tokens import is_figure
from extract.pdf.page import BoolArray, FloatArray, Page, box_around
from extract.pdf.sight.raster import Pixels, Raster
from extract.pdf.unmapped_glyphs import UNREAD_GLYPH


@dataclass(frozen=True, slots=True)
class UnreadInkSettings:
    """What ink looks like letters."""

    inset: float = 1.5
    """Points inside of a cell's box that its rules may take."""
    dark: int = 60
    """The least difference from the ground of a cell, of 255."""
    lowest: float = 4.0
    """Points: a dash or a dot is lower than letters are."""
    highest: float = 30.0
    narrowest: float = 2.0
    """Points: a piece of a rule is narrower than letters are."""
    stem: float = 12.0
    """Points: an upright line as short may be a part of a letter."""
    ground: float = 0.5
    """The least share of a cell that is of one grey: a photograph has none."""
    wide: float = 1.4
    """A letter's width to its height, at most: what is wider is a line or an area."""
    covered: float = 1.0
    """Points around letters and rules that their own ink reaches."""
    figures: float = 0.5
    """Share of a column's cells above which it is one of figures: what is drawn beside one may be
    of it."""


INK = UnreadInkSettings()
MARKS = UNREAD_GLYPH * 3
"""What stands in a cell for ink that was not read: as many as may be a figure."""


def mark_unread_ink(page: Page, grids: tuple[Grid, ...]) -> tuple[Grid, ...]:
    """``grids`` with marks in the cells whose ink is no text, and a doubt for each.

    Cells with marks, theirs or those of text that is not seen, have no confidence.
    """
    raster = page.raster
    if raster is None:
        return grids
    if not grids:
        return grids
    beside = [*ink_beside_figures(page, raster, grids), *page.fields]
    signed = [
        mark_ink_beside(mark_drawn_signs(page, grid), beside) for grid in grids
    ]
    marked = []
    for grid in signed:
        inked = _marked(page, raster, _with_drawn_told(page, raster, grid))
        marked.append(_with_fields_told(page, inked))
    if not page.unseen:
        return tuple(marked)
    return tuple(map(_without_confidence, marked))


def _without_confidence(grid: Grid) -> Grid:
    cells = [
        replace(cell, confidence=0.0) if UNREAD_GLYPH in cell.text else cell
        for cell in grid.cells
    ]
    return replace(grid, cells=tuple(cells))


def _marked(page: Page, raster: Raster, grid: Grid) -> Grid:
    cells = list(grid.cells)
    doubts = []
    is_changed = False
    for n, place in _empty_places(grid):
        text = "" if n is None else cells[n].text
        mark = tick_mark(page, raster, text, place.bbox)
        box = None if mark else _unread(page, raster, place.bbox)
        if box is not None:
            mark = MARKS
            doubts.append(Doubt(grid.page, box, DoubtCode.UNREAD))
        if mark is None:
            continue
        is_changed = True
        confidence = 0.0 if box else 1.0
        if n is None:
            cells.append(_new_cell(place, mark, confidence))
        else:
            cells[n] = replace(cells[n], lines=(mark,), confidence=confidence)
    if not is_changed:
        return grid
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return replace(grid, cells=tuple(cells), doubts=(*grid.doubts, *doubts))


def _with_drawn_told(page: Page, raster: Raster, grid: Grid) -> Grid:
    """``grid`` with marks in the cells of its columns of figures that print a text, and show
    letters or digits beside it that something else draws; and a doubt for each."""
    drawn = [
        box
        for box in (*page.drawings, *page.images)
        if grid.bbox.common(box) > 0
    ]
    if not drawn:
        return grid
    upright = upright_rules(page)
    # a short one may be the stem of a 1
    upright = upright[upright[:, 3] - upright[:, 1] > INK.stem]
    rules = (page.rules.horizontal, upright)
    cells, doubts = list(grid.cells), []
    for n in _in_columns_of_figures(grid):
        cell = cells[n]
        if not any(cell.bbox.common(box) > 0 for box in drawn):
            continue
        box = _ink_in(page, raster, cell.bbox, rules)
        if box is None:
            continue
        lines = (f"{MARKS} {cell.lines[0]}", *cell.lines[1:])
        cells[n] = replace(cell, lines=lines, confidence=0.0)
        doubts.append(Doubt(grid.page, box, DoubtCode.UNREAD))
    if not doubts:
        return grid
    return replace(grid, cells=tuple(cells), doubts=(*grid.doubts, *doubts))


def _in_columns_of_figures(grid: Grid) -> Iterator[int]:
    """The cells that print a text that was read, with a digit or where most others of their column
    are figures."""
    printed = np.zeros(grid.cols, np.int32)
    figures = np.zeros(grid.cols, np.int32)
    for cell in grid.cells:
        if cell.lines:
            printed[cell.col] += 1
            figures[cell.col] += is_figure(cell.text)
    of_figures = figures > INK.figures * printed
    for n, cell in enumerate(grid.cells):
        text = cell.text
        if not any(map(str.isalnum, text)) or UNREAD_GLYPH in text:
            continue
        if of_figures[cell.col] and cell.row:
            yield n


def _with_fields_told(page: Page, grid: Grid) -> Grid:
    """``grid`` with a doubt for each form field or note over it that none of its cells tells."""
    told = [doubt.bbox for doubt in grid.doubts]
    doubts = [
        Doubt(grid.page, field, DoubtCode.UNREAD)
        for field in page.fields
        if grid.bbox.common(field) > 0 and field not in told
    ]
    if not doubts:
        return grid
    return replace(grid, doubts=(*grid.doubts, *doubts))


class _Place(NamedTuple):
    """A position of a grid where nothing is printed."""

    row: int
    col: int
    bbox: BBox


def _new_cell(place: _Place, text: str, confidence: float) -> GridCell:
    return GridCell(
        place.row,
        place.col,
        1,
        1,
        (text,),
        place.bbox,
        confidence=confidence,
    )


def _empty_places(grid: Grid) -> Iterator[tuple[int | None, _Place]]:
    """The cells that print no letter by their numbers, and the positions that no cell covers."""
    taken = np.zeros((grid.rows, grid.cols), np.bool_)
    for n, cell in enumerate(grid.cells):
        taken[cell.row : cell.end_row, cell.col : cell.col + cell.colspan] = (
            True
        )
        if not any(map(str.isalnum, "".join(cell.lines))):
            yield n, _Place(cell.row, cell.col, cell.bbox)
    if taken.all():
        return

    rows = _extents(grid, grid.rows, upright=True)
    cols = _extents(grid, grid.cols, upright=False)
    for row, col in np.argwhere(~taken).tolist():
        if row in rows and col in cols:
            (top, bottom), (x0, x1) = rows[row], cols[col]
            yield None, _Place(row, col, BBox(x0, top, x1, bottom))


def _extents(
    grid: Grid, count: int, *, upright: bool
) -> dict[int, tuple[float, float]]:
    """From where to where each row, or column, reaches: as far as its cells of one row do."""
    found: dict[int, tuple[float, float]] = {}
    for cell in grid.cells:
        span = cell.rowspan if upright else cell.colspan
        number = cell.row if upright else cell.col
        if span > 1 or number >= count:
            continue
        box = cell.bbox
        low, high = (box.top, box.bottom) if upright else (box.x0, box.x1)
        if number in found:
            low, high = min(low, found[number][0]), max(high, found[number][1])
        found[number] = low, high
    return found


def _unread(page: Page, raster: Raster, box: BBox) -> BBox | None:
    """The box of ink in ``box`` that looks like letters and is neither text nor a rule, or of a
    form field that is filled in."""
    for field in page.fields:
        if box.common(field) > _MOSTLY * min(field.area, box.area):
            return field

    rules = (page.rules.horizontal, page.rules.vertical)
    return _ink_in(page, raster, box, rules)


def _ink_in(
    page: Page, raster: Raster, box: BBox, rules: Iterable[FloatArray]
) -> BBox | None:
    """The box of ink in ``box`` that looks like letters and is neither text nor in ``rules``."""
    inner = BBox(
        box.x0 + INK.inset,
        box.top + INK.inset,
        box.x1 - INK.inset,
        box.bottom - INK.inset,
    )
    if (
        inner.x1 - inner.x0 < INK.lowest
        or inner.bottom - inner.top < INK.lowest
    ):
        return None
    pixels = raster.cut(inner)
    if not pixels.size or int(pixels.max()) - int(pixels.min()) < INK.dark:
        return None

    dark = _dark(pixels)
    if dark is None:
        return None
    _clear_sides(dark, INK.narrowest * raster.across)
    for boxes in (page.chars.loose, *rules):
        _clear(dark, raster, inner, boxes)
    _clear_around(dark, raster, inner, page.chars.boxes)
    return _letters(dark, raster, inner)


def _clear_around(
    dark: BoolArray, raster: Raster, inner: BBox, letters: FloatArray
) -> None:
    """Take away what goes around the letters in a cell, or along them: a ring, an underline."""
    x, y = (
        (letters[:, 0] + letters[:, 2]) / 2,
        (letters[:, 1] + letters[:, 3]) / 2,
    )
    inside = (
        (x > inner.x0) & (x < inner.x1) & (y > inner.top) & (y < inner.bottom)
    )
    if not inside.any():
        return
    text = box_around(letters[inside])
    left, right = _span_ends(
        text.x0 - inner.x0, text.x1 - inner.x0, raster.across
    )
    upper, lower = _span_ends(
        text.top - inner.top, text.bottom - inner.top, raster.down
    )

    inked = np.flatnonzero(dark.any(axis=0))
    for run in np.split(inked, np.flatnonzero(np.diff(inked) > 1) + 1):
        if not len(run) or run[-1] < left or run[0] >= right:
            continue
        own = slice(run[0], run[-1] + 1)
        rows = np.flatnonzero(dark[:, own].any(axis=1))
        is_around = rows[0] < upper and rows[-1] >= lower
        if is_around or len(run) > INK.wide * (rows[-1] + 1 - rows[0]):
            dark[:, own] = False


def _dark(pixels: Pixels) -> BoolArray | None:
    """The pixels that differ from the ground, which is what most of them are; None where there is
    no ground."""
    ground = int(np.bincount(pixels.ravel()).argmax())
    away = np.abs(pixels.astype(np.int32) - ground)
    if np.count_nonzero(away < INK.dark / 4) < INK.ground * away.size:
        return None
    found: BoolArray = away >= INK.dark
    return found


def _clear_sides(dark: BoolArray, narrowest: float) -> None:
    """Take away what fills the height of a cell from one of its sides on, and is no stroke of a
    letter: the ground beside the cell."""
    for side in (dark, dark[:, ::-1]):
        broken = np.flatnonzero(~side.all(axis=0))
        wide = int(broken[0]) if len(broken) else side.shape[1]
        if wide > narrowest:
            side[:, :wide] = False


def _clear(
    dark: BoolArray, raster: Raster, inner: BBox, boxes: FloatArray
) -> None:
    """Take away what lies under ``boxes``, and next to them."""
    edge = INK.covered
    near = (
        (boxes[:, 0] - edge <= inner.x1)
        & (boxes[:, 2] + edge >= inner.x0)
        & (boxes[:, 1] - edge <= inner.bottom)
        & (boxes[:, 3] + edge >= inner.top)
    )
    for x0, top, x1, bottom in boxes[near].tolist():
        rows = _span(
            top - edge - inner.top, bottom + edge - inner.top, raster.down
        )
        cols = _span(x0 - edge - inner.x0, x1 + edge - inner.x0, raster.across)
        dark[rows, cols] = False


def _span(low: float, high: float, scale: float) -> slice:
    return slice(*_span_ends(low, high, scale))


def _span_ends(low: float, high: float, scale: float) -> tuple[int, int]:
    return max(0, round(low * scale)), max(0, round(high * scale))


def _letters(dark: BoolArray, raster: Raster, inner: BBox) -> BBox | None:
    """The box of what is dark, where it is one line of letters or more."""
    rows = np.flatnonzero(dark.any(axis=1))
    if not len(rows):
        return None
    high = (rows[-1] + 1 - rows[0]) / raster.down
    if not INK.lowest <= high <= INK.highest:
        return None

    inked = np.flatnonzero(dark.any(axis=0))
    if len(inked) < INK.narrowest * raster.across:
        return None
    breaks = np.flatnonzero(np.diff(inked) > 1)
    widths = np.diff(np.r_[-1, breaks, len(inked) - 1]) / raster.across
    if widths.max() > INK.wide * high and len(widths) < _SEVERAL:
        return None
    return raster.place(inner, (rows[0], rows[-1]), (inked[0], inked[-1]))


_MOSTLY = 0.5
"""The share of a form field or a note that lies in its cell, or of the cell that it covers."""
_SEVERAL = 3
"""So many separate pieces side by side are letters, even where two of them touch."""
