"""What was read, drawn over the page: rules, cells, spans, engines and doubts (`pointage inspect
--image`).
"""

from typing import TYPE_CHECKING

from PIL import ImageDraw

from extract.document import Document
from extract.geometry import BBox
from extract.grids.ruled.engine import RuledEngine
from extract.grids.unruled.engine import BorderlessEngine
from extract.pdf.page import Page
from extract.pdf.source import Source
from extract.sheets.sheet_source import SheetSource
from extract.table import RawCell, Table

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 2.0
"""Pixels to the point: small print stays legible."""
RULE, HEADER, DOUBT = (70, 130, 180, 160), (120, 80, 160, 60), (200, 30, 30)
ENGINES = {
    RuledEngine.name: (20, 130, 60),
    BorderlessEngine.name: (190, 110, 0),
}
INSET, INNER = 0.4, 1.6
"""Points inside a cell's box of its outline, and of the second one of a cell that spans."""
OTHER_ENGINE = (150, 40, 140)


def draw_page(
    source: Source | SheetSource, document: Document, number: int
) -> "Image":
    """The page ``number`` with its rules in blue, header cells tinted, and each cell outlined in
    its engine's colour.

    A cell that spans rows or columns has a double outline; a doubt is a red box with its code. Text
    of the drawing (engine and table id) is above each table.
    """
    image = source.render(number, SCALE)
    draw = ImageDraw.Draw(image, "RGBA")
    if isinstance(source, Source):
        _draw_rules(draw, source.page(number))

    for table in document.tables:
        box = table.box(number)
        if box is not None:
            _draw_cells(draw, number, table.raw.header_rows, HEADER)
            _draw_cells(draw, number, table.raw.cells, None)
            _name_engines(draw, box, table)

    for doubt in document.doubts:
        if doubt.page == number:
            draw.rectangle(_scaled(doubt.bbox), outline=DOUBT, width=3)
            _label(draw, doubt.bbox, doubt.code, DOUBT)
    return image


def _draw_rules(draw: ImageDraw.ImageDraw, page: Page) -> None:
    for segments in (page.rules.horizontal, page.rules.vertical):
        for x0, top, x1, bottom in segments.tolist():
            draw.line(_scaled(BBox(x0, top, x1, bottom)), fill=RULE, width=1)


def _name_engines(draw: ImageDraw.ImageDraw, box: BBox, table: Table) -> None:
    engines = sorted({cell.engine for cell in table.raw.cells})
    colour = _colour(*engines[:1])
    _label(draw, box, f"{table.id} · {', '.join(engines)}", colour)


def _draw_cells(
    draw: ImageDraw.ImageDraw,
    number: int,
    cells: tuple[RawCell, ...],
    fill: tuple[int, int, int, int] | None,
) -> None:
    for cell in cells:
        colour = _colour(cell.engine)
        spans = cell.rowspan > 1 or cell.colspan > 1
        here = [place.bbox for place in cell.places if place.page == number]
        for box in here:
            draw.rectangle(
                _scaled(box, INSET), outline=colour, fill=fill, width=1
            )
            if spans:
                draw.rectangle(_scaled(box, INNER), outline=colour, width=1)


def _label(
    draw: ImageDraw.ImageDraw,
    box: BBox,
    text: str,
    colour: tuple[int, int, int],
) -> None:
    x, y = box.x0 * SCALE, max(0.0, box.top * SCALE - 22)
    left, top, right, bottom = draw.textbbox((x, y), text, font_size=16)
    draw.rectangle(
        (left - 3, top - 2, right + 3, bottom + 2), fill=(255, 255, 255, 220)
    )
    draw.text((x, y), text, fill=colour, font_size=16)


def _scaled(box: BBox, inset: float = 0.0) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = (
        box.x0 + inset,
        box.top + inset,
        box.x1 - inset,
        box.bottom - inset,
    )
    return (
        x0 * SCALE,
        top * SCALE,
        max(x0, x1) * SCALE,
        max(top, bottom) * SCALE,
    )


def _colour(engine: str = "") -> tuple[int, int, int]:
    return ENGINES.get(engine, OTHER_ENGINE)
