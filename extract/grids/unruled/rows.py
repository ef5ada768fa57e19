"""Lines -> rows: which lines of a table are one row of wrapped cells.

In order of weight: a rule or the edge of a background between two lines parts them; lines whose
heights overlap belong together; rows spaced wider than the lines inside a cell show by their white;
and where rows and lines are spaced alike, a line goes on from the one above only if its first word
had no room left there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extract.grid import is_one_figure
from extract.grids.unruled.column_gutters import ALIGNED
from extract.grids.unruled.columns import SOLID, Laid, Layout, Piece

APART = 0.1
"""White between rows and white between the lines of a cell differ by more than this, in font sizes,
or not at all.
"""
TIGHTER = 0.15
"""How much less white than between padded rows, in font sizes, shows a line inside a cell."""
PADDED = 0.5
"""White between rows, in font sizes, that no line spacing inside a cell leaves: rows so far apart
are padded.
"""
IN_LEVEL = 0.3
"""Heights that differ by less than this, in font sizes, are one: half a line is 0.5 or more."""
TITLE_WHITE = 0.8
"""White inside a wrapped column title, in font sizes: set solid to one and a half."""


@dataclass(frozen=True, slots=True)
class Borders:
    """Heights at which rows part, and the bands of background each of which is one row as a rule."""

    heights: tuple[float, ...] = ()
    bands: tuple[tuple[float, float], ...] = ()
    every: bool = False
    """Rules part all rows: what stands between two of them is one row."""


@dataclass(frozen=True, slots=True)
class RowLines:
    """The lines of one row. ``sure`` is False where only the wrapping of the text decided."""

    laid: tuple[Laid, ...]
    title: bool
    sure: bool = True
    over: bool = False
    """Titles that cannot be of one row with those below them: each stands over several columns."""

    @property
    def top(self) -> float:
        """Top of the highest line."""
        return min(x.line.top for x in self.laid)

    @property
    def bottom(self) -> float:
        """Bottom of the lowest line."""
        return max(x.line.bottom for x in self.laid)


def rows(layout: Layout, borders: Borders) -> tuple[RowLines, ...]:
    """The rows of a table, top to bottom."""
    head = titles_end(layout)
    inside = _white_inside(layout)
    out: list[RowLines] = []
    for zone in _zones(layout.laid, borders):
        part = [layout.laid[i] for i in zone]
        above = max(0, min(len(part), head - zone[0]))
        anchors = sum(x.anchor for x in part)
        if above == 0 and anchors <= 1 and (borders.every or _one_band(part, borders)):
            out.append(RowLines(tuple(part), title=False))
            continue
        if above:
            out += _titles(part[:above], layout)
        out += _body(part[above:], layout, inside)
    return tuple(out)


def titles_end(layout: Layout) -> int:
    """How many lines are column titles: down to the last one above the figures that stands over a
    column of figures.

    Labels that follow are wrapped cells of the first row or a band, but for one that goes on from
    its title.
    """
    above = layout.laid[: layout.head]
    figure = next(
        (
            i
            for i, x in enumerate(above)
            if i >= layout.titles and any(p.unit.figure and not p.unit.year for p in x.pieces)
        ),
        len(above),
    )
    above = above[:figure]
    over = [
        i
        for i, x in enumerate(above)
        if any(any(layout.figures[p.first : p.last + 1]) for p in x.pieces)
    ]
    end = over[-1] + 1 if over else 0
    while end and end < len(above) and not _starts_title_row(above[:end], above[end], layout):
        if not goes_on(above[:end], above[end], layout) or not _in_line(
            above[:end], above[end], layout
        ):
            break
        end += 1
    return end


def _in_line(above: Sequence[Laid], laid: Laid, layout: Layout) -> bool:
    """Whether each text shares an edge or the middle with the one above it, as the lines of one
    title do.
    """
    return all(
        before[-1].unit.off(piece.unit) < ALIGNED * layout.size
        for piece in laid.pieces
        if (before := _before(above, piece))
    )


def _zones(laid: Sequence[Laid], borders: Borders) -> list[list[int]]:
    zones = [[0]]
    for i, (a, b) in enumerate(pairwise(laid)):
        parted = any(a.line.middle < y < b.line.middle for y in borders.heights)
        if parted:
            zones.append([i + 1])
        else:
            zones[-1].append(i + 1)
    return zones


def _one_band(part: Sequence[Laid], borders: Borders) -> bool:
    top, bottom = part[0].line.middle, part[-1].line.middle
    return any(a <= top and bottom <= b for a, b in borders.bands)


def _row_white(layout: Layout) -> float:
    """The usual white between two rows: between two figures of a column at least one row ends, at
    the widest white.
    """
    anchors = [i for i, x in enumerate(layout.laid) if x.anchor]
    widest = [
        max(_white(a, b) for a, b in pairwise(layout.laid[i : j + 1])) for i, j in pairwise(anchors)
    ]
    return float(np.median(widest)) if widest else 0.5 * layout.size


def _white(a: Laid, b: Laid) -> float:
    return b.line.top - a.line.bottom


def overlapping(a: Laid, b: Laid) -> bool:
    """Whether the second line starts well above the first one's foot."""
    return a.line.interlocks(b.line)


# ----------------------------------------------------------------------------------------------------
# titles


def _titles(part: Sequence[Laid], layout: Layout) -> list[RowLines]:
    """Rows of column titles: wrapped titles are one row, a title over several columns is a row
    above the others.
    """
    groups: list[list[Laid]] = [[part[0]]]
    for laid in part[1:]:
        above = groups[-1]
        if _starts_title_row(above, laid, layout):
            groups.append([laid])
        else:
            above.append(laid)
    level = _level(part, layout) if len(groups) == 1 else 0
    if level:
        return [
            RowLines(tuple(part[:level]), title=True, over=True),
            RowLines(tuple(part[level:]), title=True),
        ]
    return [RowLines(tuple(g), title=True) for g in groups]


def _level(part: Sequence[Laid], layout: Layout) -> int:
    """How many of the first lines are titles over others, where all cannot be one row; 0 where they
    can.

    The cells of one row all stand at its top, in its middle or at its foot. Where no title over
    figures or beside them does as the others, but those over figures do without the first lines,
    these are a row of their own.
    """
    if _alike(_heights(part, range(layout.cols)), layout.size):
        return 0
    figures = [c for c, own in enumerate(layout.figures) if own and c > 0]
    for k in range(1, len(part)):
        over, under = _heights(part[:k], figures), _heights(part[k:], figures)
        titles = sum(p.last in figures for x in part[:k] for p in x.pieces)
        if over and set(over) <= set(under) and titles < len(under) and _alike(under, layout.size):
            return k
    return 0


def _heights(lines: Sequence[Laid], columns: Iterable[int]) -> dict[int, tuple[float, float]]:
    """The top and bottom of what is printed in each of the columns."""
    out = {}
    for c in columns:
        own = [x.line for x in lines if any(p.first <= c <= p.last for p in x.pieces)]
        if own:
            out[c] = (own[0].top, own[-1].bottom)
    return out


def _alike(heights: Mapping[int, tuple[float, float]], size: float) -> bool:
    """Whether all have one top, one middle or one foot."""
    ways = (
        [t for t, _ in heights.values()],
        [b for _, b in heights.values()],
        [(t + b) / 2 for t, b in heights.values()],
    )
    return any(max(way, default=0.0) - min(way, default=0.0) < IN_LEVEL * size for way in ways)


def _starts_title_row(above: Sequence[Laid], laid: Laid, layout: Layout) -> bool:
    if _gathered(above, laid, layout):
        return True
    if overlapping(above[-1], laid):
        return False
    if _white(above[-1], laid) > TITLE_WHITE * layout.size:
        return True
    spans = [p for x in above for p in x.pieces if p.last > p.first]
    if any(sum(s.first <= p.first and p.last <= s.last for p in laid.pieces) > 1 for s in spans):
        return True
    if len(laid.pieces) != 1 or laid.pieces[0].first > 0:
        return False
    inside = _white_inside(layout)
    return (inside is not None and _white(above[-1], laid) >= inside) or not goes_on(
        above, laid, layout
    )


def _gathered(above: Sequence[Laid], laid: Laid, layout: Layout) -> bool:
    """Whether a title above stands over several of these: fewer titles than here, and one out of
    line with its own.

    What stands beside both at half height, a label's title, belongs to either.
    """
    over = [(x.line, p) for x in above for p in x.pieces if p.first > 0]
    under = [p for p in laid.pieces if p.first > 0]
    if not over or len(under) <= len(over) or any(line.interlocks(laid.line) for line, _ in over):
        return False
    pairs = [
        (o.unit, u.unit) for _, o in over for u in under if o.first <= u.last and u.first <= o.last
    ]
    return any(o.off(u) >= ALIGNED * layout.size for o, u in pairs)


# ------------------------------------------------------------------------------------------------------
# body


def _body(part: Sequence[Laid], layout: Layout, inside: float | None) -> list[RowLines]:
    groups: list[list[Laid]] = []
    doubt: set[int] = set()
    for k, laid in enumerate(part):
        if not groups:
            groups.append([laid])
            continue
        above = groups[-1]
        joins, sure = _joins(above, laid, part[k + 1 :], layout, inside)
        if joins:
            above.append(laid)
        else:
            groups.append([laid])
        if not sure:
            doubt.add(len(groups) - 1)
    return [RowLines(tuple(g), title=False, sure=i not in doubt) for i, g in enumerate(groups)]


def _white_inside(layout: Layout) -> float | None:
    """White that is less than this is inside a row; None where rows and the lines of a cell are
    spaced alike.
    """
    between, least = _row_white(layout), _line_white(layout)
    if between - least > APART * layout.size:
        return (between + least) / 2
    return between - TIGHTER * layout.size if between > PADDED * layout.size else None


def _line_white(layout: Layout) -> float:
    """The white between two lines of one cell: the smallest seen in any column."""
    least = layout.size
    for c in range(layout.cols):
        lines = [x.line for x in layout.laid if any(p.first == p.last == c for p in x.pieces)]
        least = min([least, *(b.top - a.bottom for a, b in pairwise(lines))])
    return max(least, -TIGHTER * layout.size)


def _joins(
    above: Sequence[Laid], laid: Laid, below: Sequence[Laid], layout: Layout, inside: float | None
) -> tuple[bool, bool]:
    """Whether ``laid`` is of the row ``above``, and whether that is sure.

    A label set between two rows of figures overlaps both and makes them none.
    """
    if overlapping(above[-1], laid):
        figures = [x.line for x in above if x.anchor]
        another = laid.anchor and figures and not figures[-1].interlocks(laid.line)
        return not another or _completes(above, laid, layout), True
    anchored = any(x.anchor for x in above)
    next_row = bool(below) and below[0].anchor and overlapping(laid, below[0])
    if (anchored and (laid.anchor or next_row)) or _other_weight(above, laid):
        return anchored and laid.anchor and _completes(above, laid, layout), True
    if inside is not None:
        return _white(above[-1], laid) < inside, True
    if laid.anchor:
        return _leads_to(above, laid, layout), False
    if not goes_on(above, laid, layout):
        return False, True
    down = bool(below) and below[0].anchor and _leads_to([laid], below[0], layout)
    return not down or _begins_small(laid) or not _begins_small(below[0]), False


def _completes(above: Sequence[Laid], laid: Laid, layout: Layout) -> bool:
    """Whether the figures of ``laid`` are the last groups of those above them, which had no room in
    their columns.

    Set close under them, and no text beside them begins another row.
    """
    figures = [piece for piece in laid.pieces if piece.unit.valued and piece.first > 0]
    begun = [_before(above, piece) for piece in figures]
    close = _white(above[-1], laid) < SOLID * layout.size and goes_on(above, laid, layout)
    return close and all(
        before and is_one_figure(before[-1].unit.text, piece.unit.text)
        for before, piece in zip(begun, figures, strict=True)
    )


def _leads_to(label: Sequence[Laid], laid: Laid, layout: Layout) -> bool:
    """Whether ``label`` is the upper part of texts that end on the line of the figures, ``laid``."""
    shared = [p for p in laid.pieces if _before(label, p)]
    return (
        bool(shared)
        and not _other_weight(label, laid)
        and all(_continues(label, p, layout) for p in shared)
    )


def _other_weight(above: Sequence[Laid], laid: Laid) -> bool:
    """Whether a text is bold and the one above it in its column is not, or the other way round."""
    for piece in laid.pieces:
        before = _before(above, piece)
        if before and before[-1].unit.atoms[-1].bold != piece.unit.atoms[0].bold:
            return True
    return False


def _before(above: Sequence[Laid], piece: Piece) -> list[Piece]:
    return [p for x in above for p in x.pieces if p.first <= piece.last and piece.first <= p.last]


def _begins_small(laid: Laid) -> bool:
    return laid.pieces[0].unit.text[:1].islower()


def goes_on(above: Sequence[Laid], laid: Laid, layout: Layout) -> bool:
    """Whether each text of ``laid`` can be the next line of one above it: its first word had no
    room there.
    """
    return not _other_weight(above, laid) and all(
        _continues(above, piece, layout) for piece in laid.pieces if not piece.unit.valued
    )


def _continues(above: Sequence[Laid], piece: Piece, layout: Layout) -> bool:
    before = _before(above, piece)
    if not before:
        return False
    room = layout.extents[piece.last][1] - before[-1].unit.x1
    word = piece.unit.atoms[0]
    return word.x1 - word.x0 + TIGHTER * layout.size > room
