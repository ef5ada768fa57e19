"""Titles by the middle they are set in: among those beside them, or by themselves."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from extract.grids.unruled.columns import Layout, ink_edges, offset_to
from extract.grids.unruled.spans.planned_cells import (
    PlannedCell,
    Span,
    spanned_columns,
)
from extract.grids.unruled.spans.shared_columns import (
    ColumnSharing,
    names_by_column,
)
from extract.grids.unruled.titles.title_rows import titles_under_each
from extract.several import only, present

_ALIGNED = 3
"""Figures that end at one x, from which that is the edge of their cells."""


def span_by_middles(
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
    own = offset_to(cell, layout.extents[cell.first], layout.extents[cell.last])
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
    ends = [ink_edges(layout.column(col)) for col in range(layout.cols)]
    whites = [right[0] - left[1] for left, right in pairwise(ends)]
    return min(whites) / 2 + layout.settings.spans.measured


def span_over_texts(
    cell: PlannedCell, titles: Sequence[PlannedCell], layout: Layout
) -> Span | None:
    """The only columns of texts, each with its title below, in whose middle a title is set, where
    it is neither in the middle of its own nor in line with the title there.
    """
    names = names_by_column([x for x in titles if x.row > cell.row])
    own = names.get(cell.first)
    if own is None or own.cols != cell.cols:
        return None
    parting = ColumnSharing({}, layout, names, are_all_titled=True)
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
