"""One fact a number: the unit that checks, coverage and evidence speak about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from extract.cell_ref import CellRef
from extract.french.folding import fold
from extract.french.lexicon.accounts import MEASURED
from extract.french.lexicon.money import is_of_money
from extract.french.lexicon.nouns import counted_in
from extract.geometry import Place
from extract.grid import BY_PERSON
from extract.number import Counts, Number, Unit
from extract.quick_init import quick_init
from extract.several import only
from extract.table import Cell, Column, ColumnKind, RawCell, Row, Table


@dataclass(frozen=True, slots=True)
class FactContext:
    """What a number is said of, in the words printed around it.

    ``row_path`` and ``column_path`` are the labels over its row and its column, outermost first;
    ``theme`` and ``operation`` the numbers such labels carry ("2. …", "Opération 4"), as text.
    """

    row_path: tuple[str, ...] = ()
    column_path: tuple[str, ...] = ()
    theme: str = ""
    operation: str = ""
    money: bool = True
    """Whether an amount is one of money: tonnages have two decimals too."""


@dataclass(frozen=True, slots=True)
class FactReading:
    """How a number was read: by which engine, how surely (0 to 1), chosen by whom."""

    engine: str = ""
    confidence: float = 1.0
    arbitrated: bool = False
    """The reading was chosen by arithmetic, so it proves nothing of its own cell."""
    free: bool = False
    """Read inside the free text of a cell: no numeric cell of its own, and weaker ground for a
    check."""


_shared_reading = lru_cache(maxsize=256)(FactReading)
"""Most cells are read alike: they share one value."""
_OUTSIDE = CellRef()
_NO_CONTEXT = FactContext()
_SURE = FactReading()
_INLINE = {"inline": True}
"""`audit.json` writes the fields of such a part beside the fact's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One printed number with its meaning and its place.

    ``id`` is unique in the document and made once: the text of its ``cell`` for a number of a
    table, ``claim-<n>`` or ``vote-<n>`` for one of the prose. ``number`` is None for a malformed
    cell, and for one whose figure is not known (``unavailable``): such a fact has no value, but
    identities may give one.
    """

    id: str
    counts: Counts
    number: Number | None
    printed: str
    places: tuple[Place, ...]
    section: str
    cell: CellRef = field(default=_OUTSIDE, metadata=_INLINE)
    context: FactContext = field(default=_NO_CONTEXT, metadata=_INLINE)
    reading: FactReading = field(default=_SURE, metadata=_INLINE)
    unavailable: bool = False
    """Printed as not known ("n.d."): a check over it abstains, and nothing is wrong with it."""

    @property
    def has_sign(self) -> bool:
        """Whether it is below zero, or printed with a plus."""
        return self.value_or_zero < 0 or self.printed.strip().startswith("+")

    @property
    def value(self) -> Decimal | None:
        """The exact printed value, or None where it could not be read as a number."""
        return None if self.number is None else self.number.value

    def with_value(self, value: Decimal) -> "Fact":
        """The same with another value; as it is where it has none."""
        if self.number is None:
            return self
        return replace(self, number=replace(self.number, value=value))

    @property
    def value_or_zero(self) -> Decimal:
        """The printed value; what could not be read adds nothing."""
        return self.value or Decimal(0)

    @property
    def is_whole(self) -> bool:
        """Whether a number is read, and printed without decimals."""
        return self.number is not None and not self.number.decimals

    @property
    def unit(self) -> Unit | None:
        """What its number is expressed in, or None where it could not be read as one."""
        return None if self.number is None else self.number.unit

    @property
    def table_id(self) -> str:
        """The table it stands in; empty for a number of the prose."""
        return self.cell.table_id

    @property
    def row(self) -> int | None:
        """Its row in the table; None in a header or outside tables."""
        return self.cell.row

    @property
    def col(self) -> int | None:
        """Its column in the table; None outside tables."""
        return self.cell.col

    @property
    def row_path(self) -> tuple[str, ...]:
        """The labels over its row, outermost first."""
        return self.context.row_path

    @property
    def column_path(self) -> tuple[str, ...]:
        """The labels over its column, outermost first."""
        return self.context.column_path

    @property
    def theme(self) -> str:
        """The number of the theme it belongs to, as text."""
        return self.context.theme

    @property
    def operation(self) -> str:
        """The number of the operation it belongs to, as text."""
        return self.context.operation

    @property
    def engine(self) -> str:
        """What read it."""
        return self.reading.engine

    @property
    def confidence(self) -> float:
        """How surely it was read, 0 to 1."""
        return self.reading.confidence

    @property
    def arbitrated(self) -> bool:
        """Whether its reading was chosen by arithmetic."""
        return self.reading.arbitrated

    @property
    def by_person(self) -> bool:
        """Whether a person read it on the page: it never proves itself."""
        return self.reading.engine == BY_PERSON

    @property
    def free(self) -> bool:
        """Whether it was read inside the free text of a cell."""
        return self.reading.free


class HasFact(Protocol):
    """What rests on a fact: a claim, a name, a total."""

    @property
    def fact(self) -> Fact:
        """Its fact."""


def facts_of(values: Iterable[HasFact]) -> tuple[Fact, ...]:
    """The facts of claims, names, totals, whatever rests on one, in order."""
    return tuple(value.fact for value in values)


@quick_init
@dataclass(frozen=True, slots=True)
class Claim:
    """A number stated in prose: the fact, what it is said of, and the sentence around it."""

    fact: Fact
    article: str
    heading: str
    """The nearest heading above: "Proposition 2022", "Bilan 2021"."""
    subject: str
    unit_noun: str
    sentence: str
    year: int | None = None
    """The year the statement is about, where its heading or sentence says so."""


@dataclass(frozen=True, slots=True)
class UnitRate:
    """A price per unit, from a header, a table or prose ("85,95 €/mois", "Valeur 162,38 €")."""

    fact: Fact
    what: str
    unit: str
    per: tuple[str, ...]
    months: int | None = None
    """Months covered by one unit, where the unit is a length of time (mois 1, an 12)."""
    cap: Decimal | None = None
    derivation: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote. A term is the fact it was read from, or None where the text does not give it."""

    section: str
    for_: Fact | None = None
    against: Fact | None = None
    abstained: Fact | None = None
    not_voting: Fact | None = None
    present: Fact | None = None
    proxies: Fact | None = None
    absent: Fact | None = None
    members: Fact | None = None

    @property
    def printed_terms(self) -> dict[str, Fact]:
        """The terms that the text gives, by the names of their fields, in their order."""
        terms = {
            "for_": self.for_,
            "against": self.against,
            "abstained": self.abstained,
            "not_voting": self.not_voting,
            "present": self.present,
            "proxies": self.proxies,
            "absent": self.absent,
            "members": self.members,
        }
        return {name: fact for name, fact in terms.items() if fact is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A period as printed, in prose or in a ``cell``: ISO dates, of which either may be missing
    (empty). ``id`` is made like a fact's.
    """

    id: str
    start: str
    end: str
    printed: str
    places: tuple[Place, ...]
    section: str
    cell: CellRef = field(default=_OUTSIDE, metadata=_INLINE)
    theme: str = ""
    operation: str = ""

    @property
    def table_id(self) -> str:
        """The table it stands in; empty in prose."""
        return self.cell.table_id

    @property
    def row(self) -> int | None:
        """Its row in the table; None in prose."""
        return self.cell.row

    @property
    def col(self) -> int | None:
        """Its column in the table; None in prose."""
        return self.cell.col


@dataclass(frozen=True, slots=True)
class Statements:
    """What a document states beside its tables' figures: in prose, and in headers and cells that
    state rates and periods.
    """

    claims: tuple[Claim, ...]
    unit_rates: tuple[UnitRate, ...]
    votes: tuple[Vote, ...]
    periods: tuple[Period, ...]
    counted: tuple[Claim, ...] = ()
    """How many of a thing there are, in words: "cinq lots"."""


_BY_KIND: dict[ColumnKind, Counts] = {
    ColumnKind.AMOUNT: "amount",
    ColumnKind.RATE: "rate",
    ColumnKind.PERCENT: "percent",
}
_BY_UNIT: dict[Unit, Counts] = {Unit.EUR: "amount", Unit.PERCENT: "percent"}
"""What a number inside a text counts."""
_OF_FIGURES = frozenset({*_BY_KIND, ColumnKind.COUNT})


def table_facts(table: Table) -> tuple[Fact, ...]:
    """Every number of ``table`` once: unit values in its header, then its cells row by row.

    A malformed figure gives a fact without a number. Numbers inside free text come with ``free``
    set.
    """
    return (*header_facts(table), *_cell_facts(table))


def header_facts(table: Table) -> Iterator[Fact]:
    """The unit values in the header of ``table``."""
    for column in table.columns:
        if column.rate is not None:
            yield _header_fact(table, column, column.rate)


def _header_fact(table: Table, column: Column, rate: Number) -> Fact:
    ref = CellRef(table.id, col=column.index)
    printed_in = _header_cell(table, column.index, rate)

    if printed_in is None:
        places, reading = table.raw.places[:1], FactReading()
    else:
        places = printed_in.places
        reading = FactReading(printed_in.engine, printed_in.confidence)

    return Fact(
        id=str(ref),
        counts="percent" if rate.unit is Unit.PERCENT else "rate",
        number=rate,
        printed=rate.printed,
        places=places,
        section=table.section,
        cell=ref,
        context=FactContext(column_path=column.path),
        reading=reading,
    )


def _header_cell(table: Table, col: int, rate: Number) -> RawCell | None:
    """The header cell over column ``col`` that prints ``rate``, else the innermost one."""
    over = [
        cell
        for cell in table.raw.header_rows
        if cell.col <= col < cell.col + cell.colspan
    ]
    figures = rate.printed.split()[0]

    for cell in reversed(over):
        if figures in cell.text:
            return cell
    return over[-1] if over else None


def home_column(cell: RawCell, columns: Sequence[Column]) -> int | None:
    """The column that a figure printed across several columns belongs to: the only one of figures
    among them.
    """
    covered = columns[cell.col : cell.col + cell.colspan]
    figures = [column.index for column in covered if column.kind in _OF_FIGURES]
    return only(figures)


def _cell_facts(table: Table) -> Iterator[Fact]:
    money = _columns_of_money(table)
    for row in table.rows:
        path = (*row.path, row.label) if row.label else row.path
        for col, cell in enumerate(row.cells):
            if cell is None or not cell.is_of_figures:
                continue
            if _starts_at(cell.raw, row.index, col):
                home = _column_of(table, col, cell)
                of_money = home.index in money and not _is_bare(home, cell)
                yield from _facts(table, row, path, home, cell, of_money)


def _is_bare(column: Column, cell: Cell) -> bool:
    """Whether a cell of a column of amounts is one of a line of another unit: years."""
    number = cell.number
    is_bare = number is not None and number.unit is Unit.NONE
    return is_bare and column.kind is ColumnKind.AMOUNT


def _columns_of_money(table: Table) -> frozenset[int]:
    """The columns whose amounts are money: of a table that prints a currency, codes of accounts or
    a word of money, but for those that only a measure heads, or its title.
    """
    if not _prints_money(table):
        return frozenset()
    of_measures = _names_measure(table.caption)
    found: list[int] = []
    for column in table.columns:
        words = " ".join(column.path)
        is_measured = of_measures or _names_measure(words)
        if is_of_money(words) or not is_measured:
            found.append(column.index)
    return frozenset(found)


def _names_measure(words: str) -> bool:
    """Whether a header or a title names what is weighed or measured, and no money."""
    return MEASURED.within(fold(words)) and not is_of_money(words)


def _prints_money(table: Table) -> bool:
    if any(column.kind is ColumnKind.CODE for column in table.columns):
        return True
    words = " ".join((table.caption, *table.raw.header))
    if is_of_money(words):
        return True
    return any(map(_is_row_of_money, table.rows))


def _is_row_of_money(row: Row) -> bool:
    texts = (*row.path, row.label, *(cell.text for cell in row.printed_cells))
    return is_of_money(" ".join(texts))


def _starts_at(raw: RawCell, row: int, col: int) -> bool:
    """Whether the cell is printed there, not merely spanning into the position."""
    return raw.row == row and raw.col == col


def _column_of(table: Table, col: int, cell: Cell) -> Column:
    """The column whose meaning the figures of ``cell`` have."""
    home = None
    if cell.raw.colspan > 1 and not cell.free:
        home = home_column(cell.raw, table.columns)
    return table.columns[col if home is None else home]


def _facts(
    table: Table,
    row: Row,
    path: tuple[str, ...],
    column: Column,
    cell: Cell,
    of_money: bool,
) -> Iterator[Fact]:
    unread = cell.malformed or cell.unavailable
    numbers: tuple[Number | None, ...] = (None,) if unread else cell.numbers
    raw = cell.raw
    context = FactContext(path, column.path, row.theme, row.operation, of_money)
    reading = _shared_reading(
        raw.engine, raw.confidence, raw.arbitrated, cell.free
    )

    for n, number in enumerate(numbers, start=1):
        part = str(n) if len(numbers) > 1 else ""
        ref = CellRef(table.id, row.index, column.index, part)
        yield Fact(
            id=str(ref),
            counts=_counts(column, cell, number),
            number=number,
            printed=cell.text if number is None else number.printed,
            places=raw.places,
            section=table.section,
            cell=ref,
            context=context,
            reading=reading,
            unavailable=cell.unavailable,
        )


def _counts(column: Column, cell: Cell, number: Number | None) -> Counts:
    if cell.free and number is not None:
        return _BY_UNIT.get(number.unit) or counted_in(number.unit_text)
    words = " ".join((*column.path, column.unit_text))
    return _BY_KIND.get(column.kind) or counted_in(words)
