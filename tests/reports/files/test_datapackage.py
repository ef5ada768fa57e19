"""The data package validates with frictionless, and its schema catches what it should."""

import csv
import hashlib
import json
import os
from pathlib import Path

import pytest

from extract.records.registry import FRAMES
from reports.files.datapackage import datapackage

frictionless = pytest.importorskip("frictionless")

ROOT = Path(__file__).parents[3]


@pytest.fixture
def folder(sample_document, tmp_path):
    from reports.files.audit_folder import write_extract

    return write_extract(sample_document, tmp_path)


def resources(folder: Path) -> dict[str, dict]:
    package = json.loads(
        (folder / "datapackage.json").read_text(encoding="utf-8")
    )
    return {resource["path"]: resource for resource in package["resources"]}


def errors(folder: Path) -> list[tuple[str, str]]:
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    return [
        (task.place, error.type)
        for task in report.tasks
        for error in task.errors
    ]


def test_the_folder_validates(folder):
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.to_summary()
    assert len(report.tasks) == len(list(folder.rglob("*.csv")))


def test_the_folder_of_an_audit_validates(audit, paper, tmp_path):
    from reports.files.audit_folder import write_audit

    folder = write_audit(audit, paper, tmp_path)
    assert errors(folder) == []
    findings = resources(folder)["findings.csv"]
    assert findings["schema"]["primaryKey"] == ["id"]


CORPUS = os.environ.get("POINTAGE_CORPUS")
NAMES = ("01-subventions-errors", "02-voirie-errors")


@pytest.mark.skipif(
    not CORPUS, reason="POINTAGE_CORPUS names no corpus of generated documents"
)
@pytest.mark.parametrize("name", NAMES)
def test_folders_of_generated_documents_validate(name, tmp_path):
    from extract.pdf.source import open_source
    from extract.reader import read_document
    from reports.files.audit_folder import write_extract

    document = read_document(
        open_source(Path(CORPUS or "") / "generated" / f"{name}.pdf")
    )
    assert errors(write_extract(document, tmp_path)) == []


def test_every_csv_is_described_with_its_hash(folder):
    described = resources(folder)
    assert set(described) == {
        path.relative_to(folder).as_posix() for path in folder.rglob("*.csv")
    }
    for path, resource in described.items():
        data = (folder / path).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_frames_carry_titles_types_units_and_keys(folder):
    schema = resources(folder)["data/grants.csv"]["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    assert list(fields) == list(FRAMES["grants"].columns)
    assert all(
        field["title"] and field["description"] for field in fields.values()
    )
    assert (fields["amount"]["type"], fields["amount"]["unit"]) == (
        "number",
        "EUR",
    )
    assert fields["period_start"]["type"] == "date"
    assert fields["decision"]["constraints"] == {
        "required": True,
        "enum": ["granted", "refused", "deferred"],
    }
    assert (schema["primaryKey"], schema["missingValues"]) == (
        ["line_id", "measure"],
        [""],
    )


def test_source_licence_and_reconstruction_are_said(sample_document, folder):
    package = datapackage(sample_document, folder)
    assert package["sources"] == [
        {
            "title": sample_document.title or sample_document.name,
            "path": sample_document.name,
            "sha256": sample_document.sha256,
        }
    ]
    assert package["licenses"][0]["name"] == "notspecified"
    chosen = {
        "name": "etalab-2.0",
        "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
    }
    assert datapackage(sample_document, folder, licence=chosen)["licenses"] == [
        chosen
    ]
    for notice in sample_document.notices:
        assert (
            notice.rstrip(".").casefold()
            in str(package["description"]).casefold()
        )


def test_both_languages(sample_document, folder):
    french, english = (
        datapackage(sample_document, folder, "fr"),
        datapackage(sample_document, folder, "en"),
    )
    titles = [
        [resource["title"] for resource in package["resources"]]
        for package in (french, english)
    ]
    assert titles[0] != titles[1]
    assert "Allocation lines" in titles[1]


def test_the_same_folder_gives_the_same_package(sample_document, folder):
    assert json.dumps(datapackage(sample_document, folder)) == json.dumps(
        datapackage(sample_document, folder)
    )


def spoil(folder: Path, column: str, value: str) -> None:
    """Writes ``value`` into the first line of the grants, the file's hash renewed."""
    path = folder / "data" / "grants.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[1][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    description = folder / "datapackage.json"
    package = json.loads(description.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        if resource["path"] == "data/grants.csv":
            del resource["hash"], resource["bytes"]
    description.write_text(json.dumps(package), encoding="utf-8")


@pytest.mark.parametrize(
    ("column", "value", "error"),
    [
        ("amount", "8 000,00 €", "type-error"),
        ("decision", "perhaps", "constraint-error"),
        ("confidence", "1.5", "constraint-error"),
        ("period_start", "01/02/2022", "type-error"),
        ("row", "-1", "constraint-error"),
        ("line_id", "", "constraint-error"),
    ],
)
def test_a_wrong_value_is_caught(folder, column, value, error):
    spoil(folder, column, value)
    assert ("data/grants.csv", error) in errors(folder)


def test_two_amounts_of_one_measure_on_one_line_are_caught(folder):
    with (folder / "data" / "grants.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        second = list(csv.DictReader(file))[1]
    spoil(folder, "line_id", second["line_id"])
    assert ("data/grants.csv", "primary-key") in errors(folder)
