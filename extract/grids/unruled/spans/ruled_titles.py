"""Titles by the rules around and under them: which lines are one title, and the columns of one."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from extract.grids.unruled.columns import Layout
from extract.grids.unruled.merged_rules import (
    MergedRules,
    Stretch,
    heights_between,
)
from extract.grids.unruled.spans.planned_cells import PlannedCell, Span, enclose

_FAR = float("inf")


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


def boxed_span(cell: PlannedCell, area: TitleArea) -> Span | None:
    """The columns between the vertical rules to the left and right of a title; a title over several
    columns is none of the labels.
    """
    sides = area.sides(cell)
    if sides is None:
        return None
    inside = area.columns_between(*sides)
    if not enclose(inside, cell):
        return None

    first, last = inside[0], inside[-1]
    is_over_labels = first == 0
    if is_over_labels and cell.row in area.spanning:
        return None
    return first, last


def underlined_span(cell: PlannedCell, area: TitleArea) -> Span | None:
    """The columns over a rule right under a title that is no rule over the whole table."""
    for left, right in stretches_under(cell, area):
        if not left <= cell.middle <= right:
            continue
        # a rule ends where its columns do: the middle of a narrow one may be at its very end
        under = area.columns_between(left - 1, right + 1)
        if enclose(under, cell):
            return under[0], under[-1]
    return None


def stretches_under(cell: PlannedCell, area: TitleArea) -> Iterator[Stretch]:
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
