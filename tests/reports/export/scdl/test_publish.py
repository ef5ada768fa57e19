"""Both national files of the sample, completed by the example, pass their schema; nothing wrong is
ever written.
"""

import csv
import json
import os
from decimal import Decimal
from pathlib import Path

import pytest

from reports.export.scdl.complement import Complement, read_complement
from reports.export.scdl.money_lines import with_every_column
from reports.export.scdl.publish import (
    drafted_grants,
    write_deliberations,
    write_subventions,
)

from ..made import folder_of, grant
from .completed import CHOSEN, FULL

frictionless = pytest.importorskip("frictionless")
CORPUS = os.environ.get("POINTAGE_CORPUS")
SCHEMAS = Path(CORPUS).parent / "schemas" if CORPUS else None


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def refused_by(schema_path: Path, data: Path) -> list[str]:
    """What a schema file and the rules it names refuse in a CSV file."""
    from reports.export.scdl.validator_rules import scdl_rules

    schema = json.loads(schema_path.read_text(encoding="utf-8"))
    resource = frictionless.Resource(
        path=data.name,
        basepath=str(data.parent),
        schema=frictionless.Schema.from_descriptor(schema),
    )
    report = resource.validate(
        frictionless.Checklist(checks=scdl_rules(schema["custom_checks"]))
    )
    return [error.message for task in report.tasks for error in task.errors]


def schema_files(kind: str) -> list[Path]:
    """Our own schema file, and the official one where it is at hand."""
    import reports.export.scdl

    ours = Path(reports.export.scdl.__file__).parent / f"{kind}.schema.json"
    return [ours, *(SCHEMAS.glob(f"scdl-{kind}-*.json") if SCHEMAS else [])]


def test_subventions_of_the_sample(sample, completed, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    made = write_subventions(
        sample, read_complement(completed), out, "fr", include_persons=False
    )
    assert made.problems == ()
    for schema in schema_files("subventions"):
        assert refused_by(schema, out / "subventions.csv") == []
    rows = read(out / "subventions.csv")
    granted = [
        record
        for record in sample.records("grants")
        if record["decision"] == "granted"
        and record["role"] == "detail"
        and record["section"] != "annexe-6"
        if record["amount"] and Decimal(record["amount"]) > 0
    ]
    assert len(rows) == made.lines == len(granted)
    assert sum(Decimal(row["montant"]) for row in rows) == sum(
        Decimal(record["amount"]) for record in granted
    )
    origin = read(out / "provenance.csv")
    assert [line["line_id"] for line in origin] == [
        record["line_id"] for record in granted
    ]
    assert all(line["pages"] and line["places"] for line in origin)
    assert {line["findings"] for line in origin} - {""}
    assert not (out / "missing.csv").exists()
    assert frictionless.Package(str(out / "datapackage.json")).validate().valid
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "etalab-2.0"
    assert package["sources"][0]["sha256"]


def test_every_line_left_out_is_listed_with_its_reason(
    sample, completed, tmp_path
):
    write_subventions(
        sample,
        read_complement(completed),
        tmp_path,
        "fr",
        include_persons=False,
    )
    left = read(tmp_path / "left_out.csv")
    lines = len(read(tmp_path / "subventions.csv"))
    every = with_every_column(sample).records("grants")
    assert len(left) + lines == len(every)
    of_frame = {(row["line_id"], row["measure"]) for row in every} >= {
        (row["line_id"], row["measure"]) for row in sample.records("grants")
    }
    assert of_frame
    assert {row["reason"] for row in left} == {
        "refused",
        "recap",
        "no-amount",
        "zero",
        "excluded",
        "sum",
        "worded",
        "no-names",
        "other-column",
        "base",
    }
    assert all(row["why"] for row in left)


def test_deliberations_of_the_sample(sample, completed, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    made = write_deliberations(sample, read_complement(completed), out, "fr")
    assert made.problems == ()
    for schema in schema_files("deliberations"):
        assert refused_by(schema, out / "deliberations.csv") == []
    (row,) = read(out / "deliberations.csv")
    assert (row["DELIB_ID"], row["DELIB_DATE"], row["COLL_NOM"]) == (
        "2022-244",
        "2022-06-20",
        "Département du Pas-de-Calais",
    )
    assert [
        row[f"VOTE_{name}"]
        for name in ("EFFECTIF", "REEL", "POUR", "CONTRE", "ABSTENTION")
    ] == [
        "78",
        "73",
        "60",
        "0",
        "13",
    ]
    assert frictionless.Package(str(out / "datapackage.json")).validate().valid


def test_without_a_complement_only_what_is_missing_is_written(sample, tmp_path):
    made = write_subventions(
        sample, Complement(), tmp_path, "en", include_persons=False
    )
    assert made.problems
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "columns.csv",
        "draft.csv",
        "left_out.csv",
        "matches.csv",
        "missing.csv",
        "provenance.csv",
    ]
    draft = read(tmp_path / "draft.csv")
    assert len(draft) == made.lines
    assert {row["idAttribuant"] for row in draft} == {""}
    missing = read(tmp_path / "missing.csv")
    fields = {row["field"] for row in missing}
    assert {
        "idAttribuant",
        "dateConvention",
        "nature",
        "conditionsVersement",
        "notificationUE",
    } <= fields
    assert "nomAttribuant" not in fields, "the PDF says it"
    assert any(
        row["beneficiary"] == "APSA" and "table" in row["action"]
        for row in missing
    )
    made = write_deliberations(sample, Complement(), tmp_path / "d", "fr")
    assert {problem.field for problem in made.problems} == {
        "COLL_SIRET",
        "DELIB_MATIERE_CODE",
        "DELIB_MATIERE_NOM",
    }
    assert [path.name for path in (tmp_path / "d").iterdir()] == ["missing.csv"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("idAttribuant", "21860194600014"),
        ("nature", "don"),
        ("datesPeriodeVersement", "bientôt"),
        ("notificationUE", "?"),
    ],
)
def test_a_wrong_value_keeps_the_file_back(tmp_path, field, value):
    folder = folder_of(
        grant("Club de judo", "100.00"), grant("Club de judo", "50.00", 1)
    )
    table = tmp_path / "b.csv"
    table.write_text(
        "nom;siret\nClub de judo;380 475 558 00058\n", encoding="utf-8"
    )
    complement = Complement(
        subventions=FULL | {field: value}, table=table, columns=CHOSEN
    )
    made = write_subventions(
        folder, complement, tmp_path / "out", "fr", include_persons=False
    )
    assert not (tmp_path / "out" / "subventions.csv").exists()
    (problem,) = made.problems
    assert (problem.field, problem.value, problem.lines, problem.line_id) == (
        field,
        value,
        2,
        "t1!r0",
    )


def test_persons_are_withheld_and_not_named(tmp_path):
    folder = folder_of(
        grant("Mme DUPONT Jeanne", "100.00"), grant("Club de judo", "50.00", 1)
    )
    table = tmp_path / "b.csv"
    table.write_text(
        "nom,siret\nClub de judo,38047555800058\nMme DUPONT Jeanne,38047555800058\n",
        encoding="utf-8",
    )
    complement = Complement(subventions=FULL, table=table, columns=CHOSEN)
    made = write_subventions(
        folder, complement, tmp_path / "out", "fr", include_persons=False
    )
    assert (made.lines, made.persons) == (1, 1)
    assert all(
        "DUPONT" not in path.read_text(encoding="utf-8")
        for path in (tmp_path / "out").iterdir()
    )
    assert read(tmp_path / "out" / "withheld.csv")[0]["line_id"] == "t1!r0"
    made = write_subventions(
        folder, complement, tmp_path / "all", "fr", include_persons=True
    )
    assert (made.lines, made.persons) == (2, 0)


def test_lines_that_are_withheld_are_not_counted_as_published():
    folder = folder_of(
        grant("Mme DUPONT Jeanne", "100.00"), grant("Club de judo", "50.00", 1)
    )
    for include, lines in ((False, 1), (True, 2)):
        _, made = drafted_grants(
            folder, Complement(columns=CHOSEN), (), "fr", include
        )
        assert len(made.rows) == lines
        assert [column.lines for column in made.columns] == [lines]


def test_each_deliberation_of_a_document_is_a_line(tmp_path):
    folder = folder_of(
        grant("Club", "1.00"), grant("Club", "1.00", 1, deliberation="2026-2")
    )
    base = {
        "COLL_NOM": "V",
        "COLL_SIRET": "21860194600013",
        "DELIB_DATE": "2026-01-01",
        "DELIB_MATIERE_CODE": "7.5",
    }
    base |= {
        "DELIB_MATIERE_NOM": "finances locales/subventions",
        "DELIB_OBJET": "O",
    }
    said = {
        number: base | {"DELIB_ID": number} for number in ("2026-1", "2026-2")
    }
    assert (
        write_deliberations(
            folder, Complement(deliberations=said), tmp_path, "fr"
        ).problems
        == ()
    )
    assert [
        row["DELIB_ID"] for row in read(tmp_path / "deliberations.csv")
    ] == [
        "2026-1",
        "2026-2",
    ]
    other = write_deliberations(
        folder,
        Complement(deliberations={**said, "X": base}),
        tmp_path / "x",
        "fr",
    )
    assert [problem.value for problem in other.problems] == ["X"]
