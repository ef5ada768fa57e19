"""Tables without a full grid of rules: columns by white rivers, rows by white, backgrounds and
single rules.

A page is read in steps, each in its own module: glyphs to lines (``runs``), lines to blocks with
rivers through them (``blocks``), a block's lines to columns (``joints``, ``rivers``, ``layout``,
``extent``), lines to rows (``rows``), rows to cells (``cells``). What only looks like a table is
left out (``lookalikes``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from extract.grid import Grid
from extract.grids.rotation import turned, turned_back
from extract.grids.unruled.cells import make
from extract.grids.unruled.columns import Layout
from extract.grids.unruled.extent import PARTED, RULED, laid_out
from extract.grids.unruled.merged_rules import Ruling
from extract.grids.unruled.regions import Block, blocks
from extract.grids.unruled.rejects import is_no_table, prose_column
from extract.grids.unruled.rows import Borders, rows
from extract.grids.unruled.spanning_labels import tall
from extract.grids.unruled.split_cells import seamed
from extract.grids.unruled.touching_figures import unjoined
from extract.lines.glyphs import Glyphs, glyphs, run_gap
from extract.lines.tokens import TextLine, text_lines
from extract.pdf.page import FloatArray, Page

ROOM = 1.0
"""The cheap test: a page where fewer than two lines have a gap of this many font sizes can hold no
table, because every table has two rows, and a column as narrow as that beside its longest cell is
wider beside the others."""


SIDEWAYS = (90, 270)
LEAST_SIDEWAYS = 20
"""Fewer glyphs than this are a mark in the margin: two rows of two cells hold more, with a title.
"""
_END = float("inf")


class BorderlessEngine:
    """The reading by white space."""

    name = "gaps"

    def grids(self, page: Page) -> tuple[Grid, ...]:
        """The grids found on ``page``, top to bottom, left to right."""
        return self.read(page, np.ones(len(page.chars), bool))

    def read(self, page: Page, keep: npt.NDArray[np.bool_]) -> tuple[Grid, ...]:
        """The grids found in the text that ``keep`` marks, sideways text included."""
        found = list(_upright(page, glyphs(page.chars, keep)))
        for angle in SIDEWAYS:
            if np.count_nonzero(keep & (page.chars.angles == angle)) >= LEAST_SIDEWAYS:
                around = turned(page, angle)
                found += [
                    turned_back(g, page, angle)
                    for g in _upright(around, glyphs(around.chars, keep))
                ]
        return tuple(found)


def _upright(page: Page, text: Glyphs) -> Iterator[Grid]:
    if may_hold_table(text):
        gap = run_gap(text)
        reading = _Reading(page, gap, Ruling.of(page.rules))
        low = 0.0
        for block in blocks(seamed(text_lines(page.chars, text)), gap):
            block.lead = [line for line in block.lead if line.middle > low or line.x1 < block.x0]
            found = list(reading.grids(block))
            low = max((low, *(g.bbox.bottom for g in found)))
            yield from found


def may_hold_table(text: Glyphs) -> bool:
    """Whether at least two lines have a gap wide enough to part two columns."""
    wide = np.flatnonzero(text.gap > ROOM * text.sizes)
    return len(wide) > 1 and bool(text.line[wide[0]] != text.line[wide[-1]])


class _Reading:
    """What the blocks of one page are read with."""

    def __init__(self, page: Page, gap: float, ruling: Ruling) -> None:
        self.page = page
        self.gap = gap
        self.ruling = ruling

    def grids(self, block: Block) -> Iterator[Grid]:
        """The tables in ``block``: one as a rule, two beside each other, or what is left without
        prose beside it.
        """
        found = unjoined([*block.lines, *block.pending])
        block.lines, block.pending = (
            list(found[: len(block.lines)]),
            list(found[len(block.lines) :]),
        )
        layout = laid_out(block, self.gap, self.ruling)
        if layout is None or is_no_table(layout):
            return
        prose, seam = prose_column(layout), self._seam(layout)
        if prose is not None:
            parts = [
                _between(
                    block.lines,
                    *((layout.cuts[0], _END) if prose == 0 else (-_END, layout.cuts[-1])),
                )
            ]
        elif seam is not None:
            parts = [_between(block.lines, -_END, seam), _between(block.lines, seam, _END)]
        else:
            yield self._grid(layout)
            return
        for part in parts:
            for smaller in blocks(part, self.gap):
                yield from self.grids(smaller)

    def _seam(self, layout: Layout) -> float | None:
        """Where all rules of two tables beside each other are interrupted: at one cut between
        columns only.
        """
        x0, x1 = layout.x0, layout.x1
        top, bottom = (
            layout.laid[0].line.top - layout.size,
            layout.laid[-1].line.bottom + layout.size,
        )
        across = [s for s in self.ruling.level if top < s.at < bottom and s.cover(x0, x1) > PARTED]
        open_cuts = [
            c for c in layout.cuts if not any(a <= c <= b for s in across for a, b in s.parts)
        ]
        return (
            open_cuts[0] if len(across) > 1 and len(open_cuts) == 1 < len(layout.cuts) - 1 else None
        )

    def _grid(self, layout: Layout) -> Grid:
        borders = self._borders(layout)
        made, labels = tall(layout, rows(layout, borders))
        cells, box = make(layout, made, borders, self.ruling, self.page.rules.fills, labels)
        top, bottom = made[0].laid[0].line.middle, made[-1].laid[-1].line.middle
        return Grid(
            page=self.page.number,
            bbox=box,
            rows=len(made),
            cols=layout.cols,
            cells=cells,
            engine=BorderlessEngine.name,
            open_top=not self._closed(box.x0, box.x1, top - 2 * layout.size, top),
            open_bottom=not self._closed(box.x0, box.x1, bottom, bottom + 2 * layout.size),
        )

    def _closed(self, x0: float, x1: float, top: float, bottom: float) -> bool:
        return any(top < s.at < bottom and s.cover(x0, x1) > RULED for s in self.ruling.level)

    def _borders(self, layout: Layout) -> Borders:
        x0, x1 = layout.x0, layout.x1
        top, bottom = (
            layout.laid[0].line.top - layout.size,
            layout.laid[-1].line.bottom + layout.size,
        )
        heights = tuple(
            s.at for s in self.ruling.level if top < s.at < bottom and s.cover(x0, x1) > PARTED
        )
        bands = _bands(self.page.rules.fills, x0, x1, top, bottom)
        edges = [y for band in bands for y in band]
        drawn = [y for y in heights if all(abs(y - e) > 1 for e in edges)]
        return Borders(heights, bands, _every(layout, drawn))


def _between(found: Sequence[TextLine], first: float, last: float) -> list[TextLine]:
    """The part of the lines that stands between two x."""
    kept = [
        (line, tuple(a for a in line.atoms if first < (a.x0 + a.x1) / 2 < last)) for line in found
    ]
    return [replace(line, atoms=atoms) for line, atoms in kept if atoms]


def _bands(
    fills: FloatArray, x0: float, x1: float, top: float, bottom: float
) -> tuple[tuple[float, float], ...]:
    near = fills[
        (fills[:, 0] < x1) & (fills[:, 2] > x0) & (fills[:, 3] > top) & (fills[:, 1] < bottom)
    ]
    return tuple(sorted({(round(float(f[1]), 1), round(float(f[3]), 1)) for f in near}))


def _every(layout: Layout, heights: Sequence[float]) -> bool:
    """Whether there is a rule between all rows: as a rule no more than one line with figures
    between two rules.
    """
    middles = np.array([x.line.middle for x in layout.laid if x.anchor])
    zones = np.searchsorted(np.array(sorted(heights)), middles)
    _, counts = np.unique(zones, return_counts=True)
    return len(counts) > 1 and float(np.median(counts)) <= 1
