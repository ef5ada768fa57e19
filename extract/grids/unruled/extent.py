"""How far a table reaches: from the titles over its first line with two cells to the end of its
last row.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from extract.grids.unruled.columns import Laid, Layout, lay, lay_line
from extract.grids.unruled.merged_rules import Rule, Ruling
from extract.grids.unruled.regions import REACH, TIGHT, Block
from extract.grids.unruled.rows import goes_on, overlapping
from extract.lines.tokens import TextLine

RULED = 0.8
"""Share of a table's width that a rule over or under it covers."""
FRAME = 3
"""Rules that make a table without figures: over the titles, under them, under the last row."""
FRAMED = 4.0
"""White between a frame's ends and what it holds, in font sizes, at most: the border of a page is
no frame.
"""
PARTED = 0.5
"""Share of a table's width that a rule between two of its rows covers."""


def laid_out(block: Block, gap: float, ruling: Ruling) -> Layout | None:
    """The table of ``block`` laid out: two lines with figures in columns, or rules over, under and
    in it; or None.
    """
    found = list(block.lines)
    cuts = _upright_cuts(found, ruling.upright)
    for _ in range(3):
        layout = lay(found, gap, cuts)
        anchors = [i for i, x in enumerate(layout.laid) if x.anchor]
        if layout.cols < 2:
            return None
        if len(anchors) < 2:
            return _framed(block, gap, ruling, cuts)
        last = anchors[-1] + 1
        if last == len(found):
            break
        found = found[:last]
    rest = [x for x in (*block.lines, *block.pending) if x.middle > found[-1].middle]
    above = _above(block, layout, gap, ruling.level)
    below = _below(rest, layout, gap, ruling)
    return lay([*above, *found, *below], gap, cuts) if above or below else layout


def _framed(block: Block, gap: float, ruling: Ruling, cuts: Sequence[float]) -> Layout | None:
    """A table of words, or of one line with figures: rules over and under its titles and at its
    end, text between all.

    The grid of a chart has rules too, most of them with nothing between.
    """
    x0, x1, size = block.x0, block.x1, block.lines[0].size
    top, bottom = block.lines[0].middle - 2 * size, block.lines[-1].middle + 2 * size
    rules = [s.at for s in ruling.level if top < s.at < bottom and s.cover(x0, x1) > RULED]
    empty = any(
        b - a > size and not any(a < x.middle < b for x in block.lines) for a, b in pairwise(rules)
    )
    if len(rules) < FRAME or empty:
        return None
    inside = [x for x in block.lines if rules[0] < x.middle < rules[-1]]
    titles = sum(x.middle < rules[1] for x in inside)
    layout = lay(inside, gap, cuts) if 0 < titles < len(inside) else None
    return _worded(layout, titles) if layout is not None and layout.cols > 1 else None


def _worded(layout: Layout, titles: int) -> Layout:
    """``layout`` with the lines that start a row marked: more than one cell, and no wrapped cells
    of the row above.
    """
    laid: list[Laid] = []
    start = titles
    for i, x in enumerate(layout.laid):
        starts = i == titles or (
            i > titles and len(x.pieces) > 1 and not goes_on(laid[start:i], x, layout)
        )
        start = i if starts else start
        laid.append(replace(x, anchor=starts))
    return replace(layout, laid=tuple(laid))


def _upright_cuts(found: Sequence[TextLine], uprights: Sequence[Rule]) -> list[float]:
    """Where vertical rules run along most of the lines and part no word."""
    top, bottom = min(x.top for x in found), max(x.bottom for x in found)
    middles = np.array([(a.x0 + a.x1) / 2 for line in found for a in line.atoms])
    out: list[float] = []
    for rule in uprights:
        left = middles[middles < rule.at].max(initial=-np.inf)
        if (
            rule.cover(top, bottom) < PARTED
            or left <= max(out, default=-np.inf)
            or not (middles > rule.at).any()
        ):
            continue
        if not any(a.x0 + 1 < rule.at < a.x1 - 1 for line in found for a in line.atoms):
            out.append(rule.at)
    return out


def _above(block: Block, layout: Layout, gap: float, strokes: Sequence[Rule]) -> list[TextLine]:
    """Lines of titles above the first line with two cells, and a band between: right of the labels,
    in columns.

    Where the first line itself has the titles, only what is set close above it. A rule over them
    ends the table.
    """
    x0, x1 = layout.x0, layout.x1
    titled = not layout.laid[0].anchor
    kept = 0
    below = layout.laid[0].line
    lead = list(reversed(block.lead))
    for i, line in enumerate(lead):
        rules = sum(
            line.middle < s.at < layout.laid[0].line.middle and s.cover(x0, x1) > RULED
            for s in strokes
        )
        under_rule = any(
            0 < line.middle - s.at < 2 * layout.size and s.cover(x0, x1) > RULED for s in strokes
        )
        if rules > (0 if titled else 1) and not under_rule:
            break
        if titled and not rules and below.top - line.bottom > TIGHT * layout.size:
            break
        crosses = any(p.last > p.first for p in lay_line(line, layout, gap).pieces)
        if (crosses and not under_rule) or line.x1 > x1 + layout.size:
            break
        if line.x0 > layout.cuts[0] or (under_rule and titled):
            kept = i + 1
        below = line
    return list(reversed(lead[:kept]))


def _below(rest: Sequence[TextLine], layout: Layout, gap: float, ruling: Ruling) -> list[TextLine]:
    """Lines under the last figure that belong to its row, and a last row whose figure stands
    between two lines.

    A line across columns goes on from a label that spans them, where a rule closes the table right
    under it; and between the sides of a frame it is a row, a title over the first lines of the next
    page.
    """
    x0, x1 = layout.x0, layout.x1
    out: list[TextLine] = []
    row = list(layout.laid[-1:])
    while len(row) < len(layout.laid) and overlapping(layout.laid[-len(row) - 1], row[0]):
        row.insert(0, layout.laid[-len(row) - 1])
    todo = [lay_line(line, layout, gap) for line in rest]
    while todo:
        laid, last = todo[0], row[-1].line
        white = laid.line.top - last.bottom
        tight = white < TIGHT * layout.size
        parted = any(
            last.middle < s.at < laid.line.middle and s.cover(x0, x1) > PARTED for s in ruling.level
        )
        if not parted and _in_frame(laid.line, layout, ruling.upright):
            row = [todo.pop(0)]
            out.append(row[-1].line)
            continue
        across = any(p.last > p.first for p in laid.pieces)
        if parted or (across and not (tight and _closed(laid.line, layout, ruling.level))):
            break
        if tight and (overlapping(row[-1], laid) or goes_on(row, laid, layout)):
            row.append(todo.pop(0))
            out.append(row[-1].line)
            continue
        row = _interlocked(todo)
        if white > REACH * layout.size or not any(x.anchor for x in row):
            break
        out += [x.line for x in row]
        todo = todo[len(row) :]
    return out


def _closed(line: TextLine, layout: Layout, strokes: Sequence[Rule]) -> bool:
    """Whether a rule over most of the table's width stands right under ``line``."""
    x0, x1 = layout.x0, layout.x1
    return any(
        line.middle < s.at < line.bottom + layout.size and s.cover(x0, x1) > RULED for s in strokes
    )


def _in_frame(line: TextLine, layout: Layout, strokes: Sequence[Rule]) -> bool:
    """Whether ``line`` stands between the sides of a frame that begins and ends near what it holds."""
    top, bottom = layout.laid[0].line.top - FRAMED * layout.size, line.bottom + FRAMED * layout.size
    sides = [
        s.at
        for s in strokes
        if any(top < a <= line.top and line.bottom <= b < bottom for a, b in s.parts)
    ]
    return bool(sides) and sides[0] <= layout.x0 and layout.x1 <= sides[-1]


def _interlocked(todo: Sequence[Laid]) -> list[Laid]:
    """The first lines, as far as each overlaps the one before it in height."""
    count = 1
    while count < len(todo) and overlapping(todo[count - 1], todo[count]):
        count += 1
    found = [x for x in todo[:count] if all(p.first == p.last for p in x.pieces)]
    return found if count > 1 and len(found) == count else []
