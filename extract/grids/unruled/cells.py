"""Rows of lines -> cells with their boxes and spans."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.geometry import BBox
from extract.grid import FUSED, GridCell
from extract.grids.unruled.column_gutters import ALIGNED
from extract.grids.unruled.columns import Layout, Piece
from extract.grids.unruled.extent import PARTED, RULED
from extract.grids.unruled.merged_rules import Ruling
from extract.grids.unruled.rows import Borders, RowLines
from extract.grids.unruled.spanning_labels import Tall
from extract.lines.tokens import Atom, is_figure, is_nil
from extract.pdf.page import FloatArray

SURE, WRAPPED, ACROSS = 0.9, 0.7, 0.6
"""Confidence where white or rules decided; where only the wrapping of the text decided which lines
are one row; of a text across columns that no rule spans."""

NEAR_MIDDLE = 0.15
"""How far from the middle of its columns a title may stand, as a share of their width: figures set
to the right leave white on their left."""

CENTRED = 0.05
"""How far from the middle of a table its bands may stand, as a share of its width: ink ends short
of the edges.
"""

_NOTE = re.compile(r"\(\d{1,2}\)")
"""The mark of a footnote after a figure."""


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
    layout: Layout,
    rows: Sequence[RowLines],
    borders: Borders,
    ruling: Ruling,
    fills: FloatArray,
    labels: Sequence[Tall] = (),
) -> tuple[tuple[GridCell, ...], BBox]:
    """The cells of a table and the box around it."""
    tops = _tops(rows, borders)
    lefts = [layout.x0, *layout.cuts, layout.x1]
    cells = [cell for r, row in enumerate(rows) for cell in _row_cells(row, r)]
    cells += [_Cell(x.first, x.col, x.col, list(x.pieces), x.last - x.first + 1) for x in labels]
    titles = sum(row.title for row in rows)
    over = [r for r, row in enumerate(rows) if row.over]
    cells = _boxed(cells, titles, tops, ruling, over)
    _span_titles(cells, titles, layout, tops, ruling, over)
    _widen_bands(cells, titles, layout)
    cells = sorted(cells, key=lambda c: (c.row, c.first)) if labels else cells
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
            home = _Cell(
                r,
                min([piece.first, *(c.first for c in meets)]),
                max([piece.last, *(c.last for c in meets)]),
            )
            home.pieces = [p for c in meets for p in c.pieces] + [piece]
            out = [c for c in out if c not in meets] + [home]
    return sorted(out, key=lambda c: c.first)


def _boxed(
    cells: list[_Cell], titles: int, tops: Sequence[float], ruling: Ruling, over: Collection[int]
) -> list[_Cell]:
    """Cells with the lines of one title joined: no rule parts them, and vertical rules stand on
    both sides.

    The titles of the rows ``over`` are none of those below them.
    """
    out: list[_Cell] = []
    for cell in cells:
        above = next(
            (
                c
                for c in out
                if (c.first, c.last) == (cell.first, cell.last) and _ends(c) == cell.row
            ),
            None,
        )
        wrapped = above is not None and cell.row < titles and above.row not in over
        if (
            above is not None
            and wrapped
            and _between(cell, tops, ruling)
            and _between(above, tops, ruling)
        ):
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


def _span_titles(
    cells: list[_Cell],
    titles: int,
    layout: Layout,
    tops: Sequence[float],
    ruling: Ruling,
    over: Collection[int],
) -> None:
    """Stretch titles over the columns that rules around or under them enclose, or in whose middle
    they stand.

    Those of the rows ``over`` stand over several columns in any case.
    """
    head = [c for c in cells if c.row < titles]
    for cell in head if titles > 1 else []:
        taken = {
            k
            for c in head
            if c.row == cell.row and c is not cell
            for k in range(c.first, c.last + 1)
        }
        below = {k for c in head if c.row > cell.row for k in range(c.first, c.last + 1)}
        span = _boxed_span(cell, layout, tops, ruling)
        span = None if span and span[0] == 0 and cell.row in over else span
        if span is None and cell.row < titles - 1:
            span = _ruled_span(cell, layout, tops, ruling) or _centred_span(
                cell, layout, below - taken
            )
        if span and not taken & set(range(span[0], span[1] + 1)):
            cell.ruled = span != (cell.first, cell.last)
            cell.first, cell.last = span
    for row in range(titles - 1):
        upper, lower = [c for c in head if c.row == row], [c for c in head if c.row > row]
        _share_out(upper, lower, layout, alone=row in over)
    for cell in head:
        others = [
            c for c in head if c is not cell and c.first <= cell.last and cell.first <= c.last
        ]
        if titles > 1 and not others and cell.rowspan == 1:
            cell.row, cell.rowspan = 0, titles


def _widen_bands(cells: Sequence[_Cell], titles: int, layout: Layout) -> None:
    """Stretch a text alone in its row over the table if it stands in its middle, out of line with
    its own column.
    """
    left, right = layout.extents[0][0], max(x1 for _, x1 in layout.extents)
    alone = Counter(c.row for c in cells if c.row >= titles)
    for cell in cells:
        if alone[cell.row] != 1 or any(p.unit.valued for p in cell.pieces):
            continue
        in_line = abs(cell.x0 - layout.extents[cell.first][0]) < ALIGNED * layout.size
        if not in_line and abs(cell.middle - (left + right) / 2) < CENTRED * (right - left):
            cell.first, cell.last, cell.ruled = 0, layout.cols - 1, True


def _share_out(
    upper: Sequence[_Cell], lower: Sequence[_Cell], layout: Layout, *, alone: bool
) -> None:
    """Stretch the titles of one row over the columns of figures named below it, so that each column
    has its title.

    One title in line with its own column is left there, unless it stands over several ``alone``.
    """
    labels = layout.figures.index(False) if False in layout.figures else 0
    taken = {k for c in upper if c.ruled for k in range(c.first, c.last + 1)}
    named = {k for c in lower for k in range(c.first, c.last + 1)} - taken
    free = sorted(k for k in named if layout.figures[k] and k > labels)
    over = [c for c in upper if not c.ruled and set(range(c.first, c.last + 1)) <= set(free)]
    extents = {k: _extent(k, lower, layout) for k in free} if over else {}
    for run in _runs(free) if over else []:
        inside = [c for c in over if run[0] <= c.first and c.last <= run[-1]]
        best = (
            min(_shares(inside, run[0], run[-1], extents, layout.size), default=None)
            if inside
            else None
        )
        if best is None or (
            len(inside) == 1 and not alone and _in_line(inside[0], extents, layout.size)
        ):
            continue
        for cell, (first, last) in zip(inside, best[1], strict=True):
            cell.ruled = (first, last) != (cell.first, cell.last)
            cell.first, cell.last = first, last


def _extent(col: int, titles: Sequence[_Cell], layout: Layout) -> tuple[float, float]:
    """The left and right edge of what stands in a column under the titles of its group."""
    own = [(u.x0, u.x1) for u in layout.column(col)] + [
        (c.x0, c.x1) for c in titles if c.first == c.last == col
    ]
    return min((x0 for x0, _ in own), default=0.0), max((x1 for _, x1 in own), default=0.0)


def _runs(columns: Sequence[int]) -> list[list[int]]:
    out: list[list[int]] = []
    for col in columns:
        if out and out[-1][-1] == col - 1:
            out[-1].append(col)
        else:
            out.append([col])
    return out


def _shares(
    cells: Sequence[_Cell],
    first: int,
    last: int,
    extents: Mapping[int, tuple[float, float]],
    size: float,
) -> Iterator[tuple[float, list[tuple[int, int]]]]:
    """The ways to part columns among titles, each with how far the titles are from the middle or
    edge of their part.
    """
    head, rest = cells[0], cells[1:]
    for end in range(head.last, (rest[0].first if rest else last + 1)):
        if not rest and end < last:
            continue
        own = _apart(head, extents[first], extents[end])
        if own > max(size, NEAR_MIDDLE * (extents[end][1] - extents[first][0])):
            continue
        for cost, parts in (
            _shares(rest, end + 1, last, extents, size)
            if rest
            else [(0.0, list[tuple[int, int]]())]
        ):
            yield own + cost, [(first, end), *parts]


def _in_line(cell: _Cell, extents: Mapping[int, tuple[float, float]], size: float) -> bool:
    """Whether a title stands in the middle or at an edge of its own column."""
    return _apart(cell, extents[cell.first], extents[cell.last]) < ALIGNED * size


def _apart(cell: _Cell, first: tuple[float, float], last: tuple[float, float]) -> float:
    """How far a title is from the middle or an edge of what stands between two columns, in points."""
    x0, x1 = first[0], last[1]
    return min(abs((x0 + x1) / 2 - cell.middle), abs(x0 - cell.x0), abs(x1 - cell.x1))


def _boxed_span(
    cell: _Cell, layout: Layout, tops: Sequence[float], ruling: Ruling
) -> tuple[int, int] | None:
    """The columns between the vertical rules to the left and right of a title."""
    beside = _between(cell, tops, ruling)
    if beside is None:
        return None
    left, right = beside
    inside = [
        k for k, (x0, x1) in enumerate(layout.extents) if x1 > x0 and left < (x0 + x1) / 2 < right
    ]
    return (
        (inside[0], inside[-1])
        if inside and inside[0] <= cell.first and cell.last <= inside[-1]
        else None
    )


def _ruled_span(
    cell: _Cell, layout: Layout, tops: Sequence[float], ruling: Ruling
) -> tuple[int, int] | None:
    bottom = tops[cell.row + 1]
    wide = (layout.extents[0][0], layout.extents[-1][1])
    for rule in ruling.level:
        if not bottom - layout.size < rule.at < bottom + layout.size or rule.cover(*wide) > RULED:
            continue
        for a, b in rule.parts:
            under = [
                k
                for k, (x0, x1) in enumerate(layout.extents)
                if x1 > x0 and a - 1 < (x0 + x1) / 2 < b + 1
            ]
            if (
                a <= cell.middle <= b
                and under
                and under[0] <= cell.first
                and cell.last <= under[-1]
            ):
                return under[0], under[-1]
    return None


def _centred_span(cell: _Cell, layout: Layout, free: set[int]) -> tuple[int, int] | None:
    """The columns around a title whose common middle is the title's, where its own columns' is not."""

    def off(first: int, last: int) -> float:
        x0, x1 = layout.extents[first][0], layout.extents[last][1]
        return (
            min(abs((x0 + x1) / 2 - cell.middle), abs(x0 - cell.x0), abs(x1 - cell.x1))
            / layout.size
        )

    def apart(first: int, last: int) -> float:
        return (
            abs((layout.extents[first][0] + layout.extents[last][1]) / 2 - cell.middle)
            / layout.size
        )

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


def _made(
    cell: _Cell, sure: bool, lefts: Sequence[float], tops: Sequence[float], fills: FloatArray
) -> GridCell:
    box = BBox(
        lefts[cell.first], tops[cell.row], lefts[cell.last + 1], tops[cell.row + cell.rowspan]
    )
    across = cell.last > cell.first and not cell.ruled
    atoms = [a for p in cell.pieces for a in p.unit.atoms]
    x, y = (cell.x0 + cell.x1) / 2, (box.top + box.bottom) / 2
    confidence = FUSED if _is_fused(atoms) else ACROSS if across else SURE if sure else WRAPPED
    under = (fills[:, 0] <= x) & (fills[:, 2] >= x) & (fills[:, 1] <= y) & (fills[:, 3] >= y)
    return GridCell(
        row=cell.row,
        col=cell.first,
        rowspan=cell.rowspan,
        colspan=cell.last - cell.first + 1,
        lines=tuple(p.unit.text for p in cell.pieces),
        bbox=box,
        confidence=confidence,
        bold=2 * sum(a.bold for a in atoms) > len(atoms),
        shaded=bool(under.any()),
    )


def _is_fused(atoms: Sequence[Atom]) -> bool:
    """Whether several figures, or a dash and a figure, together read as one."""
    if len(atoms) < 2 or sum(_counts(a.text) for a in atoms) < 2:
        return False
    return is_figure(" ".join(a.text for a in atoms))


def _counts(text: str) -> bool:
    return is_nil(text) or (any(map(str.isdecimal, text)) and _NOTE.fullmatch(text) is None)
