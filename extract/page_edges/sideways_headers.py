"""Column titles that are set sideways between two rules above a table read by its white.

Its body tells the columns. A sideways title is of the column that it stands over. A text set
upright between the rules is the title of a column without a sideways one, or of those in whose
middle it is set; where one is neither, nothing is taken for a header.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from extract.geometry import BBox
from extract.grid import BY_WHITE, Grid, GridCell
from extract.grids.unruled.engine import SIDEWAYS
from extract.grids.unruled.merged_rules import MergedRules
from extract.grids.unruled.segments import Segment, split_into_segments
from extract.grids.unruled.settings import DEFAULTS
from extract.lines.runs import Run, find_runs, flow, group_by_line
from extract.lines.spaces import squeeze
from extract.lines.tokens import TextLine
from extract.page_edges.detached_headers import lacks_header, put_on_top
from extract.page_edges.page_side import PageSide, TableModel
from extract.pdf.page import BoolArray, FloatArray, IntArray
from extract.several import only

Band = tuple[float, float]
"""The heights of the rules over and under the titles."""
_CENTRED = 0.5
"""Font sizes by which a title misses the middle of its columns, at most."""


@dataclass(frozen=True, slots=True)
class _Title:
    """A title over the columns ``first`` to ``last``: its lines, and the box of its ink."""

    first: int
    last: int
    lines: tuple[str, ...]
    box: BBox
    bold: bool
    angle: int = 0

    @property
    def is_wide(self) -> bool:
        """Whether it is over several columns."""
        return self.last > self.first

    @property
    def columns(self) -> range:
        """All columns under it."""
        return range(self.first, self.last + 1)

    @property
    def middle(self) -> float:
        """The x half way between both edges."""
        return (self.box.x0 + self.box.x1) / 2


def attach_sideways_headers(side: PageSide) -> PageSide:
    """The page with the titles that are set sideways above its tables as rows of them."""
    if not np.isin(side.page.chars.angles, SIDEWAYS).any():
        return side
    return side.with_grids(*(_with_header(side, grid) for grid in side.grids))


def _with_header(side: PageSide, grid: Grid) -> Grid:
    if grid.engine != BY_WHITE or not lacks_header(grid):
        return grid
    band, model = _band_above(side, grid), TableModel(grid)
    if band is None or len(model.edges) != grid.cols + 1:
        return grid

    names = _sideways_titles(side, model, band)
    titles = _with_upright_titles(side, model, band, names) if names else []
    if not _name_all_figures(model, titles):
        return grid
    return put_on_top(_header(model, band, titles), grid)


def _band_above(side: PageSide, grid: Grid) -> Band | None:
    """Between which rules the titles of a table are: the last one over it, close to it, and the
    one above that.
    """
    box, extent = grid.bbox, DEFAULTS.extent
    size = float(np.median(side.page.chars.sizes))
    rules = MergedRules.of(side.page.rules)
    across = rules.across(box.x0, box.x1, extent.closing_rule)
    over = [rule.at for rule in across if rule.at < box.top + size / 2]
    if len(over) < 2 or box.top - over[-1] > extent.near_rule * size:
        return None
    return over[-2], over[-1]


def _between(places: FloatArray, start: float, end: float) -> BoolArray:
    found: BoolArray = (places > start) & (places < end)
    return found


def _columns_at(model: TableModel, places: FloatArray) -> IntArray:
    """The columns in which some x are."""
    _, *inner, _ = model.edges.values()
    return np.searchsorted(np.array(inner), places).astype(np.int32)


# -------------------------------------------------------------------------------------------------
# what is printed between the rules


def _sideways_titles(
    side: PageSide, model: TableModel, band: Band
) -> list[_Title]:
    """The sideways texts between the rules by column; none where they read in two directions."""
    chars, box = side.page.chars, model.grid.bbox
    x, y = chars.middles
    inside = np.isin(chars.angles, SIDEWAYS) & ~side.celled
    inside &= _between(x, box.x0, box.x1) & _between(y, *band)
    angle = only(set(chars.angles[inside].tolist()))
    if angle is None:
        return []

    columns = np.where(inside, _columns_at(model, x), -1).astype(np.int32)
    runs: dict[int, list[Run]] = defaultdict(list)
    for run in find_runs(chars, flow(chars), columns):
        runs[run.group].append(run)
    return [
        _sideways_title(side, columns == col, runs[col], angle)
        for col in sorted(runs)
    ]


def _sideways_title(
    side: PageSide, own: BoolArray, runs: Sequence[Run], angle: int
) -> _Title:
    """The title whose characters are ``own``, and make ``runs``."""
    chars, col = side.page.chars, runs[0].group
    lines = (
        squeeze(" ".join(run.text for run in line))
        for line in group_by_line(runs)
    )
    x0, top, _, _ = chars.boxes[own].min(axis=0).tolist()
    _, _, x1, bottom = chars.boxes[own].max(axis=0).tolist()
    box, is_bold = BBox(x0, top, x1, bottom), bool(chars.bold[own].all())
    return _Title(col, col, tuple(lines), box, is_bold, angle)


def _with_upright_titles(
    side: PageSide, model: TableModel, band: Band, names: Sequence[_Title]
) -> list[_Title]:
    """The sideways titles and the upright ones; none at all where an upright text is a figure or
    has no columns, or two of them have one column.
    """
    found: dict[range, _Title] = {}
    for line in side.lines(np.flatnonzero(_between(side.middles, *band))):
        for text in split_into_segments(line, side.gap):
            title = _upright_title(text, line, model, names)
            if title is None or text.is_plain_value:
                return []
            above = found.get(title.columns)
            found[title.columns] = _joined(above, title) if above else title

    columns = [col for span in found for col in span]
    if len(set(columns)) < len(columns):
        return []
    return [*names, *found.values()]


def _upright_title(
    text: Segment, line: TextLine, model: TableModel, names: Sequence[_Title]
) -> _Title | None:
    """A text as the title of its column, where no sideways title names that, or of the fewest
    named ones beside each other above which, and in whose middle, it is set.
    """
    box = BBox(text.x0, line.top, text.x1, line.bottom)
    first, last = _columns_at(model, np.array([text.x0, text.x1])).tolist()
    is_bold = all(atom.bold for atom in text.atoms)
    title = _Title(first, last, (text.text,), box, is_bold)

    named = {name.first for name in names}
    if not title.is_wide and first not in named:
        return title
    spans = [
        replace(title, first=left.first, last=right.last)
        for at, left in enumerate(names)
        for right in names[at + 1 :]
        if left.first <= first
        and last <= right.last
        and abs((left.middle + right.middle) / 2 - title.middle)
        < _CENTRED * line.size
    ]
    whole = [span for span in spans if _is_above_all(span, names)]
    return min(whole, key=lambda span: len(span.columns), default=None)


def _is_above_all(span: _Title, names: Sequence[_Title]) -> bool:
    """Whether a sideways title below a text names each of its columns."""
    below = {name.first for name in names if name.box.top >= span.box.bottom}
    return below.issuperset(span.columns)


def _joined(above: _Title, title: _Title) -> _Title:
    """Two lines of one title."""
    return replace(
        above,
        lines=above.lines + title.lines,
        box=BBox.around([above.box, title.box]),
    )


def _name_all_figures(model: TableModel, titles: Sequence[_Title]) -> bool:
    """Whether each column of figures, of which there are some, has a title of its own."""
    named = {title.first for title in titles if not title.is_wide}
    figures = {col for col, holds in enumerate(model.figures) if holds}
    return bool(figures) and figures <= named


# -------------------------------------------------------------------------------------------------
# the header


def _header(model: TableModel, band: Band, titles: Sequence[_Title]) -> Grid:
    """The titles as one row, or as two where some are over several columns."""
    top, bottom = band
    wide = [title for title in titles if title.is_wide]
    heights = [top, bottom]
    if wide:
        heights.insert(1, max(title.box.bottom for title in wide))

    grid = model.grid
    cells = sorted(
        _cells(model, heights, titles), key=lambda one: (one.row, one.col)
    )
    return replace(
        grid,
        rows=len(heights) - 1,
        cells=tuple(cells),
        bbox=BBox(grid.bbox.x0, top, grid.bbox.x1, bottom),
    )


def _cells(
    model: TableModel, heights: Sequence[float], titles: Sequence[_Title]
) -> Iterator[GridCell]:
    """The cell of each title, below the wide one over it, and one for each column without any."""
    lowest = len(heights) - 1
    edges = list(model.edges.values())
    under = {col for title in titles if title.is_wide for col in title.columns}
    untitled = set(range(model.grid.cols)).difference(
        *(title.columns for title in titles)
    )
    empty = BBox(edges[0], heights[0], edges[0], heights[-1])
    blank = [_Title(col, col, (), empty, bold=False) for col in untitled]

    for title in (*titles, *blank):
        row = int(not title.is_wide and title.first in under)
        end = 1 if title.is_wide else lowest
        yield GridCell(
            row,
            title.first,
            end - row,
            len(title.columns),
            title.lines,
            BBox(
                edges[title.first],
                heights[row],
                edges[title.last + 1],
                heights[end],
            ),
            angle=title.angle,
            bold=title.bold,
        )
