"""One PDF, read in one pass over its pages: tables, prose, furniture, sections, and the facts in
all of them.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from statistics import median

import numpy as np

from extract.document import UNREAD, Document, PageInfo
from extract.errors import ScanWithoutOcrError
from extract.facts import Period, UnitRate
from extract.geometry import BBox
from extract.grid import Doubt, Grid
from extract.grids import choose
from extract.grids.completeness import in_cells, page_doubts, unplaced
from extract.grids.rotation import upright
from extract.lines.captions import caption_above
from extract.lines.furniture import Furniture, PageLines, find_furniture
from extract.lines.lines import read_lines
from extract.lines.section_reader import read_sections
from extract.lines.sections import Section, section_at
from extract.ocr.digit_doubts import with_confidence
from extract.packing import PackedGrids, PackedTables, TableFacts
from extract.page_edges.detached_headers import titled
from extract.page_edges.orphan_rows import Side, mended
from extract.page_edges.orphan_titles import banded
from extract.pdf.page import Line, Page
from extract.pdf.source import Source
from extract.pdf.text_layer import text_layer
from extract.prose.periods import table_periods
from extract.prose.rates import header_rates
from extract.prose.statements import read_statements
from extract.readings.displayed_places import displayed
from extract.readings.judge import Judge
from extract.readings.ocr_arbitration import arbitrated
from extract.readings.reconcile import settle
from extract.table import RawTable, Table
from extract.tables.stitch import Sheet, stitch
from extract.tables.typing import type_table

OcrReader = Callable[[Source, int], Page]
"""Reads a page that is an image: the characters and rules an OCR engine sees, in displayed
coordinates.
"""


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


def read_document(
    source: Source, judge: Judge | None = None, ocr: OcrReader | None = None
) -> Document:
    """Everything printed in ``source``.

    ``judge`` decides between two readings of a doubtful table; ``ocr`` reads pages that are
    pictures.

    Raises:
        ScanWithoutOcrError: all pages with content are images and ``ocr`` is None.
        DamagedPdfError: a page cannot be read.
    """
    with _without_cycle_search():
        return _read(source, judge, ocr)


@contextmanager
def _without_cycle_search() -> Iterator[None]:
    """Reading makes millions of small values and no cycles: looking for cycles among them costs a
    tenth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()  # what was read counts as old: enabling would look through all of it at once
            gc.enable()


def _read(source: Source, judge: Judge | None, ocr: OcrReader | None) -> Document:
    pages: dict[int, PageRead] = {}
    grids = PackedGrids()
    for page, found_on_it in _pages(source, judge, ocr):
        pages[page.info.number] = page
        grids.put(page.info.number, found_on_it)
    _refuse_scan(source, pages)
    furniture = find_furniture(
        {number: PageLines(page.info.height, page.lines) for number, page in pages.items()}
    )
    prose = {number: furniture.prose(number, page.lines) for number, page in pages.items()}
    boxes = {number: page.boxes for number, page in pages.items()}
    sections = read_sections([(number, page.lines) for number, page in pages.items()], boxes)
    raws = stitch(Sheet(number, grids.take(number), prose[number]) for number in pages)
    read = {number: page.ocr for number, page in pages.items() if page.ocr is not None}
    found = _Tables()
    tables = PackedTables(
        found.typed(_arbitrated(raw, read, judge)) for raw in _named(raws, pages, sections)
    )
    prose_lines = tuple(line for lines_ in prose.values() for line in lines_)
    said = read_statements(prose_lines, sections, found.rates, found.periods)
    document = Document(
        document_id=source.document_id,
        name=source.name,
        sha256=source.sha256,
        pages=tuple(_with_folio(page.info, furniture) for page in pages.values()),
        sections=sections,
        tables=tables,
        prose=prose_lines,
        facts=TableFacts(tables, said.facts),
        claims=said.claims,
        unit_rates=said.unit_rates,
        votes=said.votes,
        periods=said.periods,
        doubts=(*(doubt for page in pages.values() for doubt in page.doubts), *found.corrected),
        exercise=said.masthead.exercise,
        title=said.masthead.title,
        body=said.masthead.body,
        date=said.masthead.date,
        notices=_notices(source, prose),
    )
    turned = {n: page.turned for n, page in pages.items() if page.turned is not None}
    return displayed(document.opened(), read, turned) if read or turned else document


# -------------------------------------------------------------------------------------------------------
# pages


@dataclass(frozen=True, eq=False)
class _Seen:
    """A page with what its text layer is worth and the grids found on it, before its neighbours are
    known.
    """

    page: Page
    layer: str
    grids: tuple[Grid, ...]

    @cached_property
    def side(self) -> Side:
        """The page as one side of a page break."""
        return Side(self.page, self.grids)


def _pages(
    source: Source, judge: Judge | None, ocr: OcrReader | None
) -> Iterator[tuple[PageRead, tuple[Grid, ...]]]:
    """The pages and their grids in order; each waits for the next one, which may show that its foot
    is of a table.
    """
    before: _Seen | None = None
    for number in range(1, source.page_count + 1):
        seen = _see(source, number, ocr)
        if before is not None:
            before, seen = _mended(before, seen)
            yield _read_page(source, before, judge)
        before = seen
    if before is not None:
        yield _read_page(source, before, judge)


def _see(source: Source, number: int, ocr: OcrReader | None) -> _Seen:
    page = source.page(number)
    layer = text_layer(page)
    if layer != "text" and ocr is not None:
        page = ocr(source, number)
        page = page if page.ocr else replace(page, ocr="ocr")
    elif layer in ("garbled", "bad-ocr"):
        page = replace(page, chars=page.chars.where(np.zeros(len(page.chars), np.bool_)))
    page = upright(page)
    grids = choose.grids(page) if len(page.chars) else ()
    grids = titled(Side(page, grids)).grids
    return _Seen(page, layer, with_confidence(page, grids) if page.ocr else grids)


def _mended(above: _Seen, below: _Seen) -> tuple[_Seen, _Seen]:
    """Two pages with what a break between them left of a table."""
    if not (len(above.page.chars) and len(below.page.chars)):
        return above, below
    before, after = banded(*mended(above.side, below.side))
    return (
        above if before is above.side else replace(above, grids=before.grids),
        below if after is below.side else replace(below, grids=after.grids),
    )


def _read_page(
    source: Source, seen: _Seen, judge: Judge | None
) -> tuple[PageRead, tuple[Grid, ...]]:
    page, grids, number = seen.page, seen.grids, seen.page.number
    text = read_lines(page, skip=seen.side.celled)
    settled = (
        settle(source, grids, text, judge) if seen.layer == "text" and not page.turned else grids
    )
    if settled != grids:
        grids, text = settled, read_lines(page, skip=in_cells(page.chars.boxes, settled))
    left = unplaced(page, grids, text)
    info = PageInfo(number, page.width, page.height, "", _kind(seen, grids, text), max(left, 0))
    doubts = page_doubts(page, grids, text, left)
    if info.kind in UNREAD or page.ocr:
        doubts += (Doubt(number, BBox(0.0, 0.0, page.width, page.height), info.kind, page.ocr),)
    bare = (
        replace(page, chars=page.chars.where(np.zeros(len(page.chars), np.bool_)))
        if page.turned
        else None
    )
    boxes = tuple(grid.bbox for grid in grids)
    return PageRead(info, boxes, text, doubts, page if page.ocr else None, bare), grids


def _kind(seen: _Seen, grids: Sequence[Grid], text: Sequence[Line]) -> str:
    if seen.page.ocr:
        return "ocr" if seen.layer == "scan" else f"ocr-{seen.layer}"
    if grids:
        return "tables"
    return seen.layer if seen.layer != "text" else "prose" if text else "empty"


def _refuse_scan(source: Source, pages: Mapping[int, PageRead]) -> None:
    kinds = {page.info.kind for page in pages.values()}
    if not kinds & UNREAD or kinds - UNREAD - {"empty"}:
        return
    fr = "ce PDF est un scan, ses pages sont des images sans texte"
    en = "this PDF is a scan, its pages are images without text"
    if "scan" not in kinds:
        fr, en = (
            "le texte de ce PDF est illisible, seule son image peut être lue",
            "the text of this PDF is garbled",
        )
    raise ScanWithoutOcrError(
        f"{source.name} : {fr}. Installez la reconnaissance de caractères : pip install"
        " 'pointage[ocr]'.",
        f"{source.name}: {en}. Install character recognition: pip install 'pointage[ocr]'.",
    )


def _with_folio(info: PageInfo, furniture: Furniture) -> PageInfo:
    return replace(info, folio=furniture.folios.get(info.number, ""))


# ------------------------------------------------------------------------------------------------------
# tables


@dataclass(slots=True)
class _Tables:
    """What is noted of each table while it is at hand: unit prices, periods, and figures that
    arithmetic corrected.
    """

    rates: list[UnitRate] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    corrected: list[Doubt] = field(default_factory=list)

    def typed(self, raw: RawTable) -> Table:
        """The typed table."""
        table = type_table(raw)
        self.rates += header_rates(table)
        self.periods += table_periods(table)
        self.corrected += (doubt for doubt in raw.doubts if doubt.code == "arbitrated")
        return table


def _named(
    raws: Iterable[RawTable], pages: Mapping[int, PageRead], sections: Sequence[Section]
) -> Iterator[RawTable]:
    """The tables with their sections, captions and ids."""
    body = _body_size(pages)
    numbers: dict[str, int] = {}
    for raw in raws:
        page, box = raw.places[0]
        section = section_at(sections, page, box.top)
        stem = section.id if section else f"p{page}"
        numbers[stem] = numbers.get(stem, 0) + 1
        caption = raw.caption or caption_above(
            box, pages[page].lines, _bottom_before(box, pages[page]), body
        )
        yield replace(
            raw,
            id=f"{stem}-t{numbers[stem]}",
            caption=caption or (section.title if section else ""),
            section=section.id if section else "",
        )


def _arbitrated(raw: RawTable, read: Mapping[int, Page], judge: Judge | None) -> RawTable:
    """A table read by OCR with the doubtful figures that arithmetic settles."""
    scanned = judge is not None and any(place.page in read for place in raw.places)
    return arbitrated(raw, judge) if scanned and judge is not None else raw


def _bottom_before(box: BBox, page: PageRead) -> float:
    """Where the table above ``box`` on its page ends; 0 where there is none."""
    return max((grid.bottom for grid in page.boxes if grid.bottom <= box.top + 1), default=0.0)


def _body_size(pages: Mapping[int, PageRead]) -> float:
    """The font size of most of the prose."""
    sizes = [line.size for page in pages.values() for line in page.lines if len(line.text) > 40]
    return median(sizes) if sizes else 10.0


def _notices(source: Source, prose: Mapping[int, Sequence[Line]]) -> tuple[str, ...]:
    """What the file says about itself that a reader must know: that it is a reconstruction."""
    said = [
        value
        for key, value in sorted(source.metadata.items())
        if key in ("Title", "Subject", "Keywords")
    ]
    said += [line.text for lines_ in prose.values() for line in lines_ if len(line.text) < 200]
    return tuple(dict.fromkeys(text for text in said if "reconstitution pour" in text.casefold()))
