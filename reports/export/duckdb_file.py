"""DuckDB: one table a frame, exact decimals, and views that join each finding to the cells it rests
on.
"""

from pathlib import Path

import duckdb

from reports.export.audit_package import AuditFolder
from reports.export.formats import FormatOptions
from reports.export.parquet_files import typed_rows
from reports.files.disk.scratch_rows import (
    disk_refusals,
    sql_path,
    temporary_folder,
)

_EVIDENCE = """
CREATE VIEW finding_evidence AS
SELECT $document AS document_id, f.id AS finding, f.kind, f.severity, f.status,
       f.message_fr, f.message_en, e->>'fact' AS fact, e->>'role' AS role, e->>'printed' AS printed,
       CAST(e->>'page' AS INTEGER) AS page, e->'bbox' AS bbox
FROM findings f, UNNEST(CAST(f.evidence AS JSON[])) AS t(e)
"""
_CELLS = """
CREATE VIEW finding_cells AS
SELECT e.*, c.section, c.table_id, c."row", c.value, c.row_kind, c.row_path, c.column_path
FROM finding_evidence e
JOIN cells c
  ON starts_with(e.fact, c.table_id || '!r' || c."row" || 'c')
 AND e.printed = c.printed
 AND e.page = CAST(split_part(c.places, ':', 1) AS INTEGER)
 AND abs(CAST(e.bbox->>0 AS DOUBLE)
         - CAST(split_part(split_part(split_part(c.places, ';', 1), ':', 2), ',', 1) AS DOUBLE)
        ) < 0.1
"""
_GRANTS = """
CREATE VIEW finding_grants AS
SELECT DISTINCT e.finding, e.kind, e.severity, e.status, e.message_fr, e.message_en,
       g.line_id, g.beneficiary, g.measure, g.amount, g.decision, g."role"
FROM finding_evidence e
JOIN grants g ON starts_with(e.fact, g.line_id || 'c')
"""
_VIEWS = (
    ({"findings"}, _EVIDENCE),
    ({"findings", "cells"}, _CELLS),
    ({"findings", "grants"}, _GRANTS),
)


def write_duckdb(
    folder: AuditFolder, output: Path, _options: FormatOptions | None = None
) -> tuple[Path, ...]:
    """The database ``<document-id>.duckdb`` in ``output``, made anew.

    Views, where the folder has findings: ``finding_evidence`` (a row a figure that a finding rests
    on), ``finding_cells`` (the same, with the table cell it was read in), ``finding_grants`` (the
    allocation lines touched).
    """
    output.mkdir(parents=True, exist_ok=True)
    path = output / f"{folder.document_id}.duckdb"
    path.unlink(missing_ok=True)
    with (
        temporary_folder() as scratch,
        disk_refusals(path),
        duckdb.connect(sql_path(path)) as database,
    ):
        _fill(database, folder, scratch)
    return (path,)


def _fill(
    database: duckdb.DuckDBPyConnection, folder: AuditFolder, scratch: Path
) -> None:
    names = {resource.name for resource in folder.resources}
    document = "'" + folder.document_id.replace("'", "''") + "'"

    for resource in folder.resources:
        typed_rows(resource, scratch).create_table(database, resource.name)
    for needed, view in _VIEWS:
        if needed <= names:
            database.execute(view.replace("$document", document))
