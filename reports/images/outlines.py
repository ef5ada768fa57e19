"""The frames around figures: they differ by more than their colour."""

from PIL import Image, ImageDraw, ImageFont

Frame = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""

MAIN, OTHER = (176, 32, 32), (24, 84, 140)
THICK, THIN = 4, 2
"""Pixels of the two kinds of frame."""
CORNER, DASH = 14, 7
"""Pixels: the side of the corner mark, the length of a dash and of the gap after it."""
TAG, DIGIT, SMALL = 17, 13, 12
"""Pixels: the height of a number's tag, of its digits, and of those without a tag."""


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


def draw_number(
    pen: ImageDraw.ImageDraw, frame: Frame, number: int, ink: Image.Image
) -> None:
    """A number at a frame, in a tag where a place beside it has no ``ink``; a bare small one above
    it, between the lines of a text, where none has.
    """
    width = TAG + (len(str(number)) - 1) * DIGIT // 2
    x0, y0, x1, y1 = frame
    y = (y0 + y1 - TAG) // 2
    for x in (x0 + 2, x0 - width - 2, x1 - width - 2, x1 + 2):
        box = (x, y, x + width, y + TAG)
        is_inside = x >= 0 and y >= 0 and box[2] <= ink.width
        if is_inside and ink.crop(box).getbbox() is None:
            pen.rounded_rectangle(box, radius=TAG // 2, fill=OTHER)
            middle = (x + width / 2, y + TAG / 2)
            _write(pen, middle, number, "white", DIGIT)
            return
    _write(pen, ((x0 + x1) / 2, y0 - SMALL / 2), number, OTHER, SMALL)


def _write(
    pen: ImageDraw.ImageDraw,
    middle: tuple[float, float],
    number: int,
    fill: str | tuple[int, int, int],
    size: int,
) -> None:
    pen.text(
        middle,
        str(number),
        fill=fill,
        font=ImageFont.load_default(size),
        anchor="mm",
        stroke_width=2 if size == SMALL else 0,
        stroke_fill="white",
    )
