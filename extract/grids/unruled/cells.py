"""Rows of lines -> cells with their boxes and spans."""

from collections.abc import Sequence
from itertools import pairwise

from extract.french.folding import has_digit
from extract.french.lexicon.marks import FOOTNOTE_CALL, replaces_figure
from extract.geometry import BBox
from extract.grid import FUSED, GridCell
from extract.grids.unruled.columns import Layout
from extract.grids.unruled.merged_rules import MergedRules
from extract.grids.unruled.rows import RowBorders, RowLines
from extract.grids.unruled.spanning_labels import SpanningLabel
from extract.grids.unruled.spans.planned_cells import PlannedCell, plan_row
from extract.grids.unruled.spans.ruled_titles import (
    TitleArea,
    join_wrapped_titles,
)
from extract.grids.unruled.spans.title_spans import (
    leave_untitled,
    span_titles,
    widen_bands,
)
from extract.lines.tokens import Atom, is_figure
from extract.pdf.page import FloatArray
from extract.several import texts_of

SURE = 0.9
"""Confidence where white or rules decided."""
WRAPPED = 0.7
"""Confidence where only the wrapping of the text decided which lines are one row."""
ACROSS = 0.6
"""Confidence of a text across columns that no rule spans."""


def build_cells(
    layout: Layout,
    rows: Sequence[RowLines],
    borders: RowBorders,
    rules: MergedRules,
    fills: FloatArray,
    labels: Sequence[SpanningLabel] = (),
) -> tuple[tuple[GridCell, ...], BBox]:
    """The cells of a table and the box around it."""
    tops = _row_tops(rows, borders)
    lefts = [layout.x0, *layout.cuts, layout.x1]
    area = TitleArea(
        layout=layout,
        rules=rules,
        tops=tops,
        count=sum(row.title for row in rows),
        spanning=[number for number, row in enumerate(rows) if row.spanning],
        are_units_last=any(row.units for row in rows),
    )

    planned = _plan_titles(rows, labels, area)
    widen_bands(planned, area)
    if labels:
        planned = sorted(planned, key=lambda cell: (cell.row, cell.first))

    cells = tuple(
        _finish(cell, rows[cell.row].sure, _box(cell, lefts, tops), fills)
        for cell in planned
    )
    return cells, BBox(lefts[0], tops[0], lefts[-1], tops[-1])


def _plan_titles(
    rows: Sequence[RowLines], labels: Sequence[SpanningLabel], area: TitleArea
) -> list[PlannedCell]:
    """The cells with their titles joined and stretched over their columns: those on one background
    are wrapped, unless that leaves columns without the title over them.
    """
    planned = join_wrapped_titles(_plan_cells(rows, labels), area, alone=False)
    span_titles(planned, area)
    if not leave_untitled(planned, area):
        return planned

    planned = join_wrapped_titles(_plan_cells(rows, labels), area, alone=True)
    span_titles(planned, area)
    return join_wrapped_titles(planned, area, alone=False)


def _plan_cells(
    rows: Sequence[RowLines], labels: Sequence[SpanningLabel]
) -> list[PlannedCell]:
    planned: list[PlannedCell] = []
    for number, row in enumerate(rows):
        planned += plan_row(row, number)
    for label in labels:
        rowspan = label.last - label.first + 1
        planned.append(
            PlannedCell(
                label.first, label.col, label.col, list(label.pieces), rowspan
            )
        )
    return planned


def _row_tops(rows: Sequence[RowLines], borders: RowBorders) -> list[float]:
    """Where rows part: at the rule between them, or half way."""
    tops = [rows[0].top]
    for above, below in pairwise(rows):
        last, first = above.lines[-1].line.middle, below.lines[0].line.middle
        ruled = [height for height in borders.heights if last < height < first]
        if not ruled and above.bottom > below.top:
            ruled = _heights_beside(above, below, borders)
        tops.append(ruled[0] if ruled else (above.bottom + below.top) / 2)
    return [*tops, rows[-1].bottom]


def _heights_beside(
    above: RowLines, below: RowLines, borders: RowBorders
) -> list[float]:
    """The heights of the rules over part of the table between the first lines of two rows that
    overlap, the lowest first: beside it the titles of the upper one go on.
    """
    first, last = above.lines[0].line.middle, below.lines[0].line.middle
    heights = [rule.at for rule in borders.rules if first < rule.at < last]
    return heights[::-1]


def _box(
    cell: PlannedCell, lefts: Sequence[float], tops: Sequence[float]
) -> BBox:
    return BBox(
        lefts[cell.first],
        tops[cell.row],
        lefts[cell.last + 1],
        tops[cell.end_row],
    )


def _finish(
    cell: PlannedCell, sure: bool, box: BBox, fills: FloatArray
) -> GridCell:
    atoms: list[Atom] = []
    for piece in cell.pieces:
        atoms += piece.segment.atoms
    bold = sum(atom.bold for atom in atoms)
    return GridCell(
        row=cell.row,
        col=cell.first,
        rowspan=cell.rowspan,
        colspan=len(cell.cols),
        lines=tuple(piece.segment.text for piece in cell.pieces),
        bbox=box,
        confidence=_confidence(cell, atoms, sure),
        bold=2 * bold > len(atoms),
        shaded=_is_filled(cell.middle, (box.top + box.bottom) / 2, fills),
    )


def _confidence(cell: PlannedCell, atoms: Sequence[Atom], sure: bool) -> float:
    if _is_fused(atoms):
        return FUSED
    if cell.last > cell.first and not cell.is_ruled:
        return ACROSS
    if sure:
        return SURE
    return WRAPPED


def _is_filled(x: float, y: float, fills: FloatArray) -> bool:
    """Whether a background is painted under a point."""
    x0, top, x1, bottom = fills.T
    return bool(((x0 <= x) & (x1 >= x) & (top <= y) & (bottom >= y)).any())


def _is_fused(atoms: Sequence[Atom]) -> bool:
    """Whether several figures, or a dash and a figure, together read as one."""
    values = sum(_counts_as_value(atom.text) for atom in atoms)
    if values <= 1:
        return False
    return is_figure(" ".join(texts_of(atoms)))


def _counts_as_value(text: str) -> bool:
    if replaces_figure(text):
        return True
    # the call of a footnote belongs to the figure before it and is no second one
    return has_digit(text) and FOOTNOTE_CALL.fullmatch(text) is None
