"""Identities written so that they can be stated again of another document: rows, columns and scopes in words.

A template is accepted only if stating it again of the document it was drafted from gives exactly the identities
it stands for; where no general one does, the identity is written figure by figure. Three general forms: each row
of a kind combines its columns; each total of a level adds up a scope of rows; a check is left to be discovered
again where the document does not print all of it (a rate inferred from other lines, the natural counts of lines,
the lines of a group).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from expectations.references import Places, Reference, RowReference, TableReference, Words
from extract.facts import Fact
from extract.table import Column, Row, RowKind, Table
from validate.identity import Form, Identity, Kind, Term

TOTALS = (RowKind.SUBTOTAL, RowKind.TOTAL)
PLAIN_CONSTANTS = frozenset(map(Decimal, ("1", "-1", "12", "100", "0.01")))
"""Constants that are a form's own; another one was inferred from the lines, and may change."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One term: a column of the row at hand, the column's header, or a figure of its own."""

    weight: str
    column: Words = ()
    header: bool = False
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """How to state identities again. ``shape``: ``each-row``, ``each-total``, ``figures`` or ``again``."""

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
    column: Words = ()
    scope: str = ""
    """The name of the rows that a total adds up: see `validate.scopes`."""
    result: Reference | None = None
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """An equation over one document's figures, before it has an identity's name."""

    form: str
    result: str
    terms: frozenset[tuple[str, Decimal]]
    constant: Decimal
    offset: Decimal

    @classmethod
    def of(cls, identity: Identity) -> "Stated":
        """What an identity states."""
        terms = frozenset((term.fact, term.weight) for term in identity.terms)
        return cls(identity.form.value, identity.result, terms, identity.constant, identity.offset)


def state(template: Template, places: Places) -> list[Stated]:
    """The equations ``template`` states of a document; empty where its table, columns or figures are not found."""
    if template.shape == "figures":
        return _figures(template, places)
    table = None if template.table is None else places.find_table(template.table)
    if table is None:
        return []
    if template.shape == "each-row":
        return _each_row(template, places, table)
    return _each_total(template, places, table) if template.shape == "each-total" else []


def _stated(template: Template, result: Fact, terms: Iterable[tuple[str, Decimal]]) -> Stated:
    constant, offset = Decimal(template.constant), Decimal(template.offset)
    return Stated(template.form, result.id, frozenset(terms), constant, offset)


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
    for row in table.rows:
        if row.kind.value != template.row_kind or (row.level != template.level and row.kind in TOTALS):
            continue
        if template.only is not None and row is not only:
            continue
        if template.under is None or places.row(table.id, row.index).path == template.under:
            yield row


def cell_fact(places: Places, table: Table, row: Row, column: Column) -> Fact | None:
    """The figure of a cell, or None."""
    return places.facts.get(f"{table.id}!r{row.index}c{column.index}")


def _each_row(template: Template, places: Places, table: Table) -> list[Stated]:
    target = places.find_column(table, template.column)
    columns = [None if slot.reference else places.find_column(table, slot.column) for slot in template.slots]
    if target is None or any(
        column is None and not slot.reference for slot, column in zip(template.slots, columns, strict=True)
    ):
        return []
    found = []
    for row in _wanted(template, places, table):
        result = cell_fact(places, table, row, target)
        terms = [
            _slot_fact(slot, column, places, table, row) for slot, column in zip(template.slots, columns, strict=True)
        ]
        if result is not None and all(terms):
            weights = [Decimal(slot.weight) for slot in template.slots]
            known = [fact.id for fact in terms if fact is not None]
            found.append(_stated(template, result, zip(known, weights, strict=True)))
    return found


def _slot_fact(slot: Slot, column: Column | None, places: Places, table: Table, row: Row) -> Fact | None:
    if slot.reference is not None:
        return places.find(slot.reference)
    if column is None:
        return None
    return places.facts.get(f"{table.id}!h{column.index}") if slot.header else cell_fact(places, table, row, column)


def _each_total(template: Template, places: Places, table: Table) -> list[Stated]:
    column = places.find_column(table, template.column)
    if column is None:
        return []
    found = []
    for row in _wanted(template, places, table):
        result = cell_fact(places, table, row, column)
        rows = places.scopes(table.id, row).get(template.scope, ())
        parts = [fact.id for part in rows if (fact := cell_fact(places, table, table.rows[part], column)) is not None]
        if result is not None and parts:
            found.append(_stated(template, result, ((part, Decimal(1)) for part in parts)))
    return found


def draft_templates(identities: Sequence[Identity], held: Set[str], places: Places) -> list[Template]:
    """The fewest templates that state exactly ``identities``, which are all of one rule and table.

    An identity that failed may be covered with those around it that held; it is never written by itself.
    ``held`` are the ids of those that hold.
    """
    again = [identity for identity in identities if _must_be_found_again(identity)]
    found = [_again(again[0], places)] if again else []
    groups: dict[tuple[object, ...], list[Identity]] = defaultdict(list)
    for identity in identities:
        if not _must_be_found_again(identity):
            groups[_signature(identity, places)].append(identity)
    drafting = _Drafting(places, held)
    return found + [template for group in groups.values() for template in drafting.cover(group)]


def _must_be_found_again(identity: Identity) -> bool:
    arithmetic = identity.form in (Form.WEIGHTED_SUM, Form.PRODUCT, Form.RATIO, Form.EQUALITY)
    grouped = identity.kind is Kind.EQUALITY and len(identity.terms) > 1
    return not arithmetic or grouped or not identity.result or identity.constant not in PLAIN_CONSTANTS


def _again(identity: Identity, places: Places) -> Template:
    table = places.table(identity.table_id) if identity.table_id in places.tables else None
    return replace(_plain("again", identity), table=table)


def _signature(identity: Identity, places: Places) -> tuple[object, ...]:
    """What identities of one general template have in common."""
    result = places.facts.get(identity.result)
    if result is None:
        return ("lost", identity.id)
    row = _row(places, result)
    common = (identity.kind, identity.form, identity.nature, identity.constant, identity.offset, result.col)
    kind = None if row is None else (row.kind, row.level if row.kind in TOTALS else 0)
    if _is_total(identity, result, places):
        return (*common, kind, "total")
    slots = tuple(_slot(places, term, result) for term in identity.terms)
    return (*common, kind, "row", slots)


def _is_total(identity: Identity, result: Fact, places: Places) -> bool:
    """Whether it adds up figures of its result's own column."""
    facts = [places.facts.get(term.fact) for term in identity.terms]
    same = all(fact is not None and (fact.table_id, fact.col) == (result.table_id, result.col) for fact in facts)
    plain = all(term.weight == 1 for term in identity.terms)
    return bool(facts) and same and plain and identity.form is Form.WEIGHTED_SUM and identity.kind is Kind.SUM


def _row(places: Places, fact: Fact) -> Row | None:
    table = places.tables.get(fact.table_id)
    if table is None or fact.row is None:
        return None
    return next((row for row in table.rows if row.index == fact.row), None)


def _slot(places: Places, term: Term, result: Fact) -> Slot:
    fact = places.facts.get(term.fact)
    if fact is not None and fact.table_id == result.table_id and fact.table_id and fact.col is not None:
        column = places.column(places.tables[fact.table_id].columns[fact.col])
        if fact.row is None or fact.row == result.row:
            return Slot(str(term.weight), column, header=fact.row is None)
    return Slot(str(term.weight), reference=places.reference(term.fact))


@dataclass(frozen=True, slots=True)
class _Drafting:
    """Looks for the templates of a group of identities that have one signature."""

    places: Places
    held: Set[str]

    def cover(self, group: Sequence[Identity]) -> list[Template]:
        """One template for the whole group if one states exactly it; else one by labels above; else one by row."""
        result = self.places.facts.get(group[0].result)
        row = None if result is None else _row(self.places, result)
        if result is None or row is None:
            return self._figures(group)
        whole = self._exact(group, _general(group[0], result, row, self.places))
        if whole is not None:
            return [whole]
        paths: dict[tuple[Words, ...], list[Identity]] = defaultdict(list)
        for identity in group:
            paths[self._row_reference(identity).path].append(identity)
        return [template for path, members in paths.items() for template in self._under(path, members)]

    def _row_reference(self, identity: Identity) -> RowReference:
        fact = self.places.facts[identity.result]
        assert fact.row is not None
        return self.places.row(fact.table_id, fact.row)

    def _exact(self, group: Sequence[Identity], candidates: Iterable[Template]) -> Template | None:
        if not any(identity.id in self.held for identity in group):
            return None
        wanted = {Stated.of(identity) for identity in group}
        return next((template for template in candidates if set(state(template, self.places)) == wanted), None)

    def _under(self, path: tuple[Words, ...], group: Sequence[Identity]) -> list[Template]:
        fact = self.places.facts[group[0].result]
        row = _row(self.places, fact)
        assert row is not None
        whole = self._exact(group, _general(group[0], fact, row, self.places, under=path))
        if whole is not None:
            return [whole]
        found = []
        for identity in group:
            fact = self.places.facts[identity.result]
            row = _row(self.places, fact)
            assert row is not None
            only = self._row_reference(identity)
            alone = self._exact([identity], _general(identity, fact, row, self.places, only=only))
            found += [alone] if alone is not None else self._figures([identity])
        return found

    def _figures(self, group: Sequence[Identity]) -> list[Template]:
        held = [identity for identity in group if identity.id in self.held]
        return [template for identity in held if (template := _by_figures(identity, self.places)) is not None]


def _general(
    identity: Identity,
    result: Fact,
    row: Row,
    places: Places,
    under: tuple[Words, ...] | None = None,
    only: RowReference | None = None,
) -> Iterator[Template]:
    """Templates that may state ``identity`` and those like it, the most general first."""
    table = places.tables[result.table_id]
    assert result.col is not None
    column = places.column(table.columns[result.col])
    level = row.level if row.kind in TOTALS else 0
    base = replace(
        _plain("each-total", identity), table=places.table(table.id), row_kind=row.kind.value, level=level,
        under=under, only=only, column=column,
    )  # fmt: skip
    if _is_total(identity, result, places):
        for scope in places.scopes(table.id, row):
            yield replace(base, scope=scope)
        return
    slots = tuple(_slot(places, term, result) for term in identity.terms)
    if all(slot.column or slot.reference for slot in slots):
        yield replace(base, shape="each-row", slots=slots)


def _plain(shape: str, identity: Identity) -> Template:
    return Template(
        shape, identity.rule, identity.kind.value, identity.form.value, identity.nature,
        str(identity.constant), str(identity.offset),
    )  # fmt: skip


def _by_figures(identity: Identity, places: Places) -> Template | None:
    """Figure by figure; None where one of them has no name, or is not found under it."""
    result = places.reference(identity.result)
    slots = tuple(
        Slot(str(term.weight), reference=reference)
        for term in identity.terms
        if (reference := places.reference(term.fact)) is not None
    )
    if result is None or len(slots) < len(identity.terms):
        return None
    template = replace(_plain("figures", identity), result=result, slots=slots)
    return template if state(template, places) == [Stated.of(identity)] else None
