"""Rows of lines -> cells with their boxes and spans."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.geometry import BBox
from extract.grids.extent import PARTED, RULED
from extract.grids.grid import GridCell
from extract.grids.layout import ALIGNED, Layout, Piece
from extract.grids.rows import Borders, RowLines
from extract.grids.ruling import Ruling
from extract.page import FloatArray

SURE, WRAPPED, ACROSS = 0.9, 0.7, 0.6
"""Confidence where white or rules decided; where only the wrapping of the text decided which lines are one row; of a
text across columns that no rule spans."""


@dataclass(slots=True)
class _Cell:
    row: int
    first: int
    last: int
    pieces: list[Piece] = field(default_factory=list)
    rowspan: int = 1
    ruled: bool = False

    @property
    def x0(self) -> float:
        return min(p.unit.x0 for p in self.pieces)

    @property
    def x1(self) -> float:
        return max(p.unit.x1 for p in self.pieces)

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


def make(
    layout: Layout, rows: Sequence[RowLines], borders: Borders, ruling: Ruling, fills: FloatArray
) -> tuple[tuple[GridCell, ...], BBox]:
    """The cells of a table and the box around it."""
    tops = _tops(rows, borders)
    lefts = [min(x.line.x0 for x in layout.laid), *layout.cuts, max(x.line.x1 for x in layout.laid)]
    cells = [cell for r, row in enumerate(rows) for cell in _row_cells(row, r)]
    titles = sum(row.title for row in rows)
    cells = _boxed(cells, titles, tops, ruling)
    _span_titles(cells, titles, layout, tops, ruling)
    made = tuple(_made(cell, rows[cell.row].sure, lefts, tops, fills) for cell in cells)
    return made, BBox(lefts[0], tops[0], lefts[-1], tops[-1])


def _tops(rows: Sequence[RowLines], borders: Borders) -> list[float]:
    """Where rows part: at the rule between them, or half way."""
    out = [rows[0].top]
    for a, b in pairwise(rows):
        ruled = [y for y in borders.heights if a.laid[-1].line.middle < y < b.laid[0].line.middle]
        out.append(ruled[0] if ruled else (a.bottom + b.top) / 2)
    return [*out, rows[-1].bottom]


def _row_cells(row: RowLines, r: int) -> list[_Cell]:
    """The pieces of a row's lines put together where their columns meet."""
    out: list[_Cell] = []
    for laid in sorted(row.laid, key=lambda x: x.line.middle):
        for piece in laid.pieces:
            meets = [c for c in out if c.first <= piece.last and piece.first <= c.last]
            home = _Cell(r, min([piece.first, *(c.first for c in meets)]), max([piece.last, *(c.last for c in meets)]))
            home.pieces = [p for c in meets for p in c.pieces] + [piece]
            out = [c for c in out if c not in meets] + [home]
    return sorted(out, key=lambda c: c.first)


def _boxed(cells: list[_Cell], titles: int, tops: Sequence[float], ruling: Ruling) -> list[_Cell]:
    """Cells with the lines of one title joined: no rule parts them, and vertical rules stand on both sides."""
    out: list[_Cell] = []
    for cell in cells:
        above = next((c for c in out if (c.first, c.last) == (cell.first, cell.last) and _ends(c) == cell.row), None)
        if cell.row < titles and above is not None and _between(cell, tops, ruling) and _between(above, tops, ruling):
            y0, y1 = tops[above.row], (tops[cell.row] + tops[cell.row + 1]) / 2
            if not any(y0 < r.at < y1 and r.cover(cell.x0, cell.x1) > PARTED for r in ruling.level):
                above.pieces += cell.pieces
                above.rowspan += 1
                continue
        out.append(cell)
    return out


def _ends(cell: _Cell) -> int:
    return cell.row + cell.rowspan


def _between(cell: _Cell, tops: Sequence[float], ruling: Ruling) -> tuple[float, float] | None:
    """The vertical rules to the left and right of a cell."""
    y = (tops[cell.row] + tops[cell.row + 1]) / 2
    beside = [r.at for r in ruling.upright if any(a < y < b for a, b in r.parts)]
    left = max((x for x in beside if x < cell.middle), default=None)
    right = min((x for x in beside if x > cell.middle), default=None)
    return None if left is None or right is None else (left, right)


def _span_titles(cells: list[_Cell], titles: int, layout: Layout, tops: Sequence[float], ruling: Ruling) -> None:
    """Stretch titles over the columns that rules around or under them enclose, or in whose middle they stand."""
    head = [c for c in cells if c.row < titles]
    for cell in head if titles > 1 else []:
        taken = {k for c in head if c.row == cell.row and c is not cell for k in range(c.first, c.last + 1)}
        below = {k for c in head if c.row > cell.row for k in range(c.first, c.last + 1)}
        span = _boxed_span(cell, layout, tops, ruling)
        if span is None and cell.row < titles - 1:
            span = _ruled_span(cell, layout, tops, ruling) or _centred_span(cell, layout, below - taken)
        if span and not taken & set(range(span[0], span[1] + 1)):
            cell.ruled = span != (cell.first, cell.last)
            cell.first, cell.last = span
    for cell in head:
        others = [c for c in head if c is not cell and c.first <= cell.last and cell.first <= c.last]
        if titles > 1 and not others and cell.rowspan == 1:
            cell.row, cell.rowspan = 0, titles


def _boxed_span(cell: _Cell, layout: Layout, tops: Sequence[float], ruling: Ruling) -> tuple[int, int] | None:
    """The columns between the vertical rules to the left and right of a title."""
    beside = _between(cell, tops, ruling)
    if beside is None:
        return None
    left, right = beside
    inside = [k for k, (x0, x1) in enumerate(layout.extents) if x1 > x0 and left < (x0 + x1) / 2 < right]
    return (inside[0], inside[-1]) if inside and inside[0] <= cell.first and cell.last <= inside[-1] else None


def _ruled_span(cell: _Cell, layout: Layout, tops: Sequence[float], ruling: Ruling) -> tuple[int, int] | None:
    bottom = tops[cell.row + 1]
    wide = (layout.extents[0][0], layout.extents[-1][1])
    for rule in ruling.level:
        if not bottom - layout.size < rule.at < bottom + layout.size or rule.cover(*wide) > RULED:
            continue
        for a, b in rule.parts:
            under = [k for k, (x0, x1) in enumerate(layout.extents) if x1 > x0 and a - 1 < (x0 + x1) / 2 < b + 1]
            if a <= cell.middle <= b and under and under[0] <= cell.first and cell.last <= under[-1]:
                return under[0], under[-1]
    return None


def _centred_span(cell: _Cell, layout: Layout, free: set[int]) -> tuple[int, int] | None:
    """The columns around a title whose common middle is the title's, where its own columns' is not."""

    def off(first: int, last: int) -> float:
        x0, x1 = layout.extents[first][0], layout.extents[last][1]
        return min(abs((x0 + x1) / 2 - cell.middle), abs(x0 - cell.x0), abs(x1 - cell.x1)) / layout.size

    def apart(first: int, last: int) -> float:
        return abs((layout.extents[first][0] + layout.extents[last][1]) / 2 - cell.middle) / layout.size

    if cell.first == 0 or off(cell.first, cell.last) < ALIGNED:
        return None
    found = [
        (apart(i, j), i, j)
        for i in range(1, cell.first + 1)
        for j in range(cell.last, layout.cols)
        if j > i and set(range(i, j + 1)) <= free
    ]
    best = min(found, default=None)
    return (best[1], best[2]) if best and best[0] < 1.0 else None


def _made(cell: _Cell, sure: bool, lefts: Sequence[float], tops: Sequence[float], fills: FloatArray) -> GridCell:
    box = BBox(lefts[cell.first], tops[cell.row], lefts[cell.last + 1], tops[cell.row + cell.rowspan])
    across = cell.last > cell.first and not cell.ruled
    atoms = [a for p in cell.pieces for a in p.unit.atoms]
    x, y = (cell.x0 + cell.x1) / 2, (box.top + box.bottom) / 2
    under = (fills[:, 0] <= x) & (fills[:, 2] >= x) & (fills[:, 1] <= y) & (fills[:, 3] >= y)
    return GridCell(
        row=cell.row,
        col=cell.first,
        rowspan=cell.rowspan,
        colspan=cell.last - cell.first + 1,
        lines=tuple(p.unit.text for p in cell.pieces),
        bbox=box,
        confidence=ACROSS if across else SURE if sure else WRAPPED,
        bold=2 * sum(a.bold for a in atoms) > len(atoms),
        shaded=bool(under.any()),
    )
