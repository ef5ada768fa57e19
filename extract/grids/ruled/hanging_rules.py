"""Rules that begin inside a cell and part what stands in its lower half.

    |  Redevance  |
    |  2025 | 2026 |

No rule is drawn between a title and those of its columns, or between the heading of a group and its
rows: it is as if one were, from side to side of the cell, where the rules between these begin.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from extract.geometry import BBox
from extract.grids.ruled.settings import RULED, RuledSettings
from extract.pdf.page import BoolArray, Chars, FloatArray

_CENTRED = 1.0
"""How far (em) the title may be from the middle of its cell, where one rule alone begins below."""
_SEVERAL = 2
"""Rules that begin at one height below the heading of a group, which is as wide as the table."""


def with_borders_at_tops(
    horizontal: FloatArray,
    vertical: FloatArray,
    chars: Chars,
    settings: RuledSettings = RULED,
) -> FloatArray:
    """The level lines of a drawing (height, left, right each) and those that upright ones (x, top,
    bottom each) imply which begin between a title and what they part below it.
    """
    borders = list(_borders(horizontal, vertical, chars, settings))
    if not borders:
        return horizontal
    return np.concatenate((horizontal, np.array(borders)))


def _borders(
    horizontal: FloatArray,
    vertical: FloatArray,
    chars: Chars,
    settings: RuledSettings,
) -> Iterator[tuple[float, float, float]]:
    begun = defaultdict[BBox, list[tuple[float, float]]](list)
    for x, start, end in vertical.tolist():
        cell = _cell_around(x, start, horizontal, vertical, settings)
        if cell is not None and end >= cell.bottom - settings.cross:
            begun[cell].append((x, start))

    for cell, tops in begun.items():
        starts = [y for x, y in tops if _parts_lower_half(x, y, cell, chars)]
        is_wide = _is_as_wide(cell, vertical)
        for start in starts:
            is_band = is_wide and _are_level(starts, start, settings)
            if is_band or _is_centred(start, cell, chars):
                yield start, cell.x0, cell.x1


def _are_level(
    starts: Sequence[float], start: float, settings: RuledSettings
) -> bool:
    """Whether several rules begin at one height."""
    level = [y for y in starts if abs(y - start) < settings.cross]
    return len(level) >= _SEVERAL


def _is_as_wide(cell: BBox, vertical: FloatArray) -> bool:
    """Whether a cell is as wide as the drawing."""
    x = vertical[:, 0]
    return bool(cell.x0 <= x.min() and x.max() <= cell.x1)


def _cell_around(
    x: float,
    y: float,
    horizontal: FloatArray,
    vertical: FloatArray,
    settings: RuledSettings,
) -> BBox | None:
    """The box of the rules nearest to a place on all four sides; None where one side lacks, is too
    near for text between, or upright rules part what is above the place.
    """
    heights, x0, x1 = horizontal.T
    heights = heights[(x0 <= x) & (x <= x1)]
    if (abs(heights - y) < settings.sliver).any():
        return None
    upright, start, end = vertical.T
    above = start < y - settings.cross
    sides = upright[above & (end > y + settings.cross)]
    box = BBox(
        float(sides[sides < x].max(initial=-np.inf)),
        float(heights[heights < y].max(initial=-np.inf)),
        float(sides[sides > x].min(initial=np.inf)),
        float(heights[heights > y].min(initial=np.inf)),
    )
    if not np.isfinite(box).all():
        return None
    within = (upright > box.x0) & (upright < box.x1)
    parting = within & above & (end > box.top + settings.cross)
    return None if parting.any() else box


def _parts_lower_half(x: float, y: float, cell: BBox, chars: Chars) -> bool:
    """Whether a title is in a cell above a height, and texts are on both sides of ``x`` below it,
    none of them across.
    """
    inside = chars.is_inked & chars.inside(cell)
    x0, top, x1, bottom = chars.boxes[inside].T
    upper, lower = bottom <= y, top >= y
    if not upper.any() or not (upper | lower).all():
        return False
    return _are_on_both_sides(x, x0[lower], x1[lower])


def _is_centred(y: float, cell: BBox, chars: Chars) -> bool:
    """Whether the title above a height is in the middle of its cell."""
    inside = chars.is_inked & chars.inside(cell)
    x0, _, x1, bottom = chars.boxes[inside].T
    upper = bottom <= y
    middle = (x0[upper].min() + x1[upper].max()) / 2
    near = _CENTRED * float(chars.sizes[inside].max())
    return bool(abs(middle - (cell.x0 + cell.x1) / 2) < near)


def _are_on_both_sides(x: float, x0: FloatArray, x1: FloatArray) -> bool:
    left: BoolArray = x1 <= x
    right: BoolArray = x0 >= x
    return bool(left.any() and right.any() and (left | right).all())
