"""The lines above a table's figures: how many of them are column titles, and which are one row.

Wrapped titles are one row; a title over several columns is a row above the titles of these.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, pairwise, takewhile

import numpy as np

from extract.french.lexicon.calendar import is_year
from extract.french.lexicon.marks import is_in_brackets
from extract.grids.key_lines import numbers_columns
from extract.grids.unruled.columns import Layout, Piece, PlacedLine
from extract.grids.unruled.segments import Printed, Segment
from extract.grids.unruled.wrapping import (
    is_continuation,
    last_above,
    white_inside_rows,
)
from extract.several import partition

_SERIES = 3
"""Years in a row of titles that one title may be over the middle one of."""
_NUMBER = re.compile(r"(?:\d{1,2}|[A-Z]|[IVX]{1,4})\s?[.)]\s")
"""The number that opens the heading of a group: "1. VOIRIE"."""


def count_title_lines(
    layout: Layout, parts: Callable[[PlacedLine, PlacedLine], bool]
) -> int:
    """How many lines are column titles: down to the last one above the figures that stands over a
    column of figures.

    Labels that follow are wrapped cells of the first row or a band, but for one that goes on from
    its title, with no border that ``parts`` them; a numbered heading is a band, and one that a
    border parts from the titles, over codes too.
    """
    above = _lines_without_figures(layout)
    end = 0
    for number, (over, placed) in enumerate(pairwise([None, *above]), 1):
        assert placed is not None
        is_parted = over is not None and parts(over, placed)
        if _names_figures(placed, layout, is_parted=is_parted):
            end = number
    if not end:
        return 0

    for placed in above[end:]:
        if _is_numbered(placed) or parts(above[end - 1], placed):
            break
        if not _continues_titles(above[:end], placed, layout):
            break
        end += 1
    return end


def _names_figures(
    placed: PlacedLine, layout: Layout, *, is_parted: bool
) -> bool:
    """Whether a line stands over a column of figures and is no band: one that a border parts from
    what is above it names codes, and what is below."""
    if _is_numbered(placed) or not _is_over_figures(placed, layout):
        return False
    return not (is_parted and _is_label(placed))


def group_title_lines(
    lines: Sequence[PlacedLine], layout: Layout
) -> list[Sequence[PlacedLine]]:
    """The lines of titles as rows, top to bottom."""
    rows: list[list[PlacedLine]] = [[lines[0]]]
    aside: list[PlacedLine] = []
    for number, placed in enumerate(lines[1:], 1):
        if _is_between_levels(lines, number, layout):
            aside.append(placed)
            rows[-1].append(placed)
            continue
        above = [line for line in rows[-1] if line not in aside]
        if _starts_title_row(above, placed, layout):
            rows.append([placed])
        else:
            rows[-1].append(placed)
    return list(rows)


def are_shared_units(titles: Sequence[PlacedLine], layout: Layout) -> bool:
    """Whether the last line of titles is nothing but units in brackets, and not one for each of the
    columns named above it: one is across some of these, or out of line with its own title."""
    *above, units = titles
    own = _right_of_labels(units)
    if not own or not all(is_in_brackets(piece.segment.text) for piece in own):
        return False
    pieces = chain(own, chain.from_iterable(line.pieces for line in above))
    named = {piece.first for piece in pieces} - {0}
    return len(own) < len(named) and any(
        piece.is_spanning or not _is_in_line(above, piece, layout)
        for piece in own
    )


def _is_between_levels(
    lines: Sequence[PlacedLine], number: int, layout: Layout
) -> bool:
    """Whether a line of titles has those of labels, or of columns that no other line has a title
    over, set half way between the two levels around it, which are as far apart as rows are; it is
    no row between them.
    """
    if number + 1 == len(lines):
        return False
    above, placed, below = lines[number - 1 : number + 2]
    if not (_over_figures(above, layout) and _over_figures(below, layout)):
        return False
    others = (one for one in lines if one is not placed)
    are_whole = not any(_print_in_one_column(placed, one) for one in others)
    if _over_figures(placed, layout) and not are_whole:
        return False
    halfway = (above.line.middle + below.line.middle) / 2
    near = layout.settings.regions.half_way * layout.size
    if abs(placed.line.middle - halfway) >= near:
        return False
    is_row = _is_as_far_as_rows(above, placed, layout)
    return not is_row and _is_as_far_as_rows(above, below, layout)


def count_spanning_lines(
    lines: Sequence[PlacedLine], layout: Layout, beside: Collection[int] = ()
) -> int:
    """How many of the first lines are titles over others, where all cannot be one row; 0 where they
    can. The titles of columns ``beside`` those that a rule parts from a title above them may be of
    both levels: what is below the rule alone is one row where all of it has one middle.

    The cells of one row are all at its top, in its middle or at its foot. Where no title over
    figures or beside them is as the others, but those over figures are without the first lines,
    these are a row of their own.
    """
    tolerance = layout.settings.rows.same_height * layout.size
    if _are_level(_heights(lines, range(layout.cols)), tolerance):
        return 0
    own = [col for col in range(layout.cols) if beside and col not in beside]
    if own and _are_centred(_heights(lines, own), tolerance):
        return 0

    figures = [col for col in range(1, layout.cols) if layout.figures[col]]
    for count in range(1, len(lines)):
        over, under = lines[:count], lines[count:]
        if not _may_stand_over(over, under, layout):
            continue
        if _are_two_levels(over, under, figures, tolerance):
            return count
    return 0


def _may_stand_over(
    over: Sequence[PlacedLine], under: Sequence[PlacedLine], layout: Layout
) -> bool:
    """Whether lines do not overlap in height over figures, and do not go on each in its column."""
    if _overlap_in_figures(over, under, layout):
        return False
    return not _are_each_over_one(over, under, layout)


def _are_each_over_one(
    over: Sequence[PlacedLine], under: Sequence[PlacedLine], layout: Layout
) -> bool:
    """Whether titles over figures are more than half as many as those columns, and each ends where
    the text below it in its own column does: they go on there, and none stands over several."""
    above = [piece for line in over for piece in _pieces_over(line, layout)]
    below = [piece for line in under for piece in _pieces_over(line, layout)]
    if 2 * len(above) <= len({piece.first for piece in below}):
        return False
    return all(
        not title.is_spanning and _ends_with_next(title, below, layout)
        for title in above
    )


def _ends_with_next(
    title: Piece, below: Sequence[Piece], layout: Layout
) -> bool:
    """Whether the first text below a title in its columns ends where the title does."""
    own = next(filter(title.meets, below), None)
    if own is None:
        return False
    return abs(own.segment.x1 - title.segment.x1) < layout.in_line


def _pieces_over(placed: PlacedLine, layout: Layout) -> list[Piece]:
    """What a line prints over columns of figures."""
    return [one for one in placed.pieces if layout.is_of_figures(one.first)]


def _overlap_in_figures(
    over: Sequence[PlacedLine], under: Sequence[PlacedLine], layout: Layout
) -> bool:
    """Whether all titles over figures reach down between the first ones under them, as the lines of
    a wrapped title do around those set in the middle beside it, and no two rows."""
    titles = [line for line in over if _over_figures(line, layout)]
    first = _first_over_figures(under, layout)
    if first is None or not titles:
        return False
    return all(line.interlocks(first) for line in titles)


def part_titles_across(
    lines: Sequence[PlacedLine], layout: Layout
) -> tuple[Sequence[PlacedLine], Sequence[PlacedLine]] | None:
    """The lines of titles as two rows where the first ones print nothing but titles across columns,
    each in the middle of titles that these have below: those, and whatever is beside both levels;
    and the titles below them. None where they are no such two.
    """
    first = list(takewhile(_is_across, lines))
    over = [piece for line in first for piece in line.pieces]
    below = lines[len(first) :]
    if not over or not all(_is_amid(title, below, layout) for title in over):
        return None

    beside: list[PlacedLine] = []
    under: list[PlacedLine] = []
    for line in below:
        upper, lower = partition(
            line.pieces, lambda piece: not any(map(piece.meets, over))
        )
        if upper:
            beside.append(replace(line, pieces=tuple(upper)))
        if lower:
            under.append(replace(line, pieces=tuple(lower)))
    return [*first, *beside], under


def _is_across(placed: PlacedLine) -> bool:
    """Whether a line prints titles across columns alone."""
    return all(piece.is_spanning for piece in placed.pieces)


def _is_amid(title: Piece, below: Sequence[PlacedLine], layout: Layout) -> bool:
    """Whether each column of a title has one of its own below, and it is in the middle of these."""
    own = [
        piece for line in below for piece in line.pieces if title.meets(piece)
    ]
    columns = {piece.first for piece in own}
    if any(piece.is_spanning for piece in own):
        return False
    if columns != set(range(title.first, title.last + 1)):
        return False
    left = min(piece.segment.x0 for piece in own)
    right = max(piece.segment.x1 for piece in own)
    reach = layout.settings.spans.title_middle * layout.size
    return abs((left + right) / 2 - title.segment.middle) < reach


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
    if numbers_columns(placed.line) or _gathers_titles(above, placed, layout):
        return True
    if _part_columns(above, placed, layout) or _is_over_years(above, placed):
        return True
    last = above[-1]
    is_level = _has_title_over_several(above, placed)
    if last.interlocks(placed):
        return is_level and not _print_in_one_column(last, placed)
    title_white = layout.settings.rows.title_white * layout.size
    if is_level or last.white_to(placed) > title_white:
        return True
    return _is_label(placed) and not _wraps_label(above, placed, layout)


def _is_over_years(above: Sequence[PlacedLine], placed: PlacedLine) -> bool:
    """Whether a line prints years alone side by side, and what is above these stands over the
    middle one: a title of all of them, of which none is named apart from the others.
    """
    years = [piece for piece in placed.pieces if is_year(piece.segment.text)]
    columns = [piece.first for piece in years]
    if len(years) < _SERIES or any(b - a != 1 for a, b in pairwise(columns)):
        return False
    over = [
        piece
        for line in above
        for piece in line.pieces
        if any(map(piece.meets, years))
    ]
    middle = columns[len(columns) // 2]
    is_odd = len(columns) % 2 == 1
    return is_odd and [piece.first for piece in over] == [middle]


def _print_in_one_column(one: PlacedLine, other: PlacedLine) -> bool:
    """Whether two lines have texts in a common column: the last lines of titles beside those that
    others stand over have none.
    """
    return any(a.meets(b) for a in one.pieces for b in other.pieces)


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
    """Whether a title is out of line with one of those in its columns, and none of these goes on
    from it where the others begin anew: "Capital dû avant", "échéance" beside "Date".
    """
    own = [piece for piece in under if piece.meets(title)]
    over = [title.segment]
    going_on = [
        piece for piece in own if _goes_on(over, tolerance, piece.segment)
    ]
    if going_on and len(going_on) < len(own):
        return False
    return any(
        title.segment.offset_to(piece.segment) >= tolerance for piece in own
    )


# ------------------------------------------------------------------------------
# titles that part the columns among them


def titles_under_each(
    over: Sequence[Printed], under: Sequence[Printed], layout: Layout
) -> list[int]:
    """How many titles below each of several has under it, two or more, where they part all of these
    among them: each in the middle of its own, or each at the left of the first; else none.
    """
    if not 1 < len(over) <= len(under) // 2:
        return []
    return _counts_from_left(
        over, under, layout.in_line
    ) or _counts_around_middles(
        over, under, layout.settings.spans.title_middle * layout.size
    )


def stands_over(
    above: Sequence[PlacedLine], placed: PlacedLine, layout: Layout
) -> bool:
    """Whether titles stand over more of them in ``placed``, as far from these as rows are from each
    other, and none of these goes on from one: with a small letter or a year in line with it.
    """
    line = _last_over_figures(above, layout)
    if line is None or not _is_as_far_as_rows(line, placed, layout):
        return False
    over, under = _over_figures(line, layout), _over_figures(placed, layout)
    return len(over) < len(under) and not any(
        map(partial(_goes_on, over, layout.in_line), under)
    )


def _goes_on(over: Sequence[Segment], tolerance: float, title: Segment) -> bool:
    """Whether a title that begins with no capital is in line with one of those above it."""
    if title.text[0].isupper():
        return False
    return any(title.offset_to(each) < tolerance for each in over)


def _part_columns(
    above: Sequence[PlacedLine], placed: PlacedLine, layout: Layout
) -> bool:
    """Whether several titles of a line above part all of these among them, as far from these as
    rows are from each other: a title in the middle of an odd number of columns is in line with one
    of them, and so is one that is set at the left of its own. Titles beside these may be on lines
    between.

    What differs tells them from the first lines of titles, and that none goes on with a small
    letter.
    """
    under = [
        piece for piece in placed.pieces if layout.is_of_figures(piece.first)
    ]
    if any(piece.segment.text[0].islower() for piece in under):
        return False
    return any(_parts(line, placed, under, layout) for line in above)


def _parts(
    line: PlacedLine,
    placed: PlacedLine,
    under: Sequence[Piece],
    layout: Layout,
) -> bool:
    """Whether the titles that one line prints over the columns of some below it part these."""
    if not under or not _is_as_far_as_rows(line, placed, layout):
        return False
    first, last = under[0].first, under[-1].last
    over = [
        piece.segment
        for piece in line.pieces
        if layout.is_of_figures(piece.first)
        and first <= piece.first
        and piece.last <= last
    ]
    if len({title.text for title in over}) < len(over):
        return False
    titles = [piece.segment for piece in under]
    return bool(titles_under_each(over, titles, layout))


def _is_as_far_as_rows(
    above: PlacedLine, placed: PlacedLine, layout: Layout
) -> bool:
    """Whether there is more white between two lines than the lines of a cell have."""
    inside = white_inside_rows(layout)
    return inside is not None and above.white_to(placed) >= inside


def _last_over_figures(
    lines: Sequence[PlacedLine], layout: Layout
) -> PlacedLine | None:
    """The last line that prints something over columns of figures."""
    return _first_over_figures(reversed(lines), layout)


def _first_over_figures(
    lines: Iterable[PlacedLine], layout: Layout
) -> PlacedLine | None:
    return next((line for line in lines if _over_figures(line, layout)), None)


def _over_figures(placed: PlacedLine, layout: Layout) -> list[Segment]:
    """The texts of what a line prints over columns of figures."""
    return [piece.segment for piece in _pieces_over(placed, layout)]


def _counts_from_left(
    over: Sequence[Printed], under: Sequence[Printed], tolerance: float
) -> list[int]:
    """The counts where each title begins with the first of its own, the first with the first of
    all.
    """
    starts = [
        k
        for k, title in enumerate(under)
        if any(abs(title.x0 - each.x0) < tolerance for each in over)
    ]
    if len(starts) != len(over) or starts[0] != 0:
        return []
    counts = [b - a for a, b in pairwise([*starts, len(under)])]
    return counts if min(counts) > 1 else []


def _counts_around_middles(
    over: Sequence[Printed], under: Sequence[Printed], tolerance: float
) -> list[int]:
    """The counts where each title is in the middle of its own, from the first of all to the
    last.
    """
    counts: list[int] = []
    for title in over:
        count = _count_around(title, under[sum(counts) :], tolerance)
        if not count:
            return []
        counts.append(count)
    return counts if sum(counts) == len(under) else []


def _count_around(
    title: Printed, under: Sequence[Printed], tolerance: float
) -> int:
    """How many titles from the first on have the middle of ``title``: that of all, or that of the
    middles of the first and the last; 0 where none have.
    """
    for count, last in enumerate(under[1:], 2):
        first = under[0]
        middles = (first.x0 + last.x1) / 2, (first.middle + last.middle) / 2
        if any(abs(x - title.middle) < tolerance for x in middles):
            return count
    return 0


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


def _are_centred(heights: Mapping[int, Height], tolerance: float) -> bool:
    """Whether all have one middle."""
    middles = [(top + foot) / 2 for top, foot in heights.values()]
    return not middles or max(middles) - min(middles) < tolerance


def _are_level(heights: Mapping[int, Height], tolerance: float) -> bool:
    """Whether all have one top, one middle or one foot."""
    if not heights:
        return True
    tops, feet = np.array(list(heights.values())).T
    middles = (tops + feet) / 2
    return bool(min(map(np.ptp, (tops, feet, middles))) < tolerance)
