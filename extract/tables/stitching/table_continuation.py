"""Whether a table, a row or a cell goes on over a break: the one test, for every module that asks.

A table goes on where its columns and its header do. The first row below a break is the rest of the
last one above it where nothing speaks against it and its texts go on. A label that spans the break
is printed on one side of it. (Lines of prose: `extract.lines.line_continuation`; wrapped lines
inside a cell of a table without rules: `extract.grids.unruled.wrapping`.)
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.french.folding import fold, with_digits_hidden
from extract.french.lexicon.heading_words import without_continued
from extract.french.lexicon.row_words import is_of_which
from extract.french.lexicon.totals import total_rank
from extract.grid import GridCell
from extract.grids.ruled.engine import RuledEngine
from extract.tables.stitching.cell_values import is_value
from extract.tables.stitching.column_blocks import SAME_EDGE, ColumnBlock
from extract.tables.stitching.draft_cell import DraftCell

SHIFTED = 80.0
"""A table's left side may move by this much from page to page, in points."""
OVERLAPPING = 0.5
"""Share of the narrower of two columns that lies over the other where they are one."""
MANY_COLUMNS = 5
"""Columns that rules draw on both pages at other widths: fewer are alike by chance."""
DRAWN_OVERLAPPING = 0.6
"""Share of the wider of two such columns that lies over the other."""
LIST_COLUMNS = 2
"""Columns of a list of labels and amounts."""
SAME_LABELS = 0.8
"""Share of a header's labels that are those of another one which it repeats."""
MARGINS = 12.0
"""White inside a cell's borders, left and right together, in points, at most."""
WRAPPED = 3
"""Lines above and below a break that show a text which is wrapped, and goes on."""

_SENTENCE_ENDS = (".", ":", ";", "!", "?")
_BULLETS = " -–—•*.:«\u00a0"


# -------------------------------------------------------------------------------------------------
# tables


def table_goes_on(
    first: ColumnBlock, last: ColumnBlock, block: ColumnBlock
) -> bool:
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
    of the other; or as many, each mostly over its own, where rules do not draw both or the columns
    are many.

    A drawn list of labels and amounts and one without rules are alike by chance.
    """
    drawn = [block.engine == RuledEngine.name for block in (above, below)]
    if not any(drawn):
        return _overlap(above, below)
    is_list = above.cols <= LIST_COLUMNS
    if not all(drawn) and not is_list and _overlap(above, below):
        return True

    left, right = above.relative_edges, below.relative_edges
    wider = abs(left[-1] - right[-1])
    shifted = abs(above.edges[0] - below.edges[0])
    if wider > 2 * SAME_EDGE or shifted > SHIFTED:
        return False
    if above.cols >= MANY_COLUMNS and _overlap(above, below, drawn=True):
        return True
    return _share_borders(left, right)


def _share_borders(left: Sequence[float], right: Sequence[float]) -> bool:
    """Whether the borders of one are among those of the other."""
    few, many = sorted((left, right), key=len)
    return len(few) > 1 and all(_is_among(edge, many) for edge in few)


def _is_among(edge: float, edges: Sequence[float]) -> bool:
    return any(abs(edge - other) <= SAME_EDGE for other in edges)


def _overlap(
    above: ColumnBlock, below: ColumnBlock, *, drawn: bool = False
) -> bool:
    """Whether two blocks have as many columns, and each lies mostly over the same of the other."""
    if above.cols != below.cols:
        return False
    columns = zip(pairwise(above.edges), pairwise(below.edges), strict=True)
    for (a0, a1), (b0, b1) in columns:
        common = min(a1, b1) - max(a0, b0)
        narrower, wider = sorted((a1 - a0, b1 - b0))
        least = DRAWN_OVERLAPPING * wider if drawn else OVERLAPPING * narrower
        if common < least:
            return False
    return True


def repeats_header(first: ColumnBlock, block: ColumnBlock) -> bool:
    """Whether the header of ``block`` is that of the table's ``first`` block once more, and its
    title, if it has one, too.
    """
    if not first.head.found or not block.head.found:
        return False
    has_other_title = plain_title(block.title) != plain_title(first.title)
    if block.title and has_other_title:
        return False

    if first.cols != block.cols:
        return False
    if first.names == block.names:
        return True
    theirs, ours = first.labels, block.labels
    same = sum(one == other for one, other in zip(theirs, ours, strict=True))
    return same >= SAME_LABELS * len(ours)


def plain_title(text: str) -> str:
    """A title without "(suite)" and its page number, in lower case."""
    return without_continued(with_digits_hidden(text)).strip().casefold()


def ends_with_total(block: ColumnBlock) -> bool:
    """Whether the last row of a block is a total: a title printed again below it starts another
    table.
    """
    last = [cell for cell in block.cells if cell.end_row == block.rows]
    return any(is_total(cell.text) for cell in last)


def is_total(text: str) -> bool:
    """Whether a cell is the label of a total."""
    return total_rank(text.lstrip(_BULLETS)) is not None


# -------------------------------------------------------------------------------------------------
# rows


def row_goes_on(
    above: Mapping[int, DraftCell],
    below: Mapping[int, GridCell],
    *,
    total_next: bool = False,
) -> bool:
    """Whether the first row below a page break is the rest of the last one above it.

    Both rows are given by column. Never if both print a figure in one column, or one is a total.
    Where no rule closes the row at the break, one of the two must be without figures while the
    other has some, or without its key. Where rules close it on both sides, it must lack its key,
    and a text must go on: below a row that has its figures already, or over several lines; or each
    of its texts must go on from a line that was full; or a bracket opened above closes below.
    """
    if set(above) != set(below) or len(below) < 2:
        return False

    cells = [_CutCell(above[col], below[col]) for col in sorted(below)]
    if not all(cell.can_be_one for cell in cells):
        return False

    single = [cell for cell in cells if not cell.spans_rows]
    if not single:
        return False
    row = _CutRow(single)
    if row.is_open:
        return row.is_completed_openly()
    spans = len(single) < len(cells)
    return row.is_completed(spans=spans, total_next=total_next)


def _is_measure(text: str) -> bool:
    """Whether a text is a figure, or one with a word for its unit."""
    figure, _, unit = text.rpartition(" ")
    return is_value(text) or (unit.isalpha() and is_value(figure))


def _open_brackets(text: str) -> int:
    """The brackets that a text leaves open; less than 0 where it closes more than it opens."""
    return text.count("(") - text.count(")")


@dataclass(frozen=True, slots=True)
class _CutCell:
    """The cells of one column above and below a break."""

    above: DraftCell
    below: GridCell

    @property
    def spans_rows(self) -> bool:
        return self.above.rowspan > 1 or self.below.rowspan > 1

    @property
    def goes_on(self) -> bool:
        """Whether both sides print something."""
        return bool(self.above.lines and self.below.lines)

    @property
    def can_be_one(self) -> bool:
        """Whether nothing speaks against the two being halves of one cell."""
        above, below = self.above, self.below
        if above.cell.colspan != below.colspan:
            return False
        if self.spans_rows:
            return above.cell.open_bottom or not self.goes_on
        if is_total(above.text) or is_total(below.text):
            return False
        if not self.goes_on:
            return True

        if above.cell.bold != below.bold:
            return False
        return not is_value(above.text) and not is_value(below.text)

    @property
    def closes_bracket(self) -> bool:
        """Whether the text below closes a bracket that the one above leaves open."""
        return (
            _open_brackets(self.above.text)
            == 1
            == -_open_brackets(self.below.text)
        )

    @property
    def had_no_room(self) -> bool:
        """Whether the last line above had no room for the first word below."""
        above, below = self.above, self.below
        is_turned = above.angle or below.angle
        if is_turned or not above.lines:
            return False
        if above.cell.shaded != below.shaded:
            return False
        first_word, _ = below.ends
        return (
            above.last_width + first_word
            > below.bbox.x1 - below.bbox.x0 - MARGINS
        )


@dataclass(frozen=True, slots=True)
class _CutRow:
    """The cells of a row above and below a break, those that span several rows apart."""

    cells: Sequence[_CutCell]

    @property
    def is_open(self) -> bool:
        """Whether no rule closes the row at the break."""
        open_above = all(cell.above.cell.open_bottom for cell in self.cells)
        open_below = all(cell.below.open_top for cell in self.cells)
        return open_above or open_below

    @property
    def has_figures(self) -> tuple[bool, bool]:
        """Whether a figure is printed above, and below."""
        above = any(is_value(cell.above.text) for cell in self.cells)
        below = any(is_value(cell.below.text) for cell in self.cells)
        return above, below

    @property
    def closes_bracket(self) -> bool:
        """Whether a text below closes the bracket that the one above leaves open."""
        return any(cell.closes_bracket for cell in self.cells)

    @property
    def has_measures(self) -> tuple[bool, bool]:
        """Whether a figure with any unit is printed above, and below: "264 H"."""
        above = any(_is_measure(cell.above.text) for cell in self.cells)
        below = any(_is_measure(cell.below.text) for cell in self.cells)
        return above, below

    @property
    def has_text(self) -> tuple[bool, bool]:
        """Whether anything is printed above, and below."""
        above = any(cell.above.lines for cell in self.cells)
        below = any(cell.below.lines for cell in self.cells)
        return above, below

    @property
    def lacks_key(self) -> bool:
        """Whether something is printed below, and nothing in the column of the row's key."""
        key = self.cells[0]
        _, printed_below = self.has_text
        if not printed_below or not key.above.lines:
            return False
        return not key.below.lines

    def is_completed_openly(self) -> bool:
        """Whether the lower half completes the upper one, which no rule closes."""
        if not all(self.has_text):
            return True
        figures_above, figures_below = self.has_figures
        if figures_above != figures_below:
            return True
        return not figures_above and self.lacks_key

    def is_completed(self, *, spans: bool, total_next: bool) -> bool:
        """Whether the lower half completes the upper one, which a rule closes.

        ``spans``: a cell of the row spans others too; ``total_next``: a total is right below.
        """
        if self.closes_bracket or self._is_rest_of_text(total_next=total_next):
            return True
        if not self.lacks_key:
            return False

        running = [cell for cell in self.cells if cell.goes_on]
        if running and self._has_its_figures:
            return True
        lines = [
            len(cell.above.lines) + len(cell.below.lines) for cell in running
        ]
        return not spans and max(lines, default=0) >= WRAPPED

    @property
    def _has_its_figures(self) -> bool:
        """Whether figures are printed above, and none below."""
        return self.has_measures == (True, False)

    def _is_rest_of_text(self, *, total_next: bool) -> bool:
        """Whether a row that has its figures had no room for its texts, or goes on with its key."""
        if not self._has_its_figures:
            return False
        return self._had_no_room() or (total_next and self._adds_to_key())

    def _adds_to_key(self) -> bool:
        """Whether nothing is printed below but more of the key."""
        printed = [cell for cell in self.cells if cell.below.lines]
        return printed == [self.cells[0]] and printed[0].goes_on

    def _had_no_room(self) -> bool:
        """Whether each text below goes on from one above that had no room for it; what is no word,
        as a bracket, tells nothing.
        """
        printed = [
            cell
            for cell in self.cells
            if any(map(str.isalnum, cell.below.text))
        ]
        return bool(printed) and all(cell.had_no_room for cell in printed)


# -------------------------------------------------------------------------------------------------
# labels


def begins_inside(above: DraftCell, below: GridCell) -> bool:
    """Whether the text below begins in the middle of the phrase above: with a small letter, behind
    one that begins with a capital and closes no sentence. What is a part of it is one by itself.
    """
    if above.cell.bold != below.bold or is_of_which(fold(below.text)):
        return False
    opens = above.text.lstrip(_BULLETS)[:1].isupper()
    return (
        opens
        and below.text[:1].islower()
        and not above.text.endswith(_SENTENCE_ENDS)
    )


def label_goes_on(
    above: DraftCell, below: GridCell, spans: Callable[[], bool]
) -> bool:
    """Whether two cells at a page break are one label: at most one prints it, in a column of
    spanning labels, or one that spans rows below the break goes on there in the middle of a phrase.

    ``spans`` says whether labels in their column span rows, as a rule.
    """
    is_tall_below = below.rowspan > 1
    if above.lines and below.lines:
        return is_tall_below and begins_inside(above, below)
    if is_value(above.text) or is_value(below.text):
        return False

    if above.rowspan > 1:
        return True
    if below.lines:
        return is_tall_below and spans()
    return is_tall_below or spans()
