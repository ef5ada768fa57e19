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
LOWEST = 11
"""Pixels: the height of the tag of a dense table's row, at least."""


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
    pen: ImageDraw.ImageDraw,
    frame: Frame,
    number: int,
    ink: Image.Image,
    is_cell: bool,
) -> None:
    """A number at a frame, in a tag where a place beside it has no ``ink``.

    Where none has, that of a cell is in a lower tag and stays in its row, over the least ink, as
    above a cell is that of another row; that of a text is above it, between the lines, without a
    tag. ``ink`` is added where a tag is drawn.
    """
    tags = _tags(frame, number, TAG, ink)
    if is_cell:
        _, y0, _, y1 = frame
        inside = max(LOWEST, min(TAG, y1 - y0 - 2 * THIN))
        tags += _tags(frame, number, inside, ink)

    used = {tag: ink.crop(tag).histogram()[-1] for tag in tags}
    best = min(used, key=lambda tag: used[tag])
    if not is_cell and used[best]:
        x0, y0, x1, _ = frame
        _write(pen, ((x0 + x1) / 2, y0 - SMALL / 2), number, OTHER, SMALL)
        return

    left, top, right, bottom = best
    high = bottom - top
    pen.rounded_rectangle(best, radius=high // 2, fill=OTHER)
    middle = ((left + right) / 2, (top + bottom) / 2)
    _write(pen, middle, number, "white", min(DIGIT, high))
    ink.paste(255, best)


def _tags(
    frame: Frame, number: int, high: int, ink: Image.Image
) -> list[Frame]:
    """Tags of a height at the middle of a frame's: inside and outside its left and right edge."""
    x0, y0, x1, y1 = frame
    digit = min(DIGIT, high)
    width = high + (len(str(number)) - 1) * digit // 2
    top = max(0, (y0 + y1 - high) // 2)
    tags: list[Frame] = []
    for x in (x0 + THIN, x0 - width - THIN, x1 - width - THIN, x1 + THIN):
        left = max(0, min(x, ink.width - width))
        tags.append((left, top, left + width, top + high))
    return tags


def _write(
    pen: ImageDraw.ImageDraw,
    middle: tuple[float, float],
    number: int,
    fill: str | tuple[int, int, int],
    size: int,
) -> None:
    has_tag = fill == "white"
    pen.text(
        middle,
        str(number),
        fill=fill,
        font=ImageFont.load_default(size),
        anchor="mm",
        stroke_width=0 if has_tag else 2,
        stroke_fill="white",
    )
