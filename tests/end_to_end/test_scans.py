"""A scan of the corpus from its picture to its findings."""

import json
import os
from pathlib import Path

import pytest

from pointage.pipeline import AuditOptions, check
from pointage.read_any import read


def test_the_seeded_errors_of_a_scan_are_found_and_nothing_else(monkeypatch):
    root = os.environ.get("POINTAGE_CORPUS")
    if not root:
        pytest.skip("POINTAGE_CORPUS is not set: the scans are read from there")
    for name in ("onnxruntime", "rapidocr"):
        pytest.importorskip(name, reason="needs the extra pointage[ocr]")
    monkeypatch.setenv("POINTAGE_OCR", "rapidocr")
    folder = Path(root) / "generated"
    source, document = read(folder / "09-scan-errors.pdf")
    with source:
        audit = check(document, AuditOptions(), source)
    truth = json.loads(
        (folder / "truth" / "09-scan-errors.json").read_text(encoding="utf-8")
    )["errors"]
    found = {
        (finding.kind.value, round(float(finding.delta), 2))
        for finding in audit.findings
        if finding.delta
    }
    wanted = {(error["kind"], float(error["delta"])) for error in truth}
    assert {abs(delta) for _, delta in wanted} <= {
        abs(delta) for _, delta in found
    }
    assert (
        len(audit.findings) <= len(truth) + 1
    )  # the count of all lines, one short, may be told beside the missing line
    assert all(finding.status == "open" for finding in audit.findings)
