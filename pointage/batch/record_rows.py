"""An audit as rows of text for the store's tables, and the tables' columns.

Frames hold rates with four decimals and counts beside amounts, so that no one decimal type fits a
column: values stay exact as plain decimal text, which SQL casts where it needs to.
"""

import json
from collections.abc import Mapping

from extract.given.bounded_files import Json
from extract.records.frames import frames
from extract.records.registry import FRAMES
from pointage.batch.store import Rows
from reports.files.json_encode import encode
from validate.model.finding import Audit

_STATUS = (
    "sha256",
    "document_id",
    "status",
    "reason",
    "message",
    "pages",
    "tables",
    "cells",
    "proved",
    "error",
    "warning",
    "info",
)
_FINDING = (
    "document_id",
    "id",
    "kind",
    "severity",
    "nature",
    "status",
    "page",
    "pages",
    "table_id",
    "printed",
    "expected",
    "delta",
    "tolerance",
    "equation",
    "message",
    "diagnosis",
    "consequences",
    "evidence",
    "rule",
    "rule_version",
)
_ABSTENTION = (
    "document_id",
    "rule",
    "table_id",
    "label",
    "reason",
    "crashed",
    "places",
)
_COVERAGE = (
    "document_id",
    "table_id",
    "section",
    "cells",
    "held",
    "failed",
    "unchecked",
    "proved",
)


SCHEMAS: Mapping[str, tuple[str, ...]] = {
    "documents": (*_STATUS, "paths"),
    "findings": _FINDING,
    "abstentions": _ABSTENTION,
    "coverage": _COVERAGE,
    **{name: frame.columns for name, frame in FRAMES.items()},
}
"""The columns of each table."""


def audit_rows(audit: Audit) -> dict[str, Rows]:
    """Rows by table name: the frames of the contract, findings, abstentions and coverage."""
    document_id = audit.document.document_id
    tables: dict[str, Rows] = {
        "findings": [_row(document_id, finding) for finding in audit.findings],
        "abstentions": [
            _row(document_id, abstention) for abstention in audit.abstentions
        ],
        "coverage": [
            _row(document_id, table) for table in audit.coverage.tables
        ],
    }
    for name, frame in frames(audit.document).items():
        columns = list(map(str, frame.columns))
        rows = frame.to_numpy().tolist()
        tables[name] = [
            dict(zip(columns, map(str, row), strict=True)) for row in rows
        ]
    return tables


def _row(document_id: str, value: object) -> dict[str, str]:
    """One record with its nested parts as JSON text."""
    encoded = encode(value)
    assert isinstance(encoded, dict)
    row = {"document_id": document_id}
    for key, item in encoded.items():
        row[key] = _text(item)
    return row


def _text(item: Json) -> str:
    """A value as text; "" for none, JSON for what is no text."""
    if item is None or item == "null":
        return ""
    if isinstance(item, str):
        return item
    return json.dumps(item, ensure_ascii=False)
