"""The tables as printed, for readers of spreadsheets: figures as numbers, all else as text."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from extract.french.folding import plain
from extract.french.measures import compound_of
from extract.records.record import plain_decimal
from extract.table import Cell, Column, ColumnKind, Row, Table
from extract.tables.column_kinds import FIGURE_KINDS
from reports.export.audit_package import AuditFolder, ExportField, Resource

MIXED = "mixed"
"""The type of a column of figures as printed: what is no number stays text."""


def with_printed_tables(folder: AuditFolder) -> AuditFolder:
    """The folder with its printed tables beside the frames; none after `pointage extract`.

    Raises:
        UsageError: its `audit.json` was written by another version.
    """
    if folder.document is None:
        return folder
    tables = tuple(map(_resource, folder.document.tables))
    return folder.with_resources((*folder.resources, *tables))


def is_printed_table(resource: Resource) -> bool:
    """Whether a resource is a table as printed."""
    return resource.path.startswith("tables/")


def _resource(table: Table) -> Resource:
    page = ExportField("page", "integer", "Page", "")
    fields = [page, *map(_field, table.columns)]
    rows = [(str(row.page), *_texts(row, table.columns)) for row in table.rows]
    return Resource(
        name=table.id,
        path=f"tables/{table.id}.csv",
        title=plain(table.caption),
        fields=tuple(fields),
        rows=tuple(rows),
    )


def _field(column: Column) -> ExportField:
    label = plain(column.label)
    if column.kind not in FIGURE_KINDS:
        return ExportField(label, "string", label, "")
    field = ExportField(label, MIXED, label, "")
    if column.kind is ColumnKind.AMOUNT:
        return replace(field, more={"unit": "EUR"})
    return field


def _texts(row: Row, columns: Iterable[Column]) -> list[str]:
    return [_text(row, row.cells[one.index], one) for one in columns]


def _text(row: Row, cell: Cell | None, column: Column) -> str:
    """What a cell holds: a figure as a plain decimal, and only in the line that prints it, one in
    several units as it is printed; a label that spans lines in each of them, so that a filter keeps
    it.
    """
    if cell is None:
        return ""
    is_figure = column.kind in FIGURE_KINDS and cell.number is not None
    if is_figure and compound_of(cell.number) is None:
        is_own = cell.raw.row == row.index
        return plain_decimal(_value(cell)) if is_own else ""
    return plain(cell.text)


def _value(cell: Cell) -> Decimal | None:
    """The number as printed: a header's "k€" multiplies no figure of the sheet."""
    number = cell.number
    if number is None or number.scale == 1:
        return None if number is None else number.value
    return number.value / number.scale
