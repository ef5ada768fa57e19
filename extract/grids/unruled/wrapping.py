"""How wrapped cells show: whether a line of a table goes on from what is above it in its columns,
by geometry alone, and how much white is inside a cell and between rows.

A text that had room for its next word does not go on below; weight does not change inside a cell;
and a figure goes on only where its groups part.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import filterfalse, pairwise

import numpy as np

from extract.french.wrapped_lines import is_wrapped_figure
from extract.grids.unruled.columns import Layout, Piece, PlacedLine
from extract.grids.unruled.segments import Segment

_INDENT = 0.4
"""How far right of the name over them items begin, in font sizes, at least."""
_LEVEL = 0.1
"""How far apart the items of one list begin at most."""
_SEVERAL = 2
"""Lines of a cell before the columns that tell rows, from which it is in the middle of one too."""
_MOST_LINES = 24
"""Lines of one row at most, those of all its cells."""


def last_above(above: Sequence[PlacedLine], piece: Piece) -> Segment | None:
    """What is printed last above ``piece`` in its columns."""
    for placed in reversed(above):
        met = list(filter(piece.meets, placed.pieces))
        if met:
            return met[-1].segment
    return None


def is_continuation(
    above: Sequence[PlacedLine], placed: PlacedLine, layout: Layout
) -> bool:
    """Whether each text of ``placed`` can be the next line of one above it: its first word had no
    room there.
    """
    if changes_weight(above, placed):
        return False
    for piece in placed.pieces:
        is_text = not piece.segment.is_value
        if is_text and not _had_no_room(above, piece, layout):
            return False
    return True


def leads_to_figures(
    label: Sequence[PlacedLine], placed: PlacedLine, layout: Layout
) -> bool:
    """Whether ``label`` is the upper part of texts that end on the line of the figures,
    ``placed``.
    """
    shared = [
        piece for piece in placed.pieces if last_above(label, piece) is not None
    ]
    if not shared or changes_weight(label, placed):
        return False
    if _heads_several(label[-1], placed):
        return False
    return all(_had_no_room(label, piece, layout) for piece in shared)


def _heads_several(above: PlacedLine, placed: PlacedLine) -> bool:
    """Whether a text across columns has a text under it that is not the first cell there: it is the
    upper part of neither; over an amount a long label may be.
    """
    for piece in above.pieces:
        under = list(filter(piece.meets, placed.pieces))
        if piece.is_spanning and any(not p.segment.is_value for p in under[1:]):
            return True
    return False


def completes_figures(
    above: Sequence[PlacedLine], placed: PlacedLine, layout: Layout
) -> bool:
    """Whether the figures of ``placed`` are the last groups of those above them, which had no room
    in their columns.

    Set close under them, and no text beside them begins another row.
    """
    solid = layout.settings.columns.solid * layout.size
    if above[-1].white_to(placed) >= solid:
        return False
    if not is_continuation(above, placed, layout):
        return False

    for piece in placed.pieces:
        is_figure = piece.segment.is_value and piece.first > 0
        if is_figure and not _completes(above, piece):
            return False
    return True


def changes_weight(above: Sequence[PlacedLine], placed: PlacedLine) -> bool:
    """Whether a text is bold and the one above it in its column is not, or the other way round."""
    for piece in placed.pieces:
        before = last_above(above, piece)
        if before is None:
            continue
        if before.atoms[-1].bold != piece.segment.atoms[0].bold:
            return True
    return False


def names_items(
    above: Sequence[PlacedLine],
    placed: PlacedLine,
    below: Sequence[PlacedLine],
) -> bool:
    """Whether ``above`` is the name over a list: its first items, ``placed`` and the first line
    ``below``, begin right of it at one x, where of a wrapped label the second line only would.
    """
    items = [placed, *below[:1]]
    if len(items) < 2 or not all(map(_is_item, items)):
        return False
    if any(line.anchor or len(line.pieces) > 1 for line in above):
        return False
    size = placed.line.size
    first, second = (item.line.x0 for item in items)
    if abs(first - second) > _LEVEL * size:
        return False
    return all(first - line.line.x0 > _INDENT * size for line in above)


def _is_item(placed: PlacedLine) -> bool:
    """Whether a line prints a label, and figures beside it."""
    label = placed.pieces[0]
    return placed.anchor and label.first == 0 and not label.segment.is_value


def _completes(above: Sequence[PlacedLine], piece: Piece) -> bool:
    before = last_above(above, piece)
    if before is None:
        return False
    return is_wrapped_figure(before.text, piece.segment.text)


def _had_no_room(
    above: Sequence[PlacedLine], piece: Piece, layout: Layout
) -> bool:
    """Whether the first word of ``piece`` did not fit into the line above it in its columns; one
    across columns goes on from what is above its beginning.
    """
    before = last_above(above, replace(piece, last=piece.first))
    before = before or last_above(above, piece)
    if before is None:
        return False
    _, edge = layout.extents[piece.last]
    room = edge - before.x1
    word = piece.segment.atoms[0]
    space = layout.settings.rows.tighter * layout.size
    return word.x1 - word.x0 + space > room


# ------------------------------------------------------------------------------
# white


@lru_cache(maxsize=3)
def white_inside_rows(layout: Layout) -> float | None:
    """White that is less than this, in points, is inside a row; None where rows and the lines of a
    cell are spaced alike.
    """
    settings, size = layout.settings.rows, layout.size
    between, inside = _white_between_rows(layout), _white_inside_cells(layout)
    if between - inside > settings.apart * size:
        return (between + inside) / 2
    if between > settings.padded * size:
        return between - settings.tighter * size
    return None


def _white_between_rows(layout: Layout) -> float:
    """The usual white between two rows: between two figures of a column at least one row ends, at
    the widest white.
    """
    anchors = [i for i, placed in enumerate(layout.lines) if placed.anchor]
    if len(anchors) < 2:
        return layout.settings.rows.usual_white * layout.size

    widest: list[float] = []
    for start, stop in pairwise(anchors):
        lines = layout.lines[start : stop + 1]
        widest.append(
            max(above.white_to(below) for above, below in pairwise(lines))
        )
    return float(np.median(widest))


def _white_inside_cells(layout: Layout) -> float:
    """The white between two lines of one cell: the smallest seen in any column."""
    smallest = layout.size
    last: dict[int, PlacedLine] = {}
    for placed in layout.lines:
        for piece in placed.pieces:
            above = last.get(piece.first)
            if piece.is_spanning or above is placed:
                continue
            if above is not None:
                smallest = min(smallest, above.white_to(placed))
            last[piece.first] = placed

    least = -layout.settings.rows.tighter * layout.size
    return max(smallest, least)


# ------------------------------------------------------------------------------
# cells in the middle of their rows


def centred_rows(
    lines: Sequence[PlacedLine], layout: Layout
) -> list[list[PlacedLine]] | None:
    """The rows of lines of which every cell is centred on the figures of its row, however tight the
    rows are set; None where one is not, or where no figures are half a line below a text, as those
    at the head or foot of a row never are.

    Labels of the first column may stand beside several rows instead.
    """
    ordered = sorted(lines, key=lambda placed: placed.line.middle)
    rows = _CentredSearch(ordered, layout, 0).rows()
    if rows is not None or layout.cols < 3 or layout.figures[1]:
        return rows
    labels = [placed for placed in ordered if placed.pieces[-1].last == 0]
    others = [placed for placed in ordered if placed.pieces[-1].last > 0]
    rows = _CentredSearch(others, layout, 1).rows()
    return None if rows is None else _with_labels(rows, labels)


def _are_half_way(above: PlacedLine, placed: PlacedLine) -> bool:
    """Whether a line has figures, and begins half way down a text beside them."""
    return placed.anchor and not above.anchor and above.interlocks(placed)


def _with_labels(
    rows: Sequence[Sequence[PlacedLine]], labels: Sequence[PlacedLine]
) -> list[list[PlacedLine]]:
    """The rows with each of the labels in the one that it begins beside, or in the first below."""
    found = [list(row) for row in rows]
    feet = [max(placed.line.bottom for placed in row) for row in rows]
    for label in labels:
        at = min(bisect_right(feet, label.line.middle), len(found) - 1)
        found[at].append(label)
    return [sorted(row, key=lambda placed: placed.line.middle) for row in found]


class _CentredSearch:
    """Parts lines, from the highest middle down, into rows whose cells from the column ``first`` on
    are centred on their figures and begin with no small letter; lines without figures may be rows
    by themselves.
    """

    def __init__(
        self, lines: Sequence[PlacedLine], layout: Layout, first: int
    ) -> None:
        self.lines = lines
        self.inside = white_inside_rows(layout)
        self.columns = range(first, layout.cols)
        self.tolerance = layout.settings.rows.off_middle * layout.size

    def rows(self) -> list[list[PlacedLine]] | None:
        """All rows; None where the lines are not centred, or nothing shows that they are."""
        if not any(map(_are_half_way, self.lines, self.lines[1:])):
            return None
        starts, ways = [0], [self._ends_of_row(0)]
        dead_ends: set[int] = set()
        while starts[-1] < len(self.lines):
            end = next(filterfalse(dead_ends.__contains__, ways[-1]), None)
            if end is not None:
                starts.append(end)
                ways.append(self._ends_of_row(end))
                continue
            dead_ends.add(starts.pop())
            ways.pop()
            if not starts:
                return None
        return [list(self.lines[a:b]) for a, b in pairwise(starts)]

    def _ends_of_row(self, start: int) -> Iterator[int]:
        """Where a row that begins with the line ``start`` may end, a line by itself last."""
        if self._begins_small(start):
            return
        last = min(len(self.lines), start + _MOST_LINES)
        for end in range(start + 1, last + 1):
            if self._ends_row(start, end) and self._is_centred(start, end):
                yield end
        alone = start + 1
        if not self.lines[start].anchor and self._ends_row(start, alone):
            yield alone

    def _ends_row(self, start: int, end: int) -> bool:
        """Whether no line below reaches up into those from ``start`` to ``end``."""
        foot = max(placed.line.bottom for placed in self.lines[start:end])
        below = self.lines[end : end + 1]
        return all(one.line.top > foot - self.tolerance for one in below)

    def _is_centred(self, start: int, end: int) -> bool:
        """Whether the lines from ``start`` to ``end`` have figures at one height, and every cell of
        theirs has its middle there; before the first column one of several lines.
        """
        row = self.lines[start:end]
        heights = [placed.line.middle for placed in row if placed.anchor]
        if not heights or heights[-1] - heights[0] > self.tolerance:
            return False
        middle = (heights[0] + heights[-1]) / 2
        for col in range(self.columns.stop):
            own = [placed for placed in row if _begins_in(placed, col)]
            least = 1 if col in self.columns else _SEVERAL
            if len(own) >= least and not self._is_cell_around(middle, own):
                return False
        return True

    def _is_cell_around(
        self, middle: float, cell: Sequence[PlacedLine]
    ) -> bool:
        """Whether some lines are one cell with its middle there."""
        height = (cell[0].line.top + cell[-1].line.bottom) / 2
        if abs(height - middle) > self.tolerance:
            return False
        if self.inside is None:
            return True
        whites = (above.white_to(below) for above, below in pairwise(cell))
        return all(white < self.inside for white in whites)

    def _begins_small(self, start: int) -> bool:
        """Whether the first text that begins in the first column, from a line on, does so with a
        small letter.
        """
        for placed in self.lines[start : start + _MOST_LINES]:
            for text in placed.pieces:
                if text.first == self.columns[0] and not text.segment.is_value:
                    return text.segment.text[:1].islower()
        return False


def _begins_in(placed: PlacedLine, col: int) -> bool:
    return any(piece.first == col for piece in placed.pieces)
