"""Labels that stand beside several rows: which rows each of them covers.

Where the rules between some rows begin right of the first column, they say so: the rows between two
that run over it are of one label.

A label set in the middle of its rows is at their common middle, one set at their foot on the last
line; the ends of a page may cut its first and last rows. Where both fail, or labels are on the
first line of their rows, nothing is changed but where a label goes on beside the next row: a reader
takes an empty cell for the label above it. No upright rule may part a label from its rows: then a
frame holds both, and the rules between the rows begin right of it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, pairwise
from typing import NamedTuple

from extract.grids.unruled.columns import Layout, Piece, PlacedLine
from extract.grids.unruled.merged_rules import (
    MergedRule,
    MergedRules,
    heights_between,
)
from extract.grids.unruled.regions import TextRegion
from extract.grids.unruled.rows import RowLines
from extract.grids.unruled.settings import ExtentSettings
from extract.lines.tokens import TextLine

_WHOLE = 0.98
"""Share of a table's width that the rules of its frame, and those between its rows, cover."""

_SEVERAL = 2
"""Labels of several rows that tell how all of a page are set, whatever those cut by its ends do."""

Stretch = list[int]
"""The numbers of rows that follow each other."""


@dataclass(frozen=True, slots=True)
class SpanningLabel:
    """A label of column ``col`` that covers the rows ``first`` to ``last``."""

    col: int
    first: int
    last: int
    pieces: tuple[Piece, ...]


def detach_spanning_labels(
    layout: Layout, rows: Sequence[RowLines], rules: MergedRules
) -> tuple[Sequence[RowLines], tuple[SpanningLabel, ...]]:
    """The rows without the labels of the first column that cover several of them, and those
    labels.
    """
    if layout.cols < 3 or layout.figures[0]:
        return rows, ()
    drawn = list(_drawn_labels(layout, rows, rules))
    if drawn:
        return _without_labels(rows, drawn)
    if layout.figures[1]:
        return rows, ()
    titles = sum(row.title for row in rows)
    stretches = list(_split_into_stretches(rows, titles))
    return _without_labels(rows, _labels_of_stretches(layout, rows, stretches))


def _labels_of_stretches(
    layout: Layout, rows: Sequence[RowLines], stretches: Sequence[Stretch]
) -> Sequence[SpanningLabel]:
    """The labels in the middle of their rows, or at the foot of them; or else those that go on
    beside the row below the one that they begin in.
    """
    step = layout.settings.spans.label_step * layout.size
    if all(_has_label(rows[k]) for k in chain.from_iterable(stretches)):
        return ()

    labels: list[SpanningLabel] | None = None
    if _lack_labels(rows, stretches, step):
        labels = _read_stretches(
            stretches, partial(_labels_in_middle, layout, rows)
        )
        if labels is None:
            labels = _read_stretches(stretches, partial(_labels_at_foot, rows))
    if labels is not None:
        return labels
    at_head = map(partial(_labels_from_head, rows, step), stretches)
    return list(chain.from_iterable(at_head))


def _read_stretches(
    stretches: Sequence[Stretch],
    read: Callable[[Stretch], list[SpanningLabel] | None],
) -> list[SpanningLabel] | None:
    """The labels that ``read`` gives for each stretch; None where it gives None for one: but for
    the first and the last, whose rows may begin and go on beyond the page, beside several others
    with a label of several rows.
    """
    labels: list[SpanningLabel] = []
    is_cut = False
    for place, stretch in enumerate(stretches, 1):
        own = read(stretch)
        if own is not None:
            labels += own
        elif 1 < place < len(stretches):
            return None
        else:
            is_cut = True
    if not is_cut:
        return labels
    spanning = sum(label.first < label.last for label in labels)
    return labels if spanning >= _SEVERAL else None


# ------------------------------------------------------------------------------
# labels whose rows rules tell


def _drawn_labels(
    layout: Layout, rows: Sequence[RowLines], rules: MergedRules
) -> Iterator[SpanningLabel]:
    """The labels beside rows that are parted by rules which leave the first column out."""
    for first, last in _rows_of_drawn_labels(layout, rows, rules):
        yield from _labels_of_drawn_rows(layout, rows, range(first, last + 1))


def _labels_of_drawn_rows(
    layout: Layout, rows: Sequence[RowLines], numbers: range
) -> Sequence[SpanningLabel]:
    """The label beside some rows; several, in the middle or at the foot of their own, where their
    lines are apart: no rule is seen between two labels on one background.
    """
    lines: list[_LabelLine] = []
    for k in numbers:
        lines += _label_lines(rows[k])
    if not lines:
        return ()

    step = layout.settings.spans.label_step * layout.size
    if any(b.middle - a.middle > step for a, b in pairwise(lines)):
        several = _labels_in_middle(layout, rows, list(numbers))
        return several or _labels_at_foot(rows, list(numbers)) or ()
    pieces = tuple(line.piece for line in lines)
    return (SpanningLabel(0, numbers[0], numbers[-1], pieces),)


def _rows_of_drawn_labels(
    layout: Layout, rows: Sequence[RowLines], rules: MergedRules
) -> Iterator[tuple[int, int]]:
    """The first and the last of several rows that such rules part, and no others."""
    if not rules.horizontal:
        return
    # a rule may begin with the texts of the second column, far right of the cut
    right_of_labels = layout.extents[1][0]
    across = rules.across(right_of_labels, layout.x1, _WHOLE)
    titles = sum(row.title for row in rows)
    whole = [
        k for k in range(titles, len(rows)) if not _has_only_label(rows[k])
    ]
    stretch: list[int] = []
    for above, below in pairwise(whole):
        if _are_under_one_label(layout, rows[above], rows[below], across):
            stretch = [*stretch, below] if stretch else [above, below]
        elif stretch:
            yield stretch[0], stretch[-1]
            stretch = []
    if stretch:
        yield stretch[0], stretch[-1]


def _are_under_one_label(
    layout: Layout,
    above: RowLines,
    below: RowLines,
    across: Sequence[MergedRule],
) -> bool:
    """Whether rules run between two rows, and none of them over the first column."""
    _, top = _edges_right_of_label(above)
    bottom, _ = _edges_right_of_label(below)
    between = [
        rule
        for rule in across
        if top - layout.in_line < rule.at < bottom + layout.in_line
    ]
    own = layout.extents[0]
    return bool(between) and not any(rule.cover(*own) for rule in between)


# ------------------------------------------------------------------------------
# stretches of rows


def _split_into_stretches(
    rows: Sequence[RowLines], titles: int
) -> Iterator[Stretch]:
    """Rows in a row with a text in the second column, and those with nothing but a label among
    them.
    """
    stretch: Stretch = []
    for k in range(titles, len(rows)):
        if _has_only_label(rows[k]) or _has_text_in_second(rows[k]):
            stretch.append(k)
            continue
        yield from _trim(rows, stretch)
        stretch = []
    yield from _trim(rows, stretch)


def _trim(rows: Sequence[RowLines], stretch: Stretch) -> Iterator[Stretch]:
    """The stretch from its first to its last whole row; what is at its ends is a title of its
    own.
    """
    whole = [k for k in stretch if not _has_only_label(rows[k])]
    if whole:
        yield list(range(whole[0], whole[-1] + 1))


def _has_only_label(row: RowLines) -> bool:
    return all(piece.first == piece.last == 0 for piece in row.pieces)


def _has_text_in_second(row: RowLines) -> bool:
    return any(piece.first == piece.last == 1 for piece in row.pieces)


def _has_label(row: RowLines) -> bool:
    return any(piece.first == 0 for piece in row.pieces)


def _lack_labels(
    rows: Sequence[RowLines], stretches: Sequence[Stretch], step: float
) -> bool:
    """Whether not every stretch begins with a label; or one begins between two lines of its rows,
    as none does that is printed at their head.
    """
    first_rows = [rows[stretch[0]] for stretch in stretches]
    if not all(row.lines[0].prints_in(0) for row in first_rows):
        return True
    return any(
        _begin_between_lines(rows, stretch, step) for stretch in stretches
    )


def _begin_between_lines(
    rows: Sequence[RowLines], stretch: Stretch, step: float
) -> bool:
    """Whether the first line of a label, further than ``step`` from the label above it, has nothing
    beside it.
    """
    above: float | None = None
    for k in stretch:
        for placed in rows[k].by_height():
            if not placed.prints_in(0):
                continue
            middle = placed.line.middle
            begins = above is not None and middle - above > step
            if begins and len(placed.pieces) == 1:
                return True
            above = middle
    return False


# ------------------------------------------------------------------------------
# labels in the middle of their rows


class _LabelLine(NamedTuple):
    """One line of a label, and half way between its top and bottom."""

    middle: float
    piece: Piece


def _labels_in_middle(
    layout: Layout, rows: Sequence[RowLines], stretch: Stretch
) -> list[SpanningLabel] | None:
    """The labels of a stretch, each in the middle of its rows; None where they do not part it
    so.
    """
    return _MiddleSearch(layout, rows, stretch).assign(0, 0)


class _MiddleSearch:
    """Parts the rows of a stretch among the lines of its labels, from the top, with the first way
    that takes all of both.
    """

    def __init__(
        self, layout: Layout, rows: Sequence[RowLines], stretch: Stretch
    ) -> None:
        settings = layout.settings.spans
        self.tolerance = settings.label_middle * layout.size
        self.step = settings.label_step * layout.size
        self.whole = [k for k in stretch if not _has_only_label(rows[k])]
        self.edges = [_edges_right_of_label(rows[k]) for k in self.whole]
        self.lines: list[_LabelLine] = []
        for k in stretch:
            self.lines += _label_lines(rows[k])
        self.dead_ends: set[tuple[int, int]] = set()

    def assign(self, row: int, line: int) -> list[SpanningLabel] | None:
        """The labels of the rows from ``row`` on, made of the lines from ``line`` on; or None."""
        if row == len(self.whole) and line == len(self.lines):
            return []
        if (row, line) in self.dead_ends:
            return None
        for end in self._ends_of_label(line):
            for last in self._last_rows(row, self._middle(line, end)):
                rest = self.assign(last + 1, end)
                if rest is not None:
                    pieces = tuple(own.piece for own in self.lines[line:end])
                    label = SpanningLabel(
                        0, self.whole[row], self.whole[last], pieces
                    )
                    return [label, *rest]
        self.dead_ends.add((row, line))
        return None

    def _ends_of_label(self, line: int) -> Iterator[int]:
        """Where a label that begins with ``line`` may end: its lines are close to each other, and
        one that begins with a small letter below a capital begins no label.
        """
        own = self.lines[line : line + 1]
        for below in self.lines[line + 1 :]:
            if below.middle - own[-1].middle > self.step:
                break
            if not (_begins_small(below) and not _begins_small(own[0])):
                yield line + len(own)
            own.append(below)
        if own:
            yield line + len(own)

    def _middle(self, line: int, end: int) -> float:
        return (self.lines[line].middle + self.lines[end - 1].middle) / 2

    def _last_rows(self, row: int, middle: float) -> Iterator[int]:
        """The rows down to which the rows from ``row`` on have this middle."""
        for last in range(row, len(self.whole)):
            offset = (self.edges[row][0] + self.edges[last][1]) / 2 - middle
            if offset > self.tolerance:
                return
            if offset >= -self.tolerance:
                yield last


def _begins_small(line: _LabelLine) -> bool:
    return line.piece.segment.text[:1].islower()


def _label_lines(row: RowLines) -> Iterator[_LabelLine]:
    for placed in row.by_height():
        for piece in placed.pieces_in(0):
            yield _LabelLine(placed.line.middle, piece)


def _edges_right_of_label(row: RowLines) -> tuple[float, float]:
    """The top and bottom of what a row prints right of its label."""
    tops: list[float] = []
    bottoms: list[float] = []
    for placed in row.lines:
        rightmost = placed.pieces[-1]
        if rightmost.last > 0:
            tops.append(placed.line.top)
            bottoms.append(placed.line.bottom)
    return min(tops), max(bottoms)


# ------------------------------------------------------------------------------
# labels at the foot of their rows


def _labels_at_foot(
    rows: Sequence[RowLines], stretch: Stretch
) -> list[SpanningLabel] | None:
    """The labels of a stretch, each ending on the last line of its rows; None where the last row
    has none, or a row has two.
    """
    labels: list[SpanningLabel] = []
    pending: list[Piece] = []
    first = stretch[0]
    for k in stretch:
        for placed in rows[k].by_height():
            pending += placed.pieces_in(0)
            if not pending:
                continue
            is_taken = first > k
            if is_taken:
                return None
            if _ends_label(placed):
                labels.append(SpanningLabel(0, first, k, tuple(pending)))
                pending = []
                first = k + 1

    if pending or first <= stretch[-1]:
        return None
    return labels


def _ends_label(placed: PlacedLine) -> bool:
    """Whether a line has a label and something beside it."""
    return placed.pieces[0].first == 0 and len(placed.pieces) > 1


# ------------------------------------------------------------------------------
# labels at the head of their rows


def _labels_from_head(
    rows: Sequence[RowLines], step: float, stretch: Stretch
) -> Iterator[SpanningLabel]:
    """The labels that begin in a row and go on beside the next: with a small letter below a
    capital, close to it.
    """
    label: list[_LabelLine] = []
    first = last = stretch[0]
    for k in stretch:
        for line in _label_lines(rows[k]):
            goes_on = label and line.middle - label[-1].middle <= step
            if goes_on and _begins_small(line) and not _begins_small(label[0]):
                label.append(line)
                last = k
                continue
            yield from _spanning(label, first, last)
            label, first, last = [line], k, k
    yield from _spanning(label, first, last)


def _spanning(
    label: Sequence[_LabelLine], first: int, last: int
) -> Iterator[SpanningLabel]:
    """The label, where it is beside several rows."""
    if last > first:
        yield SpanningLabel(0, first, last, tuple(x.piece for x in label))


# ------------------------------------------------------------------------------


def _without_labels(
    rows: Sequence[RowLines], labels: Sequence[SpanningLabel]
) -> tuple[Sequence[RowLines], tuple[SpanningLabel, ...]]:
    """The rows without these labels, numbered anew, and the labels."""
    taken: set[int] = set()
    for label in labels:
        taken.update(map(id, label.pieces))

    kept: list[int] = []
    left: list[RowLines] = []
    for k, row in enumerate(rows):
        lines = tuple(_without_pieces(row, taken))
        if lines:
            kept.append(k)
            left.append(replace(row, lines=lines))
    return left, tuple(_renumber(label, kept) for label in labels)


def _without_pieces(
    row: RowLines, taken: Collection[int]
) -> Iterator[PlacedLine]:
    for placed in row.lines:
        pieces = tuple(
            piece for piece in placed.pieces if id(piece) not in taken
        )
        if pieces:
            yield replace(placed, pieces=pieces)


def _renumber(label: SpanningLabel, kept: Sequence[int]) -> SpanningLabel:
    first, last = (
        bisect_left(kept, label.first),
        bisect_right(kept, label.last) - 1,
    )
    return replace(label, first=first, last=last)


# ------------------------------------------------------------------------------
# labels in a frame with their rows


def take_framed_labels(
    region: TextRegion, rules: MergedRules, settings: ExtentSettings
) -> None:
    """Put the labels left of ``region`` to it that are in a frame with it."""
    labels = _labels_beside(region)
    if not labels:
        return

    left = min(label.x0 for label in labels)
    edge = max(label.x1 for label in labels)
    ends = _frame(region, rules.across(left, region.x1, _WHOLE), settings)
    if ends is None:
        return
    inner = [
        rule
        for rule in rules.across(region.x0, region.x1, _WHOLE)
        if ends[0] < rule.at < ends[1]
    ]
    if any(_begins_between(rule, edge, region.x0) for rule in inner):
        region.label_edge = (edge + region.x0) / 2
        lines = [*region.lines, *labels]
        region.lines = sorted(lines, key=lambda line: line.middle)


def _labels_beside(region: TextRegion) -> list[TextLine]:
    first, last = region.lines[0], region.lines[-1]
    return [
        line
        for line in region.aside
        if line.x1 < region.x0 and first.middle < line.middle < last.middle
    ]


def _frame(
    region: TextRegion, rules: Sequence[MergedRule], settings: ExtentSettings
) -> tuple[float, float] | None:
    """The heights of the rules right over and under the lines of a region."""
    first, last = region.lines[0], region.lines[-1]
    reach = settings.near_rule * first.size
    over = heights_between(rules, first.middle - reach, first.middle)
    under = heights_between(rules, last.middle, last.middle + reach)
    if not over or not under:
        return None
    return over[-1], under[0]


def _begins_between(rule: MergedRule, left: float, right: float) -> bool:
    return any(left < start < right for start, _ in rule.parts)
