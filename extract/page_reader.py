"""The pages of a PDF one after the other: each with its grids, its lines and its doubts.

A page waits for the next one, which may show that its foot is of a table.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from extract.document import PageInfo, PageKind
from extract.geometry import BBox, bboxes_of
from extract.grid import Doubt, DoubtCode, Grid, down_the_page
from extract.grids import choose
from extract.grids.completeness import (
    in_cells,
    leaders_in,
    page_doubts,
    unplaced,
)
from extract.grids.forms import is_form, is_sketch, with_form_lines
from extract.grids.rotation import upright
from extract.grids.unread_ink import mark_unread_ink
from extract.lines.lines import read_lines
from extract.ocr.digit_doubts import with_confidence
from extract.ocr.ocr_engine import OcrReader
from extract.page_edges.detached_headers import attach_headers
from extract.page_edges.drawn_rows import add_drawn_rows
from extract.page_edges.headers_before_break import add_header_before_break
from extract.page_edges.orphan_rows import add_orphan_rows
from extract.page_edges.orphan_titles import add_orphan_titles
from extract.page_edges.page_side import PageSide
from extract.page_edges.running_heads import running_head
from extract.page_edges.sideways_headers import attach_sideways_headers
from extract.page_edges.totals_below import add_totals_below
from extract.pdf.page import BoolArray, Line, Page
from extract.pdf.source import Source
from extract.pdf.text_layer import TextLayer, states_a_picture, text_layer
from extract.readings.judge import Judge
from extract.readings.pictured_tables import (
    PicturedTables,
    read_pictured_tables,
)
from extract.readings.reconcile import settle

_CROWDED = 20_000
"""Rules: a second engine, which compares all of them with each other, would take hours over more.
"""

_UNREAD_KINDS = {
    TextLayer.SCAN: PageKind.SCAN,
    TextLayer.GARBLED: PageKind.GARBLED,
    TextLayer.BAD_OCR: PageKind.BAD_OCR,
}
_OCR_KINDS = {
    TextLayer.SCAN: PageKind.OCR,
    TextLayer.GARBLED: PageKind.OCR_GARBLED,
    TextLayer.BAD_OCR: PageKind.OCR_BAD_OCR,
}


@dataclass(frozen=True, slots=True)
class PageRead:
    """What is kept of a page: the boxes of its grids, its lines outside them, and how it was read.

    ``ocr`` is the page itself where an OCR engine read it, ``turned`` the bare page where its text
    is set sideways.
    """

    info: PageInfo
    boxes: tuple[BBox, ...]
    lines: tuple[Line, ...]
    doubts: tuple[Doubt, ...]
    ocr: Page | None = None
    turned: Page | None = None


@dataclass(frozen=True, eq=False)
class _PageGrids:
    """A page with what its text layer is worth and the grids found on it, before its neighbours are
    known."""

    side: PageSide
    """The page as one side of a page break, with its grids."""
    layer: TextLayer
    forms: tuple[Grid, ...] = ()
    """What is drawn and is no table: its text is prose."""

    @property
    def page(self) -> Page:
        """The page itself."""
        return self.side.page

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The grids found on it."""
        return self.side.grids


ReadPage = tuple[PageRead, tuple[Grid, ...]]
"""A page and its grids."""


def read_all_pages(
    source: Source, judge: Judge | None, ocr: OcrReader | None
) -> Iterator[ReadPage]:
    """The pages of ``source`` and their grids, in order.

    ``judge`` decides between two readings of a doubtful table; ``ocr`` reads pages that are
    pictures.

    Raises:
        DamagedPdfError: a page cannot be read.
    """
    before: _PageGrids | None = None
    for number in range(1, source.page_count + 1):
        page = _find_grids(source, number, ocr, before)
        if before is not None:
            before, page = _complete_over_break(before, page)
            yield _read_page(source, before, judge, ocr)
        before = page
    if before is not None:
        yield _read_page(source, before, judge, ocr)


def _find_grids(
    source: Source,
    number: int,
    ocr: OcrReader | None,
    before: _PageGrids | None,
) -> _PageGrids:
    page = source.page(number)
    layer = text_layer(page)
    if layer is TextLayer.TEXT and ocr is not None and states_a_picture(page):
        layer = TextLayer.BAD_OCR
    if layer is not TextLayer.TEXT and ocr is not None:
        page = ocr(source, number)
        page = page if page.ocr else replace(page, ocr="ocr")
    elif layer in (TextLayer.GARBLED, TextLayer.BAD_OCR):
        page = _without_chars(page)

    page = upright(page)
    grids = _grids_below_head(page, before)
    forms = _forms(page, grids)
    grids = tuple(grid for grid in grids if grid not in forms)
    side = attach_sideways_headers(attach_headers(PageSide(page, grids)))
    side = add_totals_below(side)
    if page.ocr:
        side = side.with_grids(*with_confidence(page, side.grids))
    return _PageGrids(side, layer, forms)


def _grids_below_head(
    page: Page, before: _PageGrids | None
) -> tuple[Grid, ...]:
    """The grids of a page, none of which begins with its running head."""
    if not len(page.chars):
        return ()
    grids = choose.grids(page)
    if before is None:
        return grids
    head = running_head(before.side, PageSide(page, grids))
    if not head.any():
        return grids
    return choose.grids(replace(page, chars=page.chars.where(~head)))


def _forms(page: Page, grids: Iterable[Grid]) -> tuple[Grid, ...]:
    """What is drawn on a page and is no table."""
    return tuple(
        grid
        for grid in grids
        if is_form(grid) or (page.ocr and is_sketch(grid))
    )


def _without_chars(page: Page) -> Page:
    none = page.chars.where(np.zeros(len(page.chars), np.bool_))
    return replace(page, chars=none, raster=None)


def _complete_over_break(
    above: _PageGrids, below: _PageGrids
) -> tuple[_PageGrids, _PageGrids]:
    """Two pages with the parts of a table that the break between them left out of its grids."""
    if not (len(above.page.chars) and len(below.page.chars)):
        return above, below

    before, after = add_drawn_rows(above.side, below.side)
    if before is not above.side:
        before = attach_headers(before)
    before, after = add_orphan_rows(before, after)
    before = add_header_before_break(before, after)
    before, after = add_orphan_titles(before, after)
    return replace(above, side=before), replace(below, side=after)


def _read_page(
    source: Source,
    found: _PageGrids,
    judge: Judge | None,
    ocr: OcrReader | None,
) -> tuple[PageRead, tuple[Grid, ...]]:
    page = found.page
    grids, lines = _settled(source, found, judge)
    left = unplaced(page, grids, lines)
    pictured = PicturedTables()
    if found.layer is TextLayer.TEXT:
        known = (*grids, *found.forms)
        pictured = read_pictured_tables(source, page, known, ocr)
    kind = _kind(found, (*grids, *pictured.grids), lines)
    grids = mark_unread_ink(page, grids)

    doubts = page_doubts(page, grids, lines, left) + pictured.doubts
    if kind.is_unread or page.ocr:
        whole = BBox(0.0, 0.0, page.width, page.height)
        doubts += (Doubt(page.number, whole, DoubtCode(kind), page.ocr),)

    grids = down_the_page((*grids, *pictured.grids))
    read = PageRead(
        info=PageInfo(
            page.number, page.width, page.height, "", kind, max(left, 0)
        ),
        boxes=bboxes_of(grids),
        lines=lines,
        doubts=doubts,
        ocr=page if page.ocr else None,
        turned=_without_chars(page) if page.turned else None,
    )
    return read, grids


def with_region(
    source: Source, read: ReadPage, region: BBox, instead: Sequence[BBox]
) -> ReadPage | None:
    """A page that was read, with what lies in ``region`` read as a table by itself, in the place of
    the grids that it touches and of those in the boxes of ``instead``; None where nothing there
    reads as a table, or the page was turned.
    """
    known, grids = read
    page = known.ocr or source.page(known.info.number)
    if known.turned or page.turned:
        return None
    drawn = choose.grids(page, region)
    if not drawn:
        return None
    if page.ocr:
        drawn = with_confidence(page, drawn)
    drawn = mark_unread_ink(page, drawn)

    gone = (region, *instead)
    kept = [grid for grid in grids if not _touches(grid, gone)]
    now = down_the_page((*kept, *drawn))
    forms = _forms(page, choose.grids(page))
    found = _PageGrids(
        PageSide(page, now),
        TextLayer.TEXT,
        tuple(form for form in forms if not _touches(form, gone)),
    )
    lines = _lines_outside(found, now, found.side.celled)
    return _reread(known, found, lines), now


def _touches(grid: Grid, boxes: Sequence[BBox]) -> bool:
    return any(grid.bbox.common(box) > 0 for box in boxes)


def _reread(
    known: PageRead, found: _PageGrids, lines: tuple[Line, ...]
) -> PageRead:
    """What is kept of a page whose grids changed; what was said of it as a whole stays."""
    page, grids = found.page, found.grids
    told = tuple(filter(_is_kept, known.doubts))
    pictures = [one.bbox for one in told if one.code is DoubtCode.PICTURE]
    own = [grid for grid in grids if not _touches(grid, pictures)]
    left = unplaced(page, own, lines)
    doubts = page_doubts(page, own, lines, left)
    kind = known.info.kind
    if kind in (PageKind.PROSE, PageKind.EMPTY):
        kind = PageKind.TABLES
    return replace(
        known,
        info=replace(known.info, kind=kind, leftover=max(left, 0)),
        boxes=bboxes_of(grids),
        lines=lines,
        doubts=(*doubts, *told),
    )


def _is_kept(doubt: Doubt) -> bool:
    """Whether a doubt is about the page as a whole or a picture, whatever its grids are."""
    if doubt.code in (DoubtCode.PICTURE, DoubtCode.PICTURE_UNREAD):
        return True
    return doubt.code.value in tuple(PageKind)


def _settled(
    source: Source, found: _PageGrids, judge: Judge | None
) -> tuple[tuple[Grid, ...], tuple[Line, ...]]:
    """The grids of a page, doubtful ones read a second time, and its lines outside them."""
    page, grids = found.page, found.grids
    lines = _lines_outside(found, grids, found.side.celled)
    # A second engine reads the text layer of the page as it is displayed.
    # It does not know what is not seen.
    if found.layer is not TextLayer.TEXT or page.turned or page.unseen:
        return grids, lines
    if len(page.rules.horizontal) + len(page.rules.vertical) > _CROWDED:
        return grids, lines

    settled = settle(source, grids, lines, judge)
    if settled == grids:
        return grids, lines
    celled = in_cells(page.chars.boxes, settled)
    return settled, _lines_outside(found, settled, celled)


def _lines_outside(
    found: _PageGrids, grids: Sequence[Grid], celled: BoolArray
) -> tuple[Line, ...]:
    """The lines of a page outside ``grids``, whose characters are ``celled``; those of its forms
    cell by cell.
    """
    page = found.page
    formed = in_cells(page.chars.boxes, found.forms)
    skip = celled | leaders_in(page, grids) | formed
    return with_form_lines(page, read_lines(page, skip=skip), found.forms)


def _kind(
    found: _PageGrids, grids: Sequence[Grid], lines: Sequence[Line]
) -> PageKind:
    if found.page.ocr:
        return _OCR_KINDS[found.layer]
    if grids:
        return PageKind.TABLES
    if found.layer is not TextLayer.TEXT:
        return _UNREAD_KINDS[found.layer]
    if lines:
        return PageKind.PROSE
    return PageKind.EMPTY
