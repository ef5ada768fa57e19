"""Which columns and rows titles span: by the rules around and under them, by the middle they are
set in, and by what each column below lacks; a text alone in its row spans the table in whose middle
it is set.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.grids.unruled.spans.centred_titles import (
    span_by_middles,
    span_over_texts,
)
from extract.grids.unruled.spans.planned_cells import (
    PlannedCell,
    Span,
    if_free,
    spanned_columns,
)
from extract.grids.unruled.spans.ruled_titles import (
    TitleArea,
    boxed_span,
    underlined_span,
)
from extract.grids.unruled.spans.shared_columns import (
    is_wrapped,
    names_by_column,
    share_out_columns,
)
from extract.grids.unruled.spans.shared_units import span_units
from extract.several import partition


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
        share_out_columns(row, titles, area)

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
    """Stretch the titles above a last row of units as if that were none, but for one that is all
    that its column has for a name, and the units over the columns that share each."""
    last = area.count - 1
    units, names = partition(titles, lambda cell: cell.row == last)
    alone = [one for one in units if not any(map(one.meets, names))]
    count = area.count if alone else last
    span_titles(
        [*names, *alone], replace(area, count=count, are_units_last=False)
    )
    for name in names:
        name.rowspan = min(name.rowspan, last - name.row)
    span_units(units, names, area)


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

    boxed = boxed_span(cell, area)
    span = if_free(boxed, taken)
    # a frame around titles beside it, as that of the table is, gives way to a rule under it
    if span is None and cell.row < area.count - 1:
        told = underlined_span(cell, area) or boxed
        spans = (told, *_middle_spans(cell, beside, titles, area, told))
        span = next(filter(None, (if_free(one, taken) for one in spans)), None)

    if span is not None:
        cell.span(*span)


def _middle_spans(
    cell: PlannedCell,
    beside: Sequence[PlannedCell],
    titles: Sequence[PlannedCell],
    area: TitleArea,
    told: Span | None,
) -> Iterator[Span | None]:
    """The columns in whose middle a title is, the likeliest first, where no rule has ``told`` them:
    none for the first line of the one below it.
    """
    below = [other for other in titles if other.row > cell.row]
    if told is None:
        if is_wrapped(cell, names_by_column(below)):
            return
        yield span_by_middles(cell, beside, titles, area.layout)
    yield span_over_texts(cell, titles, area.layout)


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
