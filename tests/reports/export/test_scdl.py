"""Both national files of the sample, completed by the example, pass their schema; nothing wrong is
ever written.
"""

import csv
import json
import os
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from extract.errors import UsageError
from reports.export.scdl.acts import acts
from reports.export.scdl.beneficiary_ids import Known, find_ids, read_table
from reports.export.scdl.complement import Complement, draft_complement, read_complement
from reports.export.scdl.publish import validate_rows, write_deliberations, write_subventions
from reports.export.scdl.subvention_lines import OBJECT, purpose, shortened, subvention_lines

from .made import folder_of, grant

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
    report = resource.validate(frictionless.Checklist(checks=scdl_rules(schema["custom_checks"])))
    return [error.message for task in report.tasks for error in task.errors]


def schema_files(kind: str) -> list[Path]:
    """Our own schema file, and the official one where it is at hand."""
    import reports.export.scdl

    ours = Path(reports.export.scdl.__file__).parent / f"{kind}.schema.json"
    return [ours, *(SCHEMAS.glob(f"scdl-{kind}-*.json") if SCHEMAS else [])]


def test_subventions_of_the_sample(sample, completed, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    made = write_subventions(sample, read_complement(completed), out, "fr", include_persons=False)
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
    assert [line["line_id"] for line in origin] == [record["line_id"] for record in granted]
    assert all(line["pages"] and line["places"] for line in origin)
    assert {line["findings"] for line in origin} - {""}
    assert not (out / "missing.csv").exists()
    assert frictionless.Package(str(out / "datapackage.json")).validate().valid
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "etalab-2.0"
    assert package["sources"][0]["sha256"]


def test_every_line_left_out_is_listed_with_its_reason(sample, completed, tmp_path):
    write_subventions(sample, read_complement(completed), tmp_path, "fr", include_persons=False)
    left = read(tmp_path / "left_out.csv")
    lines = len(read(tmp_path / "subventions.csv"))
    assert len(left) + lines == len(sample.records("grants"))
    assert {row["reason"] for row in left} == {"refused", "recap", "no-amount", "zero", "excluded"}


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
        row[f"VOTE_{name}"] for name in ("EFFECTIF", "REEL", "POUR", "CONTRE", "ABSTENTION")
    ] == [
        "78",
        "73",
        "60",
        "0",
        "13",
    ]
    assert frictionless.Package(str(out / "datapackage.json")).validate().valid


def test_without_a_complement_only_what_is_missing_is_written(sample, tmp_path):
    made = write_subventions(sample, Complement(), tmp_path, "en", include_persons=False)
    assert made.problems
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "left_out.csv",
        "matches.csv",
        "missing.csv",
    ]
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
    assert any(row["beneficiary"] == "APSA" and "table" in row["action"] for row in missing)
    made = write_deliberations(sample, Complement(), tmp_path / "d", "fr")
    assert {problem.field for problem in made.problems} == {
        "COLL_SIRET",
        "DELIB_MATIERE_CODE",
        "DELIB_MATIERE_NOM",
    }
    assert [path.name for path in (tmp_path / "d").iterdir()] == ["missing.csv"]


FULL = {
    "nomAttribuant": "Ville",
    "idAttribuant": "21860194600013",
    "dateConvention": "2026-01-01",
    "objet": "Objet",
    "nature": "aide en numéraire",
    "conditionsVersement": "unique",
    "datesPeriodeVersement": "2026-01-01",
    "notificationUE": "non",
    "pourcentageSubvention": "1.00",
}
CLUB = (Known("Club de judo", "38047555800058", ""),)


def test_only_grants_are_published():
    folder = folder_of(
        grant("Club de judo", "100.00", 0),
        grant("Club de judo", "0.00", 1),
        grant("Club de judo", "90.00", 2, decision="refused"),
        grant("Club de judo", "80.00", 3, decision="deferred"),
        grant("Club de judo", "70.00", 4, role="recap"),
        grant("Club de judo", "", 5),
        grant("Club de judo", "-5.00", 6),
        grant("", "5.00", 7),
    )
    made = subvention_lines(folder, Complement(subventions=FULL), CLUB)
    assert [row["montant"] for row in made.rows] == ["100.00"]
    assert [row[-1] for row in made.left_out.rows] == [
        "zero",
        "refused",
        "deferred",
        "recap",
        "no-amount",
        "negative",
        "no-beneficiary",
    ]
    assert made.problems == ()
    assert validate_rows("subventions", made.rows, ["t1!r0"]) == ()


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
    folder = folder_of(grant("Club de judo", "100.00"), grant("Club de judo", "50.00", 1))
    table = tmp_path / "b.csv"
    table.write_text("nom;siret\nClub de judo;380 475 558 00058\n", encoding="utf-8")
    complement = Complement(subventions=FULL | {field: value}, table=table)
    made = write_subventions(folder, complement, tmp_path / "out", "fr", include_persons=False)
    assert not (tmp_path / "out" / "subventions.csv").exists()
    (problem,) = made.problems
    assert (problem.field, problem.value, problem.lines, problem.line_id) == (
        field,
        value,
        2,
        "t1!r0",
    )


def test_persons_are_withheld_and_not_named(tmp_path):
    folder = folder_of(grant("Mme DUPONT Jeanne", "100.00"), grant("Club de judo", "50.00", 1))
    table = tmp_path / "b.csv"
    table.write_text(
        "nom,siret\nClub de judo,38047555800058\nMme DUPONT Jeanne,38047555800058\n",
        encoding="utf-8",
    )
    complement = Complement(subventions=FULL, table=table)
    made = write_subventions(folder, complement, tmp_path / "out", "fr", include_persons=False)
    assert (made.lines, made.persons) == (1, 1)
    assert all(
        "DUPONT" not in path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()
    )
    assert read(tmp_path / "out" / "withheld.csv")[0]["line_id"] == "t1!r0"
    made = write_subventions(folder, complement, tmp_path / "all", "fr", include_persons=True)
    assert (made.lines, made.persons) == (2, 0)


def test_a_doubtful_match_is_proposed_and_never_filled():
    table = (
        Known("Association Habitat Insertion", "38047555800058", ""),
        Known("Instance Intercommunale d'insertion (3ID)", "21860194600013", ""),
        Known("Mission locale", "21860194600013", ""),
        Known("Le Relais", "1", ""),
        Known("LE RELAIS", "2", ""),
    )
    names = ("HABITAT-INSERTION", "3ID", "Mission locale de Lens", "Le relais", "Chorale")
    found = {one.printed: one for one in find_ids([(name, 1) for name in names], table)}
    assert (found["HABITAT-INSERTION"].status, found["HABITAT-INSERTION"].known) == (
        "filled",
        table[0],
    )
    assert (found["3ID"].status, found["3ID"].reason) == ("proposed", "acronym")
    assert found["Mission locale de Lens"].status == "proposed"
    assert (found["Le relais"].status, found["Le relais"].reason) == ("none", "ambiguous")
    assert found["Chorale"].status == "none"
    made = subvention_lines(folder_of(grant("3ID", "1.00")), Complement(subventions=FULL), table)
    assert made.rows[0]["idBeneficiaire"] == ""
    assert "3ID" in made.problems[0].action.fr


def test_the_purpose_is_what_the_line_says():
    own = grant("Club", "1.00", description="Achat de tatamis")
    over = grant(
        "Club",
        "1.00",
        description="",
        details='{"OPERATION": "Opération 2 : sport"}',
        measure="Aide 2026",
    )
    assert purpose(own) == "Achat de tatamis"
    assert purpose(over, several=True) == "Opération 2 : sport – Aide 2026"
    assert purpose(grant("Club", "1.00", description="", operation="3")) == ""
    long = shortened("mot " * 100)
    assert len(long) <= OBJECT
    assert long.endswith("mot…")


def test_parts_refine_the_lines_of_a_section():
    folder = folder_of(
        grant("Club de judo", "1.00"),
        grant("Club de judo", "2.00", 1, section="annexe-2", description=""),
    )
    complement = Complement(
        subventions=FULL, parts={"annexe-2": {"objet": "Autre", "conditionsVersement": "échelonné"}}
    )
    first, second = subvention_lines(folder, complement, CLUB).rows
    assert (first["objet"], first["conditionsVersement"]) == ("Une action", "unique")
    assert (second["objet"], second["conditionsVersement"]) == ("Autre", "échelonné")


def test_the_draft_is_toml_prefilled_with_what_the_pdf_says(sample):
    text = draft_complement(acts(sample), ["annexe-4"])
    data = tomllib.loads(text)
    assert data["subventions"]["nomAttribuant"] == "Département du Pas-de-Calais"
    assert data["subventions"]["idAttribuant"] == ""
    (act,) = data["deliberations"]
    assert (act["DELIB_ID"], act["VOTE_REEL"]) == ("2022-244", "73")
    asked = [line for line in text.splitlines() if ' = ""' in line and "VOTE" not in line]
    assert asked
    assert all("# " in line for line in asked), "each says why it is asked for"


def votes(**changes: str) -> dict[str, str]:
    from extract.records.registry import FRAMES

    return dict.fromkeys(FRAMES["votes"].columns, "") | {"deliberation": "2026-1"} | changes


def test_votes_that_contradict_are_left_to_the_publisher():
    good = {"members": "9", "for": "5", "against": "1", "abstained": "2"}
    for vote in (good | {"members": "7"}, good | {"abstained": ""}):
        (act,) = acts(folder_of(votes=[votes(**vote)]))
        assert act.votes == ()
    (act,) = acts(folder_of(votes=[votes(**good)]))
    assert dict(act.votes)["VOTE_REEL"] == "8"


def test_each_deliberation_of_a_document_is_a_line(tmp_path):
    folder = folder_of(grant("Club", "1.00"), grant("Club", "1.00", 1, deliberation="2026-2"))
    base = {
        "COLL_NOM": "V",
        "COLL_SIRET": "21860194600013",
        "DELIB_DATE": "2026-01-01",
        "DELIB_MATIERE_CODE": "7.5",
    }
    base |= {"DELIB_MATIERE_NOM": "finances locales/subventions", "DELIB_OBJET": "O"}
    said = {number: base | {"DELIB_ID": number} for number in ("2026-1", "2026-2")}
    assert (
        write_deliberations(folder, Complement(deliberations=said), tmp_path, "fr").problems == ()
    )
    assert [row["DELIB_ID"] for row in read(tmp_path / "deliberations.csv")] == ["2026-1", "2026-2"]
    other = write_deliberations(
        folder, Complement(deliberations={**said, "X": base}), tmp_path / "x", "fr"
    )
    assert [problem.value for problem in other.problems] == ["X"]


@pytest.mark.parametrize(
    "text",
    [
        "[subventions",
        "[subvention]\n",
        "[subventions]\nobjects = 1\n",
        "[[deliberations]]\nID = 1\n",
        "subventions = 3\n",
    ],
)
def test_a_wrong_complement_is_refused_by_name(tmp_path, text):
    path = tmp_path / "complement.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"complement\.toml"):
        read_complement(path)


def test_a_wrong_table_is_refused_by_name(tmp_path):
    path = tmp_path / "b.csv"
    path.write_text("name,siret\n", encoding="utf-8")
    with pytest.raises(UsageError, match="nom"):
        read_table(path)
    with pytest.raises(UsageError):
        read_table(tmp_path / "absent.csv")
