"""Cells at the head of a table that no rule parts: a corner above the labels from the first of
them, or the titles of all columns, drawn on one background, from each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from extract.french.lexicon.calendar import is_year
from extract.geometry import BBox
from extract.grid import GridCell
from extract.lines.tokens import is_figure
from extract.pdf.page import Chars

IndexArray: TypeAlias = npt.NDArray[np.intp]
"""The places of characters among those of a page."""
_APART = 1.0
"""White (em) between two titles at least, and inside one at most."""
_LEAST_TITLES = 2
"""Texts over columns of their own that are titles: one is over all of them."""


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


def part_titles(cells: Sequence[GridCell], chars: Chars) -> list[GridCell]:
    """``cells`` with the first one parted where it is one line over several columns, and each of
    its texts over a column of its own: none but the first has none.
    """
    wide = next((cell for cell in cells if cell.row == cell.col == 0), None)
    if wide is None or not _is_one_line_over_columns(wide):
        return list(cells)
    boxes = _boxes_of_columns(wide, cells)
    own = [_printed_in(box, chars) for box in boxes]
    if not all(map(len, own[1:])) or not _are_titles(own, chars):
        return list(cells)
    if sorted("".join(wide.text.split())) != sorted(
        _text(np.concatenate(own), chars)
    ):
        return list(cells)
    others = [cell for cell in cells if cell is not wide]
    return [*_parts(wide, boxes, list(map(len, own))), *others]


def _boxes_of_columns(wide: GridCell, cells: Sequence[GridCell]) -> list[BBox]:
    """The parts of a cell over each of its columns; none where the row below lacks one."""
    below = [cell for cell in cells if cell.row == 1 and cell.colspan == 1]
    below.sort(key=lambda cell: cell.col)
    if [cell.col for cell in below] != list(wide.columns):
        return []
    return [wide.bbox._replace(x0=x.bbox.x0, x1=x.bbox.x1) for x in below]


def _parts(
    wide: GridCell, boxes: Sequence[BBox], letters: Sequence[int]
) -> Iterator[GridCell]:
    """A cell as one for each of its columns, which have so many letters of its text each."""
    for col, box in enumerate(boxes):
        line = _words(wide.text, sum(letters[:col]), letters[col])
        part = replace(wide, col=col, colspan=1, lines=line)
        yield replace(part, bbox=box, ends=(0.0, 0.0))


def _is_one_line_over_columns(cell: GridCell) -> bool:
    """Whether a cell of one row prints one line over more columns than one title has beside it."""
    if cell.angle or cell.rowspan > 1:
        return False
    return len(cell.lines) == 1 and cell.colspan > _LEAST_TITLES


def _printed_in(box: BBox, chars: Chars) -> IndexArray:
    """The characters printed in a box, from the left."""
    found = np.flatnonzero(chars.inside(box) & chars.is_inked)
    return found[np.argsort(chars.boxes[found, 0], kind="stable")]


def _are_titles(columns: Sequence[IndexArray], chars: Chars) -> bool:
    """Whether what is printed over each column is one text, apart from those beside it."""
    for own in columns:
        if any(white >= _APART for white in _whites(own, chars)):
            return False
    printed = [own for own in columns if len(own)]
    borders = [
        np.array([left[-1], right[0]]) for left, right in pairwise(printed)
    ]
    return len(printed) >= _LEAST_TITLES and all(
        _whites(border, chars)[0] > _APART for border in borders
    )


def _whites(own: IndexArray, chars: Chars) -> list[float]:
    """The white between each two characters side by side, in font sizes."""
    left, right = own[:-1], own[1:]
    white = chars.boxes[right, 0] - chars.boxes[left, 2]
    found: list[float] = (white / chars.sizes[right]).tolist()
    return found


def _text(own: IndexArray, chars: Chars) -> str:
    return "".join(chars.text[k] for k in own)


def _words(text: str, start: int, letters: int) -> tuple[str, ...]:
    """The part of a text that begins with a letter, counted without spaces, and has so many; no
    line where that is none.
    """
    at = [k for k, letter in enumerate(text) if not letter.isspace()]
    own = at[start : start + letters]
    return (text[own[0] : own[-1] + 1],) if own else ()
