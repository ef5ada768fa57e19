"""The rules and backgrounds of a page's picture, once it is straight."""

import cv2
import numpy as np

from extract.ocr.ocr_engine import Picture
from extract.pdf.page import FloatArray

_RULE = 1 / 30
"""A rule is at least this share of the page's width long: longer than any dash or letter stroke."""
_THICK = 12
"""Pixels at 200 dpi: thicker dark ink is a bar or a picture."""
_LEANING = 24
"""Pixels by which the ends of a long rule may be out of line, as upright rules are where the
scanner drew the paper askew: on each side of its middle no more than the margin of a cell.
"""
_TINT = (6, 70)
"""A background is at least and at most this much darker than the paper, of 255."""
_PAPER = 90
"""Percentile of a column of pixels that is paper: a page keeps margins and white rows."""
_STEEPEST = 0.06
"""Some three and a half degrees: pages fed askew; what leans more was laid on the glass by hand."""
_SMALL = 0.5
"""Lines still part at half the size, in a quarter of the time."""
_GRAIN = 9
"""Pixels over which the scanner's grain and the letters are smoothed away before backgrounds are
sought.
"""
_BRIDGED = 5
"""Gaps of a printed rule up to so many pixels are joined."""
_WIDTHS = 20
"""A background is at least the page's width divided by this."""
_FILLED = 0.8
"""The share of its box that a background fills."""
_FINEST, _FIRST = 0.0004, 0.002
"""Steps in which slopes are tried: all of them, then those about the best."""
_LEAST_RULE = 20
"""Pixels of a rule on the smallest page."""


def detect_skew(picture: Picture) -> float:
    """The slope of the lines of a page (down to the right is positive), at most ``_STEEPEST``.

    Seen along the right slope, the dark pixels of lines and rules fall on few heights; 0 for a page
    without any.
    """
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(
        grey, None, fx=_SMALL, fy=_SMALL, interpolation=cv2.INTER_AREA
    )
    dark = cv2.threshold(
        small, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU
    )[1]
    y, x = np.nonzero(dark)
    if len(x) > dark.size / 2 or not len(x):
        return 0.0
    middle = x - dark.shape[1] / 2

    def sharpness(slope: float) -> float:
        heights = np.rint(y - slope * middle).astype(np.int64)
        return float(
            (np.bincount(heights - heights.min()).astype(np.float64) ** 2).sum()
        )

    best = 0.0
    for step, reach in ((_FIRST, _STEEPEST), (_FINEST, _FIRST)):
        tried = (
            best
            + np.arange(-round(reach / step), round(reach / step) + 1) * step
        )
        best = float(
            max(
                tried.tolist(),
                key=lambda slope: (sharpness(slope), -abs(slope)),
            )
        )
    return best


def straighten(picture: Picture, slope: float) -> Picture:
    """The picture turned about its middle so that lines of that slope become level; the paper's
    white fills corners.
    """
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D(
        (width / 2, height / 2), float(np.degrees(np.arctan(slope))), 1.0
    )
    turned = cv2.warpAffine(
        picture,
        turn,
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderValue=(255, 255, 255),
    )
    return np.asarray(turned, dtype=np.uint8)


def detect_rules(picture: Picture) -> tuple[FloatArray, FloatArray]:
    """Horizontal and vertical dark rules (n x 4, pixels) of a straight picture."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    dark = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[
        1
    ].astype(np.uint8)
    length = max(_LEAST_RULE, int(picture.shape[1] * _RULE))
    return _strokes(dark, (length, 1)), _strokes(dark, (1, length))


def _strokes(dark: Picture, shape: tuple[int, int]) -> FloatArray:
    """The middle lines of the dark strokes that hold a line of ``shape`` (width, height)."""
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, shape)
    lines = cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel)
    bridge = cv2.getStructuringElement(cv2.MORPH_RECT, (_BRIDGED, _BRIDGED))
    joined = cv2.morphologyEx(lines, cv2.MORPH_CLOSE, bridge)

    is_level = shape[0] > 1
    found: list[tuple[float, float, float, float]] = []
    for x, y, width, height, ink in cv2.connectedComponentsWithStats(joined)[2][
        1:
    ]:
        thick, long = sorted((width, height))
        if thick > _LEANING or ink > _THICK * long:
            continue
        if is_level:
            found.append((x, y + height / 2, x + width, y + height / 2))
        else:
            found.append((x + width / 2, y, x + width / 2, y + height))
    return np.asarray(found, dtype=np.float64).reshape(-1, 4)


def detect_backgrounds(picture: Picture) -> FloatArray:
    """Light tinted rectangles (n x 4, pixels): the stripes of a table, the ground of a header."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    ground = cv2.morphologyEx(
        grey, cv2.MORPH_CLOSE, np.ones((_GRAIN * 3, _GRAIN * 3), np.uint8)
    )
    smooth = cv2.medianBlur(ground, _GRAIN * 2 + 1)

    # A column each: a scanner's light fades sideways.
    paper = np.percentile(smooth, _PAPER, axis=0).astype(np.int16)
    darker = paper[np.newaxis, :] - smooth.astype(np.int16)
    tint = ((darker >= _TINT[0]) & (darker <= _TINT[1])).astype(np.uint8)

    narrowest = picture.shape[1] // _WIDTHS
    tint = cv2.morphologyEx(
        tint, cv2.MORPH_CLOSE, np.ones((1, picture.shape[1] // 8), np.uint8)
    )
    tint = cv2.morphologyEx(
        tint, cv2.MORPH_OPEN, np.ones((_GRAIN, narrowest), np.uint8)
    )

    found = []
    for x, y, width, height, area in cv2.connectedComponentsWithStats(tint)[2][
        1:
    ]:
        is_wide = width > picture.shape[1] / _WIDTHS and height > _GRAIN
        if is_wide and area > _FILLED * width * height:
            found.append((x, y, x + width, y + height))
    return np.asarray(found, dtype=np.float64).reshape(-1, 4)
