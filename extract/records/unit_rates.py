"""Unit prices: from prose and headers as the reader found them, and from the columns of prices of a
table.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.cell_ref import CellRef
from extract.document import Document
from extract.facts import UnitRate
from extract.french.folding import fold, plain
from extract.number import Number, Unit
from extract.records.record import Record, decimal_text, fact_record, number_text, table_record
from extract.table import Column, ColumnKind, Row, RowKind, Table

_MONTHS = {"mois": "1", "an": "12", "annee": "12", "trimestre": "3", "semestre": "6"}
_PER = re.compile(r"\bunites?\b|\bpar\b|\bbase de calcul\b|\bmode de calcul\b")


def rate_record(document: Document, rate: UnitRate) -> Record:
    """The record of a unit price that the reader found in prose, a header or a table."""
    return {
        **fact_record(document, rate.fact),
        "what": rate.what,
        "rate": number_text(rate.fact.number),
        "unit": _currency(rate.fact.number),
        "per": " et ".join(rate.per) or rate.unit,
        "months": "" if rate.months is None else str(rate.months),
        "cap": decimal_text(rate.cap),
        "derivation": rate.derivation,
        "printed": rate.fact.printed,
    }


def tariff_records(document: Document, table: Table) -> Iterator[Record]:
    """One record for each price in a column of prices, left out where the reader has it already.

    A cell may print a price for each of the units beside it: ``5,44 € / 163,20 €`` per ``jour /
    mois``.
    """
    known = {rate.fact.id for rate in document.unit_rates}
    for row in table.rows:
        for column in table.columns:
            if column.kind is ColumnKind.RATE and row.kind is RowKind.DETAIL:
                yield from _prices(document, table, row, column, known)


def _prices(
    document: Document, table: Table, row: Row, column: Column, known: set[str]
) -> Iterator[Record]:
    cell = row.cells[column.index]
    if cell is None or cell.raw.row != row.index:
        return
    whole = CellRef(table.id, row.index, column.index)
    units = _units(table, row, len(cell.numbers))
    for n, number in enumerate(cell.numbers):
        if str(whole) in known or str(replace(whole, part=str(n + 1))) in known:
            continue
        per = " et ".join(part.strip() for part in number.unit_text.split("/")[1:]) or units[n]
        yield {
            **table_record(document, table, row, [cell]),
            "what": _what(table, row),
            "rate": number_text(number),
            "unit": _currency(number),
            "per": per,
            "months": next(
                (months for word, months in _MONTHS.items() if fold(per).split(" ")[0] == word), ""
            ),
            "cap": "",
            "derivation": _derivation(table, row),
            "printed": number.printed,
        }


def _units(table: Table, row: Row, count: int) -> list[str]:
    """The units of a row's prices, from its column of units; one for each where as many are
    printed.
    """
    for column in table.columns:
        cell = row.cells[column.index]
        if cell is not None and cell.free and _PER.search(fold(" ".join(column.path))):
            parts = [part.strip() for part in plain(cell.text).split(" / ")]
            return parts if len(parts) == count else [plain(cell.text)] * count
    return [""] * count


def _what(table: Table, row: Row) -> str:
    """What is paid for: the row's texts under its titles, units left out."""
    named = [
        column.index
        for column in table.columns
        if column.kind in {ColumnKind.TEXT, ColumnKind.LABEL}
        and not _PER.search(fold(" ".join(column.path)))
    ]
    cells = [cell for index in named if (cell := row.cells[index]) is not None and not cell.nil]
    return ", ".join(dict.fromkeys((*row.path, *(plain(cell.text) for cell in cells))))


def _derivation(table: Table, row: Row) -> str:
    """Several units that one price covers: ``2 points``."""
    counts = (
        row.cells[column.index] for column in table.columns if column.kind is ColumnKind.COUNT
    )
    return next(
        (
            plain(cell.text)
            for cell in counts
            if cell is not None and cell.number and cell.number.value > 1
        ),
        "",
    )


def _currency(number: Number | None) -> str:
    return (
        ""
        if number is None
        else str(number.unit)
        if number.unit in {Unit.EUR, Unit.PERCENT}
        else number.unit_text
    )
