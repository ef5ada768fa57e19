"""Budget lines: one record for each line and column of figures, from tables that name accounts."""

from collections.abc import Iterator

from extract.document import Document
from extract.french.folding import plain
from extract.records.record import Record, number_text, table_record
from extract.table import Cell, ColumnKind, Row, RowKind, Table
from extract.tables.column_roles import Role, roles


def is_budget(table: Table) -> bool:
    """Whether ``table`` lists budget lines: accounts beside amounts, nobody who receives, no dates
    of purchase.
    """
    found = roles(table)
    kinds = {column.kind for column in table.columns}
    return (
        Role.IMPUTATION in found
        and ColumnKind.AMOUNT in kinds
        and Role.BENEFICIARY not in found
        and ColumnKind.DATE not in kinds
    )


def budget_records(document: Document, table: Table) -> Iterator[Record]:
    """One record for each detail line and column of amounts where a figure is printed, readable or
    not.
    """
    found = roles(table)
    for row in table.rows:
        if row.kind is not RowKind.DETAIL:
            continue
        for column in table.columns:
            cell = row.cells[column.index]
            if column.kind is ColumnKind.AMOUNT and cell is not None and cell.raw.row == row.index:
                yield {
                    **table_record(document, table, row, [cell]),
                    "code": _text(row, found, Role.CODE),
                    "imputation": _text(row, found, Role.IMPUTATION),
                    "label": _text(row, found, Role.DESCRIPTION) or row.label,
                    "column": column.label,
                    "amount": number_text(cell.number),
                    "printed": plain(cell.text),
                }


def _text(row: Row, found: tuple[Role, ...], role: Role) -> str:
    cells = [row.cells[index] for index, each in enumerate(found) if each is role]
    return " / ".join(plain(cell.text) for cell in cells if isinstance(cell, Cell))
