"""Tables with fewer than two lines of figures: of words between rules, and one row by itself, in a
box or below bold titles.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.grids.unruled.columns import (
    Layout,
    Piece,
    PlacedLine,
    lay_out_lines,
)
from extract.grids.unruled.merged_rules import MergedRules, heights_between
from extract.grids.unruled.regions import TextRegion
from extract.grids.unruled.segments import split_into_segments
from extract.grids.unruled.settings import ExtentSettings, UnruledSettings
from extract.grids.unruled.wrapping import is_continuation
from extract.lines.tokens import TextLine

_IN_BOX = 3
"""Figures of a row that is a table by itself at least."""


def delimit_framed(
    region: TextRegion,
    gap: float,
    rules: MergedRules,
    cuts: Sequence[float],
    settings: UnruledSettings,
) -> Layout | None:
    """A table of words, or of one line with figures: rules over and under its titles and at its
    end, text between all.

    The grid of a chart has rules too, most of them with nothing between.
    """
    size, lines = region.lines[0].size, region.lines
    reach = settings.extent.near_rule * size
    top, bottom = lines[0].middle - reach, lines[-1].middle + reach
    across = rules.across(region.x0, region.x1, settings.extent.closing_rule)
    heights = heights_between(across, top, bottom)
    if len(heights) < settings.extent.frame_rules:
        return None
    if _has_empty_box(heights, lines, size):
        return None

    inside = _lines_between(lines, heights[0], heights[-1])
    titles = len(_lines_between(inside, heights[0], heights[1]))
    if not 0 < titles < len(inside):
        return None
    layout = lay_out_lines(inside, gap, cuts, settings)
    if layout.cols < 2:
        return None
    return _mark_rows_of_words(layout, titles)


def delimit_row_in_box(
    region: TextRegion,
    gap: float,
    rules: MergedRules,
    settings: UnruledSettings,
) -> Layout | None:
    """One row of figures, each right below its title, in a box without inner rules or in boxes
    beside each other, that may leave out the titles.
    """
    for titles, row in pairwise(region.lines):
        if not _name_each_figure(titles, row, gap, settings):
            continue
        if _are_boxed(titles, row, rules, settings.extent):
            layout = lay_out_lines([titles, row], gap, (), settings)
            count = len(split_into_segments(row, gap))
            return layout if layout.cols == count else None
    return None


def delimit_row_under_titles(layout: Layout) -> Layout | None:
    """One row by itself, of a label and figures, below a bold title over each of them."""
    *titles, row = layout.lines
    if len(titles) != 1 or not titles[0].line.is_bold or row.line.is_bold:
        return None
    label, *figures = row.pieces
    if label.segment.is_value or not all(map(_is_figure, figures)):
        return None
    is_whole = 1 < len(row.pieces) == layout.cols
    is_named = _columns_of(titles[0]) == _columns_of(row)
    return layout if is_whole and is_named else None


def _is_figure(piece: Piece) -> bool:
    """Whether a piece is one figure, and no bare year."""
    return piece.segment.is_plain_figure and len(piece.segment.atoms) == 1


def _columns_of(placed: PlacedLine) -> list[tuple[int, int]]:
    return [(piece.first, piece.last) for piece in placed.pieces]


def _name_each_figure(
    titles: TextLine, row: TextLine, gap: float, settings: UnruledSettings
) -> bool:
    """Whether a line prints figures alone, several, and the one above it a word over each."""
    names, figures = (split_into_segments(x, gap) for x in (titles, row))
    if not _IN_BOX <= len(figures) == len(names):
        return False
    if any(one.is_value for one in names):
        return False
    if not all(one.is_plain_figure for one in figures):
        return False
    near = settings.spans.title_middle * row.size
    pairs = zip(names, figures, strict=True)
    return all(name.offset_to(figure) < near for name, figure in pairs)


def _are_boxed(
    titles: TextLine,
    row: TextLine,
    rules: MergedRules,
    settings: ExtentSettings,
) -> bool:
    """Whether a row is between two rules, with its titles or without, and between two sides."""
    x0, x1 = min(titles.x0, row.x0), max(titles.x1, row.x1)
    reach = settings.near_rule * row.size
    across = rules.across(x0, x1, settings.closing_rule)
    over = heights_between(across, titles.middle - reach, row.middle)
    under = heights_between(across, row.middle, row.middle + reach)
    sides = [rule.at for rule in rules.vertical if rule.passes(row.middle)]
    if not over or not under or not sides:
        return False
    return min(sides) < row.x0 and row.x1 < max(sides)


def _lines_between(
    lines: Sequence[TextLine], top: float, bottom: float
) -> list[TextLine]:
    """The lines whose middle is between two heights."""
    return [line for line in lines if top < line.middle < bottom]


def _has_empty_box(
    heights: Sequence[float], lines: Sequence[TextLine], size: float
) -> bool:
    """Whether two rules that are more than a line apart have no text between them."""
    for top, bottom in pairwise(heights):
        is_box = bottom - top > size
        if is_box and not _lines_between(lines, top, bottom):
            return True
    return False


def _mark_rows_of_words(layout: Layout, titles: int) -> Layout:
    """``layout`` with the lines that start a row marked: more than one cell, and no wrapped cells
    of the row above.
    """
    lines = [replace(placed, anchor=False) for placed in layout.lines[:titles]]
    row: list[PlacedLine] = []
    for placed in layout.lines[titles:]:
        starts_row = _starts_row_of_words(row, placed, layout)
        if starts_row:
            row = []
        row.append(placed)
        lines.append(replace(placed, anchor=starts_row))
    return replace(layout, lines=tuple(lines))


def _starts_row_of_words(
    row: Sequence[PlacedLine], placed: PlacedLine, layout: Layout
) -> bool:
    if not row:
        return True
    if len(placed.pieces) == 1:
        return False
    return not is_continuation(row, placed, layout)
