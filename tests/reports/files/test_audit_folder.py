"""The folder of an audit: all its files, exact, signed, the same every time."""

import csv
import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from reports.files.audit_folder import audit_schema, write_audit, write_extract
from reports.files.audit_records import decode
from validate.model.finding import Audit

FRAMES = ("grants", "totals", "budget_lines", "unit_rates", "claims", "votes", "cells")
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
    ),
)
SCHEMA = Path(__file__).parents[3] / "reports" / "audit.schema.json"


def _read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_every_file_of_the_contract_is_there(audit, paper, tmp_path):
    folder = write_audit(audit, paper, tmp_path)
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert folder == tmp_path / audit.document.document_id
    frames = {
        f"data/{name}.csv"
        for name in ["grants", "totals", "budget_lines", "unit_rates", "claims", "votes", "cells"]
    }
    evidence = {"evidence/aaaa1111-1.png", "evidence/bbbb2222-1.png", "evidence/bbbb2222-2.png"}
    plain = {
        "findings.csv",
        "findings.json",
        "findings.sarif",
        "report.html",
        "audit.json",
        "datapackage.json",
    }
    assert names >= frames | evidence | plain | {"tables/annexe-1-1.csv", "SHA256SUMS"}
    assert not [path for path in tmp_path.iterdir() if path != folder], "nothing is left beside it"


def test_the_same_audit_gives_the_same_bytes(audit, paper, tmp_path):
    first, second = (
        write_audit(audit, paper, tmp_path / "a"),
        write_audit(audit, paper, tmp_path / "b"),
    )
    for path in sorted(first.rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (second / path.relative_to(first)).read_bytes(), path.name


def test_a_second_run_replaces_the_folder_as_a_whole(audit, paper, tmp_path):
    folder = write_audit(audit, paper, tmp_path)
    (folder / "stale.txt").write_text("old", encoding="utf-8")
    write_audit(audit, paper, tmp_path)
    assert not (folder / "stale.txt").exists()


def test_a_failure_leaves_the_old_folder_untouched(audit, paper, tmp_path):
    class Broken:
        def render(self, page_number, scale, clip=None):
            raise OSError("no paper")

    folder = write_audit(audit, paper, tmp_path)
    before = (folder / "SHA256SUMS").read_bytes()
    with pytest.raises(OSError, match="no paper"):
        write_audit(audit, Broken(), tmp_path)
    assert (folder / "SHA256SUMS").read_bytes() == before
    assert list(tmp_path.iterdir()) == [folder]


def test_checksums_cover_every_other_file(audit, paper, tmp_path):
    folder = write_audit(audit, paper, tmp_path)
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    named = {line[66:]: line[:64] for line in lines}
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert set(named) == files - {"SHA256SUMS"}
    for name, digest in named.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_a_table_as_printed(audit, paper, tmp_path):
    rows = _read_csv(write_audit(audit, paper, tmp_path) / "tables" / "annexe-1-1.csv")
    assert rows == [
        ["Territoire", "Structure", "Places", "Tarif", "Montant"],
        ["Artois", "Alpha", "10", "100,00 €", "1 000,00 €"],
        ["", "Bêta", "35", "100,00 €", "1 500,00 €"],
        ["Ternois", "Gamma", "7", "100,00 €", "700,00 €"],
        ["TOTAL", "", "52", "", "3 200,00 €"],
    ]


def test_csv_is_rfc_4180(audit, paper, tmp_path):
    folder = write_audit(audit, paper, tmp_path)
    for path in folder.rglob("*.csv"):
        data = path.read_bytes()
        assert data.endswith(b"\r\n")
        assert not data.startswith(b"\xef\xbb\xbf")
        assert len({len(row) for row in _read_csv(path)}) == 1, path.name


def test_findings_carry_the_contract_fields(audit, paper, tmp_path):
    folder = write_audit(audit, paper, tmp_path)
    records = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
    assert [record["id"] for record in records] == [finding.id for finding in audit.findings]
    for record in records:
        assert set(FIELDS) <= set(record)
        assert set(record["message"]) == {"fr", "en"}
        assert all({"page", "bbox", "printed"} <= set(item) for item in record["evidence"])
    assert (records[0]["printed"], records[0]["expected"], records[0]["delta"]) == (
        "35",
        "15",
        "20",
    )
    assert (records[0]["page"], records[1]["pages"]) == (1, [1, 2])
    rows = _read_csv(folder / "findings.csv")
    assert rows[0][:5] == ["id", "kind", "severity", "nature", "status"]
    assert len(rows) == 1 + len(records)


def test_the_committed_schema_is_that_of_the_types():
    if os.environ.get("POINTAGE_UPDATE"):
        assert not os.environ.get("CI"), "golden files are made by hand"
        SCHEMA.write_text(
            json.dumps(audit_schema(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    committed = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert committed == audit_schema(), "run this test with POINTAGE_UPDATE=1"
    jsonschema.Draft202012Validator.check_schema(committed)


def test_audit_json_is_valid_and_comes_back_whole(audit, paper, tmp_path):
    data = json.loads(
        (write_audit(audit, paper, tmp_path) / "audit.json").read_text(encoding="utf-8")
    )
    jsonschema.validate(data, json.loads(SCHEMA.read_text(encoding="utf-8")))
    back = decode(Audit, data)
    assert back.findings == audit.findings
    assert back == replace(audit)
    assert "grants" in data["frames"]


def test_an_audit_of_the_last_format_is_still_read(audit, paper, tmp_path):
    data = json.loads(
        (write_audit(audit, paper, tmp_path) / "audit.json").read_text(encoding="utf-8")
    )
    data["format"] = "2"
    data["coverage"].pop("proofs", None)
    for outcome in data["outcomes"]:
        outcome["identity"].pop("adoption", None)
        outcome["identity"]["adopted"] = "group: lines of this kind obey"

    back = decode(Audit, data)
    assert back.findings == audit.findings
    assert back.coverage.proofs == {}


def test_sarif_names_each_finding_without_inventing_lines(audit, paper, tmp_path):
    data = json.loads(
        (write_audit(audit, paper, tmp_path) / "findings.sarif").read_text(encoding="utf-8")
    )
    run = data["runs"][0]
    assert data["version"] == "2.1.0"
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert all("region" not in place["physicalLocation"] for place in result["locations"])


def test_nothing_of_the_machine_is_written(audit, paper, tmp_path):
    folder = write_audit(audit, paper, tmp_path)
    for path in folder.rglob("*"):
        if path.is_file():
            assert str(tmp_path).encode() not in path.read_bytes()


def test_extract_alone_writes_tables_and_frames(audit, tmp_path):
    folder = write_extract(audit.document, tmp_path)
    names = {path.relative_to(folder).parts[0] for path in folder.rglob("*")}
    assert names == {"tables", "data", "datapackage.json", "SHA256SUMS"}


def test_page_images_follow_the_option(audit, paper, tmp_path):
    def pages(option: str) -> int:
        html = (write_audit(audit, paper, tmp_path, pages=option) / "report.html").read_text(
            encoding="utf-8"
        )
        return html.count('<figure class="page"')

    assert (pages("none"), pages("tables"), pages("all")) == (0, 2, 2)
