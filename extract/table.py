"""A table: a grid stitched over its pages, with typed columns and row kinds.

``RawTable`` is text and geometry (made by stitch, headers and spans); ``Table`` adds what each
column and row means (made by columns and rows). Both keep every printed row in order.
"""

from dataclasses import dataclass
from enum import StrEnum

from extract.geometry import BBox, Place
from extract.grid import IN_TEXT, Doubt
from extract.number import Number
from extract.quick_init import quick_init
from extract.reasons import (
    NO_COLUMN_REASON,
    NO_ROW_REASON,
    ColumnReason,
    RowReason,
)
from extract.several import present


class RowKind(StrEnum):
    """What a printed row is for."""

    HEADER = "header"
    """A header row repeated inside the table (the header itself is not a row of the table)."""
    BAND = "band"
    """A title over the rows below it: one text over the full width, no figure of its own."""
    DETAIL = "detail"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    CARRIED_OUT = "carried-out"
    """"À reporter": the running total at the foot of a page."""
    CARRIED_IN = "carried-in"
    """"Report": the same at the head of the next."""
    OF_WHICH = "of-which"
    """Never added to the others: "dont …", part of the row above; "pour mémoire"; an average."""
    NOTE = "note"


class ColumnKind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    LABEL = "label"
    """A text column whose cells name groups of rows (spanned or repeated)."""
    AMOUNT = "amount"
    COUNT = "count"
    RATE = "rate"
    """A price per unit."""
    PERCENT = "percent"
    CODE = "code"
    """Account numbers, SIRETs, identifiers, line numbers: never summed."""
    DATE = "date"
    YEAR = "year"
    EMPTY = "empty"


class ColumnUse(StrEnum):
    """What the amounts of a column are, as a person says."""

    VOTED = "voted"
    PROPOSED = "proposed"
    REQUESTED = "requested"
    EXECUTED = "executed"
    PREVIOUS = "previous"
    """Of the year before."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided of the rows and columns of a table, by their numbers."""

    rows: tuple[tuple[int, RowKind], ...] = ()
    columns: tuple[tuple[int, ColumnKind], ...] = ()
    uses: tuple[tuple[int, ColumnUse], ...] = ()


_NOTHING = Decided()


@quick_init
@dataclass(frozen=True, slots=True)
class RawCell:
    """A printed cell of a stitched table. One cut by a page break has two places and one text."""

    row: int
    col: int
    rowspan: int
    colspan: int
    text: str
    places: tuple[Place, ...]
    engine: str
    angle: int = 0
    confidence: float = 1.0
    readings: tuple[tuple[str, str], ...] = ()
    """Other engines' readings (engine, text) where they differ."""
    arbitrated: bool = False
    """The reading was chosen by arithmetic: it never counts as proof of this cell."""
    rounded: bool = False
    """The file stores more digits than it displays: the number is known to half its last one."""


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table as printed: header rows apart, then every printed row.

    ``header`` is one flattened, unique, non-empty label a column; ``header_rows`` the cells they
    came from, row numbers counted from the first header row (places name the first page; headers
    repeated on later pages are dropped there and kept in ``repeated_headers``). ``cells`` rows are
    numbered from the first row below it.
    """

    id: str
    caption: str
    header: tuple[str, ...]
    header_rows: tuple[RawCell, ...]
    rows: int
    cells: tuple[RawCell, ...]
    row_pages: tuple[int, ...]
    """The page on which each row starts."""
    places: tuple[Place, ...]
    """The table's box on each of its pages."""
    section: str = ""
    repeated_headers: tuple[Place, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    decided: Decided = _NOTHING
    """What a person decided: typing follows it."""

    @property
    def in_text(self) -> bool:
        """Whether its items are lines of the text, where their figures are read."""
        return any(cell.engine == IN_TEXT for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Column:
    """A typed column. ``path`` are the header texts from the outermost to the innermost."""

    index: int
    label: str
    path: tuple[str, ...]
    kind: ColumnKind
    unit_text: str = ""
    """Unit given by the header: ``€``, ``k€``, ``points mensuels``."""
    scale: int = 1
    decimals: int | None = None
    """The usual number of printed decimals of its figures."""
    rate: Number | None = None
    """A unit value printed in the header itself ("Valeur 85,95 €/mois")."""
    year: int | None = None
    """A year the header names ("Proposé 2026")."""
    reason: ColumnReason = NO_COLUMN_REASON
    """Why it is of its kind."""
    use: ColumnUse | None = None
    """What its amounts are, where a person says it."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels over it, outermost first; its own where nothing is over it."""
        return self.path or (self.label,)


@quick_init
@dataclass(frozen=True, slots=True)
class Cell:
    """A typed cell. ``numbers`` are what is printed in it: none for text or a malformed figure, one
    as a rule.
    """

    raw: RawCell
    numbers: tuple[Number, ...] = ()
    malformed: bool = False
    """It stands in a column of figures and cannot be one as printed (``1 50``, ``11+ 4 GLA``)."""
    nil: bool = False
    """Printed as nothing: ``-``, ``néant``, ``/``."""
    unavailable: bool = False
    """It stands in a column of figures and says that its figure is not known: ``n.d.``."""
    free: bool = False
    """The cell is text: its ``numbers``, if any, were read inside a sentence ("8 postes en
    insertion par an").
    """

    @property
    def text(self) -> str:
        """The printed text."""
        return self.raw.text

    @property
    def is_of_figures(self) -> bool:
        """Whether it prints figures, or what is printed instead: misprinted, or not known."""
        return bool(self.numbers) or self.malformed or self.unavailable

    @property
    def number(self) -> Number | None:
        """The cell's number where it holds exactly one and nothing else."""
        is_doubtful = self.malformed or self.free
        if is_doubtful or len(self.numbers) != 1:
            return None
        return self.numbers[0]


@quick_init
@dataclass(frozen=True, slots=True)
class Row:
    """A typed row: ``cells[c]`` is the cell printed at or spanning into column c, or None where
    nothing is.

    ``path`` are the labels the row stands under, outermost first: bands, then spanned or repeated
    label cells. ``theme`` and ``operation`` are the numbers such labels carry ("2. …", "Opération 4
    : …"), as text. ``level`` of a subtotal or total: 0 closes the innermost group, higher ones
    wider groups.
    """

    index: int
    kind: RowKind
    page: int
    cells: tuple[Cell | None, ...]
    path: tuple[str, ...] = ()
    label: str = ""
    theme: str = ""
    operation: str = ""
    level: int = 0
    refused: bool = False
    """The row says the request was turned down ("avis défavorable")."""
    reason: RowReason = NO_ROW_REASON
    """Why it is of its kind."""

    @property
    def printed_cells(self) -> list[Cell]:
        """The cells that are there; one over several columns once for each."""
        return present(self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A typed table."""

    raw: RawTable
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def id(self) -> str:
        """The table's id, unique in its document."""
        return self.raw.id

    @property
    def caption(self) -> str:
        """The title printed above the table, or what stands for it."""
        return self.raw.caption

    @property
    def section(self) -> str:
        """The id of the section it belongs to."""
        return self.raw.section

    def box(self, page: int) -> BBox | None:
        """The table's box on ``page``, or None."""
        return next(
            (place.bbox for place in self.raw.places if place.page == page),
            None,
        )
