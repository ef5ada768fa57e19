"""One fact a number: the unit that checks, coverage and evidence speak about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extract.french.folding import fold
from extract.geometry import Place
from extract.number import Counts, Number, Unit
from extract.table import Cell, Column, ColumnKind, RawCell, Row, Table


@dataclass(frozen=True, slots=True)
class Fact:
    """One printed number with its meaning and its place.

    ``id`` is unique in the document and made once: ``<table-id>!r<row>c<col>`` (``.n`` for the n-th
    number of a cell that holds several, from 1), ``<table-id>!h<col>`` for a value in a header,
    ``claim-<n>``, ``vote-<n>``. ``number`` is None for a malformed cell: such a fact has no value,
    but identities may give one.
    """

    id: str
    counts: Counts
    number: Number | None
    printed: str
    places: tuple[Place, ...]
    section: str
    table_id: str = ""
    row: int | None = None
    col: int | None = None
    row_path: tuple[str, ...] = ()
    column_path: tuple[str, ...] = ()
    theme: str = ""
    operation: str = ""
    engine: str = ""
    confidence: float = 1.0
    arbitrated: bool = False
    free: bool = False
    """Read inside the free text of a cell: no numeric cell of its own, and weaker ground for a
    check.
    """

    @property
    def value(self) -> Decimal | None:
        """The exact printed value, or None where it could not be read as a number."""
        return None if self.number is None else self.number.value


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


@dataclass(frozen=True, slots=True)
class Period:
    """A period as printed, in prose or a cell: ISO dates, either may be missing; ``fact_id``-like
    stable ``id``.
    """

    id: str
    start: str
    end: str
    printed: str
    places: tuple[Place, ...]
    section: str
    table_id: str = ""
    row: int | None = None
    col: int | None = None
    theme: str = ""
    operation: str = ""


_NOUNS: tuple[tuple[Counts, str], ...] = (
    ("posts", r"postes?|etp|emplois"),
    ("places", r"places?|lits?"),
    (
        "persons",
        r"personnes?|beneficiaires|menages?|hommes|femmes|habitants?|eleves?|participants|agents|allocataires|jeunes"
        r"|familles?|brsa|licencies|adherents|enfants|salaries|usagers|foyers?|candidats|publics?",
    ),
    (
        "structures",
        r"associations?|structures?|organismes?|communes?|partenaires|collectivites|etablissements?|clubs?",
    ),
    ("operations", r"operations?|actions?|projets?|dossiers?|ateliers?|chantiers?|sessions?"),
    ("duration", r"mois|jours?|heures?|semaines?|ans?|annees?|duree"),
)
_NOUN = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _NOUNS))
_NAMES: dict[str, Counts] = {name: name for name, _ in _NOUNS}
_BY_KIND: dict[ColumnKind, Counts] = {
    ColumnKind.AMOUNT: "amount",
    ColumnKind.RATE: "rate",
    ColumnKind.PERCENT: "percent",
}


@lru_cache(maxsize=1 << 12)
def counts_of(noun: str) -> Counts:
    """What a number in front of ``noun`` counts; the first known word decides.

    >>> counts_of("postes en insertion"), counts_of("Nbre de FAL")
    ('posts', 'other')
    """
    found = _NOUN.search(fold(noun))
    return _NAMES[found.lastgroup] if found is not None and found.lastgroup is not None else "other"


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
            cell = _header_cell(table, column)
            yield Fact(
                id=f"{table.id}!h{column.index}",
                counts="percent" if column.rate.unit is Unit.PERCENT else "rate",
                number=column.rate,
                printed=column.rate.printed,
                places=cell.places if cell else table.raw.places[:1],
                section=table.section,
                table_id=table.id,
                col=column.index,
                column_path=column.path,
                engine=cell.engine if cell else "",
                confidence=cell.confidence if cell else 1.0,
            )


def _header_cell(table: Table, column: Column) -> RawCell | None:
    """The header cell over ``column`` that prints its unit value."""
    over = [
        cell for cell in table.raw.header_rows if cell.col <= column.index < cell.col + cell.colspan
    ]
    figures = column.rate.printed.split()[0] if column.rate else ""
    return next(
        (cell for cell in reversed(over) if figures in cell.text), over[-1] if over else None
    )


def home_column(cell: RawCell, columns: Sequence[Column]) -> int | None:
    """The column that a figure printed across several columns belongs to: the only one of figures
    among them.
    """
    covered = columns[cell.col : cell.col + cell.colspan]
    figures = [
        column.index
        for column in covered
        if column.kind in _BY_KIND or column.kind is ColumnKind.COUNT
    ]
    return figures[0] if len(figures) == 1 else None


def _cell_facts(table: Table) -> Iterator[Fact]:
    for row in table.rows:
        path = (*row.path, row.label) if row.label else row.path
        for col, cell in enumerate(row.cells):
            if cell is None or cell.raw.row != row.index or cell.raw.col != col:
                continue
            if cell.numbers or cell.malformed:
                spread = cell.raw.colspan > 1 and not cell.free
                home = home_column(cell.raw, table.columns) if spread else None
                yield from _facts(
                    table, row, path, table.columns[col if home is None else home], cell
                )


def _facts(
    table: Table, row: Row, path: tuple[str, ...], column: Column, cell: Cell
) -> Iterator[Fact]:
    numbers: tuple[Number | None, ...] = (None,) if cell.malformed else cell.numbers
    for n, number in enumerate(numbers, start=1):
        # by position: keywords take as long as the fact itself, and no value is made in greater
        # numbers
        yield Fact(
            f"{table.id}!r{row.index}c{column.index}" + (f".{n}" if len(numbers) > 1 else ""),
            _counts(column, cell, number),
            number,
            cell.text if number is None else number.printed,
            cell.raw.places,
            table.section,
            table.id,
            row.index,
            column.index,
            path,
            column.path,
            row.theme,
            row.operation,
            cell.raw.engine,
            cell.raw.confidence,
            cell.raw.arbitrated,
            cell.free,
        )


def _counts(column: Column, cell: Cell, number: Number | None) -> Counts:
    if cell.free and number is not None:
        by_unit: dict[Unit, Counts] = {Unit.EUR: "amount", Unit.PERCENT: "percent"}
        return by_unit.get(number.unit) or counts_of(number.unit_text)
    return _BY_KIND.get(column.kind) or counts_of(" ".join((*column.path, column.unit_text)))
