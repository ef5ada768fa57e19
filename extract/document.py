"""Everything read from one PDF."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.facts import Claim, Fact, Period, UnitRate, Vote
from extract.grid import Doubt
from extract.lines.sections import Section
from extract.packing import TableFacts
from extract.pdf.page import Line
from extract.table import Table

UNREAD = frozenset({"scan", "garbled", "bad-ocr"})
"""Kinds of page that only an OCR engine can read, and none did."""


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What is kept of a page once it is read. ``kind`` says why it was or was not searched for
    tables.
    """

    number: int
    width: float
    height: float
    folio: str
    kind: str
    """``tables``, ``prose``, ``empty``; for a page that only an OCR engine can read, ``scan``,
    ``garbled`` or ``bad-ocr`` where none did, ``ocr``, ``ocr-garbled`` or ``ocr-bad-ocr`` where one
    did."""
    leftover: int = 0
    """Characters found in no table, no prose line and no named furniture."""


@dataclass(frozen=True, slots=True)
class Document:
    """One PDF as read: ``document_id`` and ``sha256`` name its bytes, ``name`` is the file's own
    name.

    ``facts`` holds every number once: table cells, header values, claims and votes; ``claims``,
    ``unit_rates`` and ``votes`` point to them. ``prose`` are the lines outside tables and
    furniture, in reading order. As read, ``tables`` and ``facts`` are made anew each time they are
    gone through (`extract.packing`): to go through them often, take `opened`.
    """

    document_id: str
    name: str
    sha256: str
    pages: tuple[PageInfo, ...]
    sections: tuple[Section, ...]
    tables: Sequence[Table]
    prose: tuple[Line, ...]
    facts: Sequence[Fact]
    claims: tuple[Claim, ...]
    unit_rates: tuple[UnitRate, ...]
    votes: tuple[Vote, ...]
    periods: tuple[Period, ...]
    doubts: tuple[Doubt, ...] = ()
    exercise: int | None = None
    """The financial year the deliberation is about, where it is stated."""
    title: str = ""
    body: str = ""
    """The authority: "Département de la Vallée"."""
    date: str = ""
    """ISO date of the sitting."""
    notices: tuple[str, ...] = ()
    """What the reader must be told about the file, such as "reconstitution"."""

    def opened(self) -> "Document":
        """The same with its tables and facts held in memory, each one object."""
        if isinstance(self.tables, tuple) and isinstance(self.facts, tuple):
            return self
        tables = tuple(self.tables)
        made = (
            TableFacts(tables, self.facts.said)
            if isinstance(self.facts, TableFacts)
            else self.facts
        )
        return replace(self, tables=tables, facts=tuple(made))
