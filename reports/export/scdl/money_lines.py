"""Every line of money beside names, whatever its column: what a publisher may choose, and what is
left out with its reason.

The frame ``grants`` holds the columns that may be grants. What was asked for or given before, and
other money, is read as lines here, so that a column that is chosen has lines, and one that is not
is accounted for.
"""

from dataclasses import replace

from extract.document import Document
from extract.records.families.grants import records_of_columns
from extract.records.families.listed_money import listed_money
from reports.export.audit_package import AuditFolder, Resource

_FRAME = "grants"


def with_every_column(folder: AuditFolder) -> AuditFolder:
    """The folder, its frame of grants holding the lines of every column of money beside names; as
    it is after `pointage extract`.

    Raises:
        UsageError: its `audit.json` was written by another version.
    """
    if folder.document is None:
        return folder
    return with_columns_of(folder, folder.document)


def with_columns_of(folder: AuditFolder, document: Document) -> AuditFolder:
    """The same of a document as read."""
    return folder.with_resources(
        _completed(one, document) if one.name == _FRAME else one
        for one in folder.resources
    )


def _completed(grants: Resource, document: Document) -> Resource:
    """The frame with the lines of the other columns, in printed order."""
    names = [field.name for field in grants.fields]
    rows = list(grants.rows)
    for table in document.tables:
        columns = [one.index for one in listed_money(document, table)]
        for record in records_of_columns(document, table, columns):
            rows.append(tuple(record.get(name, "") for name in names))

    tables = {table.id: at for at, table in enumerate(document.tables)}
    table_at, row_at = names.index("table_id"), names.index("row")

    def printed(row: tuple[str, ...]) -> tuple[int, int]:
        return tables.get(row[table_at], len(tables)), int(row[row_at] or 0)

    return replace(grants, rows=tuple(sorted(rows, key=printed)))
