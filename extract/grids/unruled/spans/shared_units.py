"""Units in brackets below the titles, each of all the columns in whose middle it is set."""

from collections.abc import Collection, Sequence

from extract.grids.unruled.columns import Layout
from extract.grids.unruled.spans.planned_cells import (
    PlannedCell,
    Span,
    enclose,
    if_free,
    spanned_columns,
)
from extract.grids.unruled.spans.ruled_titles import TitleArea
from extract.grids.unruled.spans.shared_columns import (
    ColumnSharing,
    extent_below,
    names_by_column,
    runs_of_columns,
)
from extract.several import only


def span_units(
    units: Sequence[PlannedCell],
    names: Sequence[PlannedCell],
    area: TitleArea,
) -> None:
    """Stretch each unit of the last row over the columns that share it, those ``names`` that have
    several units below over these, and those above no unit down to the foot of the row.
    """
    for name in names:
        _span_over_units(name, names, units, area.layout)

    for unit in units:
        others = [one for one in units if one is not unit]
        span = _shared_span(unit, names, spanned_columns(others), area.layout)
        if span is not None:
            unit.span(*span)
    for name in names:
        if name.end_row == area.count - 1 and not any(map(name.meets, units)):
            name.rowspan += 1


def _span_over_units(
    name: PlannedCell,
    names: Sequence[PlannedCell],
    units: Sequence[PlannedCell],
    layout: Layout,
) -> None:
    """Stretch a title over the columns in whose middle it is, each with a unit of its own and all
    but one without another title: "Évolution" over "(en €)" and "(en %)"."""
    own = names_by_column(units)
    others = [one for one in names if one is not name and one.row >= name.row]
    taken = spanned_columns(others)
    extents = {col: extent_below(col, units, layout) for col in own}
    sharing = ColumnSharing(extents, layout, own, False)
    if not own.keys() >= set(name.cols) or sharing.is_in_line(name):
        return
    spans = sharing.spans_around(name, range(1, layout.cols))
    span = only([each for each in spans if if_free(each, taken)])
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
    span = if_free(only(over), taken)
    if span is not None:
        return span
    own = {
        col: extent_below(col, names, layout)
        for col in range(1, layout.cols)
        if col not in taken
    }
    sharing = ColumnSharing(own, layout, names_by_column(names[::-1]), False)
    if unit.first in own and sharing.is_in_line(unit):
        return None
    for run in runs_of_columns(sorted(own)):
        if enclose(run, unit):
            return only(sharing.spans_around(unit, range(run[0], run[-1] + 1)))
    return None
