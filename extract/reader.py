"""One PDF, read in one pass over its pages: tables, prose, furniture, sections, and the facts in
all of them.
"""

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from heapq import merge
from itertools import chain, filterfalse
from statistics import median
from typing import Protocol

from extract.correction import Misfit, MootCorrection, PageCorrection
from extract.corrections.corrected_masthead import correct_masthead
from extract.corrections.corrected_tables import (
    Became,
    correct_tables,
    correction_record,
)
from extract.corrections.drawn_regions import (
    DrawnRegion,
    draw_regions,
    regions_in,
    settle_regions,
)
from extract.document import Document, DocumentFile, PageInfo, PageKind
from extract.errors import ScanWithoutOcrError
from extract.facts import Period, UnitRate
from extract.geometry import BBox, Place, bboxes_of
from extract.grid import Doubt, DoubtCode
from extract.lines.captions import (
    caption_above,
    caption_going_on,
    caption_over_break,
    clean,
    is_apart,
)
from extract.lines.furniture import Furniture, PageLines, find_furniture
from extract.lines.masthead import HeadText
from extract.lines.section_reader import read_sections
from extract.lines.sections import Section, id_of_section, section_at
from extract.ocr.ocr_engine import OcrReader
from extract.packing import PackedGrids, PackedTables, TableFacts
from extract.page_reader import (
    PageRead,
    ReadPage,
    read_all_pages,
    with_region,
)
from extract.pdf.page import Line, Page
from extract.pdf.source import Source
from extract.prose.periods import table_periods
from extract.prose.prose_reading import read_prose
from extract.prose.rates import header_rates
from extract.readings.displayed_places import on_displayed_pages
from extract.readings.judge import Judge
from extract.readings.ocr_arbitration import arbitrate
from extract.table import RawTable, Table
from extract.tables.lists_in_text import lists_in_text
from extract.tables.stitching.stitch import PageLayout, stitch
from extract.tables.stitching.titles_in_headers import (
    title_alone,
    without_title,
)
from extract.tables.typing import type_table

_PROSE_LENGTH = 40
"""Lines longer than this are prose: their size is that of the body."""
_USUAL_SIZE = 10.0
"""The font size, in points, of a document without such lines."""
_RIGHT_BELOW = 8.0
"""White between a title and its table, in points, at most."""
_NOTICE_LENGTH = 200
"""A line that tells a reader what the file is, is shorter."""
_NOTICE = "reconstitution pour"
"""What a file says that is a reconstruction for an example, and not the act itself."""
_NOTICE_KEYS = ("Title", "Subject", "Keywords")


class NamedSource(Protocol):
    """What is asked of an open file beside its pages."""

    name: str
    document_id: str
    sha256: str
    metadata: Mapping[str, str]


Stitching = Callable[[Iterable[PageLayout]], Iterator[RawTable]]
"""Makes tables of the grids of pages."""


def read_document(
    source: Source,
    judge: Judge | None = None,
    ocr: OcrReader | None = None,
    corrections: Sequence[PageCorrection] = (),
    pages: Iterable[ReadPage] | None = None,
) -> Document:
    """Everything printed in ``source``.

    ``judge`` decides between two readings of a doubtful table; ``ocr`` reads pages that are
    pictures; ``corrections`` are what a person read on the page, which stands in the place of what
    was read there.

    Raises:
        ScanWithoutOcrError: all pages with content are images and ``ocr`` is None.
        DamagedPdfError: a page cannot be read.
    """
    with _without_cycle_search():
        pages = read_all_pages(source, judge, ocr)
        return _read(source, pages, judge, corrections)


def compose_document(
    source: NamedSource,
    pages: Iterable[ReadPage],
    judge: Judge | None = None,
    corrections: Sequence[PageCorrection] = (),
    stitched: Stitching = stitch,
) -> Document:
    """What `read_document` makes of pages that `read_all_pages` gave, and that were kept.

    Raises:
        ScanWithoutOcrError: all pages with content are images and were not read.
    """
    with _without_cycle_search():
        return _read(source, pages, judge, corrections, stitched)


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
            # What was read counts as old: enabling would look through all of it at once.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def _read(
    source: NamedSource,
    found_pages: Iterable[ReadPage],
    judge: Judge | None,
    corrections: Sequence[PageCorrection],
    stitched: Stitching = stitch,
) -> Document:
    drawn: Sequence[DrawnRegion | MootCorrection] = ()
    if regions := regions_in(corrections):
        found_pages, drawn = _with_regions(
            source, tuple(found_pages), judge, regions, stitched
        )
    pages: dict[int, PageRead] = {}
    grids = PackedGrids()
    for page, found in found_pages:
        pages[page.info.number] = page
        grids.put(page.info.number, found)
    _refuse_unread(source, pages)

    furniture = _furniture(pages)
    prose = {
        number: furniture.prose(number, page.lines)
        for number, page in pages.items()
    }
    sections = _sections(pages)

    raws = stitched(
        PageLayout(number, grids.take(number), prose[number])
        for number in pages
    )
    first = _first_page(pages)
    typing = _TableTyping(
        judge, {n: page.ocr for n, page in pages.items() if page.ocr}, first
    )
    named: Iterator[RawTable] = merge(
        _identify(raws, pages, prose, sections),
        _identify_lists(pages, prose, sections),
        key=_first_place,
    )
    became: tuple[Became, ...] = ()
    if corrections:
        settled, of_regions = settle_regions(tuple(named), drawn)
        corrected = correct_tables(settled, corrections)
        named = iter(corrected.tables)
        became = (*of_regions, *corrected.became)
    tables = PackedTables(map(typing.table, named))

    lines = tuple(chain.from_iterable(prose.values()))
    heads = [*_running_heads(furniture, first), *typing.heads]
    said = read_prose(lines, sections, typing.rates, typing.periods, heads)
    masthead, of_head = correct_masthead(
        said.masthead, source.name, corrections
    )

    document = Document(
        file=DocumentFile(source.document_id, source.name, source.sha256),
        pages=tuple(
            _with_folio(page.info, furniture) for page in pages.values()
        ),
        sections=sections,
        tables=tables,
        prose=lines,
        facts=TableFacts(tables, said.facts),
        statements=said.statements,
        doubts=(*_page_doubts(pages), *typing.corrected),
        masthead=masthead,
        sitting=said.sitting,
        agreements=said.agreements,
        notices=_notices(source, lines),
        corrections=correction_record((*became, *of_head)),
    )
    return _displayed(document, pages)


def _with_regions(
    source: NamedSource,
    read: Sequence[ReadPage],
    judge: Judge | None,
    regions: Sequence[PageCorrection],
    stitched: Stitching,
) -> tuple[Sequence[ReadPage], Sequence[DrawnRegion | MootCorrection]]:
    """The pages with the tables that a person drew, and what became of each region."""
    tables: Sequence[RawTable] = ()
    if any(one.table.caption or one.table.header for one in regions):
        plain = _read(source, read, judge, (), stitched)
        tables = [table.raw for table in plain.tables]
    pages = {page.info.number: (page, grids) for page, grids in read}

    def redraw(place: Place, instead: Sequence[BBox]) -> Misfit | None:
        known = pages.get(place.page)
        if known is None or not isinstance(source, Source):
            return Misfit.NO_PAGE
        if known[0].turned:
            return Misfit.NO_PAGE
        again = with_region(source, known, place.bbox, instead)
        if again is None:
            return Misfit.NO_TABLE_THERE
        pages[place.page] = again
        return None

    drawn = draw_regions(regions, source.name, tables, redraw)
    return tuple(pages.values()), drawn


def _furniture(pages: Mapping[int, PageRead]) -> Furniture:
    return find_furniture(
        {
            number: PageLines(page.info.height, page.lines)
            for number, page in pages.items()
        }
    )


def _sections(pages: Mapping[int, PageRead]) -> tuple[Section, ...]:
    lines = [(number, page.lines) for number, page in pages.items()]
    boxes = {number: page.boxes for number, page in pages.items()}
    return read_sections(lines, boxes)


def _first_page(pages: Mapping[int, PageRead]) -> int:
    """The first page that is not empty; 0 where all are."""
    printed = (n for n, page in pages.items() if page.lines or page.boxes)
    return next(printed, 0)


def _running_heads(furniture: Furniture, page: int) -> list[HeadText]:
    lines = furniture.lines.get(page, ())
    return [HeadText(line.bbox.top, line.text) for line in lines]


def _cells_on(page: int, raw: RawTable) -> Iterator[HeadText]:
    """The texts of the cells that a table has on one page."""
    for cell in (*raw.header_rows, *raw.cells):
        place = cell.places[0]
        if place.page == page:
            yield HeadText(place.bbox.top, cell.text)


def _page_doubts(pages: Mapping[int, PageRead]) -> Iterator[Doubt]:
    return chain.from_iterable(page.doubts for page in pages.values())


def _displayed(document: Document, pages: Mapping[int, PageRead]) -> Document:
    """``document`` with its places on the pages as displayed."""
    scanned = {number: page.ocr for number, page in pages.items() if page.ocr}
    turned = {
        number: page.turned for number, page in pages.items() if page.turned
    }
    if not scanned and not turned:
        return document
    return on_displayed_pages(document.opened(), scanned, turned)


def _refuse_unread(source: NamedSource, pages: Mapping[int, PageRead]) -> None:
    """Refuse a document whose pages with content all need an OCR engine, and none read them."""
    kinds = {page.info.kind for page in pages.values()} - {PageKind.EMPTY}
    if not kinds or not all(kind.is_unread for kind in kinds):
        return

    fr = "le texte de ce PDF est illisible, seule son image peut être lue"
    en = "the text of this PDF is garbled"
    if PageKind.SCAN in kinds:
        fr = "ce PDF est un scan, ses pages sont des images sans texte"
        en = "this PDF is a scan, its pages are images without text"
    raise ScanWithoutOcrError(
        f"{source.name} : {fr}. Installez la reconnaissance de caractères : pip install"
        " 'pointage[ocr]'.",
        f"{source.name}: {en}. Install character recognition: pip install 'pointage[ocr]'.",
    )


def _with_folio(info: PageInfo, furniture: Furniture) -> PageInfo:
    return replace(info, folio=furniture.folios.get(info.number, ""))


@dataclass(slots=True)
class _TableTyping:
    """Types the tables one by one, and notes of each what is wanted later: unit prices, periods,
    figures that arithmetic corrected, and what the cells of the first page say.
    """

    judge: Judge | None
    scanned: Mapping[int, Page]
    """The pages that an OCR engine read."""
    first_page: int
    """The page whose cells may say whose act it is, and of which day."""
    heads: list[HeadText] = field(default_factory=list)
    rates: list[UnitRate] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    corrected: list[Doubt] = field(default_factory=list)

    def table(self, raw: RawTable) -> Table:
        """The typed table; of a scanned one the judge settles the figures in doubt first."""
        is_scanned = any(place.page in self.scanned for place in raw.places)
        if is_scanned and self.judge is not None:
            raw = arbitrate(raw, self.judge)

        if raw.places[0].page == self.first_page and not raw.in_text:
            self.heads += _cells_on(self.first_page, raw)
        table = type_table(raw)
        self.rates += header_rates(table)
        self.periods += table_periods(table)
        self.corrected += (
            d for d in raw.doubts if d.code == DoubtCode.ARBITRATED
        )
        return table


def _identify(
    raws: Iterable[RawTable],
    pages: Mapping[int, PageRead],
    prose: Mapping[int, Sequence[Line]],
    sections: Sequence[Section],
) -> Iterator[RawTable]:
    """The tables with their sections, captions and ids. ``prose`` are the lines of each page that
    are no furniture.
    """
    body = _body_size(pages)
    numbers: Counter[str] = Counter()
    titled: dict[int, list[tuple[BBox, str]]] = {}
    alone: tuple[BBox, str] | None = None
    for raw in map(without_title, raws):
        page, box, _ = raw.places[0]
        section = section_at(sections, page, box.top)
        stem = section.id if section else f"p{page}"
        numbers[stem] += 1

        above = titled.get(page, ())
        caption = raw.caption or _title_over(box, alone)
        caption = caption or caption_going_on(box, above, prose[page])
        alone = raw.places[-1].bbox, title_alone(raw)
        if not caption:
            caption = _caption_over(box, pages[page], prose[page], body)
        if not caption and _opens(box, pages[page], prose[page]):
            caption = _caption_on(page - 1, pages, prose, body)
        if not caption and section:
            caption = clean(section.title)
        last = raw.places[-1]
        titled = {last.page: titled.get(last.page, [])}
        titled[last.page].append((last.bbox, caption))
        yield replace(
            raw,
            id=f"{stem}-t{numbers[stem]}",
            caption=caption,
            section=id_of_section(section),
        )


def _identify_lists(
    pages: Mapping[int, PageRead],
    prose: Mapping[int, Sequence[Line]],
    sections: Sequence[Section],
) -> Iterator[RawTable]:
    """The lists inside the text with their sections, captions and ids, which count them apart: no
    table has another id because of a list before it.
    """
    body = _body_size(pages)
    numbers: Counter[str] = Counter()
    for number, page in pages.items():
        for raw in lists_in_text(prose[number]):
            box = raw.places[0].bbox
            section = section_at(sections, number, box.top)
            stem = section.id if section else f"p{number}"
            numbers[stem] += 1

            caption = _caption_over(box, page, prose[number], body)
            if not caption and section:
                caption = clean(section.title)
            yield replace(
                raw,
                id=f"{stem}-l{numbers[stem]}",
                caption=caption,
                section=id_of_section(section),
            )


def _first_place(raw: RawTable) -> tuple[int, float]:
    """The page on which a table begins, and how far down."""
    page, box, _ = raw.places[0]
    return page, box.top


def _title_over(box: BBox, alone: tuple[BBox, str] | None) -> str:
    """The title that was read as a table of its own, right above a table; empty without one."""
    if alone is None:
        return ""
    above, title = alone
    is_near = abs(box.top - above.bottom) < _RIGHT_BELOW
    return title if is_near and box.shares_width(above) else ""


def _caption_over(
    box: BBox, page: PageRead, prose: Sequence[Line], body: float
) -> str:
    """The caption right above a table, by its own lines and what ends before it."""
    lines = _lines_over(box, page, prose)
    return caption_above(box, lines, _bottom_before(box, page), body)


def _lines_over(box: BBox, page: PageRead, prose: Sequence[Line]) -> list[Line]:
    """The lines of a page without those over a table beside ``box`` that have a line of its own
    beside them: each of the two tables has its heading.
    """
    beside = [
        other
        for other in page.boxes
        if box.shares_height(other) and not box.shares_width(other)
    ]
    own = [line.bbox for line in prose if line.bbox.shares_width(box)]

    def is_of_another(line: Line) -> bool:
        return (
            not line.bbox.shares_width(box)
            and any(map(line.bbox.shares_width, beside))
            and any(map(line.bbox.shares_height, own))
        )

    return list(filterfalse(is_of_another, prose))


def _opens(box: BBox, page: PageRead, prose: Sequence[Line]) -> bool:
    """Whether nothing but furniture is above a table on its page."""
    boxes = (*page.boxes, *bboxes_of(prose))
    return all(other.bottom > box.top for other in boxes)


def _caption_on(
    number: int,
    pages: Mapping[int, PageRead],
    prose: Mapping[int, Sequence[Line]],
    body: float,
) -> str:
    """What the foot of a page says of the table that opens the next one."""
    if number not in pages:
        return ""
    page = pages[number]
    bottom = max((box.bottom for box in page.boxes), default=0.0)
    foot = BBox(0.0, page.info.height, page.info.width, page.info.height)
    return caption_over_break(foot, prose[number], bottom, body)


def _bottom_before(box: BBox, page: PageRead) -> float:
    """Where the table above ``box`` on its page ends; 0 where there is none."""
    return max(
        (
            grid.bottom
            for grid in page.boxes
            if grid.bottom <= box.top + 1 and not is_apart(grid, box)
        ),
        default=0.0,
    )


def _body_size(pages: Mapping[int, PageRead]) -> float:
    """The font size of most of the prose."""
    sizes: list[float] = []
    for page in pages.values():
        sizes += (
            line.size for line in page.lines if len(line.text) > _PROSE_LENGTH
        )
    return median(sizes) if sizes else _USUAL_SIZE


def _notices(source: NamedSource, prose: Sequence[Line]) -> tuple[str, ...]:
    """What the file says about itself that a reader must know: that it is a reconstruction."""
    texts: list[str] = []
    for key, value in sorted(source.metadata.items()):
        if key in _NOTICE_KEYS:
            texts.append(value)
    texts += (line.text for line in prose if len(line.text) < _NOTICE_LENGTH)
    return tuple(
        dict.fromkeys(text for text in texts if _NOTICE in text.casefold())
    )
