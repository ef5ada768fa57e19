"""Cells in the making, and which columns and rows they span.

Titles span by the rules around and under them, by the middle they are set in, and by what each
column below lacks; a text alone in its row spans the table in whose middle it is set.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.french.lexicon.calendar import is_year
from extract.grids.unruled.columns import Extent, Layout, Piece
from extract.grids.unruled.merged_rules import (
    MergedRules,
    Stretch,
    heights_between,
)
from extract.grids.unruled.rows import RowLines
from extract.grids.unruled.segments import Segment
from extract.grids.unruled.titles.title_rows import titles_under_each
from extract.several import only, partition, present

Span = tuple[int, int]
"""The first and last column."""
_FAR = float("inf")
_ALIGNED = 3
"""Figures that end at one x, from which that is the edge of their cells."""


@dataclass(slots=True, eq=False)
class PlannedCell:
    """A cell of the rows from ``row`` and the columns ``first`` to ``last``."""

    row: int
    first: int
    last: int
    pieces: list[Piece] = field(default_factory=list)
    rowspan: int = 1
    is_ruled: bool = False
    """A rule, or its place among others, gave it the columns it spans."""
    top_row: int = 0
    """The row that it is printed in, where it was stretched over those above."""

    @property
    def x0(self) -> float:
        """Left edge of the ink."""
        return min(piece.segment.x0 for piece in self.pieces)

    @property
    def x1(self) -> float:
        """Right edge of the ink."""
        return max(piece.segment.x1 for piece in self.pieces)

    @property
    def middle(self) -> float:
        """Half way between both edges."""
        return (self.x0 + self.x1) / 2

    @property
    def end_row(self) -> int:
        """The row below it."""
        return self.row + self.rowspan

    @property
    def cols(self) -> range:
        """The columns it spans."""
        return range(self.first, self.last + 1)

    def meets(self, other: "PlannedCell | Piece") -> bool:
        """Whether both are in a common column."""
        return self.first <= other.last and other.first <= self.last

    def absorb(self, other: "PlannedCell") -> None:
        """Take in the pieces of another cell of its row, and the columns that these are in."""
        self.first = min(self.first, other.first)
        self.last = max(self.last, other.last)
        self.pieces += other.pieces

    def span(self, first: int, last: int) -> None:
        """Stretch it over the columns ``first`` to ``last``."""
        self.is_ruled = (first, last) != (self.first, self.last)
        self.first, self.last = first, last


def spanned_columns(cells: Iterable[PlannedCell]) -> set[int]:
    """All columns that the cells span."""
    cols: set[int] = set()
    for cell in cells:
        cols.update(cell.cols)
    return cols


def plan_row(row: RowLines, number: int) -> list[PlannedCell]:
    """The pieces of a row's lines put together where their columns meet, left to right."""
    cells: list[PlannedCell] = []
    figures = set() if row.title else _columns_of_values(row)
    for placed in row.by_height():
        for piece in placed.pieces:
            cells = _with_piece(cells, _cut_before(piece, figures), number)
    for cell in cells:
        cell.is_ruled = row.told
    return sorted(cells, key=lambda cell: cell.first)


def _columns_of_values(row: RowLines) -> set[int]:
    """The columns, right of the labels, in which a line of the row prints a value."""
    found: set[int] = set()
    for placed in row.lines:
        if not placed.anchor:
            continue
        for piece in placed.pieces:
            if piece.segment.is_value and not piece.is_spanning:
                found.add(piece.first)
    return found - {0}


def _cut_before(piece: Piece, figures: Collection[int]) -> Piece:
    """A text without the columns to its right from the first in which its row has a value: it runs
    over the edge of its own, and the value stands on another line.
    """
    if piece.segment.is_value:
        return piece
    within = [col for col in figures if piece.first < col <= piece.last]
    if not within:
        return piece
    return replace(piece, last=min(within) - 1)


def _with_piece(
    cells: Sequence[PlannedCell], piece: Piece, row: int
) -> list[PlannedCell]:
    """The cells of a row with one more piece: all that it meets and itself are one cell."""
    merged = PlannedCell(row, piece.first, piece.last)
    apart: list[PlannedCell] = []
    for cell in cells:
        if cell.meets(piece):
            merged.absorb(cell)
        else:
            apart.append(cell)
    merged.pieces.append(piece)
    return [*apart, merged]


# ------------------------------------------------------------------------------
# titles


@dataclass(frozen=True, slots=True)
class TitleArea:
    """The first ``count`` rows of a table, which are titles; those of the rows ``spanning`` are
    over several columns in any case. ``tops`` are the heights at which all rows part.
    """

    layout: Layout
    rules: MergedRules
    tops: Sequence[float]
    count: int
    spanning: Collection[int] = ()
    are_units_last: bool = False
    """Whether the last row is of units that several columns share."""

    def middle_of(self, row: int) -> float:
        """The height half way down a row."""
        return (self.tops[row] + self.tops[row + 1]) / 2

    def sides(self, cell: PlannedCell) -> Stretch | None:
        """The x of the vertical rules to the left and right of a cell; None where one lacks."""
        height = self.middle_of(cell.row)
        left, right = -_FAR, _FAR
        for rule in self.rules.vertical:
            if not rule.passes(height):
                continue
            if rule.at < cell.middle:
                left = max(left, rule.at)
            elif rule.at > cell.middle:
                right = min(right, rule.at)

        if left == -_FAR or right == _FAR:
            return None
        return left, right

    def columns_between(self, left: float, right: float) -> list[int]:
        """The columns that print something, its middle between two x."""
        cols: list[int] = []
        for col, (x0, x1) in enumerate(self.layout.extents):
            middle = (x0 + x1) / 2
            if x1 > x0 and left < middle < right:
                cols.append(col)
        return cols


def join_wrapped_titles(
    cells: Sequence[PlannedCell], area: TitleArea, *, alone: bool
) -> list[PlannedCell]:
    """Cells with the lines of one title joined: no rule parts them, and vertical rules are on both
    sides, around its columns ``alone`` or, as the edges of a background, around several. The titles
    of ``spanning`` rows are none of those below them.
    """
    joined: list[PlannedCell] = []
    titles_by_end: dict[tuple[int, int, int], PlannedCell] = {}
    for cell in cells:
        if cell.row >= area.count:
            joined.append(cell)
            continue

        above = titles_by_end.get((cell.row, cell.first, cell.last))
        if above is not None and _are_one_box(above, cell, area, alone=alone):
            above.pieces += cell.pieces
            above.rowspan += cell.rowspan
        else:
            above = cell
            joined.append(cell)
        titles_by_end[above.end_row, above.first, above.last] = above
    return joined


def _are_one_box(
    above: PlannedCell, cell: PlannedCell, area: TitleArea, *, alone: bool
) -> bool:
    if above.row in area.spanning or above.is_ruled:
        return False
    if area.sides(cell) is None or area.sides(above) is None:
        return False
    if alone and not (_has_own_box(cell, area) and _has_own_box(above, area)):
        return False
    share = area.layout.settings.extent.parting_rule
    parting = area.rules.across(cell.x0, cell.x1, share)
    return not heights_between(
        parting, area.tops[above.row], area.middle_of(cell.row)
    )


def _has_own_box(cell: PlannedCell, area: TitleArea) -> bool:
    """Whether the vertical rules beside a title are around no column but its own."""
    sides = area.sides(cell)
    if sides is None:
        return False
    return set(area.columns_between(*sides)) <= set(cell.cols)


def leave_untitled(cells: Sequence[PlannedCell], area: TitleArea) -> bool:
    """Whether a column of figures has its only title below others that are over columns beside it:
    one of these is over both, and no first line of a title.
    """
    return any(
        area.layout.figures[cell.first]
        for cell in cells
        if cell.top_row and cell.first
    )


def span_titles(cells: Sequence[PlannedCell], area: TitleArea) -> None:
    """Stretch titles over the columns that rules around or under them enclose, or in whose middle
    they are set; and those that are alone in their columns over all rows of titles.
    """
    if area.count < 2:
        return

    titles = [cell for cell in cells if cell.row < area.count]
    if area.are_units_last:
        _span_around_units(titles, area)
        return
    for cell in titles:
        if not cell.is_ruled:
            _span_by_place(cell, titles, area)
    for row in range(area.count - 1):
        _share_out_columns(row, titles, area)

    for cell in titles:
        if cell.rowspan > 1:
            continue
        if not _shares_column(cell, titles):
            cell.top_row = cell.row
            cell.row = 0
            cell.rowspan = area.count
        else:
            cell.rowspan = _row_below(cell, titles) - cell.row


def _span_around_units(titles: Sequence[PlannedCell], area: TitleArea) -> None:
    """Stretch the units of the last row over the columns that share each, and the titles above them
    as if those were none; one that is all that its column has for a name is a title.
    """
    last = area.count - 1
    units, names = partition(titles, lambda cell: cell.row == last)
    span_titles(names, replace(area, count=last, are_units_last=False))
    for name in names:
        _span_over_units(name, names, units, area.layout)

    for unit in units:
        others = [one for one in units if one is not unit]
        span = _shared_span(unit, names, spanned_columns(others), area.layout)
        if span is not None:
            unit.span(*span)
    for name in names:
        if name.end_row == last and not any(map(name.meets, units)):
            name.rowspan += 1


def _span_over_units(
    name: PlannedCell,
    names: Sequence[PlannedCell],
    units: Sequence[PlannedCell],
    layout: Layout,
) -> None:
    """Stretch a title over the columns in whose middle it is, each with a unit of its own and all
    but one without another title: "Évolution" over "(en €)" and "(en %)"."""
    own = _names_by_column(units)
    others = [one for one in names if one is not name and one.row >= name.row]
    taken = spanned_columns(others)
    extents = {col: _extent(col, units, layout) for col in own}
    sharing = _Sharing(extents, layout, own, False)
    if not own.keys() >= set(name.cols) or sharing.is_in_line(name):
        return
    spans = sharing.spans_around(name, range(1, layout.cols))
    span = only([each for each in spans if _if_free(each, taken)])
    if span is not None:
        name.span(*span)


def _shared_span(
    unit: PlannedCell,
    names: Sequence[PlannedCell],
    taken: Collection[int],
    layout: Layout,
) -> Span | None:
    """The columns that share a unit: those of the title in whose middle it is set, else the only
    ones around it that are named each and in whose middle it is; None where it is its own column's.
    """
    near = layout.settings.spans.title_middle * layout.size
    over = [
        (one.first, one.last)
        for one in names
        if one.last > one.first
        and one.meets(unit)
        and abs(one.middle - unit.middle) < near
    ]
    if _if_free(only(over), taken):
        return only(over)
    own = {
        col: _extent(col, names, layout)
        for col in range(1, layout.cols)
        if col not in taken
    }
    sharing = _Sharing(own, layout, _names_by_column(names[::-1]), False)
    if unit.first in own and sharing.is_in_line(unit):
        return None
    for run in _runs(sorted(own)):
        if _enclose(run, unit):
            return only(sharing.spans_around(unit, range(run[0], run[-1] + 1)))
    return None


def _shares_column(cell: PlannedCell, titles: Sequence[PlannedCell]) -> bool:
    return any(cell.meets(other) for other in titles if other is not cell)


def _row_below(cell: PlannedCell, titles: Sequence[PlannedCell]) -> int:
    """The row of the next title below one, in one of its columns; the row below it where there is
    none.
    """
    below = [
        other.row
        for other in titles
        if other.row > cell.row and other.meets(cell)
    ]
    return min(below, default=cell.end_row)


def widen_bands(cells: Sequence[PlannedCell], area: TitleArea) -> None:
    """Stretch a text alone in its row over the table if it is set in its middle, out of line with
    its own column.
    """
    layout = area.layout
    left = layout.extents[0][0]
    right = max(x1 for _, x1 in layout.extents)
    middle = (left + right) / 2
    tolerance = layout.settings.spans.band_middle * (right - left)

    for cell in _texts_alone_in_row(cells, area.count):
        from_column = abs(cell.x0 - layout.extents[cell.first][0])
        from_middle = abs(cell.middle - middle)
        if from_column >= layout.in_line and from_middle < tolerance:
            cell.first = 0
            cell.last = layout.cols - 1
            cell.is_ruled = True


def _texts_alone_in_row(
    cells: Sequence[PlannedCell], titles: int
) -> Iterator[PlannedCell]:
    """The cells that are the only one of their row and print no value, one of several rows of
    titles apart.
    """
    in_row = Counter(cell.row for cell in cells)
    for cell in cells:
        is_title = cell.row < titles and titles > 1
        if is_title or in_row[cell.row] > 1:
            continue
        if not any(piece.segment.is_value for piece in cell.pieces):
            yield cell


# ------------------------------------------------------------------------------
# one title


def _span_by_place(
    cell: PlannedCell, titles: Sequence[PlannedCell], area: TitleArea
) -> None:
    """Stretch a title over the columns that its place gives it, unless another has one of them."""
    beside = [
        other
        for other in titles
        if other.row <= cell.row < other.end_row and other is not cell
    ]
    taken = spanned_columns(beside)

    boxed = _boxed_span(cell, area)
    span = _if_free(boxed, taken)
    # a frame around titles beside it, as that of the table is, gives way to a rule under it
    if span is None and cell.row < area.count - 1:
        told = _underlined_span(cell, area) or boxed
        told = told or _span_by_middles(cell, beside, titles, area.layout)
        texts = _span_over_texts(cell, titles, area.layout)
        span = _if_free(told, taken) or _if_free(texts, taken)

    if span is not None:
        cell.span(*span)


def _span_by_middles(
    cell: PlannedCell,
    beside: Sequence[PlannedCell],
    titles: Sequence[PlannedCell],
    layout: Layout,
) -> Span | None:
    """The columns in the middle of which a title is set, among those ``beside`` it or by itself."""
    below = [other for other in titles if other.row > cell.row]
    parted = _parted_span(cell, beside, below, layout)
    if parted is not None:
        return parted
    free = spanned_columns(below) - spanned_columns(beside)
    return _centred_span(cell, layout, free)


def _if_free(span: Span | None, taken: Collection[int]) -> Span | None:
    """A span, if there is one and none of its columns is ``taken``."""
    if span is None:
        return None
    first, last = span
    return None if any(first <= col <= last for col in taken) else span


def _parted_span(
    cell: PlannedCell,
    beside: Sequence[PlannedCell],
    below: Sequence[PlannedCell],
    layout: Layout,
) -> Span | None:
    """The columns of a title among several of its row that part all titles below among them: those
    of all columns that have one below, or those of figures.
    """
    row = [cell, *beside]
    lowest = [each for each in below if not _meets_lower(each, below)]
    over = [each for each in row if any(map(each.meets, lowest))]
    span = _span_among(cell, over, lowest, layout)
    if span is not None:
        return span
    over, under = (
        [each for each in cells if layout.is_of_figures(each.first)]
        for cells in (row, below)
    )
    return _span_among(cell, over, under, layout)


def _meets_lower(title: PlannedCell, others: Iterable[PlannedCell]) -> bool:
    """Whether one of the others is below a title, in one of its columns."""
    return any(
        other.row >= title.end_row and other.meets(title) for other in others
    )


def _span_among(
    cell: PlannedCell,
    over: Sequence[PlannedCell],
    under: Sequence[PlannedCell],
    layout: Layout,
) -> Span | None:
    """The columns of a title among those ``over`` that part all titles ``under`` them."""
    over, under = (
        sorted(cells, key=lambda each: each.first) for cells in (over, under)
    )
    start = 0
    for title, count in zip(
        over, titles_under_each(over, under, layout), strict=False
    ):
        own = under[start : start + count]
        if title is cell:
            return own[0].first, own[-1].last
        start += count
    return None


def _boxed_span(cell: PlannedCell, area: TitleArea) -> Span | None:
    """The columns between the vertical rules to the left and right of a title; a title over several
    columns is none of the labels.
    """
    sides = area.sides(cell)
    if sides is None:
        return None
    inside = area.columns_between(*sides)
    if not _enclose(inside, cell):
        return None

    first, last = inside[0], inside[-1]
    is_over_labels = first == 0
    if is_over_labels and cell.row in area.spanning:
        return None
    return first, last


def _enclose(cols: Sequence[int], cell: PlannedCell) -> bool:
    if not cols:
        return False
    first, last = cols[0], cols[-1]
    return first <= cell.first and cell.last <= last


def _underlined_span(cell: PlannedCell, area: TitleArea) -> Span | None:
    """The columns over a rule right under a title that is no rule over the whole table."""
    for left, right in _stretches_under(cell, area):
        if not left <= cell.middle <= right:
            continue
        # a rule ends where its columns do: the middle of a narrow one may be at its very end
        under = area.columns_between(left - 1, right + 1)
        if _enclose(under, cell):
            return under[0], under[-1]
    return None


def _stretches_under(cell: PlannedCell, area: TitleArea) -> Iterator[Stretch]:
    """The pieces of the rules under a title that do not run under the whole table."""
    layout = area.layout
    x0, x1 = layout.extents[0][0], layout.extents[-1][1]
    bottom = area.tops[cell.end_row]
    for rule in area.rules.horizontal:
        is_near = bottom - layout.size < rule.at < bottom + layout.size
        if not is_near:
            continue
        if rule.cover(x0, x1) <= layout.settings.extent.closing_rule:
            yield from rule.parts


def _centred_span(
    cell: PlannedCell, layout: Layout, free: Collection[int]
) -> Span | None:
    """The columns around a title whose common middle is the title's, where that of its own columns
    is not.
    """
    if cell.first == 0:
        return None
    of_cells = _centred_over_cells(cell, layout, free)
    if of_cells is not None:
        return of_cells
    own = _offset(cell, layout.extents[cell.first], layout.extents[cell.last])
    if own / layout.size < layout.settings.in_line:
        return None

    best = min(_wider_spans(cell, layout, free), default=None)
    if best is None:
        return None
    offset, first, last = best
    if offset >= layout.settings.spans.title_middle:
        return None
    return first, last


def _centred_over_cells(
    cell: PlannedCell, layout: Layout, free: Collection[int]
) -> Span | None:
    """The columns around a title in the middle of whose cells it is set, where figures end at the
    right edges of theirs: a cell begins where the one before it ends, or behind the padding that
    both have, where the title lies across several. Of more such columns these are the ones.
    """
    edges = [_right_edge(col, layout) for col in range(layout.cols)]
    own = cell.first, cell.last
    reach = layout.in_line
    if cell.last > cell.first:
        reach = max(reach, _widest_padding(layout))
    found: list[Span] = []
    for _, first, last in _wider_spans(cell, layout, free):
        around = present(edges[first - 1 : last + 1])
        if len(around) < last - first + 2:
            continue
        behind = cell.middle - (around[0] + around[-1]) / 2
        if -layout.in_line < behind < reach:
            found.append((first, last))
    return own if own in found else only(found)


def _widest_padding(layout: Layout) -> float:
    """How much white a cell may have inside each of its edges: half of the narrowest between two
    columns.
    """
    ends = [_ink(layout.column(col)) for col in range(layout.cols)]
    whites = [right[0] - left[1] for left, right in pairwise(ends)]
    return min(whites) / 2 + layout.settings.spans.measured


def _span_over_texts(
    cell: PlannedCell, titles: Sequence[PlannedCell], layout: Layout
) -> Span | None:
    """The only columns of texts, each with its title below, in whose middle a title is set, where
    it is neither in the middle of its own nor in line with the title there.
    """
    names = _names_by_column([x for x in titles if x.row > cell.row])
    own = names.get(cell.first)
    if own is None or own.cols != cell.cols:
        return None
    parting = _Sharing({}, layout, names, are_all_titled=True)
    near = min(abs(own.x0 - cell.x0), abs(own.x1 - cell.x1))
    is_own = parting.is_amid(cell, (cell.first, cell.last))
    if near < layout.in_line or is_own:
        return None

    spans = parting.spans_around(cell, range(layout.cols))
    return only(
        [(a, b) for a, b in spans if not any(layout.figures[a : b + 1])]
    )


def _right_edge(col: int, layout: Layout) -> float | None:
    """Where all figures of a column end; None where they do not end at one x."""
    ends = [text.x1 for text in layout.column(col) if text.is_figure]
    if len(ends) < _ALIGNED or max(ends) - min(ends) > layout.in_line:
        return None
    return max(ends)


def _wider_spans(
    cell: PlannedCell, layout: Layout, free: Collection[int]
) -> Iterator[tuple[float, int, int]]:
    """How far (em) a title is from the middle of free columns around it, and the first and last of
    these.
    """
    for first in range(1, cell.first + 1):
        for last in range(max(cell.last, first + 1), layout.cols):
            if not set(range(first, last + 1)) <= set(free):
                continue
            left, right = layout.extents[first][0], layout.extents[last][1]
            offset = abs((left + right) / 2 - cell.middle)
            yield offset / layout.size, first, last


def _offset(cell: PlannedCell, first: Extent, last: Extent) -> float:
    """How far a title is from the middle or an edge of what is between two columns, in points."""
    x0, x1 = first[0], last[1]
    return min(
        abs((x0 + x1) / 2 - cell.middle), abs(x0 - cell.x0), abs(x1 - cell.x1)
    )


# ------------------------------------------------------------------------------
# a row of titles


def _share_out_columns(
    row: int, titles: Sequence[PlannedCell], area: TitleArea
) -> None:
    """Stretch the titles of one row over the columns of figures named below it, so that each column
    has its title: where the labels' title is below as well, each that the place of one gives it.

    One title in line with its own column is left there, unless its row is a spanning one, or is
    that of the labels' title.
    """
    upper = [cell for cell in titles if cell.row == row]
    lower = [cell for cell in titles if cell.row > row]
    free = _free_columns(upper, lower, area.layout)
    open_titles = _titles_within(upper, free)
    if not open_titles:
        return
    free = _columns_over_rules(free, open_titles, area)

    are_all_titled = _tells_levels(row, titles)
    may_stay = row not in area.spanning and not are_all_titled
    extents = {col: _extent(col, lower, area.layout) for col in free}
    sharing = _Sharing(
        extents, area.layout, _names_by_column(lower), are_all_titled
    )
    for run in _runs(sorted(free)):
        inside = [cell for cell in open_titles if _enclose(run, cell)]
        sharing.share_out(inside, run, may_stay=may_stay)


def _columns_over_rules(
    cols: set[int], titles: Sequence[PlannedCell], area: TitleArea
) -> set[int]:
    """Those columns that the rules right under some titles run under, where each title has one that
    is not under the whole table, and they are under two columns a title at least; else all.
    """
    under: set[int] = set()
    for title in titles:
        own = [
            (left, right)
            for left, right in _stretches_under(title, area)
            if left <= title.middle <= right
        ]
        if not own:
            return cols
        for left, right in own:
            under.update(area.columns_between(left - 1, right + 1))
    found = cols & under
    return found if len(found) >= 2 * len(titles) else cols


def _tells_levels(row: int, titles: Sequence[PlannedCell]) -> bool:
    """Whether the labels have their title in ``row`` and none below: titles of columns that have
    nothing over them would be there too, so that those below it have.
    """
    of_labels = [cell for cell in titles if cell.first == 0]
    return bool(of_labels) and all(cell.row == row for cell in of_labels)


def _titles_within(
    titles: Sequence[PlannedCell], cols: set[int]
) -> list[PlannedCell]:
    """The titles that no rule gives their columns, all of these among ``cols``."""
    found: list[PlannedCell] = []
    for cell in titles:
        if not cell.is_ruled and cols.issuperset(cell.cols):
            found.append(cell)
    return found


def _free_columns(
    upper: Sequence[PlannedCell], lower: Sequence[PlannedCell], layout: Layout
) -> set[int]:
    """The columns of figures, right of the labels, that are named below and have no title that a
    rule gives them.
    """
    labels = 0
    if False in layout.figures:
        labels = layout.figures.index(False)

    taken = spanned_columns(cell for cell in upper if cell.is_ruled)
    free: set[int] = set()
    for col in spanned_columns(lower) - taken:
        if col > labels and layout.figures[col]:
            free.add(col)
    return free


def _extent(col: int, titles: Sequence[PlannedCell], layout: Layout) -> Extent:
    """The left and right edge of what is in a column under the titles of its group."""
    own = [cell for cell in titles if cell.first == cell.last == col]
    return _ink([*layout.column(col), *own])


def _ink(printed: Sequence[Segment | PlannedCell]) -> Extent:
    """The left and right edge of what is printed."""
    x0 = min((text.x0 for text in printed), default=0.0)
    return x0, max((text.x1 for text in printed), default=0.0)


def _names_by_column(
    titles: Sequence[PlannedCell],
) -> dict[int, PlannedCell]:
    """The first title that is over one column alone, by column."""
    return {
        title.first: title
        for title in reversed(titles)
        if title.first == title.last
    }


def _runs(cols: Sequence[int]) -> list[list[int]]:
    """The columns in groups that follow each other."""
    runs: list[list[int]] = []
    for col in cols:
        if runs and runs[-1][-1] == col - 1:
            runs[-1].append(col)
        else:
            runs.append([col])
    return runs


@dataclass(frozen=True, slots=True)
class _Sharing:
    """Parts columns with these ``extents`` among titles above them."""

    extents: Mapping[int, Extent]
    layout: Layout
    below: Mapping[int, PlannedCell]
    """The first title below them that a column has for its own, by column."""
    are_all_titled: bool
    """Whether each column has one of the titles above it."""

    def is_in_line(self, cell: PlannedCell) -> bool:
        """Whether a title is in the middle or at an edge of its own columns."""
        return self._offset(cell, cell.first, cell.last) < self.layout.in_line

    def share_out(
        self,
        cells: Sequence[PlannedCell],
        run: Sequence[int],
        *,
        may_stay: bool,
    ) -> None:
        """Give each title of a run its columns, in the way with the smallest offsets in all; as
        they are where there is no way, or where one alone ``may_stay`` in line with its own column.
        """
        if not cells:
            return
        is_alone = len(cells) == 1 and not self._are_years(run)
        if is_alone and may_stay and self.is_in_line(cells[0]):
            return

        for cell, span in zip(cells, self._best_way(cells, run), strict=False):
            cell.span(*span)

    def _are_years(self, run: Sequence[int]) -> bool:
        """Whether the titles below are years alone, of which a title names all or none."""
        names = [self.below.get(col) for col in run]
        texts = [name.pieces[0].segment.text for name in present(names)]
        return len(texts) == len(run) and all(map(is_year, texts))

    def _best_way(
        self, cells: Sequence[PlannedCell], run: Sequence[int]
    ) -> list[Span]:
        """The columns of each title: of all ways to part those of a run the one with the smallest
        offsets, where each title is in its place over its columns; else those in whose middle each
        is. None where there is no way.
        """
        best = min(
            self._ways(cells, run[0], run[-1]),
            key=lambda way: (not self._are_over(cells, way[1]), way),
            default=None,
        )
        spans = [] if best is None else best[1]
        if self.are_all_titled or (spans and self._are_over(cells, spans)):
            return spans
        return self._middle_way(cells, run) or spans

    def _are_over(
        self, cells: Sequence[PlannedCell], spans: Sequence[Span]
    ) -> bool:
        """Whether each title is in its place over its columns."""
        return all(map(self._is_over, cells, spans))

    def _middle_way(
        self, cells: Sequence[PlannedCell], run: Sequence[int]
    ) -> list[Span]:
        """The only columns in whose middle each title is set: those that it lies across, or others
        around it, or the one that it is over; none where one has no such columns.
        """
        spans: list[Span] = []
        start = run[0]
        for number, cell in enumerate(cells):
            stop = run[-1] + 1
            if number + 1 < len(cells):
                stop = cells[number + 1].first
            span = self._span_in_middle(cell, range(start, stop))
            if span is None:
                return []
            spans.append(span)
            start = span[1] + 1
        return spans

    def _span_in_middle(self, cell: PlannedCell, among: range) -> Span | None:
        own = cell.first, cell.last
        is_across = cell.last > cell.first
        if (is_across and self.is_amid(cell, own)) or self._goes_on(cell):
            return own
        wider = self.spans_around(cell, among)
        if not wider and self._is_over(cell, own):
            return own
        return only(wider)

    def spans_around(self, cell: PlannedCell, among: range) -> list[Span]:
        """The spans of several columns around a title in whose middle it may be."""
        return [
            (first, last)
            for first in range(among.start, cell.first + 1)
            for last in range(max(cell.last, first + 1), among.stop)
            if self.is_amid(cell, (first, last))
        ]

    def _goes_on(self, cell: PlannedCell) -> bool:
        """Whether the title below one begins with a small letter just in its middle: its next
        line.
        """
        own = self.below.get(cell.first)
        if own is None or own.cols != cell.cols:
            return False
        near = self.layout.settings.spans.measured
        is_small = own.pieces[0].segment.text[0].islower()
        return is_small and abs(own.middle - cell.middle) < near

    def _is_over(self, cell: PlannedCell, span: Span) -> bool:
        """Whether a title is in the middle of its columns or begins or ends as they do."""
        before, _ = self._white_before(span[0])
        x0, x1 = self.extents[span[0]][0], self.extents[span[1]][1]
        near = self.layout.in_line
        begins_there = before < cell.x0 < x0 + near
        return (
            begins_there or abs(cell.x1 - x1) < near or self.is_amid(cell, span)
        )

    def is_amid(self, cell: PlannedCell, span: Span) -> bool:
        """Whether a title may be in the middle of its columns: these part anywhere in the white
        between what they print, and each has a title of its own below if there are several.
        """
        first, last = span
        columns = range(first, last + 1)
        if len(columns) > 1 and not self.below.keys() >= set(columns):
            return False

        left, right = self._white_before(first), self._white_before(last + 1)
        near = self.layout.settings.spans.measured
        lowest, highest = (left[0] + right[0]) / 2, (left[1] + right[1]) / 2
        return lowest - near < cell.middle < highest + near

    def _white_before(self, col: int) -> Stretch:
        """The white between a column and the one to its left; as wide as a letter is high before
        the first one and behind the last.
        """
        if col == 0:
            right = self._extent_of(0)[0]
            return right - self.layout.size, right
        left = self._extent_of(col - 1)[1]
        if col == self.layout.cols:
            return left, left + self.layout.size
        return left, self._extent_of(col)[0]

    def _extent_of(self, col: int) -> Extent:
        return self.extents.get(col, self.layout.extents[col])

    def _ways(
        self, cells: Sequence[PlannedCell], first: int, last: int
    ) -> Iterator[tuple[float, list[Span]]]:
        """The ways to part the columns ``first`` to ``last``, each with its offsets in all."""
        if not cells:
            if first > last:
                yield 0.0, []
            return
        head, *rest = cells
        stop = last + 1
        if rest:
            stop = rest[0].first
        for end in range(head.last, stop):
            offset = self._offset(head, first, end)
            if offset > self._most(first, end):
                continue
            for others, spans in self._ways(rest, end + 1, last):
                yield offset + others, [(first, end), *spans]

    def _offset(self, cell: PlannedCell, first: int, last: int) -> float:
        return _offset(cell, self.extents[first], self.extents[last])

    def _most(self, first: int, last: int) -> float:
        """How far a title may be from the middle or an edge of its columns, in points."""
        width = self.extents[last][1] - self.extents[first][0]
        return max(
            self.layout.size, self.layout.settings.spans.near_middle * width
        )
