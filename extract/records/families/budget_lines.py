"""Budget lines: one record for each line and column of figures, from tables that name accounts."""

from collections.abc import Iterator, Sequence

from extract.document import Document
from extract.french.folding import plain
from extract.records.family import Family
from extract.records.record import Record, number_text, table_record
from extract.records.schema import PRINTED, Field, FrameSchema
from extract.several import present
from extract.table import Cell, Column, ColumnKind, Row, RowKind, Table
from extract.tables.column_roles import Role, roles

SCHEMA = FrameSchema(
    "budget_lines",
    title_fr="Lignes budgétaires",
    title_en="Budget lines",
    row_fr="Une ligne par ligne budgétaire et par colonne",
    row_en="One row per budget line and column",
    own=(
        Field(
            "code",
            "string",
            title_fr="Code",
            title_en="Code",
            description_fr="Tel qu'imprimé",
            description_en="As printed",
        ),
        Field(
            "imputation",
            "string",
            title_fr="Imputation",
            title_en="Account",
            description_fr="Chapitre, article ou compte",
            description_en="Chapter, article or account",
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
            "amount",
            "number",
            title_fr="Montant",
            title_en="Amount",
            description_fr="En euros ; vide si la cellule n'est pas un nombre",
            description_en="In euros; empty if the cell is no number",
            unit="EUR",
        ),
        PRINTED,
    ),
)


def is_budget(table: Table) -> bool:
    """Whether ``table`` lists budget lines: accounts beside amounts, nobody who receives, no dates
    of purchase.
    """
    found = roles(table)
    kinds = {column.kind for column in table.columns}
    names_accounts = Role.IMPUTATION in found and Role.BENEFICIARY not in found
    if not names_accounts:
        return False
    if ColumnKind.AMOUNT not in kinds:
        return False
    return ColumnKind.DATE not in kinds


def budget_records(document: Document, table: Table) -> Iterator[Record]:
    """One record for each detail line and column of amounts where a figure is printed, readable or
    not; none for a table of another kind.
    """
    if not is_budget(table):
        return
    found = roles(table)
    amounts = [
        column for column in table.columns if column.kind is ColumnKind.AMOUNT
    ]
    for row in table.rows:
        if row.kind is not RowKind.DETAIL:
            continue
        for column in amounts:
            cell = row.cells[column.index]
            if cell is not None and cell.raw.row == row.index:
                common = table_record(document, table, row, [cell])
                yield {**common, **_line(row, found), **_figure(column, cell)}


def _line(row: Row, found: Sequence[Role]) -> Record:
    return {
        "code": _text(row, found, Role.CODE),
        "imputation": _text(row, found, Role.IMPUTATION),
        "label": _text(row, found, Role.DESCRIPTION) or row.label,
    }


def _figure(column: Column, cell: Cell) -> Record:
    return {
        "column": column.label,
        "amount": number_text(cell.number),
        "printed": plain(cell.text),
    }


def _text(row: Row, found: Sequence[Role], role: Role) -> str:
    cells = [
        row.cells[index] for index, each in enumerate(found) if each is role
    ]
    return " / ".join(plain(cell.text) for cell in present(cells))


BUDGET_LINES = Family(schema=SCHEMA, of_table=budget_records)
