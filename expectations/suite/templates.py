"""Identities written so that they can be stated again of another document: rows, columns and scopes
in words.

Four shapes. ``each-row``: in each row of a kind, columns combine (an empty one counts for nothing
in a sum; a cell merged over rows answers for all of them). ``each-total``: each total of a level
adds up a scope of rows. ``figures``: one equation, figure by figure. ``again``: what the discovery
states again under the same rule, where the document does not print all of it (a rate inferred from
other lines, the natural counts of lines, the lines of a group).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from expectations.suite.figure_references import (
    Places,
    Reference,
    RowReference,
    TableReference,
    Words,
)
from extract.cell_ref import CellRef
from extract.facts import Fact
from extract.table import Column, Row, RowKind, Table
from validate.model.identity import Form, Identity

TOTALS = (RowKind.SUBTOTAL, RowKind.TOTAL)


@dataclass(frozen=True, slots=True)
class Slot:
    """A term: a column of the row at hand, the column's header, or a figure of its own."""

    weight: str
    column: Words = ()
    header: bool = False
    reference: Reference | None = None


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
    table: TableReference | None = None
    row_kind: str = ""
    level: int = 0
    under: tuple[Words, ...] | None = None
    """Only rows under exactly these labels."""
    only: RowReference | None = None
    """Only this row."""
    excluding: tuple[RowReference, ...] = ()
    """Never these rows: the document it was drafted from does not obey there."""
    column: Words = ()
    scope: str = ""
    """The name of the rows that a total adds up: see `validate.tables.total_scopes`."""
    result: Reference | None = None
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
            identity.form.value, identity.result, terms, identity.constant, identity.offset
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


def state(template: Template, places: Places) -> list[Stated]:
    """The equations ``template`` states of a document; empty where its table, columns or figures
    are not found.
    """
    if template.shape == "figures":
        return _figures(template, places)
    table = None if template.table is None else places.find_table(template.table)
    if table is None:
        return []
    if template.shape == "each-row":
        return _each_row(template, places, table)
    return _each_total(template, places, table) if template.shape == "each-total" else []


def _stated(template: Template, result: Fact, terms: Iterable[tuple[str, Decimal]]) -> Stated:
    return Stated.over(
        template.form, result.id, terms, Decimal(template.constant), Decimal(template.offset)
    )


def _figures(template: Template, places: Places) -> list[Stated]:
    result = None if template.result is None else places.find(template.result)
    found = [
        (fact.id, Decimal(slot.weight))
        for slot in template.slots
        if slot.reference is not None and (fact := places.find(slot.reference)) is not None
    ]
    if result is None or len(found) < len(template.slots):
        return []
    return [_stated(template, result, found)]


def _wanted(template: Template, places: Places, table: Table) -> Iterator[Row]:
    only = None if template.only is None else places.find_row(table, template.only)
    rows = table.rows if template.only is None else [only] if only is not None else []
    for row in rows:
        if row.kind.value != template.row_kind or (
            row.level != template.level and row.kind in TOTALS
        ):
            continue
        known = places.row(table.id, row.index)
        if known not in template.excluding and template.under in (None, known.path):
            yield row


def _each_row(template: Template, places: Places, table: Table) -> list[Stated]:
    target = places.find_column(table, template.column)
    columns = [
        None if slot.reference else places.find_column(table, slot.column)
        for slot in template.slots
    ]
    lost = [
        column is None and not slot.reference
        for slot, column in zip(template.slots, columns, strict=True)
    ]
    if target is None or any(lost):
        return []
    found = []
    for row in _wanted(template, places, table):
        result = places.cell(table, row.index, target)
        if result is not None:
            pairs = zip(template.slots, columns, strict=True)
            terms = [_filled(slot, column, places, table, result) for slot, column in pairs]
            if _enough(template, terms):
                found.append(
                    _stated(template, result, (term for filled in terms for term in filled))
                )
    return found


def _enough(template: Template, terms: list[list[tuple[str, Decimal]]]) -> bool:
    """In a sum an empty column counts for nothing; elsewhere each term is one figure."""
    if template.form == Form.WEIGHTED_SUM:
        return any(terms)
    return all(len(filled) == 1 for filled in terms)


def _filled(
    slot: Slot, column: Column | None, places: Places, table: Table, result: Fact
) -> list[tuple[str, Decimal]]:
    if slot.reference is not None:
        facts = [places.find(slot.reference)]
    elif column is None or result.row is None:
        facts = []
    elif slot.header:
        facts = [places.facts.get(str(CellRef(table.id, col=column.index)))]
    else:
        facts = [places.cell(table, row, column) for row in places.covered(result)]
    return [(fact.id, Decimal(slot.weight)) for fact in facts if fact is not None]


def _each_total(template: Template, places: Places, table: Table) -> list[Stated]:
    column = places.find_column(table, template.column)
    if column is None:
        return []
    found = []
    for row in _wanted(template, places, table):
        result = places.cell(table, row.index, column)
        rows = places.scopes(table.id, row).get(template.scope, ())
        parts = [fact.id for part in rows if (fact := places.cell(table, part, column)) is not None]
        if result is not None and parts:
            found.append(_stated(template, result, ((part, Decimal(1)) for part in parts)))
    return found
