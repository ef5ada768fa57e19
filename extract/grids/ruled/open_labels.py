"""Labels beside a table that no rule closes at their outer side, nor parts from each other.

                      Total HT | 29 796,00 |
                      TVA 20 % |  5 959,20 |

The rules of the figures draw one cell for all of them, over as many rows. It is as many cells where
each of its lines is level with what a row beside it prints. A label of several rows that the rules
leave open has lines closer than the rows are, or goes on in small letters.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from extract.geometry import BBox
from extract.grid import GridCell
from extract.pdf.page import Chars

LEVEL = 0.1
"""How far (em) the heights of two texts of one line may differ."""


def part_open_labels(
    cell: GridCell, borders: Sequence[float], beside: BBox, chars: Chars
) -> list[GridCell]:
    """A cell over several rows, as many where a line of it is level with each of them.

    ``borders`` are the heights between which its rows lie, ``beside`` is the box of the table.
    """
    if len(cell.lines) != cell.rowspan or len(borders) != cell.rowspan + 1:
        return [cell]
    if cell.angle or any(line[0].islower() for line in cell.lines):
        return [cell]
    parts: list[GridCell] = []
    for k, (top, bottom) in enumerate(pairwise(borders)):
        box = cell.bbox._replace(top=top, bottom=bottom)
        line = cell.lines[k]
        if not _is_level(line, box, beside, chars):
            return [cell]
        part = replace(cell, row=cell.row + k, rowspan=1, lines=(line,))
        parts.append(
            replace(
                part,
                bbox=box,
                ends=(0.0, 0.0),
                open_top=cell.open_top and not k,
                open_bottom=cell.open_bottom and k + 1 == cell.rowspan,
            )
        )
    return parts


def _is_level(line: str, box: BBox, beside: BBox, chars: Chars) -> bool:
    """Whether ``line`` is all that is printed in a box, at the height of what is beside it."""
    own = chars.inside(box) & chars.is_inked
    row = beside._replace(top=box.top, bottom=box.bottom)
    others = chars.inside(row) & chars.is_inked & ~own
    if not own.any() or not others.any():
        return False
    printed = "".join(chars.text[k] for k in np.flatnonzero(own))
    if sorted(printed) != sorted("".join(line.split())):
        return False
    heights = chars.loose[:, [1, 3]].mean(axis=1)
    near = LEVEL * float(chars.sizes[own].max())
    off = np.median(heights[own]) - np.median(heights[others])
    return bool(abs(off) < near)
