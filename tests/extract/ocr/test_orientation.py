"""Scans turned on their side or on their head: set upright, read, and their places told on the page
as scanned.
"""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from extract import page_reader
from extract.grids import choose
from extract.ocr.digit_doubts import trust
from extract.ocr.orientation import reading_direction
from extract.ocr.registry import ENGINES
from extract.ocr.scanned_page import read_picture
from extract.pdf.page import Page
from extract.pdf.text_layer import TextLayer
from extract.reader import read_document
from validate.reading_judge import judge

from ..scanned_table import TEXTS, table, texts
from ..scanning import Drawn, picture_of

WAYS = (90, 180, 270)


def lying(picture, angle):
    """The page as scanned with its text running at ``angle``: 90 is downwards."""
    return np.ascontiguousarray(np.rot90(picture, -angle // 90))


@dataclass
class Particular:
    """An engine that reads one page, whole or its middle, the right way up; elsewise badly, or as
    sideways lines.
    """

    page: Page
    upright: np.ndarray
    tells_sideways: bool
    unsure: int = 1
    """On its head every character of so many is read badly."""
    name: str = "particular"
    reads: int = 0

    def read(self, picture):
        self.reads += 1
        height, width = self.upright.shape[:2]
        middle = self.upright[
            height // 4 : height - height // 4, width // 4 : width - width // 4
        ]
        (angle,) = [
            a
            for a in (0, *WAYS)
            for known in (self.upright, middle)
            if same(picture, lying(known, a))
        ]
        lines = Drawn(self.page).read(self.upright)
        if angle == 0:
            return lines
        if self.tells_sideways and angle != 180:
            return tuple(replace(line, angle=angle) for line in lines)
        return tuple(
            replace(
                line,
                chars=tuple(
                    replace(c, confidence=1.0 if n % self.unsure else 0.4)
                    for n, c in enumerate(line.chars)
                ),
            )
            for line in lines
        )


def same(one, other):
    return one.shape == other.shape and bool((one == other).all())


@pytest.mark.parametrize(
    ("angle", "tells_sideways"), [(90, True), (180, False), (270, False)]
)
def test_a_page_on_its_side_or_head_is_read_and_its_places_are_those_of_the_scan(
    angle, tells_sideways, source_of
):
    with source_of([table]) as source, pytest.MonkeyPatch.context() as patch:
        printed, upright = source.page(1), picture_of(source)
        engine = Particular(printed, upright, tells_sideways)
        page = read_picture(lying(upright, angle), 1, engine)
        patch.setattr(page_reader, "text_layer", lambda page: TextLayer.SCAN)
        patch.setattr(
            "extract.ocr.scanned_page.detect_skew", lambda picture: 0.0
        )
        document = read_document(
            source,
            judge,
            lambda source, number: read_picture(
                lying(upright, angle), 1, engine
            ),
        )
        flat = read_document(
            source,
            judge,
            lambda source, number: read_picture(upright, 1, engine),
        )
    (grid,) = choose.grids(page)
    assert texts(grid) == TEXTS
    assert page.turned == angle
    (info,) = document.pages
    assert (info.width > info.height) == (angle != 180)
    wide, high = flat.pages[0].width, flat.pages[0].height
    for turned, straight in zip(document.facts, flat.facts, strict=True):
        x0, top, x1, bottom = straight.places[0].bbox
        expected = {
            90: (high - bottom, x0, high - top, x1),
            180: (wide - x1, high - bottom, wide - x0, high - top),
            270: (top, wide - x1, bottom, wide - x0),
        }[angle]
        assert tuple(turned.places[0].bbox) == pytest.approx(expected, abs=0.5)
        assert turned.printed == straight.printed
    assert {cell.angle for cell in document.tables[0].raw.cells} == {angle}


def test_figures_on_their_head_are_read_half_surely_and_set_upright(
    source_of,
):
    with source_of([table]) as source:
        printed, upright = source.page(1), picture_of(source)
        engine = Particular(printed, upright, tells_sideways=False, unsure=2)
        page = read_picture(lying(upright, 180), 1, engine)
    assert page.turned == 180


def test_a_page_read_well_is_read_once(source_of):
    with source_of([table]) as source:
        engine = Particular(
            source.page(1), picture_of(source), tells_sideways=False
        )
        assert read_picture(engine.upright, 1, engine).turned == 0
    assert engine.reads == 1


def test_a_page_read_badly_in_every_direction_stays_as_it_is(source_of):
    with source_of([table]) as source:
        picture, printed = picture_of(source), source.page(1)
    assert trust(0.4) < 0.5
    unsure = {line.text: 0.4 for line in Drawn(printed).read(picture)}
    lines = Drawn(printed, unsure=unsure).read(picture)
    assert reading_direction(lines, picture, Drawn(printed, unsure=unsure)) == 0
    assert reading_direction(lines[:1], picture, Drawn(printed)) == 0


@pytest.mark.parametrize("name", sorted(ENGINES))
def test_each_engine_reads_a_page_turned(name, source_of):
    if not ENGINES[name].is_installed():
        pytest.skip(f"{name} is not installed")
    with source_of([table]) as source:
        whole = picture_of(source)
    # half of the page is read in half of the time
    height = len(whole)
    upright = whole[height // 4 : height * 3 // 4]
    engine = ENGINES[name].load()
    amounts = {
        text
        for row in TEXTS
        for text in row
        if text.endswith("00") or text.endswith("50")
    }
    for angle in WAYS:
        page = read_picture(lying(upright, angle), 1, engine)
        assert page.turned == angle
        (grid,) = choose.grids(page)
        assert amounts <= {text for row in texts(grid) for text in row}
