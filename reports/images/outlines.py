"""The frames around figures: they differ by more than their colour."""

from PIL import ImageDraw

Frame = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""

MAIN, OTHER = (176, 32, 32), (24, 84, 140)
THICK, THIN = 4, 2
"""Pixels of the two kinds of frame."""
CORNER, DASH = 14, 7
"""Pixels: the side of the corner mark, the length of a dash and of the gap after it."""


def draw_main(pen: ImageDraw.ImageDraw, frame: Frame) -> None:
    """A thick frame with a corner mark: the figure at issue."""
    x0, y0, _, _ = frame
    pen.rectangle(frame, outline=MAIN, width=THICK)
    pen.polygon([(x0, y0), (x0 + CORNER, y0), (x0, y0 + CORNER)], fill=MAIN)


def draw_dashed(pen: ImageDraw.ImageDraw, frame: Frame) -> None:
    """A thin dashed frame: the other figures."""
    x0, y0, x1, y1 = frame
    for x in range(x0, x1, 2 * DASH):
        end = min(x + DASH, x1)
        pen.line([(x, y0), (end, y0)], fill=OTHER, width=THIN)
        pen.line([(x, y1), (end, y1)], fill=OTHER, width=THIN)

    for y in range(y0, y1, 2 * DASH):
        end = min(y + DASH, y1)
        pen.line([(x0, y), (x0, end)], fill=OTHER, width=THIN)
        pen.line([(x1, y), (x1, end)], fill=OTHER, width=THIN)
