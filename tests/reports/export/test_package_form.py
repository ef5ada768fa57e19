"""A folder that is given to an export: its files and columns are not taken at their word."""

import csv
import json
import shutil

import pytest

from extract.errors import UsageError
from reports.export.audit_package import read_folder


@pytest.fixture
def folder(sample_folder, tmp_path):
    """A copy of the sample's folder."""
    return shutil.copytree(sample_folder, tmp_path / "out" / sample_folder.name)


@pytest.fixture
def altered(folder):
    """The folder after a change of its data package."""

    def alter(change):
        path = folder / "datapackage.json"
        data = json.loads(path.read_text(encoding="utf-8"))
        change(data)
        path.write_text(json.dumps(data), encoding="utf-8")
        return folder

    return alter


def resource(data, name="data-grants"):
    return next(one for one in data["resources"] if one["name"] == name)


def refusal(folder) -> str:
    with pytest.raises(UsageError) as refused:
        read_folder(folder)
    error = refused.value
    assert error.exit_code == 2
    assert folder.name in error.fr
    assert "pointage audit" in error.fr
    assert "pointage audit" in error.en
    return error.fr


def test_what_we_wrote_is_read(folder):
    names = {one.name for one in read_folder(folder).resources}
    assert {"grants", "cells", "findings"} <= names


@pytest.mark.parametrize(
    "path",
    [
        "data/../../../secret.csv",
        "data/../findings.csv",
        "/etc/passwd",
        "data/passwords.csv",
        "data/grants.csv\n",
        "../data/grants.csv",
        "file:///etc/passwd",
        "http://127.0.0.1/data/grants.csv",
        "secret.csv",
    ],
)
def test_only_files_of_ours_are_opened(altered, tmp_path, path):
    """A path that climbs out of the folder was read, and published."""
    shutil.copy(
        next((tmp_path / "out").glob("*/data/grants.csv")),
        tmp_path / "secret.csv",
    )
    folder = altered(lambda data: resource(data).update(path=path))
    assert "qu'aucun audit n'écrit" in refusal(folder)


def test_a_link_to_elsewhere_is_not_followed(folder, tmp_path):
    grants = folder / "data" / "grants.csv"
    grants.rename(tmp_path / "secret.csv")
    grants.symlink_to(tmp_path / "secret.csv")
    assert "data/grants.csv » y manque ou n'en est pas un fichier" in refusal(
        folder
    )


def change_field(**values):
    return lambda data: resource(data)["schema"]["fields"][0].update(values)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(resources=None),
        lambda data: data.update(resources=[1]),
        lambda data: data.update(resources=[{"path": 1}]),
        lambda data: data.update(title=["x"]),
        lambda data: data.update(sources=[{"path": {}}]),
        lambda data: data.update(contributors="x"),
        lambda data: data["resources"].append(resource(data)),
        lambda data: resource(data).update(schema=None),
        lambda data: resource(data).update(title=1),
        lambda data: resource(data)["schema"].update(fields=[]),
        lambda data: resource(data)["schema"].update(primaryKey=["nothing"]),
        lambda data: resource(data)["schema"]["fields"].pop(),
        lambda data: resource(data)["schema"]["fields"].reverse(),
        change_field(name='x" ; DROP TABLE grants'),
        change_field(type="number"),
        change_field(title={}),
        change_field(format="http://127.0.0.1/"),
        change_field(constraints={"pattern": "(a+)+$"}),
        change_field(constraints={"required": "yes"}),
        change_field(constraints={"enum": [1]}),
    ],
)
def test_another_package_is_refused(altered, change):
    refusal(altered(change))


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a":' * 100_000, "null"])
def test_what_is_no_package_is_refused(folder, text):
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    refusal(folder)


@pytest.mark.parametrize(
    ("file", "column", "value"),
    [
        ("data/grants.csv", "amount", "1e999999999"),
        ("data/grants.csv", "amount", "douze"),
        ("data/grants.csv", "row", "1.5"),
        ("data/grants.csv", "period_start", "2026-99-99"),
        ("data/grants.csv", "details", "[1]"),
        ("data/grants.csv", "details", '{"a": ' * 100_000),
        ("data/votes.csv", "members", "beaucoup"),
        ("findings.csv", "evidence", "[1]"),
        ("findings.csv", "evidence", "{}"),
        ("findings.csv", "delta", "NaN"),
    ],
)
def test_a_value_is_of_its_column(folder, file, column, value):
    path = folder / file
    with path.open(encoding="utf-8", newline="") as opened:
        header, first, *rows = csv.reader(opened)
    first[header.index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([header, first, *rows])
    said = refusal(folder)
    assert f"n'est pas une valeur de « {column} »" in said
    assert len(said) < 600


@pytest.mark.parametrize("row", [["x"], ["x"] * 1000])
def test_a_row_has_the_columns_of_its_header(folder, row):
    with (folder / "data" / "grants.csv").open("a", encoding="utf-8") as opened:
        csv.writer(opened).writerow(row)
    assert "valeurs et non" in refusal(folder)


def test_another_header_is_refused(folder):
    path = folder / "data" / "grants.csv"
    path.write_text("a,b\r\n1,2\r\n", encoding="utf-8")
    assert "l'en-tête est un autre" in refusal(folder)
    path.write_text("", encoding="utf-8")
    assert "l'en-tête est un autre" in refusal(folder)


def test_a_text_that_pointage_would_not_write_is_shown_by_numbers(folder):
    path = folder / "data" / "grants.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, first, *rows = csv.reader(file)
    first[header.index("beneficiary")] = "Club\x1b[2J\u202e\x0b"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, first, *rows])
    (record, *_) = read_folder(folder).records("grants")
    assert record["beneficiary"] == "Club\\x1b[2J\\u202e\\x0b"
