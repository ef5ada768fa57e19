"""The columns of a table, and how a line that is not in it keeps within them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from extract.geometry import BBox
from extract.grid import Grid, GridCell
from extract.grids.completeness import in_cells
from extract.grids.unruled.cells import build_cells
from extract.grids.unruled.columns import (
    Layout,
    Piece,
    lay_out_in_columns,
    place_line,
)
from extract.grids.unruled.engine import BorderlessEngine
from extract.grids.unruled.merged_rules import MergedRules, heights_between
from extract.grids.unruled.rows import RowBorders, group_lines
from extract.grids.unruled.settings import DEFAULTS
from extract.lines.glyphs import glyphs
from extract.lines.tokens import TextLine, text_lines
from extract.page_edges.page_side import PageSide, TableModel
from extract.tables.stitching.table_continuation import is_total

LEAST_CELLS = 2
"""Cells that a line must print to be the first of a table at the foot of a page."""
NO_SIZE = 10.0
"""The font size of a layout that only places lines: no length depends on it."""


class KnownColumns:
    """The columns of the table ``model``, and how a line of the page ``side`` is in them."""

    def __init__(self, side: PageSide, model: TableModel) -> None:
        self._page, self._model = side.page, model.grid
        self._edges = list(model.edges.values())
        self._figures = model.figures
        self._texts = model.texts
        self._gap = side.gap
        self._layout = Layout(
            cuts=tuple(self._edges[1:-1]),
            figures=self._figures,
            extents=((0.0, 0.0),) * len(self._figures),
            size=NO_SIZE,
            gap=side.gap,
        )

    def _pieces(self, line: TextLine) -> tuple[Piece, ...]:
        return place_line(line, self._layout).pieces

    def fits(self, line: TextLine) -> bool:
        """Whether each text keeps within a column of the table, is printed in it, or is a total's
        label over the columns of labels.
        """
        if not self._is_inside(line):
            return False
        spanning = [piece for piece in self._pieces(line) if piece.is_spanning]
        return all(self._is_known(p) or self._is_of_total(p) for p in spanning)

    def repeats(self, line: TextLine) -> bool:
        """Whether each text of the line is one that the table prints: a title of every page."""
        return all(map(self._is_known, self._pieces(line)))

    def opens(self, line: TextLine) -> bool:
        """Whether the line can be the first of the table: several cells, or a text that the table
        prints.
        """
        return len(self._pieces(line)) >= LEAST_CELLS or self.repeats(line)

    def is_row(self, line: TextLine) -> bool:
        """Whether the line is a row of the table: figures in most columns of figures, and nothing
        else in any of them.

        The first column may print codes over the label of a total. Cells are apart: a page number
        is no row, though its word and its figure lie in two columns.
        """
        pieces = self._pieces(line)
        if len(pieces) < 2 or not self.fits(line):
            return False
        if not self._are_apart(pieces, line):
            return False

        own: list[Piece] = []
        for piece in pieces:
            if self._figures[piece.first] and not piece.is_spanning:
                own.append(piece)
        return self._are_most(len(own)) and _are_figures(own)

    def name_columns(self, lines: Sequence[TextLine], *, lowest: bool) -> bool:
        """Whether lines of one height can name columns: no figure but years; the ``lowest`` have a
        text in most columns of figures, and none across several that has no other below it.

        Lines above them may name several columns at once, but none of the labels: those are a
        caption's.
        """
        if not all(map(self._is_inside, lines)):
            return False
        placed = [self._pieces(line) for line in lines]
        pieces = list(chain.from_iterable(placed))
        if any(piece.segment.is_plain_value for piece in pieces):
            return False
        if not lowest:
            return all(piece.first > 0 for piece in pieces)
        return self._name_most(pieces) and not _has_title_across(placed)

    def are_all_named(self, lines: Sequence[TextLine]) -> bool:
        """Whether lines of titles have one for each column by itself."""
        pieces = chain.from_iterable(map(self._pieces, lines))
        named = {piece.first for piece in pieces if not piece.is_spanning}
        return len(named) == len(self._figures)

    def _name_most(self, pieces: Sequence[Piece]) -> bool:
        """Whether there are several titles, those of most columns of figures among them."""
        named = {piece.first for piece in pieces if not piece.is_spanning}
        count = sum(self._figures[col] for col in named)
        return len(pieces) > 1 and count > 0 and self._are_most(count)

    def _is_inside(self, line: TextLine) -> bool:
        left, right = self._edges[0] - line.size, self._edges[-1] + line.size
        return left <= line.x0 and line.x1 <= right

    def _is_known(self, piece: Piece) -> bool:
        return piece.segment.text in self._texts

    def _is_of_total(self, piece: Piece) -> bool:
        """Whether a text over the columns of codes and labels, the first ones, is that of a
        total.
        """
        codes = 0
        if False in self._figures:
            codes = self._figures.index(False)
        right_of_codes = self._figures[codes : piece.last + 1]
        if piece.first > 0 or any(right_of_codes):
            return False
        return is_total(piece.segment.text)

    def _are_apart(self, pieces: Sequence[Piece], line: TextLine) -> bool:
        least = self._gap * line.size
        return all(
            b.segment.x0 - a.segment.x1 > least for a, b in pairwise(pieces)
        )

    def _are_most(self, count: int) -> bool:
        """Whether so many are at least half of the columns of figures."""
        return 2 * count >= sum(self._figures)

    # ---------------------------------------------------------------------------------------------
    # lines to grids

    def rows(self, kept: Sequence[TextLine]) -> Grid:
        """The lines as a grid in these columns."""
        return self._grid(kept, len(kept))

    def head(self, titles: Sequence[TextLine]) -> Grid:
        """Lines of titles above the table as a grid in its columns."""
        chars = self._page.chars
        inside = in_cells(chars.boxes, (self._model,))
        return self._grid(
            [*titles, *text_lines(chars, glyphs(chars, inside))], len(titles)
        )

    def _grid(self, kept: Sequence[TextLine], wanted: int) -> Grid:
        """The rows of the first ``wanted`` of these lines."""
        layout = lay_out_in_columns(kept, self._gap, self._layout.cuts)
        rules = MergedRules.of(self._page.rules)
        x0, x1 = self._edges[0], self._edges[-1]
        across = rules.across(x0, x1, DEFAULTS.extent.parting_rule)
        borders = RowBorders(
            tuple(heights_between(across, kept[0].top, kept[-1].bottom))
        )
        made = group_lines(layout, borders)
        cells, box = build_cells(
            layout, made, borders, rules, self._page.rules.fills
        )

        low = max(line.bottom for line in kept[:wanted])
        rows = sum(row.bottom <= low for row in made)
        own = [cell for cell in cells if cell.row + cell.rowspan <= rows]
        widened = [self._widened(cell, layout.cols) for cell in own]
        return Grid(
            page=self._page.number,
            bbox=BBox(x0, box.top, x1, low),
            rows=rows,
            cols=layout.cols,
            cells=(*widened, *self._empty_columns(widened, layout.cols)),
            engine=BorderlessEngine.name,
            open_top=True,
            open_bottom=True,
        )

    def _widened(self, cell: GridCell, cols: int) -> GridCell:
        """The cell with the outer edges of the table."""
        x0 = self._edges[0] if cell.col == 0 else cell.bbox.x0
        x1 = (
            self._edges[-1] if cell.col + cell.colspan == cols else cell.bbox.x1
        )
        return replace(cell, bbox=BBox(x0, cell.bbox.top, x1, cell.bbox.bottom))

    def _empty_columns(
        self, cells: Sequence[GridCell], cols: int
    ) -> Iterator[GridCell]:
        """An empty cell for each column that no line prints in: the table has it all the same."""
        if not cells:
            return
        first, *_ = cells
        printed: set[int] = set()
        for cell in cells:
            printed.update(range(cell.col, cell.col + cell.colspan))
        for col in set(range(cols)) - printed:
            left, right = self._edges[col], self._edges[col + 1]
            box = BBox(left, first.bbox.top, right, first.bbox.bottom)
            yield GridCell(first.row, col, 1, 1, (), box)


def _has_title_across(lines: Sequence[Sequence[Piece]]) -> bool:
    """Whether a title of some lines of one height lies across columns and none of each of them, or
    no line, is below it."""
    for number, pieces in enumerate(lines):
        below = list(chain.from_iterable(lines[number + 1 :]))
        named = {one.first for one in below if not one.is_spanning}
        for piece in pieces:
            own = range(piece.first, piece.last + 1)
            if piece.is_spanning and not (piece.first and named >= set(own)):
                return True
    return False


def _are_figures(pieces: Sequence[Piece]) -> bool:
    """Whether all pieces right of the labels are values, and one of them all a figure."""
    if not any(piece.segment.is_figure for piece in pieces):
        return False
    right_of_labels = (piece for piece in pieces if piece.first > 0)
    return all(piece.segment.is_value for piece in right_of_labels)
