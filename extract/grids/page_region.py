"""A part of a page, for who knows where a table is: a user's rectangle, a true region."""

from dataclasses import replace

import numpy as np

from extract.geometry import BBox
from extract.pdf.page import FloatArray, Page, Rules


def cropped(page: Page, within: BBox) -> Page:
    """``page`` with only the characters whose middle lies ``within``, and the rules as far as they
    do.
    """
    boxes = page.chars.loose
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    keep = (
        (x >= within.x0)
        & (x <= within.x1)
        & (y >= within.top)
        & (y <= within.bottom)
    )
    rules = page.rules
    cut = Rules(
        _cut(rules.horizontal, within),
        _cut(rules.vertical, within),
        _cut(rules.fills, within),
    )
    return replace(page, chars=page.chars.where(keep), rules=cut)


def _cut(boxes: FloatArray, within: BBox) -> FloatArray:
    low, high = np.array(within[:2] * 2), np.array(within[2:] * 2)
    inside = np.clip(boxes, low, high)
    meets = (boxes[:, :2] <= high[:2]).all(axis=1) & (
        boxes[:, 2:] >= low[:2]
    ).all(axis=1)
    return inside[meets]
