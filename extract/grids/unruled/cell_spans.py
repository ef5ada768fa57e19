"""Cells in the making, and which columns and rows they span.

Titles span by the rules around and under them, by the middle they are set in, and by what each
column below lacks; a text alone in its row spans the table in whose middle it is set.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extract.grids.unruled.columns import Extent, Layout, Piece
from extract.grids.unruled.merged_rules import MergedRules, Stretch, heights_between
from extract.grids.unruled.rows import RowLines
from extract.grids.unruled.segments import Segment

Span = tuple[int, int]
"""The first and last column."""


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
    for piece in _pieces_down(row):
        met = [cell for cell in cells if cell.meets(piece)]
        cells = [cell for cell in cells if cell not in met]
        cells.append(_merge(number, met, piece))
    return sorted(cells, key=lambda cell: cell.first)


def _pieces_down(row: RowLines) -> Iterator[Piece]:
    for placed in row.by_height():
        yield from placed.pieces


def _merge(number: int, met: Sequence[PlannedCell], piece: Piece) -> PlannedCell:
    first = min([piece.first, *(cell.first for cell in met)])
    last = max([piece.last, *(cell.last for cell in met)])
    merged = PlannedCell(number, first, last)
    for cell in met:
        merged.pieces += cell.pieces
    merged.pieces.append(piece)
    return merged


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

    def middle_of(self, row: int) -> float:
        """The height half way down a row."""
        return (self.tops[row] + self.tops[row + 1]) / 2

    def sides(self, cell: PlannedCell) -> Stretch | None:
        """The x of the vertical rules to the left and right of a cell; None where one lacks."""
        height = self.middle_of(cell.row)
        near = [rule.at for rule in self.rules.vertical if rule.passes(height)]
        left = [x for x in near if x < cell.middle]
        right = [x for x in near if x > cell.middle]
        return (max(left), min(right)) if left and right else None

    def columns_between(self, left: float, right: float) -> list[int]:
        """The columns that print something, its middle between two x."""
        extents = enumerate(self.layout.extents)
        return [
            k for k, (x0, x1) in extents if x1 > x0 and left < (x0 + x1) / 2 < right
        ]


def join_wrapped_titles(
    cells: Sequence[PlannedCell], area: TitleArea
) -> list[PlannedCell]:
    """Cells with the lines of one title joined: no rule parts them, and vertical rules are on both
    sides. The titles of ``spanning`` rows are none of those below them.
    """
    joined: list[PlannedCell] = []
    for cell in cells:
        is_title = cell.row < area.count
        above = _title_right_above(cell, joined) if is_title else None
        if above is not None and _are_one_box(above, cell, area):
            above.pieces += cell.pieces
            above.rowspan += 1
        else:
            joined.append(cell)
    return joined


def _title_right_above(
    cell: PlannedCell, cells: Sequence[PlannedCell]
) -> PlannedCell | None:
    for above in cells:
        if (above.first, above.last) == (
            cell.first,
            cell.last,
        ) and above.end_row == cell.row:
            return above
    return None


def _are_one_box(above: PlannedCell, cell: PlannedCell, area: TitleArea) -> bool:
    if above.row in area.spanning:
        return False
    if area.sides(cell) is None or area.sides(above) is None:
        return False
    share = area.layout.settings.extent.parting_rule
    parting = area.rules.across(cell.x0, cell.x1, share)
    return not heights_between(parting, area.tops[above.row], area.middle_of(cell.row))


def span_titles(cells: Sequence[PlannedCell], area: TitleArea) -> None:
    """Stretch titles over the columns that rules around or under them enclose, or in whose middle
    they are set; and those that are alone in their columns over all rows of titles.
    """
    if area.count < 2:
        return
    titles = [cell for cell in cells if cell.row < area.count]
    for cell in titles:
        _span_by_place(cell, titles, area)
    for row in range(area.count - 1):
        _share_out_columns(row, titles, area)
    for cell in titles:
        if cell.rowspan == 1 and not _shares_column(cell, titles):
            cell.row, cell.rowspan = 0, area.count


def _shares_column(cell: PlannedCell, titles: Sequence[PlannedCell]) -> bool:
    return any(cell.meets(other) for other in titles if other is not cell)


def widen_bands(cells: Sequence[PlannedCell], area: TitleArea) -> None:
    """Stretch a text alone in its row over the table if it is set in its middle, out of line with
    its own column.
    """
    layout = area.layout
    left, right = layout.extents[0][0], max(x1 for _, x1 in layout.extents)
    tolerance = layout.settings.spans.band_middle * (right - left)
    in_row = Counter(cell.row for cell in cells if cell.row >= area.count)
    for cell in cells:
        if in_row[cell.row] != 1 or any(
            piece.segment.is_value for piece in cell.pieces
        ):
            continue
        is_in_line = abs(cell.x0 - layout.extents[cell.first][0]) < layout.in_line
        if not is_in_line and abs(cell.middle - (left + right) / 2) < tolerance:
            cell.first, cell.last, cell.is_ruled = 0, layout.cols - 1, True


# ------------------------------------------------------------------------------
# one title


def _span_by_place(
    cell: PlannedCell, titles: Sequence[PlannedCell], area: TitleArea
) -> None:
    """Stretch a title over the columns that its place gives it, unless another has one of them."""
    in_row = [other for other in titles if other.row == cell.row and other is not cell]
    taken = spanned_columns(in_row)
    span = _boxed_span(cell, area)
    if span is None and cell.row < area.count - 1:
        below = spanned_columns(other for other in titles if other.row > cell.row)
        span = _underlined_span(cell, area) or _centred_span(
            cell, area.layout, below - taken
        )

    if span is not None and taken.isdisjoint(range(span[0], span[1] + 1)):
        cell.span(*span)


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
    is_over_labels = inside[0] == 0 and cell.row in area.spanning
    if is_over_labels:
        return None
    return inside[0], inside[-1]


def _enclose(cols: Sequence[int], cell: PlannedCell) -> bool:
    if not cols:
        return False
    if cols[0] > cell.first:
        return False
    return cell.last <= cols[-1]


def _underlined_span(cell: PlannedCell, area: TitleArea) -> Span | None:
    """The columns over a rule right under a title that is no rule over the whole table."""
    layout, bottom = area.layout, area.tops[cell.end_row]
    x0, x1 = layout.extents[0][0], layout.extents[-1][1]
    for rule in area.rules.horizontal:
        if not bottom - layout.size < rule.at < bottom + layout.size:
            continue
        if rule.cover(x0, x1) > layout.settings.extent.closing_rule:
            continue
        for left, right in rule.parts:
            # a rule ends where its columns do: the middle of a narrow one may be at its very end
            under = area.columns_between(left - 1, right + 1)
            if left <= cell.middle <= right and _enclose(under, cell):
                return under[0], under[-1]
    return None


def _centred_span(
    cell: PlannedCell, layout: Layout, free: Collection[int]
) -> Span | None:
    """The columns around a title whose common middle is the title's, where that of its own columns
    is not.
    """
    if cell.first == 0:
        return None
    own = _offset(cell, layout.extents[cell.first], layout.extents[cell.last])
    if own / layout.size < layout.settings.in_line:
        return None

    best = min(_wider_spans(cell, layout, free), default=None)
    if best is None or best[0] >= layout.settings.spans.title_middle:
        return None
    return best[1], best[2]


def _wider_spans(
    cell: PlannedCell, layout: Layout, free: Collection[int]
) -> Iterator[tuple[float, int, int]]:
    """How far (em) a title is from the middle of free columns around it, and the first and last of
    these.
    """
    for first in range(1, cell.first + 1):
        for last in range(max(cell.last, first + 1), layout.cols):
            if set(range(first, last + 1)) <= set(free):
                middle = (layout.extents[first][0] + layout.extents[last][1]) / 2
                yield abs(middle - cell.middle) / layout.size, first, last


def _offset(cell: PlannedCell, first: Extent, last: Extent) -> float:
    """How far a title is from the middle or an edge of what is between two columns, in points."""
    x0, x1 = first[0], last[1]
    return min(abs((x0 + x1) / 2 - cell.middle), abs(x0 - cell.x0), abs(x1 - cell.x1))


# ------------------------------------------------------------------------------
# a row of titles


def _share_out_columns(
    row: int, titles: Sequence[PlannedCell], area: TitleArea
) -> None:
    """Stretch the titles of one row over the columns of figures named below it, so that each column
    has its title.

    One title in line with its own column is left there, unless its row is a spanning one.
    """
    upper = [cell for cell in titles if cell.row == row]
    lower = [cell for cell in titles if cell.row > row]
    free = _free_columns(upper, lower, area.layout)
    open_titles = [
        cell for cell in upper if not cell.is_ruled and free.issuperset(cell.cols)
    ]
    if not open_titles:
        return

    sharing = _Sharing(
        {col: _extent(col, lower, area.layout) for col in free}, area.layout
    )
    for run in _runs(sorted(free)):
        inside = [cell for cell in open_titles if _is_inside(cell, run)]
        sharing.share_out(inside, run, may_stay=row not in area.spanning)


def _is_inside(cell: PlannedCell, run: Sequence[int]) -> bool:
    return run[0] <= cell.first and cell.last <= run[-1]


def _free_columns(
    upper: Sequence[PlannedCell], lower: Sequence[PlannedCell], layout: Layout
) -> set[int]:
    """The columns of figures, right of the labels, that are named below and have no title that a
    rule gives them.
    """
    labels = layout.figures.index(False) if False in layout.figures else 0
    taken = spanned_columns(cell for cell in upper if cell.is_ruled)
    named = spanned_columns(lower) - taken
    return {col for col in named if layout.figures[col] and col > labels}


def _extent(col: int, titles: Sequence[PlannedCell], layout: Layout) -> Extent:
    """The left and right edge of what is in a column under the titles of its group."""
    printed: list[Segment | PlannedCell] = [*layout.column(col)]
    printed += [cell for cell in titles if cell.first == cell.last == col]
    x0 = min((text.x0 for text in printed), default=0.0)
    return x0, max((text.x1 for text in printed), default=0.0)


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

    def is_in_line(self, cell: PlannedCell) -> bool:
        """Whether a title is in the middle or at an edge of its own columns."""
        return self._offset(cell, cell.first, cell.last) < self.layout.in_line

    def share_out(
        self, cells: Sequence[PlannedCell], run: Sequence[int], *, may_stay: bool
    ) -> None:
        """Give each title of a run its columns, in the way with the smallest offsets in all; as
        they are where there is no way, or where one alone ``may_stay`` in line with its own column.
        """
        if not cells:
            return
        if may_stay and len(cells) == 1 and self.is_in_line(cells[0]):
            return
        best = min(self._ways(cells, run[0], run[-1]), default=None)
        if best is None:
            return
        _, spans = best
        for cell, span in zip(cells, spans, strict=True):
            cell.span(*span)

    def _ways(
        self, cells: Sequence[PlannedCell], first: int, last: int
    ) -> Iterator[tuple[float, list[Span]]]:
        """The ways to part the columns ``first`` to ``last``, each with its offsets in all."""
        if not cells:
            if first > last:
                yield 0.0, []
            return
        head, *rest = cells
        stop = rest[0].first if rest else last + 1
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
        return max(self.layout.size, self.layout.settings.spans.near_middle * width)
