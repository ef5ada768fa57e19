"""Is all ink accounted for? Every printed character of a page is in one cell, in one line of prose,
or left over.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain, compress, product

import numpy as np

from extract.french.folding import SPACES
from extract.geometry import BBox, bboxes_of
from extract.grid import BY_WHITE, Doubt, DoubtCode, Grid, corners
from extract.lines.leaders import leader_dots, signs_of_rules
from extract.lines.lines import inside_any
from extract.pdf.page import (
    BoolArray,
    Chars,
    FloatArray,
    Line,
    Page,
    SightCause,
    Unseen,
)
from extract.several import texts_of

_HYPHEN = "-"
_LEVEL = 0.5
"""Characters whose middles differ by less (em) are on one line: a hyphen is no higher than half a
letter."""


def ink(whole: str) -> int:
    """How many characters of a text are printed, spaces apart."""
    return len(whole) - sum(map(whole.count, SPACES))


def in_cells(boxes: FloatArray, grids: Sequence[Grid]) -> BoolArray:
    """Which of ``boxes`` (n x 4) have their centre in a cell of one of ``grids``."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    found = np.zeros(len(boxes), np.bool_)
    for grid in grids:
        x0, top, x1, bottom = grid.bbox
        inside = (x >= x0) & (x <= x1) & (y >= top) & (y <= bottom)
        if grid.cells and _surface(grid) < 0.995 * grid.bbox.area:
            index = np.flatnonzero(inside)
            inside[index] = _covered(
                x[index], y[index], corners(bboxes_of(grid.cells))
            )
        found |= inside
    return found


def _surface(grid: Grid) -> float:
    boxes = corners(bboxes_of(grid.cells))
    return float(
        np.prod(np.maximum(boxes[:, 2:] - boxes[:, :2], 0.0), axis=1).sum()
    )


def _covered(x: FloatArray, y: FloatArray, cells: FloatArray) -> BoolArray:
    """Which points lie in one of ``cells``."""
    xs, ys = np.unique(cells[:, [0, 2]]), np.unique(cells[:, [1, 3]])
    taken = np.zeros((len(ys) + 1, len(xs) + 1), np.bool_)
    for x0, top, x1, bottom in cells:
        rows = slice(
            np.searchsorted(ys, top) + 1, np.searchsorted(ys, bottom) + 1
        )
        taken[
            rows, np.searchsorted(xs, x0) + 1 : np.searchsorted(xs, x1) + 1
        ] = True
    return taken[np.searchsorted(ys, y), np.searchsorted(xs, x)]


def unplaced(page: Page, grids: Sequence[Grid], lines: Sequence[Line]) -> int:
    """How many characters of ``page`` are in no cell and no line; negative if some are in two.

    Leader dots inside a table are read as the white that they stand for, and so is a hyphen at the
    end of a line that its word goes on without.
    """
    placed = texts_of(lines)
    placed += compress(page.chars.text, leaders_in(page, grids).tolist())
    for grid in grids:
        for cell in grid.cells:
            placed += cell.lines
    read = ink("".join(placed)) + _hyphens_left_out(page.chars, grids)
    return ink(page.chars.written) - read


def _hyphens_left_out(chars: Chars, grids: Sequence[Grid]) -> int:
    """How many hyphens that end a line of a cell its text is read without."""
    x, y = chars.middles
    begin = np.flatnonzero(chars.codes == ord(_HYPHEN)).tolist()
    hyphens = [k for k in begin if chars.text[k] == _HYPHEN]
    if not hyphens:
        return 0

    down_page = sorted(hyphens, key=y.__getitem__)
    heights = y[down_page].tolist()
    found = 0
    for cell in chain.from_iterable(grid.cells for grid in grids):
        x0, top, x1, bottom = cell.bbox
        first, end = bisect_right(heights, top), bisect_left(heights, bottom)
        own = [k for k in down_page[first:end] if x0 < x[k] < x1]
        lost = len(own) - cell.text.count(_HYPHEN) if own else 0
        if lost > 0:
            at_ends = sum(_ends_line(k, cell.bbox, chars) for k in own)
            found += min(lost, at_ends)
    return found


def _ends_line(hyphen: int, box: BBox, chars: Chars) -> bool:
    """Whether a hyphen stands behind a letter at the end of a line, and another line is below it in
    its box.
    """
    inside = chars.inside(box) & chars.is_inked
    x, y = chars.middles
    off = (y - y[hyphen]) / chars.sizes[hyphen]
    level = inside & (np.abs(off) < _LEVEL)
    before = np.flatnonzero(level & (x < x[hyphen]))
    is_last = not (level & (x > x[hyphen])).any()
    if not is_last or not len(before) or not (inside & (off >= _LEVEL)).any():
        return False
    letter = int(before[x[before].argmax()])
    return chars.text[letter].isalpha()


def leaders_in(page: Page, grids: Sequence[Grid]) -> BoolArray:
    """The leader dots within tables that white space was read by."""
    dots = leader_dots(page.chars) | signs_of_rules(page.chars)
    if not dots.any():
        return dots
    boxes = [grid.bbox for grid in grids if grid.engine == BY_WHITE]
    return dots & inside_any(page.chars.boxes, boxes)


def _said(unseen: Unseen) -> str:
    """The figure that is not seen, and what is drawn in its place; words may be a name that
    somebody covered, and are not told.
    """
    if not any(map(str.isdigit, unseen.text)):
        return ""
    if unseen.drawn:
        return f"{unseen.text} → {unseen.drawn}"
    return unseen.text


def page_doubts(
    page: Page, grids: Sequence[Grid], lines: Sequence[Line], count: int
) -> tuple[Doubt, ...]:
    """Text inside a table's box but in none of its cells; ``count`` characters lost or (negative)
    read twice.
    """
    found: list[Doubt] = []
    for grid, line in product(grids, lines):
        inside = line.bbox.common(grid.bbox)
        if inside > 0.5 * line.bbox.area:
            code = DoubtCode.TEXT_OUTSIDE
            found.append(Doubt(page.number, line.bbox, code, line.text))

    for unseen in page.unseen:
        code = DoubtCode.NOT_SEEN
        if unseen.cause is SightCause.STRUCK_OUT:
            code = DoubtCode.STRUCK_OUT
        found.append(Doubt(page.number, unseen.bbox, code, _said(unseen)))
    if count:
        whole = BBox(0.0, 0.0, page.width, page.height)
        code = DoubtCode.TEXT_UNPLACED if count > 0 else DoubtCode.TEXT_TWICE
        found.append(Doubt(page.number, whole, code, str(abs(count))))
    return tuple(found)
