"""Findings as data carry the fields of the contract."""

import csv
import json

from reports.files.audit_folder import write_audit

FIELDS = (
    *(
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
    ),
    *(
        "tolerance",
        "equation",
        "message",
        "diagnosis",
        "consequences",
        "evidence",
        "rule",
        "rule_version",
        "probability",
    ),
)


def test_findings_carry_the_contract_fields(audit, paper, tmp_path):
    folder = write_audit(audit, paper, tmp_path)
    records = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
    assert [record["id"] for record in records] == [
        finding.id for finding in audit.findings
    ]
    for record in records:
        assert set(FIELDS) <= set(record)
        assert set(record["message"]) == {"fr", "en"}
        assert all(
            {"page", "bbox", "printed"} <= set(item)
            for item in record["evidence"]
        )
    assert (
        records[0]["printed"],
        records[0]["expected"],
        records[0]["delta"],
    ) == (
        "35",
        "15",
        "20",
    )
    assert (records[0]["page"], records[1]["pages"]) == (1, [1, 2])
    with (folder / "findings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][:5] == ["id", "kind", "severity", "nature", "status"]
    assert len(rows) == 1 + len(records)
