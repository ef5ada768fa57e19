"""Unit prices: from prose and headers as the reader found them, and from the columns of prices of a table."""

from collections.abc import Iterator

from extract.document import Document
from extract.facts import UnitRate
from extract.number import Number, Unit
from extract.records import PATH, Record, decimal_text, fact_record, number_text, table_record
from extract.table import ColumnKind, RowKind, Table

_MONTHS = {"mois": "1", "an": "12", "annee": "12", "trimestre": "3", "semestre": "6"}


def rate_record(document: Document, rate: UnitRate) -> Record:
    """The record of a unit price that the reader found in prose, a header or a table."""
    return {
        **fact_record(document, rate.fact),
        "what": rate.what,
        "rate": number_text(rate.fact.number),
        "unit": rate.unit or _currency(rate.fact.number),
        "per": " et ".join(rate.per),
        "months": "" if rate.months is None else str(rate.months),
        "cap": decimal_text(rate.cap),
        "derivation": rate.derivation,
        "printed": rate.fact.printed,
    }


def tariff_records(document: Document, table: Table) -> Iterator[Record]:
    """One record for each price in a column of prices, left out where the reader has it already."""
    known = {rate.fact.id for rate in document.unit_rates}
    for row in table.rows:
        for column in table.columns:
            cell = row.cells[column.index]
            if (
                column.kind is not ColumnKind.RATE
                or row.kind is not RowKind.DETAIL
                or cell is None
                or cell.number is None
                or cell.raw.row != row.index
                or f"{table.id}!r{row.index}c{column.index}" in known
            ):
                continue
            per = [part.strip() for part in (cell.number.unit_text or column.unit_text).split("/")[1:]]
            yield {
                **table_record(document, table, row, [cell]),
                "what": PATH.join((*row.path, row.label)) if len(table.columns) < 3 else row.label,
                "rate": number_text(cell.number),
                "unit": _currency(cell.number),
                "per": " et ".join(per),
                "months": next((_MONTHS[part] for part in per if part in _MONTHS), ""),
                "cap": "",
                "derivation": column.label,
                "printed": cell.text,
            }


def _currency(number: Number | None) -> str:
    return "" if number is None else str(number.unit) if number.unit in {Unit.EUR, Unit.PERCENT} else number.unit_text
