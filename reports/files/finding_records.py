"""Findings as data: the contract's fields, as JSON records and as a table."""

import json
from collections.abc import Sequence

from extract.given.bounded_files import Json
from extract.records.record import plain_decimal
from reports.files.json_encode import encode
from validate.model.finding import Audit, Finding

COLUMNS = (
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
    "message_fr",
    "message_en",
    "diagnosis_fr",
    "diagnosis_en",
    "consequences_fr",
    "consequences_en",
    "evidence",
    "rule",
    "rule_version",
    "root",
    "note",
    "author",
    "disposed_on",
    "probability",
    "supports",
)


def findings_records(audit: Audit) -> list[Json]:
    """Each finding with the fields of the contract."""
    return list(map(encode, audit.findings))


def findings_rows(audit: Audit) -> list[list[str]]:
    """The header, then each finding as text; lists are joined by `` | ``, the evidence is JSON."""
    return [list(COLUMNS), *map(_row, audit.findings)]


def _row(finding: Finding) -> list[str]:
    evidence = json.dumps(
        encode(finding.evidence), ensure_ascii=False, separators=(",", ":")
    )
    return [
        finding.id,
        finding.kind,
        finding.severity,
        finding.nature,
        finding.status,
        str(finding.page),
        " ".join(map(str, finding.pages)),
        finding.table_id,
        finding.printed,
        finding.expected,
        plain_decimal(finding.delta),
        plain_decimal(finding.tolerance),
        finding.equation,
        finding.message.fr,
        finding.message.en,
        _joined([item.message.fr for item in finding.diagnosis]),
        _joined([item.message.en for item in finding.diagnosis]),
        _joined([item.message.fr for item in finding.consequences]),
        _joined([item.message.en for item in finding.consequences]),
        evidence,
        finding.rule,
        finding.rule_version,
        finding.root,
        finding.note,
        finding.author,
        finding.disposed_on,
        "" if finding.probability is None else f"{finding.probability:.2f}",
        " ".join(finding.supports),
    ]


def _joined(texts: Sequence[str]) -> str:
    return " | ".join(texts)
