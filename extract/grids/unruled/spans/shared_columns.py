"""Columns shared out among the titles of one row, so that each is in the middle of its own or at
their edge."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.french.lexicon.calendar import is_year
from extract.french.wrapped_lines import goes_on_below
from extract.grids.unruled.columns import (
    Extent,
    Layout,
    ink_edges,
    offset_to,
)
from extract.grids.unruled.merged_rules import (
    Stretch,
)
from extract.grids.unruled.spans.planned_cells import (
    PlannedCell,
    Span,
    enclose,
    spanned_columns,
)
from extract.grids.unruled.spans.ruled_titles import TitleArea, stretches_under
from extract.several import only, present


def share_out_columns(
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
    extents = {col: extent_below(col, lower, area.layout) for col in free}
    sharing = ColumnSharing(
        extents, area.layout, names_by_column(lower), are_all_titled
    )
    for run in runs_of_columns(sorted(free)):
        inside = [cell for cell in open_titles if enclose(run, cell)]
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
            for left, right in stretches_under(title, area)
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


def extent_below(
    col: int, titles: Sequence[PlannedCell], layout: Layout
) -> Extent:
    """The left and right edge of what is in a column under the titles of its group."""
    own = [cell for cell in titles if cell.first == cell.last == col]
    return ink_edges([*layout.column(col), *own])


def names_by_column(
    titles: Sequence[PlannedCell],
) -> dict[int, PlannedCell]:
    """The first title that is over one column alone, by column."""
    return {
        title.first: title
        for title in reversed(titles)
        if title.first == title.last
    }


def runs_of_columns(cols: Sequence[int]) -> list[list[int]]:
    """The columns in groups that follow each other."""
    runs: list[list[int]] = []
    for col in cols:
        if runs and runs[-1][-1] == col - 1:
            runs[-1].append(col)
        else:
            runs.append([col])
    return runs


@dataclass(frozen=True, slots=True)
class ColumnSharing:
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
        wrapped = [cell for cell in cells if is_wrapped(cell, self.below)]
        if wrapped:
            self._share_out_beside(wrapped, cells, run, may_stay=may_stay)
            return
        is_alone = len(cells) == 1 and not self._are_years(run)
        if is_alone and may_stay and self.is_in_line(cells[0]):
            return

        for cell, span in zip(cells, self._best_way(cells, run), strict=False):
            cell.span(*span)

    def _share_out_beside(
        self,
        wrapped: Sequence[PlannedCell],
        cells: Sequence[PlannedCell],
        run: Sequence[int],
        *,
        may_stay: bool,
    ) -> None:
        """Share the columns of a run out among the titles beside those that are of one column."""
        taken = spanned_columns(wrapped)
        for rest in runs_of_columns([col for col in run if col not in taken]):
            inside = [
                cell
                for cell in cells
                if cell not in wrapped and enclose(rest, cell)
            ]
            self.share_out(inside, rest, may_stay=may_stay)

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
        return (
            _first_text(own)[0].islower()
            and abs(own.middle - cell.middle) < near
        )

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
        return offset_to(cell, self.extents[first], self.extents[last])

    def _most(self, first: int, last: int) -> float:
        """How far a title may be from the middle or an edge of its columns, in points."""
        width = self.extents[last][1] - self.extents[first][0]
        return max(
            self.layout.size, self.layout.settings.spans.near_middle * width
        )


def is_wrapped(cell: PlannedCell, below: Mapping[int, PlannedCell]) -> bool:
    """Whether a title is the first line of the one below it in its column: it is left open, and
    several dates do not end it, or that begins with a small letter where those beside it do not.
    """
    own = below.get(cell.first)
    if own is None or own.cols != cell.cols:
        return False
    beside = [
        below[col] for col in (cell.first - 1, cell.first + 1) if col in below
    ]
    return goes_on_below(
        cell.pieces[-1].segment.text,
        _first_text(own),
        list(map(_first_text, beside)),
    )


def _first_text(title: PlannedCell) -> str:
    """What a title begins with."""
    return title.pieces[0].segment.text
