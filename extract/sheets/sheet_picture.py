"""A sheet drawn as it reads: its cells in their boxes."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from extract.geometry import BBox
from extract.sheets.sheet_layout import LINE, PAD, SIZE, SheetLayout, wrapped
from extract.sheets.workbook import CellSight, Sheet, SheetCell
from extract.tables.stitching.cell_values import is_value

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont
    from PIL.Image import Image

_GROUND, _INK, _RULE = (255, 255, 255), (24, 24, 24), (196, 202, 208)
_SHADE, _FAINT = (236, 240, 244), (150, 150, 150)
_ELLIPSIS, _NO_BREAK = "…", "\u00a0"


def draw_sheet(
    sheet: Sheet, layout: SheetLayout, scale: float, clip: BBox | None = None
) -> "Image":
    """The sheet, or the part of it in ``clip``, ``scale`` pixels to the point."""
    from PIL import Image, ImageDraw

    box = clip or BBox(0.0, 0.0, layout.width, layout.height)
    size = (
        max(1, round((box.x1 - box.x0) * scale)),
        max(1, round((box.bottom - box.top) * scale)),
    )
    image = Image.new("RGB", size, _GROUND)
    pen = ImageDraw.Draw(image)
    for cell in sheet.cells:
        place = layout.box(cell)
        if place.common(box) > 0:
            _draw_cell(pen, cell, _moved(place, box, scale), scale)
    return image


def _moved(place: BBox, box: BBox, scale: float) -> BBox:
    """A place in pixels of the picture."""
    return BBox(
        (place.x0 - box.x0) * scale,
        (place.top - box.top) * scale,
        (place.x1 - box.x0) * scale,
        (place.bottom - box.top) * scale,
    )


def _draw_cell(
    pen: "ImageDraw.ImageDraw", cell: SheetCell, frame: BBox, scale: float
) -> None:
    is_seen = cell.sight is CellSight.SEEN
    ground = _SHADE if cell.shaded and is_seen else None
    corners = list(map(round, frame))
    pen.rectangle(corners, fill=ground, outline=_RULE)
    if cell.sight is CellSight.NO_RESULT:
        return

    font = _font(round(SIZE * scale), bold=cell.bold)
    room = frame.x1 - frame.x0 - 2 * PAD * scale
    top = frame.top + PAD / 2 * scale
    shown = cell.text.replace(_NO_BREAK, " ")
    for line in wrapped(shown, (frame.x1 - frame.x0) / scale):
        if top > frame.bottom:
            break
        text = _fitting(line, font, room)
        x = frame.x0 + PAD * scale
        if is_value(cell.text):
            x = frame.x1 - PAD * scale - font.getlength(text)
        pen.text((x, top), text, font=font, fill=_INK if is_seen else _FAINT)
        top += LINE * scale


def _fitting(text: str, font: "ImageFont.FreeTypeFont", room: float) -> str:
    """A text, cut where it is wider than its cell."""
    if font.getlength(text) <= room:
        return text
    kept = text
    while kept and font.getlength(kept + _ELLIPSIS) > room:
        kept = kept[:-1]
    return kept + _ELLIPSIS


@lru_cache(maxsize=16)
def _font(size: int, *, bold: bool) -> "ImageFont.FreeTypeFont":
    """The letters that the library of PDFs brings, so that pictures are the same everywhere."""
    import reportlab
    from PIL import ImageFont

    name = "VeraBd.ttf" if bold else "Vera.ttf"
    folder = Path(reportlab.__file__).parent / "fonts"
    return ImageFont.truetype(str(folder / name), size)
