"""Lines of total and subtotal of every table, one record a figure."""

from collections.abc import Iterator, Sequence

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
    table_record,
)
from extract.records.schema import (
    MEASURED_EN,
    MEASURED_FR,
    OPERATION,
    PRINTED,
    THEME,
    Field,
    FrameSchema,
)
from extract.table import Column, Row, RowKind, Table
from extract.tables.column_roles import Role, roles

_SUMMING = frozenset(
    {RowKind.TOTAL, RowKind.SUBTOTAL, RowKind.CARRIED_IN, RowKind.CARRIED_OUT}
)

SCHEMA = FrameSchema(
    "totals",
    title_fr="Totaux imprimés",
    title_en="Printed totals",
    row_fr="Une ligne par ligne de total et par colonne",
    row_en="One row per total line and column",
    own=(
        THEME,
        OPERATION,
        Field(
            "scope",
            "string",
            title_fr="Portée",
            title_en="Scope",
            description_fr=(
                "Groupe totalisé, du plus large au plus étroit ; vide pour le tableau entier"
            ),
            description_en="Group totalled, widest first; empty for the whole table",
        ),
        Field(
            "label",
            "string",
            title_fr="Libellé",
            title_en="Label",
            description_fr="Tel qu'imprimé",
            description_en="As printed",
        ),
        Field(
            "column",
            "string",
            title_fr="Colonne",
            title_en="Column",
            description_fr="Intitulé de la colonne",
            description_en="Title of the column",
        ),
        Field(
            "value",
            "number",
            title_fr="Valeur",
            title_en="Value",
            description_fr=f"{MEASURED_FR} ; vide si rien n'est imprimé",
            description_en=f"{MEASURED_EN}; empty if nothing is printed",
        ),
        PRINTED,
    ),
)


def total_records(document: Document, table: Table) -> Iterator[Record]:
    """One record for each figure of a total line; one with an empty value where the line prints
    none.
    """
    by_row: dict[int | None, list[Fact]] = {}
    for fact in figures_in(table):
        by_row.setdefault(fact.row, []).append(fact)

    for row in table.rows:
        if row.kind in _SUMMING:
            yield from _records_of_row(
                document, table, row, by_row.get(row.index, [])
            )


def _records_of_row(
    document: Document, table: Table, row: Row, facts: Sequence[Fact]
) -> Iterator[Record]:
    for fact in facts:
        assert fact.col is not None
        common = fact_record(document, fact)
        yield _record(row, table.columns[fact.col], common, fact)

    if not facts:
        common = table_record(document, table, row, [])
        yield _record(row, _first_measure(table), common, None)


def _record(
    row: Row, column: Column | None, common: Record, fact: Fact | None
) -> Record:
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


def _first_measure(table: Table) -> Column | None:
    found = roles(table)
    measures = (
        column
        for column in table.columns
        if found[column.index] is Role.MEASURE
    )
    return next(measures, None)


TOTALS = Family(schema=SCHEMA, of_table=total_records)
