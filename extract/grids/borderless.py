"""Tables without a full grid of rules: columns by white rivers, rows by white, backgrounds and single rules.

Confidence of a cell: 0.9 where white or rules decided, 0.7 where only the wrapping of the text decided which lines
are one row, 0.6 for a text across columns that no rule spans.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extract.geometry import BBox
from extract.grids.blocks import REACH, TIGHT, Block, blocks
from extract.grids.grid import Grid, GridCell
from extract.grids.layout import YEAR, Laid, Layout, lay, lay_line
from extract.grids.rows import Borders, RowLines, goes_on, overlapping, rows
from extract.grids.ruling import HRule, horizontal
from extract.grids.runs import Glyphs, TextLine, glyphs, lines, run_gap
from extract.page import Page, Rules

NAME = "gaps"


RULED = 0.8
"""Share of a table's width that a rule over or under it covers."""
ROOM = 1.0
"""The cheap test: a page where fewer than two lines have a gap of this many font sizes can hold no table, because
every table has two rows, and a column as narrow as that beside its longest cell is wider beside the others."""


def grids(page: Page) -> tuple[Grid, ...]:
    """The tables of ``page`` that white space shows."""
    return read_page(page, glyphs(page.chars))


def read_page(page: Page, text: Glyphs) -> tuple[Grid, ...]:
    """The tables that white space shows in a part of a page's text."""
    if not may_hold_table(text):
        return ()
    gap = run_gap(text)
    found = lines(page.chars, text)
    strokes = horizontal(page.rules)
    out = []
    for block in blocks(found, gap):
        grid = read(page.number, block, gap, strokes, page.rules)
        if grid is not None:
            out.append(grid)
    return tuple(out)


def may_hold_table(text: Glyphs) -> bool:
    """Whether at least two lines have a gap wide enough to part two columns."""
    wide = np.flatnonzero(text.gap > ROOM * text.sizes)
    return len(wide) > 1 and text.line[wide[0]] != text.line[wide[-1]]


def read(page: int, block: Block, gap: float, strokes: Sequence[HRule], rules: Rules) -> Grid | None:
    """The table that ``block`` holds, or None where it is no table."""
    layout = _trimmed(block, gap, strokes)
    if layout is None or _scale(layout) or _contents(layout) or _fields(layout):
        return None
    x0 = min(laid.line.x0 for laid in layout.laid)
    x1 = max(laid.line.x1 for laid in layout.laid)
    borders = _borders(layout, x0, x1, strokes, rules)
    made = rows(layout, borders)
    return _grid(page, layout, made, borders)


def _trimmed(block: Block, gap: float, strokes: Sequence[HRule]) -> Layout | None:
    """The lines laid out: from the titles to the end of the last row with a figure; None where they are no table."""
    found = list(block.lines)
    for _ in range(3):
        layout = lay(found, gap)
        anchors = [i for i, x in enumerate(layout.laid) if x.anchor]
        if layout.cols < 2 or len(anchors) < 2:
            return None
        last = anchors[-1] + 1
        if last == len(found):
            break
        found = found[:last]
    rest = [x for x in (*block.lines, *block.pending) if x.middle > found[-1].middle]
    above = _above(block, layout, gap, strokes)
    below = _below(rest, layout, gap, strokes)
    return lay([*above, *found, *below], gap) if above or below else layout


def _above(block: Block, layout: Layout, gap: float, strokes: Sequence[HRule]) -> list[TextLine]:
    """Lines of titles above the first line with two cells, and a band between: right of the labels, in columns.

    Where the first line itself has the titles, only what is set close above it. A rule over them ends the table.
    """
    x0, x1 = min(x.line.x0 for x in layout.laid), max(x.line.x1 for x in layout.laid)
    titled = not layout.laid[0].anchor
    kept = 0
    below = layout.laid[0].line
    lead = list(reversed(block.lead))
    for i, line in enumerate(lead):
        rules = sum(line.middle < s.y < layout.laid[0].line.middle and s.cover(x0, x1) > RULED for s in strokes)
        white = below.top - line.bottom
        if rules > 1 or (rules and titled) or (titled and white > TIGHT * layout.size):
            break
        laid = lay_line(line, layout, gap)
        under_rule = any(0 < line.middle - s.y < 2 * layout.size and s.cover(x0, x1) > RULED for s in strokes)
        crosses = any(p.last > p.first for p in laid.pieces)
        if (crosses and not under_rule) or line.x1 > x1 + layout.size:
            break
        if line.x0 > layout.cuts[0] or (under_rule and titled):
            kept = i + 1
        below = line
    return list(reversed(lead[:kept]))


def _below(rest: Sequence[TextLine], layout: Layout, gap: float, strokes: Sequence[HRule]) -> list[TextLine]:
    """Lines under the last figure that belong to its row, and a last row whose figure stands between two lines."""
    x0, x1 = min(x.line.x0 for x in layout.laid), max(x.line.x1 for x in layout.laid)
    out: list[TextLine] = []
    row = list(layout.laid[-1:])
    while len(row) < len(layout.laid) and overlapping(layout.laid[-len(row) - 1], row[0]):
        row.insert(0, layout.laid[-len(row) - 1])
    todo = [lay_line(line, layout, gap) for line in rest]
    while todo:
        white = todo[0].line.top - row[-1].line.bottom
        parted = any(row[-1].line.middle < s.y < todo[0].line.middle and s.cover(x0, x1) > 0.5 for s in strokes)
        if parted or any(p.last > p.first for p in todo[0].pieces):
            break
        if white < TIGHT * layout.size and (overlapping(row[-1], todo[0]) or goes_on(row, todo[0], layout)):
            row.append(todo.pop(0))
            out.append(row[-1].line)
            continue
        row = _interlocked(todo)
        if white > REACH * layout.size or not any(x.anchor for x in row):
            break
        out += [x.line for x in row]
        todo = todo[len(row) :]
    return out


def _interlocked(todo: Sequence[Laid]) -> list[Laid]:
    """The first lines, as far as each overlaps the one before it in height."""
    count = 1
    while count < len(todo) and overlapping(todo[count - 1], todo[count]):
        count += 1
    found = [x for x in todo[:count] if all(p.first == p.last for p in x.pieces)]
    return found if count > 1 and len(found) == count else []


def _scale(layout: Layout) -> bool:
    """Whether every column of figures is years or steps by one amount: the axis of a chart, the numbers of a list."""
    columns = [[u.text for u in layout.column(c) if u.figure] for c in range(layout.cols) if layout.figures[c]]
    return all(_steps(texts) or all(YEAR.fullmatch(t) for t in texts) for texts in columns)


def _contents(layout: Layout) -> bool:
    """Whether it is a list of headings with their pages: leaders, or untitled whole numbers that only rise."""
    if sum("....." in u.text for u in layout.column(0)) >= 2:
        return True
    figures = [c for c in range(layout.cols) if layout.figures[c]]
    if figures[-1:] != [layout.cols - 1] or layout.head or len(figures) > 1 + layout.figures[0]:
        return False
    texts = [u.text for u in layout.column(layout.cols - 1)]
    pages = [int(t) for t in texts if t.isdecimal() and len(t) < 5]
    return len(pages) == len(texts) > 2 and pages == sorted(pages)


def _fields(layout: Layout) -> bool:
    """Whether it is a form: untitled labels that end with a colon, each with a count."""
    labels = [u.text for u in layout.column(0)]
    counts = [u.text for u in layout.column(1) if u.figure]
    colons = sum(t.endswith(":") for t in labels)
    return layout.cols == 2 and not layout.head and 2 * colons > len(labels) and not any("," in t for t in counts)


def _steps(texts: Sequence[str]) -> bool:
    values = [int("".join(d for d in t if d.isdecimal()) or 0) * (-1 if t[0] in "-−–(" else 1) for t in texts]
    steps = Counter(b - a for a, b in pairwise(values))
    if len(values) < 4 or not steps:
        return False
    step, times = steps.most_common(1)[0]
    return step != 0 and times >= 0.8 * (len(values) - 1)


def _borders(layout: Layout, x0: float, x1: float, strokes: Sequence[HRule], rules: Rules) -> Borders:
    top, bottom = layout.laid[0].line.top - layout.size, layout.laid[-1].line.bottom + layout.size
    heights = tuple(s.y for s in strokes if top < s.y < bottom and s.cover(x0, x1) > 0.5)
    bands = _bands(rules, x0, x1, top, bottom)
    every = _every(layout, heights) and not bands
    return Borders(heights, bands, every)


def _bands(rules: Rules, x0: float, x1: float, top: float, bottom: float) -> tuple[tuple[float, float], ...]:
    fills = rules.fills
    if not len(fills):
        return ()
    near = fills[(fills[:, 0] < x1) & (fills[:, 2] > x0) & (fills[:, 3] > top) & (fills[:, 1] < bottom)]
    return tuple(sorted({(round(float(f[1]), 1), round(float(f[3]), 1)) for f in near}))


def _every(layout: Layout, heights: Sequence[float]) -> bool:
    middles = np.array([x.line.middle for x in layout.laid if x.anchor])
    zones = np.searchsorted(np.array(sorted(heights)), middles)
    _, counts = np.unique(zones, return_counts=True)
    return len(counts) > 1 and float(np.median(counts)) <= 1


def _grid(page: int, layout: Layout, made: Sequence[RowLines], borders: Borders) -> Grid:
    tops = _edges(made, borders)
    lefts = _lefts(layout)
    cells: list[GridCell] = []
    for r, row in enumerate(made):
        cells += _cells(row, r, lefts, tops)
    bbox = BBox(lefts[0], tops[0], lefts[-1], tops[-1])
    return Grid(page, bbox, len(made), layout.cols, tuple(cells), NAME)


def _edges(made: Sequence[RowLines], borders: Borders) -> list[float]:
    out = [made[0].top]
    for a, b in pairwise(made):
        ruled = [y for y in borders.heights if a.laid[-1].line.middle < y < b.laid[0].line.middle]
        out.append(ruled[0] if ruled else (a.bottom + b.top) / 2)
    return [*out, made[-1].bottom]


def _lefts(layout: Layout) -> list[float]:
    return [
        min(x.line.x0 for x in layout.laid),
        *layout.cuts,
        max(x.line.x1 for x in layout.laid),
    ]


def _cells(row: RowLines, r: int, lefts: Sequence[float], tops: Sequence[float]) -> list[GridCell]:
    spans: list[tuple[int, int, list[str]]] = []
    for laid in sorted(row.laid, key=lambda x: x.line.middle):
        for piece in laid.pieces:
            home = next((s for s in spans if s[0] <= piece.last and piece.first <= s[1]), None)
            if home is None:
                spans.append((piece.first, piece.last, [piece.unit.text]))
            else:
                spans.remove(home)
                spans.append((min(home[0], piece.first), max(home[1], piece.last), [*home[2], piece.unit.text]))
    out = []
    for first, last, texts in sorted(spans):
        confidence = 0.6 if last > first else 0.9 if row.sure else 0.7
        bbox = BBox(lefts[first], tops[r], lefts[last + 1], tops[r + 1])
        out.append(GridCell(r, first, 1, last - first + 1, tuple(texts), bbox, 0, confidence))
    return out
