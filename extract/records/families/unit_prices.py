"""Unit prices: from prose and headers as the reader found them, and from the columns of prices of a
table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.cell_ref import CellRef
from extract.document import Document
from extract.facts import UnitRate
from extract.french.folding import fold, plain
from extract.french.lexicon.calendar import MONTHS_IN_PERIOD
from extract.french.lexicon.header_words import PRICED_PIECE
from extract.number import Number
from extract.records.family import Family
from extract.records.record import (
    Record,
    fact_record,
    number_text,
    plain_decimal,
    table_record,
    unit_text,
)
from extract.records.schema import PRINTED, Field, FrameSchema
from extract.table import Cell, Column, ColumnKind, Row, RowKind, Table

SCHEMA = FrameSchema(
    "unit_rates",
    title_fr="Prix unitaires",
    title_en="Unit rates",
    row_fr="Une ligne par prix unitaire d'un en-tête, d'un tableau ou du texte",
    row_en="One row per unit price in a header, a table or prose",
    own=(
        Field(
            "what",
            "string",
            title_fr="Objet",
            title_en="What",
            description_fr="Ce qui est payé",
            description_en="What is paid for",
        ),
        Field(
            "rate",
            "number",
            title_fr="Prix",
            title_en="Rate",
            description_fr="En euros ou en pour cent",
            description_en="In euros or in percent",
        ),
        Field(
            "unit",
            "string",
            title_fr="Unité",
            title_en="Unit",
            description_fr="Monnaie ou pour cent",
            description_en="Currency or percent",
        ),
        Field(
            "per",
            "string",
            title_fr="Par",
            title_en="Per",
            description_fr="Ce que vaut une unité",
            description_en="What one unit is",
        ),
        Field(
            "months",
            "integer",
            title_fr="Mois",
            title_en="Months",
            description_fr="Mois couverts par une unité",
            description_en="Months one unit covers",
        ),
        Field(
            "cap",
            "number",
            title_fr="Plafond",
            title_en="Cap",
            description_fr="En euros",
            description_en="In euros",
            unit="EUR",
        ),
        Field(
            "derivation",
            "string",
            title_fr="Calcul",
            title_en="Derivation",
            description_fr="Tel qu'imprimé",
            description_en="As printed",
        ),
        PRINTED,
    ),
)


def rate_records(document: Document) -> Iterator[Record]:
    """One record for each unit price that the reader found in prose, a header or a table."""
    for rate in document.unit_rates:
        yield _rate_record(document, rate)


def _rate_record(document: Document, rate: UnitRate) -> Record:
    return {
        **fact_record(document, rate.fact),
        "what": rate.what,
        "rate": number_text(rate.fact.number),
        "unit": unit_text(rate.fact.number),
        "per": " et ".join(rate.per) or rate.unit,
        "months": "" if rate.months is None else str(rate.months),
        "cap": plain_decimal(rate.cap),
        "derivation": rate.derivation,
        "printed": rate.fact.printed,
    }


# ------------------------------------------------------------------------------
# tables of prices


def tariff_records(document: Document, table: Table) -> Iterator[Record]:
    """One record for each price in a column of prices, left out where the reader has it already.

    A cell may print a price for each of the units beside it: ``5,44 € / 163,20 €`` per ``jour /
    mois``.
    """
    known = {rate.fact.id for rate in document.unit_rates}
    prices = [
        column for column in table.columns if column.kind is ColumnKind.RATE
    ]
    for row in table.rows:
        if row.kind is not RowKind.DETAIL:
            continue
        for column in prices:
            cell = row.cells[column.index]
            if cell is not None and cell.raw.row == row.index:
                whole = CellRef(table.id, row.index, column.index)
                for number, per in _new_prices(table, row, cell, whole, known):
                    common = table_record(document, table, row, [cell])
                    yield {**common, **_price(table, row, number, per)}


def _new_prices(
    table: Table, row: Row, cell: Cell, whole: CellRef, known: set[str]
) -> Iterator[tuple[Number, str]]:
    """The prices of a cell that the reader does not have, each with its unit."""
    units = _units(table, row, len(cell.numbers))
    if str(whole) in known:
        return
    for n, number in enumerate(cell.numbers):
        if str(replace(whole, part=str(n + 1))) not in known:
            own = [part.strip() for part in number.unit_text.split("/")[1:]]
            yield number, " et ".join(own) or units[n]


def _price(table: Table, row: Row, number: Number, per: str) -> Record:
    first_word, *_ = fold(per).split(" ")
    return {
        "what": _what(table, row),
        "rate": number_text(number),
        "unit": unit_text(number),
        "per": per,
        "months": str(MONTHS_IN_PERIOD.get(first_word, "")),
        "cap": "",
        "derivation": _derivation(table, row),
        "printed": number.printed,
    }


def _units(table: Table, row: Row, count: int) -> Sequence[str]:
    """The units of a row's prices, from its column of units; one for each where as many are
    printed.
    """
    for column in table.columns:
        cell = row.cells[column.index]
        if cell is not None and cell.free and _is_unit_column(column):
            parts = [part.strip() for part in plain(cell.text).split(" / ")]
            if len(parts) == count:
                return parts
            return [plain(cell.text)] * count
    return [""] * count


def _is_unit_column(column: Column) -> bool:
    return PRICED_PIECE.within(fold(" ".join(column.path)))


def _what(table: Table, row: Row) -> str:
    """What is paid for: the row's texts under its titles, units left out."""
    named = [*row.path]
    for column in table.columns:
        is_text = column.kind in {ColumnKind.TEXT, ColumnKind.LABEL}
        if not is_text or _is_unit_column(column):
            continue
        cell = row.cells[column.index]
        if cell is not None and not cell.nil:
            named.append(plain(cell.text))
    return ", ".join(dict.fromkeys(named))


def _derivation(table: Table, row: Row) -> str:
    """Several units that one price covers: ``2 points``."""
    for column in table.columns:
        cell = row.cells[column.index]
        if column.kind is not ColumnKind.COUNT or cell is None:
            continue
        if cell.number and cell.number.value > 1:
            return plain(cell.text)
    return ""


UNIT_RATES = Family(
    schema=SCHEMA, of_document=rate_records, of_table=tariff_records
)
