"""Lengths that all forms of the letter share."""

WIDEST = 16.0
"""Centimetres between the margins of a page."""
TALLEST = 9.0
ANSWER_LINES = 3
"""Empty lines left for an answer."""
_PIXELS_A_CM = 2.0 * 72 / 2.54
"""Pictures have two pixels to the point."""


def in_cm(size: tuple[int, int]) -> tuple[float, float]:
    """The width and height of a picture of ``size`` pixels, in centimetres, on the page.

    >>> in_cm((1000, 100))
    (16.0, 1.6)
    """
    wide, high = (max(side, 1) / _PIXELS_A_CM for side in size)
    scale = min(1.0, WIDEST / wide, TALLEST / high)
    return round(wide * scale, 3), round(high * scale, 3)
