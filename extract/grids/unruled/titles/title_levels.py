"""Levels of titles that are told by where they are set: whose middle is that of all levels stands
beside them, at their top or at their foot, and what stands lower has a title over it in the middle
of its columns.

So three lines are two levels, or three, though they are no further apart than those of one cell,
and though no rule parts them: "Annuité" over "Intérêts", "Capital", "Ensemble" is no first line of
"Capital" where "Année" is half way between both. Each column must be told, or none is.

Where all stand at one foot, a title over another is a line of it but where it is set otherwise than
the texts of that column are: "Crédits" is no first line of "Voté" in a column of centred texts of
which it is not in the middle.
"""

from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Sequence,
)
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby, pairwise
from typing import NamedTuple

from extract.french.wrapped_lines import goes_on_below
from extract.grids.unruled.columns import (
    Extent,
    Layout,
    Piece,
    PlacedLine,
    ink_edges,
)
from extract.grids.unruled.segments import Segment
from extract.lines.tokens import is_figure

_FAR = float("inf")
_CLOSE = 0.5
"""How far (em) from the middle of its columns a title is at most where all stand at one foot: no
other height tells it then.
"""

TitleLines = tuple[PlacedLine, ...]
"""What one level prints, line by line."""


class _Title(NamedTuple):
    """What one line of titles prints in a column or across several."""

    line: int
    piece: Piece
    top: float
    bottom: float

    @property
    def cols(self) -> range:
        """The columns it is printed in."""
        return range(self.piece.first, self.piece.last + 1)

    def over(self, columns: range) -> "_Title":
        """The title over these columns."""
        first, last = columns[0], columns[-1]
        return self._replace(piece=replace(self.piece, first=first, last=last))


Titles = Sequence[_Title]


class _Height(Enum):
    """Where titles stand that are beside all levels."""

    MIDDLE = auto()
    TOP = auto()
    FOOT = auto()


class _Part(NamedTuple):
    """Neighbouring columns up to ``end``, the titles over all of them, and those below; how many of
    them may as well have but one title, and how far the middle of the one over them is from theirs.
    """

    end: int
    covered: int
    offset: float
    over: tuple[_Title, ...]
    below: tuple[_Title, ...]


def title_levels(
    lines: Sequence[PlacedLine], layout: Layout
) -> Sequence[TitleLines]:
    """The levels of titles, from the top, each with the columns that it stands over; none where not
    each title is told by its place.
    """
    if len(lines) < 2:
        return ()
    titles = [
        _Title(number, piece, placed.line.top, placed.line.bottom)
        for number, placed in enumerate(lines)
        for piece in placed.pieces
    ]
    levels = _levels(titles, layout)
    if len(levels) < 2:
        return ()
    return [tuple(_in_lines(level, lines)) for level in levels]


def _levels(titles: Titles, layout: Layout) -> Sequence[Titles]:
    """The titles of each level; none where not all are told."""
    tolerance = layout.settings.rows.same_height * layout.size
    if _are_row(titles, layout, tolerance):
        return ()
    levels: list[Titles] = []
    groups: Sequence[Titles] = [titles]
    extents = [_extent(col, titles, layout) for col in range(layout.cols)]
    while groups:
        level = _Level(groups, layout, extents, tolerance)
        own, groups = level.part()
        if not own:
            return ()
        levels.append(own)
    return levels


def _extent(col: int, titles: Titles, layout: Layout) -> Extent:
    """The left and right edge of what a column prints, with its lowest title: all lines of it that
    go on in small letters.
    """
    own = [
        title.piece.segment
        for title in titles
        if title.piece.first == title.piece.last == col
    ]
    printed = [*layout.column(col), *_last_title(own)]
    return ink_edges(printed) if printed else layout.extents[col]


def _last_title(lines: Sequence[Segment]) -> Iterator[Segment]:
    """The lowest of some lines of titles, with those above it that go on in it."""
    below = None
    for line in reversed(lines):
        if below is not None and not below.text[:1].islower():
            break
        yield line
        below = line


def _in_lines(
    titles: Titles, lines: Sequence[PlacedLine]
) -> Iterator[PlacedLine]:
    """Titles in their lines."""
    ordered = sorted(titles, key=lambda title: (title.line, title.piece.first))
    for number, own in groupby(ordered, lambda title: title.line):
        yield replace(lines[number], pieces=tuple(one.piece for one in own))


def _middle(titles: Iterable[_Title]) -> float:
    """Half way down titles."""
    _, middle, _ = _heights(list(titles))
    return middle


def _columns(titles: Titles) -> range:
    """The columns from the first to the last in which titles are printed."""
    first = min(title.piece.first for title in titles)
    return range(first, max(title.piece.last for title in titles) + 1)


@dataclass(frozen=True, slots=True)
class _Level:
    """What is below one level of titles, in groups that have one title over them each; or all
    titles.
    """

    groups: Sequence[Titles]
    layout: Layout
    extents: Sequence[Extent]
    tolerance: float

    def part(self) -> tuple[list[_Title], list[Titles]]:
        """The titles of this level, and what is below each of them that is over several; no titles
        where they cannot be told.
        """
        middle = _middle(title for group in self.groups for title in group)
        own: list[_Title] = []
        lower: list[Titles] = []
        for group in self.groups:
            if _are_row(group, self.layout, self.tolerance):
                own += group
                continue
            parts = self._parts(group, middle)
            if not parts:
                return [], []
            for part in parts:
                own += part.over
                if part.below:
                    lower.append(part.below)
        return own, lower

    def _parts(self, group: Titles, middle: float) -> Sequence[_Part]:
        """The parts of a group, left to right; none where there is no way to take all columns, or
        none is under another title.
        """
        for height in _Height:
            way = _Parts(
                group,
                self.layout,
                self.extents,
                middle,
                self.tolerance,
                height,
            ).best_way()
            if way:
                is_parted = any(part.below for part in way)
                return list(_in_levels(way)) if is_parted else ()
        return ()


def _are_row(group: Titles, layout: Layout, tolerance: float) -> bool:
    """Whether the titles of a group are over one column each, all with one middle, one top or one
    foot; at one foot only where each is set as its column is.
    """
    if any(title.piece.is_spanning for title in group):
        return False
    stacks = [_in_column(group, col) for col in _columns(group)]
    if not all(stacks):
        return False
    heights = zip(*map(_heights, stacks), strict=True)
    top, middle, foot = (max(own) - min(own) < tolerance for own in heights)
    if top or middle:
        return True
    return foot and all(_is_one_title(stack, layout) for stack in stacks)


def _is_one_title(stack: Titles, layout: Layout) -> bool:
    """Whether titles below each other over one column are lines of one: set at its left, in its
    middle or at its right, as all its texts are, if they are set in one way.
    """
    near = layout.settings.spans.measured
    ways = _ways_set(stack[-1].piece, layout)
    return all(
        any(abs(way(over) - way(below)) < near for way in ways)
        for over, below in pairwise(title.piece.segment for title in stack)
    )


def _at_right(text: Segment) -> float:
    return text.x1


_PLACES: Sequence[Callable[[Segment], float]] = (
    lambda text: text.x0,
    lambda text: text.middle,
    _at_right,
)
"""Where a text is: by its left edge, its middle or its right edge."""


def _ways_set(
    title: Piece, layout: Layout
) -> Sequence[Callable[[Segment], float]]:
    """The ways in which all texts of a title's column are in line with it; any where none is."""
    texts = [*layout.column(title.first), title.segment]
    near = layout.settings.spans.measured
    ways = [
        way
        for way in _PLACES
        if max(map(way, texts)) - min(map(way, texts)) < near
    ]
    return ways or _PLACES


def _heights(stack: Titles) -> tuple[float, float, float]:
    """Top, middle and foot of titles."""
    top = min(title.top for title in stack)
    foot = max(title.bottom for title in stack)
    return top, (top + foot) / 2, foot


def _cost(parts: Sequence[_Part]) -> tuple[int, float]:
    """What speaks against a way to part columns."""
    covered = sum(part.covered for part in parts)
    return covered, sum(part.offset for part in parts)


def _in_column(titles: Titles, col: int) -> list[_Title]:
    return [title for title in titles if col in title.cols]


def _meets(title: _Title, columns: range) -> bool:
    """Whether a title is printed in one of some columns."""
    return not set(title.cols).isdisjoint(columns)


def _counts_of_lines(over: Titles) -> Sequence[int]:
    """How many of some titles in the same columns may be one title over others, the likeliest
    first: all that lie across several, but one over a column that has another of its own. None ends
    where the next line goes on with a small letter across the same columns.
    """
    if not over[0].piece.is_spanning:
        return range(1, len(over) + 1)
    ends = [
        count
        for count, title in enumerate(over[1:], 1)
        if not title.piece.segment.text[0].islower()
    ]
    return [len(over), *reversed(ends)]


def _in_levels(parts: Sequence[_Part]) -> Iterator[_Part]:
    """Parts, of which a column by itself has one title over another where these are on the lines of
    the levels beside it and the lower one does not go on from the upper.
    """
    groups = [part for part in parts if part.below]
    upper = {title.line for part in groups for title in part.over}
    lower = {title.line for part in groups for title in part.below}
    for part in parts:
        if _has_two_levels(part, upper, lower):
            over, below = part.over
            yield part._replace(over=(over,), below=(below,))
        else:
            yield part


def _has_two_levels(
    part: _Part, upper: Collection[int], lower: Collection[int]
) -> bool:
    """Whether a column by itself has two titles, on lines of both levels."""
    if part.below or len(part.over) != 2:
        return False
    over, below = part.over
    are_level = over.line in upper and below.line in lower
    return are_level and _begins_anew(over, below)


def _begins_anew(over: _Title, below: _Title) -> bool:
    """Whether the lower of two titles is one by itself: it begins with a capital, or says the unit
    below a year.
    """
    upper, lower = over.piece.segment.text, below.piece.segment.text
    return lower[0].isupper() or is_figure(f"{upper} {lower}")


def _goes_on_below(head: Titles, below: Titles) -> bool:
    """Whether a title over one column goes on in the next line: it is left open, or what stands
    there begins with a small letter where those beside it on that line do not.
    """
    col, *others = head[0].cols
    under = {one.piece.first: one for one in reversed(below)}
    if others or col not in under:
        return False
    beside = [
        one.piece.segment.text
        for one in below
        if one.line == under[col].line and one.piece.first in (col - 1, col + 1)
    ]
    return goes_on_below(
        head[-1].piece.segment.text, under[col].piece.segment.text, beside
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """Ways to part the columns of a group: into those with one title beside all levels, and those
    that have a title over several of them. What is beside is in the ``middle`` of all levels, at
    the top of them, or at their foot.
    """

    titles: Titles
    layout: Layout
    extents: Sequence[Extent]
    middle: float
    tolerance: float
    height: _Height

    def best_way(self) -> Sequence[_Part]:
        """The way that covers fewest columns which may be by themselves, with the smallest offsets;
        none where there is none.
        """
        columns = _columns(self.titles)
        beside = self._beside(columns)
        if len(beside) == len(columns):
            return [self._alone(col) for col in columns]
        is_at_foot = self.height is _Height.FOOT
        if is_at_foot and self._are_doubtful(columns, beside):
            return ()
        best: dict[int, Sequence[_Part]] = {columns.stop: ()}
        for first in reversed(columns):
            ways = [
                (part, *best[part.end])
                for part in self._parts_from(first, columns, beside)
                if part.end in best
            ]
            if ways:
                best[first] = min(ways, key=_cost)
        return best.get(columns.start, ())

    def _are_doubtful(self, columns: range, beside: Collection[int]) -> bool:
        """Whether a title may be over several groups of columns, where only its place tells."""
        heads = [
            part.over[0].piece.segment
            for first in columns
            for part in self._parts_from(first, columns, beside)
            if part.below
        ]
        return len(set(map(id, heads))) < len(heads)

    def _parts_from(
        self, first: int, columns: range, beside: Collection[int]
    ) -> Iterator[_Part]:
        """The parts that begin with a column."""
        if first in beside:
            yield self._alone(first)
        for end in range(first + 2, columns.stop + 1):
            part = self._group(range(first, end), beside)
            if part is not None:
                yield part

    def _alone(self, col: int) -> _Part:
        own = tuple(_in_column(self.titles, col))
        return _Part(col + 1, 0, 0.0, own, ())

    def _beside(self, columns: range) -> Collection[int]:
        """The columns that may be by themselves; not one with a year where others of its line have
        a title over them.
        """
        beside = set(filter(self._is_beside, columns))
        years = [one for one in self.titles if one.piece.segment.is_year]
        lines = {one.line for one in years if beside.isdisjoint(one.cols)}
        of_series = [one for one in years if one.line in lines]
        return {
            col
            for col in beside
            if _in_column(self.titles, col) != _in_column(of_series, col)
        }

    def _is_beside(self, col: int) -> bool:
        """Whether all titles of a column are of it alone, and in the middle of all, or begin at the
        top, or end at the foot.
        """
        own = _in_column(self.titles, col)
        if not own or any(title.piece.is_spanning for title in own):
            return False
        if self.height is _Height.MIDDLE:
            return abs(_middle(own) - self.middle) < self.tolerance
        if self.height is _Height.TOP:
            top = min(title.top for title in self.titles)
            return abs(own[0].top - top) < self.tolerance
        foot = max(title.bottom for title in self.titles)
        is_at_foot = abs(own[-1].bottom - foot) < self.tolerance
        return is_at_foot and _is_one_title(own, self.layout)

    def _group(self, columns: range, beside: Collection[int]) -> _Part | None:
        """Some columns under the topmost title that they have, all lines of it, if it is in their
        middle and each has another one below.
        """
        own = [title for title in self.titles if _meets(title, columns)]
        if not own or _columns(own) != columns:
            return None
        highest = min(own, key=lambda title: title.line)
        over = [title for title in own if title.cols == highest.cols]
        covered = len(set(beside) & set(columns) - set(highest.cols))
        for count in _counts_of_lines(over):
            head = over[:count]
            below = [title for title in own if title not in head]
            offset = self._offset(head, below, columns)
            if offset < _FAR:
                wide = tuple(one.over(columns) for one in head)
                return _Part(columns.stop, covered, offset, wide, tuple(below))
        return None

    def _stands_over(self, head: Titles, below: Titles) -> bool:
        """Whether all titles below are lower than the lines of one over them, and one is above the
        middle of all levels, the others below it, where that is where titles stand.
        """
        is_beside = self.height is _Height.MIDDLE
        if is_beside and not self._is_around_middle(head, below):
            return False
        foot = max(title.line for title in head)
        return all(title.line > foot for title in below)

    def _is_around_middle(self, head: Titles, below: Titles) -> bool:
        near = self.tolerance
        is_above = _middle(head) <= self.middle - near
        return is_above and _middle(below) >= self.middle + near

    def _is_at_edge(self, head: Titles, below: Titles) -> bool:
        """Whether a title ends where the one below it does and is in no line with its middle, in a
        column whose texts are not set otherwise: it is set at the right of its columns, and their
        middle tells nothing.
        """
        own = head[-1].piece
        under = [title.piece for title in below if title.cols == head[0].cols]
        if own.is_spanning or not under:
            return False
        title, first = own.segment, under[0].segment
        near = self.layout.settings.spans.measured
        is_in_middle = abs(title.middle - first.middle) < near
        if is_in_middle or abs(title.x1 - first.x1) >= near:
            return False
        return _at_right in _ways_set(under[0], self.layout)

    def _is_first_line(self, head: Titles, below: Titles) -> bool:
        """Whether, where all stand at one foot, a title over one column is a line of that below."""
        if self.height is not _Height.FOOT or head[0].piece.is_spanning:
            return False
        under = [title for title in below if title.cols == head[0].cols]
        return _is_one_title([*head, *under[:1]], self.layout)

    def _may_be_over(self, head: Titles, below: Titles, columns: range) -> bool:
        """Whether a title can be over columns, each of which has another below it, wherever its
        middle is; where all stand at one foot, not over the labels.
        """
        if not all(_in_column(below, col) for col in columns):
            return False
        if self.height is _Height.FOOT and columns.start == 0:
            return False
        if not self._stands_over(head, below) or self._is_at_edge(head, below):
            return False
        is_line = self._is_first_line(head, below)
        return not is_line and not _goes_on_below(head, below)

    def _offset(self, head: Titles, below: Titles, columns: range) -> float:
        """How far a title is from the middle of its columns, which part anywhere in the white
        between what they print; no number where it is in no middle of such columns, or not over a
        title of each.
        """
        if not self._may_be_over(head, below, columns):
            return _FAR
        left, right = self._white(columns.start), self._white(columns.stop)
        near = self.layout.settings.spans.measured
        lowest, highest = (left[0] + right[0]) / 2, (left[1] + right[1]) / 2
        x0 = min(title.piece.segment.x0 for title in head)
        x1 = max(title.piece.segment.x1 for title in head)
        middle = (x0 + x1) / 2
        if not lowest - near < middle < highest + near:
            return _FAR
        offset = abs(middle - (lowest + highest) / 2)
        if self.height is _Height.FOOT and offset > _CLOSE * self.layout.size:
            return _FAR
        return offset

    def _white(self, col: int) -> Extent:
        """The white before a column; as wide as a letter is high before the first one and behind
        the last.
        """
        if col == 0:
            right = self.extents[0][0]
            return right - self.layout.size, right
        left = self.extents[col - 1][1]
        if col == self.layout.cols:
            return left, left + self.layout.size
        return left, self.extents[col][0]
