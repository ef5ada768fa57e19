"""Tables that a page of text shows as pictures: pasted from a spreadsheet, or photocopied.

A picture is looked at only where it is large and holds no text of the page. Where it draws the
rules of a table on the painted page, an OCR engine reads it like a scan of its size, and what it
reads is kept where it is a table of figures: a chart, a plan or a form is none. The place of a
picture is told that draws a table where there is no engine, or that shows lines of text and was not
read.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extract.geometry import BBox
from extract.grid import Doubt, DoubtCode, Grid, GridCell
from extract.grids import choose
from extract.lines.tokens import is_figure
from extract.ocr.digit_doubts import with_confidence
from extract.ocr.ocr_engine import OcrReader
from extract.pdf.page import BoolArray, FloatArray, Page
from extract.pdf.sight.raster import Pixels, Raster
from extract.readings.displayed_places import leaning
from extract.readings.outlined_tables import outlined_tables
from extract.readings.pictured_text import TEXT, prints_lines

if TYPE_CHECKING:
    from extract.pdf.source import Source


@dataclass(frozen=True, slots=True)
class PicturedTableSettings:
    """What picture is read as a table; lengths in points but where said."""

    narrowest: float = 100.0
    """A narrower picture is a logo, a stamp or a signature."""
    shallowest: float = 40.0
    """A lower one is a line or two."""
    apart: float = 3.0
    """What two strips of one picture, one below the other, are apart or out of line at most."""
    margin: float = 2.0
    """White around a picture that is read with it, so that no rule lies at its very edge."""
    covered: int = 5
    """Characters of the page in a picture from which on it is the ground of a text."""
    most: int = 6
    """Pictures read on one page."""
    scale: float = 1.5
    """Pixels to the point that rules are looked for at."""
    ground: float = 0.5
    """The least share of a picture that is of one grey, or nearly: a photograph has none."""
    dark: int = 60
    """What the ink of a rule differs from its ground, of 255: the lines of a chart are paler."""
    rule: float = 0.15
    """The share of the picture's side that a rule runs along."""
    shortest: int = 20
    """Pixels of a rule at least: higher than letters."""
    thickest: int = 6
    """Pixels across a rule, which a copy may lay askew."""
    lowest: float = 5.0
    """Rules as far apart as this, and no further than the next, bound a row."""
    row: float = 45.0
    rows: int = 3
    """Rows of a table, its header among them, at least."""
    in_rows: float = 0.6
    """The share of the height between the first rule and the last that is of rows: of a chart it is
    what its frame and its title take."""
    upright: int = 2
    """Upright rules of a table at least: of its sides."""
    figures: int = 3
    """Figures in a table at least."""
    filled: float = 0.4
    """Share of its places that print something: the field of a chart prints nothing."""


PICTURED = PicturedTableSettings()


class PicturedTables(NamedTuple):
    """The tables of a page's pictures, and what is to be told of these."""

    grids: tuple[Grid, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_pictured_tables(
    source: "Source", page: Page, grids: Sequence[Grid], ocr: OcrReader | None
) -> PicturedTables:
    """The tables that ``page`` shows as pictures, apart from the ``grids`` of its text."""
    found: list[Grid] = []
    doubts: list[Doubt] = []
    tabular = tuple(pictures_of_tables(source, page, grids))
    pictures = _apart(page, _whole_pictures(page), grids)
    for box in dict.fromkeys((*pictures, *tabular)):
        read = PicturedTables()
        if box in tabular:
            read = _read_picture(source, page, box, ocr)
        if not read.doubts and prints_lines(_close_up(source, page, box)):
            read = PicturedTables((), (_unread(page, box),))
        found += read.grids
        doubts += read.doubts
    return PicturedTables(tuple(found), tuple(doubts))


def _read_picture(
    source: "Source", page: Page, box: BBox, ocr: OcrReader | None
) -> PicturedTables:
    """What is read in a picture that draws the rules of a table; nothing where it is none."""
    if ocr is None:
        return PicturedTables((), (_unread(page, box),))
    around = _widened(box, page)
    picture = ocr(source, page.number, around)
    tables = _tables_of(picture, around)
    if not tables:
        return PicturedTables()
    told = Doubt(page.number, box, DoubtCode.PICTURE, picture.ocr)
    return PicturedTables(tuple(tables), (told,))


def _unread(page: Page, box: BBox) -> Doubt:
    return Doubt(page.number, box, DoubtCode.PICTURE_UNREAD)


def pictures_of_tables(
    source: "Source", page: Page, grids: Sequence[Grid]
) -> Iterator[BBox]:
    """The boxes of the pictures of ``page`` that draw the rules of a table, and of its tables drawn
    as outlines, that are no part of a text or of ``grids``.
    """
    pictures = _apart(page, _whole_pictures(page), grids)
    ruled = (box for box in pictures if _draws_rules(source, page, box))
    outlined = _apart(page, outlined_tables(page), grids)
    return islice(chain(ruled, outlined), PICTURED.most)


def _apart(
    page: Page, boxes: Iterable[BBox], grids: Sequence[Grid]
) -> Iterator[BBox]:
    """The boxes that are large enough for a table, and no part of a text or of ``grids``."""
    if page.turned:
        return
    for box in dict.fromkeys(boxes):
        wide, high = box.x1 - box.x0, box.bottom - box.top
        is_large = wide >= PICTURED.narrowest and high >= PICTURED.shallowest
        if not is_large or _holds_text(page, box):
            continue
        if not any(grid.bbox.common(box) > 0 for grid in grids):
            yield box


def _draws_rules(source: "Source", page: Page, box: BBox) -> bool:
    return _draws_a_table(_seen(source, page, box))


def _whole_pictures(page: Page) -> list[BBox]:
    """The pictures of a page from the top, as far as they are on it; strips of one picture are
    one.
    """
    frame = BBox(0.0, 0.0, page.width, page.height)
    whole: list[BBox] = []
    for image in sorted(page.images, key=lambda image: image.top):
        box = BBox(
            max(image.x0, frame.x0),
            max(image.top, frame.top),
            min(image.x1, frame.x1),
            min(image.bottom, frame.bottom),
        )
        if whole and _goes_on(box, whole[-1]):
            whole[-1] = BBox.around([whole[-1], box])
        else:
            whole.append(box)
    return whole


def _goes_on(strip: BBox, above: BBox) -> bool:
    """Whether a picture is the next strip of the one above it."""
    differences = (
        strip.x0 - above.x0,
        strip.x1 - above.x1,
        strip.top - above.bottom,
    )
    return all(abs(one) <= PICTURED.apart for one in differences)


def _widened(box: BBox, page: Page) -> BBox:
    margin = PICTURED.margin
    return BBox(
        max(box.x0 - margin, 0.0),
        max(box.top - margin, 0.0),
        min(box.x1 + margin, page.width),
        min(box.bottom + margin, page.height),
    )


def _holds_text(page: Page, box: BBox) -> bool:
    inside = page.chars.inside(box) & page.chars.is_inked
    return int(np.count_nonzero(inside)) >= PICTURED.covered


def _seen(source: "Source", page: Page, box: BBox) -> Raster:
    """What is seen in ``box``, painted now where the page was not."""
    if page.raster is not None:
        return replace(page.raster, pixels=page.raster.cut(box))
    scale = PICTURED.scale
    image = source.render(page.number, scale, box).convert("L")
    return Raster(np.asarray(image, np.uint8), scale, scale)


def _close_up(source: "Source", page: Page, box: BBox) -> Pixels:
    """What is seen in ``box``, as large as letters are told apart."""
    image = source.render(page.number, TEXT.scale, box).convert("L")
    return np.asarray(image, np.uint8)


def _draws_a_table(picture: Raster) -> bool:
    """Whether rules part a picture in rows, darker or lighter than the ground, which is what most
    of it is.
    """
    pixels = picture.pixels
    if not pixels.size:
        return False
    ground = int(np.bincount(pixels.ravel()).argmax())
    away = np.abs(pixels.astype(np.int32) - ground)
    near = np.count_nonzero(away < PICTURED.dark / 4)
    if near < PICTURED.ground * away.size:
        return False

    dark: BoolArray = away >= PICTURED.dark
    if len(_rules(dark.T)) < PICTURED.upright:
        return False
    return _bound_rows(_rules(dark) / picture.down)


def _bound_rows(rules: FloatArray) -> bool:
    """Whether most of what lies between ``rules`` is rows, given in points from the top."""
    if len(rules) <= PICTURED.rows:
        return False
    high = np.diff(rules)
    rows = high[(high >= PICTURED.lowest) & (high <= PICTURED.row)]
    if len(rows) < PICTURED.rows:
        return False
    span = float(rules[-1] - rules[0])
    return float(rows.sum()) >= PICTURED.in_rows * span


def _rules(dark: BoolArray) -> FloatArray:
    """The dark lines that run along the rows of pixels, each by the first of its rows."""
    height, width = dark.shape
    least = max(PICTURED.shortest, PICTURED.rule * width)

    # Each row ends with a pixel that is not dark: no run goes on in the next row.
    apart = np.zeros((height, width + 1), np.bool_)
    apart[:, :width] = dark
    ends = np.flatnonzero(~apart)
    runs = np.diff(ends, prepend=-1) - 1
    ruled = np.zeros(height + 2, np.bool_)
    ruled[ends[runs >= least] // (width + 1) + 1] = True

    edges = np.flatnonzero(np.diff(ruled.astype(np.int8)))
    first, behind = edges[::2], edges[1::2]
    thin = behind - first <= PICTURED.thickest
    return first[thin].astype(np.float64)


def _tables_of(picture: Page, box: BBox) -> list[Grid]:
    """The tables of figures that were read in ``box``, in their places on the page."""
    if picture.turned:
        return []
    found: list[Grid] = []
    for grid in with_confidence(picture, choose.grids(picture)):
        if _is_of_figures(grid):
            found.append(_placed(grid, picture, box))
    return found


def _is_of_figures(grid: Grid) -> bool:
    figures = printed = 0
    for cell in grid.cells:
        if cell.lines:
            figures += is_figure(cell.text)
            printed += cell.rowspan * cell.colspan
    if figures < PICTURED.figures or grid.cols < 2:
        return False
    return printed >= PICTURED.filled * grid.rows * grid.cols


def _placed(grid: Grid, picture: Page, within: BBox) -> Grid:
    """A grid of a picture in its place on the page that shows it."""

    def placed(box: BBox) -> BBox:
        if picture.skew:
            box = leaning(box, picture)
        return BBox(
            box.x0 + within.x0,
            box.top + within.top,
            box.x1 + within.x0,
            box.bottom + within.top,
        )

    cells: list[GridCell] = []
    for cell in grid.cells:
        cells.append(replace(cell, bbox=placed(cell.bbox)))
    doubts = [replace(one, bbox=placed(one.bbox)) for one in grid.doubts]
    return replace(
        grid, bbox=placed(grid.bbox), cells=tuple(cells), doubts=tuple(doubts)
    )
