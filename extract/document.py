"""Everything read from one PDF."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from extract.correction import NO_CORRECTIONS, CorrectionRecord
from extract.facts import (
    Claim,
    Fact,
    Period,
    Statements,
    UnitRate,
    Vote,
    table_facts,
)
from extract.geometry import Place
from extract.grid import Doubt, DoubtCode
from extract.lines.masthead import Masthead
from extract.lines.sections import Section
from extract.packing import PackedTables, TableFacts
from extract.pdf.page import Line
from extract.table import Table
from extract.texts.agreement import Agreements
from extract.texts.sitting import Sitting


class PageKind(StrEnum):
    """What a page holds, and what its text was read from."""

    TABLES = "tables"
    PROSE = "prose"
    EMPTY = "empty"
    SCAN = "scan"
    """A picture without text that no OCR engine read."""
    GARBLED = "garbled"
    """Characters that stand for nothing, and no engine read the page's picture."""
    BAD_OCR = "bad-ocr"
    """A picture under badly recognised characters that no engine read again."""
    OCR = "ocr"
    """A picture that an engine read."""
    OCR_GARBLED = "ocr-garbled"
    OCR_BAD_OCR = "ocr-bad-ocr"

    @property
    def is_unread(self) -> bool:
        """Whether only an OCR engine can read the page, and none did."""
        return self in UNREAD

    @property
    def is_ocr(self) -> bool:
        """Whether an OCR engine read the page."""
        return self in _READ_BY_OCR


UNREAD = frozenset({PageKind.SCAN, PageKind.GARBLED, PageKind.BAD_OCR})
"""Kinds of page that only an OCR engine can read, and none did."""
_READ_BY_OCR = frozenset(
    {PageKind.OCR, PageKind.OCR_GARBLED, PageKind.OCR_BAD_OCR}
)
_INLINE = {"inline": True}
"""`audit.json` writes the fields of such a part beside the document's own."""


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What is kept of a page once it is read; sizes in points."""

    number: int
    width: float
    height: float
    folio: str
    kind: PageKind
    leftover: int = 0
    """Characters found in no table, no prose line and no named furniture."""
    sheet: str = ""
    """The name of the sheet, in a spreadsheet."""


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """The file: its id and hash name its bytes, ``name`` is its own name."""

    document_id: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One PDF as read.

    ``facts`` holds every number once: table cells, header values, claims and votes; the
    ``statements`` point to them. ``prose`` are the lines outside tables and furniture, in reading
    order. As read, ``tables`` and ``facts`` are made anew each time they are gone through
    (`extract.packing`): to go through them often, take `opened`.
    """

    file: DocumentFile = field(metadata=_INLINE)
    pages: tuple[PageInfo, ...]
    sections: tuple[Section, ...]
    tables: Sequence[Table]
    prose: tuple[Line, ...]
    facts: Sequence[Fact]
    statements: Statements = field(metadata=_INLINE)
    doubts: tuple[Doubt, ...] = ()
    masthead: Masthead = field(default=Masthead(), metadata=_INLINE)
    notices: tuple[str, ...] = ()
    """What the reader must be told about the file, such as "reconstitution"."""
    corrections: CorrectionRecord = NO_CORRECTIONS
    """What a person read or decided on the page, and what of it found no place."""
    sitting: Sitting = field(default=Sitting())
    """Who sits and who votes, by their names."""
    agreements: Agreements = field(default=Agreements())
    """What the texts say of each other."""

    @staticmethod
    def of_tables(tables: Sequence[Table]) -> "Document":
        """A document that is nothing but ``tables``, for what asks about them alone."""
        facts: list[Fact] = []
        for table in tables:
            facts += table_facts(table)
        return Document(
            file=DocumentFile("", "", ""),
            pages=(),
            sections=(),
            tables=tuple(tables),
            prose=(),
            facts=tuple(facts),
            statements=Statements((), (), (), ()),
        )

    @property
    def document_id(self) -> str:
        """The document's id, safe as a file name."""
        return self.file.document_id

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.file.name

    @property
    def sha256(self) -> str:
        """The hash of the file's bytes."""
        return self.file.sha256

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The numbers stated in prose."""
        return self.statements.claims

    @property
    def unit_rates(self) -> tuple[UnitRate, ...]:
        """The prices per unit."""
        return self.statements.unit_rates

    @property
    def votes(self) -> tuple[Vote, ...]:
        """The votes."""
        return self.statements.votes

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods, of prose and of cells."""
        return self.statements.periods

    @property
    def counted(self) -> tuple[Claim, ...]:
        """How many of a thing the prose counts in words."""
        return self.statements.counted

    @property
    def exercise(self) -> int | None:
        """The financial year the deliberation is about, where it is stated."""
        return self.masthead.exercise

    @property
    def title(self) -> str:
        """What the act is about."""
        return self.masthead.title

    @property
    def body(self) -> str:
        """The authority: "Département de la Vallée"."""
        return self.masthead.body

    @property
    def date(self) -> str:
        """ISO date of the sitting."""
        return self.masthead.date

    def without_lists(self) -> "Document":
        """The same without the lists inside the text: what its sentences say is known without."""
        if not any(table.raw.in_text for table in self.tables):
            return self
        drawn = tuple(table for table in self.tables if not table.raw.in_text)
        return replace(self, tables=drawn)

    @property
    def is_short(self) -> bool:
        """Whether its tables are all kept as they are."""
        tables = self.tables
        return not isinstance(tables, PackedTables) or tables.are_at_hand

    def opened(self) -> "Document":
        """The same with its tables and facts held in memory, each one object."""
        if isinstance(self.tables, tuple) and isinstance(self.facts, tuple):
            return self

        tables, facts = tuple(self.tables), self.facts
        if isinstance(facts, TableFacts):
            facts = TableFacts(tables, facts.said)
        return replace(self, tables=tables, facts=tuple(facts))


@dataclass(frozen=True, slots=True)
class OcrPlaces:
    """Where an OCR engine read a document: whole pages, and pictures on others."""

    pages: frozenset[int]
    pictures: tuple[Place, ...]

    @staticmethod
    def of(document: Document) -> "OcrPlaces":
        """Those of ``document``."""
        pages = {page.number for page in document.pages if page.kind.is_ocr}
        pictures: list[Place] = []
        for doubt in document.doubts:
            if doubt.code is DoubtCode.PICTURE:
                pictures.append(Place(doubt.page, doubt.bbox))
        return OcrPlaces(frozenset(pages), tuple(pictures))

    def __bool__(self) -> bool:
        return bool(self.pages or self.pictures)

    def __contains__(self, place: Place) -> bool:
        if place.page in self.pages:
            return True
        return any(
            picture.page == place.page and picture.bbox.common(place.bbox) > 0
            for picture in self.pictures
        )
