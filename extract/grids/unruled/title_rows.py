"""The lines above a table's figures: how many of them are column titles, and which are one row.

Wrapped titles are one row; a title over several columns is a row above the titles of these.
"""

import re
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from extract.grids.unruled.columns import Layout, Piece, PlacedLine
from extract.grids.unruled.wrapping import (
    is_continuation,
    last_above,
    white_inside_rows,
)

_NUMBER = re.compile(r"(?:\d{1,2}|[A-Z]|[IVX]{1,4})\s?[.)]\s")
"""The number that opens the heading of a group: "1. VOIRIE"."""


def count_title_lines(layout: Layout) -> int:
    """How many lines are column titles: down to the last one above the figures that stands over a
    column of figures.

    Labels that follow are wrapped cells of the first row or a band, but for one that goes on from
    its title; a numbered heading is a band, over codes too.
    """
    above = _lines_without_figures(layout)
    end = 0
    for number, placed in enumerate(above, 1):
        if _is_over_figures(placed, layout) and not _is_numbered(placed):
            end = number
    if not end:
        return 0

    for placed in above[end:]:
        if _is_numbered(placed):
            break
        if not _continues_titles(above[:end], placed, layout):
            break
        end += 1
    return end


def group_title_lines(
    lines: Sequence[PlacedLine], layout: Layout
) -> list[Sequence[PlacedLine]]:
    """The lines of titles as rows, top to bottom."""
    rows: list[list[PlacedLine]] = [[lines[0]]]
    for placed in lines[1:]:
        if _starts_title_row(rows[-1], placed, layout):
            rows.append([placed])
        else:
            rows[-1].append(placed)
    return list(rows)


def count_spanning_lines(lines: Sequence[PlacedLine], layout: Layout) -> int:
    """How many of the first lines are titles over others, where all cannot be one row; 0 where they
    can.

    The cells of one row are all at its top, in its middle or at its foot. Where no title over
    figures or beside them is as the others, but those over figures are without the first lines,
    these are a row of their own.
    """
    tolerance = layout.settings.rows.same_height * layout.size
    heights = _heights(lines, range(layout.cols))
    if _are_level(heights, tolerance):
        return 0

    figures = [col for col in range(1, layout.cols) if layout.figures[col]]
    for count in range(1, len(lines)):
        over, under = lines[:count], lines[count:]
        if _are_two_levels(over, under, figures, tolerance):
            return count
    return 0


def _lines_without_figures(layout: Layout) -> Sequence[PlacedLine]:
    """The lines above the first figure, a wrapped title's number and years apart."""
    for i in range(layout.title_lines, layout.head):
        if _prints_figure(layout.lines[i]):
            return layout.lines[:i]
    return layout.lines[: layout.head]


def _prints_figure(placed: PlacedLine) -> bool:
    return any(piece.segment.is_plain_figure for piece in placed.pieces)


def _is_over_figures(placed: PlacedLine, layout: Layout) -> bool:
    return any(any(layout.figures[p.first : p.last + 1]) for p in placed.pieces)


def _continues_titles(
    above: Sequence[PlacedLine], placed: PlacedLine, layout: Layout
) -> bool:
    """Whether a line is the next one of a title, each text in line with the one above it."""
    if _starts_title_row(above, placed, layout):
        return False
    if not is_continuation(above, placed, layout):
        return False
    return all(_is_in_line(above, piece, layout) for piece in placed.pieces)


def _is_numbered(placed: PlacedLine) -> bool:
    """Whether a line is the numbered heading of what follows, alone in its row."""
    text = placed.pieces[0].segment.text
    return len(placed.pieces) == 1 and _NUMBER.match(text) is not None


def _is_in_line(
    above: Sequence[PlacedLine], piece: Piece, layout: Layout
) -> bool:
    """Whether a text shares an edge or the middle with the one above it, as the lines of one title
    do; one under nothing does.
    """
    before = last_above(above, piece)
    if before is None:
        return True
    return before.offset_to(piece.segment) < layout.in_line


# ------------------------------------------------------------------------------
# rows of titles


def _starts_title_row(
    above: Sequence[PlacedLine], placed: PlacedLine, layout: Layout
) -> bool:
    """Whether a line is the first of a row of titles, below the row ``above``."""
    if _gathers_titles(above, placed, layout):
        return True
    last = above[-1]
    if last.interlocks(placed):
        return False
    if last.white_to(placed) > layout.settings.rows.title_white * layout.size:
        return True
    if _has_title_over_several(above, placed):
        return True
    return _is_label(placed) and not _wraps_label(above, placed, layout)


def _has_title_over_several(
    above: Sequence[PlacedLine], placed: PlacedLine
) -> bool:
    """Whether a title across columns has several of these under it."""
    for line in above:
        spans = (piece for piece in line.pieces if piece.is_spanning)
        if any(_count_under(span, placed) > 1 for span in spans):
            return True
    return False


def _count_under(span: Piece, placed: PlacedLine) -> int:
    return sum(
        span.first <= p.first and p.last <= span.last for p in placed.pieces
    )


def _is_label(placed: PlacedLine) -> bool:
    return len(placed.pieces) == 1 and placed.pieces[0].first == 0


def _wraps_label(
    above: Sequence[PlacedLine], placed: PlacedLine, layout: Layout
) -> bool:
    inside = white_inside_rows(layout)
    if inside is not None and above[-1].white_to(placed) >= inside:
        return False
    return is_continuation(above, placed, layout)


def _gathers_titles(
    above: Sequence[PlacedLine], placed: PlacedLine, layout: Layout
) -> bool:
    """Whether a title above stands over several of these: fewer titles than here, and one out of
    line with its own.

    What stands beside both at half height, a label's title, belongs to either.
    """
    over: list[Piece] = []
    for line in above:
        own = _right_of_labels(line)
        if own and line.interlocks(placed):
            return False
        over += own

    under = _right_of_labels(placed)
    if not over or len(under) <= len(over):
        return False
    return any(_is_off_one(title, under, layout.in_line) for title in over)


def _right_of_labels(placed: PlacedLine) -> list[Piece]:
    return [piece for piece in placed.pieces if piece.first > 0]


def _is_off_one(title: Piece, under: Sequence[Piece], tolerance: float) -> bool:
    """Whether a title is out of line with one of those in its columns."""
    for piece in under:
        offset = title.segment.offset_to(piece.segment)
        if offset >= tolerance and piece.meets(title):
            return True
    return False


# ------------------------------------------------------------------------------
# levels of titles

Height = tuple[float, float]
"""Top and bottom."""


def _are_two_levels(
    over: Sequence[PlacedLine],
    under: Sequence[PlacedLine],
    figures: Collection[int],
    tolerance: float,
) -> bool:
    """Whether the titles ``over`` stand above those ``under``: fewer, over columns that these name,
    and these by themselves are one row.
    """
    above, below = _heights(over, figures), _heights(under, figures)
    if not above or not set(above) <= set(below):
        return False

    titles = 0
    for placed in over:
        titles += sum(piece.last in figures for piece in placed.pieces)
    return titles < len(below) and _are_level(below, tolerance)


def _heights(
    lines: Sequence[PlacedLine], cols: Collection[int]
) -> dict[int, Height]:
    """The top and bottom of what is printed in each of the columns."""
    heights: dict[int, Height] = {}
    for col in cols:
        own = [placed.line for placed in lines if placed.prints_in(col)]
        if own:
            heights[col] = (own[0].top, own[-1].bottom)
    return heights


def _are_level(heights: Mapping[int, Height], tolerance: float) -> bool:
    """Whether all have one top, one middle or one foot."""
    if not heights:
        return True
    tops, feet = np.array(list(heights.values())).T
    middles = (tops + feet) / 2
    return bool(min(map(np.ptp, (tops, feet, middles))) < tolerance)
