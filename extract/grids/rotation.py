"""A page turned so that its sideways text reads from left to right, and what is found there turned
back.
"""

from dataclasses import replace

import numpy as np

from extract.geometry import BBox
from extract.grid import Grid
from extract.pdf.page import FloatArray, Page, Rules

MOST = 0.6
"""Share of a page's characters that read in one sideways direction for the page to be turned as a
whole.
"""
LEAST = 20
"""Fewer characters than this are a mark in the margin."""


def upright(page: Page) -> Page:
    """``page``, turned where most of its text is set sideways, as a wide table on a sheet kept
    high.

    A page that stands upright because its picture was turned stays as it is.
    """
    if page.turned:
        return page
    for angle in (90, 270):
        count = int(np.count_nonzero(page.chars.angles == angle))
        if count >= max(LEAST, MOST * len(page.chars)):
            return replace(turned(page, angle), turned=angle)
    return page


def turned(page: Page, angle: int) -> Page:
    """``page`` with the text that reads at ``angle`` (90: downwards, 270: upwards) set upright."""
    chars = page.chars
    wide, high = page.width, page.height
    return replace(
        page,
        width=high,
        height=wide,
        images=tuple(_turn(box, angle, wide, high) for box in page.images),
        unseen=tuple(
            one._replace(bbox=_turn(one.bbox, angle, wide, high))
            for one in page.unseen
        ),
        fields=tuple(_turn(box, angle, wide, high) for box in page.fields),
        strikes=tuple(_turn(box, angle, wide, high) for box in page.strikes),
        drawings=tuple(_turn(box, angle, wide, high) for box in page.drawings),
        raster=page.raster and page.raster.turned(angle),
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
    cells = tuple(
        replace(
            c, bbox=_back(c.bbox, page.width, page.height, angle), angle=angle
        )
        for c in grid.cells
    )
    return replace(
        grid, bbox=_back(grid.bbox, page.width, page.height, angle), cells=cells
    )


def box_back(box: BBox, page: Page) -> BBox:
    """A box of a page that was turned, on the page as displayed."""
    if page.turned == 180:
        return BBox(
            page.width - box.x1,
            page.height - box.bottom,
            page.width - box.x0,
            page.height - box.top,
        )
    if page.turned:
        return _back(box, page.height, page.width, page.turned)
    return box


def _turn(box: BBox, angle: int, wide: float, high: float) -> BBox:
    return BBox(*_boxes(np.array([box]), angle, wide, high)[0].tolist())


def _boxes(
    boxes: FloatArray, angle: int, wide: float, high: float
) -> FloatArray:
    x0, top, x1, bottom = boxes.T
    if angle == 90:
        return np.column_stack((top, wide - x1, bottom, wide - x0))
    return np.column_stack((high - bottom, x0, high - top, x1))


def _back(box: BBox, wide: float, high: float, angle: int) -> BBox:
    """A box on a page of ``wide`` times ``high`` points whose text reads at ``angle``."""
    x0, top, x1, bottom = box
    if angle == 90:
        return BBox(wide - bottom, x0, wide - top, x1)
    return BBox(top, high - x1, bottom, high - x0)
