"""Tables without a full grid of rules: columns by white gutters, rows by white, backgrounds and
single rules.

A page is read in steps, each in its own module: glyphs to lines (``extract/lines/tokens``), cells
that touch (``touching_cells``), lines to regions that share white
(``regions``), a region's lines to columns (``column_gutters``, ``columns``, ``extent``), lines to
rows (``titles``, ``rows``, ``spanning_labels``), rows to cells (``cells``, ``spans``).
What only looks like a table is left out (``rejects``). All tolerances are in ``settings``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

import numpy as np

from extract.grid import BY_WHITE, Grid
from extract.grids.closing_quotes import closing_quotes, ends_of_items
from extract.grids.key_lines import join_column_keys
from extract.grids.rotation import turned, turned_back
from extract.grids.unruled.cells import build_cells
from extract.grids.unruled.columns import Layout
from extract.grids.unruled.extent import delimit_table
from extract.grids.unruled.merged_rules import (
    MergedRule,
    MergedRules,
    frame_borders,
    heights_between,
)
from extract.grids.unruled.regions import TextRegion, find_text_regions
from extract.grids.unruled.rejects import find_prose_column, is_no_table
from extract.grids.unruled.rows import RowBorders, group_lines
from extract.grids.unruled.segments import join_item_marks
from extract.grids.unruled.settings import DEFAULTS, UnruledSettings
from extract.grids.unruled.spanning_labels import (
    detach_spanning_labels,
    take_framed_labels,
)
from extract.grids.unruled.touching_cells import (
    split_touching_cells,
    split_touching_figures,
)
from extract.lines.glyphs import Glyphs, glyphs, run_gap
from extract.lines.leaders import is_rule_of_signs, leader_dots
from extract.lines.tokens import TextLine, text_lines
from extract.pdf.page import BoolArray, FloatArray, Page
from extract.several import only

SIDEWAYS = (90, 270)
"""The angles of sideways text."""
_END = float("inf")
_AT_END = 0.5
"""Points from the end of a rule that are still its end: a table ends there, which columns of
another may be parted from."""
_LEAST_RULES = 2
"""Rules that show where a table ends beside another: one may be under a title."""


class BorderlessEngine:
    """The reading by white space."""

    name = BY_WHITE

    def __init__(self, settings: UnruledSettings = DEFAULTS) -> None:
        self.settings = settings

    def grids(self, page: Page) -> tuple[Grid, ...]:
        """The grids found on ``page``, top to bottom, left to right."""
        return self.read(page, np.ones(len(page.chars), bool))

    def read(self, page: Page, keep: BoolArray) -> tuple[Grid, ...]:
        """The grids found in the text that ``keep`` marks, sideways text included."""
        found = list(self._read_upright(page, keep))
        for angle in SIDEWAYS:
            count = np.count_nonzero(keep & (page.chars.angles == angle))
            if count >= self.settings.sideways_glyphs:
                sideways = self._read_upright(turned(page, angle), keep)
                found += [turned_back(grid, page, angle) for grid in sideways]
        return tuple(found)

    def _read_upright(self, page: Page, keep: BoolArray) -> Iterator[Grid]:
        white = leader_dots(page.chars) | closing_quotes(page.chars)
        white |= ends_of_items(page.chars)
        text = glyphs(page.chars, keep & ~white)
        if not may_hold_table(text, self.settings):
            return
        reading = _PageReading(page, run_gap(text), self.settings)
        lines = join_item_marks(
            text_lines(page.chars, text), self.settings.item_reach
        )
        lines = join_column_keys(lines, reading.gap)
        lines = split_touching_cells(lines, self.settings.split_cells)
        yield from reading.read(lines)


def _leave_out_rules(region: TextRegion) -> None:
    """Rules typed as signs hold the lines of a region together, and are none of its rows."""
    region.lead, region.lines, region.pending = (
        [line for line in lines if not is_rule_of_signs(line.text)]
        for lines in (region.lead, region.lines, region.pending)
    )


def may_hold_table(text: Glyphs, settings: UnruledSettings = DEFAULTS) -> bool:
    """Whether at least two lines have a gap wide enough to part two columns."""
    wide = np.flatnonzero(text.gap > settings.cheap_gap * text.sizes)
    return len(wide) > 1 and bool(text.line[wide[0]] != text.line[wide[-1]])


class _PageReading:
    """What the regions of one page are read with."""

    def __init__(
        self, page: Page, gap: float, settings: UnruledSettings
    ) -> None:
        self.page = page
        self.gap = gap
        self.settings = settings
        self.rules = MergedRules.of(page.rules, settings.rules)

    def read(self, lines: Sequence[TextLine]) -> Iterator[Grid]:
        """The tables of all regions; a line above one that is in another is no title of it."""
        low = 0.0
        for region in find_text_regions(lines, self.gap, self.settings.regions):
            _leave_out_rules(region)
            region.lead = [
                x for x in region.lead if x.middle > low or x.x1 < region.x0
            ]
            for grid in list(self._read_region(region)):
                low = max(low, grid.bbox.bottom)
                yield grid

    def _read_region(self, region: TextRegion) -> Iterator[Grid]:
        """The tables in ``region``: one as a rule, those of frames below each other, two beside
        each other, or what is left without prose beside it.
        """
        take_framed_labels(region, self.rules, self.settings.extent)
        self._split_figures(region)
        layout = delimit_table(region, self.gap, self.rules, self.settings)
        if layout is None or is_no_table(layout):
            return

        parts = self._split_frames(region, layout)
        parts = parts or self._split_sideways(region, layout)
        if not parts:
            yield self._build_grid(layout)
        for part in parts:
            for smaller in find_text_regions(
                part, self.gap, self.settings.regions
            ):
                yield from self._read_region(smaller)

    def _split_figures(self, region: TextRegion) -> None:
        found = split_touching_figures(
            [*region.lines, *region.pending], self.settings.touching_figures
        )
        count = len(region.lines)
        region.lines, region.pending = list(found[:count]), list(found[count:])

    def _split_frames(
        self, region: TextRegion, layout: Layout
    ) -> list[list[TextLine]]:
        """The lines of each of several frames below each other; none where the region is one
        table.
        """
        heights = [line.middle for line in region.lines]
        sides = layout.x0, layout.x1
        borders = list(frame_borders(self.rules, heights, sides))
        if not borders:
            return []
        lines = [*region.lead, *region.lines, *region.pending]
        return [
            [line for line in lines if top < line.middle < bottom]
            for top, bottom in pairwise([-_END, *borders, _END])
        ]

    def _split_sideways(
        self, region: TextRegion, layout: Layout
    ) -> list[list[TextLine]]:
        """The lines without the prose beside them, or those of two tables beside each other; none
        where the region is one table.
        """
        prose = find_prose_column(layout)
        if prose is not None:
            is_left = prose == 0
            x0 = layout.cuts[0] if is_left else -_END
            return [
                _crop(region.lines, x0, _END if is_left else layout.cuts[-1])
            ]

        lines = [*region.lines, *region.pending]
        borders = _borders_below_titles(region.titles, layout)
        if borders:
            lines = [*region.lead, *lines]
        else:
            border = self._border_between_tables(layout)
            borders = [] if border is None else [border]
        if not borders:
            return []
        return [
            _crop(lines, left, right)
            for left, right in pairwise([-_END, *borders, _END])
        ]

    def _border_between_tables(self, layout: Layout) -> float | None:
        """Where all rules of two tables beside each other are interrupted: at one cut between
        columns only, be they drawn at the same heights or not. Rules that leave out the labels of
        several rows begin there.
        """
        if len(layout.cuts) < 3:
            return None
        across = self._rules_across(layout)
        border = None
        if len(across) >= _LEAST_RULES:
            unruled = [cut for cut in layout.cuts if not _covers(across, cut)]
            border = only(unruled)
        if border is None:
            across = self._rules_beside(layout)
            border = _unruled_cut(across, layout.cuts)
        if border == layout.cuts[0] and _leave_labels_out(across, layout):
            return None
        return border

    def _rules_beside(self, layout: Layout) -> list[MergedRule]:
        """The rules at the height of the table, however short."""
        top, bottom = layout.height
        return [x for x in self.rules.horizontal if top < x.at < bottom]

    def _rules_across(self, layout: Layout) -> list[MergedRule]:
        """The rules that may part rows of the table."""
        top, bottom = layout.height
        share = self.settings.extent.parting_rule
        across = self.rules.across(layout.x0, layout.x1, share)
        return [rule for rule in across if top < rule.at < bottom]

    def _build_grid(self, layout: Layout) -> Grid:
        borders = self._row_borders(layout)
        rows, labels = detach_spanning_labels(
            layout, group_lines(layout, borders), self.rules
        )
        cells, box = build_cells(
            layout, rows, borders, self.rules, self.page.rules.fills, labels
        )

        closing = self.rules.across(
            box.x0, box.x1, self.settings.extent.closing_rule
        )
        reach = self.settings.extent.near_rule * layout.size
        top, bottom = (
            rows[0].lines[0].line.middle,
            rows[-1].lines[-1].line.middle,
        )
        return Grid(
            page=self.page.number,
            bbox=box,
            rows=len(rows),
            cols=layout.cols,
            cells=cells,
            engine=BorderlessEngine.name,
            open_top=not heights_between(closing, top - reach, top),
            open_bottom=not heights_between(closing, bottom, bottom + reach),
        )

    def _row_borders(self, layout: Layout) -> RowBorders:
        heights = [rule.at for rule in self._rules_across(layout)]
        bands = _row_backgrounds(self.page.rules.fills, layout)
        drawn = [height for height in heights if not _is_edge_of(height, bands)]
        every = _part_all_rows(layout, drawn)
        rules = self.rules.horizontal
        return RowBorders(tuple(heights), bands, every, rules)


def _borders_below_titles(
    titles: Sequence[tuple[float, float]], layout: Layout
) -> list[float]:
    """The cuts that part the tables below titles beside each other: each title but the first begins
    with the columns right of its cut, or a cell's padding before them, or both of two are in the
    middle of theirs. None unless there is one cut for each.
    """
    cuts = list(zip(layout.cuts, pairwise(layout.extents), strict=True))
    padding = layout.settings.spans.padding * layout.size
    borders = [
        cut
        for cut, (_, (right, _)) in cuts
        if any(-padding < x0 - right < layout.in_line for x0, _ in titles[1:])
    ]
    if len(titles) == 2 and not borders:
        borders = [x for x, ends in cuts if _are_amid(titles, ends, layout)]
    return borders if len(borders) == len(titles) - 1 else []


def _are_amid(
    titles: Sequence[tuple[float, float]],
    ends: tuple[tuple[float, float], tuple[float, float]],
    layout: Layout,
) -> bool:
    """Whether two titles are in the middle of what is left and right of the white between two
    columns."""
    (_, left), (right, _) = ends
    first, second = (sum(title) for title in titles)
    reach = 2 * layout.settings.spans.title_middle * layout.size
    is_first = abs(first - layout.x0 - left) < reach
    return is_first and abs(second - right - layout.x1) < reach


def _covers(rules: Sequence[MergedRule], x: float) -> bool:
    """Whether one of the rules runs over ``x``, and neither begins nor ends there."""
    stretches = chain.from_iterable(rule.parts for rule in rules)
    return any(x0 + _AT_END < x < x1 - _AT_END for x0, x1 in stretches)


def _unruled_cut(
    rules: Sequence[MergedRule], cuts: Sequence[float]
) -> float | None:
    """The only cut that no rule runs over, where several run over each other one."""
    over = {cut: sum(_covers([x], cut) for x in rules) for cut in cuts}
    border = only([cut for cut in cuts if not over[cut]])
    if border is None:
        return None
    del over[border]
    return border if min(over.values()) >= _LEAST_RULES else None


def _leave_labels_out(rules: Sequence[MergedRule], layout: Layout) -> bool:
    """Whether no rule begins left of the second column, and fewer than half of the lines print
    something there.
    """
    stretches = chain.from_iterable(rule.parts for rule in rules)
    if any(x0 < layout.cuts[0] for x0, _ in stretches):
        return False
    labels = sum(placed.prints_in(0) for placed in layout.lines)
    return 2 * labels < len(layout.lines)


def _crop(
    lines: Sequence[TextLine], first: float, last: float
) -> list[TextLine]:
    """The part of the lines whose words have their middle between two x."""
    cropped: list[TextLine] = []
    for line in lines:
        atoms = tuple(a for a in line.atoms if first < (a.x0 + a.x1) / 2 < last)
        if atoms:
            cropped.append(replace(line, atoms=atoms))
    return cropped


# ------------------------------------------------------------------------------
# backgrounds and rules between rows


Band = tuple[float, float]
"""The top and bottom of a background."""


def _row_backgrounds(fills: FloatArray, layout: Layout) -> tuple[Band, ...]:
    """The backgrounds under a table, to the tenth of a point, from the top."""
    top, bottom = layout.height
    x0, fill_top, x1, fill_bottom = fills.T
    is_beside = (x0 < layout.x1) & (x1 > layout.x0)
    near = fills[is_beside & (fill_bottom > top) & (fill_top < bottom)]
    bands = {(round(float(f[1]), 1), round(float(f[3]), 1)) for f in near}
    return tuple(sorted(bands))


def _is_edge_of(height: float, bands: Sequence[Band]) -> bool:
    """Whether a rule is within a point of the edge of a background."""
    edges = chain.from_iterable(bands)
    return any(abs(height - edge) <= 1 for edge in edges)


def _part_all_rows(layout: Layout, heights: Sequence[float]) -> bool:
    """Whether there is a rule between all rows: as a rule no more than one line with figures
    between two rules.
    """
    middles = np.array(
        [placed.line.middle for placed in layout.lines if placed.anchor]
    )
    zones = np.searchsorted(np.array(sorted(heights)), middles)
    _, counts = np.unique(zones, return_counts=True)
    if len(counts) <= 1:
        return False
    return float(np.median(counts)) <= 1
