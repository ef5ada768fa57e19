"""Columns by white space: the gutters that run down between the cells of a region of lines.

A gutter is where no figure stands in any line and where most lines with text on both sides leave
more white than a space between words. Figures never span columns, titles may: a text across a
gutter is a spanning cell where it is outnumbered by the lines that leave the gutter open.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

import numpy as np

from extract.grids.unruled.segments import Segment, split_into_segments
from extract.grids.unruled.settings import (
    DEFAULTS,
    GutterSettings,
    UnruledSettings,
)
from extract.lines.tokens import TextLine
from extract.pdf.page import BoolArray, FloatArray, IntArray

SegmentRow = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Gutter:
    """White between two columns, from ``x0`` to ``x1``."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        """Where the columns part."""
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        """In points."""
        return self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class _SegmentedLines:
    """Lines with their segments; the first ``titles`` of them are titles and may span columns.
    ``gap`` is what parts two runs, in font sizes.
    """

    lines: Sequence[TextLine]
    rows: Sequence[SegmentRow]
    titles: int
    gap: float

    def parts(self, line: TextLine, white: float) -> bool:
        """Whether so much white in a line is more than a space between words."""
        return white > self.gap * line.size


class _Census:
    """What the lines print at each x, halfway between two edges of segments.

    ``opened`` counts the lines that leave it wide open, ``crossed`` those with text across it
    (titles apart), ``covered`` those in all but titles over several columns; a figure bars it.
    """

    def __init__(self, middles: FloatArray) -> None:
        self.middles = middles
        self.opened = self.zeros()
        self.crossed = self.zeros()
        self.covered = self.zeros()
        self.barred: BoolArray = np.zeros(len(middles), bool)

    def zeros(self) -> IntArray:
        """A count for each x."""
        return np.zeros(len(self.middles), np.int32)

    def between(self, x0: float, x1: float) -> slice:
        """The places from ``x0`` to ``x1``."""
        first, last = np.searchsorted(self.middles, (x0, x1))
        return slice(int(first), int(last))

    def may_part(self, settings: GutterSettings) -> BoolArray:
        """Where no figure stands and some lines leave white."""
        return ~self.barred & (self.opened >= settings.least_open)

    def is_outnumbered(self, settings: GutterSettings) -> BoolArray:
        """Where the texts across are fewer than the lines that leave it open."""
        outnumbered: BoolArray = (
            self.crossed <= settings.crossed_share * self.opened
        )
        return outnumbered


def find_gutters(
    lines: Sequence[TextLine],
    gap: float,
    titles: int = 0,
    settings: UnruledSettings = DEFAULTS,
) -> tuple[Gutter, ...]:
    """The gutters through ``lines``, left to right; the first ``titles`` lines are titles and may
    span columns. Fewer than two segments have none.
    """
    text = _SegmentedLines(
        lines, [split_into_segments(x, gap) for x in lines], titles, gap
    )
    edges = _segment_edges(text.rows)
    if len(edges) < 3:
        return ()
    size = float(np.median([line.size for line in lines]))
    census = _take_census(text, edges, settings.in_line * size)
    rules = settings.gutters
    open_ = census.may_part(rules) & census.is_outnumbered(rules)
    open_ |= _open_before_aligned(text, census, rules)

    gutters = _narrow_to_gutters(edges, open_, census, rules.narrowest * size)
    found = _drop_doubled(gutters, _without_bands(text))
    of_list = _gutter_of_list(text, settings, size)
    if of_list is None or _is_only_gutter(found, of_list):
        return found
    return (of_list,)


def _is_only_gutter(found: Sequence[Gutter], of_list: Gutter) -> bool:
    """Whether nothing was found but the gutter of a list, or a part of it."""
    if len(found) != 1:
        return False
    return of_list.x0 <= found[0].middle <= of_list.x1


def _gutter_of_list(
    text: _SegmentedLines, settings: UnruledSettings, size: float
) -> Gutter | None:
    """The gutter of a list of labels and amounts that all end at one edge, before the widest of
    these: long labels run over it, on lines of their own or up to short amounts.
    """
    two_spaces = settings.gutters.two_spaces * size
    rows = [
        _without_two_spaces(row, two_spaces) for row in text.rows[text.titles :]
    ]
    labelled = [row for row in rows if len(row) == 2]
    if not _is_list(rows, settings, size):
        return None

    right = min(row[-1].x0 for row in rows if row[-1].is_plain_figure)
    labels = [label.x1 for label, _ in labelled if label.x1 < right]
    if not labels:
        return None
    title_rows = text.rows[: text.titles]
    # of two titles the first is that of the labels, wherever it is set over them
    over_labels = [row[0].x1 for row in title_rows if len(row) == 2]
    left = max(labels + [x for x in over_labels if x < right])
    titles = chain.from_iterable(title_rows)
    after_labels = [title.x0 for title in titles if title.x0 > left]
    return Gutter(left, min([right, *after_labels]))


def _is_list(
    rows: Sequence[SegmentRow], settings: UnruledSettings, size: float
) -> bool:
    """Whether enough rows are a label and an amount, and all amounts end at one edge."""
    amounts = [row[-1] for row in rows if row[-1].is_plain_figure]
    full = [row for row in rows if len(row) == 2 and row[-1].is_plain_figure]
    if len(full) < settings.gutters.list_rows:
        is_named = all(label.text.endswith(":") for label, _ in full)
        if not is_named or len(full) < settings.gutters.named_rows:
            return False
    in_line = settings.in_line * size
    return all(_is_of_list(row, amounts[0].x1, in_line) for row in rows)


def _without_two_spaces(row: SegmentRow, two_spaces: float) -> SegmentRow:
    """A row whose texts are one label where no more than two spaces part them."""
    *labels, last = row
    for left, right in pairwise(labels):
        if left.is_value or right.is_value or right.atoms[0].apart:
            return row
        if right.x0 - left.x1 > two_spaces:
            return row
    if len(labels) < 2:
        return row
    atoms = chain.from_iterable(label.atoms for label in labels)
    return (Segment(tuple(atoms)), last)


def _is_of_list(row: SegmentRow, edge: float, in_line: float) -> bool:
    """Whether a row is a label, an amount that ends at an edge, or a label and an amount or what
    stands for it.
    """
    if len(row) > 2:
        return False
    label, *last = row
    if not last:
        return not label.is_value or abs(label.x1 - edge) < in_line
    return not label.is_value and abs(last[0].x1 - edge) < in_line


def _segment_edges(rows: Sequence[SegmentRow]) -> FloatArray:
    edges: set[float] = set()
    for row in rows:
        edges.update(segment.x0 for segment in row)
        edges.update(segment.x1 for segment in row)
    return np.array(sorted(edges))


def _without_bands(text: _SegmentedLines) -> _SegmentedLines:
    """The rows, empty where a text is alone in its row: a band in the middle of a table is no
    column.
    """
    rows = list(text.rows)
    for i in range(text.titles, len(rows)):
        is_alone = len(rows[i]) == 1 and not rows[i][0].is_value
        if is_alone and not _interlocks_neighbour(text.lines, i):
            rows[i] = ()
    return replace(text, rows=rows)


def _interlocks_neighbour(lines: Sequence[TextLine], i: int) -> bool:
    near = lines[max(0, i - 1) : i + 2]
    return any(above.interlocks(below) for above, below in pairwise(near))


# ------------------------------------------------------------------------------
# counting


def _take_census(
    text: _SegmentedLines, edges: FloatArray, in_line: float
) -> _Census:
    census = _Census((edges[1:] + edges[:-1]) / 2)
    spanning = _spanning_titles(text.rows[: text.titles], in_line)

    for i, (row, line) in enumerate(zip(text.rows, text.lines, strict=True)):
        _count_texts(census, row, spanning, is_title=i < text.titles)
        for left, right in pairwise(row):
            if _leaves_open(text, line, left, right):
                census.opened[census.between(left.x1, right.x0)] += 1

    for x0, x1 in _white_between_interlocked(text):
        census.opened[census.between(x0, x1)] += 1
    return census


def _count_texts(
    census: _Census,
    row: SegmentRow,
    spanning: Collection[int],
    *,
    is_title: bool,
) -> None:
    for segment in row:
        under = census.between(segment.x0, segment.x1)
        census.covered[under] += id(segment) not in spanning
        if not is_title:
            census.crossed[under] += 1
            census.barred[under] |= segment.is_figure


def _leaves_open(
    text: _SegmentedLines, line: TextLine, left: Segment, right: Segment
) -> bool:
    """Whether the white between two segments parts cells: of two values always."""
    if right.atoms[0].apart or text.parts(line, right.x0 - left.x1):
        return True
    return left.is_value and right.is_value


def _spanning_titles(titles: Sequence[SegmentRow], in_line: float) -> set[int]:
    """The titles above those of single columns, between the first and the last of these, and in
    line with none.
    """
    names = max(titles, key=len, default=())
    level = titles.index(names) if len(names) > 1 else 0
    spanning: set[int] = set()
    for k, row in enumerate(titles[:level]):
        inside = [s for s in row if names[0].x0 < s.middle < names[-1].x1]
        below = titles[k + 1 :]
        spanning.update(
            id(s) for s in inside if not _is_over_one(s, below, in_line)
        )
    return spanning


def _is_over_one(
    title: Segment, below: Sequence[SegmentRow], in_line: float
) -> bool:
    """Whether a title is in line with one of those below it."""
    return any(
        title.offset_to(s) <= in_line for s in chain.from_iterable(below)
    )


def _white_between_interlocked(
    text: _SegmentedLines,
) -> Iterator[tuple[float, float]]:
    """The white beside a cell centred on several lines of its row: between texts of lines that
    overlap in height.
    """
    for group in _interlocked_groups(text.lines):
        yield from _white_in_group(text, group)


def _interlocked_groups(lines: Sequence[TextLine]) -> Iterator[range]:
    start = 0
    for stop in range(1, len(lines) + 1):
        if stop < len(lines) and lines[stop - 1].interlocks(lines[stop]):
            continue
        if stop - start > 1:
            yield range(start, stop)
        start = stop


def _white_in_group(
    text: _SegmentedLines, group: range
) -> Iterator[tuple[float, float]]:
    placed: list[tuple[float, float, int, bool]] = []
    for k in group:
        placed += [(s.x0, s.x1, k, s.atoms[0].apart) for s in text.rows[k]]
    placed.sort()

    _, reach, owner, _ = placed[0]
    for x0, x1, k, apart in placed[1:]:
        parted = text.parts(text.lines[k], x0 - reach) or (apart and x0 > reach)
        if k != owner and parted:
            yield reach, x0
        reach, owner = max((reach, owner), (x1, k))


# ------------------------------------------------------------------------------
# texts that start in line


def _open_before_aligned(
    text: _SegmentedLines, census: _Census, settings: GutterSettings
) -> BoolArray:
    """Where texts start at one x after the white, in more lines than cross it: bands and totals run
    over the codes.

    A line that begins there, under a label that stands beside several, leaves it white as well.
    """
    doubtful = census.may_part(settings) & ~census.is_outnumbered(settings)
    if not doubtful.any():
        return doubtful

    after_white, at_line_start = _count_starts(text, census)
    least = np.maximum(census.crossed + 1, settings.aligned_lines)
    several = (census.opened >= settings.aligned_lines) & (
        census.crossed < census.opened
    )
    aligned = np.zeros_like(doubtful)
    for x, count in after_white.items():
        aligned |= several & (count >= least)
        if x in at_line_start:
            aligned |= (count > 0) & (count + at_line_start[x] >= least)
    return doubtful & aligned


def _count_starts(
    text: _SegmentedLines, census: _Census
) -> tuple[dict[int, IntArray], dict[int, IntArray]]:
    """For each x (to the point) where texts start: how many lines leave white up to it, after
    another text of theirs, and before their first one.
    """
    after_white: dict[int, IntArray] = {}
    at_line_start: dict[int, IntArray] = {}
    for row, line in zip(text.rows, text.lines, strict=True):
        if not row[0].is_figure:
            count = at_line_start.setdefault(round(row[0].x0), census.zeros())
            count[census.middles < row[0].x0] += 1
        for left, right in pairwise(row):
            if text.parts(line, right.x0 - left.x1) and not right.is_figure:
                count = after_white.setdefault(round(right.x0), census.zeros())
                count[census.between(left.x1, right.x0)] += 1
    return after_white, at_line_start


# ------------------------------------------------------------------------------
# from open places to gutters


def _narrow_to_gutters(
    edges: FloatArray, open_: BoolArray, census: _Census, least: float
) -> list[Gutter]:
    """Each open stretch where the fewest texts are, the widest such place that is no rounding."""
    gutters: list[Gutter] = []
    for first, last in _stretches(open_):
        stretch = slice(first, last + 1)
        gutter = _clearest(
            edges[first : last + 2], census.covered[stretch], least
        )
        if gutter is not None:
            gutters.append(gutter)
    return gutters


def _clearest(
    edges: FloatArray, covered: IntArray, least: float
) -> Gutter | None:
    """The widest place of a stretch with the fewest texts, at least ``least`` points wide."""

    def width(place: tuple[int, int]) -> float:
        return float(edges[place[1] + 1] - edges[place[0]])

    for level in np.unique(covered):
        first, last = max(_stretches(covered <= level), key=width)
        gutter = Gutter(float(edges[first]), float(edges[last + 1]))
        if gutter.width >= least:
            return gutter
    return None


def _drop_doubled(
    found: Sequence[Gutter], text: _SegmentedLines
) -> tuple[Gutter, ...]:
    """``found`` without the narrower of two gutters that have no cell between them.

    A title centred over a column is no cell between: texts below it cross one of the gutters at its
    sides.
    """
    kept: list[Gutter] = []
    for gutter in found:
        if not kept or _has_cell_between(kept[-1], gutter, text):
            kept.append(gutter)
        elif gutter.width > kept[-1].width:
            kept[-1] = gutter
    return tuple(kept)


def _has_cell_between(
    left: Gutter, right: Gutter, text: _SegmentedLines
) -> bool:
    inside: list[int] = []
    for i, row in enumerate(text.rows):
        if _has_text_between(row, left, right):
            inside.append(i)
    if not inside:
        return False
    if len(inside) == 1 and _is_after_two_spaces(text, inside[0], left, right):
        return False
    body = text.rows[text.titles :]
    if inside[-1] >= text.titles:
        return True
    return not any(_crosses(row, left, right) for row in body)


def _is_after_two_spaces(
    text: _SegmentedLines, number: int, left: Gutter, right: Gutter
) -> bool:
    """Whether what a line prints between two gutters are words no further from those before them
    than two spaces are: the rest of a text.
    """
    line = text.lines[number]
    for before, segment in pairwise(text.rows[number]):
        if not left.middle < segment.middle < right.middle:
            continue
        if before.is_value or segment.is_value or segment.atoms[0].apart:
            return False
        white = segment.x0 - before.x1
        return white < DEFAULTS.gutters.two_spaces * line.size
    return False


def _has_text_between(row: SegmentRow, left: Gutter, right: Gutter) -> bool:
    return any(left.middle < segment.middle < right.middle for segment in row)


def _crosses(row: SegmentRow, left: Gutter, right: Gutter) -> bool:
    """Whether a text lies over the middle of one of the two gutters."""
    for middle in (left.middle, right.middle):
        if any(segment.x0 < middle < segment.x1 for segment in row):
            return True
    return False


def _stretches(mask: BoolArray) -> list[tuple[int, int]]:
    """The first and last place of each stretch where ``mask`` is true."""
    change = np.flatnonzero(np.diff(np.r_[False, mask, False].astype(np.int8)))
    return [
        (int(a), int(b) - 1)
        for a, b in zip(change[::2], change[1::2], strict=True)
    ]
