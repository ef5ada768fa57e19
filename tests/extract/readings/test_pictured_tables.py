"""Tables that a page of text shows as pictures."""

from dataclasses import dataclass, replace
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from extract.document import OcrPlaces
from extract.geometry import BBox, Place
from extract.grid import Grid
from extract.ocr.scanned_page import ocr_reader
from extract.page_reader import read_all_pages, with_region
from extract.reader import read_document
from extract.readings.pictured_tables import PICTURED, pictures_of_tables

from ..scanned_table import TEXTS, table
from ..scanning import SCALE, Drawn

CUT = BBox(50.0, 290.0, 410.0, 400.0)
"""Where `table` is drawn on its page."""
PLACE = BBox(120.0, 200.0, 480.0, 310.0)
"""Where its picture is put on a page of text."""
SAID = "Le conseil municipal, après en avoir délibéré, décide."
DATED = f"{SAID[:-1]} le 3 mai 2024."


@dataclass
class Shifted(Drawn):
    """An engine that is shown the picture of `table`, with the margin that is read with it."""

    asked: int = 0

    def read(self, picture):
        self.asked += 1
        wide = CUT.x1 - CUT.x0 + 2 * PICTURED.margin
        closer = picture.shape[1] / (wide * SCALE)
        x0, top = CUT.x0 - PICTURED.margin, CUT.top - PICTURED.margin
        lines = []
        for line in super().read(picture):
            chars = [
                replace(
                    one,
                    x=closer * (one.x - x0 * SCALE),
                    y=closer * (one.y - top * SCALE),
                    half_width=closer * one.half_width,
                )
                for one in line.chars
            ]
            height = closer * line.height
            lines.append(replace(line, chars=tuple(chars), height=height))
        return tuple(lines)


@pytest.fixture
def pasted(source_of):
    """The picture of `table`, and its page."""
    with source_of([table]) as source:
        image = source.render(1, 3.0, CUT)
        page = source.page(1)
    return image, page


def put(pen, image, box=PLACE):
    buffer = BytesIO()
    image.save(buffer, "PNG")
    pen.canvas.drawImage(
        ImageReader(buffer),
        box.x0,
        pen.height - box.bottom,
        box.x1 - box.x0,
        box.bottom - box.top,
    )


def with_text(*pictures, said=SAID):
    def draw(pen):
        for image, box in pictures:
            put(pen, image, box)
        for k in range(6):
            pen.text(50, 60 + 15 * k, said)

    return draw


PRINTED = tuple(tuple("".join(text.split()) for text in row) for row in TEXTS)


def rows_of(found):
    # What is a space in so small a picture is not asked here.
    texts = {
        (cell.row, cell.col): "".join(cell.text.split())
        for cell in found.raw.cells
    }
    body = [
        tuple(texts.get((row, col), "") for col in range(len(found.columns)))
        for row in range(found.raw.rows)
    ]
    return (found.raw.header, *body)


@pytest.mark.parametrize("said", [SAID, DATED])
def test_a_picture_of_a_table_is_read_like_a_scan(source_of, pasted, said):
    image, page = pasted
    engine = Shifted(page, unsure={"8 300,00": 0.5}, rivals="3")
    with source_of([with_text((image, PLACE), said=said)]) as source:
        document = read_document(source, ocr=ocr_reader(engine))
    (found,) = document.tables
    assert rows_of(found) == PRINTED
    assert [one.code for one in document.doubts] == ["picture"]
    assert document.doubts[0].detail == "drawn"
    assert document.pages[0].kind == "tables"
    assert [line.text for line in document.prose] == [said] * 6

    sure = {cell.text: cell.confidence for cell in found.raw.cells}
    assert (sure["3 500,00"], sure["8 300,00"]) == (1.0, 0.25)
    for cell in found.raw.cells:
        (place,) = cell.places
        assert place.page == 1
        assert place.bbox.common(PLACE) > 0.9 * place.bbox.area


def test_its_cells_lie_where_the_picture_shows_them(source_of, pasted):
    image, page = pasted
    with source_of([with_text((image, PLACE))]) as source:
        document = read_document(source, ocr=ocr_reader(Shifted(page)))
    cells = {cell.text: cell for cell in document.tables[0].raw.cells}
    box = cells["4 111,00"].places[0].bbox
    expected = (PLACE.x0 + 260, PLACE.top + 64, PLACE.x0 + 350, PLACE.top + 82)
    assert tuple(box) == pytest.approx(expected, abs=2)


def test_where_no_engine_is_at_hand_its_place_is_told(source_of, pasted):
    with source_of([with_text((pasted[0], PLACE))]) as source:
        document = read_document(source)
    assert len(document.tables) == 0
    (doubt,) = document.doubts
    assert doubt.code == "picture-unread"
    assert tuple(doubt.bbox) == pytest.approx(tuple(PLACE), abs=0.1)
    assert not OcrPlaces.of(document)


def test_strips_of_one_picture_are_one(source_of, pasted):
    image, page = pasted
    half = image.height // 2
    middle = (PLACE.top + PLACE.bottom) / 2
    strips = (
        (
            image.crop((0, 0, image.width, half)),
            PLACE._replace(bottom=middle),
        ),
        (
            image.crop((0, half, image.width, image.height)),
            PLACE._replace(top=middle),
        ),
    )
    engine = Shifted(page)
    with source_of([with_text(*strips)]) as source:
        document = read_document(source, ocr=ocr_reader(engine))
    assert [rows_of(found) for found in document.tables] == [PRINTED]
    assert engine.asked == 1


def chart():
    """A frame with pale lines behind a curve."""
    pixels = np.full((330, 1080, 3), 255, np.uint8)
    pixels[30:300:30, 60:1000] = 215
    pixels[40:300, 60:1000:90] = 215
    for edge in (0, 20, 300, 326):
        pixels[edge : edge + 2] = 0
    pixels[:, [0, 1, 60, 61, 1078, 1079]] = 0
    return Image.fromarray(pixels)


def photograph():
    grain = np.random.default_rng(7).integers(0, 255, (330, 1080, 3))
    return Image.fromarray(grain.astype(np.uint8))


def page_of_words():
    pixels = np.full((330, 1080, 3), 255, np.uint8)
    pixels[20:310:30, 100:900:24] = 0
    return Image.fromarray(pixels)


@pytest.mark.parametrize("image", [chart(), photograph(), page_of_words()])
def test_other_pictures_are_not_looked_at(source_of, pasted, image):
    engine = Shifted(pasted[1])
    with source_of([with_text((image, PLACE))]) as source:
        document = read_document(source, ocr=ocr_reader(engine))
    assert engine.asked == 0
    assert not document.doubts


@pytest.mark.parametrize(
    "box",
    [BBox(120.0, 200.0, 210.0, 310.0), BBox(120.0, 200.0, 480.0, 230.0)],
)
def test_neither_is_a_small_one(source_of, pasted, box):
    with source_of([with_text((pasted[0], box))]) as source:
        assert not list(pictures_of_tables(source, source.page(1), ()))


def test_nor_the_ground_of_a_text(source_of, pasted):
    over = BBox(40.0, 40.0, 400.0, 150.0)
    with source_of([with_text((pasted[0], over))]) as source:
        assert not list(pictures_of_tables(source, source.page(1), ()))


def test_nor_what_lies_in_a_table_of_the_text(source_of, pasted):
    with source_of([with_text((pasted[0], PLACE))]) as source:
        page = source.page(1)
        (box,) = pictures_of_tables(source, page, ())
        around = Grid(1, box, 1, 1, (), "ruled")
        assert not list(pictures_of_tables(source, page, (around,)))


def prices(lines, pitch=50):
    """A picture of a price list as a designer draws it: no rules, pale colours."""
    image = Image.new("RGB", (1080, 330), (250, 248, 232))
    pen = ImageDraw.Draw(image)
    pen.rectangle((640, 0, 1080, 330), fill=(232, 242, 232))
    font = ImageFont.load_default(size=36)
    for k, text in enumerate(lines):
        pen.text((260, 40 + pitch * k), text, fill=(30, 160, 170), font=font)
    return image


PRICES = (
    "Contrôle de conception : 150 €",
    "Contrôle périodique : 110 €",
    "Contrôle de vente : 250 €",
)


@pytest.mark.parametrize("has_engine", [True, False])
def test_a_picture_of_lines_of_text_is_told_as_unread(
    source_of, pasted, has_engine
):
    engine = Shifted(pasted[1])
    reader = ocr_reader(engine) if has_engine else None
    with source_of([with_text((prices(PRICES), PLACE))]) as source:
        document = read_document(source, ocr=reader)
    (doubt,) = document.doubts
    assert doubt.code == "picture-unread"
    assert tuple(doubt.bbox) == pytest.approx(tuple(PLACE), abs=0.1)
    assert engine.asked == 0


def test_the_name_and_the_motto_of_a_logo_are_no_text(source_of):
    logo = prices(("Communauté de communes", "du grand plateau"))
    with source_of([with_text((logo, PLACE))]) as source:
        assert not read_document(source).doubts


def test_a_picture_that_an_engine_finds_no_table_in_is_told_by_its_text(
    source_of, pasted
):
    ruled = prices(PRICES, pitch=75)
    pen = ImageDraw.Draw(ruled)
    for y in range(25, 260, 75):
        pen.line((20, y, 1060, y), fill=(20, 20, 20), width=3)
    for x in (20, 1060):
        pen.line((x, 25, x, 250), fill=(20, 20, 20), width=3)
    engine = Shifted(
        pasted[1],
        slips={text: ("x" * len(text), 1.0) for row in TEXTS for text in row},
    )
    with source_of([with_text((ruled, PLACE))]) as source:
        document = read_document(source, ocr=ocr_reader(engine))
    assert engine.asked == 1
    assert [one.code for one in document.doubts] == ["picture-unread"]


def test_what_an_engine_reads_without_figures_is_no_table(source_of, pasted):
    image, page = pasted
    texts = {
        text: ("x" * len(text), 1.0)
        for row in TEXTS
        for text in row
        if text[:1].isdigit()
    }
    engine = Shifted(page, slips=texts)
    with source_of([with_text((image, PLACE))]) as source:
        document = read_document(source, ocr=ocr_reader(engine))
    assert engine.asked == 1
    assert len(document.tables) == 0
    assert not document.doubts


def test_a_table_that_a_person_draws_beside_it_leaves_it(source_of, pasted):
    image, page = pasted

    def both(pen):
        with_text((image, PLACE))(pen)
        for k, (name, amount) in enumerate((("Judo", "100"), ("Golf", "200"))):
            pen.text(60, 500 + 12 * k, name)
            pen.text(160, 500 + 12 * k, amount)

    with source_of([both]) as source:
        (read,) = read_all_pages(source, None, ocr_reader(Shifted(page)))
        region = BBox(50.0, 485.0, 250.0, 520.0)
        known, grids = with_region(source, read, region, ())
    assert len(grids) == 2
    assert [one.code for one in known.doubts] == ["picture"]
    assert known.info.leftover == 0


def test_places_of_a_picture_are_read_by_an_engine(source_of, pasted):
    image, page = pasted
    with source_of([with_text((image, PLACE))]) as source:
        places = OcrPlaces.of(
            read_document(source, ocr=ocr_reader(Shifted(page)))
        )
    assert Place(1, BBox(130.0, 210.0, 140.0, 220.0)) in places
    assert Place(1, BBox(50.0, 60.0, 140.0, 70.0)) not in places
    assert Place(2, PLACE) not in places
