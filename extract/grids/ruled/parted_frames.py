"""A drawn table whose groups of rows stand apart below a header in a frame of its own: one table.

They are one table if their columns are the same, nothing is printed between them, and all but the
header begin with figures; the frame of the header may lack the column of the labels. Other frames
that white parts are tables of their own: rules close them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.geometry import BBox
from extract.grid import Grid, GridCell
from extract.grids.ruled.divided_tables import (
    begins_with_figures,
    column_edges,
)
from extract.lines.glyphs import Glyphs, middles
from extract.lines.tokens import is_figure


@dataclass(frozen=True, slots=True)
class PartedSettings:
    """How near and how alike frames must be to be one table."""

    same_edge: float = 3.0
    """Points by which borders of columns may differ: they are drawn by one program."""
    least_columns: int = 3
    """Columns that must agree: those of two lists of labels and amounts do by chance."""
    highest: float = 1.5
    """White between two frames, in heights of a row: one row is left empty."""


PARTED = PartedSettings()
"""The settings for any document."""


def join_parted(
    grids: Sequence[Grid], text: Glyphs, settings: PartedSettings = PARTED
) -> list[Grid]:
    """``grids`` with those put together that stand below one header; ``text`` is that of the
    page.
    """
    joined: list[Grid] = []
    headed: set[int] = set()
    for grid in sorted(grids, key=lambda grid: grid.bbox.top):
        for k in headed:
            if _is_one_table(joined[k], grid, text, settings):
                joined[k] = _put_together(joined[k], grid)
                break
        else:
            if _is_header(grid):
                headed.add(len(joined))
            joined.append(grid)
    return joined


def _is_header(grid: Grid) -> bool:
    """Whether a frame is one row, with a name in each place."""
    return grid.rows == 1 and not any(
        not cell.text or is_figure(cell.text) for cell in grid.cells
    )


def _is_one_table(
    above: Grid, below: Grid, text: Glyphs, settings: PartedSettings
) -> bool:
    """Whether the frame ``below`` goes on with the columns of the one ``above`` it."""
    if below.cols < settings.least_columns or not begins_with_figures(below):
        return False
    height = (below.bbox.bottom - below.bbox.top) / below.rows
    white = below.bbox.top - above.bbox.bottom
    if not 0 <= white <= settings.highest * height:
        return False
    return _are_columns_alike(above, below, settings) and not _has_text(
        above.bbox.bottom, below.bbox.top, text
    )


def _are_columns_alike(
    above: Grid, below: Grid, settings: PartedSettings
) -> bool:
    """Whether two frames have the same borders of columns, or the upper one all but the first."""
    lacking = below.cols - above.cols
    if lacking not in (0, 1):
        return False
    ours, theirs = column_edges(above), column_edges(below)
    return all(
        col in ours
        and col + lacking in theirs
        and abs(ours[col] - theirs[col + lacking]) <= settings.same_edge
        for col in range(above.cols + 1)
    )


def _has_text(top: float, bottom: float, text: Glyphs) -> bool:
    heights = middles(text)
    return bool(((heights > top) & (heights < bottom)).any())


def _put_together(above: Grid, below: Grid) -> Grid:
    """Two frames as one, with an empty corner where the upper one lacks the column of labels."""
    lacking = below.cols - above.cols
    upper = [replace(cell, col=cell.col + lacking) for cell in above.cells]
    if lacking:
        box = above.bbox._replace(x0=below.bbox.x0, x1=above.bbox.x0)
        upper.insert(0, GridCell(0, 0, above.rows, 1, (), box))
    lower = [replace(cell, row=cell.row + above.rows) for cell in below.cells]
    return replace(
        above,
        rows=above.rows + below.rows,
        cols=below.cols,
        cells=(*upper, *lower),
        bbox=BBox.around([above.bbox, below.bbox]),
        doubts=(*above.doubts, *below.doubts),
        open_bottom=below.open_bottom,
    )
