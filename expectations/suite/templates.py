"""Identities written so that they can be stated again of another document: rows, columns and scopes
in words.

Four shapes. ``each-row``: in each row of a kind, columns combine (an empty one counts for nothing
in a sum; a cell merged over rows answers for all of them). ``each-total``: each total of a level
adds up a scope of rows. ``figures``: one equation, figure by figure. ``again``: what the discovery
states again under the same rule, where the document does not print all of it (a rate inferred from
other lines, the natural counts of lines, the lines of a group).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from expectations.suite.figure_references import (
    FigureInWords,
    RowInWords,
    TableInWords,
)
from expectations.suite.places import Places
from expectations.suite.reference_words import Words
from extract.facts import Fact
from extract.several import present
from extract.table import Column, Row, RowKind, Table
from validate.model.identity import Form, Identity

ONE = Decimal(1)
TOTALS = (RowKind.SUBTOTAL, RowKind.TOTAL)


@dataclass(frozen=True, slots=True)
class Slot:
    """A term: a column of the row at hand, the column's header, or a figure of its own."""

    weight: str
    column: Words = ()
    header: bool = False
    reference: FigureInWords | None = None

    @property
    def is_named(self) -> bool:
        """Whether a column or a figure is told by words."""
        return bool(self.column) or self.reference is not None


@dataclass(frozen=True, slots=True)
class Template:
    """How to state identities again; see the module for ``shape``."""

    shape: str
    rule: str
    kind: str
    form: str
    nature: str = "factual"
    constant: str = "1"
    offset: str = "0"
    table: TableInWords | None = None
    row_kind: str = ""
    level: int = 0
    under: tuple[Words, ...] | None = None
    """Only rows under exactly these labels."""
    only: RowInWords | None = None
    """Only this row."""
    excluding: tuple[RowInWords, ...] = ()
    """Never these rows: the document it was drafted from does not obey there."""
    column: Words = ()
    scope: str = ""
    """The name of the rows that a total adds up: see `validate.tables.total_scopes`."""
    result: FigureInWords | None = None
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """An equation over one document's figures, before it has an identity's name."""

    form: str
    result: str
    terms: tuple[tuple[str, Decimal], ...]
    """In their order in a ratio, sorted otherwise."""
    constant: Decimal
    offset: Decimal

    @classmethod
    def of(cls, identity: Identity) -> "Stated":
        """What an identity states."""
        terms = ((term.fact, term.weight) for term in identity.terms)
        return cls.over(
            identity.form.value,
            identity.result,
            terms,
            identity.constant,
            identity.offset,
        )

    @classmethod
    def over(
        cls,
        form: str,
        result: str,
        terms: Iterable[tuple[str, Decimal]],
        constant: Decimal,
        offset: Decimal,
    ) -> "Stated":
        """The equation over these figures."""
        ordered = tuple(terms) if form == Form.RATIO else tuple(sorted(terms))
        return cls(form, result, ordered, constant, offset)

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of its figures, the result first."""
        return self.result, *(fact for fact, _ in self.terms)


def state(template: Template, places: Places) -> list[Stated]:
    """The equations ``template`` states of a document; empty where its table, columns or figures
    are not found.
    """
    if template.shape == "figures":
        return _figures(template, places)
    table = places.find_table(template.table) if template.table else None
    state_rows = _OVER_ROWS.get(template.shape)
    if table is None or state_rows is None:
        return []
    return state_rows(template, places, table)


def _stated(
    template: Template, result: Fact, terms: Iterable[tuple[str, Decimal]]
) -> Stated:
    return Stated.over(
        template.form,
        result.id,
        terms,
        Decimal(template.constant),
        Decimal(template.offset),
    )


def _figures(template: Template, places: Places) -> list[Stated]:
    result = places.find(template.result) if template.result else None
    found: list[tuple[str, Decimal]] = []
    for slot in template.slots:
        fact = places.find(slot.reference) if slot.reference else None
        if fact is not None:
            found.append((fact.id, Decimal(slot.weight)))

    if result is None or len(found) < len(template.slots):
        return []
    return [_stated(template, result, found)]


def _wanted_rows(
    template: Template, places: Places, table: Table
) -> Iterator[Row]:
    """The rows of ``table`` that the template speaks of."""
    rows: Iterable[Row] = table.rows
    if template.only is not None:
        only = places.find_row(table, template.only)
        rows = () if only is None else (only,)

    for row in rows:
        if not _is_of_its_kind(row, template):
            continue
        known = places.row(table.id, row.index)
        is_under = template.under in (None, known.path)
        if is_under and known not in template.excluding:
            yield row


def _is_of_its_kind(row: Row, template: Template) -> bool:
    """Of the kind that the template names, and of its level where the kind has levels."""
    same_level = row.kind not in TOTALS or row.level == template.level
    return row.kind.value == template.row_kind and same_level


def _each_row(template: Template, places: Places, table: Table) -> list[Stated]:
    target = places.find_column(table, template.column)
    columns = [_slot_column(slot, places, table) for slot in template.slots]
    pairs = list(zip(template.slots, columns, strict=True))
    if target is None or any(_is_lost(slot, column) for slot, column in pairs):
        return []

    found = []
    for row in _wanted_rows(template, places, table):
        result = places.cell(table, row.index, target)
        if result is None:
            continue
        terms = [
            _slot_terms(slot, column, places, table, result)
            for slot, column in pairs
        ]
        if _are_enough(template, terms):
            found.append(_stated(template, result, chain.from_iterable(terms)))
    return found


def _slot_column(slot: Slot, places: Places, table: Table) -> Column | None:
    if slot.reference:
        return None
    return places.find_column(table, slot.column)


def _is_lost(slot: Slot, column: Column | None) -> bool:
    """A slot that names a column which is not found."""
    return column is None and slot.reference is None


def _are_enough(
    template: Template, terms: Sequence[Sequence[tuple[str, Decimal]]]
) -> bool:
    """In a sum an empty column counts for nothing; elsewhere each term is one figure."""
    if template.form == Form.WEIGHTED_SUM:
        return any(terms)
    return all(len(filled) == 1 for filled in terms)


def _slot_terms(
    slot: Slot,
    column: Column | None,
    places: Places,
    table: Table,
    result: Fact,
) -> list[tuple[str, Decimal]]:
    """The figures of a slot in the row of ``result``, each with its weight."""
    facts = _slot_facts(slot, column, places, table, result)
    return [(fact.id, Decimal(slot.weight)) for fact in present(facts)]


def _slot_facts(
    slot: Slot,
    column: Column | None,
    places: Places,
    table: Table,
    result: Fact,
) -> list[Fact | None]:
    if slot.reference is not None:
        return [places.find(slot.reference)]
    if column is None or result.row is None:
        return []
    if slot.header:
        return [places.header(table, column)]
    return [places.cell(table, row, column) for row in places.covered(result)]


def _each_total(
    template: Template, places: Places, table: Table
) -> list[Stated]:
    column = places.find_column(table, template.column)
    if column is None:
        return []

    found = []
    for row in _wanted_rows(template, places, table):
        result = places.cell(table, row.index, column)
        if result is None:
            continue
        rows = places.scopes(table.id, row).get(template.scope, ())
        cells = [places.cell(table, part, column) for part in rows]
        parts = [(fact.id, ONE) for fact in present(cells)]
        if parts:
            found.append(_stated(template, result, parts))
    return found


_OVER_ROWS: Mapping[str, Callable[[Template, Places, Table], list[Stated]]] = {
    "each-row": _each_row,
    "each-total": _each_total,
}
"""How the shapes that go through a table's rows are stated."""
SHAPES = frozenset({"figures", "again", *_OVER_ROWS})
"""All shapes of templates."""
