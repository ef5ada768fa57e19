"""`pointage export`: where files go, what is refused, and what is said."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pointage.cli import app

SAMPLE = (
    Path(__file__).parents[3] / "sample_pdfs" / "pas-de-calais-2022-244.pdf"
)
FORMATS = ("csv", "parquet", "xlsx", "duckdb")


@pytest.fixture(scope="module")
def extracted(tmp_path_factory) -> Path:
    from pointage import extract

    return extract(SAMPLE).write(tmp_path_factory.mktemp("out"))


@pytest.fixture
def folder(extracted, tmp_path, monkeypatch) -> Path:
    """A copy of the folder; the current folder is empty."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(extracted, tmp_path / "out" / extracted.name))


def export(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["export", *map(str, arguments)])
    return done.exit_code, done.output


@pytest.mark.parametrize("to", FORMATS)
def test_each_format_has_its_own_folder_outside_the_audit(folder, tmp_path, to):
    before = {
        path: path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    code, said = export(folder, "--to", to)
    assert code == 0, said
    target = tmp_path / "exports" / folder.name / to
    assert any(path.suffix == f".{to}" for path in target.iterdir())
    assert {
        path: path.read_bytes() for path in folder.rglob("*") if path.is_file()
    } == before
    assert export(folder, "--to", to)[0] == 0, "and again over it"


def test_french_csv(folder, tmp_path):
    assert export(folder, "--to", "csv", "--excel-fr", "-o", "ici")[0] == 0
    text = (tmp_path / "ici" / "csv" / "grants.csv").read_bytes()
    assert text.startswith("\ufeffdocument_id;deliberation;".encode())
    assert b";8000,00;" in text


def test_the_same_folder_gives_the_same_files(folder, tmp_path):
    sums = []
    for out in ("a", "b"):
        for to in ("csv", "xlsx", "parquet"):
            assert export(folder, "--to", to, "-o", out)[0] == 0
        files = sorted(
            path for path in (tmp_path / out).rglob("*") if path.is_file()
        )
        sums.append(
            [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
        )
    assert sums[0] == sums[1]


def test_what_is_missing_is_said_and_init_helps(folder, tmp_path):
    code, said = export(folder, "--to", "scdl-subventions")
    home = tmp_path / "exports" / folder.name
    assert code == 2
    assert "missing.csv" in said
    assert "--init" in said
    assert not list(home.rglob("subventions.csv"))
    assert export(folder, "--to", "scdl-subventions", "--init")[0] == 0
    assert sorted(path.name for path in home.iterdir() if path.is_file()) == [
        "beneficiaires.csv",
        "columns.csv",
        "complement.toml",
    ]
    code, said = export(
        folder, "--to", "scdl-subventions", "--init", "--lang", "en"
    )
    assert (code, "not overwritten" in said) == (2, True)


def test_deliberations_from_the_completed_draft(folder, tmp_path):
    assert (
        export(folder, "--to", "scdl-deliberations", "--init", "-o", ".")[0]
        == 0
    )
    draft = (tmp_path / "complement.toml").read_text(encoding="utf-8")
    for name, value in (
        ("COLL_SIRET", "21860194600013"),
        ("DELIB_MATIERE_CODE", "7.5"),
        ("DELIB_DATE", "2022-06-20"),
        ("DELIB_MATIERE_NOM", "finances locales/subventions"),
    ):
        draft = draft.replace(f'{name} = ""', f'{name} = "{value}"')
    (tmp_path / "complement.toml").write_text(draft, encoding="utf-8")
    code, said = export(folder, "--to", "scdl-deliberations", "-o", ".")
    assert code == 0, said
    assert "2022-244" in (
        tmp_path / "scdl-deliberations" / "deliberations.csv"
    ).read_text(encoding="utf-8")
    assert json.loads(
        (tmp_path / "scdl-deliberations" / "datapackage.json").read_text(
            encoding="utf-8"
        )
    )["resources"]


def test_what_cannot_be_meant_is_refused(folder, tmp_path):
    for arguments, word in (
        ((folder, "--to", "csv", "-o", folder / "exports"), "SHA256SUMS"),
        ((folder, "--to", "csv", "--init"), "--init"),
        ((folder, "--to", "xlsx", "--excel-fr"), "--excel-fr"),
        (
            (folder, "--to", "scdl-subventions", "--complement", "absent.toml"),
            "absent.toml",
        ),
        ((tmp_path, "--to", "csv"), "pointage audit"),
        ((folder, "--to", "ods"), "ods"),
    ):
        code, said = export(*arguments)
        assert (code, word in said) == (2, True), said
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, said = export(folder, "--to", "csv", "-o", "file")
    assert (code, "file" in said) == (2, True), said
    (tmp_path / "csv" / "mine").mkdir(parents=True)
    code, said = export(folder, "--to", "csv", "-o", ".")
    assert code == 2
    assert (tmp_path / "csv" / "mine").is_dir()
