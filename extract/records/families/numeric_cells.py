"""The numbers in the cells of every table, one record each: what no other family need know."""

from collections.abc import Iterator

from extract.document import Document
from extract.facts import Fact
from extract.french.folding import plain
from extract.records.family import Family
from extract.records.record import (
    PATH,
    Record,
    fact_record,
    figures_in,
    number_text,
    unit_text,
)
from extract.records.schema import (
    MEASURED_EN,
    MEASURED_FR,
    PRINTED,
    Field,
    FrameSchema,
)
from extract.table import Table

SCHEMA = FrameSchema(
    "cells",
    title_fr="Cellules chiffrées",
    title_en="Numeric cells",
    row_fr="Une ligne par nombre d'une cellule de tableau",
    row_en="One row per number of a table cell",
    own=(
        Field(
            "value",
            "number",
            title_fr="Valeur",
            title_en="Value",
            description_fr=f"{MEASURED_FR} ; vide si la cellule ne peut pas être un nombre",
            description_en=f"{MEASURED_EN}; empty if the cell cannot be a number",
        ),
        Field(
            "decimals",
            "integer",
            title_fr="Décimales",
            title_en="Decimals",
            description_fr="Chiffres imprimés après la virgule",
            description_en="Digits printed after the decimal mark",
        ),
        Field(
            "unit",
            "string",
            title_fr="Unité",
            title_en="Unit",
            description_fr="EUR, % ou telle qu'imprimée ; min pour une durée en heures et minutes, "
            "m² pour une surface en hectares, ares et centiares",
            description_en="EUR, % or as printed; min for a length of time in hours and minutes, "
            "m² for an area in hectares, ares and centiares",
        ),
        Field(
            "row_kind",
            "string",
            title_fr="Nature de la ligne",
            title_en="Row kind",
            description_fr="Détail, sous-total, total, report…",
            description_en="Detail, subtotal, total, carried forward…",
            required=True,
        ),
        Field(
            "row_path",
            "string",
            title_fr="Chemin de ligne",
            title_en="Row path",
            description_fr="Libellés de la ligne, du plus large au plus étroit",
            description_en="Labels of the row, widest first",
        ),
        Field(
            "column_path",
            "string",
            title_fr="Chemin de colonne",
            title_en="Column path",
            description_fr="Intitulés de la colonne, du plus large au plus étroit",
            description_en="Titles of the column, widest first",
        ),
        PRINTED,
    ),
)


def cell_records(document: Document, table: Table) -> Iterator[Record]:
    """One record for each number of a cell."""
    for fact in figures_in(table):
        yield _record(document, table, fact)


def _record(document: Document, table: Table, fact: Fact) -> Record:
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


CELLS = Family(schema=SCHEMA, of_table=cell_records)
