"""Cells set so close that only their edges tell them apart: a text beside the figures of the column
before it.

The padding of two cells may be less than a space between words. But where figures of different
widths end at one x and different texts begin at another, line after line, or codes of different
widths begin at one and texts at another, two columns touch there: words in running text are never
in line on both sides. Codes of one width, as all those from 10 to 99 are, are told from running
text by white that is wider than the spaces of the texts after them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from extract.lines.tokens import Atom, TextLine

LINES = 3
"""So many lines in line are no chance."""
IN_LINE = 0.6
"""Edges that differ by less than this, in points, are set to one tab stop or padding."""
NEAR = 1.0
"""Wider gaps, in font sizes, part cells by themselves."""
REACH = 4.0
"""A short code or figure may stand this much further, in font sizes, from the text of the next
column.
"""

WIDER = 1.2
"""How much wider than the widest space of a text the white before it must be to part it from a
code.
"""

Pair = tuple[Atom, Atom, float]
"""A figure, the text to its right, and the white between them in font sizes."""


def seamed(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """``lines`` with the atoms marked that start a cell close to the one before."""
    starts = {id(right) for own in _stacks(lines) if _is_seam(own, lines) for _, right, _ in own}
    if not starts:
        return tuple(lines)
    return tuple(
        _marked(line, starts) if any(id(a) in starts for a in line.atoms) else line
        for line in lines
    )


def _marked(line: TextLine, starts: set[int]) -> TextLine:
    return replace(
        line, atoms=tuple(a._replace(apart=True) if id(a) in starts else a for a in line.atoms)
    )


def _stacks(lines: Sequence[TextLine]) -> Iterator[list[Pair]]:
    """Pairs of a figure and the text close after it whose texts begin at one x, from the left."""
    pairs = sorted(_pairs(lines), key=lambda pair: pair[1].x0)
    own: list[Pair] = []
    for pair in pairs:
        if own and pair[1].x0 - own[0][1].x0 > IN_LINE:
            yield own
            own = []
        own.append(pair)
    if own:
        yield own


def _pairs(lines: Sequence[TextLine]) -> Iterator[Pair]:
    """A figure and what stands close to its right, on its line or on one of the two lines it is
    centred on.
    """
    for i, line in enumerate(lines):
        figures = [a for a in line.atoms if a.figure]
        if not figures:
            continue
        near = [x for x in lines[max(0, i - 1) : i] if x.interlocks(line)]
        near += [x for x in lines[i + 1 : i + 2] if line.interlocks(x)]
        follows = dict(pairwise(line.atoms))
        for left in figures:
            beside = [follows.get(left), *(_right_of(left, x) for x in near)]
            yield from (
                (left, right, (right.x0 - left.x1) / line.size)
                for right in beside
                if right is not None and not right.figure and right.x0 - left.x1 < REACH * line.size
            )


def _right_of(left: Atom, line: TextLine) -> Atom | None:
    """The first atom of a line that interlocks with the one of ``left``, to its right; None where
    they overlap.
    """
    later = [a for a in line.atoms if a.x1 > left.x0]
    return later[0] if later and later[0].x0 > left.x1 else None


def _is_seam(own: Sequence[Pair], lines: Sequence[TextLine]) -> bool:
    """Whether the figures are set to one edge and differ, in width as a rule, and the texts differ."""
    if (
        len(own) < LINES
        or len({b.text for _, b, _ in own}) < 2
        or min(gap for _, _, gap in own) >= NEAR
    ):
        return False
    lefts, rights = ([getattr(a, side) for a, _, _ in own] for side in ("x0", "x1"))
    spread = sorted((max(lefts) - min(lefts), max(rights) - min(rights)))
    return spread[0] < IN_LINE < spread[1] or (spread[1] <= IN_LINE and _set_apart(own, lines))


def _set_apart(own: Sequence[Pair], lines: Sequence[TextLine]) -> bool:
    """Whether different codes stand first in their lines, further from their texts than the words
    of these.
    """
    starts = {id(a) for a, _, _ in own}
    if len({a.text for a, _, _ in own}) < LINES:
        return False
    texts = [line for line in lines if id(line.atoms[0]) in starts]
    spaces = [
        (b.x0 - a.x1) / line.size
        for line in texts
        for a, b in takewhile(lambda pair: not pair[1].figure, pairwise(line.atoms[1:]))
        if b.x0 - a.x1 < NEAR * line.size
    ]
    return (
        len(texts) == len(own)
        and bool(spaces)
        and min(gap for _, _, gap in own) > WIDER * max(spaces)
    )
