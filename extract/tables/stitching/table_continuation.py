"""Whether a table, a row or a cell goes on over a break: the one test, for every module that asks.

A table goes on where its columns and its header do. The first row below a break is the rest of the
last one above it where nothing speaks against it and its texts go on. A label that spans the break
is printed on one side of it. (Lines of prose: `extract.lines.line_continuation`; wrapped lines
inside a cell of a table without rules: `extract.grids.unruled.wrapping`.)
"""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from extract.french.lexicon.heading_words import without_continued
from extract.french.lexicon.totals import total_rank
from extract.grid import GridCell
from extract.grids.ruled.engine import RuledEngine
from extract.tables.stitching.column_blocks import SAME_EDGE, ColumnBlock
from extract.tables.stitching.draft_cell import DraftCell
from extract.tables.stitching.headers import is_value

SHIFTED = 80.0
"""A table's left side may move by this much from page to page, in points."""
OVERLAPPING = 0.5
"""Share of the narrower of two columns that lies over the other where they are one."""
SAME_LABELS = 0.8
"""Share of a header's labels that are those of another one which it repeats."""
MARGINS = 12.0
"""White inside a cell's borders, left and right together, in points, at most."""
WRAPPED = 3
"""Lines above and below a break that show a text which is wrapped, and goes on."""

_BULLETS = " -–—•*.:«\u00a0"
_DIGITS = re.compile(r"\d+")

_AtBreak = tuple[DraftCell, GridCell]
"""The cells of one column above and below a break."""


# -------------------------------------------------------------------------------------------------
# tables


def table_goes_on(first: ColumnBlock, last: ColumnBlock, block: ColumnBlock) -> bool:
    """Whether a block can be the rest of a table, by its columns and its header: it has none, or
    the table's own once more.

    ``first`` and ``last`` are the table's blocks so far: the one with its header, the one before.
    """
    if not same_columns(last, block):
        return False
    if not block.head.found:
        return True
    return repeats_header(first, block)


def same_columns(above: ColumnBlock, below: ColumnBlock) -> bool:
    """Whether the columns of two blocks agree: same width, and the borders of one are among those
    of the other; where no rules draw them, as many, and each mostly over its own.
    """
    if RuledEngine.name not in (above.engine, below.engine):
        return above.cols == below.cols and _overlap(above, below)

    left, right = above.relative_edges, below.relative_edges
    if (
        abs(left[-1] - right[-1]) > 2 * SAME_EDGE
        or abs(above.edges[0] - below.edges[0]) > SHIFTED
    ):
        return False
    few, many = sorted((left, right), key=len)
    if len(few) < 2:
        return False
    return all(_is_among(edge, many) for edge in few)


def _is_among(edge: float, edges: Sequence[float]) -> bool:
    return any(abs(edge - other) <= SAME_EDGE for other in edges)


def _overlap(above: ColumnBlock, below: ColumnBlock) -> bool:
    """Whether each column of one lies mostly over the same column of the other."""
    for (a0, a1), (b0, b1) in zip(
        pairwise(above.edges), pairwise(below.edges), strict=True
    ):
        if min(a1, b1) - max(a0, b0) < OVERLAPPING * min(a1 - a0, b1 - b0):
            return False
    return True


def repeats_header(first: ColumnBlock, block: ColumnBlock) -> bool:
    """Whether the header of ``block`` is that of the table's ``first`` block once more, and its
    title, if it has one, too.
    """
    if not first.head.found or not block.head.found:
        return False
    if block.title and plain_title(block.title) != plain_title(first.title):
        return False

    theirs, ours = first.labels, block.labels
    if len(theirs) != len(ours):
        return False
    same = sum(one == other for one, other in zip(theirs, ours, strict=True))
    return same >= SAME_LABELS * len(ours)


def plain_title(text: str) -> str:
    """A title without "(suite)" and its page number, in lower case."""
    return without_continued(_DIGITS.sub("#", text)).strip().casefold()


def ends_with_total(block: ColumnBlock) -> bool:
    """Whether the last row of a block is a total: a title printed again below it starts another
    table.
    """
    last = [cell for cell in block.cells if cell.row + cell.rowspan == block.rows]
    return any(is_total(cell.text) for cell in last)


def is_total(text: str) -> bool:
    """Whether a cell is the label of a total."""
    return total_rank(text.lstrip(_BULLETS)) is not None


# -------------------------------------------------------------------------------------------------
# rows


def row_goes_on(above: Mapping[int, DraftCell], below: Mapping[int, GridCell]) -> bool:
    """Whether the first row below a page break is the rest of the last one above it.

    Both rows are given by column. Never if both print a figure in one column, or one is a total.
    Where no rule closes the row at the break, one of the two must be without figures while the
    other has some, or without its key. Where rules close it on both sides, it must lack its key,
    and a text must go on: below a row that has its figures already, or over several lines; or each
    of its texts must go on from a line that was full.
    """
    if set(above) != set(below) or len(below) < 2:
        return False

    pairs = [(above[col], below[col]) for col in sorted(below)]
    if not all(_can_be_one(*pair) for pair in pairs):
        return False

    single = [(a, b) for a, b in pairs if a.rowspan == 1 and b.rowspan == 1]
    if not single:
        return False
    if _is_open(single):
        return _completes_open_row(single)
    return _completes_closed_row(single, spans=len(single) < len(pairs))


def _can_be_one(above: DraftCell, below: GridCell) -> bool:
    """Whether nothing speaks against two cells of one column being halves of one cell."""
    if above.cell.colspan != below.colspan:
        return False

    both = bool(above.lines and below.lines)
    if above.rowspan > 1 or below.rowspan > 1:
        return not both or above.cell.open_bottom
    if any(map(is_total, (above.text, below.text))):
        return False
    if not both:
        return True
    if above.cell.bold != below.bold:
        return False
    return not any(map(is_value, (above.text, below.text)))


def _is_open(pairs: Sequence[_AtBreak]) -> bool:
    """Whether no rule closes the row at the break."""
    if all(above.cell.open_bottom for above, _ in pairs):
        return True
    return all(below.open_top for _, below in pairs)


def _completes_open_row(pairs: Sequence[_AtBreak]) -> bool:
    printed_above = any(above.lines for above, _ in pairs)
    printed_below = any(below.lines for _, below in pairs)
    if not (printed_above and printed_below):
        return True
    figures_above, figures_below = _have_figures(pairs)
    if figures_above != figures_below:
        return True
    if figures_above:
        return False
    return _lacks_key(pairs)


def _completes_closed_row(pairs: Sequence[_AtBreak], *, spans: bool) -> bool:
    """``spans``: a cell of the row spans others too."""
    has_its_figures = _have_figures(pairs) == (True, False)
    if has_its_figures and _had_no_room(pairs):
        return True
    if not _lacks_key(pairs):
        return False

    running = [len(a.lines) + len(b.lines) for a, b in pairs if a.lines and b.lines]
    if has_its_figures and running:
        return True
    if spans:
        return False
    return max(running, default=0) >= WRAPPED


def _have_figures(pairs: Sequence[_AtBreak]) -> tuple[bool, bool]:
    """Whether the cells above, and those below, print a figure."""
    return any(is_value(above.text) for above, _ in pairs), any(
        is_value(below.text) for _, below in pairs
    )


def _lacks_key(pairs: Sequence[_AtBreak]) -> bool:
    """Whether the row below prints something, and nothing in the column of its key."""
    key_above, key_below = pairs[0]
    printed = any(below.lines for _, below in pairs)
    if not printed:
        return False
    if not key_above.lines:
        return False
    return not key_below.lines


def _had_no_room(pairs: Sequence[_AtBreak]) -> bool:
    """Whether each text below continues one above whose last line had no room for a word more."""
    printed = [pair for pair in pairs if pair[1].lines]
    return bool(printed) and all(_is_full(*pair) for pair in printed)


def _is_full(above: DraftCell, below: GridCell) -> bool:
    if (
        not above.lines
        or above.angle
        or below.angle
        or above.cell.shaded != below.shaded
    ):
        return False
    first_word, _ = below.ends
    return above.last_width + first_word > below.bbox.x1 - below.bbox.x0 - MARGINS


# -------------------------------------------------------------------------------------------------
# labels


def label_goes_on(above: DraftCell, below: GridCell, spans: Callable[[], bool]) -> bool:
    """Whether two cells at a page break are one label: at most one prints it, in a column of
    spanning labels.

    ``spans`` says whether labels in their column span rows, as a rule.
    """
    if (above.lines and below.lines) or is_value(above.text) or is_value(below.text):
        return False
    if below.lines:
        if above.rowspan > 1:
            return True
        if below.rowspan <= 1:
            return False
        return spans()
    return above.rowspan > 1 or below.rowspan > 1 or spans()
