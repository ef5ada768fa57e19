"""Columns by white space: the rivers that run down between the cells of a block of lines.

A river is where no figure stands in any line and where most lines with text on both sides leave
more white than a space between words. Figures never span columns, titles may: a text across a river
is a spanning cell where it is outnumbered by the lines that leave the river open.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extract.french.lexicon.calendar import is_year
from extract.lines.tokens import Atom, TextLine, is_figure, is_nil
from extract.pdf.page import FloatArray, IntArray

CROSSED_SHARE = 1 / 3
"""Texts across a river against lines that leave it open."""
ROW_OF_FIGURES = 3
"""So many figures in a row are cells, and a dash among or after them is one: two with a dash
between are a range.
"""
ALIGNED = 0.4
"""Edges or middles this close, in font sizes, are in line: less than a letter."""
ALIGNED_LINES = 3
"""Lines whose texts start at one x after the same white: fewer do so by chance."""
NARROWEST = 0.1
"""A river narrower than this part of the font size is where two cells touch, not where they part.
"""


@dataclass(frozen=True, slots=True)
class Unit:
    """Neighbouring atoms that belong to one cell: a text, or one figure."""

    atoms: tuple[Atom, ...]

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.atoms[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.atoms[-1].x1

    @property
    def text(self) -> str:
        """As printed."""
        return self.atoms[0].text + "".join(a.space + a.text for a in self.atoms[1:])

    @property
    def figure(self) -> bool:
        """Whether it is one figure."""
        return is_figure(self.text)

    @property
    def year(self) -> bool:
        """Whether it is a bare year, which may as well be a title."""
        return is_year(self.text)

    def off(self, other: "Unit") -> float:
        """How far two texts are from sharing an edge or the middle."""
        edge = min(abs(self.x0 - other.x0), abs(self.x1 - other.x1))
        return min(edge, abs(self.x0 + self.x1 - other.x0 - other.x1) / 2)

    @property
    def valued(self) -> bool:
        """Whether it is a figure or stands for none (a dash)."""
        return self.figure or is_nil(self.text)


@dataclass(frozen=True, slots=True)
class River:
    """White between two columns, from ``x0`` to ``x1``; ``open`` lines leave it wide open."""

    x0: float
    x1: float
    open: int

    @property
    def middle(self) -> float:
        """Where the columns part."""
        return (self.x0 + self.x1) / 2


def units(line: TextLine, gap: float) -> tuple[Unit, ...]:
    """The runs of a line, cut again where two figures stand side by side, and at a dash among
    several of them.
    """
    out: list[Unit] = []
    for run in line.runs(gap):
        start, figures = 0, _figures(run, line)
        for i in range(1, len(run)):
            if figures[i] and figures[i - 1]:
                out.append(Unit(run[start:i]))
                start = i
        out.append(Unit(run[start:]))
    return tuple(out)


def _figures(run: Sequence[Atom], line: TextLine) -> list[bool]:
    """Which atoms of a run are cells beside a figure: figures, and dashes that cannot be those of a
    range.
    """
    figures = [atom.figure for atom in run]
    if sum(figures) >= ROW_OF_FIGURES:
        return [figure or is_nil(atom.text) for figure, atom in zip(figures, run, strict=True)]
    if (
        figures[0]
        and not all(figures)
        and sum(atom.figure for atom in line.atoms) >= ROW_OF_FIGURES
    ):
        nils = [is_nil(atom.text) and (atom is run[-1] or atom.text.isalpha()) for atom in run]
        return [a or b for a, b in zip(figures, nils, strict=True)]
    return figures


def rivers(lines: Sequence[TextLine], gap: float, head: int = 0) -> tuple[River, ...]:
    """The rivers through ``lines``, left to right; the first ``head`` lines are titles and may span
    columns.
    """
    rows = [units(line, gap) for line in lines]
    cuts = sorted({x for row in rows for unit in row for x in (unit.x0, unit.x1)})
    if len(cuts) < 3:
        return ()
    size = float(np.median([line.size for line in lines]))
    edges = np.array(cuts)
    middles = (edges[1:] + edges[:-1]) / 2
    seen = _census(rows, lines, middles, gap, head, _over(rows[:head], size))
    fit = ~seen.barred & (seen.opened >= 2) & (seen.crossed <= CROSSED_SHARE * seen.opened)
    fit |= _beside_aligned(rows, lines, middles, gap, seen)
    return _apart(
        _bands(edges, fit, seen, NARROWEST * size), _without_bands(rows, lines, head), head
    )


def _without_bands(
    rows: Sequence[tuple[Unit, ...]], lines: Sequence[TextLine], head: int
) -> Sequence[tuple[Unit, ...]]:
    """The rows of units, empty where a text stands alone in its row: a band in the middle of a
    table is no column.
    """
    out = list(rows)
    for i in range(head, len(rows)):
        beside = any(a.interlocks(b) for a, b in pairwise(lines[max(0, i - 1) : i + 2]))
        if len(rows[i]) == 1 and not rows[i][0].valued and not beside:
            out[i] = ()
    return out


@dataclass(frozen=True, slots=True, eq=False)
class _Census:
    """For each x: the lines that leave it wide open, those with text across it (titles apart, and
    in all but titles over several columns), and whether a figure bars it."""

    opened: IntArray
    crossed: IntArray
    covered: IntArray
    barred: npt.NDArray[np.bool_]


def _over(titles: Sequence[tuple[Unit, ...]], size: float) -> set[int]:
    """The titles above those of single columns, between the first and the last of these, and in
    line with none.
    """
    names = max(titles, key=len, default=())
    above = titles.index(names) if len(names) > 1 else 0
    return {
        id(unit)
        for k, row in enumerate(titles[:above])
        for unit in row
        if names[0].x0 < (unit.x0 + unit.x1) / 2 < names[-1].x1
        and all(unit.off(below) > ALIGNED * size for later in titles[k + 1 :] for below in later)
    }


def _census(
    rows: Sequence[tuple[Unit, ...]],
    lines: Sequence[TextLine],
    middles: FloatArray,
    gap: float,
    head: int,
    over: Collection[int],
) -> _Census:
    opened, crossed, covered = (np.zeros(len(middles), np.int32) for _ in range(3))
    barred = np.zeros(len(middles), bool)
    for i, (row, line) in enumerate(zip(rows, lines, strict=True)):
        for unit in row:
            first, last = np.searchsorted(middles, (unit.x0, unit.x1))
            covered[first:last] += id(unit) not in over
            if i >= head:
                crossed[first:last] += 1
                barred[first:last] |= unit.figure
        for left, right in pairwise(row):
            beside = left.valued and right.valued
            if beside or right.atoms[0].apart or right.x0 - left.x1 > gap * line.size:
                first, last = np.searchsorted(middles, (left.x1, right.x0))
                opened[first:last] += 1
    for x0, x1 in _between_interlocked(rows, lines, gap):
        first, last = np.searchsorted(middles, (x0, x1))
        opened[first:last] += 1
    return _Census(opened, crossed, covered, barred)


def _beside_aligned(
    rows: Sequence[tuple[Unit, ...]],
    lines: Sequence[TextLine],
    middles: FloatArray,
    gap: float,
    seen: _Census,
) -> npt.NDArray[np.bool_]:
    """Where texts start at one x after the white, in more lines than cross it: bands and totals run
    over the codes.

    A line that begins there, under a label that stands beside several, leaves it white as well.
    """
    doubtful = ~seen.barred & (seen.opened >= 2) & (seen.crossed > CROSSED_SHARE * seen.opened)
    if not doubtful.any():
        return doubtful
    beside: dict[int, IntArray] = {}
    below: dict[int, IntArray] = {}
    for row, line in zip(rows, lines, strict=True):
        if not row[0].figure:
            below.setdefault(round(row[0].x0), np.zeros(len(middles), np.int32))[
                middles < row[0].x0
            ] += 1
        for left, right in pairwise(row):
            if right.x0 - left.x1 > gap * line.size and not right.figure:
                first, last = np.searchsorted(middles, (left.x1, right.x0))
                beside.setdefault(round(right.x0), np.zeros(len(middles), np.int32))[
                    first:last
                ] += 1
    least = np.maximum(seen.crossed + 1, ALIGNED_LINES)
    several = (seen.opened >= ALIGNED_LINES) & (seen.crossed < seen.opened)
    aligned = [several & (count >= least) for count in beside.values()]
    aligned += [
        (count > 0) & (count + below[x] >= least) for x, count in beside.items() if x in below
    ]
    return doubtful & np.logical_or.reduce(aligned) if aligned else np.zeros_like(doubtful)


def _between_interlocked(
    rows: Sequence[tuple[Unit, ...]], lines: Sequence[TextLine], gap: float
) -> Iterator[tuple[float, float]]:
    """The white beside a cell centred on several lines of its row: between texts of lines that
    overlap in height.
    """
    start = 0
    for stop in range(1, len(lines) + 1):
        if stop < len(lines) and lines[stop - 1].interlocks(lines[stop]):
            continue
        if stop - start > 1:
            placed = sorted(
                (u.x0, u.x1, k, u.atoms[0].apart) for k in range(start, stop) for u in rows[k]
            )
            reach, owner = placed[0][1], placed[0][2]
            for x0, x1, k, apart in placed[1:]:
                if k != owner and (x0 - reach > gap * lines[k].size or (apart and x0 > reach)):
                    yield reach, x0
                reach, owner = max((reach, owner), (x1, k))
        start = stop


def _bands(
    edges: FloatArray, fit: npt.NDArray[np.bool_], seen: _Census, least: float
) -> list[River]:
    """Each stretch of ``fit`` where the fewest texts are, the widest such place that is no
    rounding.
    """
    out: list[River] = []
    for i, j in _stretches(fit):
        covered = seen.covered[i : j + 1]
        for level in np.unique(covered):
            first, last = max(
                _stretches(covered <= level), key=lambda s: edges[i + s[1] + 1] - edges[i + s[0]]
            )
            x0, x1 = float(edges[i + first]), float(edges[i + last + 1])
            if x1 - x0 >= least:
                out.append(River(x0, x1, int(seen.opened[i : j + 1].max())))
                break
    return out


def _apart(
    found: Sequence[River], rows: Sequence[tuple[Unit, ...]], head: int
) -> tuple[River, ...]:
    """``found`` without the narrower of two rivers that have no cell between them.

    A title centred over a column is no cell between: texts below it cross one of the rivers at its
    sides.
    """
    kept: list[River] = []
    for river in found:
        if kept and not _cell_between(kept[-1], river, rows, head):
            if river.x1 - river.x0 > kept[-1].x1 - kept[-1].x0:
                kept[-1] = river
        else:
            kept.append(river)
    return tuple(kept)


def _cell_between(left: River, right: River, rows: Sequence[tuple[Unit, ...]], head: int) -> bool:
    inside = [
        i
        for i, row in enumerate(rows)
        if any(left.middle < (u.x0 + u.x1) / 2 < right.middle for u in row)
    ]
    if not inside or inside[-1] >= head:
        return bool(inside)
    return not any(
        u.x0 < x < u.x1 for row in rows[head:] for u in row for x in (left.middle, right.middle)
    )


def _stretches(mask: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    change = np.flatnonzero(np.diff(np.r_[False, mask, False].astype(np.int8)))
    return [(int(a), int(b) - 1) for a, b in zip(change[::2], change[1::2], strict=True)]
