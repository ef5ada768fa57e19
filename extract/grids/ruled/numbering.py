"""The lines of a drawing numbered as the borders of rows and of columns."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from extract.grids.ruled.cell_regions import Extent, Region
from extract.grids.ruled.lattice import Lattice
from extract.grids.ruled.settings import RuledSettings
from extract.pdf.page import FloatArray


def number_borders(
    lattice: Lattice,
    cells: Sequence[Region],
    printed: Collection[int],
    settings: RuledSettings,
) -> tuple[dict[int, int], dict[int, int]]:
    """The numbers of the lattice's lines as borders of rows and of columns.

    ``printed`` are the numbers of the cells that have text.
    """
    with_text = [cell for cell in cells if cell.number in printed]
    heights, widths = (
        {cell.height for cell in cells},
        {cell.width for cell in cells},
    )
    used_heights, used_widths = (
        {c.height for c in with_text},
        {c.width for c in with_text},
    )

    row_starts = _row_starts(heights, used_heights)
    col_starts = {start for start, _ in widths}
    rows = _number(lattice.ys, heights, used_heights, row_starts, settings)
    cols = _number(lattice.xs, widths, used_widths, col_starts, settings)
    return rows, cols


def _row_starts(
    cells: Collection[Extent], printed: Collection[Extent]
) -> set[int]:
    """Where rows start: where a printed cell does, or an empty one that no printed cell next to it
    reaches across.
    """
    crossed: set[int] = set()
    for top, bottom in printed:
        crossed.update(range(top + 1, bottom))
    return {top for top, _ in printed} | ({top for top, _ in cells} - crossed)


def _number(
    lines: FloatArray,
    extents: Collection[Extent],
    printed: Collection[Extent],
    starts: Collection[int],
    settings: RuledSettings,
) -> dict[int, int]:
    """The lines at which some cell starts or ends, numbered from 0.

    Two lines closer than a line of text, with no text between them, count as one: the white between
    the boxes of two cells, or what a page break leaves of one. So do two between which no row
    (column) starts.
    """
    used: set[int] = set()
    for extent in extents:
        used.update(extent)

    first, *_ = borders = sorted(used)
    numbers = {first: 0}
    for before, here in pairwise(borders):
        is_narrow = lines[here] - lines[before] < settings.sliver
        is_sliver = is_narrow and (before, here) not in printed
        numbers[here] = numbers[before] + (before in starts and not is_sliver)
    return numbers
