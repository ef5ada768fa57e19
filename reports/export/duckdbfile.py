"""DuckDB: one table a frame, exact decimals, and views that join each finding to the cells it rests on."""

from pathlib import Path

import duckdb

from reports.export.package import AuditFolder
from reports.export.parquetfile import arrow_table

_EVIDENCE = """
CREATE VIEW finding_evidence AS
SELECT f.document_id, f.id AS finding, f.kind, f.severity, f.status, f.message_fr, f.message_en,
       e->>'fact' AS fact, e->>'role' AS role, e->>'printed' AS printed,
       CAST(e->>'page' AS INTEGER) AS page, e->'bbox' AS bbox
FROM (SELECT $document AS document_id, * FROM findings) f, UNNEST(CAST(f.evidence AS JSON[])) AS t(e)
"""
_CELLS = """
CREATE VIEW finding_cells AS
SELECT e.*, c.section, c.table_id, c."row", c.value, c.row_kind, c.row_path, c.column_path
FROM finding_evidence e
JOIN cells c
  ON e.fact LIKE c.table_id || '!r' || c."row" || 'c%'
 AND e.printed = c.printed
"""


def write_duckdb(folder: AuditFolder, output: Path) -> tuple[Path, ...]:
    """The database ``<document-id>.duckdb`` in ``output``, made anew."""
    output.mkdir(parents=True, exist_ok=True)
    path = output / f"{folder.document_id}.duckdb"
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as database:
        for resource in folder.resources:
            database.register("incoming", arrow_table(resource, folder.about))
            name = resource.name.replace('"', "")
            database.execute(f'CREATE TABLE "{name}" AS SELECT * FROM incoming')  # noqa: S608  a name of our own frames
            database.unregister("incoming")
        if any(resource.name == "findings" for resource in folder.resources):
            literal = "'" + folder.document_id.replace("'", "''") + "'"
            database.execute(_EVIDENCE.replace("$document", literal))
            database.execute(_CELLS)
    return (path,)
