"""Columns by white space: the gutters that run down between the cells of a region of lines.

A gutter is where no figure stands in any line and where most lines with text on both sides leave
more white than a space between words. Figures never span columns, titles may: a text across a
gutter is a spanning cell where it is outnumbered by the lines that leave the gutter open.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from extract.grids.unruled.segments import Segment, split_into_segments
from extract.grids.unruled.settings import (
    DEFAULTS,
    GutterSettings,
    UnruledSettings,
)
from extract.lines.tokens import Atom, TextLine
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

    least = rules.narrowest * size
    choices = _places_of_gutters(edges, open_, census, least)
    gutters = _between_titles(choices, text)
    found = _drop_doubled(gutters, _without_bands(text))
    named = _with_gutters_under_titles(found, text, least)
    of_list = _gutter_of_list(text, settings, size)
    if of_list is None or _is_only_gutter(found, of_list):
        return named
    if _parts_named_labels(named, of_list, text):
        return named
    return _with_gutters_under_titles([of_list], text, least)


def _is_only_gutter(found: Sequence[Gutter], of_list: Gutter) -> bool:
    """Whether nothing was found but the gutter of a list, or a part of it."""
    if len(found) != 1:
        return False
    return of_list.x0 <= found[0].middle <= of_list.x1


def _parts_named_labels(
    found: Sequence[Gutter], of_list: Gutter, text: _SegmentedLines
) -> bool:
    """Whether a gutter left of that of a list lies between two titles, and no text below crosses
    it: there are two columns of labels, however few lines print something in both.
    """
    titles = text.rows[: text.titles]
    body = list(chain.from_iterable(text.rows[text.titles :]))
    for gutter in found:
        x = gutter.middle
        if x >= of_list.x0 or any(s.x0 < x < s.x1 for s in body):
            continue
        if any(_names_labels(row, x, of_list.x1) for row in titles):
            return True
    return False


def _names_labels(row: SegmentRow, x: float, right: float) -> bool:
    """Whether one title ends left of an x, and another begins right of it: one that ends before the
    amounts, or the first of two.
    """
    if not any(title.x1 <= x for title in row):
        return False
    after = [title for title in row if title.x0 >= x]
    return len(after) > 1 or any(title.x1 <= right for title in after)


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
    # of several titles the first is that of the labels, wherever it is set over them
    over_labels = [row[0].x1 for row in title_rows if len(row) > 1]
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
    level = _level_of_names(titles)
    names = titles[level] if titles else ()
    spanning: set[int] = set()
    for k, row in enumerate(titles[:level]):
        inside = [s for s in row if names[0].x0 < s.middle < names[-1].x1]
        below = titles[k + 1 :]
        spanning.update(
            id(s) for s in inside if not _is_over_one(s, below, in_line)
        )
    return spanning


def _level_of_names(titles: Sequence[SegmentRow]) -> int:
    """Which row of titles names the most columns: more than any above it does there, whatever these
    print beside it, over the labels.
    """
    level = 0
    for k, row in enumerate(titles[1:], 1):
        if len(row) < 2:
            continue
        x0, x1 = row[0].x0, row[-1].x1
        over = [
            [s for s in above if s.x0 < x1 and s.x1 > x0]
            for above in titles[:k]
        ]
        if len(row) > max(map(len, over)):
            level = k
    return level


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
            is_apart = right.atoms[0].apart
            is_apart |= text.parts(line, right.x0 - left.x1)
            if is_apart and not right.is_figure:
                count = after_white.setdefault(round(right.x0), census.zeros())
                count[census.between(left.x1, right.x0)] += 1
    return after_white, at_line_start


# ------------------------------------------------------------------------------
# from open places to gutters


def _places_of_gutters(
    edges: FloatArray, open_: BoolArray, census: _Census, least: float
) -> list[list[Gutter]]:
    """The places of each open stretch where the fewest texts are and that are no rounding, the
    widest first: a title between two columns has one on each side.
    """
    found: list[list[Gutter]] = []
    for first, last in _stretches(open_):
        stretch = slice(first, last + 1)
        places = _clearest(
            edges[first : last + 2], census.covered[stretch], least
        )
        if places:
            found.append(places)
    return found


def _clearest(
    edges: FloatArray, covered: IntArray, least: float
) -> list[Gutter]:
    """The places of a stretch with the fewest texts, each at least ``least`` points wide, the
    widest first; then those with one title more, which may be over several columns.
    """
    found: list[Gutter] = []
    for level in np.unique(covered):
        places = [
            Gutter(float(edges[first]), float(edges[last + 1]))
            for first, last in _stretches(covered <= level)
        ]
        wide = [place for place in places if place.width >= least]
        wide.sort(key=lambda place: -place.width)
        if found:
            return found + wide
        found = wide
    return found


def _between_titles(
    choices: Sequence[Sequence[Gutter]], text: _SegmentedLines
) -> list[Gutter]:
    """Of each stretch the widest place, but one where another gives more columns their titles: a
    title set away from its figures would be put to those of another. Of several such that leave one
    column without a title, it is not the last.
    """
    chosen = [places[0] for places in choices]
    while True:
        now = _count_titled(chosen, text)
        better: list[tuple[_Titled, list[Gutter]]] = []
        for moved in _moved(chosen, choices):
            counted = _count_titled(moved, text)
            if counted.columns > now.columns and counted.in_rows > now.in_rows:
                better.append((counted, moved))
        if not better:
            return chosen
        _, chosen = max(better, key=itemgetter(0))


def _moved(
    chosen: Sequence[Gutter], choices: Sequence[Sequence[Gutter]]
) -> Iterator[list[Gutter]]:
    """The gutters with one of them in another place of its stretch, and all right behind the
    figures on their left: where titles begin their columns and figures end them.
    """
    for k, places in enumerate(choices):
        for place in places:
            yield [*chosen[:k], place, *chosen[k + 1 :]]
    yield [
        min(
            (place for place in places if place.x1 <= own.x0),
            key=lambda place: place.x0,
            default=own,
        )
        for own, places in zip(chosen, choices, strict=True)
    ]


class _Titled(NamedTuple):
    """How many columns have a title; how many in each row of titles, lines that overlap in height
    being one, in all; and whether the last has one.
    """

    columns: int
    in_rows: int
    last: bool


def _count_titled(gutters: Sequence[Gutter], text: _SegmentedLines) -> _Titled:
    """Which columns that the gutters part have a title."""
    cuts = [gutter.middle for gutter in gutters]
    titled: set[tuple[int, int]] = set()
    number = 0
    for k, row in enumerate(text.rows[: text.titles]):
        if k and not text.lines[k - 1].interlocks(text.lines[k]):
            number += 1
        titled |= {(bisect_left(cuts, one.middle), number) for one in row}
    columns = {col for col, _ in titled}
    return _Titled(len(columns), len(titled), len(cuts) in columns)


def _with_gutters_under_titles(
    found: Sequence[Gutter], text: _SegmentedLines, least: float
) -> tuple[Gutter, ...]:
    """``found``, and a gutter between two titles of one column where the white between them goes
    on below: too few rows print something on both sides of it, or it is narrow beside figures.
    """
    gutters = list(found)
    for k, row in enumerate(text.rows[: text.titles]):
        below = list(chain.from_iterable(text.rows[k + 1 :]))
        for left, right in pairwise(row):
            middles = left.middle, right.middle
            if any(middles[0] < g.middle < middles[1] for g in gutters):
                continue
            is_label = left.text.endswith(":")
            if text.parts(text.lines[k], right.x0 - left.x1) and not is_label:
                white = Gutter(left.x1, right.x0)
                places = _places_below(white, below, least)
                gutters += _best_place(places, white, below, gutters)
    return tuple(sorted(gutters, key=lambda gutter: gutter.x0))


def _places_below(
    white: Gutter, below: Sequence[Segment], least: float
) -> list[Gutter]:
    """The places in the white between two titles that no word below them is in, and that are no
    space between words.
    """
    whites = [white]
    for word in chain.from_iterable(segment.atoms for segment in below):
        whites = list(chain.from_iterable(_cut(w, word) for w in whites))
    return [
        place
        for place in whites
        if place.width >= least
        and not any(_is_space_in(segment, place) for segment in below)
    ]


def _best_place(
    places: Sequence[Gutter],
    white: Gutter,
    below: Sequence[Segment],
    gutters: Sequence[Gutter],
) -> list[Gutter]:
    """The place that leaves each of two titles something below it, or else each word to the nearer
    title; of several the widest, or none.
    """
    words = list(chain.from_iterable(segment.atoms for segment in below))
    cuts = [gutter.middle for gutter in gutters]
    start = max((x for x in cuts if x < white.x0), default=-np.inf)
    end = min((x for x in cuts if x > white.x1), default=np.inf)
    own = [word for word in words if start < word.middle < end]

    def rank(place: Gutter) -> tuple[bool, float, float]:
        sides = {word.middle < place.middle for word in own}
        return len(sides) < 2, _distance(words, white, place), -place.width

    best = min(places, key=rank, default=None)
    return [] if best is None else [best]


def _distance(words: Sequence[Atom], white: Gutter, place: Gutter) -> float:
    """How far the words in the white between two titles are from that of their own side, in all."""
    inside = [word for word in words if white.x0 < word.middle < white.x1]
    return sum(
        word.x0 - white.x0 if word.x1 <= place.x0 else white.x1 - word.x1
        for word in inside
    )


def _cut(white: Gutter, atom: Atom) -> Iterator[Gutter]:
    """What is left of a white beside a word."""
    if atom.x1 <= white.x0 or atom.x0 >= white.x1:
        yield white
        return
    if atom.x0 > white.x0:
        yield Gutter(white.x0, atom.x0)
    if atom.x1 < white.x1:
        yield Gutter(atom.x1, white.x1)


def _is_space_in(segment: Segment, place: Gutter) -> bool:
    """Whether a white lies between two words of a text; not that behind a value that begins it."""
    if not segment.x0 < place.middle < segment.x1:
        return False
    first, second, *_ = segment.atoms
    is_behind_value = first.is_value and not second.is_value
    return not (is_behind_value and first.x1 <= place.x0 < second.x0)


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
