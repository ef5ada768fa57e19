"""A document as normalized frames: what the tables, the prose and the votes say, one plain row
each.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from extract.document import Document
from extract.facts import Claim, Fact, Vote, table_facts
from extract.french.folding import plain
from extract.records.budget_lines import budget_records, is_budget
from extract.records.grants import grant_records, grant_table
from extract.records.record import (
    PATH,
    Record,
    fact_record,
    facts_record,
    number_text,
    table_record,
    unit_text,
)
from extract.records.schema import FRAMES
from extract.records.unit_rates import rate_record, tariff_records
from extract.table import Column, Row, RowKind, Table
from extract.tables.column_roles import Role, roles

if TYPE_CHECKING:
    import pandas as pd

_TOTALS = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL, RowKind.CARRIED_IN, RowKind.CARRIED_OUT})


def frames(document: Document) -> "dict[str, pd.DataFrame]":
    """The frames of the contract by name, each with all its columns, as text ("" for missing), in
    printed order.
    """
    import pandas as pd

    return {
        name: pd.DataFrame(
            list(_records(document, name)), columns=list(schema.columns), dtype="str"
        ).fillna("")
        for name, schema in FRAMES.items()
    }


def prose_records(document: Document) -> Iterator[tuple[str, Record]]:
    """The records of the prose, each with the name of its frame. In a frame they stand before those
    of the tables.
    """
    return ((name, record) for name, read in _IN_PROSE.items() for record in read(document))


def table_records(document: Document, table: Table) -> Iterator[tuple[str, Record]]:
    """The records of one table, each with the name of its frame: to go through a long document
    once.
    """
    return ((name, record) for name, read in _IN_TABLES.items() for record in read(document, table))


def _records(document: Document, name: str) -> Iterator[Record]:
    if name in _IN_PROSE:
        yield from _IN_PROSE[name](document)
    if name in _IN_TABLES:
        for table in document.tables:
            yield from _IN_TABLES[name](document, table)


def _grants(document: Document, table: Table) -> Iterator[Record]:
    grants = grant_table(document, table)
    if grants is not None:
        yield from grant_records(document, grants)


def _budget_lines(document: Document, table: Table) -> Iterator[Record]:
    if is_budget(table):
        yield from budget_records(document, table)


def _unit_rates(document: Document) -> Iterator[Record]:
    for rate in document.unit_rates:
        yield rate_record(document, rate)


def _totals(document: Document, table: Table) -> Iterator[Record]:
    by_row: dict[int | None, list[Fact]] = {}
    for fact in _figures(table):
        by_row.setdefault(fact.row, []).append(fact)
    for row in table.rows:
        if row.kind in _TOTALS:
            yield from _total_records(document, table, row, by_row.get(row.index, []))


def _figures(table: Table) -> list[Fact]:
    """The facts of the table's cells, those inside free text and those of its header left out."""
    return [fact for fact in table_facts(table) if fact.row is not None and not fact.free]


def _total_records(
    document: Document, table: Table, row: Row, facts: list[Fact]
) -> Iterator[Record]:
    """One record for each figure of a total line; one with an empty value where the line prints
    none.
    """
    for fact in facts:
        assert fact.col is not None
        yield _total(row, table.columns[fact.col], fact_record(document, fact), fact)
    if not facts:
        column = _main_column(table)
        yield _total(row, column, table_record(document, table, row, []), None)


def _total(row: Row, column: Column | None, common: Record, fact: Fact | None) -> Record:
    return {
        **common,
        "theme": row.theme,
        "operation": row.operation,
        "scope": PATH.join(row.path),
        "label": row.label,
        "column": "" if column is None else column.label,
        "value": number_text(fact.number) if fact else "",
        "printed": plain(fact.printed) if fact else "",
    }


def _main_column(table: Table) -> Column | None:
    found = roles(table)
    measures = [column for column in table.columns if found[column.index] is Role.MEASURE]
    return measures[0] if measures else None


def _claims(document: Document) -> Iterator[Record]:
    for claim in document.claims:
        yield _claim(document, claim)


def _claim(document: Document, claim: Claim) -> Record:
    return {
        **fact_record(document, claim.fact),
        "theme": claim.fact.theme,
        "operation": claim.fact.operation,
        "article": claim.article,
        "subject": claim.subject,
        "counts": claim.fact.counts,
        "unit_noun": claim.unit_noun,
        "value": number_text(claim.fact.number),
        "printed": claim.fact.printed,
    }


def _votes(document: Document) -> Iterator[Record]:
    for vote in document.votes:
        terms = _terms(vote)
        facts = [fact for fact in terms.values() if fact is not None]
        yield {
            **facts_record(document, vote.section, facts),
            **{name: number_text(fact.number) if fact else "" for name, fact in terms.items()},
        }


def _terms(vote: Vote) -> dict[str, Fact | None]:
    return {
        "for": vote.for_,
        "against": vote.against,
        "abstained": vote.abstained,
        "not_voting": vote.not_voting,
        "present": vote.present,
        "proxies": vote.proxies,
        "absent": vote.absent,
        "members": vote.members,
    }


def _cells(document: Document, table: Table) -> Iterator[Record]:
    for fact in _figures(table):
        yield _cell(document, table, fact)


def _cell(document: Document, table: Table, fact: Fact) -> Record:
    assert fact.row is not None
    return {
        **fact_record(document, fact),
        "value": number_text(fact.number),
        "decimals": "" if fact.number is None else str(fact.number.decimals),
        "unit": unit_text(fact.number),
        "row_kind": str(table.rows[fact.row].kind),
        "row_path": PATH.join(fact.row_path),
        "column_path": PATH.join(fact.column_path),
        "printed": plain(fact.printed),
    }


_IN_PROSE: dict[str, Callable[[Document], Iterator[Record]]] = {
    "unit_rates": _unit_rates,
    "claims": _claims,
    "votes": _votes,
}
_IN_TABLES: dict[str, Callable[[Document, Table], Iterator[Record]]] = {
    "grants": _grants,
    "totals": _totals,
    "budget_lines": _budget_lines,
    "unit_rates": tariff_records,
    "cells": _cells,
}
