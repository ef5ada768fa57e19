"""What a person read or decided on the page, as values; `extract.corrections` applies them.

A correction names its table by caption and headers, its row by labels and its column by header:
words, which survive another extraction and are found again in the next year's document.
"""

from dataclasses import dataclass
from enum import StrEnum

from extract.geometry import Place


class CorrectionKind(StrEnum):
    """What is corrected."""

    CELL = "cell"
    """The text of a cell."""
    ROW = "row"
    """What a row is for."""
    COLUMN = "column"
    """What a column holds, what its amounts are, or its header."""
    LEAVE_OUT = "leave-out"
    """A table that is no table of the act."""
    JOIN = "join"
    """Two tables that are one."""
    SPLIT = "split"
    """A table that is two, from a row on."""
    REGION = "region"
    """Where a table lies on the page."""
    DOCUMENT = "document"
    """The body, the date or the title of the act."""


class Misfit(StrEnum):
    """Why a correction found nothing to correct."""

    NO_TABLE = "no-table"
    SEVERAL_TABLES = "several-tables"
    NO_ROW = "no-row"
    SEVERAL_ROWS = "several-rows"
    NO_COLUMN = "no-column"
    OTHER_TEXT = "other-text"
    """What is printed there is not what the correction replaces."""
    ALREADY = "already"
    """It is read so without the correction."""
    OTHER_FILE = "other-file"
    """It speaks of another file."""
    OTHER_COLUMNS = "other-columns"
    """Two tables to be joined have not as many columns."""
    NO_PAGE = "no-page"
    """The file has no such page, or it cannot be drawn on: it was turned, or is a spreadsheet's."""
    NO_TABLE_THERE = "no-table-there"
    """What lies in a region does not read as a table."""
    RESHAPED = "reshaped"
    """It lies in what a correction joined or split, and was not read so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableName:
    """A table by its words: its caption, labels of its header, and which of several it is, from 1;
    0 where no other table answers.
    """

    caption: str = ""
    header: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RowName:
    """A row by the labels it stands under and its own, outermost first, or the last of them; and
    which of several it is.
    """

    labels: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who corrected, when (ISO date), and why."""

    author: str
    date: str
    why: str


_NO_TABLE = TableName()
_NO_ROW = RowName()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCorrection:
    """One correction: where it belongs, what was read there, and what a person says instead."""

    kind: CorrectionKind
    signed: Signature
    table: TableName = _NO_TABLE
    other: TableName = _NO_TABLE
    """The table that is joined to it."""
    row: RowName = _NO_ROW
    column: str = ""
    """The label of a column; of a document, ``body``, ``date`` or ``title``."""
    printed: str | None = None
    """What was read there; None where the correction does not say."""
    text: str | None = None
    """What is printed there: of a cell, a header, or the head of the act."""
    is_a: str = ""
    """The kind of a row or of a column."""
    use: str = ""
    """What the amounts of a column are."""
    region: Place | None = None
    """Where a table was drawn: in points on the page as displayed."""
    file: str = ""
    """The one file that it speaks of; empty for any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedCorrection:
    """A correction with what it replaced and where; no ``row`` and ``col`` where it is about more
    than a cell.
    """

    correction: PageCorrection
    before: str
    after: str
    table_id: str = ""
    row: int | None = None
    col: int | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MootCorrection:
    """A correction that found nothing to correct, and why."""

    correction: PageCorrection
    misfit: Misfit


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRecord:
    """What became of the corrections given with a document, in their order."""

    applied: tuple[AppliedCorrection, ...] = ()
    moot: tuple[MootCorrection, ...] = ()


NO_CORRECTIONS = CorrectionRecord()
"""None was given."""
