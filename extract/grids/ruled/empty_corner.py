"""A corner above the labels that no rule parts from the first of them."""

from collections.abc import Sequence
from dataclasses import replace

from extract.french.lexicon.calendar import is_year
from extract.grid import GridCell
from extract.lines.tokens import is_figure
from extract.pdf.page import Chars


def part_corner(cells: Sequence[GridCell], chars: Chars) -> list[GridCell]:
    """``cells`` with the first one parted where it reaches from beside the header into the first
    row of figures, and prints its text beside the figures only.
    """
    corner = next(
        (
            cell
            for cell in cells
            if (cell.row, cell.col, cell.rowspan) == (0, 0, 2)
            and cell.lines
            and not cell.angle
        ),
        None,
    )
    if corner is None:
        return list(cells)
    border = _border_below_names(corner, cells)
    if border is None or not _is_printed_below(corner, border, chars):
        return list(cells)

    high, low = (
        corner.bbox._replace(bottom=border),
        corner.bbox._replace(top=border),
    )
    above = replace(corner, rowspan=1, lines=(), bbox=high)
    below = replace(corner, row=1, rowspan=1, bbox=low)
    others = [cell for cell in cells if cell is not corner]
    return [above, below, *others]


def _border_below_names(
    corner: GridCell, cells: Sequence[GridCell]
) -> float | None:
    """Where the row of names beside ``corner`` ends and one with figures begins."""
    beside = [cell for cell in cells if cell.row == 0 and cell is not corner]
    lower = [cell for cell in cells if cell.row == 1]
    if any(cell.rowspan > 1 for cell in beside):
        return None
    if not _texts(beside) or _figures(beside) or not _figures(lower):
        return None
    return min(cell.bbox.top for cell in lower)


def _texts(cells: Sequence[GridCell]) -> list[str]:
    return [cell.text for cell in cells if cell.lines]


def _figures(cells: Sequence[GridCell]) -> int:
    """How many cells print a figure; a year may be a name."""
    texts = _texts(cells)
    return sum(is_figure(text) and not is_year(text) for text in texts)


def _is_printed_below(cell: GridCell, border: float, chars: Chars) -> bool:
    """Whether all that is printed in a cell is below a height."""
    _, y = chars.middles
    return bool((y[chars.inside(cell.bbox)] > border).all())
