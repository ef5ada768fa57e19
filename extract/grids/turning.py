"""A page turned so that its sideways text reads from left to right, and what is found there turned back."""

from dataclasses import replace

import numpy as np

from extract.geometry import BBox
from extract.grids.grid import Grid
from extract.page import FloatArray, Page, Rules


def turned(page: Page, angle: int) -> Page:
    """``page`` with the text that reads at ``angle`` (90: downwards, 270: upwards) set upright."""
    chars = page.chars
    wide, high = page.width, page.height
    return replace(
        page,
        width=high,
        height=wide,
        chars=replace(
            chars,
            boxes=_boxes(chars.boxes, angle, wide, high),
            loose=_boxes(chars.loose, angle, wide, high),
            angles=((chars.angles - angle) % 360).astype(np.int32),
        ),
        rules=Rules(
            _boxes(page.rules.vertical, angle, wide, high),
            _boxes(page.rules.horizontal, angle, wide, high),
            _boxes(page.rules.fills, angle, wide, high),
        ),
    )


def turned_back(grid: Grid, page: Page, angle: int) -> Grid:
    """A grid of the turned page in the coordinates of ``page``."""
    cells = tuple(replace(c, bbox=_back(c.bbox, page, angle), angle=angle) for c in grid.cells)
    return replace(grid, bbox=_back(grid.bbox, page, angle), cells=cells)


def _boxes(boxes: FloatArray, angle: int, wide: float, high: float) -> FloatArray:
    x0, top, x1, bottom = boxes.T
    columns = (top, wide - x1, bottom, wide - x0) if angle == 90 else (high - bottom, x0, high - top, x1)
    return np.column_stack(columns)


def _back(box: BBox, page: Page, angle: int) -> BBox:
    x0, top, x1, bottom = box
    if angle == 90:
        return BBox(page.width - bottom, x0, page.width - top, x1)
    return BBox(top, page.height - x1, bottom, page.height - x0)
